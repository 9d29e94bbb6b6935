package ui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// maxOffering is the longest text whose index is built for the sake of offers
// alone, in bytes.
const maxOffering = 2 << 20

// offerPause is how long a prompt stands before offers are prepared for it: who has
// pressed Enter by then wants his hit, and the index would take the processor from it.
const offerPause = 100 * time.Millisecond

// offersDue says that a prompt has stood for that long.
type offersDue struct{ of *prompt }

// offerSoon prepares offers for what will be typed to search for.
func (r *Reader) offerSoon() tea.Cmd {
	r.names.offered = nil
	due := offersDue{r.prompt}
	return tea.Tick(offerPause, func(time.Time) tea.Msg { return due })
}

// prepareOffers builds the index, unless the prompt is gone.
func (r *Reader) prepareOffers(due offersDue) tea.Cmd {
	if r.prompt != due.of || r.hasNames() || len(r.doc.Text) > maxOffering {
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
