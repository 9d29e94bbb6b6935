package page

import (
	"sort"

	"crosshead/document"
)

// A cursor is a row of the document: the i-th of a leaf. It is never kept:
// what is kept is an offset.
type cursor struct {
	leaf leaf
	rows []row
	i    int
}

func (c cursor) row() row { return c.rows[c.i] }

// cursorAt returns the row that offset lies in, or the nearest in the bounds; the
// document must have blocks.
func (p *Page) cursorAt(offset int) cursor {
	offset = max(p.bounds.Start, min(offset, p.bounds.End-1))
	l := leafAt(p.doc, offset)
	rows := p.leafRows(l)
	i := sort.Search(len(rows), func(i int) bool { return offset < rows[i].End })
	return cursor{l, rows, min(i, len(rows)-1)}
}

// next moves c a row down, and reports false at the end of the bounds.
func (p *Page) next(c *cursor) bool {
	if c.i+1 < len(c.rows) {
		c.i++
		return true
	}
	l, ok := c.leaf.after(p.doc)
	if ok = ok && c.leaf.End < p.bounds.End; ok {
		*c = cursor{l, p.leafRows(l), 0}
	}
	return ok
}

// previous moves c a row up, and reports false at their start.
func (p *Page) previous(c *cursor) bool {
	if c.i > 0 {
		c.i--
		return true
	}
	l, ok := c.leaf.before(p.doc)
	if ok = ok && c.leaf.Start > p.bounds.Start; ok {
		rows := p.leafRows(l)
		*c = cursor{l, rows, len(rows) - 1}
	}
	return ok
}

// down moves c by up to n rows down and returns how many it was.
func (p *Page) down(c *cursor, n int) int {
	for i := range n {
		if !p.next(c) {
			return i
		}
	}
	return n
}

// up moves c by up to n rows up.
func (p *Page) up(c *cursor, n int) {
	for range n {
		if !p.previous(c) {
			return
		}
	}
}

// first returns the row at the top of the page: the one that holds the place,
// or where the bounds end too soon below it, as far up as fills the page.
func (p *Page) first() cursor {
	top := p.cursorAt(p.top)
	end := top
	if short := p.height - 1 - p.down(&end, p.height-1); short > 0 {
		p.up(&top, short)
	}
	return top
}

// Top returns the place: the offset of what stands at the top of the page. It
// is rewritten by scrolling and showing, not by a resize.
func (p *Page) Top() int { return p.top }

// SetTop brings the row that holds offset to the top of the page.
func (p *Page) SetTop(offset int) { p.top = max(p.bounds.Start, min(offset, p.bounds.End)) }

// Visible returns the range of Text that is on the page.
func (p *Page) Visible() document.Range {
	if len(p.doc.Blocks) == 0 {
		return document.Range{}
	}
	c := p.first()
	start := c.row().Start
	p.down(&c, p.height-1)
	return document.Range{Start: start, End: c.row().End}
}

// Scroll moves the text by n rows, down the document or, below 0, up. It
// reports whether anything moved.
func (p *Page) Scroll(n int) bool {
	if len(p.doc.Blocks) == 0 {
		return false
	}
	c := p.first()
	from := c.row().Start
	if n >= 0 {
		p.down(&c, n)
	} else {
		p.up(&c, -n)
	}
	p.top = c.row().Start
	p.top = p.first().row().Start // as far as the end allows
	return p.top != from
}

// SetBottom brings the row before offset to the bottom of the page.
func (p *Page) SetBottom(offset int) {
	if len(p.doc.Blocks) == 0 {
		return
	}
	c := p.cursorAt(max(0, offset-1))
	p.up(&c, p.height-1)
	p.SetTop(c.row().Start)
}

// End moves to the end of what is shown.
func (p *Page) End() { p.SetTop(p.bounds.End); p.Scroll(0) }

// Show makes r visible: it does nothing where r is well on the page, else it
// brings the row where r begins to a third of the page's height.
func (p *Page) Show(r document.Range) {
	if len(p.doc.Blocks) == 0 {
		return
	}
	c := p.first()
	p.down(&c, min(1, p.height/4))
	start := c.row().Start
	p.down(&c, p.height-1-min(1, p.height/4)-p.height/8)
	if start <= r.Start && r.Start < c.row().End {
		return
	}
	c = p.cursorAt(r.Start)
	p.up(&c, p.height/3)
	p.SetTop(c.row().Start)
	p.SetTop(p.first().row().Start) // as far as the end allows
}

// OffsetAt returns the offset of what stands at a cell of the page, and false
// where no text is.
func (p *Page) OffsetAt(x, y int) (int, bool) {
	if len(p.doc.Blocks) == 0 || y < 0 || y >= p.height {
		return 0, false
	}
	c := p.first()
	if p.down(&c, y) < y {
		return 0, false
	}
	_, left := p.measure()
	r := c.row()
	if x < left {
		return r.Start, false
	}
	for _, s := range r.segs {
		from := left + s.col
		if r.wide {
			from -= p.shift
		}
		for at, col := s.Start, 0; at < s.End; {
			c, n, w := measure(p.doc.Text[at:s.End], p.method)
			if c == '\t' {
				w = tabWidth(col)
			}
			if x >= from+col && x < from+col+w {
				return at, true
			}
			at, col = at+n, col+w
		}
	}
	return r.Start, false
}

// Reading returns an offset in the row one begins to read at: the first row
// with text on the page.
func (p *Page) Reading() int {
	if len(p.doc.Blocks) == 0 {
		return 0
	}
	c := p.first()
	for n := 0; n < p.height-1 && len(c.row().segs) == 0 && p.next(&c); n++ {
	}
	return max(c.row().Start, p.top) // past the row where the end of the document holds the page back
}

// Eye returns an offset where the eye is: a quarter down the page, so that a
// heading that has come up that far counts; or the place, where the end of the
// document holds the page back from bringing it up.
func (p *Page) Eye() int {
	if len(p.doc.Blocks) == 0 {
		return 0
	}
	c := p.first()
	if p.top >= c.row().End {
		return p.top
	}
	p.down(&c, (p.height-1)/4)
	return c.row().End - 1
}
