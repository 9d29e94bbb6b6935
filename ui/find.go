package ui

import (
	"context"
	"strings"
	"time"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// found is the result of a search of a document.
type found struct {
	doc   *document.Document
	typed string
	hits  []document.Range
	fault error              // see document.Query.Fault
	more  *document.Document // a sketch with the first hit, which is none of doc's; or nil
	first document.Range     // that hit
}

// nearest is the first hit of a search, in found, and how the others come.
type nearest struct {
	found
	rest tea.Cmd
}

// find searches for what is typed, beside the event loop, to show the first hit
// or leave the page as it is; a search that runs is given up.
func (r *Reader) find(typed string, show bool) tea.Cmd {
	r.stopSearch()
	r.search.typed, r.search.show, r.search.row, r.search.fault = typed, show, nil, nil
	if strings.TrimSpace(typed) == "" {
		r.setHits(nil)
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.search.cancel, r.search.running = cancel, true
	doc, built, source, origin := r.doc, r.corrections.built, r.source, r.search.origin
	return func() tea.Msg {
		if ctx.Err() != nil { // while it waited
			return nil
		}
		query := document.Compile(typed) // the first one takes too long for the event loop
		f := found{doc: doc, typed: typed, fault: query.Fault()}
		var err error
		if show && len(doc.Parts) > 0 {
			var more *document.Document
			if more, f.first, err = source.Look(ctx, built, query, origin); more != built {
				f.more, doc = more, more
			}
		}
		if err != nil {
			return nil // Build says so
		}
		if show && len(doc.Parts) == 0 && len(doc.Text) > foundInFrame {
			return findNear(ctx, f, query, origin)
		}
		if f.hits, err = doc.Find(ctx, query); err != nil {
			return nil // another search took its place
		}
		return f
	}
}

// foundInFrame is how much text is searched within a frame, in bytes.
const foundInFrame = 4 << 20

// findNear searches f's document and returns the first hit from an offset on before
// the others are found.
func findNear(ctx context.Context, f found, query document.Query, offset int) tea.Msg {
	news := make(chan tea.Msg, 2)
	go func() {
		hits, err := f.doc.FindFrom(ctx, query, offset, func(hit document.Range) {
			near := f
			near.hits = []document.Range{hit}
			news <- nearest{near, func() tea.Msg { return <-news }}
		})
		if err != nil { // another search took its place
			news <- nil
			return
		}
		f.hits = hits
		news <- f
	}()
	return <-news
}

// typingPause is how long one waits for the next letter where a search takes about as
// long as that: half a frame.
const typingPause = 4 * time.Millisecond

// searchedAtOnce is how much text is searched within a millisecond in any script, in
// bytes.
const searchedAtOnce = 256 << 10

// findTyped searches for what is being typed: so that who types fast is searched for
// once, not before there was time for another letter, or Enter.
func (r *Reader) findTyped(typed string) tea.Cmd {
	find := r.find(typed, true)
	if find == nil || !r.sketched() && len(r.doc.Text) <= searchedAtOnce {
		return find
	}
	typing, settle := context.WithTimeout(context.Background(), r.search.wait)
	r.search.settle = settle
	return func() tea.Msg {
		<-typing.Done()
		return find()
	}
}

// wants reports whether f is still looked for.
func (r *Reader) wants(f found) bool {
	return f.doc.Text == r.doc.Text && f.typed == r.search.typed && r.search.row == nil
}

// foundNear shows the first hit, if it is still wanted, and waits for the others.
func (r *Reader) foundNear(near nearest) tea.Cmd {
	s := &r.search
	if !r.wants(near.found) || !s.show {
		return near.rest
	}
	s.at, s.fault = near.hits[0].Start, near.fault
	r.setHits(near.hits)
	s.running, s.partly = true, true
	if len(s.hits) > 0 { // else it is folded away
		s.show = false
		r.page.SetTop(s.origin)
		r.showHit()
	}
	return near.rest
}

// foundHits shows the result of a search, if it is still wanted. A hit that is to be
// shown and is none of a sketch's waits for the whole.
func (r *Reader) foundHits(f found) tea.Cmd {
	s := &r.search
	if !r.wants(f) {
		return nil
	}
	show := s.show
	s.show, s.fault = false, f.fault
	var cmd tea.Cmd
	if f.more != nil {
		cmd = r.takeSketch(f.more)
	}
	if show {
		r.page.SetTop(s.origin)
		s.at = s.origin
	}
	if !f.first.Empty() {
		s.at = f.first.Start
	}
	r.setHits(f.hits)
	if r.message.text == stillSearching {
		r.message = message{}
	}
	switch {
	case !show:
	case r.sketched() && f.first.Empty():
		s.show = true
	case len(s.hits) > 0:
		r.showHit()
	}
	return cmd
}
