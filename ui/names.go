package ui

import (
	"context"

	"crosshead/document"
	"crosshead/document/index"

	tea "charm.land/bubbletea/v2"
)

// names are whom and what the document names, and how that is listed.
type names struct {
	found   *index.Index // as it was built
	index   *index.Index // with the choices made; nil: there is none yet
	doc     *document.Document
	choices choices

	wanted func() // what waits for it to come; may be nil
	cancel context.CancelFunc

	offered *index.Row // who is called what is typed to search for, or nil

	rows  []index.Row // as they are listed; nil: to be worked out
	order index.Order
	kinds kinds
	once  bool // those that are named once are listed too
}

// kinds are the kinds of rows that are listed together.
type kinds uint8

const (
	allKinds kinds = iota
	peopleOnly
	placesOnly
	othersOnly
)

func (k kinds) String() string {
	return [...]string{"people, countries and others", "people", "countries, places and peoples", "organisations and other names"}[k]
}

// has reports whether rows of that kind are among them.
func (k kinds) has(kind index.Kind) bool {
	switch k {
	case peopleOnly:
		return kind == index.Person
	case placesOnly:
		return kind == index.Country || kind == index.Place
	case othersOnly:
		return kind == index.Organisation
	}
	return true
}

// indexed is the index of a document.
type indexed struct {
	doc   *document.Document
	index *index.Index
	err   error
}

// hasNames reports whether the index is that of the text that is shown.
func (r *Reader) hasNames() bool {
	n := &r.names
	return n.index != nil && (n.doc == r.doc || n.doc.Text == r.doc.Text && n.doc.Body == r.doc.Body)
}

// buildIndex builds the index beside the event loop; one that is being built is
// given up.
func (r *Reader) buildIndex() tea.Cmd {
	r.stopIndex()
	ctx, cancel := context.WithCancel(context.Background())
	r.names.cancel = cancel
	doc := r.doc
	return func() tea.Msg {
		x, err := index.Build(ctx, doc)
		return indexed{doc, x, err}
	}
}

// stopIndex gives up an index that is being built.
func (r *Reader) stopIndex() {
	if r.names.cancel != nil {
		r.names.cancel()
	}
}

// indexed takes the index that was built, if it is still wanted.
func (r *Reader) indexed(msg indexed) tea.Cmd {
	if msg.err != nil {
		return nil // another took its place
	}
	if msg.doc.Text != r.doc.Text {
		if r.names.wanted != nil || r.search.row != nil {
			return r.buildIndex()
		}
		return nil
	}
	r.names.found, r.names.doc = msg.index, msg.doc
	r.chosen()
	if then := r.names.wanted; then != nil {
		r.names.wanted = nil
		if r.list == nil && r.prompt == nil && r.help == nil { // else something else was asked for meanwhile
			r.message = message{}
			then()
		}
	}
	return nil
}

// chosen brings what depends on the choices up to date.
func (r *Reader) chosen() {
	n := &r.names
	n.rows = nil
	n.index = n.found.With(n.doc.Text, n.choices.apply())
	if row := r.search.row; row != nil {
		hits := []document.Range(nil)
		if i := n.index.Lookup(row.ID()); i >= 0 {
			r.search.row = &n.index.Rows[i]
			hits = r.search.row.Ranges()
		}
		r.setHits(hits)
	}
	if r.prompt != nil {
		r.offer(r.prompt.input.Value())
	}
	r.refreshList()
}
