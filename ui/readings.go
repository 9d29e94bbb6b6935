package ui

import (
	"sort"

	"crosshead/document"
)

// readings is what has been read: ranges in order, disjoint and not touching.
// Text is read when it leaves the screen at the top because the reader went on,
// not when he jumps over it.
type readings []document.Range

// add returns rs with r read too.
func (rs readings) add(r document.Range) readings {
	if r.Empty() {
		return rs
	}
	i := sort.Search(len(rs), func(i int) bool { return rs[i].End >= r.Start })
	j := i
	for j < len(rs) && rs[j].Start <= r.End {
		r.Start, r.End = min(r.Start, rs[j].Start), max(r.End, rs[j].End)
		j++
	}
	out := make(readings, 0, len(rs)-(j-i)+1)
	out = append(out, rs[:i]...)
	out = append(out, r)
	return append(out, rs[j:]...)
}

// within returns how many bytes of r are read.
func (rs readings) within(r document.Range) int {
	n := 0
	i := sort.Search(len(rs), func(i int) bool { return rs[i].End > r.Start })
	for ; i < len(rs) && rs[i].Start < r.End; i++ {
		n += rs[i].Intersect(r).Len()
	}
	return n
}
