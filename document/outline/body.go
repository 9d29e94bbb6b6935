package outline

import "math"

// findBody returns the stretch of blocks with the greatest sum of prose: long
// paragraphs count for it, menus and share lines against it. It reaches as
// far as nothing speaks of the page around it.
func (v *view) findBody() span {
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
	best.to = v.bodyEnd(v.beforeFoot(best, greatest))
	best.from = v.bodyStart(best.from)
	return best
}

// patience is how many lines as of a menu count in full against the body.
const patience = 8

// beforeFoot returns where in body, whose gains make sum, the page's foot
// begins: at a note on the author or two blocks of a foot in a row, if little
// prose comes after. Notices to subscribers can be as long as paragraphs.
func (v *view) beforeFoot(body span, sum float64) int {
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

// bodyEnd returns the first block from i on that begins the page's foot: one
// with a sign of it, or a run of lines as menus have.
func (v *view) bodyEnd(i int) int {
	for run := 0; i < len(v.blocks); i++ {
		s := &v.shapes[i]
		switch {
		case v.isFoot(i):
			return i - run
		case s.closed() || s.item || v.blocks[i].Fixed || s.columns >= 60:
			run = 0
		default:
			run++
		}
		if run == footed {
			return i + 1 - run
		}
	}
	return len(v.blocks)
}

// bodyStart returns the first running text above block i that no sign of a
// page's head parts from it.
func (v *view) bodyStart(i int) int {
	start := i
	for run := 0; i > 0 && run < footed; i-- {
		s := &v.shapes[i-1]
		switch {
		case v.isFoot(i - 1):
			return start
		case s.isText():
			run, start = 0, i-1
		case s.closed() || s.item || v.blocks[i-1].Fixed || s.columns >= 60:
			run = 0
		default:
			run++
		}
	}
	return start
}

// footed is how many lines of a menu in a row end a page's article.
const footed = 4

// gain is how much block i speaks for the body, below 0 against it.
func (v *view) gain(i int) float64 {
	s := &v.shapes[i]
	switch {
	case v.blocks[i].Fixed:
		return 0
	case s.cues&legal != 0 && s.columns < longest, s.copies > 2:
		return -2
	case s.isProse() && s.cueCount*12 >= s.words:
		return -.5
	case s.isProse() && (s.closed() || s.columns >= 160):
		return math.Min(s.columns, 600) / 100
	case s.columns < 60 && s.cues&widget != 0:
		return -2
	case s.columns < 60 && !s.closed():
		return -1.1
	}
	return -.4
}

// isFoot reports whether block i is one that pages put below an article: a
// credit, a note on the author, a share line, an imprint.
func (v *view) isFoot(i int) bool {
	s := &v.shapes[i]
	if s.columns > longest {
		return s.cueCount*12 >= s.words
	}
	return s.cues&(widget|legal) != 0 || s.copies > 2 || v.isAuthorNote(i) || v.isCredit(i)
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
