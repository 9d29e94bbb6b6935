package ui

import (
	"crosshead/document"

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
