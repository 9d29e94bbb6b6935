package ui

import (
	"context"

	"crosshead/document"
)

// A volume is a document that is open, and everything that is so of it alone. What
// the reader has beside it belongs to the window.
type volume struct {
	source   *document.Source
	doc      *document.Document
	whole    bool // doc is the whole source, not its head
	progress int  // of the reading of the whole, in percent

	ctx   context.Context // of what is done for it beside the event loop
	close context.CancelFunc

	outline outline
	left    int    // where the text was before it was left for the outline
	around  around // page furniture, folded or open

	search      search
	read        readings
	words       []int // before each section, and in all
	marks       marks
	corrections corrections
	names       names
	restore     bool             // the place is to be taken from the store when that is read
	resuming    *document.Source // whose place was looked for beyond its head
	toLast      bool             // one is going to the end, which is still to come
}

// newVolume opens a document of which only the source is known.
func newVolume(source *document.Source) *volume {
	v := &volume{source: source, restore: true}
	v.ctx, v.close = context.WithCancel(context.Background())
	return v
}

// begin shows the head of a volume that was never shown.
func (r *Reader) begin(head *document.Document) {
	small := r.source.Small()
	r.corrections.built, r.corrections.whole = head, small
	r.show(head, small)
	r.page.SetTop(r.doc.Body.Start)
	r.say(r.source.Note)
}
