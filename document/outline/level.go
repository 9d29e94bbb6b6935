package outline

import "strings"

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
	if !strings.HasPrefix(text, "#") {
		return 0
	}
	n := len(text) - len(strings.TrimLeft(text, "#"))
	if n > 6 || n == len(text) || text[n] != ' ' {
		return 0
	}
	return n
}
