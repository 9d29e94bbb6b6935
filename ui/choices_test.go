package ui

import (
	"slices"
	"strings"
	"testing"
)

// TestUndoTakesBackInOrder undoes what was done to names, outline and bookmarks, the
// last first, also what was kept; what the list of names took back is undone already.
func TestUndoTakesBackInOrder(t *testing.T) {
	dir, source := t.TempDir(), sourceOf(t, "# T\n\n## One\n\nNorway and Russia talked. Norway left.\n\n## Two\n\nRussia stayed.\n")
	r := reading(t, source, dir)
	state := func(r *Reader) string {
		var all []string
		for _, row := range r.names.index.Rows {
			all = append(all, row.Name)
		}
		slices.Sort(all)
		for range r.marks.record.Bookmarks {
			all = append(all, "mark")
		}
		return strings.Join(append(all, titles(r.doc)...), " ")
	}
	for _, step := range []struct{ keys, want string }{
		{"@\x04\x1b", "Russia One Two"}, // Ctrl-D hides the first
		{"ma", "Russia mark One Two"},
		{"\tjjx\x1b", "Russia mark One"},
		{"@\x04\x1b", "mark One"},
		{"@\x12\x1b", "Russia mark One"}, // Ctrl-R takes back
		{"U", "Russia mark One Two"},
		{"U", "Russia One Two"},
		{"U", "Norway Russia One Two"},
		{"U", "Norway Russia One Two"},
	} {
		typeIn(r, step.keys)
		if got := state(r); got != step.want {
			t.Errorf("after %q: %s, want %s; says %q", step.keys, got, step.want, r.message.text)
		}
	}
	again := reading(t, source, dir)
	typeIn(again, "@\x1b")
	if got := state(again); got != "Norway Russia One Two" {
		t.Errorf("kept: %s", got)
	}
}
