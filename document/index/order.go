package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"crosshead/document"
)

// An Order is how rows may be sorted.
type Order uint8

// The orders.
const (
	MostFirst    Order = iota // by count, then by first mention
	FirstFirst                // by first mention
	Alphabetical              // by name, without case and accents
)

// Sorted returns the rows in an order; x stays as it is.
func (x *Index) Sorted(o Order) []Row {
	rows := slices.Clone(x.Rows)
	first := func(r, s Row) int { return cmp.Compare(r.Mentions[0].Start, s.Mentions[0].Start) }
	switch o {
	case FirstFirst:
		slices.SortStableFunc(rows, first)
	case Alphabetical:
		slices.SortStableFunc(rows, func(r, s Row) int { return cmp.Compare(fold(r.Name), fold(s.Name)) })
	default:
		slices.SortStableFunc(rows, func(r, s Row) int {
			return cmp.Or(cmp.Compare(len(s.Mentions), len(r.Mentions)), first(r, s))
		})
	}
	return rows
}

// At returns the row that is mentioned at offset, and which of its mentions that
// is; ok is false where nothing is.
func (x *Index) At(offset int) (row, mention int, ok bool) {
	for i := range x.Rows {
		ms := x.Rows[i].Mentions
		j := sort.Search(len(ms), func(j int) bool { return ms[j].End > offset })
		if j < len(ms) && ms[j].Contains(offset) {
			return i, j, true
		}
	}
	return 0, 0, false
}

// Next returns the row of the first mention that begins in r, and which of its mentions
// that is; ok is false where there is none.
func (x *Index) Next(r document.Range) (row, mention int, ok bool) {
	first := r.End
	for i := range x.Rows {
		ms := x.Rows[i].Mentions
		j := sort.Search(len(ms), func(j int) bool { return ms[j].Start >= r.Start })
		if j < len(ms) && ms[j].Start < first {
			first, row, mention, ok = ms[j].Start, i, j, true
		}
	}
	return row, mention, ok
}

// Named returns the row that has form among its forms or is called so, without
// case and accents: the one with most mentions in it; else the one that the
// gazetteer knows by that form: USA, where the text has U.S. It is -1 if there is
// none.
func (x *Index) Named(form string) int {
	form = fold(strings.TrimSpace(form))
	if i := x.inText(form); i >= 0 || form == "" {
		return i
	}
	row := knownAs(form)
	return slices.IndexFunc(x.Rows, func(r Row) bool { return row != "" && r.Name == row && r.Kind != Person })
}

// knownAs returns the row of the gazetteer's entry of that form, folded, or "".
func knownAs(form string) string {
	for _, first := range known().first {
		for e := first; e != nil; e = e.next {
			if !e.vague && strings.EqualFold(strings.Join(e.words, " "), form) {
				return e.row
			}
		}
	}
	return ""
}

// inText returns the row with most mentions of a form, which is folded, or -1.
func (x *Index) inText(form string) int {
	best, most := -1, 0
	for i := range x.Rows {
		r := &x.Rows[i]
		n := 0
		if fold(r.Name) == form {
			n = 1
		}
		for _, f := range r.Forms {
			if fold(f.Text) == form {
				n += f.Count
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// Lookup returns the row of that name and kind, or -1.
func (x *Index) Lookup(id ID) int {
	return slices.IndexFunc(x.Rows, func(r Row) bool { return r.ID() == id })
}

// An ID tells rows of a document apart.
type ID struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
}

// ID returns what tells r from other rows.
func (r *Row) ID() ID { return ID{r.Name, r.Kind} }

// Ranges returns where r is mentioned, in order.
func (r *Row) Ranges() []document.Range {
	rs := make([]document.Range, len(r.Mentions))
	for i, m := range r.Mentions {
		rs[i] = m.Range
	}
	return rs
}

// CountIn returns how many mentions begin in each of ranges, which are in order
// and disjoint.
func (r *Row) CountIn(ranges []document.Range) []int {
	counts := make([]int, len(ranges))
	for i, s := range ranges {
		from := sort.Search(len(r.Mentions), func(j int) bool { return r.Mentions[j].Start >= s.Start })
		to := sort.Search(len(r.Mentions), func(j int) bool { return r.Mentions[j].Start >= s.End })
		counts[i] = to - from
	}
	return counts
}
