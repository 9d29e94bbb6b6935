package outline

import "strings"

// Questions to a block by itself.

func columns(s *shape) float64     { return s.columns }
func endOf(s *shape) float64       { return float64(s.ending) }
func caseOf(s *shape) float64      { return float64(s.casing) }
func digitsOf(s *shape) float64    { return s.digits }
func copiesOf(s *shape) float64    { return float64(s.copies) }
func quotesOf(s *shape) float64    { return float64(s.quotes) }
func sentencesOf(s *shape) float64 { return float64(s.sentences) }
func isItem(s *shape) float64      { return truth(s.item) }
func isNumbered(s *shape) float64  { return truth(s.number.kind != 0) }
func startsOddly(s *shape) float64 { return truth(s.oddStart) }
func endsOddly(s *shape) float64   { return truth(s.oddEnd) }

// stopShare and cueShare are the shares of the words that mean nothing by
// themselves, and that pages have around articles.
func stopShare(s *shape) float64 { return float64(s.stops) / float64(max(1, s.words)) }
func cueShare(s *shape) float64  { return float64(s.cueCount) / float64(max(1, s.words)) }

// closedness is 0 for a line that goes on, 1 for a question or the like, 2 for a
// full stop, 3 for what is no text.
func closedness(s *shape) float64 {
	switch {
	case s.columns == 0:
		return 3
	case s.ending == stop:
		return 2
	}
	return truth(s.closed())
}

// Questions to a block and the text.

func authorNote(v *view, i int) float64 { return truth(v.isAuthorNote(i)) }
func custom(v *view, i int) float64     { return truth(isCustomary(v.blocks[i].Text)) }
func slash(v *view, i int) float64      { return truth(strings.Contains(v.blocks[i].Text, "/")) }
func signShare(v *view, _ int) float64  { return v.signs.share(0, len(v.blocks)) }
func shortShare(v *view, _ int) float64 { return v.short.share(0, len(v.blocks)) }

// fixed is 2 for code and tables, 1 for verse.
func fixed(v *view, i int) float64 {
	return truth(v.blocks[i].Fixed) + truth(v.blocks[i].Lines > 1)
}

// bracket is 2 for a block that ends with a sentence in brackets, 1 for another
// bracket.
func bracket(v *view, i int) float64 {
	text := v.blocks[i].Text
	return truth(strings.HasSuffix(text, ")")) + truth(strings.HasSuffix(text, ".)"))
}

// signsIn, shortIn and insideIn look at the blocks from so many before or after
// one, up to but not so many: at the signs of a page, at lines that end without
// a stop, at how likely they are of the article.
func signsIn(from, to int) func(*view, int) float64 {
	return func(v *view, i int) float64 { return v.signs.share(i+from, i+to) }
}

func shortIn(from, to int) func(*view, int) float64 {
	return func(v *view, i int) float64 { return v.short.share(i+from, i+to) }
}

func insideIn(from, to int) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		const nothing = -9
		odds := v.inside[max(0, min(i+from, len(v.inside))):max(0, min(i+to, len(v.inside)))]
		if len(odds) == 0 {
			return nothing
		}
		sum := 0.0
		for _, z := range odds {
			sum += z
		}
		return sum / float64(len(odds))
	}
}

// since counts from the first paragraph to a block, until from there on.
func since(count func(*view) sums) func(*view, int) float64 {
	return func(v *view, i int) float64 { return float64(count(v).between(v.opens, i)) }
}

func until(count func(*view) sums) func(*view, int) float64 {
	return func(v *view, i int) float64 { return float64(count(v).between(i+1, len(v.blocks))) }
}

// kin counts the other blocks that stand as headings do and begin with the same
// word, labelled those with the same words before a colon; -1 for a block that
// does not stand so.
func kin(v *view, i int) float64 {
	if !v.mayLead(i) {
		return -1
	}
	return float64(max(0, v.leads[v.shapes[i].lead]-1))
}

func labelled(v *view, i int) float64 {
	if l := v.shapes[i].label; l != 0 && v.mayLead(i) {
		return float64(max(0, v.labels[l]-1))
	}
	return -1
}

// relative compares a block with the text's median paragraph.
func relative(v *view, i int) float64 { return v.shapes[i].columns / v.median }

// capitalised compares a block's capitals with those of the prose.
func capitalised(v *view, i int) float64 { return v.shapes[i].capital - v.capital }

// above asks for blank lines above a block, relative to the text.
func above(v *view, i int) float64 {
	return truth(i == 0 || v.blocks[i].Above > 0) - v.blank
}

