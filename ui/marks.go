package ui

import (
	"context"
	"fmt"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// marks are the bookmarks of the document.
type marks struct {
	record shelf.Record
	places []document.Range // where each of record's bookmarks is
	lost   []bool           // … and whether its words are gone
	signs  []int            // where those that are not gone begin
	asked  int              // how often places were asked for; an older answer is dropped
	undo   []step           // what U takes back, also of outline and names; the last at the end
}

// A step is one change that can be taken back.
type step struct {
	of   string // the ID of what was made; empty of a bookmark
	back func() tea.Cmd
}

// An undo takes back one change of a bookmark.
type undo struct {
	says string
	run  func(ctx context.Context, s *shelf.Shelf) error
}

// marked says that the store has changed, or could not.
type marked struct {
	in     *volume
	source *document.Source
	record shelf.Record
	says   string
	undo   *undo
	err    error
}

// placed says where the bookmarks and the place of a record are in a document.
type placed struct {
	doc    *document.Document
	asked  int
	record shelf.Record
	places []document.Range
	found  []bool
	place  document.Range // of record.Place
	known  bool           // some of the words that were remembered are there
}

// placeMarks finds where a record's bookmarks are in the document, beside the
// event loop: words that are gone are looked for everywhere.
func (r *Reader) placeMarks(record shelf.Record) tea.Cmd {
	r.marks.asked++
	doc, asked := r.doc, r.marks.asked
	return func() tea.Msg {
		p := placed{doc: doc, asked: asked, record: record}
		for _, b := range record.Bookmarks {
			at, ok := doc.Resolve(b.Anchor)
			p.places, p.found = append(p.places, at), append(p.found, ok)
			p.known = p.known || ok
		}
		if record.Place != nil {
			at, ok := doc.Resolve(*record.Place)
			p.place, p.known = at, p.known || ok
		}
		for i := 0; record.Edited && !p.known && i < len(record.Corrections); i++ {
			_, p.known = doc.Settle(record.Corrections[i].What)
		}
		return p
	}
}

// placedMarks takes the bookmarks that were placed. A mark beyond the head is
// placed when the whole is there.
func (r *Reader) placedMarks(p placed) tea.Cmd {
	m := &r.marks
	if p.doc.Text != r.doc.Text || p.asked != m.asked {
		return nil
	}
	if p.record.Edited && !p.known && r.whole && p.record.Title != r.title() {
		return r.beginAnew()
	}
	m.record, m.places, m.lost, m.signs = p.record, p.places, nil, nil
	for i, ok := range p.found {
		m.lost = append(m.lost, !ok && r.whole)
		if ok {
			m.signs = append(m.signs, p.places[i].Start)
		}
	}
	r.page.SetMarks(m.signs)
	r.refreshList()
	return r.restorePlace(p.place.Start)
}

// beginAnew tells the store that the source holds another document than it did:
// the title is another one and no word that was remembered is there. What was
// remembered stays with the old content.
func (r *Reader) beginAnew() tea.Cmd {
	s, source, title := r.shelf, r.source, r.title()
	return func() tea.Msg {
		ctx := context.Background()
		id, err := identity(source)
		if err == nil {
			err = s.Begin(ctx, id, title)
		}
		if err != nil {
			return remembered{source: source, err: err}
		}
		record, err := s.Find(ctx, id)
		return remembered{source, record, err}
	}
}

// A changing changes what the store has of the document id.
type changing func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error)

// change has the store change beside the event loop, and reads it anew; says is
// what is said then, or empty.
func (r *Reader) change(says string, f changing) tea.Cmd {
	s, v, source := r.shelf, r.volume, r.source
	if s == nil {
		r.fault("there is no store to keep bookmarks in")
		return nil
	}
	return func() tea.Msg {
		ctx := context.Background()
		id, err := identity(source)
		if err != nil {
			return marked{in: v, source: source, err: err}
		}
		u, err := f(ctx, s, id)
		if err != nil {
			return marked{in: v, source: source, err: err}
		}
		record, err := s.Find(ctx, id)
		return marked{v, source, record, says, u, err}
	}
}

func (r *Reader) savedMark(msg marked) tea.Cmd {
	if msg.err != nil {
		r.faultOf(fmt.Errorf("this is not kept: %w", msg.err))
		return nil
	}
	if u := msg.undo; u != nil {
		msg.in.marks.undo = append(msg.in.marks.undo, step{back: func() tea.Cmd {
			return r.change(u.says, func(ctx context.Context, s *shelf.Shelf, _ shelf.Identity) (*undo, error) { return nil, u.run(ctx, s) })
		}})
	}
	if msg.says != "" {
		r.say(msg.says)
	}
	if msg.source != r.source {
		return nil
	}
	return r.recallRecord(msg.record)
}

// setMark waits for the letter of a bookmark.
func (r *Reader) setMark(int) tea.Cmd {
	r.say("bookmark: a letter, or Enter for one without")
	r.pending = func(key string) tea.Cmd {
		r.message = message{}
		switch {
		case key == "enter":
			return r.mark("")
		case isMarkLetter(key):
			return r.mark(key)
		case key != "esc":
			r.say("a bookmark's name is one letter or digit")
		}
		return nil
	}
	return nil
}

// isMarkLetter reports whether a key is one letter or digit.
func isMarkLetter(key string) bool {
	return len(key) == 1 && (key[0] >= '0' && key[0] <= '9' || key[0]|0x20 >= 'a' && key[0]|0x20 <= 'z')
}

