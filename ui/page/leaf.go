package page

import (
	"strings"
	"unicode/utf8"

	"crosshead/document"
)

// A leaf is what is styled and broken into rows as one: a block with the blank
// line above it, or a piece of a block too large for that. Leaves tile Text.
type leaf struct {
	document.Range     // with the blank line above the first of a block
	block          int // index into the document's blocks
	first          bool
}

// A block beyond maxLeaf bytes is cut into leaves of about pieceSize, at blanks
// or line ends, so that no key has to wait for all of it. A row ends at each cut.
// Code takes longer to colour, and its pieces are smaller.
const (
	maxLeaf   = 64 << 10
	pieceSize = 16 << 10

	maxCode  = 16 << 10
	codeSize = 1 << 10
)

// pieces returns the size of the pieces that b is cut into, or 0.
func pieces(b *document.Block) int {
	switch n := b.Len(); {
	case b.Kind == document.Code && n > maxCode:
		return codeSize
	case n > maxLeaf:
		return pieceSize
	}
	return 0
}

// leafAt returns the leaf that holds offset; the document must have blocks.
func leafAt(d *document.Document, offset int) leaf {
	i := d.BlockAt(offset)
	b := &d.Blocks[i]
	above := 0
	if i > 0 {
		above = d.Blocks[i-1].End
	}
	size := pieces(b)
	if size == 0 {
		return leaf{document.Range{Start: above, End: b.End}, i, true}
	}
	k := max(0, min(offset, b.End-1)-b.Start) / size
	start, end := cut(d.Text, b, k), cut(d.Text, b, k+1)
	for offset < start && k > 0 { // a cut lies somewhat behind its multiple of size
		k--
		start, end = cut(d.Text, b, k), start
	}
	if k == 0 {
		return leaf{document.Range{Start: above, End: end}, i, true}
	}
	return leaf{document.Range{Start: start, End: end}, i, false}
}

// cut returns where piece k of block b begins.
func cut(text string, b *document.Block, k int) int {
	size := pieces(b)
	at := b.Start + k*size
	if k == 0 || at >= b.End {
		return min(at, b.End)
	}
	window := text[at:min(b.End, at+size/2)]
	sep := " "
	if b.Kind == document.Code || b.Kind == document.Table {
		sep = "\n"
	}
	if i := strings.Index(window, sep); i >= 0 {
		return at + i + 1
	}
	for at < b.End && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// before returns the leaf before l, and false at the start of the document.
func (l leaf) before(d *document.Document) (leaf, bool) {
	if l.Start == 0 {
		return leaf{}, false
	}
	return leafAt(d, l.Start-1), true
}

// after returns the leaf after l, and false at the end of the document.
func (l leaf) after(d *document.Document) (leaf, bool) {
	if l.End >= len(d.Text) {
		return leaf{}, false
	}
	return leafAt(d, l.End), true
}

// text is the part of l that is the block's text.
func (l leaf) text(d *document.Document) document.Range {
	if l.first {
		return document.Range{Start: d.Blocks[l.block].Start, End: l.End}
	}
	return l.Range
}
