package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findLead finds the byline and the standfirst between the title and the first
// paragraph.
func (v *view) findLead(found []Finding) {
	standfirst := false
	for i := v.title + 1; i < len(v.blocks) && i <= v.title+6; i++ {
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
// A section's number, 1.2.3, has no year.
func isDate(text string) bool {
	if text == "" || text[0] < '-' || text[0] > '9' {
		return false
	}
	parts := strings.FieldsFunc(text[:min(len(text), 10)], func(r rune) bool { return r == '-' || r == '.' || r == '/' })
	if len(parts) < 3 {
		return false
	}
	year := false
	for k, p := range parts[:3] {
		n, digits := leadingYear(p)
		if n == 0 || k < 2 && digits != len(p) {
			return false
		}
		year = year || digits == 4
	}
	return year
}

// leadingYear is leadingDigits for up to four digits.
func leadingYear(s string) (value, n int) {
	for n < len(s) && n < 4 && '0' <= s[n] && s[n] <= '9' {
		value, n = value*10+int(s[n]-'0'), n+1
	}
	return value, n
}

// beginsWithName reports whether text begins with two words that have a capital.
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
func (v *view) findFurniture(found []Finding) {
	const few = 4 // lines without a title above them are rather the article's
	top := v.title
	if v.title < 0 && v.body.from >= few {
		top = v.body.from
	}
	for i := range max(0, top) {
		found[i].Part = Furniture
	}
	for i := v.foot(); i < len(found); i++ {
		found[i].Part = Furniture
	}
}
