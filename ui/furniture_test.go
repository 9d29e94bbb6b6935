package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// webPage is an article of plain text with menus above and comments below it,
// more than a screen of each; every word of them is "line".
func webPage() string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "Menu line %d\n", i)
	}
	b.WriteString("\nThe road the salt took\n\nBy Ann Poe, 3 May 2024\n\n")
	for i := range 6 {
		for range 4 {
			b.WriteString(strings.Repeat("Salt was once the reason for roads, and carts of it crossed the Alps for longer than anybody knows. ", 6) + "\n\n")
		}
		fmt.Fprintf(&b, "The part after %d\n\n", i)
	}
	b.WriteString(strings.Repeat("What ended the trade was not a war but a pipe, which leads brine downhill in hollow logs. ", 6) + "\n\nComments\n")
	for i := range 60 {
		fmt.Fprintf(&b, "\nReply\nShare line %d\n", i)
	}
	return b.String()
}

// browsing is a reader of webPage; it fails t unless there is furniture.
func browsing(t interface{ Fatal(...any) }) *Reader {
	source, err := document.NewSource("a.txt", []byte(webPage()))
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 30})
	if b := r.doc.Body; b.Start < 500 || b.End > len(r.doc.Text)-500 {
		t.Fatal("the article is", b, "of", len(r.doc.Text))
	}
	return r
}

// TestFoldedIsNotRead pages through everything: nothing that is folded shows.
func TestFoldedIsNotRead(t *testing.T) {
	r := browsing(t)
	if want := (around{furniture{60, false}, furniture{121, false}}); r.around != want {
		t.Errorf("around it is %+v, want %+v", r.around, want)
	}
	for range 100 {
		send(r, tea.KeyPressMsg{Code: tea.KeySpace})
		if v, b := r.page.Visible(), r.doc.Body; v.Start < b.Start || v.End > b.End {
			t.Fatalf("the page shows %v, the article is %v", v, b)
		}
	}
	if r.page.Visible().End != r.doc.Body.End {
		t.Errorf("the last page shows %v, the article is %v", r.page.Visible(), r.doc.Body)
	}
}

// TestFoldedIsNotSearched counts hits with the furniture folded and open.
func TestFoldedIsNotSearched(t *testing.T) {
	r := browsing(t)
	typeIn(r, "/line\r")
	for _, step := range []struct {
		above, below bool
		want         int
	}{{false, false, 0}, {true, false, 60}, {true, true, 120}, {false, true, 60}, {false, false, 0}} {
		r.openSides(step.above, step.below)
		if got := len(r.search.hits); got != step.want || r.outline.find != true || len(r.outline.hits) != got {
			t.Errorf("open %v and %v: %d hits, want %d", step.above, step.below, got, step.want)
		}
	}
	typeIn(r, "\x1b/salt\r")
	n, at := len(r.search.hits), r.search.hits[r.search.current]
	r.openSides(true, true)
	if len(r.search.hits) != n || r.search.hits[r.search.current] != at {
		t.Errorf("hit %v of %d, want %v of %d", r.search.hits[r.search.current], len(r.search.hits), at, n)
	}
}

// TestPlacesOpenFurniture goes to any place in any way: what it lies in is opened,
// and it is on the page.
func TestPlacesOpenFurniture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := browsing(t)
		at := rapid.IntRange(0, len(r.doc.Text)-1).Draw(t, "at")
		switch rapid.IntRange(0, 3).Draw(t, "way") {
		case 0:
			r.jump(at)
		case 1:
			r.restorePlace(at) // there is none to restore
			r.marks.record.Place, r.restore = &document.Anchor{}, true
			r.restorePlace(at)
		case 2:
			r.leave(at)
			typeIn(r, "''")
		case 3:
			r.marks.places, r.marks.lost = []document.Range{{Start: at, End: at}}, []bool{false}
			r.goToPlace(0)
		}
		if v := r.page.Visible(); !v.Contains(at) && at != r.doc.Body.End && at != r.doc.Body.End+1 {
			t.Fatalf("offset %d is not in %v; the article is %v", at, v, r.doc.Body)
		}
		if at >= r.doc.Body.Start && at <= r.doc.Body.End && (r.around.above.open || r.around.below.open) {
			t.Fatalf("offset %d is in the article, and yet it opened %+v", at, r.around)
		}
	})
}

// TestPreviewFoldsAgain looks at a bookmark in the furniture and goes back.
func TestPreviewFoldsAgain(t *testing.T) {
	r := browsing(t)
	top := r.page.Top()
	r.marks.record.Bookmarks = append(r.marks.record.Bookmarks, shelf.Bookmark{ID: "a"})
	r.marks.places, r.marks.lost = []document.Range{{Start: 3, End: 3}}, []bool{false}
	typeIn(r, "B")
	r.list.move(0)
	if !r.around.above.open || r.page.Top() != 3 {
		t.Errorf("at %d, %+v, want 3", r.page.Top(), r.around)
	}
	typeIn(r, "\x1b")
	if r.around.above.open || r.page.Top() != top {
		t.Errorf("at %d, %+v, want %d", r.page.Top(), r.around, top)
	}
}

// TestSnapshotsDoNotJump has another snapshot of the text come, which takes other
// blocks for the article: what is on the page stays as it is.
func TestSnapshotsDoNotJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := browsing(t)
		whole := r.doc
		snapshot := func(label string) *document.Document {
			d := *whole
			first := rapid.IntRange(0, len(d.Blocks)-1).Draw(t, "first "+label)
			last := rapid.IntRange(first, len(d.Blocks)-1).Draw(t, "last "+label)
			d.Sections, d.Body = nil, document.Range{Start: d.Blocks[first].Start, End: d.Blocks[last].End}
			return &d
		}
		run(r, r.take(snapshot("head"), false))
		r.page.SetTop(rapid.IntRange(0, len(whole.Text)).Draw(t, "at"))
		r.page.Scroll(0)
		want := r.page.View()
		run(r, r.take(snapshot("whole"), rapid.Bool().Draw(t, "is whole")))
		if got := r.page.View(); !slices.Equal(got, want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// TestClickOpensAndFolds clicks the entry of the furniture above the article.
func TestClickOpensAndFolds(t *testing.T) {
	r := browsing(t)
	r.View()
	y := slices.IndexFunc(strings.Split(screenText(r), "\n"), func(line string) bool { return strings.Contains(line, "furniture, 60") })
	for i, want := range []bool{true, false, true} {
		send(r, tea.MouseClickMsg{X: 8, Y: y, Button: tea.MouseLeft})
		if r.around.above.open != want || want != (r.page.Top() == 0) {
			t.Fatalf("click %d: %+v, at %d", i, r.around, r.page.Top())
		}
	}
	r.jump(r.doc.Body.Start + 2000)
	send(r, tea.MouseClickMsg{X: 8, Y: y, Button: tea.MouseLeft})
	if !r.around.above.open || r.page.Top() != 0 {
		t.Errorf("a click from elsewhere: %+v, at %d", r.around, r.page.Top())
	}
}

// TestFoldingKeepsWords opens and folds around an article that is being read.
func TestFoldingKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := browsing(t)
		b := r.doc.Body
		r.page.SetTop(rapid.IntRange(b.Start, b.End).Draw(t, "at"))
		r.page.Scroll(0)
		want := topWords(r)
		for range rapid.IntRange(1, 5).Draw(t, "times") {
			r.openSides(rapid.Bool().Draw(t, "above"), rapid.Bool().Draw(t, "below"))
			if got := topWords(r); got != want {
				t.Fatalf("%+v: the first row is %q, want %q", r.around, got, want)
			}
		}
	})
}
