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

// helpKeys is the widest the help's column of keys may be, in cells.
const helpKeys = 26

// scroll moves the text by n lines, within a panel of height h.
func (p *help) scroll(n, h int) { p.top = max(0, min(p.top+n, len(p.lines)-(h-3))) }

// line is one line of the help in w cells.
func (p *help) line(l helpLine, w int) string {
	if l.keys == "" {
		return paint(p.theme.accent, truncate(p.method, l.group, w))
	}
	column := min(helpKeys, w*2/5)
	keys := fit(p.method, " "+l.keys, column-1) + " "
	return paint(p.theme.key, keys) + truncate(p.method, l.help, w-column)
}

// View returns the panel's lines.
func (p *help) View(w, h int) []string {
	p.scroll(0, h)
	out := []string{top(w, p.theme)}
	for i := p.top; i < p.top+h-3; i++ {
		line := ""
		if i < len(p.lines) {
			line = p.line(p.lines[i], w-4)
		}
		out = append(out, boxed(p.theme, p.method, line, w-4))
	}
	hint := "j k scroll · any other key closes"
	out = append(out, boxed(p.theme, p.method, paint(p.theme.quiet, truncate(p.method, hint, w-4)), w-4))
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
