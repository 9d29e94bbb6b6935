package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/signal"
	"syscall"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"
	"crosshead/ui"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// readOptions are the flags of the reader itself.
type readOptions struct {
	sourceFlags
	width cells
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
		return read(ctx, o, "", ui.Options{Source: source})
	}
	if !ok || !isTerminal(out) || os.Getenv("TERM") == "dumb" {
		return runPrint(ctx, s, args, printOptions{sourceFlags: o.sourceFlags, width: o.width, style: "auto"})
	}
	return openAndRead(ctx, s, args, o)
}

// patience is how long a document may take to open before the reader shows that it
// is on its way.
const patience = 100 * time.Millisecond

// openAndRead opens a document and reads it; one that takes its time is waited for
// on the screen, unless it comes through a pipe: whoever writes to that may have
// something to ask.
func openAndRead(ctx context.Context, s Streams, args []string, o readOptions) error {
	go ansi.StringWidthWc("│") // the first such character has tables filled for some milliseconds
	name := sampleName
	if len(args) > 0 {
		name = localFile(args[0])
	}
	first := ui.Begin(ctx, name, func(ctx context.Context, tell func(document.Stage)) (*document.Source, error) {
		with := o.sourceFlags
		with.progress = tell
		return with.open(ctx, s, args)
	})
	most := patience
	if name == "-" {
		most = math.MaxInt64
	}
	if first.Wait(most) && first.Err() != nil {
		return first.Err()
	}
	return read(ctx, o, name, ui.Options{First: first})
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
// place. It was started with the document called name.
func read(ctx context.Context, o readOptions, name string, options ui.Options) error {
	options.Width, options.Shelf, options.Browse = int(o.width), openOrMakeShelf, browse
	options.Open, options.Watch, options.Raw = o.reopen(name), watchEvery, raw
	reader := ui.New(options)
	program := tea.NewProgram(reader, tea.WithContext(ctx), tea.WithFPS(frames))
	defer heed(program)() // only then: a terminal may hang up twice, and the place is to be kept
	_, err := program.Run()
	saved := reader.Save(context.WithoutCancel(ctx))
	switch {
	case reader.Err() != nil:
		return reader.Err()
	case err == nil || errors.Is(err, tea.ErrInterrupted):
		return saved
	case saved != nil:
		return fmt.Errorf("the terminal: %w; %w", err, saved)
	}
	return fmt.Errorf("the terminal: %w", err)
}

// heed ends the program in good order when it is to end or its terminal goes away, and
// tells it when it goes on after it was stopped. Bubble Tea sees to SIGTERM and SIGINT
// too, but not before a first screen is shown: until then they would end it at once.
func heed(p *tea.Program) (stop func()) {
	end, resumed := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	signal.Notify(resumed, resumption)
	quit := make(chan struct{})
	go func() {
		for {
			select {
			case <-end:
				p.Quit()
			case <-resumed:
				p.Send(ui.Resumed{})
			case <-quit:
				return
			}
		}
	}()
	return func() {
		signal.Stop(end)
		signal.Stop(resumed)
		close(quit)
	}
}

// raw sets the modes of the terminal that keys come from as Bubble Tea does.
func raw() error {
	tty := os.Stdin
	if !isTerminal(tty) {
		f, err := os.Open("/dev/tty")
		if err != nil {
			return err
		}
		defer f.Close()
		tty = f
	}
	_, err := term.MakeRaw(tty.Fd())
	return err
}

// openOrMakeShelf opens the store of this user. A new one has no place to show, and is
// made when the first screen has been.
func openOrMakeShelf(ctx context.Context) (*shelf.Shelf, error) {
	if !shelf.Exists(shelf.Dir()) {
		time.Sleep(25 * time.Millisecond)
	}
	return openShelf(ctx)
}

// openShelf opens the store of this user.
func openShelf(ctx context.Context) (*shelf.Shelf, error) {
	dir := shelf.Dir()
	if dir == "" {
		return nil, errors.New("there is no home directory")
	}
	return shelf.Open(ctx, dir)
}
