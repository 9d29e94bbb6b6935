package ui

import (
	"charm.land/bubbles/v2/textinput"
	"github.com/charmbracelet/x/ansi"
)

// newInput returns a line to type in, behind a sign.
func newInput(sign string) textinput.Model {
	in := textinput.New()
	in.Prompt = sign
	in.SetVirtualCursor(false)
	in.CharLimit = 1000
	in.Focus()
	return in
}

// inputView returns a line in w cells, scrolled so far that the cursor is in it,
// and the cell of the cursor. The line's own View counts runes where a terminal
// counts cells.
func inputView(in textinput.Model, m ansi.Method, w int) (string, int) {
	sign := m.StringWidth(in.Prompt)
	room := max(1, w-sign)
	typed := in.Value()
	before := string([]rune(typed)[:in.Position()])
	left := max(0, m.StringWidth(before)+1-room) // one cell is the cursor's
	for left > 0 && m.StringWidth(m.TruncateLeft(before, left, "")) >= room {
		left++ // a wide character that would stand half in the line
	}
	shown := in.Prompt + m.Truncate(m.TruncateLeft(typed, left, ""), room, "")
	return m.Truncate(shown, w, ""), max(0, min(sign+m.StringWidth(m.TruncateLeft(before, left, "")), w-1))
}
