package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"

	"crosshead/assets"
	"crosshead/document"
	"crosshead/document/fetch"
	"crosshead/document/shelf"
	"crosshead/ui"

	"github.com/spf13/cobra"
)

// sampleName is what the article that is built in is called.
const sampleName = "sample article"

// A sourceFlags is what the flags say of how SOURCE is opened.
type sourceFlags struct {
	charset  string
	whole    bool
	progress func(document.Stage) // is told how far the opening is; may be nil
}

// add adds the flags to a command.
func (f *sourceFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.charset, "charset", "", "of SOURCE, as koi8-r; that of what its links lead to is detected")
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
	name := localFile(args[0])
	switch name {
	case "":
		return nil, usageError{errors.New("SOURCE: it is empty")}
	case "-":
		if f, ok := s.In.(*os.File); ok && isTerminal(f) {
			return nil, usageError{errors.New("-: standard input is a terminal; pipe a text into it")}
		}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt) // while a page is fetched
	defer stop()
	source, err := o.Open(ctx, name, s.In)
	if err != nil && ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", document.CleanLine(name), ui.ErrGivenUp)
	}
	return source, err
}

// localFile returns the path in an address of a file on this machine, as file managers
// hand them on; any other name as it is. Only what is typed is read so: a link of a
// document may not name any file there is.
func localFile(name string) string {
	if !strings.HasPrefix(name, "file:/") {
		return name
	}
	u, err := url.Parse(name)
	if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
		return name
	}
	return filepath.FromSlash(u.Path)
}

// reopen returns what opens pages and files for the reader: the one named first
// again, or one that a link leads to. What the flags say is said of the first only.
func (f *sourceFlags) reopen(first string) func(context.Context, string, document.Options) (*document.Source, error) {
	path, err := filepath.Abs(first)
	if err != nil {
		path = first
	}
	return func(ctx context.Context, name string, how document.Options) (*document.Source, error) {
		how.Cache = fetch.Dir()
		if name == first || name == path {
			how.Charset = f.charset
		}
		return how.Open(ctx, name, nil)
	}
}

// build opens a source and builds its document, with what its reader changed in the
// outline.
func (f *sourceFlags) build(ctx context.Context, s Streams, args []string) (*document.Document, error) {
	source, err := f.open(ctx, s, args)
	if err != nil {
		return nil, err
	}
	if source.Note != "" {
		note(s, source, source.Note)
	}
	var known shelf.Record
	var unknown error
	var asked sync.WaitGroup
	asked.Go(func() { known, unknown = recordOf(ctx, source) }) // takes some milliseconds
	doc, err := source.Build(ctx)
	asked.Wait()
	if err != nil {
		return nil, err
	}
	if unknown != nil {
		note(s, source, "what was corrected in its outline is not known: "+unknown.Error())
	}
	return correct(doc, known), nil
}

// note says something of a source that is no error, on a line of standard error.
func note(s Streams, source *document.Source, words string) {
	fmt.Fprintf(s.Err, "crosshead: %s: %s\n", document.CleanLine(source.Name), document.CleanLine(words))
}

// correct returns a document with the corrections in a record.
func correct(doc *document.Document, record shelf.Record) *document.Document {
	var known []document.Correction
	for _, k := range record.Corrections {
		if c, ok := doc.Settle(k.What); ok {
			known = append(known, c)
		}
	}
	return doc.Correct(known)
}

// recordOf returns what the store has of a source; where there is no store it takes no
// time.
func recordOf(ctx context.Context, source *document.Source) (shelf.Record, error) {
	if !shelf.Exists(shelf.Dir()) {
		return shelf.Record{}, nil
	}
	store, err := openShelf(ctx)
	if err != nil {
		return shelf.Record{}, err
	}
	defer store.Close()
	return find(ctx, store, source)
}

// find returns what the store has of a source.
func find(ctx context.Context, store *shelf.Shelf, source *document.Source) (shelf.Record, error) {
	hash, err := source.Hash()
	if err != nil {
		return shelf.Record{}, err
	}
	return store.Find(ctx, shelf.Identity{Hash: hash, Source: source.Path})
}
