package page

import (
	"slices"
	"strings"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// A row is one line of the page. The rows of a document tile its Text, blank
// rows and lines between a table's rows too, so that an offset names a row and a
// row's Start names a place that is good for every width.
type row struct {
	document.Range
	segs []seg
	wide bool // code or a table: may stand out of the column and be shifted
}

// A seg is what stands in a row from a column on: a piece of the text, or a
// string of ours.
type seg struct {
	col int
	document.Range
	lit string
	sgr string // of lit
}

// A setter makes the rows of leaves at one width. They are good until it makes those
// of the next leaf: printing, what is kept of one is its room.
type setter struct {
	doc     *document.Document
	style   *Style
	measure int // cells in the column
	method  ansi.Method

	made  []row
	segs  []seg
	lines []document.Range
}

// rows returns the rows of leaf l; they tile it.
func (s *setter) rows(l leaf) []row {
	b := &s.doc.Blocks[l.block]
	text := l.text(s.doc)
	lead := s.lead(b)
	rows := slices.Grow(s.made[:0], 2+fewLines(s.doc.Text[text.Start:text.End], s.measure-lead))
	if l.first {
		rows = s.above(rows, l)
	}
	n := len(rows)
	switch b.Kind {
	case document.Code:
		rows = s.code(rows, text, lead)
	case document.Table:
		rows = s.table(rows, b, text, lead)
	case document.Rule:
		rows = s.rule(rows, text)
	default:
		rows = s.prose(rows, b, l, text, lead)
	}
	for i := n; i < len(rows) && len(b.Nest()) > 0; i++ {
		rows[i].segs = append(s.prefix(b.Nest(), lead, l.first && i == n), rows[i].segs...)
	}
	if l.first && len(rows) > 0 {
		rows[0].Start = l.Start // a tight block has no row for the blank line above it
	}
	s.made = rows
	return rows
}

// above adds the blank rows above the block of l. A blank line in Text is two
// bytes, so there can be two of them.
func (s *setter) above(rows []row, l leaf) []row {
	gap := document.Range{Start: l.Start, End: s.doc.Blocks[l.block].Start}
	b := &s.doc.Blocks[l.block]
	if gap.Empty() || b.Tight {
		return rows
	}
	prefix := s.shared(l.block)
	last := s.doc.Blocks[l.block-1]
	if b.Kind == document.Heading && last.Kind != document.Heading && len(b.Nest()) == 0 ||
		last.Role == document.Furniture != (b.Role == document.Furniture) {
		rows = append(rows, row{Range: document.Range{Start: gap.Start, End: gap.Start + 1}, segs: prefix})
		gap.Start++
	}
	return append(rows, row{Range: gap, segs: prefix})
}

// shared returns the quote bars that run on from the block before block i.
func (s *setter) shared(i int) []seg {
	b, last := &s.doc.Blocks[i], s.doc.Blocks[i-1].Nest()
	n := 0
	for n < min(len(b.Nest()), len(last)) {
		c := b.Nest()[n]
		if last[n].Width != c.Width || c.Marker != "" && c.First {
			break
		}
		n++
	}
	return s.prefix(b.Nest()[:n], s.lead(b), false)
}

const quoteBar = "▎"

// containerWidth is how far a container indents what stands in it.
func containerWidth(c document.Container) int {
	if c.Marker == "" {
		return 2
	}
	return c.Width
}

// lead is how many cells the block's containers take, leaving its text at
// least a third of the column.
func (s *setter) lead(b *document.Block) int {
	n := 0
	for _, c := range b.Nest() {
		n += containerWidth(c)
	}
	return min(n, s.measure*2/3)
}

// prefix returns what stands in the first end cells of a row in the containers
// nest: quote bars, and in the first row of a block the marker of the item it
// begins.
func (s *setter) prefix(nest []document.Container, end int, first bool) []seg {
	var segs []seg
	col := 0
	for _, c := range nest {
		w := containerWidth(c)
		if col+w > end {
			break
		}
		switch {
		case c.Marker == "":
			segs = append(segs, seg{col: col, lit: quoteBar, sgr: s.style.Frame})
		case c.First && first:
			pad := max(0, w-1-widthOf(c.Marker, s.method))
			segs = append(segs, seg{col: col + pad, lit: c.Marker, sgr: s.style.Marker})
		}
		col += w
	}
	return segs
}

// prose sets a paragraph or a heading.
func (s *setter) prose(rows []row, b *document.Block, l leaf, text document.Range, lead int) []row {
	hang := 0
	str := s.doc.Text[text.Start:text.End]
	if s.doc.Format == document.Plain && b.Kind == document.Paragraph {
		hang = min(markerWidth(s.doc.Text[b.Start:b.End]), s.measure/3)
	}
	first := s.measure - lead
	if !l.first {
		first -= hang
	}
	s.lines = appendLines(s.lines[:0], str, first, s.measure-lead-hang, s.method)
	s.segs = slices.Grow(s.segs[:0], len(s.lines))
	for i, line := range s.lines {
		r := line.Shift(text.Start)
		col := lead
		if i > 0 || !l.first {
			col += hang
		}
		s.segs = append(s.segs, seg{col: col, Range: s.trimEnd(r)})
		rows = append(rows, row{Range: r, segs: s.segs[i : i+1 : i+1]})
	}
	return rows
}

// trimEnd takes the line break and the blanks that hang over off the end of r.
func (s *setter) trimEnd(r document.Range) document.Range {
	text := strings.TrimRightFunc(s.doc.Text[r.Start:r.End], func(c rune) bool { return c == '\n' || isBlank(c) })
	return document.Range{Start: r.Start, End: r.Start + len(text)}
}

// markerWidth returns the cells of the list marker that a paragraph of plain
// text begins with, its blank included, or 0.
func markerWidth(s string) int {
	i := strings.IndexByte(s, ' ')
	if i <= 0 || i > 5 {
		return 0
	}
	switch m := s[:i]; {
	case m == "-" || m == "*" || m == "+":
		return 2
	case m == "•" || m == "–" || m == "◦" || m == "▪" || m == "·":
		return 2
	case strings.Trim(m[:i-1], "0123456789") == "" && i > 1 && (m[i-1] == '.' || m[i-1] == ')'):
		return i + 1
	case i == 2 && m[1] == ')':
		return i + 1
	}
	return 0
}

// code sets lines as they stand.
func (s *setter) code(rows []row, text document.Range, lead int) []row {
	indent := lead
	if lead+2 < s.measure/2 {
		indent += 2
	}
	at := text.Start
	for line := range strings.Lines(s.doc.Text[text.Start:text.End]) {
		r := document.Range{Start: at, End: at + len(line)}
		rows = append(rows, row{Range: r, wide: true, segs: []seg{{col: indent, Range: s.trimEnd(r)}}})
		at = r.End
	}
	return rows
}

// rule sets a thematic break in the middle of the column.
func (s *setter) rule(rows []row, text document.Range) []row {
	w := widthOf(s.doc.Text[text.Start:text.End], s.method)
	col := max(0, (s.measure-w)/2)
	return append(rows, row{Range: text, wide: w > s.measure, segs: []seg{{col: col, Range: text}}})
}
