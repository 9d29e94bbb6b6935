package ui

import (
	"context"
	"errors"
	"slices"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// restorePlace goes to where the reader stopped the last time, which is at
// offset now, unless he moved meanwhile. A place beyond the head is looked for in
// the source, once, and else waits for the whole.
func (r *Reader) restorePlace(offset int) tea.Cmd {
	place := r.marks.record.Place
	if place == nil || !r.restore {
		return nil
	}
	if r.sketched() && place.Offset+len(place.Quote)+len(place.After) > r.doc.Parts[0].Text.End {
		if r.resuming == r.source {
			return nil
		}
		r.resuming = r.source
		return r.resume(*place)
	}
	r.goTo(offset)
	return nil
}

// resume goes to a place that is beyond the head.
func (r *Reader) resume(place document.Anchor) tea.Cmd {
	source, doc := r.source, r.corrections.built
	return func() tea.Msg {
		more, at, err := source.Resume(context.Background(), doc, place)
		if err != nil || at.Empty() {
			return nil // Build says so, or the whole has it
		}
		return extended{source, more, func() {
			if r.restore {
				r.goTo(at.Start)
			}
		}}
	}
}

// Save keeps the place where the reader is, and where in the documents he left if
// the store has that not yet. It is for the caller of the program, when that has
// ended, however it did.
func (r *Reader) Save(ctx context.Context) error {
	s := r.shelf
	if s == nil {
		return nil
	}
	defer s.Close()
	r.unsaved = !r.unread && (!r.restore || r.marks.record.Place == nil) // else the place of the last time was not come to yet
	r.place = r.doc.Anchor(r.here())
	r.trail.back = append(r.trail.back, r.visiting())
	for _, v := range slices.Concat(r.trail.back, r.trail.forward) {
		if !v.in.unsaved {
			continue
		}
		if err := v.in.save(ctx, s); err != nil {
			return errors.New("the place is not kept: " + err.Error())
		}
		v.in.unsaved = false
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
