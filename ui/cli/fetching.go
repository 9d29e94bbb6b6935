package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"
)

var errGivenUp = errors.New("was given up")

// A fetching is the line on the terminal that says that a page is on its way,
// while Esc gives it up.
type fetching struct {
	out    io.Writer
	name   string
	said   time.Time
	giveUp context.CancelCauseFunc
	input  cancelreader.CancelReader // nil: there is no terminal to press Esc on
	ended  chan struct{}
	modes  *term.State
	in     *os.File
}

// beginFetching shows the line; the context ends with errGivenUp when Esc is
// pressed. end must be called before anything else reads the terminal.
func beginFetching(ctx context.Context, s Streams, name string) (context.Context, *fetching) {
	ctx, giveUp := context.WithCancelCause(ctx)
	f := &fetching{out: s.Err, name: document.CleanLine(name), giveUp: giveUp}
	if in, ok := s.In.(*os.File); ok && isTerminal(in) {
		f.listen(in)
	}
	f.progress(0)
	return ctx, f
}

// listen gives up when Esc or Ctrl-C is pressed.
func (f *fetching) listen(in *os.File) {
	input, err := cancelreader.NewReader(in)
	if err != nil {
		return
	}
	modes, err := term.MakeRaw(in.Fd())
	if err != nil {
		return
	}
	f.in, f.modes, f.input, f.ended = in, modes, input, make(chan struct{})
	go func() {
		defer close(f.ended)
		key := make([]byte, 16)
		for {
			n, err := input.Read(key)
			if err != nil {
				return
			}
			if n == 1 && (key[0] == 0x1b || key[0] == 0x03) {
				f.giveUp(errGivenUp)
			}
		}
	}()
}

// progress says how much of the page is there, now and then.
func (f *fetching) progress(size int64) {
	const often = 100 * time.Millisecond
	if size > 0 && time.Since(f.said) < often {
		return
	}
	f.said = time.Now()
	hint, amount := "Ctrl-C", ""
	if f.input != nil {
		hint = "Esc"
	}
	if size > 0 {
		amount = fmt.Sprintf(" %d KB", (size+1023)>>10)
	}
	fmt.Fprintf(f.out, "\r%sfetching %s …%s (%s gives up)", ansi.EraseEntireLine, f.name, amount, hint)
}

// end takes the line away and gives the terminal back.
func (f *fetching) end() {
	f.giveUp(nil)
	if f.input != nil && f.input.Cancel() {
		<-f.ended
	}
	if f.modes != nil {
		_ = term.Restore(f.in.Fd(), f.modes) // it was made raw, so it is there
	}
	fmt.Fprint(f.out, "\r"+ansi.EraseEntireLine)
}
