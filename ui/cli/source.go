package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"crosshead/assets"
	"crosshead/document"
	"crosshead/document/fetch"

	"github.com/spf13/cobra"
)

// sampleName is what the article that is built in is called.
const sampleName = "sample article"

// A sourceFlags is what the flags say of how SOURCE is opened.
type sourceFlags struct {
	charset  string
	whole    bool
	progress func(size int64) // is told how much of a page is there; may be nil
}

// add adds the flags to a command.
func (f *sourceFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.charset, "charset", "", "of the text, as koi8-r; it is detected otherwise")
	c.Flags().BoolVar(&f.whole, "whole", false, "of a page of the web: all of it, not the article in it")
}

// options are what the flags ask for.
func (f *sourceFlags) options() (document.Options, error) {
	o := document.Options{Charset: f.charset, Whole: f.whole, Cache: fetch.Dir(), Progress: f.progress}
	if f.charset != "" {
		if err := document.CheckCharset(f.charset); err != nil {
			return o, usageError{fmt.Errorf("--charset: %w", err)}
		}
	}
	return o, nil
}

// open opens the source that args name, or the sample.
func (f *sourceFlags) open(ctx context.Context, s Streams, args []string) (*document.Source, error) {
	o, err := f.options()
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		return document.NewSource(sampleName, []byte(assets.Article))
	}
	switch args[0] {
	case "":
		return nil, usageError{errors.New("SOURCE: it is empty")}
	case "-":
		if f, ok := s.In.(*os.File); ok && isTerminal(f) {
			return nil, usageError{errors.New("-: standard input is a terminal; pipe a text into it")}
		}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt) // while a page is fetched
	defer stop()
	source, err := o.Open(ctx, args[0], s.In)
	if err != nil && ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", document.CleanLine(args[0]), errGivenUp)
	}
	return source, err
}

// openShown is open on a terminal: of a page it shows that it is on its way.
func (f *sourceFlags) openShown(ctx context.Context, s Streams, args []string) (*document.Source, error) {
	if len(args) == 0 || !fetch.IsAddress(args[0]) {
		return f.open(ctx, s, args)
	}
	ctx, line := beginFetching(ctx, s, args[0])
	defer line.end()
	with := *f
	with.progress = line.progress
	return with.open(ctx, s, args)
}

// build opens a source and builds its document.
func (f *sourceFlags) build(ctx context.Context, s Streams, args []string) (*document.Document, error) {
	source, err := f.open(ctx, s, args)
	if err != nil {
		return nil, err
	}
	if source.Note != "" {
		fmt.Fprintf(s.Err, "crosshead: %s: %s\n", document.CleanLine(source.Name), document.CleanLine(source.Note))
	}
	return source.Build(ctx)
}
