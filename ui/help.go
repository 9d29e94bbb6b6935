package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// help is the panel that shows every command, made from the table.
type help struct {
	theme  *Theme
	method ansi.Method
	top    int // the line that is shown first
	lines  []helpLine
}

// A helpLine is a command, the name of a group, or blank.
type helpLine struct{ group, keys, help string }

func newHelp(theme *Theme, method ansi.Method) *help {
	h := &help{theme: theme, method: method}
	group := ""
	for _, c := range commands() {
		if c.group != group {
			if group != "" {
				h.lines = append(h.lines, helpLine{})
			}
			group = c.group
			h.lines = append(h.lines, helpLine{group: group})
		}
		h.lines = append(h.lines, helpLine{keys: keyNames(c.keys), help: c.help})
	}
	return h
}

// helpKeys is how wide the help's column of keys may be, in cells. Below besideKeys
// there is none: what keys do stands below them.
const helpKeys, besideKeys = 26, 30

// rows are the lines in w cells, those broken that are longer.
func (p *help) rows(w int) []string {
	var rows []string
	for _, l := range p.lines {
		if l.keys == "" {
			rows = append(rows, paint(p.theme.accent, truncate(p.method, l.group, w)))
		} else {
			rows = append(rows, p.told(l, w)...)
		}
	}
	return rows
}

// told says in w cells what keys do.
func (p *help) told(l helpLine, w int) []string {
	column, beside := min(helpKeys, w*2/5), w >= besideKeys
	if !beside {
		column = 2
	}
	words := wrap(p.method, l.help, w-column, len(l.help))
	indent := strings.Repeat(" ", column)
	var rows []string
	if beside {
		for i, keys := range wrap(p.method, l.keys, column-2, len(l.keys)) {
			row := paint(p.theme.key, " "+fit(p.method, keys, column-1))
			if i < len(words) {
				row += words[i]
			}
			rows = append(rows, row)
		}
		words = words[min(len(rows), len(words)):]
	} else {
		for _, keys := range wrap(p.method, l.keys, w-1, len(l.keys)) {
			rows = append(rows, paint(p.theme.key, " "+keys))
		}
	}
	for _, line := range words {
		rows = append(rows, indent+line)
	}
	return rows
}

// scroll moves the text by n lines, within a panel.
func (p *help) scroll(n int, panel rect) {
	p.top = max(0, min(p.top+n, len(p.rows(panel.w-4))-(panel.h-3)))
}

// View returns the panel's lines.
func (p *help) View(w, h int) []string {
	p.scroll(0, rect{w: w, h: h})
	out, rows := []string{top(w, p.theme)}, p.rows(w-4)
	for i := p.top; i < p.top+h-3; i++ {
		line := ""
		if i < len(rows) {
			line = rows[i]
		}
		out = append(out, boxed(p.theme, p.method, line, w-4))
	}
	hint := wrapParts(p.method, "j k scroll · any other key closes", w-4, 1)[0]
	out = append(out, boxed(p.theme, p.method, paint(p.theme.quiet, hint), w-4))
	return append(out, bottom(w, p.theme))
}

// keyNames joins keys as they are written for people: "Ctrl-F", "PgDn", "j".
func keyNames(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = keyName(k)
	}
	return strings.Join(names, " ")
}

// keyName writes one key as people know it.
func keyName(key string) string {
	if name, ok := specialKeys[key]; ok {
		return name
	}
	for mod, name := range map[string]string{"ctrl+": "Ctrl-", "alt+": "Alt-", "shift+": "Shift-"} {
		if rest, ok := strings.CutPrefix(key, mod); ok {
			rest = keyName(rest)
			if len(rest) == 1 {
				rest = strings.ToUpper(rest)
			}
			return name + rest
		}
	}
	return key
}

var specialKeys = map[string]string{
	"space": "Space", "enter": "Enter", "esc": "Esc", "tab": "Tab", "backspace": "Backspace",
	"pgdown": "PgDn", "pgup": "PgUp", "home": "Home", "end": "End", "delete": "Delete",
	"up": "↑", "down": "↓", "left": "←", "right": "→", "f1": "F1",
}
