package page

import (
	"bytes"
	"slices"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// A Page shows a document at a place. The zero Page is of no use; see [New]. It
// belongs to one goroutine.
type Page struct {
	doc           *document.Document
	stylist       *stylist
	width, height int  // cells
	column        int  // the widest the column may be, in cells
	bare          bool // the column has no margins
	linked        bool // the terminal is told where links lead
	method        ansi.Method

	bounds  document.Range   // what is shown of the document; it begins and ends where blocks do
	top     int              // the place: an offset in the row at the top
	shift   int              // cells that wide rows are shifted to the left
	hits    []document.Range // of a search, in order
	current int              // index into hits of the one that one is at
	marks   []int            // offsets with a sign in the margin, ascending

	rows map[int][]row // by where their leaf begins; for this width
	runs map[int][]run // by where their leaf begins; for this style
	held int           // bytes of text the two stand for
}

// DefaultColumn is the width of a readable column, in cells: typographers want
// 45 to 75 characters a line (Bringhurst).
const DefaultColumn = 72

// New returns a page of an empty document.
func New(s Style) *Page {
	p := &Page{doc: &document.Document{}, column: DefaultColumn, stylist: newStylist(s)}
	p.forget()
	return p
}

// SetDocument shows another document, or another snapshot of the same, at the
// same offset; bounds, hits and marks are the caller's to set again.
func (p *Page) SetDocument(d *document.Document) {
	p.doc = d
	p.bounds = document.Range{End: len(d.Text)}
	p.top = min(p.top, len(d.Text))
	p.hits, p.marks = nil, nil
	p.forget()
}

// SetBounds shows only the blocks in r, as if the document were no more than
// they: what lies outside is not set, and cannot be gone to. The place stays if it
// is in r, and so do the words at the top where the end held the page back; else
// it is the end of r that is nearer.
func (p *Page) SetBounds(r document.Range) {
	if r == p.bounds || len(p.doc.Blocks) == 0 {
		return
	}
	if r.End > p.bounds.End {
		p.top = min(p.top, p.first().row().End-1)
	}
	p.bounds = r
	p.forgetRows() // the first block has no blank rows above it now, or had none
	if p.SetTop(p.top); p.top == r.End {
		p.End()
	}
}

// SetSize sets the page's size in cells. The place stays, so that the same
// words are at the top.
func (p *Page) SetSize(width, height int) {
	before, _ := p.measure()
	p.width, p.height = max(1, width), max(1, height)
	if column, _ := p.measure(); column != before {
		p.forgetRows()
	}
}

// SetColumn sets the widest the column of text may be, in cells.
func (p *Page) SetColumn(cells int) {
	p.column = max(minMeasure, cells)
	p.forgetRows()
}

// Column returns the width of the column, in cells.
func (p *Page) Column() int { return p.column }

// SetStyle changes how the page looks.
func (p *Page) SetStyle(s Style) {
	p.stylist = newStylist(s)
	p.forget()
}

// SetLinked says whether the terminal is told where links lead (OSC 8).
func (p *Page) SetLinked(on bool) { p.linked = on }

// SetMethod tells how the terminal measures characters.
func (p *Page) SetMethod(m ansi.Method) {
	if m != p.method {
		p.method = m
		p.forgetRows()
	}
}

// SetHits shows hits, the current-th apart; they are in order and disjoint, and
// the page keeps the slice.
func (p *Page) SetHits(hits []document.Range, current int) { p.hits, p.current = hits, current }

// SetMarks shows a sign in the margin of the rows that hold the offsets.
func (p *Page) SetMarks(offsets []int) {
	p.marks = slices.Sorted(slices.Values(offsets))
}

// Shift moves what is too wide for the column by so many cells to the left.
func (p *Page) Shift(cells int) { p.shift = max(0, p.shift+cells) }

// Beyond returns how many cells of what is in view stand out of the column at its
// right, or most if they are more.
func (p *Page) Beyond(most int) int {
	column, _ := p.measure()
	beyond, enough := 0, p.shift+column+most
	p.inView(func(c cursor) {
		if r := c.row(); r.wide {
			beyond = max(beyond, p.paintSegs(new(bytes.Buffer), c, r, enough)-p.shift-column)
		}
	})
	return min(beyond, most)
}

// minMeasure is the narrowest column, in cells.
const minMeasure = 16

// measure returns the cells of the column, and of the margin left of it.
func (p *Page) measure() (column, left int) {
	if p.bare {
		return p.column, 0
	}
	margin := 2
	if p.width < 48 {
		margin = 1
	}
	column = max(1, min(p.column, p.width-2*margin))
	return column, max(0, (p.width-column)/2)
}

// forget empties the caches. forgetRows keeps the styles, which are right for
// every width; they count on in held, so that no row of resizes makes them grow.
func (p *Page) forget() {
	p.runs = map[int][]run{}
	p.held = 0
	p.forgetRows()
}

func (p *Page) forgetRows() { p.rows = map[int][]row{} }

// maxHeld bounds the caches, in bytes of text; what they hold is some eight
// times that.
const maxHeld = 1 << 20

// leafRows returns the rows of l, from the cache where they are in it.
func (p *Page) leafRows(l leaf) []row {
	if rows, ok := p.rows[l.Start]; ok {
		return rows
	}
	if p.held += l.Len(); p.held > maxHeld {
		p.forget()
		p.held = l.Len()
	}
	rows := p.bounded(l, p.setter().rows(l))
	p.rows[l.Start] = rows
	return rows
}

// bounded returns the rows of l without what is above the bounds.
func (p *Page) bounded(l leaf, rows []row) []row {
	if l.Start < p.bounds.Start {
		rows = below(rows, p.bounds.Start)
	}
	return rows
}

// below returns rows without those that end above offset.
func below(rows []row, offset int) []row {
	for len(rows) > 1 && rows[0].End <= offset {
		rows = rows[1:]
	}
	rows[0].Start = max(rows[0].Start, offset)
	return rows
}

func (p *Page) setter() *setter {
	column, _ := p.measure()
	return &setter{doc: p.doc, style: &p.stylist.style, measure: column, method: p.method}
}

// leafRuns returns the styles of l, from the cache where they are in it.
func (p *Page) leafRuns(l leaf) []run {
	runs, ok := p.runs[l.Start]
	if !ok {
		runs = p.stylist.runs(p.doc, &p.doc.Blocks[l.block], l.text(p.doc))
		p.runs[l.Start] = runs
	}
	return runs
}

// SetBare sets a column of so many cells without margins, for printing.
func (p *Page) SetBare(width int) {
	p.bare = true
	p.column = max(1, width)
	p.SetSize(width, 1)
	p.forgetRows()
}
