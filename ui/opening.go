package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"crosshead/document"
	"crosshead/document/fetch"

	tea "charm.land/bubbletea/v2"
)

// ErrGivenUp says that the reader did not wait for a document.
var ErrGivenUp = errors.New("was given up")

// An Opening is a document on its way, as a page that is fetched or a book that is
// converted. What opens it runs beside whoever waits.
type Opening struct {
	name   string
	ctx    context.Context
	giveUp context.CancelFunc
	stage  atomic.Pointer[document.Stage] // how far it is, if that is known

	done   chan struct{} // closed when the rest is there
	source *document.Source
	head   *document.Document
	err    error

	// What the reader has of it.
	land  func() tea.Cmd // shows it, when it is there
	late  bool           // the status line says that one waits
	there bool           // it waits for a panel to be closed

	clipboard chan<- string // takes what the terminal tells; nil: it was not asked, or has told
}

// Begin begins to open a document; open tells how far it is.
func Begin(ctx context.Context, name string, open func(ctx context.Context, tell func(document.Stage)) (*document.Source, error)) *Opening {
	o := &Opening{name: name, done: make(chan struct{})}
	o.ctx, o.giveUp = context.WithCancel(ctx)
	go func() {
		defer close(o.done)
		o.source, o.err = open(o.ctx, func(s document.Stage) { o.stage.Store(&s) })
		if o.err == nil {
			o.head = o.source.Head()
		}
	}()
	return o
}

// Wait waits for the document, at most so long. It reports whether it is there, or
// known not to come.
func (o *Opening) Wait(most time.Duration) bool {
	select {
	case <-o.done: // also where no time is given
		return true
	default:
	}
	late := time.NewTimer(most)
	defer late.Stop()
	select {
	case <-o.done:
		return true
	case <-late.C:
		return false
	}
}

// Err returns why the document cannot be read, once that is known.
func (o *Opening) Err() error { return o.err }

// String says what is being waited for.
func (o *Opening) String() string {
	if o.clipboard != nil {
		return "asking the terminal for its clipboard …"
	}
	doing := "opening"
	switch s := o.stage.Load(); {
	case s != nil && s.Converting:
		doing = "converting"
	case fetch.IsAddress(o.name):
		doing = "fetching"
	}
	return doing + " " + clean(o.name) + " …"
}

// amount says how much of it is there, or nothing.
func (o *Opening) amount() string {
	if s := o.stage.Load(); s != nil && s.Fetched > 0 {
		return fmt.Sprintf("%d KB · ", (s.Fetched+1023)>>10)
	}
	return ""
}

type (
	landed  struct{ of *Opening } // it is there, or known not to come
	waiting struct{ of *Opening }
)

// often is how often the status line says anew how far something is; before that
// nobody is told that he waits.
const often = 100 * time.Millisecond

// await waits for a document and then shows it. What was waited for before is given
// up.
func (r *Reader) await(o *Opening, land func() tea.Cmd) tea.Cmd {
	r.stopOpening()
	o.land = land
	r.message = message{} // it is said what one waits for
	r.opening = o
	return tea.Batch(func() tea.Msg { <-o.done; return landed{o} }, o.wait())
}

// wait comes back after a while, unless the waiting is over.
func (o *Opening) wait() tea.Cmd {
	return func() tea.Msg {
		select {
		case <-time.After(often):
			return waiting{o}
		case <-o.ctx.Done():
			return nil
		}
	}
}

// wait shows how far the opening is.
func (r *Reader) wait(msg waiting) tea.Cmd {
	if msg.of != r.opening {
		return nil
	}
	r.opening.late = true
	return r.opening.wait()
}

// waits reports whether the status line says what is on its way.
func (r *Reader) waits() bool { return r.opening != nil && r.opening.late }

// stopOpening gives up what is on its way.
func (r *Reader) stopOpening() {
	if r.opening != nil {
		r.opening.giveUp()
		r.opening = nil
	}
}

// landed shows what has come; while something is typed or chosen it waits.
func (r *Reader) landed(msg landed) tea.Cmd {
	if msg.of != r.opening {
		return nil
	}
	r.opening.there = true
	return r.landWaiting()
}

// landWaiting shows what is there, if nothing is in its way.
func (r *Reader) landWaiting() tea.Cmd {
	o := r.opening
	if o == nil || !o.there || r.prompt != nil || r.list != nil || r.help != nil || r.pending != nil {
		return nil
	}
	r.stopOpening()
	switch {
	case o.err == nil:
		cmd := o.land()
		r.follow()
		return cmd
	case r.unread:
		return r.fail(o.err)
	}
	r.faultOf(o.err)
	return nil
}

// faultOf says what went wrong.
func (r *Reader) faultOf(err error) {
	r.message = message{text: clean(err.Error()), err: err, fault: true}
}

// faultText is what the status line says of what went wrong: what it went wrong with
// is cut to what room the reason leaves it.
func (r *Reader) faultText(width int) string {
	m := r.message
	text := m.text
	for why := m.err; why != nil; why = errors.Unwrap(why) {
		says := ": " + clean(why.Error())
		if name, ok := strings.CutSuffix(m.text, says); ok {
			room := width - r.method.StringWidth(says)
			text = truncate(r.method, name, max(minSaid, room)) + says
		}
	}
	return truncate(r.method, text, width)
}

// nothing stands for a document of which only the name is known. It is no part of
// its format, which may ask for more than nothing.
func nothing(name string) *document.Source {
	source, err := document.NewSource("", nil)
	if err != nil {
		panic(err) // there are no bytes to be wrong
	}
	source.Name = name
	return source
}

// openFirst waits for the document the reader was started with.
func (r *Reader) openFirst() tea.Cmd {
	o := r.opts.First
	cmd := r.await(o, func() tea.Cmd {
		r.unread = false
		r.close()
		return r.openVolume(o.source, o.head)
	})
	o.late = true // it is, or this would not be
	return cmd
}

// firstKey is what a key does while there is nothing to read yet.
func (r *Reader) firstKey(key string) tea.Cmd {
	switch key {
	case "esc", "q", "Q", "ctrl+c":
		name := r.opening.name
		r.stopOpening()
		return r.fail(fmt.Errorf("%s: %w", clean(name), ErrGivenUp))
	}
	return nil
}

// fail ends the program: there is nothing to read.
func (r *Reader) fail(err error) tea.Cmd {
	r.failure = err
	return tea.Quit
}

// Err returns why the reader had nothing to read, if it had not.
func (r *Reader) Err() error { return r.failure }
