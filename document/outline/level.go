package outline

import "strings"

// A style is what headings of one level share.
type style struct {
	mark     byte // the underline, or '#'
	numbered byte // the kind of number
	depth    int  // of the number, or how many '#'
	capitals bool
}

func (v *view) styleOf(i int) style {
	s := &v.shapes[i]
	st := style{mark: v.blocks[i].Underline, numbered: s.number.kind, depth: s.number.depth, capitals: s.casing == capitals}
	if n := hashes(v.blocks[i].Text); n > 0 {
		st = style{mark: '#', depth: n}
	}
	if st.mark != 0 {
		st.numbered, st.capitals = 0, false
	}
	return st
}

// setLevels gives the headings levels by their styles: a style that was not seen
// since the last heading above it is one level below that heading.
func (v *view) setLevels(found []Finding) {
	var path []style
	for i := range found {
		if found[i].Part != Heading {
			continue
		}
		s := v.styleOf(i)
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
	switch {
	case s.mark != t.mark:
		return false
	case s.mark == '#' || s.numbered == t.numbered && s.numbered != 0:
		return t.depth < s.depth
	}
	return t.numbered == 'w' && s.numbered != 'w'
}

// hashes is the level of a heading that is marked by "#", 0 if text is none.
func hashes(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "#"))
	if n > 6 || n == len(text) || text[n] != ' ' {
		return 0
	}
	return n
}
