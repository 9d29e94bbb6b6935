package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// maxOffering is the longest text whose index is built for the sake of offers
// alone, in bytes.
const maxOffering = 2 << 20

// prepareOffers builds the index for what will be typed to search for.
func (r *Reader) prepareOffers() tea.Cmd {
	r.names.offered = nil
	if r.hasNames() || len(r.doc.Text) > maxOffering {
		return nil
	}
	return r.buildIndex()
}

// offer finds out whether what is typed to search for names somebody: plain
// search would not find them under their other names.
func (r *Reader) offer(typed string) {
	r.names.offered = nil
	if !r.hasNames() || len(r.names.index.Rows) > maxNames { // each key would take longer than a frame
		return
	}
	if i := r.names.index.Named(typed); i >= 0 && len(r.names.index.Rows[i].Mentions) > 1 {
		r.names.offered = &r.names.index.Rows[i]
	}
}

// takeOffer searches for the one that was offered; it reports whether one was.
func (r *Reader) takeOffer() bool {
	row := r.names.offered
	if row == nil {
		return false
	}
	r.page.SetTop(r.search.origin)
	r.searchRow(*row)
	return true
}

// offerText says who is offered, and how to take the offer.
func (r *Reader) offerText() string {
	row := r.names.offered
	if row == nil || r.width < narrowStatus {
		return ""
	}
	return fmt.Sprintf("Tab: as a name, %s, %d · ", truncate(r.method, row.Name, nameColumn), len(row.Mentions))
}
