package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosshead/document"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/sahilm/fuzzy"
)

// A list is a panel over the text that shows things to go to: hits, bookmarks,
// sections, commands. What is typed narrows it.
type list struct {
	theme    *Theme
	method   ansi.Method
	title    string
	empty    string // what is said where there is nothing to show
	hint     string
	items    []item
	numbered bool // labels begin with numbers: one that is typed comes first
	fuzzy    bool // the typed letters may lie apart, and the best match comes first

	input  textinput.Model
	query  string     // what was typed, folded
	keys   []string   // of items, folded, once they are asked for
	shown  []int      // indices into items
	body   []listLine // all lines of shown
	cursor int        // index into shown
	top    int        // first line that is shown
	lines  []int      // which of shown stands in each line of the last view; -1 none
	offset int        // lines of the view before the first of lines

	choose  func(i int) tea.Cmd                       // the item was chosen; the list is closed by then
	preview func(i int)                               // the cursor came to the item; may be nil
	again   func() []item                             // the items as they are now; nil if they never change
	remove  func(i int) tea.Cmd                       // the item is to go; may be nil
	restore func() tea.Cmd                            // what went last is to come back; may be nil
	cancel  func()                                    // nothing was chosen; may be nil
	hot     func(key string) (cmd tea.Cmd, took bool) // has the keys first; may be nil
}

// An item is a line of a list.
type item struct {
	group string         // what it stands under; shown where it changes
	label string         // what is shown and filtered by, one harmless line
	quote document.Range // part of label to bring out, in bytes
	side  string         // what stands quietly at the right

	folded bool // shown only when it is looked for
	sign   bool // stands for what is folded: not shown when something is looked for
}

func newList(theme *Theme, method ansi.Method, title string, items []item) *list {
	l := &list{theme: theme, method: method, title: title, items: items, input: newInput(filterSign)}
	l.filter()
	return l
}

// filterSign stands before what a list is narrowed by.
const filterSign = "filter: "

// filter works out which items match what was typed. Where that goes on from what
// was typed before, only what matched then is looked at.
func (l *list) filter() {
	before, among := l.query, l.shown
	l.query = document.Fold(strings.TrimSpace(l.input.Value()))
	l.cursor, l.top = 0, 0
	if before == "" || !strings.HasPrefix(l.query, before) {
		among = make([]int, len(l.items))
		for i := range among {
			among[i] = i
		}
	}
	l.shown = l.matching(among)
	l.setBody()
}

// matching returns those of among that match the query; where their letters may lie
// apart, those that hold it as it is come first.
func (l *list) matching(among []int) []int {
	var shown []int
	if l.query == "" {
		for _, i := range among {
			if !l.items[i].folded {
				shown = append(shown, i)
			}
		}
		return shown
	}
	l.fold()
	slices.Sort(among) // they may be in the order of a match
	if !l.fuzzy {
		if n, err := strconv.Atoi(l.query); l.numbered && err == nil && 1 <= n && n <= len(l.items) {
			shown = append(shown, n-1)
		}
		for _, i := range among {
			if (len(shown) == 0 || shown[0] != i) && !l.items[i].sign && strings.Contains(l.keys[i], l.query) {
				shown = append(shown, i)
			}
		}
		return shown
	}
	shown = l.holding(among)
	if len(among) > maxRanked && len(shown) > 0 {
		return shown
	}
	held := make(map[int]bool, len(shown))
	for _, i := range shown {
		held[i] = true
	}
	for _, m := range fuzzy.FindFrom(l.query, keysOf{l.keys, among}) {
		if i := among[m.Index]; !held[i] {
			shown = append(shown, i)
		}
	}
	return shown
}

// maxRanked is how many items are ranked by how well their letters match: to rank a
// thousand takes some 0.5 ms, and in so many a few letters that lie apart say nothing.
const maxRanked = 5000

// holding returns those of among that hold the query as it is, those first in which a
// word begins with it.
func (l *list) holding(among []int) []int {
	var first, rest []int
	for _, i := range among {
		switch at := strings.Index(l.keys[i], l.query); {
		case at < 0:
		case at == 0, l.keys[i][at-1] == ' ':
			first = append(first, i)
		default:
			rest = append(rest, i)
		}
	}
	return append(first, rest...)
}

// fold makes the keys of the items: what is compared with the query.
func (l *list) fold() {
	if len(l.keys) == len(l.items) {
		return
	}
	l.keys = make([]string, len(l.items))
	for i, it := range l.items {
		if l.fuzzy {
			l.keys[i] = document.Fold(it.label)
		} else {
			l.keys[i] = document.Fold(it.label + " " + it.group + " " + it.side)
		}
	}
}

// refresh shows the items as they are now.
func (l *list) refresh() {
	if l.again == nil {
		return
	}
	at := l.cursor
	l.items, l.keys, l.query = l.again(), nil, ""
	l.filter()
	l.cursor = max(0, min(at, len(l.shown)-1))
}

// keysOf are the keys of some items, as the fuzzy matcher wants them.
type keysOf struct {
	keys  []string
	among []int
}

func (k keysOf) String(i int) string { return k.keys[k.among[i]] }
func (k keysOf) Len() int            { return len(k.among) }

// selected returns the index of the item the cursor is on, or -1.
func (l *list) selected() int {
	if l.cursor >= len(l.shown) {
		return -1
	}
	return l.shown[l.cursor]
}

// move moves the cursor by n.
func (l *list) move(n int) {
	l.cursor = max(0, min(l.cursor+n, len(l.shown)-1))
	if i := l.selected(); i >= 0 && l.preview != nil {
		l.preview(i)
	}
}

