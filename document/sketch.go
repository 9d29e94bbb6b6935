package document

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
)

// A Part is a stretch of the source that a sketch shows.
type Part struct {
	Source Range // bytes of the source, in UTF-8
	Text   Range // what was made of it
}

// A sketch is a document of parts of a source: the head, and what stands around
// some places further on. Between two parts is a Rule, for what is not read yet.
//
//	source  |head|...............|part|..........|part|
//	Text    head ⋯ part ⋯ part
//
// It is shown while Build builds the whole, so that neither the end nor a hit of
// a search waits for that. What stands after the head has no title, no byline and
// no page furniture, which cannot be told from a part; definitions outside a part
// are not known in it.

// Head builds the first part of the document, to show while Build builds the
// whole. Its blocks, sections and title are a first guess; its Text is nearly
// always how the whole's begins, and where it is not an [Anchor] finds the place.
func (s *Source) Head() *Document {
	if s.small {
		return s.headOf(s.head)
	}
	return s.partly(s.head)
}

// partly is the document of a text that goes on: up to between two paragraphs.
func (s *Source) partly(text string) *Document {
	end := lastBreak(text)
	d := s.headOf(text[:end])
	d.Parts = []Part{{Range{0, end}, Range{0, len(d.Text)}}}
	return d
}

func (s *Source) headOf(text string) *Document {
	b, m, err := s.door(context.Background(), inMemory(text))
	if err != nil {
		panic(err) // nothing but a cancelled context stops a build from memory
	}
	return s.document(b, m)
}

// Extend returns a sketch of what d shows and of what stands around a place further
// on, a byte of the source, the end of which stands for all beyond. It takes a few
// milliseconds, and some 0.3 ms for each megabyte before the place.
func (s *Source) Extend(ctx context.Context, d *Document, place int) (*Document, error) {
	text, err := s.whole()
	if err != nil {
		return nil, err
	}
	defer text.first()()
	if ctx.Err() != nil { // while others came first
		return nil, ctx.Err()
	}
	defer s.Yield() // it is to be shown now
	d, err = s.extend(ctx, text, d, place)
	if err != nil && ctx.Err() == nil {
		err = named(s.Name, err)
	}
	return d, err
}

func (s *Source) extend(ctx context.Context, text *content, d *Document, place int) (*Document, error) {
	ranges, err := text.add(d.Parts, min(place, text.size))
	if err != nil {
		return nil, err
	}
	all, parts := &builder{}, make([]Part, len(ranges))
	lines, at := 0, 0 // lines of the source before at
	for i, r := range ranges {
		b, known := d.piece(r)
		if !known {
			n, err := text.lines(ctx, Range{at, r.Start})
			if err != nil {
				return nil, err
			}
			lines, at = lines+n, r.Start
			if b, err = s.inner(ctx, text, r); err != nil {
				return nil, err
			}
			b.moveLines(lines)
		}
		if i > 0 {
			all.add(Block{Kind: Rule}, gapSign)
		}
		start := len(all.text)
		all.join(b, 0)
		if len(all.text) > start && start > 0 {
			start += len("\n\n")
		}
		parts[i] = Part{r, Range{start, len(all.text)}}
	}
	more := s.document(all, meta{title: d.Title, byline: d.Byline})
	more.Parts = parts
	return more, nil
}

// piece returns what d has of the stretch r of the source, if that is a part of it.
func (d *Document) piece(r Range) (b *builder, ok bool) {
	i := d.partOf(r.Start)
	if d.Parts[i].Source != r {
		return nil, false
	}
	part := d.Parts[i].Text
	b = &builder{text: []byte(d.Slice(part)), spans: slices.Clone(d.SpansIn(part)), links: slices.Clone(d.LinksIn(part))}
	if !part.Empty() {
		b.blocks = slices.Clone(d.Blocks[d.BlockAt(part.Start) : d.BlockAt(part.End-1)+1])
	}
	for _, t := range d.Targets {
		if part.Start <= t.Offset && t.Offset <= part.End {
			b.targets = append(b.targets, t)
		}
	}
	b.shift(-part.Start)
	return b, true
}

// gapSign stands for what is not read yet.
const gapSign = "⋯"

// inner builds the stretch r of a text, which does not begin it.
func (s *Source) inner(ctx context.Context, text *content, r Range) (*builder, error) {
	stretch, err := text.read(r)
	if err != nil {
		return nil, err
	}
	if r.Start == 0 {
		b, _, err := s.door(ctx, inMemory(stretch))
		return b, err
	}
	if s.Format != Plain {
		return buildBody(ctx, inMemory(lineFeeds(stretch)), 0, 0)
	}
	start, err := text.read(Range{0, min(text.size, sampled)})
	if err != nil {
		return nil, err
	}
	y := measure(undressed(start))
	p, err := y.typeset(ctx, inMemory(stretch), plainSize, len(stretch))
	if err != nil {
		return nil, err
	}
	p.classify(true)
	for i := range p.blocks {
		p.blocks[i].demote()
	}
	return &p.builder, nil
}

