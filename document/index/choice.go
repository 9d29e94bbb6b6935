package index

import (
	"cmp"
	"fmt"
	"slices"

	"crosshead/document"
)

// A Choice is what a reader changed in the index of a document. It is kept as
// JSON.
type Choice struct {
	Do   Action `json:"do"`
	Row  ID     `json:"row"`
	Form string `json:"form,omitempty"` // of SwitchOff and SplitOff
	Into ID     `json:"into,omitzero"`  // of Join
}

// An Action is what a choice does with a row.
type Action string

// The actions.
const (
	Hide      Action = "hide"  // the row is of no interest
	Join      Action = "join"  // its mentions are another row's
	SplitOff  Action = "split" // the mentions of a form are a row of their own
	SwitchOff Action = "off"   // the mentions of a form are none: Moscow, the city
)

// With returns x with choices made, in order. One that does not fit, as when the
// document has changed, does nothing. x stays as it is; text is its document's.
func (x *Index) With(text string, choices []Choice) *Index {
	y := &Index{Rows: slices.Clone(x.Rows), Language: x.Language}
	for _, c := range choices {
		if i := y.Lookup(c.Row); i >= 0 {
			y.choose(text, i, c)
		}
	}
	return y
}

// choose makes the choice c, of row i.
func (x *Index) choose(text string, i int, c Choice) {
	switch c.Do {
	case Hide:
		x.Rows = slices.Delete(x.Rows, i, i+1)
	case Join:
		j := x.Lookup(c.Into)
		if j < 0 || j == i {
			return
		}
		x.setMentions(text, j, merge(x.Rows[j].Mentions, x.Rows[i].Mentions))
		x.Rows = slices.Delete(x.Rows, i, i+1)
	case SplitOff, SwitchOff:
		of, others := x.Rows[i].parted(text, c.Form)
		if len(of) == 0 {
			return
		}
		if split := (ID{c.Form, c.Row.Kind}); c.Do == SplitOff {
			if x.Lookup(split) >= 0 {
				return
			}
			x.Rows = append(x.Rows, Row{Name: split.Name, Kind: split.Kind, Mentions: of, Forms: forms(text, of)})
		}
		x.setMentions(text, i, others)
		if len(others) == 0 {
			x.Rows = slices.Delete(x.Rows, i, i+1)
		}
	}
}

func (x *Index) setMentions(text string, i int, ms []Mention) {
	x.Rows[i].Mentions, x.Rows[i].Forms = ms, forms(text, ms)
}

// parted returns the mentions of r of one form, and the others.
func (r *Row) parted(text, form string) (of, others []Mention) {
	for _, m := range r.Mentions {
		if oneLine(text[m.Start:m.End]) == form {
			of = append(of, m)
		} else {
			others = append(others, m)
		}
	}
	return of, others
}

// merge returns the mentions of both, in order.
func merge(a, b []Mention) []Mention {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(m, n Mention) int { return cmp.Compare(m.Start, n.Start) })
	return all
}

// MarshalText returns the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the name of a kind.
func (k *Kind) UnmarshalText(text []byte) error {
	for i := Person; i <= Organisation; i++ {
		if i.String() == string(text) {
			*k = i
			return nil
		}
	}
	return fmt.Errorf("no kind of name: %q", text)
}

// Sections returns the ranges that an index is shown by: what stands before the
// first heading, if anything does, and the sections; above most, so many equal
// parts of the body.
func Sections(d *document.Document, most int) []document.Range {
	var parts []document.Range
	if len(d.Sections) > 0 && d.Body.Start < d.Sections[0].Start {
		parts = append(parts, document.Range{Start: d.Body.Start, End: d.Sections[0].Start})
	}
	for _, s := range d.Sections {
		parts = append(parts, s.Range)
	}
	if len(parts) > 1 && len(parts) <= most {
		return parts
	}
	parts = parts[:0]
	for i := range most {
		parts = append(parts, document.Range{Start: d.Body.Start + d.Body.Len()*i/most, End: d.Body.Start + d.Body.Len()*(i+1)/most})
	}
	return parts
}
