package outline

import "math"

// firstGuess returns the stretch of blocks with the greatest sum of gains: long
// paragraphs count for it, menus and share lines against it. It needs no weights,
// and the weights know how much to make of it.
func (v *view) firstGuess() span {
	best, sum, greatest, from, run := span{}, 0.0, 0.0, 0, 0
	for i := range v.shapes {
		if sum <= 0 {
			sum, from = 0, i
		}
		gain := v.gain(i)
		if run++; gain > -1 {
			run = 0
		} else if run > patience {
			gain = -.2 // a long list is no worse than a list
		}
		if sum += gain; sum > greatest {
			greatest, best = sum, span{from, i + 1}
		}
	}
	return best
}

// patience is how many lines as of a menu count in full against the body.
const patience = 8

// gain is how much block i speaks for the body, below 0 against it.
func (v *view) gain(i int) float64 {
	s := &v.shapes[i]
	switch {
	case v.blocks[i].Fixed:
		return 0
	case s.cues&legal != 0 && s.columns < longest, s.recurs():
		return -2
	case s.isProse() && s.cueCount*12 >= s.words:
		return -.5
	case s.isProse() && (s.closed() || s.columns >= 160):
		return min(s.columns, 600) / 100
	case s.columns < 60 && s.cues&widget != 0:
		return -2
	case s.columns < 60 && !s.closed():
		return -1.1
	}
	return -.4
}

// findBody returns the stretch below the title that is likeliest to be the
// article: the one with the greatest sum of log odds, where to set something
// apart costs some.
func (v *view) findBody() span {
	const cost, step = 4, 1 // of a side that is set apart; of a block between title and body
	top := v.title + 1
	best, sum, greatest := span{top, len(v.blocks)}, 0.0, math.Inf(-1)
	from, lowest := top, 0.0 // where the best stretch so far begins, and the sum before it
	for i := top; i < len(v.blocks); i++ {
		sum += v.inside[i]
		total := sum - lowest
		if i+1 < len(v.blocks) {
			total -= cost
		}
		if total > greatest {
			greatest, best = total, span{from, i + 1}
		}
		above := float64(cost)
		if v.title >= 0 {
			above = min(cost, step*float64(i-v.title))
		}
		if sum+above < lowest {
			lowest, from = sum+above, i+1
		}
	}
	return v.withSides(best, top)
}

// foot returns where the page's foot begins in the body, or where that ends: at
// a note on the author or two blocks of a foot in a row, if little prose comes
// after and enough signs of a page. Notices to subscribers can be as long as
// paragraphs.
func (v *view) foot() int {
	const fewest, few = .5, 3 // the share of signs; blocks that prove nothing if there is no page above
	end := v.beforeFoot(v.body)
	if v.signs.share(end, v.body.to) >= fewest && (v.title > 0 || v.body.to-end >= few) {
		return end
	}
	end = v.body.to
	for below := end < len(v.blocks); below && end > v.body.from && v.isFoot(end-1); {
		end-- // a credit, say, between the article and what is not of it
	}
	return end
}

func (v *view) beforeFoot(body span) int {
	sum := 0.0
	for i := body.from; i < body.to; i++ {
		sum += max(0, v.gain(i))
	}
	end, rest := body.to, 0.0
	for i := body.to - 1; i > body.from; i-- {
		if gain := v.gain(i); gain > 0 {
			rest += gain
		}
		if rest*4 > sum {
			break
		}
		if v.isAuthorNote(i) || rest*8 <= sum && v.isFoot(i) && v.isFoot(i-1) {
			end = i
		}
	}
	for end > body.from && v.isFoot(end-1) {
		end--
	}
	return end
}

// withSides returns body with each side, down from top, that is not clearly of a
// page around an article: it has too few signs of one, or code. Where far more
// prose is outside than inside, body is not to be trusted.
func (v *view) withSides(body span, top int) span {
	const tooMuch, fewest = 4, .06 // of the prose inside; share of the blocks
	inside := v.prose.between(body.from, body.to)
	if v.prose.total()-inside > tooMuch*inside {
		return span{0, len(v.blocks)}
	}
	if v.signs.share(body.to, len(v.blocks)) < fewest || v.codeShare(body.to, len(v.blocks)) > .3 {
		body.to = len(v.blocks)
	}
	if v.codeShare(0, body.from) > .3 {
		body.from = 0
	} else if v.signs.share(top, body.from) < fewest {
		body.from = min(top, body.from)
	}
	return body
}

// codeShare is the share of code and tables in blocks i up to but not j.
func (v *view) codeShare(i, j int) float64 {
	n := 0
	for _, b := range v.blocks[i:j] {
		if b.Fixed {
			n++
		}
	}
	return float64(n) / max(1, float64(j-i))
}

// isFoot reports whether block i is one that pages put below an article: a
// credit, a note on the author, a share line, an imprint.
func (v *view) isFoot(i int) bool {
	s := &v.shapes[i]
	if s.columns > longest {
		return s.cueCount*12 >= s.words
	}
	return s.cues&(widget|legal) != 0 || s.recurs() || v.isAuthorNote(i) || v.isCredit(i)
}

// isCredit reports whether block i credits a picture, and no text follows.
func (v *view) isCredit(i int) bool {
	s := &v.shapes[i]
	return s.cues&credit != 0 && s.columns < 130 && (i+1 >= len(v.shapes) || !v.shapes[i+1].isText())
}

// isAuthorNote reports whether block i is as "Ann Poe is a fellow at …": names
// first, and then what they do.
func (v *view) isAuthorNote(i int) bool {
	s := &v.shapes[i]
	return s.cues&office != 0 && s.columns <= longest && s.sentences <= 2 && beginsWithName(v.blocks[i].Text)
}
