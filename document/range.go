package document

// A Range is a half-open interval of byte offsets into [Document.Text]: a
// place to be, a hit, a section, a mark. An offset names the gap before a
// byte, so Range{3, 3} is empty and stands between the third byte and the
// fourth:
//
//	offset   0   1   2   3   4   5
//	         │ a │ b │ c │ d │ e │
//	Range{1, 3}  └───────┘            "bc"
//	Range{3, 3}          ┴            ""
type Range struct{ Start, End int }

// Len is the number of bytes in r.
func (r Range) Len() int { return r.End - r.Start }

// Empty reports whether r holds no byte.
func (r Range) Empty() bool { return r.End <= r.Start }

// Contains reports whether the byte at offset lies in r.
func (r Range) Contains(offset int) bool { return r.Start <= offset && offset < r.End }

// Overlaps reports whether r and q share a byte.
func (r Range) Overlaps(q Range) bool { return r.Start < q.End && q.Start < r.End }

// Intersect returns the bytes r and q share; it is empty when there are none.
func (r Range) Intersect(q Range) Range {
	s := Range{max(r.Start, q.Start), min(r.End, q.End)}
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

// Shift returns r moved by n bytes.
func (r Range) Shift(n int) Range { return Range{r.Start + n, r.End + n} }
