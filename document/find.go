package document

import (
	"context"
	"slices"
	"sort"

	"crosshead/document/parallel"
)

// Find returns all hits of q in d, in reading order, disjoint, none empty. Its
// only error is ctx's, and then there are no hits. See [Document.Hits], which takes
// as long, but for this all processors are at work.
func (d *Document) Find(ctx context.Context, q Query) ([]Range, error) {
	return d.FindFrom(ctx, q, 0, func(Range) {})
}

// FindFrom is [Document.Find] from an offset on, and then round: near is called with
// the first hit from there on, if there is one, when it is known and others are still
// to be found. Of hits that overlap, as of "aa" in "aaa", it may be another one.
func (d *Document) FindFrom(ctx context.Context, q Query, offset int, near func(Range)) ([]Range, error) {
	return d.findBy(ctx, q, d.cuts(q, findStep), offset, near)
}

// findBy is [Document.FindFrom] by the stretches between cuts.
func (d *Document) findBy(ctx context.Context, q Query, cuts []int, offset int, near func(Range)) ([]Range, error) {
	n := len(cuts) - 1
	from := max(0, sort.SearchInts(cuts, offset+1)-1) % n
	found, known := make([][]Range, n), false
	i := from
	err := parallel.InOrder(ctx, n, func(k int) ([]Range, error) {
		k = (from + k) % n
		return d.begunIn(ctx, q, Range{cuts[k], cuts[k+1]}), ctx.Err()
	}, func(hits []Range) {
		found[i] = hits
		if k := sort.Search(len(hits), func(k int) bool { return hits[k].Start >= offset }); !known && i >= from && k < len(hits) {
			known = true
			near(hits[k])
		}
		i = (i + 1) % n
	})
	if err != nil {
		return nil, err
	}
	return d.joined(ctx, q, cuts, found)
}

// findStep is how much of a text one processor searches at a time, in bytes.
const findStep = 256 << 10

// cuts returns offsets that divide the text for a search, about step bytes apart, two
// at least, the first 0, the last its length. At each a unit of the folded text begins,
// and for a regular expression a block.
func (d *Document) cuts(q Query, step int) []int {
	cuts := []int{0}
	for at := step; at < len(d.Text); at += step {
		cut := d.cutAt(q, at)
		if cut > cuts[len(cuts)-1] && cut < len(d.Text) {
			cuts = append(cuts, cut)
		}
		at = max(at, cut) // a long run of blanks is passed once
	}
	return append(cuts, len(d.Text))
}

// cutAt returns where the text may be cut near at, or 0.
func (d *Document) cutAt(q Query, at int) int {
	switch {
	case q.folding != nil:
		return q.folding.nextUnit(d.Text, runeStart(d.Text, at))
	case len(d.Blocks) > 0:
		return d.Blocks[max(0, d.BlockAt(at))].Start
	}
	return 0
}

// begunIn returns the hits that begin in a stretch of the text between two cuts.
func (d *Document) begunIn(ctx context.Context, q Query, stretch Range) []Range {
	within := stretch
	if q.re == nil { // one of a regular expression ends with its block
		within.End = q.reach(d.Text, stretch.End)
	}
	var hits []Range
	for hit := range d.Hits(ctx, q, within) {
		if hit.Start >= stretch.End {
			break
		}
		hits = append(hits, hit)
	}
	return hits
}

// joined returns the hits of all stretches. One that reaches into the next stretch may
// have part of the first hit there; then that is searched again from its end on.
func (d *Document) joined(ctx context.Context, q Query, cuts []int, found [][]Range) ([]Range, error) {
	all := found[0]
	for i, hits := range found[1:] {
		if len(all) > 0 && len(hits) > 0 && hits[0].Start < all[len(all)-1].End {
			hits = d.begunIn(ctx, q, Range{all[len(all)-1].End, cuts[i+2]})
		}
		all = append(all, hits...)
	}
	return slices.Clip(all), ctx.Err()
}

// nextUnit returns the first offset of text from at on, where a character begins, at
// which a unit does, whatever comes before it.
func (f *folding) nextUnit(text string, at int) int {
	for at < len(text) {
		form, size := f.first(text[at:])
		if form != "" && form != " " {
			break
		}
		at += size
	}
	return at
}

// reach returns the offset of text up to which a hit may go that begins before at,
// where a unit begins.
func (q Query) reach(text string, at int) int {
	for form := 0; at < len(text) && form < len(q.form); {
		size, n := q.folding.unit(text[at:])
		at, form = at+size, form+n
	}
	return at
}
