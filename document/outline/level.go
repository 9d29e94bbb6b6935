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
	if s.number.kind == 'w' {
		return style{chapter: true, word: s.lead}
	}
	return style{mark: mark{0, max(1, s.number.depth)}, capitals: s.casing == capitals}
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
	lower := func(int) bool { return false }
	if v.body.to > 0 {
		lower = v.lower(heads)
	}
	var path []style
	for _, i := range heads {
		s := v.styleOf(i)
		s.below = s.sign == 0 && lower(i)
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

// lower returns what tells which of heads stand below the others: those with a
// label that several have, as "Lesson 3: …", and those of a look that directly
// follows another look and is never directly followed by it, where numbers as
// "2.1" do not say it.
func (v *view) lower(heads []int) func(i int) bool {
	follows := make(map[[2]look]bool)
	decimal := slices.ContainsFunc(heads, func(i int) bool { return v.shapes[i].number.depth > 1 })
	for k := 1; k < len(heads) && !decimal; k++ {
		i, j := heads[k-1], heads[k]
		if i+1 == j && v.markOf(i) == (mark{}) && v.markOf(j) == (mark{}) {
			follows[[2]look{v.shapes[j].look(), v.shapes[i].look()}] = true
		}
	}
	below := make(map[look]bool)
	for pair := range follows {
		if pair[0] != pair[1] && !follows[[2]look{pair[1], pair[0]}] {
			below[pair[0]] = true
		}
	}
	const several = 3
	return func(i int) bool {
		s := &v.shapes[i]
		return below[s.look()] || s.label != 0 && v.labels[s.label] >= several // the first may stand below a title
	}
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
