package outline

import (
	"slices"
	"strings"
)

// A mark is how a heading is marked as such: the sign of its underline, or '#'
// and how many. The zero mark is none.
type mark struct {
	sign  byte
	depth int
}

func (v *view) markOf(i int) mark {
	if v.blocks[i].Fixed {
		return mark{} // "#" is a comment in code
	}
	if m := v.blocks[i].Mark; m != (Mark{}) {
		return mark{m.Sign, int(m.Depth)}
	}
	if v.blocks[i].Underline != 0 {
		return mark{v.blocks[i].Underline, 1}
	}
	if n := hashes(v.blocks[i].Text); n > 0 {
		return mark{'#', n}
	}
	return mark{}
}

// A style is what headings of one level share. Whether a heading is numbered at
// all is not part of it: an introduction rarely is, and its chapters are.
type style struct {
	mark
	chapter  bool   // "Chapter 3", "Part II"
	word     uint32 // … which of these, as shape.lead
	capitals bool
	below    bool // it is one of those that stand below others: see lower
}

func (v *view) styleOf(i int) style {
	if m := v.markOf(i); m != (mark{}) {
		return style{mark: m}
	}
	s := &v.shapes[i]
	if s.number.kind == 'w' && !startsWithStep(v.blocks[i].Text) {
		return style{chapter: true, word: s.lead}
	}
	return style{mark: mark{0, int(max(1, s.number.depth))}, capitals: s.casing == capitals}
}

// setLevels gives the headings levels by their styles: a style that was not seen
// since the last heading above it is one level below that heading.
func (v *view) setLevels(found []Finding) {
	var heads []int
	for i := range found {
		if found[i].Part == Heading {
			heads = append(heads, i)
		}
	}
	below := make([]bool, len(heads))
	if v.body.to > 0 {
		below = v.below(heads)
	}
	var path []style
	for k, i := range heads {
		s := v.styleOf(i)
		s.below = s.sign == 0 && below[k]
		for k := range path {
			if path[k] == s || path[k].outranked(s) {
				path = path[:k]
				break
			}
		}
		path = append(path, s)
		found[i].Level = min(1+len(path), 6)
	}
}

// below tells which of heads stand below the others: those with a label that
// several have, as "Lesson 3: …"; those whose numbers begin anew under others; and
// those of a look that directly follows another look and is never directly
// followed by it, where numbers as "2.1" do not say it.
func (v *view) below(heads []int) []bool {
	const several = 3
	below := make([]bool, len(heads))
	looks := v.lowerLooks(heads)
	anew := v.anew(heads)
	stops := v.stopsBelow(heads)
	for k, i := range heads {
		s := &v.shapes[i]
		// The first may stand below a title.
		below[k] = looks[s.look()] || s.label != 0 && v.labels[s.label] >= several || anew[s.number.kind] || stops && s.ending == stop
	}
	return below
}

// lowerLooks returns the looks that directly follow another.
func (v *view) lowerLooks(heads []int) map[look]bool {
	follows := make(map[[2]look]bool)
	decimal := slices.ContainsFunc(heads, func(i int) bool { return v.shapes[i].number.depth > 1 })
	for k := 1; k < len(heads) && !decimal; k++ {
		i, j := heads[k-1], heads[k]
		if i+1 == j && v.markOf(i) == (mark{}) && v.markOf(j) == (mark{}) {
			follows[[2]look{v.shapes[j].look(), v.shapes[i].look()}] = true
		}
	}
	lower := make(map[look]bool)
	for pair := range follows {
		if pair[0] != pair[1] && !follows[[2]look{pair[1], pair[0]}] {
			lower[pair[0]] = true
		}
	}
	return lower
}

// stopsBelow reports whether headings with a full stop stand below those without:
// the first has none.
func (v *view) stopsBelow(heads []int) bool {
	return len(heads) > 0 && v.shapes[heads[0]].ending == open
}

// anew returns the kinds of numbers that begin anew, or that a heading without one
// leads in, with little text of its own.
func (v *view) anew(heads []int) map[byte]bool {
	const little = 2 // paragraphs
	begun, anew := make(map[byte]bool), make(map[byte]bool)
	for k, i := range heads {
		n := v.shapes[i].number
		if n.kind == 0 || n.depth > 1 || n.value != 1 || n.kind == 'w' && !startsWithStep(v.blocks[i].Text) {
			continue
		}
		led := k > 0 && v.isBare(heads[k-1]) && v.prose.between(heads[k-1]+1, i) <= little
		anew[n.kind] = anew[n.kind] || begun[n.kind] || led
		begun[n.kind] = true
	}
	return anew
}

// isBare reports whether block i has no number, and is no introduction or the
// like, which stands beside what is numbered.
func (v *view) isBare(i int) bool {
	return v.shapes[i].number.kind == 0 && !isCustomary(v.blocks[i].Text)
}

// outranked reports whether a heading of style t is above one of style s.
func (s style) outranked(t style) bool {
	if s.below != t.below {
		return !t.below
	}
	if s.sign != t.sign {
		return false
	}
	if s.chapter != t.chapter {
		return t.chapter
	}
	return t.depth < s.depth
}

// hashes is the level of a heading that is marked by "#", 0 if text is none.
func hashes(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "#"))
	if n > 6 || n == len(text) || text[n] != ' ' {
		return 0
	}
	return n
}
