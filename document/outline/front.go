package outline

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headroom is how many blocks above the first paragraph the title is looked for.
const headroom = 60

// findTitle returns the block most like a title above the first paragraph of
// the body, or -1.
func (v *view) findTitle() int {
	first := v.firstParagraph()
	best, highest := -1, 0.0
	for i := max(0, first-headroom); i < first; i++ {
		if score := v.titleScore(i, first); score >= highest {
			best, highest = i, score
		}
	}
	return best
}

// firstParagraph is the first block of the body that is surely its prose.
func (v *view) firstParagraph() int {
	for i := v.body.from; i < v.body.to; i++ {
		s := &v.shapes[i]
		if !s.isProse() || v.blocks[i].Fixed {
			continue
		}
		if s.columns >= 160 || s.sentences > 0 || i+1 < len(v.shapes) && v.shapes[i+1].isProse() {
			return i
		}
	}
	return v.body.from
}

// titleScore is how much block i is like the title of what begins at first: a
// title is neither short nor long, the page's head repeats it, the article has
// its words, and a byline is near.
func (v *view) titleScore(i, first int) float64 {
	s := &v.shapes[i]
	if v.blocks[i].Fixed || !s.isCandidate() || s.item || s.columns > 160 || v.isByline(i) || strings.Contains(v.blocks[i].Text, "@") {
		return -1
	}
	score := .8 - .06*float64(first-i)
	switch {
	case i == 0 && first < headroom/4:
		score += 2.5
	case v.repeated(i):
		score++
	}
	switch {
	case s.columns < 12:
		score--
	case s.columns >= 25 && s.columns <= 130:
		score++
	}
	if s.number.kind != 0 && s.number.kind != 'w' || v.isFirstOfMany(i) {
		score -= 3
	}
	if s.closed() && s.ending != question && s.ending != exclamation || s.ending == comma {
		score -= 1.5
	}
	if s.cues&(widget|legal|credit) != 0 {
		score -= 1.5
	}
	if i+1 < first && v.isByline(i+1) || i+2 < first && v.isByline(i+2) {
		score++
	}
	words := math.Min(1, float64(len(s.stems))/3)
	return score + 2.5*words*math.Max(0, v.shared(i, first, first+7, 4))
}

// isFirstOfMany reports whether block i is marked or numbered as others are: a
// chapter, not the title.
func (v *view) isFirstOfMany(i int) bool {
	m := v.markOf(i)
	return v.runsOn[i] > 0 || m != mark{} && v.marks[m] > 1
}

// repeated reports whether the text of block i stands elsewhere too, or above
// it as a part of the page's own title.
func (v *view) repeated(i int) bool {
	text := v.blocks[i].Text
	if len(text) < 8 {
		return false
	}
	for j := range min(i, headroom) {
		if strings.Contains(v.blocks[j].Text, text) {
			return true
		}
	}
	return v.shapes[i].copies == 2
}

// findLead finds the byline and the standfirst between the title and the first
// paragraph.
func (v *view) findLead(found []Finding, title int) {
	standfirst := false
	for i := title + 1; i < len(v.blocks) && i <= title+6; i++ {
		s := &v.shapes[i]
		switch {
		case v.isByline(i):
			found[i].Part = Byline
		case !standfirst && v.isStandfirst(i):
			found[i].Part = Standfirst
			standfirst = true
		case s.isProse() || v.blocks[i].Fixed:
			return
		}
	}
}

// isStandfirst reports whether block i is one sentence above a paragraph that
// is much longer.
func (v *view) isStandfirst(i int) bool {
	s := &v.shapes[i]
	if s.sentences > 0 || s.ending != stop || s.columns < 25 || s.columns > longest || s.cues&(widget|legal|credit) != 0 {
		return false
	}
	for j := i + 1; j < len(v.shapes) && j <= i+3; j++ {
		if v.shapes[j].isProse() {
			return v.shapes[j].columns >= 2.5*s.columns
		}
	}
	return false
}

// isByline reports whether block i says who wrote the article or when: it is
// short, and either begins as "By Ann Poe" or holds a date and little else.
func (v *view) isByline(i int) bool {
	s, text := &v.shapes[i], v.blocks[i].Text
	if s.columns > 90 || s.closed() && s.ending != stop && s.ending != colon {
		return false
	}
	dated := s.cues&month != 0 && s.digits > 0 || isDate(text)
	if s.first&author != 0 && s.words <= 12 {
		_, rest := nextWord(text)
		named := beginsWithName(strings.TrimLeft(rest, " :\u00a0"))
		return dated || named && (s.columns <= 40 || s.digits > 0)
	}
	return dated && s.words <= 14 && (s.digits >= .08 || s.words <= 8)
}

// isDate reports whether text begins with a date in digits: 2026-01-31, 31.1.2026.
func isDate(text string) bool {
	parts := strings.FieldsFunc(text[:min(len(text), 10)], func(r rune) bool { return r == '-' || r == '.' || r == '/' })
	if len(parts) < 3 {
		return false
	}
	for _, p := range parts[:2] {
		if n, digits := leadingYear(p); n == 0 || digits != len(p) {
			return false
		}
	}
	return true
}

// leadingYear is leadingDigits for up to four digits.
func leadingYear(s string) (value, n int) {
	for n < len(s) && n < 4 && '0' <= s[n] && s[n] <= '9' {
		value, n = value*10+int(s[n]-'0'), n+1
	}
	return value, n
}

// beginsWithName reports whether text begins with two words that have a capital,
// the second of them not its last.
func beginsWithName(text string) bool {
	for range 2 {
		var word string
		word, text = nextWord(text)
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// findFurniture marks what stands above the title, or above the body, and what
// comes after the body.
func (v *view) findFurniture(found []Finding, title int) {
	top := title
	if title < 0 && v.body.from >= footed {
		top = v.body.from
	}
	for i := range max(0, top) {
		found[i].Part = Furniture
	}
	for i := v.body.to; i < len(found); i++ {
		found[i].Part = Furniture
	}
}
