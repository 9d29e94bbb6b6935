package page

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"crosshead/document"
	"crosshead/document/parallel"

	"github.com/charmbracelet/x/ansi"
)

// View returns the rows of the page as styled text, as many as it is high, none
// wider than it is. It changes nothing but caches.
func (p *Page) View() []string {
	view := make([]string, 0, p.height)
	var row bytes.Buffer
	p.inView(func(c cursor) {
		row.Reset()
		p.paint(&row, c)
		view = append(view, row.String())
	})
	for len(view) < p.height {
		view = append(view, "")
	}
	return view
}

// inView calls f with each row of the page.
func (p *Page) inView(f func(cursor)) {
	if len(p.doc.Blocks) == 0 {
		return
	}
	c := p.first()
	for n, ok := 0, true; ok && n < p.height; n++ {
		f(c)
		ok = p.next(&c)
	}
}

// Write writes all rows of what is shown to w, a line each, for a printer
// without a screen. What it holds in memory does not grow with the document.
func (p *Page) Write(w io.Writer) error {
	if len(p.doc.Blocks) == 0 {
		return nil
	}
	stretches := p.stretches()
	var twins, spare sync.Pool // of pages: each belongs to one goroutine; of buffers
	write := func(i int) (*bytes.Buffer, error) {
		q, ok := twins.Get().(*Page)
		if !ok {
			q = p.twin()
		}
		defer twins.Put(q)
		rows, ok := spare.Get().(*bytes.Buffer)
		if !ok {
			rows = bytes.NewBuffer(make([]byte, 0, writtenAtOnce*5/4)) // margins are some bytes of each row
		}
		q.write(rows, stretches[i])
		return rows, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var failed error
	err := parallel.InOrder(ctx, len(stretches), write, func(rows *bytes.Buffer) {
		if failed != nil {
			return
		}
		if _, failed = rows.WriteTo(w); failed != nil {
			cancel()
		}
		rows.Reset()
		spare.Put(rows)
	})
	return cmp.Or(failed, err)
}

// writtenAtOnce is how much text is written by one goroutine, in bytes.
const writtenAtOnce = 64 << 10

// stretches cuts what is shown between blocks.
func (p *Page) stretches() []document.Range {
	var all []document.Range
	for start := p.bounds.Start; start < p.bounds.End; {
		last := min(start+writtenAtOnce, p.bounds.End) - 1
		end := p.doc.Blocks[p.doc.BlockAt(last)].End
		all = append(all, document.Range{Start: start, End: end})
		start = end
	}
	return all
}

// twin returns a page that shows the same in the same way.
func (p *Page) twin() *Page {
	q := *p
	q.stylist = newStylist(p.stylist.style)
	q.forget()
	return &q
}

// write writes the rows of a stretch of the document. Each is needed once, and none
// is kept.
func (p *Page) write(w *bytes.Buffer, stretch document.Range) {
	s := p.setter()
	for l, ok := leafAt(p.doc, stretch.Start), true; ok && l.Start < stretch.End; l, ok = l.after(p.doc) {
		c := cursor{leaf: l, rows: p.bounded(l, s.rows(l))}
		for ; c.i < len(c.rows); c.i++ {
			p.paint(w, c)
			w.WriteByte('\n')
		}
		clear(p.runs)
	}
}

const reset = "\x1b[m"

// paint writes the row at c as styled text.
func (p *Page) paint(w *bytes.Buffer, c cursor) {
	column, left := p.measure()
	r := c.row()
	shift := 0
	if r.wide {
		shift = p.shift
	}
	p.margin(w, r, left)
	start := w.Len()
	end := p.paintSegs(w, c, r, shift+column+1)
	if end > column || shift > 0 && end > 0 {
		line := string(w.Bytes()[start:])
		w.Truncate(start)
		p.window(w, line, end, column, shift)
	}
}

// margin writes the cells left of the column, with a sign where a bookmark is.
func (p *Page) margin(w *bytes.Buffer, r row, left int) {
	i := sort.SearchInts(p.marks, r.Start)
	if i == len(p.marks) || p.marks[i] >= r.End || left < 2 || len(r.segs) == 0 {
		w.WriteString(strings.Repeat(" ", left))
		return
	}
	w.WriteString(strings.Repeat(" ", left-2))
	paintIn(w, p.stylist.style.Mark, "▌")
	w.WriteByte(' ')
}

// window writes what shows of a row of width cells that is shifted, or too wide for
// the column, and marks where it goes on.
func (p *Page) window(w *bytes.Buffer, s string, width, column, shift int) {
	frame := p.stylist.style.Frame
	from, to := shift, shift+column
	if shift > 0 {
		paintIn(w, frame, "‹")
		from++
	}
	goesOn := width > to && to > from
	if goesOn {
		to--
	}
	head := p.head(s, to)
	tail := p.method.TruncateLeft(head, from, "")
	switch room := max(0, p.method.StringWidth(head)-from); {
	case room == 0:
		tail = "" // what it is stands before the edge, or across it
	case p.method.StringWidth(tail) > room:
		tail = " " + p.method.TruncateLeft(tail, 2, "") // a wide character stood across the edge
	}
	w.WriteString(tail)
	if goesOn {
		paintIn(w, frame, "›")
	}
}

// head cuts s to so many cells. With WcWidth, x/ansi 0.11.9 may keep one too many, and
// its Cut goes wrong.
func (p *Page) head(s string, cells int) string {
	for n := cells; ; n-- {
		if head := p.method.Truncate(s, n, ""); n <= 0 || p.method.StringWidth(head) <= cells {
			return head
		}
	}
}

// paintSegs writes what stands in the row and returns the cells it takes; what
// is beyond the column enough need not be written.
func (p *Page) paintSegs(w *bytes.Buffer, c cursor, r row, enough int) int {
	col := 0
	for _, s := range r.segs {
		if pad := s.col - col; pad > 0 {
			w.WriteString(strings.Repeat(" ", pad))
			col = s.col
		}
		if s.lit != "" {
			paintIn(w, s.sgr, s.lit)
			col += widthOf(s.lit, p.method)
			continue
		}
		col = p.paintText(w, c.leaf, p.clip(s.Range, enough-col), col)
	}
	return col
}

// clip returns the start of r, enough to fill so many cells.
func (p *Page) clip(r document.Range, cells int) document.Range {
	if r.Len() <= cells {
		return r
	}
	at := r.Start
	for width := 0; at < r.End && width < cells; {
		_, n, w := measure(p.doc.Text[at:r.End], p.method)
		at, width = at+n, width+w
	}
	return document.Range{Start: r.Start, End: at}
}

// paintText writes the text of r, styled and with its hits, and returns the
// column after it.
func (p *Page) paintText(w *bytes.Buffer, l leaf, r document.Range, col int) int {
	runs := p.leafRuns(l)
	i := sort.Search(len(runs), func(i int) bool { return runs[i].End > r.Start })
	start := col
	for at := r.Start; at < r.End; {
		for runs[i].End <= at {
			i++
		}
		part := document.Range{Start: at, End: min(runs[i].End, r.End)}
		sgr, end := p.overlay(part)
		address, end := p.link(document.Range{Start: at, End: end})
		end = p.clusterEnd(document.Range{Start: at, End: end}, r.End)
		text, width := p.display(p.doc.Text[at:end], col-start)
		linkIn(w, address, runs[i].sgr+sgr, text)
		col, at = col+width, end
	}
	return col
}

// clusterEnd returns where the grapheme cluster ends that part ends in, at most at
// most: a style may change within one, and a cluster is drawn as a whole.
func (p *Page) clusterEnd(part document.Range, most int) int {
	text := p.doc.Text[:most]
	next, _ := utf8.DecodeRuneInString(text[part.End:])
	if part.End == most || commonWidth(next) > 0 {
		return part.End
	}
	at := part.Start
	for at < part.End {
		_, n, _ := measure(text[at:], p.method)
		at += n
	}
	return at
}

// overlay returns the style of the hit that part begins in, if it does, and how
// far that goes.
func (p *Page) overlay(part document.Range) (sgr string, end int) {
	i := sort.Search(len(p.hits), func(i int) bool { return p.hits[i].End > part.Start })
	if i == len(p.hits) || p.hits[i].Start >= part.End {
		return "", part.End
	}
	h := p.hits[i]
	if h.Start > part.Start {
		return "", h.Start
	}
	sgr = p.stylist.style.Hit
	if i == p.current {
		sgr = p.stylist.style.Current
	}
	return sgr, min(h.End, part.End)
}

// link returns where the link leads that part begins in, if it does and the terminal
// is told, and how far that goes.
func (p *Page) link(part document.Range) (address string, end int) {
	if !p.linked {
		return "", part.End
	}
	links := p.doc.Links
	i := sort.Search(len(links), func(i int) bool { return links[i].End > part.Start })
	if i == len(links) || links[i].Start >= part.End {
		return "", part.End
	}
	if links[i].Start > part.Start {
		return "", links[i].Start
	}
	address, _ = document.Address(links[i].URL)
	return address, min(links[i].End, part.End)
}

// linkIn writes s in a style, as a link for the terminal if it leads to an address. What
// leads to the same one is one link to it, wherever its lines are broken.
func linkIn(w *bytes.Buffer, address, sgr, s string) {
	if address == "" || s == "" {
		paintIn(w, sgr, s)
		return
	}
	id := fnv.New32a()
	id.Write([]byte(address))
	w.WriteString(ansi.SetHyperlink(address, fmt.Sprintf("id=%x", id.Sum32())))
	paintIn(w, sgr, s)
	w.WriteString(ansi.ResetHyperlink())
}

// display returns what the terminal is sent for s, and the cells it takes. It
// is the last gate: whatever got into Text, no control character leaves here.
func (p *Page) display(s string, col int) (string, int) {
	if isPlain(s) {
		return s, len(s)
	}
	var b strings.Builder
	start := col
	for s = document.Clean(s); len(s) > 0; {
		r, n, w := measure(s, p.method)
		switch r {
		case '\n': // Clean made it
		case '\t':
			w = tabWidth(col)
			b.WriteString(strings.Repeat(" ", w))
		default:
			b.WriteString(glyph(s[:n], p.method))
		}
		col += w
		s = s[n:]
	}
	return b.String(), col - start
}

// isPlain reports whether s is printable ASCII throughout.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// paintIn writes s in a style.
func paintIn(w *bytes.Buffer, sgr, s string) {
	if sgr == "" || s == "" {
		w.WriteString(s)
		return
	}
	w.WriteString(sgr)
	w.WriteString(s)
	w.WriteString(reset)
}
