package ui

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

func openFile(ctx context.Context, name string, how document.Options) (*document.Source, error) {
	return how.Open(ctx, name, nil)
}

// TestFollowsTheFile writes to the file that is read: the page shows the new text, and
// the words at the top stay; a file that is only touched changes nothing.
func TestFollowsTheFile(t *testing.T) {
	for _, paragraphs := range []int{60, 4000} { // a small source, and one that is built in parts
		path := t.TempDir() + "/a.md"
		write := func(text string) {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		text := article(paragraphs)
		write(text)
		source, err := document.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r := New(Options{Source: source, Open: openFile, Watch: time.Millisecond})
		run(r, r.buildWhole())
		send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
		typeIn(r, "8G")
		want := topWords(r)
		follow := func() {
			t.Helper()
			msg, ok := r.watch()().(changed)
			if !ok {
				t.Fatal("the change was not seen")
			}
			_, reopen := r.Update(msg)
			again := reopen()
			r.opts.Watch = 0 // once is enough
			send(r, again)
			r.opts.Watch = time.Millisecond
		}
		write(strings.Replace(text, "## Part 3", "Inserted words.\n\n## Part 3", 1))
		follow()
		if got := topWords(r); got != want || !strings.Contains(r.doc.Text, "Inserted words") || !r.whole {
			t.Errorf("%d paragraphs: at %q, want %q; whole %v", paragraphs, got, want, r.whole)
		}
		r.message = message{}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		follow()
		if r.message.text != "" || topWords(r) != want {
			t.Errorf("%d paragraphs: touched, it says %q", paragraphs, r.message.text)
		}
	}
}
