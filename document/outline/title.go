package outline

import (
	"strings"
)

// titleFeatures are the questions that tell a title.
func titleFeatures() []feature {
	return []feature{
		{"first", func(_ *view, i int) float64 { return float64(i) }, []float64{.5, 1.5, 3.5, 8}},
		{"columns", own(columns), []float64{1, 8, 14, 20, 30, 45, 60, 80, 100, 130, 160}},
		{"ending", own(endOf), []float64{.5, 1.5, 2.5, 3.5, 4.5, 5.5}},
		{"casing", own(caseOf), []float64{.5, 1.5, 2.5, 3.5, 4.5}},
		{"digits", own(digitsOf), []float64{.001, .03, .08, .14, .3}},
		{"item", own(isItem), []float64{.5}},
		{"odd start", own(startsOddly), []float64{.5}},
		{"number", own(func(s *shape) float64 { return truth(s.number.kind != 0 && s.number.kind != 'w') }), []float64{.5}},
		{"copies", own(copiesOf), []float64{1.5, 2.5, 4.5}},
		{"part of another", partOf, []float64{.5}},
		{"cues", own(cueShare), []float64{.001, .08, .2, .5}},
		{"credit", has(credit), []float64{.5}},
		{"month", has(month), []float64{.5}},
		{"page signs", pageSigns, []float64{.5, 1.5}},
		{"byline", byline, []float64{.5}},
		{"byline after", bylineAfter, []float64{.5, 1.5, 2.5, 3.5}},
		{"byline before", func(v *view, i int) float64 { return truth(i > 0 && v.isByline(i-1)) }, []float64{.5}},
		{"stop words", own(stopShare), []float64{.01, .15, .25, .35, .45}},
		{"columns after", near(1, columns), []float64{0, 20, 45, 80, 130, 300}},
		{"columns before", near(-1, columns), []float64{0, 20, 45, 80, 130, 300}},
		{"width after", ratio(1), []float64{0, .4, .7, 1.1, 1.5, 2.5, 4, 8}},
		{"closed before", near(-1, closedness), []float64{-.5, .5, 1.5, 2.5}},
		{"closed after", near(1, closedness), []float64{-.5, .5, 1.5, 2.5}},
		{"to prose", toProse, []float64{1.5, 2.5, 4.5, 7.5, 12, 20, 39}},
		{"prose before", proseBefore, []float64{.5, 1.5, 2.5, 5, 10, 20}},
		{"prose after", proseAfter, []float64{.5, 1.5, 2.5, 5, 10, 20}},
		{"prose part", prosePart, []float64{.001, .03, .1, .3, .7}},
		{"shared", titleWords(40, 4), []float64{0, .1, .2, .35, .5, .7, .9}},
		{"shared 12", titleWords(titleReach, 12), []float64{0, .1, .2, .35, .5, .7, .9}},
		{"inside after", insideIn(1, 21), []float64{-2, -1, 0, 1, 2, 3, 4}},
		{"inside before", insideIn(-10, 0), []float64{-4, -3, -2, -1, 0, 1, 2, 3}},
		{"from first guess", fromGuess, []float64{-20, -12, -8, -5, -3, -2, -1, 0, 1, 3}},
		{"signs 6 before", signsIn(-6, 0), []float64{.1, .2, .4, .6}},
		{"signs 6 after", signsIn(1, 7), []float64{.1, .2, .4, .6}},
		{"short in all", shortShare, []float64{.1, .3, .5, .7}},
		{"above", above, []float64{-.9, -.5, 0, .1, .5}},
		{"below", below, []float64{.5}},
	}
}

const (
	// titled is the log odds from which a line is taken for the title. Most
	// articles have one, and a reader misses it more than he minds another line.
	titled = -2.5
	// headroom is how many blocks the title is looked for in.
	headroom = 2000

	// titleReach is how many blocks on the words of the title are looked for.
	titleReach = 80
)

