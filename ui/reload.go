package ui

import (
	"context"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// reload reads the source again.
func (r *Reader) reload(int) tea.Cmd {
	if r.opts.Open == nil || r.source.Path == "" {
		r.say("this text was not read from a file")
		return nil
	}
	return r.again(document.Options{Anew: true, Whole: r.source.Whole}, "read again")
}

// again opens the source again, and says so when it is there.
func (r *Reader) again(how document.Options, says string) tea.Cmd {
	old, same := r.source, false
	o := Begin(context.Background(), old.Name, func(ctx context.Context, tell func(document.Stage)) (*document.Source, error) {
		how.Progress = tell
		source, err := r.opts.Open(ctx, old.Path, how)
		if err == nil {
			source.Name = old.Name
			same = isSame(old, source)
		}
		return source, err
	})
	return r.await(o, func() tea.Cmd {
		note := o.source.Note
		if note != "" { // as that nobody answered, and this is a copy
			note += " · "
		}
		if same && r.whole {
			r.source = o.source
			r.say(note + "nothing has changed")
			return r.watch()
		}
		return r.changeSource(o.source, note+says)
	})
}

// isSame reports whether a source that was opened again has the content it had. It
// may read all of it.
func isSame(old, source *document.Source) bool {
	now, err := source.Hash()
	before, _ := old.Hash() // a file that changed in place cannot be hashed any more
	return err == nil && now == before
}

// reopen opens the source again after it changed, which nobody asked for.
func (r *Reader) reopen() tea.Cmd {
	old, ctx, open := r.source, r.ctx, r.opts.Open
	return func() tea.Msg {
		source, err := open(ctx, old.Path, document.Options{Whole: old.Whole})
		if err != nil {
			return reopened{of: old, err: err}
		}
		source.Name = old.Name
		return reopened{old, source, isSame(old, source), nil}
	}
}

// watch waits for the file to change.
func (r *Reader) watch() tea.Cmd {
	source, ctx, every := r.source, r.ctx, r.opts.Watch
	if r.opts.Open == nil || every == 0 {
		return nil
	}
	return func() tea.Msg {
		if !source.Watch(ctx, every) {
			return nil
		}
		return changed{source}
	}
}

func (r *Reader) reopened(msg reopened) tea.Cmd {
	switch {
	case msg.of != r.source:
		return nil
	case msg.err != nil:
		return r.watch() // it is being written, or will be read when it is asked for
	case msg.same && r.whole:
		r.source = msg.source
		return r.watch()
	}
	return r.changeSource(msg.source, "read again")
}

// changeSource reads a source in place of what it was before.
func (r *Reader) changeSource(source *document.Source, says string) tea.Cmd {
	r.source = source
	if r.source.Small() {
		r.say(says)
		return tea.Batch(r.take(r.source.Head(), true), r.remember(), r.watch())
	}
	r.say("reading again …")
	r.progress = 0
	if r.sketched() { // of what the source was
		old := *r.corrections.built
		old.Parts = nil
		r.takeSketch(&old)
	}
	r.whole, r.corrections.whole = false, false
	return tea.Batch(r.buildWhole(), r.remember(), r.watch())
}
