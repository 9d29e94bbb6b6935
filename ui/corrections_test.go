package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"
)

// titles returns the titles of the sections.
func titles(d *document.Document) []string {
	var list []string
	for _, s := range d.Sections {
		list = append(list, s.Title)
	}
	return list
}

// parts is an article with a section of more than a page for each title.
func parts(titles ...string) string {
	text := "# T\n\n" + strings.Repeat("Words.\n\n", 30)
	for _, title := range titles {
		text += "## " + title + "\n\n" + strings.Repeat("Words.\n\n", 30)
	}
	return text
}

// storeIn returns what opens a store in dir.
func storeIn(dir string) func(context.Context) (*shelf.Shelf, error) {
	return func(ctx context.Context) (*shelf.Shelf, error) { return shelf.Open(ctx, dir) }
}

// reading is a reader with a screen and a store in dir.
func reading(t *testing.T, source *document.Source, dir string) *Reader {
	t.Helper()
	r := New(Options{Source: source, Shelf: storeIn(dir)})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	run(r, r.openShelf())
	run(r, r.buildWhole())
	t.Cleanup(func() { r.shelf.Close() })
	return r
}

// TestTwoWindowsKeepCorrections corrects one document in two readers by turns:
// each shows what both did, as soon as it reads the store.
func TestTwoWindowsKeepCorrections(t *testing.T) {
	s := &script{t: t, archive: &txtar.Archive{}, dir: t.TempDir()}
	s.write("a.md", []byte(parts("One", "Two", "Three", "Four")))
	first, second := s.twice("a.md")
	for _, step := range []struct {
		in   *Reader
		keys string
		want string
	}{
		{first, "\tjx", "Two Three Four"},
		{second, "\tjjx", "Three Four"},
		{first, "jx", "Four"}, // it has not heard of the second yet
		{first, "U", "Three Four"},
		{second, "U", "Two Three Four"},
		{first, "U", "One Two Three Four"},
	} {
		typeIn(step.in, step.keys)
		if got := strings.Join(titles(step.in.doc), " "); got != step.want {
			t.Errorf("after %q: %q, want %q", step.keys, got, step.want)
		}
	}
	s.open(filepath.Join(s.dir, "a.md"))
	if got := len(s.reader.doc.Sections); got != 4 {
		t.Errorf("%d sections in a third window, want 4", got)
	}
}

// TestCorrectionsWithoutStore corrects where nothing can be kept, and says so.
func TestCorrectionsWithoutStore(t *testing.T) {
	r := opened(t, parts("One", "Two"))
	r.source.Path = "/a.md"
	r.opts.Open = always(sourceOf(t, "New.\n\n"+parts("One", "Two")))
	typeIn(r, "\tjx")
	if text := r.message.text; !strings.Contains(text, "“One” is no heading now · not kept · U undoes") {
		t.Errorf("says %q", text)
	}
	typeIn(r, "\x1br")
	if got := titles(r.doc); !slices.Equal(got, []string{"Two"}) || !strings.Contains(r.doc.Text, "New.") {
		t.Errorf("reloaded: sections %q", got)
	}
	typeIn(r, "UU")
	if got := titles(r.doc); !slices.Equal(got, []string{"One", "Two"}) {
		t.Errorf("undone: sections %q", got)
	}
}

// TestCorrectionKeepsPlace corrects the outline anywhere: the place, the words
// on the page, the hits, the jumps, the readings and the marks stay.
func TestCorrectionKeepsPlace(t *testing.T) {
	source := sourceOf(t, article(60))
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		r := New(Options{Source: source, Shelf: storeIn(dir)})
		send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
		run(r, r.openShelf())
		defer r.shelf.Close()
		typeIn(r, "ma/w3x\r5Gddd2]jj")
		r.page.SetTop(rapid.IntRange(0, r.doc.Body.End*3/4).Draw(rt, "offset"))
		r.page.Scroll(0)
		top, jumps, hits, current := r.page.Top(), len(r.trail.back), len(r.search.hits), r.search.current
		read, signs := slices.Clone(r.read), slices.Clone(r.marks.signs)
		for range rapid.IntRange(1, 5).Draw(rt, "times") {
			keys := rapid.SampledFrom([]string{"X", "U", "\tx\x1b", "\t+\x1b", "\t-\x1b"}).Draw(rt, "keys")
			if keys != "U" || len(r.marks.undo) > 1 { // the bookmark stays
				typeIn(r, keys)
			}
		}
		if r.page.Top() != top || len(r.trail.back) != jumps || len(r.search.hits) != hits || r.search.current != current ||
			!slices.Equal(r.read, read) || !slices.Equal(r.marks.signs, signs) {
			rt.Fatalf("at %d, want %d; %d jumps, want %d; hit %d of %d, want %d of %d; read %v, want %v; marks at %v, want %v",
				r.page.Top(), top, len(r.trail.back), jumps, r.search.current, len(r.search.hits), current, hits, r.read, read, r.marks.signs, signs)
		}
		if err := r.doc.Check(); err != nil {
			rt.Fatal(err)
		}
		for len(r.marks.undo) > 1 {
			typeIn(r, "U")
		}
		if r.doc != r.corrections.built {
			rt.Fatal("all is undone, and the outline is not what it was")
		}
		typeIn(r, "U")
	})
}

