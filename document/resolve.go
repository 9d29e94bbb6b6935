package document

import (
	"bytes"
	"context"
	"strings"
)

// Resolve returns where the words of a stand in d, and true; the text may have
// been edited around them, moved, typeset anew, and the words themselves changed
// a little. Otherwise it returns false and an empty range: the best place to
// stand. Any Anchor will do, also one that was never made.
//
// It looks first for the words as they were, with all their context, nearest to
// the old place, then for the words alone where most of the context agrees, then
// for what stands now between the context. Where nothing has changed it takes
// no time, else a few passes over the text.
func (d *Document) Resolve(a Anchor) (Range, bool) {
	lost := d.clamp(Range{a.Offset, a.Offset})
	if a.Quote == "" {
		return lost, false
	}
	a.Offset = lost.Start
	if r := d.verbatim(a); !r.Empty() {
		return r, true
	}
	if r := d.quoted(a); !r.Empty() {
		return r, true
	}
	return d.between(a, lost)
}

// verbatim returns the quote of a with all its context, nearest to its old
// place. It is empty if there is none, or if it does not begin and end between
// characters.
func (d *Document) verbatim(a Anchor) Range {
	whole := a.Before + a.Quote + a.After
	old := max(0, min(a.Offset, len(d.Text))-len(a.Before))
	at := old
	if !strings.HasPrefix(d.Text[old:], whole) {
		after := strings.Index(d.Text[old:], whole)
		before := strings.LastIndex(d.Text[:min(old+len(whole), len(d.Text))], whole)
		switch {
		case after < 0 && before < 0:
			return Range{}
		case after < 0 || before >= 0 && old-before < after:
			at = before
		default:
			at = old + after
		}
	}
	r := Range{0, len(a.Quote)}.Shift(at + len(a.Before))
	if d.clamp(r) != r {
		return Range{}
	}
	return r
}

// evidence is how many bytes of an anchor, folded, must agree with the text for
// its words to count as found: some four words.
const evidence = 24

// quoted returns the hit of the quote of a whose context agrees best, of equals
// the one nearest to the old place. It is empty if none agrees well enough.
func (d *Document) quoted(a Anchor) Range {
	q, c := literal(strings.TrimSpace(a.Quote), caseless()), newSides(a)
	best, most := Range{}, min(evidence-len(q.form), c.size())
	for r := range d.Hits(context.Background(), q, Range{0, len(d.Text)}) {
		n := c.agree(d.Text, r)
		if n < most || n == most && !best.Empty() && distance(r.Start, a.Offset) >= distance(best.Start, a.Offset) {
			continue
		}
		best, most = r, n
		if n == c.size() && r.Start >= a.Offset {
			break // what follows is no better and further away
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

// Sides are the folded contexts of an anchor, without the blanks next to its
// quote: those are there or not with the quote's own.
type sides struct {
	before, after []byte
	buf           []byte // reused
}

func newSides(a Anchor) *sides {
	return &sides{
		before: bytes.TrimRight(caseless().append(nil, a.Before), " "),
		after:  bytes.TrimLeft(caseless().append(nil, a.After), " "),
	}
}

func (c *sides) size() int { return len(c.before) + len(c.after) }

// agree returns how many bytes of the context are found around r, counted from
// its ends outwards.
func (c *sides) agree(text string, r Range) int {
	const reach = 4 * contextRunes
	n := 0
	c.buf = caseless().append(c.buf[:0], text[runeStart(text, r.Start-reach):r.Start])
	found := bytes.TrimRight(c.buf, " ")
	for n < min(len(found), len(c.before)) && found[len(found)-1-n] == c.before[len(c.before)-1-n] {
		n++
	}
	c.buf = caseless().append(c.buf[:0], text[r.End:runeStart(text, r.End+reach)])
	found = bytes.TrimLeft(c.buf, " ")
	for i := 0; i < min(len(found), len(c.after)) && found[i] == c.after[i]; i++ {
		n++
	}
	return n
}

// leastContext is how long a context must be, folded, to be looked for alone:
// shorter ones stand everywhere.
const leastContext = 8

// between returns what stands between the context of a, and whether that is its
// quote with small changes. If not, it returns where the quote stood; and lost
// if that is nowhere either.
func (d *Document) between(a Anchor, lost Range) (Range, bool) {
	gap, ok := d.gap(a)
	if !ok {
		return lost, false
	}
	text := d.Text[gap.Start:gap.End]
	gap.Start += len(text) - len(strings.TrimLeft(text, " \t\n"))
	text = strings.TrimSpace(text)
	if likeness(Fold(text), Fold(strings.TrimSpace(a.Quote))) < 0.5 {
		return Range{gap.Start, gap.Start}, false
	}
	return Range{gap.Start, gap.Start + len(text)}, true
}

// gap returns the stretch between the two contexts of a that is nearest to the
// old place and not much longer than the quote, if there is one.
func (d *Document) gap(a Anchor) (nearest Range, found bool) {
	befores, afters := d.contexts(a.Before), d.contexts(a.After)
	i := 0
	for _, b := range befores {
		for i < len(afters) && afters[i].Start < b.End {
			i++
		}
		if i == len(afters) {
			break
		}
		gap := Range{b.End, afters[i].Start}
		if gap.Len() > 2*len(a.Quote)+leastContext {
			continue
		}
		if !found || distance(gap.Start, a.Offset) < distance(nearest.Start, a.Offset) {
			nearest, found = gap, true
		}
	}
	return nearest, found
}

// contexts returns the hits of one context of an anchor; none if it is too short.
func (d *Document) contexts(s string) []Range {
	q := literal(strings.TrimSpace(s), caseless())
	if len(q.form) < leastContext {
		return nil
	}
	hits, _ := d.Find(context.Background(), q) // fails only with its context
	return hits
}

// likeness returns how much of a and b is the same, from 0 to 1: their common
// trigrams of bytes (Dice's coefficient).
func likeness(a, b string) float64 {
	const n = 3
	all := len(a) + len(b) - 2*(n-1)
	if min(len(a), len(b)) < n {
		return 0
	}
	grams := make(map[string]int)
	for i := range len(a) - n + 1 {
		grams[a[i:i+n]]++
	}
	common := 0
	for i := range len(b) - n + 1 {
		if g := b[i : i+n]; grams[g] > 0 {
			grams[g]--
			common++
		}
	}
	return 2 * float64(common) / float64(all)
}
