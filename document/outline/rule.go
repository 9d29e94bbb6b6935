package outline

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	threshold = .45 // the confidence from which a block is a heading
	doubt     = .35 // … if it looks as two sure ones do
	certain   = .9  // … though the text says in another way what its headings are
	beyond    = .98 // … though it is a sentence, and no other beside it is a heading
)

// findMarked finds the headings that are marked as such: by signs around them, or
// by "#" below a blank line. Where one "#" follows another, they are bullets.
func (v *view) findMarked(found []Finding) {
	const likely, widest = .95, 120
	for i, b := range v.blocks {
		if b.Fixed || found[i].Part == Title || found[i].Part == Furniture {
			continue
		}
		n := hashes(b.Text)
		if v.manual {
			n = 0 // a comment
		}
		switch {
		case b.Underline != 0, b.Mark != Mark{}:
			found[i] = Finding{Part: Heading, Confidence: 1}
		case n == 0 || i > 0 && b.Above == 0 || b.Lines > 1 || utf8.RuneCountInString(b.Text) > widest:
		case i+1 == len(v.blocks) || hashes(v.blocks[i+1].Text) != n:
			found[i] = Finding{Part: Heading, Confidence: likely}
		}
	}
}

// findHeadings finds the headings that nothing marks: those the model is sure
// of, and those it is less sure of that look like two of them. Then the rules
// that see all of them have their say.
func (v *view) findHeadings(found []Finding, w *Weights) {
	last := v.lastText()
	var maybe []int
	sure := make(map[look]int)
	odds := make([]float64, len(v.blocks))
	spread(len(v.blocks), func(from, to int) {
		for i := from; i < to; i++ {
			if found[i].Part == Prose && v.mayHead(i, last) {
				odds[i] = logistic(w.Heading.score(v, i))
			}
		}
	})
	for i, p := range odds {
		if p >= doubt {
			maybe = append(maybe, i)
			found[i].Confidence = p
			if p >= threshold {
				sure[v.shapes[i].look()]++
			}
		}
	}
	reject := v.rejecter(found)
	for _, i := range maybe {
		p := found[i].Confidence
		if (p >= threshold || sure[v.shapes[i].look()] >= 2) && !reject(i) {
			found[i].Part = Heading
		}
	}
	v.rejectStopped(found, maybe)
	v.rejectBare(found, maybe)
	v.rejectLone(found, maybe)
	v.fillRuns(found)
	v.findKindred(found)
	for _, i := range maybe {
		if found[i].Part != Heading {
			found[i] = Finding{}
		}
	}
}

// rejecter returns what speaks against a heading in this text. In one with much
// dialogue, a line that begins with a quotation mark heads nothing; where a table
// of contents or numbers show the headings, a sentence does not.
func (v *view) rejecter(found []Finding) func(i int) bool {
	dialogue, numbered, teasers := v.hasDialogue(), v.hasNumbers(found), v.hasTeasers(found)
	return func(i int) bool {
		s := &v.shapes[i]
		switch {
		case teasers && v.besideDate(i):
			return true
		case dialogue && s.quotes > 0:
			return true
		case s.number.kind != 0:
			return false
		case v.named && found[i].Confidence < certain:
			return true
		}
		return numbered && found[i].Confidence < beyond && (s.ending == stop || s.ending == colon || s.ending == exclamation)
	}
}

// hasTeasers reports whether several likely headings stand beside a date, as those of
// other articles do in a list.
func (v *view) hasTeasers(found []Finding) bool {
	const several = 3
	n := 0
	for i := range found {
		if found[i].Part == Prose && found[i].Confidence >= threshold && v.besideDate(i) {
			n++
		}
	}
	return n >= several
}

// besideDate reports whether a line that says when is directly above or below block i.
func (v *view) besideDate(i int) bool {
	return v.dates.between(i-1, i) > 0 || v.dates.between(i+1, i+2) > 0
}

// hasDialogue reports whether many blocks begin with a quotation mark.
func (v *view) hasDialogue() bool {
	n := 0
	for i := v.body.from; i < v.body.to; i++ {
		if v.shapes[i].quotes > 0 {
			n++
		}
	}
	return n >= 12 && 8*n > v.body.to-v.body.from
}