// below asks for a blank line below a block.
func below(v *view, i int) float64 {
	return truth(i+1 == len(v.blocks) || v.blocks[i+1].Above > 0)
}

// followed is how many columns of running text come directly after a block.
func followed(v *view, i int) float64 { return float64(v.after[i+1]) }

// shortRun counts the short blocks directly around a block, on the side with
// fewer.
func shortRun(v *view, i int) float64 {
	const most = 12
	before, after := 0, 0
	for before < most && i-before > 0 && !v.shapes[i-before-1].isProse() {
		before++
	}
	for after < most && i+after+1 < len(v.shapes) && !v.shapes[i+after+1].isProse() {
		after++
	}
	return float64(min(before, after))
}

// proseBefore and proseLeft count paragraphs, in the text and in the body.
func proseBefore(v *view, i int) float64 { return float64(v.prose.between(0, i)) }
func proseLeft(v *view, i int) float64   { return float64(v.prose.between(i+1, v.body.to)) }
func proseAfter(v *view, i int) float64  { return float64(v.prose.between(i+1, len(v.blocks))) }

// prosePart is the share of all paragraphs that come before a block.
func prosePart(v *view, i int) float64 {
	return proseBefore(v, i) / max(1, float64(v.prose.total()))
}

// inBody is 0 before the body, 1 in it, 2 after.
func inBody(v *view, i int) float64 {
	return truth(i >= v.body.from) + truth(i >= v.body.to)
}

// proseShare is the share of paragraphs in the body.
func proseShare(v *view, _ int) float64 {
	return float64(v.prose.between(v.body.from, v.body.to)) / max(1, float64(v.body.to-v.body.from))
}

// alike counts the mates of a block that have its ending, casing and numbering,
// as a share of all.
func alike(v *view, i int) float64 {
	n, all, own := 0, 0, v.shapes[i].look()
	for _, j := range v.near(i) {
		if j == i {
			continue
		}
		all++
		if v.shapes[j].look() == own {
			n++
		}
	}
	return float64(n) / max(1, float64(all))
}

// nearest is how many paragraphs lie between a block and the next mate of its
// style, either way.
func nearest(v *view, i int) float64 {
	least, own := 99, v.shapes[i].look()
	for _, j := range v.near(i) {
		if j != i && v.shapes[j].look() == own {
			least = min(least, v.prose.between(min(i, j)+1, max(i, j)))
		}
	}
	return float64(least)
}

// neighbour is how many paragraphs lie between a block and the next mate of any
// style, either way.
func neighbour(v *view, i int) float64 {
	least := 60
	for _, j := range v.near(i) {
		if j != i {
			least = min(least, v.prose.between(min(i, j)+1, max(i, j)))
		}
	}
	return float64(least)
}

// near returns the mates around block i, some ten each way.
func (v *view) near(i int) []int {
	const reach = 10
	k := int(v.mated[i])
	return v.mates[max(0, k-reach):min(len(v.mates), k+reach+1)]
}

// A look is what headings of one text have in common.
type look struct {
	ending   ending
	numbered bool
	casing   casing
}

func (s *shape) look() look {
	l := look{s.ending, s.number.kind != 0, s.casing}
	if l.casing == headline {
		l.casing = sentence // short ones are both
	}
	return l
}

// mateRate is how many mates there are for each paragraph of the body.
func mateRate(v *view, _ int) float64 {
	return float64(len(v.mates)) / max(1, float64(v.prose.between(v.body.from, v.body.to)))
}

// runs asks whether the block's number follows another's or is followed.
func runs(v *view, i int) float64 {
	if v.shapes[i].number.kind == 0 {
		return -1
	}
	return float64(v.runsOn[i])
}

// datesIn looks as signsIn does, at lines that say when.
func datesIn(from, to int) func(*view, int) float64 {
	return func(v *view, i int) float64 { return v.dates.share(i+from, i+to) }
}

// interview counts the questions that answers follow, however long they are; -1
// for what is no such question.
func interview(v *view, i int) float64 {
	if !v.isAsked(i) {
		return -1
	}
	return float64(v.asked)
}

// isAsked reports whether block i is a question, and running text that is none
// comes before and after it.
func (v *view) isAsked(i int) bool {
	if i == 0 || i+1 >= len(v.shapes) || v.shapes[i].ending != question || v.shapes[i].columns > longest {
		return false
	}
	answer := func(s *shape) bool { return s.isText() && s.ending != question }
	return answer(&v.shapes[i-1]) && answer(&v.shapes[i+1])
}
