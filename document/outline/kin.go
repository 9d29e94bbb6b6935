package outline

import (
	"strings"
	"unicode"
)

// findKindred makes headings of lines that the headings found so far, or others of
// their kind, vouch for.
func (v *view) findKindred(found []Finding) {
	v.findCounted(found)
	v.findFamilies(found)
	v.findLeaders(found)
	v.findAnnounced(found)
}

// A family is lines that say themselves that they belong together: they have the
// same label, as "Fact: …", or begin with the same sign, as ":: …", or stand above the
// same line, as "Back to the contents".
type family struct {
	label uint32
	sign  uint32
	below hash
}

// findFamilies makes headings of the lines whose family has headings enough: two at
// least, and half of it. What is too long or too much of a sentence to be a heading
// by itself is one beside those.
func (v *view) findFamilies(found []Finding) {
	const fewest, likely = 2, .7
	members, heads := make(map[family]int), make(map[family]int)
	last := v.lastText()
	of := make([]family, len(v.blocks))
	for i := v.body.from; i < v.body.to; i++ {
		heading := found[i].Part == Heading
		if of[i] = v.familyOf(i); of[i] == (family{}) || !heading && (found[i].Part != Prose || !v.mayHead(i, last)) {
			of[i] = family{}
			continue
		}
		members[of[i]]++
		if heading {
			heads[of[i]]++
		}
	}
	for i, f := range of {
		if f != (family{}) && found[i].Part != Heading && heads[f] >= fewest && 2*heads[f] >= members[f] {
			found[i] = Finding{Part: Heading, Confidence: likely}
		}
	}
}

func (v *view) familyOf(i int) family {
	s := &v.shapes[i]
	switch {
	case s.label != 0:
		return family{label: s.label}
	case !s.item && s.lead != 0 && beginsWithSign(v.blocks[i].Text):
		return family{sign: s.lead}
	case i+1 < len(v.shapes) && v.shapes[i+1].recurs():
		return family{below: contentsKey(v.blocks[i+1].Text)}
	}
	return family{}
}

// beginsWithSign reports whether the first word of text has neither letters nor digits.
func beginsWithSign(text string) bool {
	word, rest := nextWord(text)
	return rest != "" && strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// findLeaders makes headings of the short lines that stand directly above headings
// whose numbers begin anew: each "1." has one.
func (v *view) findLeaders(found []Finding) {
	const fewest, widest, likely = 2, 80, .7
	var leaders []int
	for i := range found {
		n := v.shapes[i].number
		if found[i].Part != Heading || n.kind == 0 || n.kind == 'w' || n.depth != 1 || n.value != 1 {
			continue
		}
		if i == 0 {
			return
		}
		s := &v.shapes[i-1]
		if s.columns == 0 || s.columns > widest || s.ending == stop || s.ending == comma || s.item || s.number.kind != 0 || v.blocks[i-1].Fixed {
			return
		}
		leaders = append(leaders, i-1)
	}
	if len(leaders) < fewest {
		return
	}
	for _, i := range leaders {
		if found[i].Part == Prose {
			found[i] = Finding{Part: Heading, Confidence: likely}
		}
	}
}

// findAnnounced makes headings of the short lines that say how many numbered headings
// follow directly below: "Three questions" above "Question 1", "Question 2", "Question 3".
func (v *view) findAnnounced(found []Finding) {
	const fewest, widest, likely = 3, 120, .7
	for i := v.body.from; i < v.body.to; i++ {
		if found[i].Part != Heading || v.shapes[i].number.value != 1 || i == 0 || found[i-1].Part != Prose {
			continue
		}
		s, b := &v.shapes[i-1], &v.blocks[i-1]
		if s.columns > widest || s.ending != open || s.item || b.Fixed {
			continue
		}
		if n := v.runFrom(i, found); n >= fewest && announces(b.Text, n) {
			found[i-1] = Finding{Part: Heading, Confidence: likely}
		}
	}
}

// runFrom counts the headings that run on from heading i.
func (v *view) runFrom(i int, found []Finding) int {
	first, last := v.shapes[i].number, v.shapes[i].number
	for j := i + 1; j < v.body.to && v.shapes[j].number != first; j++ {
		next := last
		next.value++
		if found[j].Part == Heading && v.shapes[j].number == next {
			last = next
		}
	}
	return int(last.value)
}

// announces reports whether text has the number n, in digits or in English.
func announces(text string, n int) bool {
	for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
		value, digits := leadingDigits(word)
		if digits == len(word) && value == n || n <= len(spelledNumbers) && strings.ToLower(word) == spelledNumbers[n-1] {
			return true
		}
	}
	return false
}

// findCounted makes headings of short lines that any word counts, as "Story 1": three
// at least that run on from 1, each above text.
func (v *view) findCounted(found []Finding) {
	const fewest, likely = 3, .7
	runs := make(map[uint32][]int)
	for i := v.body.from; i < v.body.to; i++ {
		lead, value := v.counted(i)
		if run := runs[lead]; value == len(run)+1 && v.aboveText(i) {
			if len(run) == 0 || v.prose.between(run[len(run)-1]+1, i) > 0 {
				runs[lead] = append(run, i)
			}
		}
	}
	for _, run := range runs {
		if len(run) < fewest {
			continue
		}
		for _, i := range run {
			if found[i].Part == Prose {
				found[i] = Finding{Part: Heading, Confidence: likely}
			}
		}
	}
}

// counted returns the first word of block i, as shape.lead, and the number after it;
// 0 if there is none, or it counts what is shown rather than told.
func (v *view) counted(i int) (lead uint32, value int) {
	const widest = 120
	s, b := &v.shapes[i], &v.blocks[i]
	if s.columns > widest || s.ending == stop || s.ending == comma || s.item || b.Fixed || b.Lines > 1 || s.cues&(credit|month|widget) != 0 {
		return 0, 0
	}
	word, rest := nextWord(b.Text)
	if !isWord(word) || shown()[strings.ToLower(word)] {
		return 0, 0
	}
	number, _ := nextWord(rest)
	value, n := leadingDigits(number)
	if n == 0 || strings.Trim(number[n:], ".:：)—–-") != "" {
		return 0, 0
	}
	return s.lead, value
}

func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// shown returns the words that count what stands beside the text.
var shown = wordSet(`table tables tab tabelle tableau tabla listing example beispiel exemple equation note notes page seite
	line item version part no nr`)
