package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestTakesTheTerminalAgain when it goes on after it was stopped from outside, not after
// a suspend, when Bubble Tea does.
func TestTakesTheTerminalAgain(t *testing.T) {
	r, taken := opened(t, article(10)), 0
	r.opts.Raw = func() error { taken++; return nil }
	for i, c := range []struct{ suspends, takes bool }{{false, true}, {true, false}, {false, true}} {
		if c.suspends {
			r.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
		}
		taken = 0
		_, cmd := r.Update(Resumed{})
		if run(r, cmd); (taken > 0) != c.takes {
			t.Errorf("%d: taken %d times, want it: %v", i, taken, c.takes)
		}
	}
}
