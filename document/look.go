package document

import (
	"context"
	"slices"
	"strings"

	"crosshead/document/parallel"
)

// Look returns the next hit of q from an offset of the sketch d on, in d or in a
// sketch that shows more. The hit is empty where none was found, which does not say
// that there is none: the source is searched as it is, marks and all, and a regular
// expression in d only. It takes some 2 ms a megabyte.
func (s *Source) Look(ctx context.Context, d *Document, q Query, offset int) (*Document, Range, error) {
	here := Range{offset, len(d.Text)}
	if i := d.PartAt(offset); i < len(d.Parts) {
		here.End = d.Parts[i].Text.End
	}
	for hit := range d.Hits(ctx, q, here) {
		return d, hit, nil
	}
	if len(d.Parts) == 0 || q.re != nil || q.Empty() {
		return d, Range{}, ctx.Err()
	}
	for from := d.Parts[d.PartAt(offset)].Source.End; ; {
		place, err := s.seek(ctx, q, from)
		if err != nil || place < 0 {
			return d, Range{}, err
		}
		more, err := s.Extend(ctx, d, place)
		if err != nil {
			return d, Range{}, err
		}
		part := more.Parts[more.partOf(place)]
		within := part.Text
		if at, ok := more.Locate(d, offset); ok && within.Contains(at) {
			within.Start = at // it has grown
		}
		for hit := range more.Hits(ctx, q, within) {
			return more, hit, nil
		}
		from = part.Source.End
	}
}

// Resume returns a sketch of what d shows and of where the words of an anchor are, and
// those; they are empty where they were not found, which does not say that they are
// gone. The anchor is one of the whole document.
func (s *Source) Resume(ctx context.Context, d *Document, a Anchor) (*Document, Range, error) {
	quote := strings.TrimLeft(a.Quote, " \t\n")
	blank := len(a.Quote) - len(quote)
	words, _, _ := strings.Cut(firstRunes(quote, contextRunes), "\n")
	q := literal(strings.TrimSpace(words), caseful())
	if len(d.Parts) == 0 || q.Empty() {
		return d, Range{}, nil
	}
	// The source has marks beside the words, so it is hardly shorter than the text.
	place, err := s.seek(ctx, q, a.Offset-a.Offset/16)
	if err != nil || place < 0 {
		return d, Range{}, err
	}
	more, err := s.Extend(ctx, d, place)
	if err != nil {
		return d, Range{}, err
	}
	for hit := range more.Hits(ctx, q, more.Parts[more.partOf(place)].Text) {
		at := Range{0, len(a.Quote)}.Shift(hit.Start - blank)
		if found := more.Anchor(at); found.Quote == a.Quote && found.Before == a.Before {
			return more, at, nil
		}
	}
	return d, Range{}, ctx.Err()
}

// seekStep is how much of a source is searched at a time, in bytes: it stays in the
// processor's cache.
const seekStep = 64 << 10

// seek returns where the source has q next, from a byte of it on, or -1.
func (s *Source) seek(ctx context.Context, q Query, from int) (int, error) {
	text, err := s.whole()
	if err != nil {
		return -1, err
	}
	defer text.first()()
	if ctx.Err() != nil { // while others came first
		return -1, ctx.Err()
	}
	ctx, found := context.WithCancel(ctx)
	defer found()
	place := -1
	steps := max(0, text.size-from+seekStep-1) / seekStep // none if the file is shorter now
	err = parallel.InOrder(ctx, steps, func(i int) (int, error) {
		return text.seek(ctx, q, from+i*seekStep)
	}, func(at int) {
		if place < 0 && at >= 0 {
			place = at
			found()
		}
	})
	switch {
	case place >= 0:
		return place, nil
	case err != nil && ctx.Err() == nil:
		err = named(s.Name, err)
	}
	return -1, err
}

// seek is [Source.seek] in the next seekStep bytes.
func (c *content) seek(ctx context.Context, q Query, from int) (int, error) {
	k := takeSeeker()
	defer seekers.Put(k)
	size := min(seekStep+4*len(q.form), c.size-from) // the longest hit, nearly always
	k.text = slices.Grow(k.text[:0], size)[:size]
	if err := c.fill(k.text, from); err != nil {
		return -1, err
	}
	place := -1
	s := newScanner(frozen(k.text), q, Range{0, size}, k.piece)
	s.scan(ctx, func(r Range) bool {
		place = from + r.Start
		return false
	})
	k.piece = s.piece
	return place, ctx.Err()
}
