package outline

import "math"

// The questions that look at more than one block.

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

// inBody is 0 before the body, 1 in it, 2 after.
func inBody(v *view, i int) float64 {
	return truth(i >= v.body.from) + truth(i >= v.body.to)
}

// proseShare is the share of paragraphs in the body.
func proseShare(v *view, _ int) float64 {
	return float64(v.prose.between(v.body.from, v.body.to)) / math.Max(1, float64(v.body.to-v.body.from))
}

// alike counts the mates of a block that have its ending, casing and numbering,
// as a share of all.
func alike(v *view, i int) float64 {
	n, all := 0, 0
	for _, j := range v.near(i) {
		if j == i {
			continue
		}
		all++
		if v.sameStyle(i, j) {
			n++
		}
	}
	return float64(n) / math.Max(1, float64(all))
}

// nearest is how many paragraphs lie between a block and the next mate of its
// style, either way.
func nearest(v *view, i int) float64 {
	least := 99
	for _, j := range v.near(i) {
		if j != i && v.sameStyle(i, j) {
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
	k := v.mated[i]
	return v.mates[max(0, k-reach):min(len(v.mates), k+reach+1)]
}

func (v *view) sameStyle(i, j int) bool { return v.shapes[i].look() == v.shapes[j].look() }

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
	return float64(len(v.mates)) / math.Max(1, float64(v.prose.between(v.body.from, v.body.to)))
}

// runs asks whether the block's number follows another's or is followed.
func runs(v *view, i int) float64 {
	if v.shapes[i].number.kind == 0 {
		return -1
	}
	return float64(v.runsOn[i])
}