// demote makes a block one of the body: what it was taken for is only known of
// where a text begins and ends.
func (b *Block) demote() {
	if b.Role == Title {
		b.Kind, b.Level, b.Confidence = Paragraph, 0, 0
	}
	b.Role = Body
}

// add returns the stretches of parts with the one around place, in order and apart.
func (c *content) add(parts []Part, place int) ([]Range, error) {
	r, err := c.around(place)
	if err != nil {
		return nil, err
	}
	all := []Range{r}
	for _, p := range parts {
		all = append(all, p.Source)
	}
	slices.SortFunc(all, func(a, b Range) int { return cmp.Compare(a.Start, b.Start) })
	apart := all[:1]
	for _, r := range all[1:] {
		if last := &apart[len(apart)-1]; r.Start <= last.End {
			last.End = max(last.End, r.End)
		} else {
			apart = append(apart, r)
		}
	}
	return apart, nil
}

// around returns the stretch around place, from the end of one paragraph to that
// of another where some are near, else from line to line, else between two
// characters.
func (c *content) around(place int) (Range, error) {
	near := Range{max(0, place-headSize/2), min(c.size, place+headSize/2)}
	s, err := c.read(near)
	if err != nil {
		return Range{}, err
	}
	at := place - near.Start
	from := runeStart(s, min(4, at))
	if near.Start == 0 {
		from = 0
	} else if i := strings.Index(s[:at], "\n\n"); i >= 0 {
		from = i + len("\n\n")
	} else if i := strings.Index(s[:at], "\n"); i >= 0 {
		from = i + len("\n")
	}
	to := len(s)
	if near.End < c.size {
		to = runeStart(s, len(s)-4)
		if i := lastBreak(s[at:]); i > 0 && at+i < len(s) {
			to = at + i
		}
	}
	return Range{from, to}.Shift(near.Start), nil
}

// lines counts the ends of lines in r, as editors count them.
func (c *content) lines(ctx context.Context, r Range) (int, error) {
	n := 0
	err := c.stretches(r, func(s []byte) error {
		n += bytes.Count(s, []byte("\n"))
		if i := bytes.IndexByte(s, '\r'); i >= 0 {
			n += bytes.Count(s[i:], []byte("\r")) - bytes.Count(s[i:], []byte("\r\n"))
		}
		return ctx.Err()
	})
	return n, err
}

// PartAt returns the index of the part that offset lies in: 0 in a whole document.
func (d *Document) PartAt(offset int) int {
	i := sort.Search(len(d.Parts), func(i int) bool { return offset < d.Parts[i].Text.Start })
	return max(0, i-1)
}

// partOf returns the index of the last part that begins at a byte of the source or
// before.
func (d *Document) partOf(place int) int {
	i := sort.Search(len(d.Parts), func(i int) bool { return place < d.Parts[i].Source.Start })
	return max(0, i-1)
}

// SourceAt returns about where in the source an offset of a sketch is.
func (d *Document) SourceAt(offset int) int {
	p := d.Parts[d.PartAt(offset)]
	return min(p.Source.Start+offset-p.Text.Start, p.Source.End)
}

// TextAt returns about where in a sketch a byte of the source is, or the end of the
// part before it.
func (d *Document) TextAt(place int) int {
	p := d.Parts[d.partOf(place)]
	return min(p.Text.Start+max(0, place-p.Source.Start), p.Text.End)
}

// whole returns about where in the whole document an offset is: exactly in the
// whole and in the head.
func (d *Document) whole(offset int) int {
	if d.PartAt(offset) == 0 {
		return offset
	}
	return d.SourceAt(offset)
}

// followed is how many bytes at a place must be the same for it to be the same
// place.
const followed = 32

// Locate returns where d, of the same source as old, has what stands at an offset
// of old, by the line of the source; it is false where that is not known.
func (d *Document) Locate(old *Document, offset int) (int, bool) {
	if offset <= len(d.Text) && old.PartAt(offset) == 0 && len(old.Parts) > 0 {
		head := old.Text[:old.Parts[0].Text.End]
		if strings.HasPrefix(d.Text, head) {
			return offset, true
		}
	}
	i := old.BlockAt(offset)
	if i < 0 {
		return 0, false
	}
	b := &old.Blocks[i]
	if b.Line == 0 {
		return 0, false
	}
	offset = max(offset, b.Start)
	want := old.Text[b.Start:min(b.End, offset+followed)]
	for k := sort.Search(len(d.Blocks), func(k int) bool { return d.Blocks[k].Line >= b.Line }); k < len(d.Blocks); k++ {
		now := &d.Blocks[k]
		if now.Line != b.Line {
			break
		}
		if strings.HasPrefix(d.Text[now.Start:now.End], want) {
			return now.Start + offset - b.Start, true
		}
	}
	return 0, false
}
