package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// TestMarksWithoutColours: on a terminal without colours, hits, the one of them that is
// current, and the line a list's cursor is on are still told from the rest.
func TestMarksWithoutColours(t *testing.T) {
	r := opened(t, "# T\n\nA harbour, and a harbour.\n\nWords.\n")
	send(r, tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	typeIn(r, "/harbour\r")
	for _, press := range []string{"", "T"} { // a change of themes too
		typeIn(r, press)
		if got := r.screen(); strings.Count(got, "\x1b[7mharbour") != 1 || strings.Count(got, "\x1b[4mharbour") != 1 {
			t.Errorf("after %q: %q", press, got)
		}
	}
	typeIn(r, "&")
	if got := r.screen(); strings.Count(got, "\x1b[7m") < 2 {
		t.Errorf("the list's cursor is not seen: %q", got)
	}
}