// findTitle returns the block likeliest to be the title, or -1. A mail says what
// it is about, and a title may be marked as no heading is; what begins a text is
// its title where nothing is likelier.
func (v *view) findTitle(t *Table) int {
	if i := v.subject(); i >= 0 {
		return i
	}
	if v.isMarkedTitle(0) {
		return 0
	}
	best, odds := -1, titled
	for i := range v.blocks {
		if !v.mayTitle(i) {
			continue
		}
		if s := t.score(v, i); s > odds {
			best, odds = i, s
		}
	}
	if best < 0 && v.beginsText(0) {
		return 0
	}
	return best
}

// subject returns the line of a mail's header that says what it is about, or -1.
func (v *view) subject() int {
	const header = 12
	from := false
	for i, b := range v.blocks[:min(len(v.blocks), header)] {
		if b.Above > 0 && i > 0 {
			return -1
		}
		from = from || strings.HasPrefix(b.Text, "From: ")
		if from && strings.HasPrefix(b.Text, "Subject: ") {
			return i
		}
	}
	return -1
}

// isMarkedTitle reports whether block i is marked as no other is, and others are
// marked below it.
func (v *view) isMarkedTitle(i int) bool {
	m := v.markOf(i)
	return m != mark{} && v.marks[m] == 1 && len(v.marks) > 1 && len(v.blocks[i].Text) <= longest
}

// beginsText reports whether block i, the first, is a line as titles are, and no
// menu is below it.
func (v *view) beginsText(i int) bool {
	s := &v.shapes[i]
	if !v.mayTitle(i) || s.item || s.quotes > 0 || s.number.kind != 0 || s.columns > 120 || v.isByline(i) {
		return false
	}
	return (!s.closed() || s.ending == question || s.ending == exclamation) && s.ending != comma && v.short.share(1, 9) < .6
}

// mayTitle reports whether block i may be the title: a short line in the first
// half of the text that is none of a list of chapters.
func (v *view) mayTitle(i int) bool {
	s := &v.shapes[i]
	if i >= headroom || v.blocks[i].Fixed || s.columns == 0 || s.columns > 200 || !s.isCandidate() {
		return false
	}
	if s.isProse() && s.ending == stop {
		return false
	}
	m := v.markOf(i)
	return 2*v.prose.between(0, i) <= v.prose.total() && (m == mark{} || v.marks[m] == 1)
}

// partOf asks whether one of the first lines has the words of block i and more, as
// the title of its page has.
func partOf(v *view, i int) float64 {
	const first = 60
	text := v.blocks[i].Text
	if len(text) < 8 {
		return 0
	}
	for _, b := range v.blocks[:min(i, first)] {
		if len(b.Text) > len(text) && len(b.Text) <= longest && strings.Contains(b.Text, text) {
			return 1
		}
	}
	return 0
}

// pageSigns counts the signs of a line that is a page's: "Salt | The Daily".
func pageSigns(v *view, i int) float64 {
	text := v.blocks[i].Text
	return truth(strings.ContainsAny(text, "|•@»›→")) + truth(strings.Contains(text, " – ") || strings.Contains(text, " - "))
}

func byline(v *view, i int) float64 { return truth(v.isByline(i)) }

// bylineAfter is how close the next byline is: 4 is directly below, 0 nowhere.
func bylineAfter(v *view, i int) float64 {
	for k := range 4 {
		if i+k+1 < len(v.blocks) && v.isByline(i+k+1) {
			return float64(4 - k)
		}
	}
	return 0
}

// toProse is how many blocks on the next paragraph is.
func toProse(v *view, i int) float64 {
	const most = 40
	for k := 1; k < most && i+k < len(v.shapes); k++ {
		if v.shapes[i+k].isProse() {
			return float64(k)
		}
	}
	return most
}

// fromGuess is how many blocks come between the first guess at the body and i.
func fromGuess(v *view, i int) float64 { return float64(i - v.body.from) }