// mark sets a bookmark where the page begins to be read.
func (r *Reader) mark(letter string) tea.Cmd {
	at := r.quoteAt(r.page.Reading())
	b := shelf.Bookmark{ID: shelf.NewID(), Letter: letter, Anchor: r.doc.Anchor(at), Made: r.now()}
	if s := r.section(); s != opening {
		b.Section = r.doc.Sections[s].Title
	}
	title := r.title()
	says := "marked"
	if letter != "" {
		says = fmt.Sprintf("marked as %s: '%s comes back", letter, letter)
	}
	return r.change(says, func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error) {
		replaced, err := s.Mark(ctx, id, title, b)
		return &undo{"the bookmark is gone", func(ctx context.Context, s *shelf.Shelf) error {
			if err := s.Unmark(ctx, b.ID); err != nil || replaced == "" {
				return err
			}
			return s.Restore(ctx, replaced)
		}}, err
	})
}

// quoteAt returns the words a bookmark at offset is known by: the rest of its
// row's block, as far as an anchor goes.
func (r *Reader) quoteAt(offset int) document.Range {
	i := r.doc.BlockAt(offset)
	if i < 0 {
		return document.Range{}
	}
	b := r.doc.Blocks[i]
	start := max(offset, b.Start)
	return document.Range{Start: start, End: max(start, min(b.End, start+anchored))}
}

func (r *Reader) now() time.Time {
	if r.opts.Now != nil {
		return r.opts.Now()
	}
	return time.Now()
}

// goToMark waits for the letter of the bookmark to jump to.
func (r *Reader) goToMark(int) tea.Cmd {
	r.say("jump to: a bookmark's letter, or ' for where you were")
	r.pending = func(key string) tea.Cmd {
		r.message = message{}
		if key == "'" || key == "`" {
			return r.swapBack()
		}
		for i, b := range r.marks.record.Bookmarks {
			if b.Letter == key {
				r.goToPlace(i)
				return nil
			}
		}
		if isMarkLetter(key) {
			r.say("no bookmark has the letter " + key)
		}
		return nil
	}
	return nil
}

// swapBack jumps to where one was before the last jump, and so there and back.
func (r *Reader) swapBack() tea.Cmd {
	here := r.visiting()
	to, ok := r.trail.goBack(here)
	if !ok {
		r.say("nowhere to go back to")
		return nil
	}
	cmd := r.takeUp(to)
	r.trail.leave(here)
	r.follow()
	return cmd
}

// goToPlace jumps to the i-th bookmark.
func (r *Reader) goToPlace(i int) {
	if i < len(r.marks.places) {
		if r.marks.lost[i] {
			r.say("the words that were marked are gone; this is where they stood")
		}
		r.jump(r.marks.places[i].Start)
		r.follow()
	}
}

// listMarks lists the bookmarks of this document.
func (r *Reader) listMarks(int) tea.Cmd {
	l := newList(r.theme, r.method, "Bookmarks", r.markItems())
	l.again = r.markItems
	l.empty = "none yet: m and a letter sets one"
	l.hint = "Enter goes there · type to narrow · Ctrl-D deletes · Ctrl-R undoes, as U does · Esc returns"
	l.preview = func(i int) {
		if i < len(r.marks.places) {
			r.goTo(r.marks.places[i].Start)
		}
	}
	l.cancel = r.standing()
	l.choose = func(i int) tea.Cmd {
		l.cancel()
		r.goToPlace(i)
		return nil
	}
	l.remove = r.removeMark
	l.restore = func() tea.Cmd { return r.undo(0) }
	r.list = l
	return nil
}

// markItems are the lines of the bookmarks.
func (r *Reader) markItems() []item {
	items := make([]item, len(r.marks.record.Bookmarks))
	for i, b := range r.marks.record.Bookmarks {
		letter := b.Letter
		if letter == "" {
			letter = "·"
		}
		items[i] = item{
			group: "Opening",
			label: letter + "  " + clean(b.Anchor.Quote),
			side:  b.Made.Local().Format("2 Jan 2006"),
		}
		if b.Section != "" {
			items[i].group = clean(b.Section)
		}
		if i < len(r.marks.lost) && r.marks.lost[i] {
			items[i].side = "words gone · " + items[i].side
		}
	}
	return items
}

// removeMark deletes the i-th bookmark.
func (r *Reader) removeMark(i int) tea.Cmd {
	if i >= len(r.marks.record.Bookmarks) {
		return nil
	}
	id := r.marks.record.Bookmarks[i].ID
	return r.change("bookmark deleted", func(ctx context.Context, s *shelf.Shelf, _ shelf.Identity) (*undo, error) {
		return &undo{"the bookmark is back", func(ctx context.Context, s *shelf.Shelf) error { return s.Restore(ctx, id) }}, s.Unmark(ctx, id)
	})
}

// undo takes back the last change of a bookmark, of the outline or of the names.
func (r *Reader) undo(int) tea.Cmd {
	return r.whenCorrected(func() tea.Cmd {
		n := len(r.marks.undo)
		if n == 0 {
			r.say("nothing to undo")
			return nil
		}
		last := r.marks.undo[n-1]
		r.marks.undo = r.marks.undo[:n-1]
		return last.back()
	})
}
