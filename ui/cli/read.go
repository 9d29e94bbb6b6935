package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"
	"crosshead/ui"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// readOptions are the flags of the reader itself.
type readOptions struct {
	sourceFlags
	width int
	paste bool
}

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// runRead opens the reader, or prints where there is no terminal to read on.
func runRead(ctx context.Context, s Streams, args []string, o readOptions) error {
	if len(args) == 0 && !o.paste {
		if f, ok := s.In.(*os.File); ok && !isTerminal(f) && isPiped(f) {
			args = []string{"-"}
		}
	}
	if o.paste && len(args) > 0 {
		return usageError{fmt.Errorf("%s: with --paste there is no SOURCE", args[0])}
	}
	out, ok := s.Out.(*os.File)
	if o.paste {
		if !ok || !isTerminal(out) {
			return usageError{errors.New("--paste: standard output is no terminal")}
		}
		source, err := o.pasted(s)
		if err != nil {
			return err
		}
		return read(ctx, source, o)
	}
	if !ok || !isTerminal(out) || os.Getenv("TERM") == "dumb" {
		return runPrint(ctx, s, args, printOptions{sourceFlags: o.sourceFlags, width: o.width, style: "auto"})
	}
	source, err := o.openShown(ctx, s, args)
	if err != nil {
		return err
	}
	return read(ctx, source, o)
}

// isPiped reports whether f is a pipe, a socket (as of ssh) or a file: something
// to be read.
func isPiped(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && (info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0 || info.Mode().IsRegular())
}

// frames is how often the screen may be drawn in a second: the most that Bubble
// Tea allows.
const frames = 120

// watchEvery is how often a file is looked at for changes.
const watchEvery = time.Second

// read runs the reader until it is quit, by a key or a signal, and keeps the
// place.
func read(ctx context.Context, source *document.Source, o readOptions) error {
	options := ui.Options{Source: source, Width: o.width, Shelf: openShelf, Browse: browse}
	if source.Path != "" {
		how, err := o.options()
		if err != nil {
			return err
		}
		again := reopener{ctx: ctx, path: source.Path, how: how}
		options.Reopen, options.Article = again.anew, again.article
		options.Watch = watchEvery
	}
	reader := ui.New(options)
	program := tea.NewProgram(reader, tea.WithContext(ctx), tea.WithFPS(frames))
	defer quitOnHangup(program)() // only then: a terminal may hang up twice, and the place is to be kept
	_, err := program.Run()
	saved := reader.Save(context.WithoutCancel(ctx))
	switch {
	case err == nil || errors.Is(err, tea.ErrInterrupted):
		return saved
	case saved != nil:
		return fmt.Errorf("the terminal: %w; %w", err, saved)
	}
	return fmt.Errorf("the terminal: %w", err)
}

// A reopener opens a source again.
type reopener struct {
	ctx  context.Context
	path string

	mu  sync.Mutex
	how document.Options
}

// anew reads the source itself, not a copy of it.
func (r *reopener) anew() (*document.Source, error) {
	r.mu.Lock()
	how := r.how
	r.mu.Unlock()
	how.Anew = true
	return how.Open(r.ctx, r.path, nil)
}

// article reads all of a page, or the article in it, from now on.
func (r *reopener) article(whole bool) (*document.Source, error) {
	r.mu.Lock()
	r.how.Whole = whole
	how := r.how
	r.mu.Unlock()
	return how.Open(r.ctx, r.path, nil)
}

// quitOnHangup ends the program in good order when its terminal goes away;
// Bubble Tea sees to SIGTERM and SIGINT.
func quitOnHangup(p *tea.Program) (stop func()) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	quit := make(chan struct{})
	go func() {
		select {
		case <-hangup:
			p.Quit()
		case <-quit:
		}
	}()
	return func() {
		signal.Stop(hangup)
		close(quit)
	}
}

// openShelf opens the store of this user.
func openShelf(ctx context.Context) (*shelf.Shelf, error) {
	dir := shelf.Dir()
	if dir == "" {
		return nil, errors.New("there is no home directory")
	}
	return shelf.Open(ctx, dir)
}
