package ui

import (
	"fmt"

	"crosshead/document"
	"crosshead/document/index"

	tea "charm.land/bubbletea/v2"
)

// lightName lights all mentions of the first name on the page; pressed again, of the
// next one after it.
func (r *Reader) lightName(int) tea.Cmd {
	if !r.hasNames() {
		r.names.wanted = r.lightNext
		r.say("finding names …")
		return r.buildIndex()
	}
	r.lightNext()
	return nil
}

// lightNext does so where the index is there.
func (r *Reader) lightNext() {
	s, seen := &r.search, r.page.Visible()
	within := document.Range{Start: r.page.Reading(), End: seen.End}
	if s.row != nil && len(s.hits) > 0 && seen.Contains(s.hits[s.current].Start) {
		within.Start = s.hits[s.current].End
	}
	row, mention, ok := r.names.index.Next(within)
	if !ok {
		r.say("no other name on this page")
		return
	}
	named := r.names.index.Rows[row]
	r.searchRow(named)
	if i := hitAt(r.search.hits, named.Mentions[mention].Start); i >= 0 {
		r.choose(i)
		r.showHit()
	}
}

// hitAt returns which hit begins at offset, or -1.
func hitAt(hits []document.Range, offset int) int {
	for i, h := range hits {
		if h.Start == offset {
			return i
		}
	}
	return -1
}

// searchRow makes the mentions of a row the hits, lit where they are and not by
// their words, and shows the next one from the place.
func (r *Reader) searchRow(row index.Row) {
	r.stopSearch()
	r.search.typed, r.search.row = row.Name, &row
	r.search.origin = r.page.Top()
	r.search.at = r.page.Reading()
	r.setHits(row.Ranges())
	if len(r.search.hits) == 0 {
		return
	}
	r.leave(r.search.origin)
	r.restore, r.toLast = false, false
	r.showHit()
}

// searchForm is searchRow for the mentions of one form.
func (r *Reader) searchForm(id index.ID, form string) {
	x := r.names.index.With(r.doc.Text, []index.Choice{{Do: index.SplitOff, Row: id, Form: form}})
	if i := x.Lookup(index.ID{Name: form, Kind: id.Kind}); i >= 0 {
		r.searchRow(x.Rows[i])
	}
}

// hitForm says which form of the searched row the current hit is, or nothing.
func (r *Reader) hitForm() string {
	s := &r.search
	if s.row == nil || len(s.hits) == 0 || r.width < narrowStatus {
		return ""
	}
	at := s.hits[s.current]
	for _, m := range s.row.Mentions {
		if m.Range == at {
			return fmt.Sprintf(", “%s” (%s)", truncate(r.method, clean(r.doc.Slice(at)), nameColumn), useWord(m.Use))
		}
	}
	return ""
}

// useWord says what a use is, in a word that a reader knows.
func useWord(u index.Use) string {
	switch u {
	case index.ByDemonym:
		return "people"
	case index.ByMetonym:
		return "capital or seat"
	}
	return u.String()
}
