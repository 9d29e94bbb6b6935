package document

import (
	"slices"
	"strings"
)

// A builder makes a Document: the only place where Text, blocks, spans and
// links are made. A door begins a block, writes its text, and ends it; what it
// writes is washed on the way (see [Clean]), a blank line is put between blocks,
// and a block that stayed empty is dropped with all its marks.
//
// A builder is for one goroutine. Pieces of a document may be built by several
// and joined in order.
type builder struct {
	text    []byte
	blocks  []Block
	spans   []Span
	links   []Link
	targets []Target

	open Block // the block being written; its Start is where its text begins
	from []int // the marks open in it, outermost first: indices into spans
	link int   // index of the open link, or -1
}

// reset empties a builder that has been joined to another, to be used again.
func (b *builder) reset() {
	*b = builder{text: b.text[:0], blocks: b.blocks[:0], spans: b.spans[:0], links: b.links[:0], targets: b.targets[:0]}
}

// newBuilder returns a builder for a source of so many bytes. Memory that is not
// written to costs nothing, and a buffer that grows would be there twice.
func newBuilder(size int) *builder {
	return &builder{text: make([]byte, 0, size+size/32+64)}
}

// begin opens a block of the shape of k; its Range is filled in by end.
func (b *builder) begin(k Block) {
	if len(b.blocks) > 0 {
		b.text = append(b.text, "\n\n"...)
	}
	k.Range = Range{len(b.text), len(b.text)}
	b.open, b.link = k, -1
}

// write adds text to the open block. White space at its start is dropped but
// in Code.
func (b *builder) write(s string) {
	s = Clean(s)
	if b.open.Kind != Code && len(b.text) == b.open.Start {
		s = strings.TrimLeft(s, " \t\n")
	}
	b.text = append(b.text, s...)
}

// mark opens an inline mark; unmark closes the innermost.
func (b *builder) mark(m Mark) {
	b.from = append(b.from, len(b.spans))
	b.spans = append(b.spans, Span{Range{len(b.text), -1}, m})
}

func (b *builder) unmark() {
	i := b.from[len(b.from)-1]
	b.from = b.from[:len(b.from)-1]
	b.spans[i].End = len(b.text)
}

// anchor opens a link to url; unanchor closes it. A link in a link is not one.
func (b *builder) anchor(url string) {
	b.link = len(b.links)
	b.links = append(b.links, Link{Range{len(b.text), -1}, Clean(url)})
}

func (b *builder) unanchor() {
	b.links[b.link].End = len(b.text)
	b.link = -1
}

// end closes the block: trailing white space goes, marks and links are cut to
// what is left, and nothing is left of a block without a letter.
func (b *builder) end() {
	k := b.open
	end := len(b.text)
	for end > k.Start && isBlank(b.text[end-1]) {
		end--
	}
	k.End = end
	b.text = b.text[:end]
	b.trimMarks(k.Range)
	if k.Empty() {
		b.text = b.text[:max(0, k.Start-len("\n\n"))]
		return
	}
	k.Words = Words(frozen(b.text[k.Start:k.End])) // nothing is kept of it
	b.blocks = append(b.blocks, k)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// trimMarks cuts the spans and links of the block r to it and drops the empty.
func (b *builder) trimMarks(r Range) {
	i := len(b.spans)
	for i > 0 && b.spans[i-1].Start >= r.Start {
		i--
	}
	kept := b.spans[:i]
	for _, s := range b.spans[i:] {
		if s.Range = b.trim(s.Range, r); !s.Empty() {
			kept = append(kept, s)
		}
	}
	b.spans = kept
	j := len(b.links)
	for j > 0 && b.links[j-1].Start >= r.Start {
		j--
	}
	links := b.links[:j]
	for _, l := range b.links[j:] {
		if l.Range = b.trim(l.Range, r); !l.Empty() {
			links = append(links, l)
		}
	}
	b.links = links
}

// trim cuts s to r and takes the white space off its ends.
func (b *builder) trim(s, r Range) Range {
	s = s.Intersect(r)
	for s.Start < s.End && isBlank(b.text[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && isBlank(b.text[s.End-1]) {
		s.End--
	}
	return s
}

// add is begin, write and end at once.
func (b *builder) add(k Block, text string) {
	b.begin(k)
	b.write(text)
	b.end()
}

// join appends what c built after what b built, and takes it over. lines is how many
// lines of the source come before c's first.
func (b *builder) join(c *builder, lines int) {
	if len(b.blocks) > 0 && len(c.blocks) > 0 {
		b.text = append(b.text, "\n\n"...)
	}
	c.moveLines(lines)
	c.shift(len(b.text))
	b.text = append(b.text, c.text...)
	b.blocks = append(b.blocks, c.blocks...)
	b.spans = append(b.spans, c.spans...)
	b.links = append(b.links, c.links...)
	b.targets = append(b.targets, c.targets...)
}

// reserve makes room for c, and for what will come after it, when all up to end is
// built of a source of so many bytes. Growing step by step, the largest slices would
// be there twice, and copied five times.
func (b *builder) reserve(c *builder, end, size int) {
	b.blocks = reserved(b.blocks, len(c.blocks), end, size)
	b.spans = reserved(b.spans, len(c.spans), end, size)
	b.links = reserved(b.links, len(c.links), end, size)
}

// reserved is s with room for n more, and for as many as the rest of the source will
// need if it goes on so; but for no more than four times what there is.
func reserved[T any](s []T, n, end, size int) []T {
	if n += len(s); n <= cap(s) || end == 0 {
		return s
	}
	all := float64(n) * float64(size) / float64(end) * 1.05
	return slices.Grow(s, min(int(all), 4*n)-len(s))
}

// moveLines says that so many lines of the source come before what b built.
func (b *builder) moveLines(n int) {
	for i := range b.blocks {
		if k := &b.blocks[i]; k.Line > 0 {
			k.Line += n
		}
	}
}

// shift moves all ranges by n bytes.
func (b *builder) shift(n int) {
	for i := range b.blocks {
		b.blocks[i].Range = b.blocks[i].Shift(n)
	}
	for i := range b.spans {
		b.spans[i].Range = b.spans[i].Shift(n)
	}
	for i := range b.targets {
		b.targets[i].Offset += n
	}
	for i := range b.links {
		b.links[i].Range = b.links[i].Shift(n)
	}
}
