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
	lines  []string
}

func newHelp(theme *Theme, method ansi.Method) *help {
	h := &help{theme: theme, method: method}
	group := ""
	for _, c := range commands() {
		if c.group != group {
			if group != "" {
				h.lines = append(h.lines, "")
			}
			group = c.group
			h.lines = append(h.lines, paint(theme.accent, group))
		}
		keys := fit(method, "  "+keyNames(c.keys), helpKeys)
		h.lines = append(h.lines, paint(theme.key, keys)+c.help)
	}
	return h
}

// helpKeys is the width of the help's column of keys, in cells.
const helpKeys = 26

// scroll moves the text by n lines, within a panel of height h.
func (p *help) scroll(n, h int) { p.top = max(0, min(p.top+n, len(p.lines)-(h-3))) }

// View returns the panel's lines.
func (p *help) View(w, h int) []string {
	p.scroll(0, h)
	out := []string{top(w, p.theme)}
	for i := p.top; i < p.top+h-3; i++ {
		line := ""
		if i < len(p.lines) {
			line = p.method.Truncate(p.lines[i], w-4, "…")
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