// TestKeysWaitForCorrection presses keys faster than a large document is
// corrected: each means what is there after the one before.
func TestKeysWaitForCorrection(t *testing.T) {
	r := opened(t, parts("One", "Two", "Three", "Four"))
	typeIn(r, "\tj")
	var cmds []tea.Cmd
	for _, key := range "xxxU" {
		_, cmd := r.Update(keyOf(byte(key)))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		run(r, cmd)
	}
	if got := titles(r.doc); !slices.Equal(got, []string{"Three", "Four"}) {
		t.Errorf("sections %q, want Three and Four", got)
	}
}

// TestUndoBeforeKept undoes a correction before it is kept; the store is told
// in the wrong order.
func TestUndoBeforeKept(t *testing.T) {
	dir, source := t.TempDir(), sourceOf(t, parts("One", "Two"))
	r := reading(t, source, dir)
	typeIn(r, "\tj")
	_, kept := r.Update(keyOf('x'))
	run(r, r.correct())
	typeIn(r, "U")
	run(r, kept)
	for _, r := range []*Reader{r, reading(t, source, dir)} {
		if got := titles(r.doc); !slices.Equal(got, []string{"One", "Two"}) {
			t.Errorf("sections %q, want One and Two", got)
		}
	}
}

// TestCorrectionBeforeStore corrects before the store is there, which keeps it.
func TestCorrectionBeforeStore(t *testing.T) {
	dir, source := t.TempDir(), sourceOf(t, parts("One", "Two"))
	r := New(Options{Source: source, Shelf: storeIn(dir)})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	typeIn(r, "\tjx")
	run(r, r.openShelf())
	r.shelf.Close()
	if got := titles(reading(t, source, dir).doc); !slices.Equal(got, []string{"Two"}) {
		t.Errorf("sections %q, want Two", got)
	}
}

// TestHeadAndWholeAreCorrected opens a document with corrections in its head
// and beyond it: the head has those of its own, and the whole is not shown
// without them.
func TestHeadAndWholeAreCorrected(t *testing.T) {
	dir, source := t.TempDir(), sourceOf(t, article(400))
	r := reading(t, source, dir)
	n := len(r.doc.Sections)
	typeIn(r, "3GX40GX60GX")
	r.shelf.Close()

	r = New(Options{Source: source, Shelf: storeIn(dir)})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	run(r, r.openShelf())
	defer r.shelf.Close()
	if slices.Contains(titles(r.doc), "Part 2") || !slices.Contains(titles(r.doc), "Part 3") || r.whole {
		t.Errorf("the head has the sections %q", titles(r.doc))
	}
	top := r.page.Top()
	_, next := r.Update(r.buildWhole()())
	if r.whole {
		t.Error("the whole is shown without its corrections")
	}
	run(r, next)
	if got := len(r.doc.Sections); got != n-3 || r.page.Top() != top {
		t.Errorf("%d sections, want %d; at %d, want %d", got, n-3, r.page.Top(), top)
	}
}

// BenchmarkCorrection removes and restores an entry among 100,000 in 10 MB: what
// two keys and the answer take of the event loop, with the screens they lead to.
func BenchmarkCorrection(b *testing.B) {
	source := sourceOf(b, strings.Repeat("## A heading of some words\n\n"+strings.Repeat("words ", 12)+"\n\n", 100_000))
	r := New(Options{Source: source})
	send(r, tea.WindowSizeMsg{Width: 120, Height: 40})
	run(r, r.buildWhole())
	typeIn(r, "50000G\t")
	for b.Loop() {
		for _, key := range "xU" {
			_, cmd := r.Update(keyOf(byte(key)))
			r.View()
			b.StopTimer()
			for cmd != nil {
				msg := cmd()
				b.StartTimer()
				_, cmd = r.Update(msg)
				r.View()
				b.StopTimer()
			}
			b.StartTimer()
		}
	}
}
