package page

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestRowsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		if len(p.doc.Blocks) == 0 {
			t.Skip("an empty document")
		}
		column, _ := p.measure()
		end := 0
		for i, r := range allRows(p) {
			if r.Start != end || r.Empty() {
				t.Fatalf("row %d is %v after %d", i, r.Range, end)
			}
			end = r.End
			text := p.doc.Slice(p.setter().trimEnd(r.Range))
			if w := rowWidth(p, r); !r.wide && w > column && !isOneCluster(text) {
				t.Fatalf("row %d %q has %d cells, the column %d", i, p.doc.Slice(r.Range), w, column)
			}
		}
		if end != len(p.doc.Text) {
			t.Fatalf("rows end at %d, text at %d", end, len(p.doc.Text))
		}
	})
}

// rowWidth is how many cells the row takes, margin left out.
func rowWidth(p *Page, r row) int {
	width := 0
	for _, s := range r.segs {
		width = s.col + drawnWidth(p.doc.Slice(s.Range), p.method) + ansi.StringWidth(s.lit)
	}
	return width
}

// ours is what a row may hold beside printable text.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func TestViewIsHarmlessAndFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		p.Shift(rapid.IntRange(0, 40).Draw(t, "shift"))
		p.SetHits(genHits(t, p.doc.Text), 1)
		p.SetMarks(rapid.SliceOf(rapid.IntRange(0, len(p.doc.Text))).Draw(t, "marks"))
		checkView(t, p)
	})
}

// TestHitsChangeNoLetter lights hits anywhere: what is written stays the same, for a
// terminal may draw half of a cluster in other cells than the whole.
func TestHitsChangeNoLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		bare := func() string { return ours.ReplaceAllString(strings.Join(p.View(), "\n"), "") }
		want := bare()
		p.SetHits(genHits(t, p.doc.Text), 1)
		if got := bare(); got != want {
			t.Fatalf("with hits\n%q\nwithout\n%q", got, want)
		}
	})
}

// genHits returns disjoint ranges of text, in order; some split grapheme
// clusters.
func genHits(t *rapid.T, text string) []document.Range {
	ends := rapid.SliceOfN(rapid.IntRange(0, len(text)), 0, 8).Draw(t, "hits")
	sort.Ints(ends)
	var hits []document.Range
	for i := 0; i+1 < len(ends); i += 2 {
		r := document.Range{Start: runeStart(text, ends[i]), End: runeStart(text, ends[i+1])}
		if !r.Empty() {
			hits = append(hits, r)
		}
	}
	return hits
}

func runeStart(s string, at int) int {
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// checkView fails t unless the view has as many rows as the page is high, none
// wider than it is, and none with a control that is not ours.
func checkView(t fataler, p *Page) {
	t.Helper()
	view := p.View()
	if len(view) != p.height {
		t.Fatalf("%d rows, want %d", len(view), p.height)
	}
	for _, line := range view {
		if w := p.method.StringWidth(line); w > p.width {
			t.Fatalf("%d cells, want at most %d: %q", w, p.width, line)
		}
		if bare := ours.ReplaceAllString(line, ""); document.Clean(bare) != bare || strings.ContainsAny(bare, "\n\t") {
			t.Fatalf("harmful: %q", line)
		}
	}
}

// TestLastGate paints what no door lets into a Text.
func TestLastGate(t *testing.T) {
	for _, s := range append(harmful, "\x1b[2Jx", "a\rb", "\xff", "\xc2", "\u202a\u2067", "x\x9b31m", "\x00", "\x7f", "\u2029\u0084") {
		for _, kind := range []document.Kind{document.Paragraph, document.Heading, document.Code, document.Table} {
			for _, style := range []Style{{}, testStyle} {
				p := New(style)
				text := "before " + s + " after"
				p.SetDocument(&document.Document{Text: text, Blocks: []document.Block{{Range: document.Range{End: len(text)}, Kind: kind, Detail: &document.Detail{Info: "go"}}}})
				p.SetSize(60, 3)
				checkView(t, p)
			}
		}
	}
}

func TestResizeReturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		if len(p.doc.Blocks) == 0 {
			t.Skip("an empty document")
		}
		width, height, top := p.width, p.height, p.Top()
		want := p.View()[0]
		for range rapid.IntRange(1, 5).Draw(t, "resizes") {
			p.SetSize(genWidth.Draw(t, "to"), rapid.IntRange(1, 50).Draw(t, "high"))
			first := p.first().row()
			atEnd := p.Visible().End == len(p.doc.Text)
			if top != p.Top() || top >= first.End && !atEnd || top < first.Start {
				t.Fatalf("top %d, was %d; the first row is %v", p.Top(), top, first.Range)
			}
		}
		p.SetSize(width, height)
		if got := p.View()[0]; got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestScrollUndoesItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		p.Scroll(0)
		from := p.Top()
		n := rapid.IntRange(1, 60).Draw(t, "n")
		sign := rapid.SampledFrom([]int{1, -1}).Draw(t, "sign")
		moved := 0 // the ends of the document hold a scroll back
		for range n {
			if !p.Scroll(sign) {
				break
			}
			moved++
		}
		there := p.Top()
		p.Scroll(-sign * moved)
		if p.Top() != from {
			t.Fatalf("%d rows there and back: from %d to %d", moved, from, p.Top())
		}
		p.Scroll(sign * n)
		if p.Top() != there {
			t.Fatalf("%d rows at once: at %d, one by one: at %d", n, p.Top(), there)
		}
	})
}

func TestShowBringsOnPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		if len(p.doc.Blocks) == 0 {
			t.Skip("an empty document")
		}
		at := rapid.IntRange(0, len(p.doc.Text)-1).Draw(t, "at")
		p.Show(document.Range{Start: at, End: at + 1})
		if v := p.Visible(); !v.Contains(at) {
			t.Fatalf("offset %d is not in %v", at, v)
		}
		top := p.Top()
		if p.Show(document.Range{Start: at, End: at + 1}); p.height > 16 && p.Top() != top {
			t.Fatalf("shown again, it moved from %d to %d", top, p.Top())
		}
	})
}

// TestNoLetterIsLost compares what is painted of prose and code with Text.
func TestNoLetterIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		p.SetMethod(ansi.GraphemeWidth)
		p.SetBare(rapid.SampledFrom([]int{2, 10, 72}).Draw(t, "bare"))
		for i, b := range p.doc.Blocks {
			if b.Kind == document.Table || b.Kind == document.Rule {
				continue
			}
			if b.Kind == document.Code {
				p.SetBare(10_000)
			}
			if got, want := letters(painted(p, i)), letters(p.doc.Slice(b.Range)); got != want {
				t.Fatalf("block %d: got %q, want %q", i, got, want)
			}
		}
	})
}

// painted returns the text of the rows of block i as it is painted.
func painted(p *Page, i int) string {
	var b bytes.Buffer
	c := p.cursorAt(p.doc.Blocks[i].Start)
	for ok := true; ok && c.leaf.block == i; ok = p.next(&c) {
		for _, s := range c.row().segs {
			p.paintText(&b, c.leaf, s.Range, 0)
		}
	}
	return ours.ReplaceAllString(b.String(), "")
}

// letters returns s without what may hang over the end of a row.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isBlank(r) {
			return -1
		}
		return r
	}, s)
}

func TestOffsetAtFindsWhatIsPainted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPage.Draw(t, "page")
		if len(p.doc.Blocks) == 0 {
			t.Skip("an empty document")
		}
		v := p.Visible()
		for y := range p.height {
			last := -1
			for x := range p.width {
				at, ok := p.OffsetAt(x, y)
				if !ok || p.doc.Blocks[p.doc.BlockAt(at)].Kind == document.Table { // its cells stand side by side
					continue
				}
				if !v.Contains(at) || at < last {
					t.Fatalf("cell %d, %d: offset %d, after %d, in %v", x, y, at, last, v)
				}
				last = at
			}
		}
	})
}

// genBounded draws a page that is bound to some blocks of its document.
func genBounded(t *rapid.T) (*Page, document.Range) {
	p := genPage.Filter(func(p *Page) bool { return len(p.doc.Blocks) > 0 }).Draw(t, "page")
	blocks := p.doc.Blocks
	from := rapid.IntRange(0, len(blocks)-1).Draw(t, "from")
	to := rapid.IntRange(from, len(blocks)-1).Draw(t, "to")
	b := document.Range{Start: blocks[from].Start, End: blocks[to].End}
	p.SetBounds(b)
	return p, b
}

// TestBoundsAreAllThereIs moves about in a part of a document: its rows are all
// that is shown, gone to, or set.
func TestBoundsAreAllThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, b := genBounded(t)
		p.SetHits(genHits(t, p.doc.Text), 0)
		for range rapid.IntRange(1, 8).Draw(t, "times") {
			switch at := rapid.IntRange(0, len(p.doc.Text)).Draw(t, "at"); rapid.IntRange(0, 4).Draw(t, "way") {
			case 0:
				p.SetTop(at)
			case 1:
				p.SetBottom(at)
			case 2:
				p.Show(document.Range{Start: at, End: at})
			case 3:
				p.Scroll(rapid.IntRange(-60, 60).Draw(t, "rows"))
			case 4:
				p.End()
			}
			checkView(t, p)
			if v := p.Visible(); v.Start < b.Start || v.End > b.End || v.Empty() || p.Top() < b.Start || p.Top() > b.End {
				t.Fatalf("the page shows %v at %d, which is not in %v", v, p.Top(), b)
			}
		}
		for start, rows := range p.rows {
			if rows[len(rows)-1].End <= b.Start || start >= b.End {
				t.Fatalf("the leaf at %d was set, which is not in %v", start, b)
			}
		}
		end := b.Start
		for _, r := range allRows(p) {
			if r.Start != end || r.Empty() {
				t.Fatalf("row %v after %d", r.Range, end)
			}
			end = r.End
		}
		if end != b.End {
			t.Fatalf("rows end at %d, want %d", end, b.End)
		}
	})
}

// TestBoundsKeepWords folds and unfolds around a place in the bounds: the row at
// the top stays, unless the end holds it back.
func TestBoundsKeepWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, b := genBounded(t)
		p.SetTop(rapid.IntRange(b.Start, b.End).Draw(t, "at"))
		want := p.Visible()
		p.SetBounds(document.Range{End: len(p.doc.Text)})
		if got := p.Visible(); !p.first().row().Contains(want.Start) && got.End != len(p.doc.Text) {
			t.Fatalf("unfolded, the page shows %v, before %v", got, want)
		}
		p.SetBounds(b)
		if got := p.Visible(); got != want {
			t.Fatalf("folded again, the page shows %v, before %v", got, want)
		}
	})
}
