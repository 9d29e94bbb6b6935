package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// begun returns a reader that shows the head of a large file, of which the whole is
// still to be built.
func begun(t *testing.T, name string) *Reader {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Replace(article(4000), "w3500x6", "*w3500x6*", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	source, err := document.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	if r.whole {
		t.Fatal("the head is all")
	}
	return r
}

// TestGoesOnBeforeTheWhole presses keys while only the head is read: what they lead
// to is shown, stays when the whole comes, and is left and come back to as ever.
func TestGoesOnBeforeTheWhole(t *testing.T) {
	tests := []struct {
		name, keys string
		shows      string // in the row at the top, or at the end of the page
	}{
		{"the end", "G", "w3999x39"},
		{"a hit", "/w3500x\r", "w3500x"},
		{"a hit, while it is typed", "/w3500x", "w3500x"},
		{"the next hit", "/w3500x\rn", "w3500x"},
		{"the end after a hit", "/w3500x\rG", "w3999x39"},
		{"a hit after the end", "Gg/w3500x\r", "w3500x"},
		{"back to a hit", "/w3500x\rG''", "w3500x"},
		{"halfway", "50%", ""},
	}
	for _, name := range []string{"a.md", "a.txt"} {
		for _, test := range tests {
			t.Run(name+" "+test.name, func(t *testing.T) {
				r := begun(t, name)
				typeIn(r, test.keys)
				if r.whole {
					t.Fatal("the whole was waited for")
				}
				before := topWords(r)
				if screen := screenText(r); !strings.Contains(screen, test.shows) {
					t.Fatalf("%s is not shown:\n%s", test.shows, screen)
				}
				run(r, r.buildWhole())
				if after := topWords(r); after != before {
					t.Errorf("the whole moved the page from %q to %q", before, after)
				}
				if test.keys == "50%" {
					if p := r.percent(); p < 48 || p > 52 {
						t.Errorf("at %d%%", p)
					}
				}
				if r.prompt == nil && test.name != "back to a hit" {
					typeIn(r, "''")
					if got := screenText(r); strings.Contains(got, test.shows) && test.shows != "" && test.name != "the end after a hit" {
						t.Errorf("not back:\n%s", got)
					}
				}
			})
		}
	}
}

// TestEscReturnsFromSketch gives a search up that has led far beyond the head.
func TestEscReturnsFromSketch(t *testing.T) {
	r := begun(t, "a.md")
	typeIn(r, "3G")
	want := r.page.Top()
	typeIn(r, "/w3500x\x1b")
	if got := r.page.Top(); got != want {
		t.Errorf("at %d, want %d", got, want)
	}
	typeIn(r, "/w3500x")
	run(r, r.buildWhole())
	typeIn(r, "\x1b")
	if got := r.page.Top(); got != want {
		t.Errorf("after the whole at %d, want %d", got, want)
	}
}

// TestHitComesWithTheWhole searches for what a source as it is does not show: it is
// gone to when the whole is there, unless one has gone elsewhere.
func TestHitComesWithTheWhole(t *testing.T) {
	for _, keys := range []string{"//w3[5]00x6/\r", "/w3500x5 w3500x6\r"} {
		for _, moves := range []bool{false, true} {
			r := begun(t, "a.md")
			typeIn(r, keys)
			if moves {
				typeIn(r, "3G")
			}
			want := r.page.Top()
			run(r, r.buildWhole())
			if shown := strings.Contains(screenText(r), "w3500x"); shown == moves || moves && r.page.Top() != want {
				t.Errorf("%q, moved %v: at %d, %d before; %d hits", keys, moves, r.page.Top(), want, len(r.search.hits))
			}
		}
	}
}

// TestResumesBeforeTheWhole: a large document opens where it was left, before the
// whole of it is there.
func TestResumesBeforeTheWhole(t *testing.T) {
	for _, test := range []struct{ name, keys string }{
		{"a.md", "/w3500x\r3j"}, {"a.txt", "/w3500x\r3j"}, {"a.txt", "/w3500x\r4j"}, {"a.md", "G"},
	} {
		dir, name := t.TempDir(), test.name
		open := func(ctx context.Context) (*shelf.Shelf, error) { return shelf.Open(ctx, dir) }
		r := begun(t, name)
		r.opts.Shelf = open
		run(r, r.openShelf())
		run(r, r.buildWhole())
		typeIn(r, test.keys)
		want := topWords(r)
		if err := r.Save(t.Context()); err != nil {
			t.Fatal(err)
		}
		again := New(Options{Source: r.source, Shelf: open})
		send(again, tea.WindowSizeMsg{Width: 100, Height: 30})
		run(again, again.openShelf())
		if got := topWords(again); got != want || again.whole {
			t.Errorf("%s: opens at %q, want %q; whole %v", name, got, want, again.whole)
		}
		run(again, again.buildWhole())
		if got := topWords(again); got != want {
			t.Errorf("%s: then stands at %q, want %q", name, got, want)
		}
		again.shelf.Close()
	}
}

// TestReloadsBeforeTheWhole: a source is read again while little of it is shown.
func TestReloadsBeforeTheWhole(t *testing.T) {
	for _, keys := range []string{"", "G", "/w3500x\r"} {
		r := begun(t, "a.md")
		old := r.buildWhole()
		typeIn(r, keys)
		again, err := document.Open(r.source.Path, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, build := r.Update(reopened{of: r.source, source: again})
		typeIn(r, "Gg/w3600x\r")
		run(r, old)
		if r.whole {
			t.Fatalf("%q: the old source came", keys)
		}
		typeIn(r, "\x1b50%")
		run(r, build)
		typeIn(r, "/w3500x\r")
		if !r.whole || !strings.Contains(screenText(r), "w3500x") {
			t.Errorf("%q:\n%s", keys, screenText(r))
		}
	}
}
