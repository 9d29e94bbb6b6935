package ui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// What leaves the event loop comes back as one of these. Each names what it is
// about, and is dropped if that is no longer so.
type (
	built struct {
		source *document.Source
		doc    *document.Document
		err    error
	}
	growing struct {
		source *document.Source
		document.Growth
		states chan tea.Msg
	}
	extended struct {
		source *document.Source
		doc    *document.Document
		land   func() // goes to what it was extended for; may be nil
	}
	reopened struct {
		of     *document.Source // that it was before
		source *document.Source
		same   bool // its content is what it was
		err    error
	}
	changed struct{ source *document.Source }
	shelved struct {
		shelf *shelf.Shelf
		err   error
	}
	remembered struct {
		source *document.Source
		record shelf.Record
		err    error
	}
)

// arrived takes the result of what left the event loop.
func (r *Reader) arrived(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case built:
		return r.builtWhole(msg)
	case growing:
		cmd := r.grow(msg)
		r.follow()
		return cmd
	case extended:
		return r.showExtended(msg)
	case changed:
		if msg.source == r.source {
			return r.reopen()
		}
		return nil
	case reopened:
		return r.reopened(msg)
	case nearest:
		cmd := r.foundNear(msg)
		r.follow()
		return cmd
	case found:
		cmd := r.foundHits(msg)
		r.follow()
		return cmd
	case shelved, remembered, placed, marked, placeKept:
		return r.ofStore(msg)
	case indexed:
		return r.indexed(msg)
	case offersDue:
		return r.prepareOffers(msg)
	case landed:
		return r.landed(msg)
	case waiting:
		return r.wait(msg)
	case browsed:
		if msg.err != nil {
			r.fault(msg.err.Error())
		}
		return nil
	case corrected:
		return r.showCorrected(msg)
	case tea.ClipboardMsg:
		r.clipboardTold(msg)
		return nil
	case Resumed:
		return r.takeTerminal()
	case tea.ResumeMsg:
		return tea.ClearScreen
	}
	r.follow()
	return nil
}

// ofStore takes what the store has done.
func (r *Reader) ofStore(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case shelved:
		return r.openedShelf(msg)
	case remembered:
		return r.recall(msg)
	case placed:
		return r.placedMarks(msg)
	case marked:
		return r.savedMark(msg)
	case placeKept:
		r.placeKept(msg)
	}
	return nil
}

// soon is how long the whole waits for the first screen: it would take the processor
// from it.
const soon = 25 * time.Millisecond

func (r *Reader) buildSoon() tea.Cmd {
	build := r.buildWhole()
	if build == nil {
		return nil
	}
	return func() tea.Msg {
		time.Sleep(soon)
		return build()
	}
}

// buildWhole builds the whole document where so far only its head is shown.
func (r *Reader) buildWhole() tea.Cmd {
	if r.whole {
		return nil
	}
	source, ctx := r.source, r.ctx
	return func() tea.Msg {
		states := make(chan tea.Msg, 1)
		go func() {
			var memory economy
			defer memory.end()
			doc, err := source.Grow(ctx, func(g document.Growth) {
				memory.built(source.Size() / 100 * g.Percent)
				next := growing{source, g, states}
				select {
				case states <- next:
				default: // the last one is not seen yet
					if g.Document != nil {
						states <- next
					}
				}
			})
			states <- built{source, doc, err}
		}()
		return <-states
	}
}

// An economy keeps the garbage of a large document that is built to a part of the
// heap: that is the difference between four times its size and twice. While little is
// built it would cost more time than it saves memory.
type economy struct {
	on     bool
	before int
}

const (
	large       = 8 << 20 // bytes that are built
	leanPercent = 10      // of the heap may be garbage then
)

// built says how many bytes are built.
func (e *economy) built(bytes int) {
	if !e.on && bytes >= large {
		e.on, e.before = true, debug.SetGCPercent(leanPercent)
	}
}

// end gives what is left over back to the system.
func (e *economy) end() {
	if e.on {
		debug.SetGCPercent(e.before)
		debug.FreeOSMemory()
	}
}

// grow shows how far the building is, and what there is so far where nothing else is
// shown of the rest; then it waits for more.
func (r *Reader) grow(msg growing) tea.Cmd {
	next := func() tea.Msg { return <-msg.states }
	if msg.source != r.source {
		return next // so that its building ends
	}
	r.progress = msg.Percent
	if msg.Document == nil || len(r.doc.Parts) != 1 {
		return next
	}
	return tea.Batch(r.take(msg.Document, false), next)
}

