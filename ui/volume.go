package ui

import (
	"context"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
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
	part        string           // the place one is going to, which may be still to come

	// Of one that was left: the place in it, until the store has that.
	place   document.Anchor
	unsaved bool
}

// newVolume opens a document of which only the source is known.
func newVolume(source *document.Source) *volume {
	v := &volume{source: source, restore: true, search: search{wait: typingPause}}
	v.ctx, v.close = context.WithCancel(context.Background())
	return v
}

// begin shows the head of a volume that was never shown.
func (r *Reader) begin(head *document.Document) {
	small := r.source.Small()
	r.corrections.built, r.corrections.whole = head, small
	r.show(head, small)
	r.page.SetTop(r.doc.Body.Start)
	if r.source.Note != "" {
		r.say(r.source.Note)
	}
}

// openVolume reads a document that was never open, in place of the one that is.
func (r *Reader) openVolume(source *document.Source, head *document.Document) tea.Cmd {
	past := r.search.past
	r.volume = newVolume(source)
	r.search.past = past
	r.begin(head)
	r.arrange()
	return tea.Batch(r.buildSoon(), r.remember(), r.watch())
}

// putAway leaves the document: what runs for it ends, and its place is kept.
func (r *Reader) putAway() tea.Cmd {
	r.stopOpening()
	r.moved()
	r.stopSearch()
	r.stopIndex()
	r.names.wanted = nil
	r.place, r.unsaved = r.doc.Anchor(r.here()), true
	if r.focus == inOutline {
		r.leaveOutline()
	}
	r.close()
	return r.savePlace()
}

// takeUp goes to a place in a document that was left, or in this one.
func (r *Reader) takeUp(to visit) tea.Cmd {
	if to.in == r.volume {
		r.goTo(to.at)
		return nil
	}
	left := r.putAway()
	r.volume = to.in
	r.ctx, r.close = context.WithCancel(context.Background())
	r.page.SetDocument(r.doc)
	r.page.SetBounds(r.bounds())
	r.page.SetMarks(r.marks.signs)
	r.narrowHits()
	r.goTo(to.at)
	r.arrange()
	cmds := []tea.Cmd{left, r.buildWhole(), r.remember(), r.watch()}
	if r.corrections.running { // the answer found nobody
		cmds = append(cmds, r.correct())
	}
	if r.search.running {
		cmds = append(cmds, r.findAgain())
	}
	return tea.Batch(cmds...)
}

// placeKept says that the store has the place in a document that was left.
type placeKept struct {
	in  *volume
	err error
}

// savePlace has the store keep the place in the document that is left. What goes
// wrong is said when the reader ends, which tries it again.
func (r *Reader) savePlace() tea.Cmd {
	s, v := r.shelf, r.volume
	if s == nil {
		return nil
	}
	return func() tea.Msg { return placeKept{v, v.save(context.Background(), s)} }
}

// save keeps the place in a volume that was left.
func (v *volume) save(ctx context.Context, s *shelf.Shelf) error {
	id, err := identity(v.source)
	if err == nil {
		err = s.SavePlace(ctx, id, v.title(), v.place)
	}
	return err
}

func (r *Reader) placeKept(msg placeKept) {
	if msg.err == nil && msg.in != r.volume {
		msg.in.unsaved = false
	}
}
