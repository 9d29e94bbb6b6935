package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// article is a long article in which every word is another one.
func article(paragraphs int) string {
	var b strings.Builder
	b.WriteString("# The title\n\n")
	for i := range paragraphs {
		if i%5 == 0 {
			fmt.Fprintf(&b, "## Part %d\n\n", i/5)
		}
		for j := range 40 {
			fmt.Fprintf(&b, "w%dx%d ", i, j)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func sourceOf(t interface{ Fatal(...any) }, text string) *document.Source {
	source, err := document.NewSource("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// always opens the same source, whatever is asked for.
func always(source *document.Source) func(context.Context, string, document.Options) (*document.Source, error) {
	return func(context.Context, string, document.Options) (*document.Source, error) { return source, nil }
}

// opened is a reader with a screen, whose whole document is there.
func opened(t interface{ Fatal(...any) }, text string) *Reader {
	r := New(Options{Source: sourceOf(t, text)})
	run(r, r.buildWhole())
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	return r
}

// typeIn presses the letters of s; "\r" is Enter, "\x1b" Esc, "\t" Tab.
func typeIn(r *Reader, s string) {
	for i := range len(s) {
		send(r, keyOf(s[i]))
	}
}

// topWords are the words in the first row with text of the page, as it is set.
func topWords(r *Reader) string {
	for _, line := range r.page.View() {
		if text := strings.TrimSpace(ansi.Strip(line)); text != "" {
			return text
		}
	}
	return ""
}

// TestResizeKeepsPlace goes anywhere and through any sizes: the words that were
// at the top come back with the size, and are in the first row at every size.
func TestResizeKeepsPlace(t *testing.T) {
	r := opened(t, article(60))
	rapid.Check(t, func(t *rapid.T) {
		send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
		offset := rapid.IntRange(r.doc.Body.Start, r.doc.Body.End*3/4).Draw(t, "offset")
		r.page.SetTop(offset)
		r.page.Scroll(0)
		top, words := r.page.Top(), topWords(r)
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			send(r, tea.WindowSizeMsg{Width: rapid.IntRange(minWidth, 250).Draw(t, "width"), Height: rapid.IntRange(minHeight, 60).Draw(t, "height")})
			first, _, _ := strings.Cut(words, " ")
			if got := r.page.Top(); got != top || !strings.Contains(topWords(r), first) {
				t.Fatalf("at %d, want %d; first row %q, want %q in it", got, top, topWords(r), first)
			}
		}
		send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
		if got := topWords(r); got != words {
			t.Fatalf("back at the size: first row %q, want %q", got, words)
		}
	})
}

// TestReloadKeepsPlace edits the text above, and reads it again with a search on.
func TestReloadKeepsPlace(t *testing.T) {
	for _, paragraphs := range []int{60, 400} { // a head that is all, and one that is not
		text := article(paragraphs)
		edited := sourceOf(t, strings.Replace(text, "## Part 1\n", "Inserted words.\n\n## Inserted\n\n## Part 1\n", 1))
		r := opened(t, text)
		r.source.Path = "/a.md"
		r.opts.Open = always(edited)
		typeIn(r, "/w3x\r6G3]2j")
		want := topWords(r)
		typeIn(r, "r")
		if got := topWords(r); got != want || !strings.Contains(r.doc.Text, "Inserted words") {
			t.Errorf("%d paragraphs: first row %q, want %q", paragraphs, got, want)
		}
	}
}

// TestReloadTellsOfCopy: what is read again and is a copy, since nobody answered, is
// said to be one, changed or not.
func TestReloadTellsOfCopy(t *testing.T) {
	for text, want := range map[string]string{"Words.\n": "nobody answers · nothing has changed", "Others.\n": "nobody answers · read again"} {
		r := opened(t, "Words.\n")
		r.source.Path = "/a.md"
		again := sourceOf(t, text)
		again.Note = "nobody answers"
		r.opts.Open = always(again)
		typeIn(r, "r")
		if got := r.message.text; got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}

// TestWholeLeavesPlace moves on from a hit in the head: the whole document and
// its hits arrive without taking the page back.
func TestWholeLeavesPlace(t *testing.T) {
	r := New(Options{Source: sourceOf(t, article(400))})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	typeIn(r, "/x39\r")
	typeIn(r, "5G")
	want, hits := r.page.Top(), len(r.search.hits)
	run(r, r.buildWhole())
	if got := r.page.Top(); got != want || len(r.search.hits) <= hits {
		t.Errorf("at %d, want %d; %d hits, %d before", got, want, len(r.search.hits), hits)
	}
}

// TestListsFollowTheDocument has the document replaced by a shorter one under
// an open list, and then chooses.
func TestListsFollowTheDocument(t *testing.T) {
	for _, list := range []string{"s", "/w\r&"} {
		r := opened(t, article(60))
		short := sourceOf(t, "# T\n\n## Only\n\nwords\n")
		typeIn(r, list)
		r.list.move(1000)
		send(r, reopened{of: r.source, source: short})
		if got := len(r.list.items); got != 1 {
			t.Errorf("%q: %d items, want 1", list, got)
		}
		r.View()
		typeIn(r, "\r")
		if got := r.page.Top(); got > len(r.doc.Text) {
			t.Errorf("%q: at %d of %d", list, got, len(r.doc.Text))
		}
	}
}

// TestEscReturnsToKeptSearch begins a second search and gives it up: the place
// and the first search are as they were.
func TestEscReturnsToKeptSearch(t *testing.T) {
	r := opened(t, article(60))
	typeIn(r, "/w3x\r8G")
	want := r.page.Top()
	typeIn(r, "/w50x\x1b")
	if got := r.page.Top(); got != want || r.search.typed != "w3x" || len(r.search.hits) == 0 {
		t.Errorf("at %d, want %d; search %q with %d hits", got, want, r.search.typed, len(r.search.hits))
	}
}

// TestEnterBeforeHits keeps a search before its hits are there: they are gone to
// when they come, and one can come back.
func TestEnterBeforeHits(t *testing.T) {
	r := opened(t, article(60))
	from := r.page.Top()
	typeIn(r, "/")
	_, cmd := r.Update(tea.PasteMsg{Content: "w50x"})
	typeIn(r, "\r")
	run(r, cmd)
	if r.page.Top() == from {
		t.Fatal("the hit was not gone to")
	}
	typeIn(r, "''")
	if got := r.page.Top(); got != from {
		t.Errorf("back at %d, want %d", got, from)
	}
}

// TestEnterEndsTheWait: what is typed is searched for when Enter is pressed, not after
// there was time for another letter.
func TestEnterEndsTheWait(t *testing.T) {
	r := begun(t, "a.md")
	r.search.wait = time.Hour
	typeIn(r, "/")
	_, cmd := r.Update(tea.PasteMsg{Content: "w3500x"})
	typeIn(r, "\r")
	run(r, cmd)
	if screen := screenText(r); !strings.Contains(screen, "w3500x") {
		t.Errorf("the hit is not shown:\n%s", screen)
	}
}

// TestRecallKeepsTyped presses Down where there is nothing further down.
func TestRecallKeepsTyped(t *testing.T) {
	r := opened(t, article(10))
	typeIn(r, "/typed")
	send(r, tea.KeyPressMsg{Code: tea.KeyDown})
	if got := r.prompt.input.Value(); got != "typed" {
		t.Errorf("got %q", got)
	}
}

// TestPaletteRunsWhatOpensMore chooses commands that open a list or a line, and
// finds none that are for the other focus.
func TestPaletteRunsWhatOpensMore(t *testing.T) {
	r := opened(t, article(60))
	typeIn(r, ":find section\r")
	if r.list == nil || r.list.title != "Sections" {
		t.Errorf("no list of sections: %+v", r.list)
	}
	typeIn(r, "\x1b:next section\r")
	if r.outline.current != r.section() {
		t.Errorf("the outline shows section %d, the page %d", r.outline.current, r.section())
	}
	typeIn(r, ":")
	for _, it := range r.list.items {
		if strings.Contains(it.label, "look at the next section") {
			t.Errorf("offered while reading: %s", it.label)
		}
	}
}

// TestLateStoreLeavesReader moves before the store is read: the old place is not
// gone to any more, and the new one is kept.
func TestLateStoreLeavesReader(t *testing.T) {
	dir := t.TempDir()
	open := func(ctx context.Context) (*shelf.Shelf, error) { return shelf.Open(ctx, dir) }
	for i, keys := range []string{"6G", "}", "3]", "/w50x\r"} {
		read := func(late bool) int {
			r := New(Options{Source: sourceOf(t, article(60)), Shelf: open})
			send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
			if !late {
				run(r, r.openShelf())
				typeIn(r, "10G")
			} else {
				typeIn(r, keys)
				want := r.page.Top()
				run(r, r.openShelf())
				if got := r.page.Top(); got != want {
					t.Errorf("%q: at %d, want %d", keys, got, want)
				}
			}
			if err := r.Save(t.Context()); err != nil {
				t.Fatal(i, err)
			}
			return r.page.Top()
		}
		read(false)
		read(true)
	}
}

// TestCopyIsBounded copies what a terminal can take, and no more.
func TestCopyIsBounded(t *testing.T) {
	for _, test := range []struct {
		words int
		says  string
	}{{10, "copied"}, {maxCopied / 5, "too long"}} {
		r := opened(t, strings.Repeat("word ", test.words)+"end\n")
		for _, key := range "yY" {
			_, cmd := r.Update(keyOf(byte(key)))
			if !strings.Contains(r.message.text, test.says) || (cmd == nil) != (test.says == "too long") {
				t.Errorf("%c of %d words says %.40q", key, test.words, r.message.text)
			}
		}
	}
}
