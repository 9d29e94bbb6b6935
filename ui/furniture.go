package ui

import (
	"strings"

	"crosshead/document"
)

// furniture is the page furniture on one side of the article: menus above it,
// comments below. It is folded away until it is asked for.
type furniture struct {
	lines int // of text, before they are broken to a width; 0: there is none
	open  bool
}

// around is the page furniture on both sides.
type around struct{ above, below furniture }

// on returns the page furniture that an entry of the outline stands for; none for
// any other entry.
func (a around) on(entry int) furniture {
	switch entry {
	case aboveArticle:
		return a.above
	case belowArticle:
		return a.below
	}
	return furniture{}
}

func (f furniture) folded() bool { return f.lines > 0 && !f.open }

// String is how it is named in the outline and in the status line.
func (f furniture) String() string {
	return "page furniture, " + counted(f.lines, "line")
}

// findFurniture looks what stands around the article. What is seen of it stays
// in view: a document that takes another's place moves nothing. Below a head the
// rest is still to come, so that nothing there is known to be furniture.
func (r *Reader) findFurniture(seen document.Range) {
	var now around
	b := r.doc.Body
	now.above.lines = linesIn(r.doc, document.Range{End: b.Start})
	now.above.open = now.above.lines > 0 && (r.around.above.open || seen.Start < b.Start)
	if r.whole {
		now.below.lines = linesIn(r.doc, document.Range{Start: b.End, End: len(r.doc.Text)})
		now.below.open = now.below.lines > 0 && (r.around.below.open || seen.End > b.End)
	}
	r.setFurniture(now)
}

// linesIn counts the lines of the blocks in r: one for each, and one more for
// each line that a block keeps apart. Lines that were joined are one.
func linesIn(d *document.Document, r document.Range) int {
	if r.Empty() {
		return 0
	}
	n := 0
	for _, b := range d.Blocks[d.BlockAt(r.Start):] {
		if b.Start >= r.End {
			break
		}
		n += 1 + strings.Count(d.Slice(b.Range), "\n")
	}
	return n
}

// setFurniture folds and unfolds, and shows on page and outline what is so now.
func (r *Reader) setFurniture(now around) {
	r.around, r.outline.around = now, now
	r.page.SetBounds(r.bounds())
}

// bounds returns what is shown and searched: the article, with the page furniture
// that is open.
func (r *Reader) bounds() document.Range {
	b := r.doc.Body
	if !r.around.above.folded() {
		b.Start = 0
	}
	if !r.around.below.folded() {
		b.End = len(r.doc.Text)
	}
	return b
}

// openSides opens or folds the page furniture on either side. The words at the
// top of the page stay if they are still shown.
func (r *Reader) openSides(above, below bool) {
	now := r.around
	now.above.open = above && now.above.lines > 0
	now.below.open = below && now.below.lines > 0
	if now == r.around {
		return
	}
	r.setFurniture(now)
	b := r.bounds()
	r.left = max(b.Start, min(r.left, b.End))
	r.narrowHits()
}

// openSide opens or folds what an entry of the outline stands for.
func (r *Reader) openSide(entry int, open bool) {
	above, below := r.around.above.open, r.around.below.open
	switch entry {
	case aboveArticle:
		above = open
	case belowArticle:
		below = open
	}
	r.openSides(above, below)
}

// goTo is where the reader goes somewhere else: it brings the row that holds offset
// to the top of the page. Page furniture that it lies in is opened.
func (r *Reader) goTo(offset int) {
	r.moved()
	switch b := r.doc.Body; {
	case offset < b.Start:
		r.openSide(aboveArticle, true)
	case offset > b.End:
		r.openSide(belowArticle, true)
	}
	r.page.SetTop(offset)
}

// standing returns what brings the page back to how it stands now.
func (r *Reader) standing() (back func()) {
	top, was := r.page.Top(), r.around
	return func() {
		r.openSides(was.above.open, was.below.open)
		r.page.SetTop(top)
	}
}

// foldedHere says which key opens the page furniture that is folded next to what
// is in view; it is empty where there is none.
func (r *Reader) foldedHere() string {
	switch v, b := r.page.Visible(), r.doc.Body; {
	case r.around.below.folded() && v.End >= b.End:
		return "G: " + r.around.below.String()
	case r.around.above.folded() && v.Start <= b.Start:
		return "g: " + r.around.above.String()
	}
	return ""
}