func (r *Reader) builtWhole(b built) tea.Cmd {
	switch {
	case b.source != r.source, errors.Is(b.err, context.Canceled): // it was left, and may have been come back to
		return nil
	case b.err != nil:
		r.fault(b.err.Error() + " (showing its first part; r reads it again)")
		return nil
	}
	return r.take(b.doc, true)
}

// sketched reports whether what is shown is a part of the source, of which more can
// be had before the whole is there.
func (r *Reader) sketched() bool { return len(r.doc.Parts) > 0 }

// extend reads what stands around a place of the source, while the whole is not
// built, and then lands there.
func (r *Reader) extend(place int, land func()) tea.Cmd {
	source, doc := r.source, r.corrections.built
	return func() tea.Msg {
		more, err := source.Extend(context.Background(), doc, place)
		if err != nil {
			return nil // Build says so
		}
		return extended{source, more, land}
	}
}

func (r *Reader) showExtended(msg extended) tea.Cmd {
	if msg.source != r.source || !r.sketched() {
		return nil
	}
	cmd := r.takeSketch(msg.doc)
	if msg.land != nil {
		msg.land()
	}
	r.follow()
	return cmd
}

// takeSketch makes a sketch the document, with the corrections, which in so little
// are made at once.
func (r *Reader) takeSketch(d *document.Document) tea.Cmd {
	r.source.Yield()
	c := &r.corrections
	c.built, c.whole, c.settled = d, false, nil
	c.asked++
	var list []document.Correction
	for _, k := range c.list() {
		list = append(list, k.What)
	}
	return r.showCorrected(corrected{built: d, asked: c.asked, doc: d.Correct(list)})
}

// replace shows another text, or another outline of the same one, in place of
// what is shown. Of another text the hits and marks are looked for anew.
func (r *Reader) replace(d *document.Document, whole bool) tea.Cmd {
	same := d.Text == r.doc.Text
	r.show(d, whole)
	if r.toLast {
		r.toLast = !whole
		r.page.End()
	}
	if r.part != "" {
		r.goToPart(r.part)
	}
	r.arrange()
	if same {
		return nil
	}
	return tea.Batch(r.findAgain(), r.placeMarks(r.marks.record))
}

// openShelf opens the store beside the event loop.
func (r *Reader) openShelf() tea.Cmd {
	if r.opts.Shelf == nil {
		return nil
	}
	return func() tea.Msg {
		s, err := r.opts.Shelf(context.Background())
		return shelved{s, err}
	}
}

func (r *Reader) openedShelf(msg shelved) tea.Cmd {
	if msg.err != nil {
		r.storeless = true
		r.faultOf(fmt.Errorf("marks will not be kept: %w", msg.err))
		return nil
	}
	r.shelf = msg.shelf
	if moved := msg.shelf.Damaged(); moved != "" {
		r.fault("the store of marks was damaged and is set aside as " + moved)
	}
	cmds := []tea.Cmd{r.remember()}
	for _, k := range r.corrections.own { // made before
		cmds = append(cmds, r.keep(k))
	}
	return tea.Batch(cmds...)
}

// identity is how the store knows a source. It may hash it, so it is not for
// the event loop.
func identity(s *document.Source) (shelf.Identity, error) {
	hash, err := s.Hash()
	return shelf.Identity{Hash: hash, Source: s.Path}, err
}

// remember reads what the store has of the source.
func (r *Reader) remember() tea.Cmd {
	s, source := r.shelf, r.source
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		id, err := identity(source)
		if err != nil {
			return remembered{source: source, err: err}
		}
		record, err := s.Find(context.Background(), id)
		return remembered{source, record, err}
	}
}

func (r *Reader) recall(msg remembered) tea.Cmd {
	switch {
	case msg.source != r.source:
		return nil
	case msg.err != nil:
		r.faultOf(fmt.Errorf("marks cannot be read: %w", msg.err))
		return nil
	}
	return r.recallRecord(msg.record)
}

// recallRecord takes what the store has now.
func (r *Reader) recallRecord(record shelf.Record) tea.Cmd {
	r.recallChoices(record.Choices)
	return tea.Batch(r.placeMarks(record), r.recallCorrections(record.Corrections))
}