// hasNumbers reports whether several headings have numbers that run on.
func (v *view) hasNumbers(found []Finding) bool {
	n := 0
	for i := range found {
		if v.runsOn[i] > 0 && found[i].Confidence >= threshold && (found[i].Part == Heading || found[i].Part == Prose) {
			n++
		}
	}
	return n >= 4
}

// rejectStopped takes sentences with a full stop for headings only if there are
// three at least, or two that are likely and have no others beside them; of those
// with others beside them only the ones that are sure by themselves, and none if none
// is certain. One that is beyond doubt needs no others.
func (v *view) rejectStopped(found []Finding, maybe []int) {
	const likely = .7
	mixed := slices.ContainsFunc(maybe, func(i int) bool {
		return found[i].Part == Heading && v.shapes[i].ending == open
	})
	n, least, most := 0, 1.0, 0.0
	for _, i := range maybe {
		if found[i].Part != Heading || v.shapes[i].ending != stop {
			continue
		}
		if p := found[i].Confidence; mixed && p < threshold {
			found[i].Part = Prose
		} else {
			n++
			least, most = min(least, p), max(most, p)
		}
	}
	switch {
	case mixed && most < certain:
	case n >= 3, n == 2 && least >= likely && !(mixed && least < certain):
		return
	}
	for _, i := range maybe {
		if v.shapes[i].ending == stop && found[i].Confidence < beyond {
			found[i].Part = Prose
		}
	}
}

// rejectBare leaves no headings without a number where many are numbered as
// "2.1" is, but for those that never have one.
func (v *view) rejectBare(found []Finding, maybe []int) {
	const many = 6
	n := 0
	for i := range found {
		if found[i].Part == Heading && v.shapes[i].number.depth > 1 {
			n++
		}
	}
	if n < many {
		return
	}
	for _, i := range maybe {
		s := &v.shapes[i]
		if s.number.kind == 0 && s.casing != capitals && !isCustomary(v.blocks[i].Text) {
			found[i].Part = Prose
		}
	}
}

// rejectLone leaves no single heading that is not likely: an outline of one
// doubtful entry helps nobody.
func (v *view) rejectLone(found []Finding, maybe []int) {
	const likely = .7
	only, n := -1, 0
	for _, i := range maybe {
		if found[i].Part == Heading {
			only, n = i, n+1
		}
	}
	if n == 1 && found[only].Confidence < likely {
		found[only].Part = Prose
	}
}

// mayHead reports whether block i may be a heading where last is the last
// running text: it has text after it, is no line of a table of contents and no
// command, and neither leads in a list nor on from the text before.
func (v *view) mayHead(i, last int) bool {
	s := &v.shapes[i]
	if v.blocks[i].Fixed || v.blocks[i].Lines > 2 || !s.isCandidate() || i >= last {
		return false
	}
	if s.casing == lower && s.stops == s.words || v.isAside(i) {
		return false // "by"
	}
	if v.listing.contains(i) || isCommand(v.blocks[i].Text) || s.ending == colon && v.shapes[i+1].item {
		return false
	}
	return s.ending != stop || s.first&opener == 0
}

// isAside reports whether block i says itself that it heads nothing: a caption, a
// byline, a line of the page.
func (v *view) isAside(i int) bool {
	s, text := &v.shapes[i], v.blocks[i].Text
	return isCaption(text, s.cues) || isSlashed(text) || isOfWidget(text) || s.first&author != 0 && v.isByline(i)
}

// lastText is the last running text of the body.
func (v *view) lastText() int {
	for i := v.body.to - 1; i >= v.body.from; i-- {
		if v.shapes[i].isText() {
			return i
		}
	}
	return -1
}

// isCommand reports whether text is a line for a shell or a compiler.
func isCommand(text string) bool {
	for _, prefix := range [...]string{"$ ", "% ", ">>> ", "./", "--", "import "} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	for _, suffix := range [...]string{"::", ";", "{"} {
		if strings.HasSuffix(text, suffix) {
			return true
		}
	}
	_, option, ok := strings.Cut(text, " --")
	return ok && option != "" && option[0] != ' ' && option[0] != '-' || strings.Contains(text, "&&")
}
