package ui

import (
	"context"
	"errors"

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
	reopened struct {
		source *document.Source
		same   bool // its content is what it was
		err    error
	}
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
	case reopened:
		return r.reopened(msg)
	case found:
		r.foundHits(msg)
	case shelved:
		return r.openedShelf(msg)
	case remembered:
		return r.recall(msg)
	case placed:
		return r.placedMarks(msg)
	case marked:
		return r.savedMark(msg)
	case indexed:
		return r.indexed(msg)
	case corrected:
		return r.showCorrected(msg)
	case tea.ResumeMsg:
		return tea.ClearScreen
	}
	r.follow()
	return nil
}

// buildWhole builds the whole document where so far only its head is shown.
func (r *Reader) buildWhole() tea.Cmd {
	if r.whole {
		return nil
	}
	source := r.source
	return func() tea.Msg {
		doc, err := source.Build(context.Background())
		return built{source, doc, err}
	}
}

func (r *Reader) builtWhole(b built) tea.Cmd {
	switch {
	case b.source != r.source:
		return nil
	case b.err != nil:
		r.fault(b.err.Error() + " (showing its first part; r reads it again)")
		return nil
	}
	return r.take(b.doc, true)
}

// replace shows another text, or another outline of the same one, in place of
// what is shown. Of another text the hits and marks are looked for anew.
func (r *Reader) replace(d *document.Document, whole bool) tea.Cmd {
	same := d.Text == r.doc.Text
	r.show(d, whole)
	if whole && r.toLast {
		r.toLast = false
		r.page.End()
	}
	r.arrange()
	if same {
		return nil
	}
	return tea.Batch(r.findAgain(), r.placeMarks(r.marks.record))
}

// reload reads the source again.
func (r *Reader) reload(int) tea.Cmd {
	if r.opts.Reopen == nil {
		r.say("this text was not read from a file")
		return nil
	}
	r.say("reading again …")
	old := r.source
	return func() tea.Msg {
		source, err := r.opts.Reopen()
		if err != nil {
			return reopened{err: err}
		}
		now, err := source.Hash()
		before, _ := old.Hash() // a file that changed in place cannot be hashed any more
		return reopened{source, err == nil && now == before, err}
	}
}

func (r *Reader) reopened(msg reopened) tea.Cmd {
	switch {
	case msg.err != nil:
		r.fault(msg.err.Error() + " (showing what was read before)")
		return nil
	case msg.same:
		r.say("nothing has changed")
		return nil
	}
	r.source = msg.source
	if r.source.Small() {
		r.say("read again")
		return tea.Batch(r.take(r.source.Head(), true), r.remember())
	}
	r.say("reading again …")
	r.whole, r.corrections.whole = false, false
	return tea.Batch(r.buildWhole(), r.remember())
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
		r.fault("marks will not be kept: " + msg.err.Error())
		return nil
	}
	r.marks.shelf = msg.shelf
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
	s, source := r.marks.shelf, r.source
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
		r.fault("marks cannot be read: " + msg.err.Error())
		return nil
	}
	return r.recallRecord(msg.record)
}

// recallRecord takes what the store has now.
func (r *Reader) recallRecord(record shelf.Record) tea.Cmd {
	r.recallChoices(record.Choices)
	return tea.Batch(r.placeMarks(record), r.recallCorrections(record.Corrections))
}

// restorePlace goes to where the reader stopped the last time, which is at
// offset now, unless he moved meanwhile. A place beyond the head waits for the
// whole.
func (r *Reader) restorePlace(offset int) {
	place := r.marks.record.Place
	if place == nil || !r.restore {
		return
	}
	if !r.whole && place.Offset+len(place.Quote)+len(place.After) > len(r.doc.Text) {
		return
	}
	r.restore = false
	r.goTo(offset)
}

// Save keeps the place where the reader is. It is for the caller of the
// program, when that has ended, however it did.
func (r *Reader) Save(ctx context.Context) error {
	s := r.marks.shelf
	if s == nil {
		return nil
	}
	defer s.Close()
	if r.restore && r.marks.record.Place != nil {
		return nil // the place of the last time was not come to yet
	}
	id, err := identity(r.source)
	if err == nil {
		err = s.SavePlace(ctx, id, r.title(), r.doc.Anchor(r.here()))
	}
	if err != nil {
		return errors.New("the place is not kept: " + err.Error())
	}
	return nil
}

// here is the text at the top of the page, as much as a place is known by.
func (r *Reader) here() document.Range {
	start := r.page.Top()
	if r.focus == inOutline {
		start = r.left
	}
	return document.Range{Start: start, End: min(start+anchored, len(r.doc.Text))}
}