// key handles a key; done says that the list is to be closed.
func (l *list) key(msg tea.KeyPressMsg, page int) (cmd tea.Cmd, done bool) {
	if l.hot != nil {
		if cmd, took := l.hot(msg.String()); took {
			return cmd, false
		}
	}
	switch msg.String() {
	case "esc", "ctrl+c":
		if l.cancel != nil {
			l.cancel()
		}
		return nil, true
	case "enter":
		if i := l.selected(); i >= 0 {
			return l.choose(i), true
		}
		return nil, false
	case "down", "ctrl+n", "ctrl+j", "tab":
		l.move(1)
	case "up", "ctrl+p", "ctrl+k", "shift+tab":
		l.move(-1)
	case "pgdown", "ctrl+f":
		l.move(page)
	case "pgup", "ctrl+b":
		l.move(-page)
	case "home":
		l.move(-len(l.shown))
	case "end":
		l.move(len(l.shown))
	case "delete", "ctrl+d", "ctrl+x":
		if i := l.selected(); i >= 0 && l.remove != nil {
			return l.remove(i), false
		}
	case "ctrl+r":
		if l.restore != nil {
			return l.restore(), false
		}
	default:
		return l.typed(msg), false
	}
	return nil, false
}

// typed gives a key or a paste to the filter.
func (l *list) typed(msg tea.Msg) tea.Cmd {
	before := l.input.Value()
	var cmd tea.Cmd
	l.input, cmd = l.input.Update(msg)
	if l.input.Value() != before {
		l.filter()
		l.move(0)
	}
	return cmd
}

// View returns the panel's lines: a title, the filter, and what matches.
func (l *list) View(w, h int) []string {
	inner := w - 4
	count := fmt.Sprintf("%d of %d", len(l.shown), len(l.items))
	if len(l.shown) == len(l.items) {
		count = fmt.Sprint(len(l.items))
	}
	head := spread(l.method, l.title, count, inner)
	hint := wrapParts(l.method, l.hint, inner, 1+h/tallPanel)
	room := max(1, h-4-len(hint))
	l.follow(room)
	body := l.body
	if len(body) == 0 {
		body = []listLine{{-1, l.nothing(), l.theme.quiet}}
	}
	typed, _ := inputView(l.input, l.method, inner)
	out := []string{top(w, l.theme), l.boxed(paint(l.theme.title, head), inner), l.boxed(typed, inner)}
	l.offset, l.lines = len(out), nil
	for i := l.top; i < l.top+room; i++ {
		line := listLine{item: -1}
		if i < len(body) {
			line = body[i]
		}
		l.lines = append(l.lines, line.item)
		out = append(out, l.boxed(l.line(line, inner), inner))
	}
	for _, keys := range hint {
		out = append(out, l.boxed(paint(l.theme.quiet, keys), inner))
	}
	return append(out, bottom(w, l.theme))
}

// tallPanel is the height from which what a panel's keys do may take a line more, and again.
const tallPanel = 12

// A listLine is a line of the list's body: an entry of shown, or words of ours.
type listLine struct {
	item  int // index into shown, or -1
	words string
	sgr   string // of words
}

// nothing says why nothing is shown.
func (l *list) nothing() string {
	if len(l.items) > 0 {
		return "nothing matches"
	}
	return l.empty
}

// setBody makes the lines of what is shown.
func (l *list) setBody() {
	lines := make([]listLine, 0, len(l.shown))
	group := ""
	for n, i := range l.shown {
		it := l.items[i]
		if it.group != group {
			group = it.group
			lines = append(lines, listLine{-1, group, l.theme.accent})
		}
		lines = append(lines, listLine{item: n})
	}
	l.body = lines
}

// line is one line of the body in w cells.
func (l *list) line(line listLine, w int) string {
	if line.item < 0 {
		return paint(line.sgr, truncate(l.method, line.words, w))
	}
	it := l.items[l.shown[line.item]]
	indent := ""
	if it.group != "" {
		indent = "  "
	}
	side := ""
	if it.side != "" {
		side = paint(l.theme.quiet, " "+truncate(l.method, it.side, w/2))
	}
	label := it.label
	if !it.quote.Empty() {
		label = label[:it.quote.Start] + paint(l.theme.accent, label[it.quote.Start:it.quote.End]) + label[it.quote.End:]
	}
	text := spread(l.method, indent+label, side, w)
	if line.item == l.cursor {
		text = pad(l.method, text, w)
		text = l.theme.selected + strings.ReplaceAll(text, "\x1b[m", "\x1b[m"+l.theme.selected) + "\x1b[m"
	}
	return text
}

// follow scrolls so that the cursor's line is among the room lines shown.
func (l *list) follow(room int) {
	for i, line := range l.body {
		if line.item == l.cursor {
			l.top = max(min(l.top, i), i-room+1)
			if room > 1 && i > 0 && l.body[i-1].item < 0 && l.top == i {
				l.top-- // with the name of its group
			}
		}
	}
	l.top = max(0, min(l.top, len(l.body)-room))
}

// at returns the entry of shown in line y of the panel, or -1.
func (l *list) at(y int) int {
	if y -= l.offset; y >= 0 && y < len(l.lines) && l.lines[y] < len(l.shown) {
		return l.lines[y]
	}
	return -1
}

func (l *list) boxed(s string, inner int) string { return boxed(l.theme, l.method, s, inner) }

// boxed puts the sides of a panel's frame around a line of inner cells.
func boxed(t *Theme, m ansi.Method, s string, inner int) string {
	side := paint(t.frame, "│")
	return side + " " + pad(m, s, inner) + " " + side
}

func top(w int, t *Theme) string { return paint(t.frame, "╭"+strings.Repeat("─", w-2)+"╮") }

func bottom(w int, t *Theme) string { return paint(t.frame, "╰"+strings.Repeat("─", w-2)+"╯") }
