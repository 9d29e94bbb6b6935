package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// MaxPaste is how much may be pasted, in bytes.
const MaxPaste = 64 << 20

// pastedName is what a text that was pasted is called.
const pastedName = "pasted text"

var (
	errNothingPasted = errors.New("nothing was pasted")
	errLargePaste    = fmt.Errorf("what was pasted is larger than %d MB", MaxPaste>>20)
	errNoClipboard   = errors.New("the terminal does not tell its clipboard: paste with its own key")
)

// Pasted makes a source of what a terminal sends when something is pasted: its lines
// may end as those that are typed.
func Pasted(text []byte) (*document.Source, error) {
	if len(text) > MaxPaste {
		return nil, errLargePaste
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errNothingPasted
	}
	source, err := document.NewSource(pastedName, text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", pastedName, err)
	}
	return source, nil
}

// paste gives pasted text to what is being typed in; where nothing is, the text is
// read, with a way back.
func (r *Reader) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case r.unread, r.help != nil:
		return nil
	case r.prompt != nil:
		return r.promptTyped(msg)
	case r.list != nil:
		return r.list.typed(msg)
	}
	r.pending, r.count = nil, 0 // it is no letter of a bookmark
	return r.openNext(pastedName, "", func(context.Context, func(document.Stage)) (*document.Source, error) {
		return Pasted([]byte(msg.Content))
	})
}

// clipboardPatience is how long a terminal may take to tell its clipboard. Many never
// do: they have no such answer, or are not allowed to give it.
const clipboardPatience = time.Second

// pasteClipboard asks the terminal for its clipboard, and reads what is in it.
func (r *Reader) pasteClipboard(int) tea.Cmd {
	most := r.opts.Clipboard
	if most == 0 {
		most = clipboardPatience
	}
	answer := make(chan string, 1) // so that nobody waits who gives it
	wait := r.openNext(pastedName, "", func(ctx context.Context, _ func(document.Stage)) (*document.Source, error) {
		late := time.NewTimer(most)
		defer late.Stop()
		select {
		case text := <-answer:
			return Pasted([]byte(text))
		case <-late.C:
			return nil, errNoClipboard
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	})
	r.opening.clipboard = answer
	r.opening.late = true // a second is long where nothing is said
	return tea.Batch(tea.ReadClipboard, wait)
}

// clipboardTold takes the clipboard from the terminal. One that was not asked for, or
// is not waited for any more, is nothing to read.
func (r *Reader) clipboardTold(msg tea.ClipboardMsg) {
	if o := r.opening; o != nil && o.clipboard != nil {
		o.clipboard <- msg.Content
		o.clipboard = nil
	}
}
