package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestInputView holds the cursor behind what stands before it, in cells.
func TestInputView(t *testing.T) {
	long := strings.Repeat("漢字", 30) + "end"
	for _, test := range []struct {
		typed string
		back  int // how often the cursor goes left
		w     int
		view  string // "|" where the cursor is
	}{
		{"", 0, 10, "/|"},
		{"words", 0, 10, "/words|"},
		{"words", 2, 10, "/wor|ds"},
		{"漢字", 0, 10, "/漢字|"},
		{"漢字", 1, 10, "/漢|字"},
		{"123456789", 0, 10, "/23456789|"},
		{"123456789", 5, 10, "/1234|56789"},
		{long, 0, 10, "/漢字end|"},
		{long, 3, 10, "/漢字漢字|e"},
		{long, 63, 10, "/|漢字漢字"},
		{"words", 0, 1, "|/"},
	} {
		in := newInput("/")
		in, _ = in.Update(tea.PasteMsg{Content: test.typed})
		for range test.back {
			in, _ = in.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
		view, x := inputView(in, ansi.WcWidth, test.w)
		if w := ansi.StringWidthWc(view); w > test.w || x >= test.w {
			t.Errorf("%.10q %d back in %d cells: %d cells, the cursor at %d", test.typed, test.back, test.w, w, x)
		}
		got := ansi.TruncateWc(view, x, "") + "|" + ansi.TruncateLeftWc(view, x, "")
		if got != test.view {
			t.Errorf("%.10q %d back in %d cells: %q, want %q", test.typed, test.back, test.w, got, test.view)
		}
	}
}
