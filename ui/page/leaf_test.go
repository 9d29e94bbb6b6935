package page

import (
	"strings"
	"testing"

	"crosshead/document"
)

// block returns a document of the one block s.
func block(kind document.Kind, s string) *document.Document {
	return &document.Document{Text: s, Blocks: []document.Block{{Range: document.Range{End: len(s)}, Kind: kind}}}
}

// TestLeavesTile walks documents of large blocks from leaf to leaf, both ways,
// and asks for the leaf of the offsets around each border.
func TestLeavesTile(t *testing.T) {
	for _, c := range []struct {
		name string
		d    *document.Document
		n    int // leaves
	}{
		{"prose", block(document.Paragraph, strings.Repeat("words to read ", 10_000)+"end"), 9},
		{"no blank", block(document.Paragraph, strings.Repeat("茶", 50_000)), 10},
		{"code", block(document.Code, strings.Repeat("a line\n\n", 20_000)+"end"), 157},
		{"long line", block(document.Code, strings.Repeat("é", 50_000)), 98},
		{"table", block(document.Table, strings.Repeat("a\tb\n", 30_000)+"a\tb"), 8},
		{"long cell", block(document.Table, strings.Repeat("word ", 20_000)+"\tb"), 7},
		{"not cut", block(document.Paragraph, strings.Repeat("a ", maxLeaf/2)), 1},
	} {
		var leaves []leaf
		end := 0
		for l, ok := leafAt(c.d, 0), true; ok; l, ok = l.after(c.d) {
			if l.Start != end || l.Empty() {
				t.Fatalf("%s: leaf %v after %d", c.name, l.Range, end)
			}
			leaves, end = append(leaves, l), l.End
		}
		if end != len(c.d.Text) || len(leaves) != c.n {
			t.Errorf("%s: %d leaves to %d, want %d to %d", c.name, len(leaves), end, c.n, len(c.d.Text))
		}
		for i, l := range leaves {
			for _, at := range []int{l.Start, l.Start + 1, (l.Start + l.End) / 2, l.End - 1} {
				if got := leafAt(c.d, at); got != l {
					t.Errorf("%s: leaf at %d is %v, want %v", c.name, at, got.Range, l.Range)
				}
			}
			if before, ok := l.before(c.d); ok != (i > 0) || ok && before != leaves[i-1] {
				t.Errorf("%s: before %v is %v, %v", c.name, l.Range, before.Range, ok)
			}
		}
		checkRows(t, c.d)
	}
}

// checkRows fails t unless the rows of d tile it.
func checkRows(t *testing.T, d *document.Document) {
	t.Helper()
	p := New(Style{})
	p.SetDocument(d)
	p.SetSize(80, 40)
	end := 0
	for _, r := range allRows(p) {
		if r.Start != end || r.Empty() {
			t.Fatalf("row %v after %d", r.Range, end)
		}
		end = r.End
	}
	if end != len(d.Text) {
		t.Fatalf("rows end at %d, text at %d", end, len(d.Text))
	}
}

// TestViewSetsWhatIsInView proves that a screen of a document of one line of a
// megabyte costs a leaf or two, wherever it is.
func TestViewSetsWhatIsInView(t *testing.T) {
	d := block(document.Paragraph, strings.Repeat("words and more words ", 50_000)+"end")
	for _, top := range []int{0, pieceSize - 1, pieceSize, pieceSize + 1, len(d.Text) / 2, len(d.Text)} {
		p := New(testStyle)
		p.SetDocument(d)
		p.SetSize(80, 40)
		p.SetTop(top)
		p.View()
		if len(p.rows) > 3 || len(p.runs) > 3 {
			t.Errorf("at %d: %d leaves set and %d styled, want at most 3", top, len(p.rows), len(p.runs))
		}
	}
}

// TestCachesAreBounded reads a long document at changing widths.
func TestCachesAreBounded(t *testing.T) {
	d := block(document.Paragraph, strings.Repeat("words to read ", 300_000)+"end")
	p := New(Style{})
	p.SetDocument(d)
	p.SetSize(80, 40)
	for i := 0; i < len(d.Text); i += pieceSize {
		p.SetSize(40+i/pieceSize%2, 40)
		p.SetTop(i)
		p.View()
		if n := max(len(p.rows), len(p.runs)); n > maxHeld/pieceSize+3 {
			t.Fatalf("at %d: %d leaves are held", i, n)
		}
	}
}
