package ui

import tea "charm.land/bubbletea/v2"

// A focus is where keys go.
type focus uint8

const (
	anywhere focus = iota // of a command: in both panes
	inText
	inOutline
)

// A command is what a key does. The table of commands is the one place where
// keys are bound: dispatch, help, hints, the palette and README's table of keys
// come from it. A new command is one row here and one method of Reader.
type command struct {
	group string
	name  string   // how the palette knows it
	keys  []string // as Bubble Tea names them
	in    focus
	help  string
	run   func(r *Reader, n int) tea.Cmd // n is the count typed before the key, or 0
}

// commands returns the table, in the order of the help.
func commands() []command {
	var t []command
	add := func(group string, rows ...command) {
		for _, c := range rows {
			c.group = group
			t = append(t, c)
		}
	}
	add("Reading",
		command{name: "line down", keys: []string{"j", "down", "ctrl+e", "enter"}, in: inText, help: "a line down", run: (*Reader).lineDown},
		command{name: "line up", keys: []string{"k", "up", "ctrl+y"}, in: inText, help: "a line up", run: (*Reader).lineUp},
		command{name: "page down", keys: []string{"space", "f", "pgdown", "ctrl+f"}, help: "a page down", run: (*Reader).pageDown},
		command{name: "page up", keys: []string{"b", "pgup", "ctrl+b"}, help: "a page up", run: (*Reader).pageUp},
		command{name: "half page down", keys: []string{"d", "ctrl+d"}, help: "half a page down", run: (*Reader).halfDown},
		command{name: "half page up", keys: []string{"u", "ctrl+u"}, help: "half a page up", run: (*Reader).halfUp},
		command{name: "top", keys: []string{"g", "home"}, in: inText, help: "the start of the article; again: of the page around it", run: (*Reader).toTop},
		command{name: "end", keys: []string{"G", "end"}, in: inText, help: "the end of the article; again: of the page around it; with a count, section n: 4G", run: (*Reader).toEnd},
		command{name: "percent", keys: []string{"%"}, help: "with a count, that far down: 50%", run: (*Reader).toPercent},
		command{name: "next paragraph", keys: []string{"}"}, help: "the next paragraph", run: (*Reader).nextParagraph},
		command{name: "previous paragraph", keys: []string{"{"}, help: "the paragraph before", run: (*Reader).previousParagraph},
	)
	add("Sections",
		command{name: "next section", keys: []string{"]", "J"}, help: "the next section", run: (*Reader).nextSection},
		command{name: "previous section", keys: []string{"[", "K"}, help: "the section before", run: (*Reader).previousSection},
		command{name: "section start", keys: []string{"0"}, in: inText, help: "the start of the section", run: (*Reader).sectionStart},
		command{name: "section end", keys: []string{"$"}, in: inText, help: "the end of the section", run: (*Reader).sectionEnd},
		command{name: "parent section", keys: []string{"P"}, help: "the section this one is in", run: (*Reader).parentSection},
		command{name: "find section", keys: []string{"s"}, help: "find a section by some of its letters", run: (*Reader).findSection},
		command{name: "heading", keys: []string{"X"}, in: inText, help: "make the paragraph a heading, or the heading none", run: (*Reader).toggleHeading},
		command{name: "outline", keys: []string{"o", "t"}, help: "show or hide the outline", run: (*Reader).toggleOutline},
		command{name: "switch pane", keys: []string{"tab", "shift+tab"}, help: "from the text to the outline and back", run: (*Reader).switchFocus},
		command{name: "to outline", keys: []string{"h", "left"}, in: inText, help: "to the outline", run: (*Reader).focusOutline},
		command{name: "to text", keys: []string{"l", "right"}, in: inText, help: "to the text", run: (*Reader).focusText},
	)
	add("In the outline",
		command{name: "entry down", keys: []string{"j", "down", "ctrl+e"}, in: inOutline, help: "look at the next section", run: (*Reader).entryDown},
		command{name: "entry up", keys: []string{"k", "up", "ctrl+y"}, in: inOutline, help: "look at the section before", run: (*Reader).entryUp},
		command{name: "first entry", keys: []string{"g", "home"}, in: inOutline, help: "look at the first entry", run: (*Reader).firstEntry},
		command{name: "last entry", keys: []string{"G", "end"}, in: inOutline, help: "look at the last entry; with a count, at section n", run: (*Reader).lastEntry},
		command{name: "stay", keys: []string{"enter"}, in: inOutline, help: "stay there; open or fold page furniture", run: (*Reader).enter},
		command{name: "return", keys: []string{"esc"}, in: inOutline, help: "return to where you read", run: (*Reader).returnToText},
		command{name: "fold", keys: []string{"h", "left"}, in: inOutline, help: "fold the sections in this one; go to its parent", run: (*Reader).fold},
		command{name: "unfold", keys: []string{"l", "right"}, in: inOutline, help: "unfold; with nothing to unfold, stay there", run: (*Reader).unfold},
		command{name: "fold all", keys: []string{"z"}, in: inOutline, help: "fold or unfold everything", run: (*Reader).foldAll},
		command{name: "remove entry", keys: []string{"x", "X"}, in: inOutline, help: "remove the entry: it is no heading", run: (*Reader).removeEntry},
		command{name: "deeper", keys: []string{"+"}, in: inOutline, help: "a level deeper: into the entry before", run: (*Reader).deepenEntry},
		command{name: "higher", keys: []string{"-"}, in: inOutline, help: "a level higher: beside its parent", run: (*Reader).raiseEntry},
	)
	add("Searching",
		command{name: "search", keys: []string{"/"}, help: "search as you type; /re/ is a regular expression", run: (*Reader).openSearch},
		command{name: "next hit", keys: []string{"n"}, help: "the next hit", run: (*Reader).nextHit},
		command{name: "previous hit", keys: []string{"N"}, help: "the hit before", run: (*Reader).previousHit},
		command{name: "all hits", keys: []string{"&"}, help: "list all hits by section", run: (*Reader).listHits},
		command{name: "names", keys: []string{"@"}, help: "list whom and what the article names; light all mentions of one", run: (*Reader).listNames},
		command{name: "name here", keys: []string{"*"}, in: inText, help: "light all mentions of the first name on the page; again: of the next", run: (*Reader).lightName},
		command{name: "end search", keys: []string{"esc"}, in: inText, help: "end the search", run: (*Reader).endSearch},
	)
	add("Links",
		command{name: "links", keys: []string{"L"}, help: "list the links; a number and Enter follow one, O in the browser", run: (*Reader).listLinks},
		command{name: "browser", keys: []string{"O"}, help: "open the page in the browser", run: (*Reader).openPage},
		command{name: "whole page", keys: []string{"W"}, help: "all of a page of the web, or the article in it", run: (*Reader).switchArticle},
	)
	add("Marking",
		command{name: "bookmark", keys: []string{"m"}, help: "set a bookmark: m and a letter, or m Enter", run: (*Reader).setMark},
		command{name: "go to bookmark", keys: []string{"'", "`"}, help: "jump: ' and its letter; '' back", run: (*Reader).goToMark},
		command{name: "bookmarks", keys: []string{"B"}, help: "list the bookmarks; there Ctrl-D deletes one", run: (*Reader).listMarks},
		command{name: "undo", keys: []string{"U"}, help: "undo the last change of a bookmark, of the outline or of the names; in a list: Ctrl-R", run: (*Reader).undo},
		command{name: "copy paragraph", keys: []string{"y"}, help: "copy the paragraph with its source", run: (*Reader).copyParagraph},
		command{name: "copy section", keys: []string{"Y"}, help: "copy the section with its source", run: (*Reader).copySection},
		command{name: "back", keys: []string{"ctrl+o", "backspace", "alt+left"}, help: "back to before the last jump or link", run: (*Reader).back},
		command{name: "forward", keys: []string{"alt+right"}, help: "forward again", run: (*Reader).forward},
	)
	add("Looking",
		command{name: "on at the right", keys: []string{">"}, help: "see where a wide table or code goes on at the right", run: (*Reader).shiftOn},
		command{name: "back at the left", keys: []string{"<"}, help: "… and back at the left", run: (*Reader).shiftBack},
		command{name: "narrower", keys: []string{"-"}, in: inText, help: "a narrower column", run: (*Reader).narrower},
		command{name: "wider", keys: []string{"+"}, in: inText, help: "a wider column", run: (*Reader).wider},
		command{name: "reset column", keys: []string{"="}, help: "the column as it was", run: (*Reader).resetColumn},
		command{name: "theme", keys: []string{"T"}, help: "light or dark", run: (*Reader).switchTheme},
		command{name: "text only", keys: []string{"z"}, in: inText, help: "nothing but the text, and back", run: (*Reader).toggleBare},
		command{name: "where am I", keys: []string{"i", "ctrl+g"}, help: "say where you are", run: (*Reader).whereAmI},
	)
	add("The program",
		command{name: "commands", keys: []string{":"}, help: "all commands by name", run: (*Reader).palette},
		command{name: "paste", keys: []string{"p"}, help: "read what is in the clipboard; so does pasting with the terminal's own key", run: (*Reader).pasteClipboard},
		command{name: "reload", keys: []string{"r"}, help: "read the document again", run: (*Reader).reload},
		command{name: "redraw", keys: []string{"ctrl+l"}, help: "draw the screen anew", run: (*Reader).redraw},
		command{name: "suspend", keys: []string{"ctrl+z"}, help: "back to the shell; fg returns", run: (*Reader).suspend},
		command{name: "help", keys: []string{"?", "f1"}, help: "these keys", run: (*Reader).openHelp},
		command{name: "quit", keys: []string{"q", "Q", "ctrl+c"}, help: "quit; ZZ too", run: (*Reader).quit},
	)
	return t
}

// keymap finds commands by their keys.
type keymap map[focus]map[string]*command

// bind makes the keymap of a table.
func bind(table []command) keymap {
	m := keymap{anywhere: {}, inText: {}, inOutline: {}}
	for i := range table {
		for _, k := range table[i].keys {
			m[table[i].in][k] = &table[i]
		}
	}
	return m
}

// lookup returns the command of a key while the focus is at f, or nil.
func (m keymap) lookup(key string, f focus) *command {
	if c := m[f][key]; c != nil {
		return c
	}
	return m[anywhere][key]
}
