package document

import "slices"

// A Growth is how far the building of a document has come.
type Growth struct {
	Percent  int       // of the source
	Document *Document // what is built so far, if it has grown much; else nil
}

// A document that grows is shown anew when it has grown so many times since it was
// shown last, but for the largest: that is one copy too many.
const (
	grownTimes   = 4
	largestShown = 32 << 20
)

// report returns what blocks that are built are reported to, or nil: up to which
// byte of the source, and in what builder if they are as they will be.
func (s *Source) report(size int, grown func(Growth)) func(end int, b *builder) {
	if grown == nil || size == 0 {
		return nil
	}
	last := Growth{Percent: -1}
	shown := 4 * smallSize
	return func(end int, b *builder) {
		now := Growth{Percent: end / (size/100 + 1)}
		if b != nil && len(b.text) >= grownTimes*shown && len(b.text) <= largestShown {
			shown = len(b.text)
			now.Document = s.soFar(b, end)
		}
		if now != last {
			grown(now)
		}
		last = Growth{Percent: now.Percent}
	}
}

// soFar returns a document of what b has built, of the source up to end.
func (s *Source) soFar(b *builder, end int) *Document {
	now := builder{
		text: b.text, spans: b.spans, links: b.links, // b only appends to them
		blocks: slices.Clone(b.blocks), targets: slices.Clone(b.targets), // which are changed in the end
	}
	d := s.document(&now, meta{})
	d.Parts = []Part{{Range{0, end}, Range{0, len(d.Text)}}}
	return d
}

// reportStream reports what has come through a pipe each time that is twice as much,
// to its end.
func (s *Source) reportStream(grown func(Growth)) {
	if grown == nil || s.more == nil {
		return
	}
	for n := 2 * len(s.head); ; {
		text, size := s.more(n)
		if size == 0 {
			return
		}
		if text != "" {
			grown(Growth{Document: s.partly(text)})
		}
		n = 2 * size
	}
}
