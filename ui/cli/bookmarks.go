package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"

	"github.com/spf13/cobra"
)

func newBookmarks(s Streams) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "bookmarks [SOURCE]",
		Short: "list what is marked, in SOURCE or everywhere",
		Args:  atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := bookmarks(cmd.Context(), s, args)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(s.Out, map[string][]bookmarkJSON{"bookmarks": list})
			} else {
				err = writeBookmarks(s.Out, list)
			}
			if err == nil && len(list) == 0 {
				return errNothing
			}
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

type bookmarkJSON struct {
	Letter  string    `json:"letter"` // empty if it has none
	Source  string    `json:"source"`
	Title   string    `json:"title"`
	Section string    `json:"section"`
	Quote   string    `json:"quote"`
	Note    string    `json:"note"`
	Made    time.Time `json:"made"`
	Lost    bool      `json:"lost"` // its words are gone from SOURCE; unknown without one
}

// bookmarks returns the bookmarks of the source that args name, or all.
func bookmarks(ctx context.Context, s Streams, args []string) ([]bookmarkJSON, error) {
	store, err := openShelf(ctx)
	if err != nil {
		return nil, fmt.Errorf("bookmarks: %w", err)
	}
	defer store.Close()
	if len(args) == 0 {
		return allBookmarks(ctx, store)
	}
	source, err := new(sourceFlags).open(ctx, s, args)
	if err != nil {
		return nil, err
	}
	doc, err := source.Build(ctx)
	if err != nil {
		return nil, err
	}
	record, err := find(ctx, store, source)
	if err != nil {
		return nil, fmt.Errorf("bookmarks: %w", err)
	}
	list := []bookmarkJSON{}
	for _, b := range record.Bookmarks {
		_, ok := doc.Resolve(b.Anchor)
		list = append(list, bookmarkOf(b, source.Path, record.Title, !ok))
	}
	return list, nil
}

func allBookmarks(ctx context.Context, store *shelf.Shelf) ([]bookmarkJSON, error) {
	all, err := store.Bookmarks(ctx)
	if err != nil {
		return nil, fmt.Errorf("bookmarks: %w", err)
	}
	list := []bookmarkJSON{}
	for _, b := range all {
		list = append(list, bookmarkOf(b.Bookmark, b.Source, b.Title, false))
	}
	return list, nil
}

func bookmarkOf(b shelf.Bookmark, source, title string, lost bool) bookmarkJSON {
	clean := document.Clean // the store is a file like any other
	return bookmarkJSON{
		clean(b.Letter), clean(source), clean(title), clean(b.Section), clean(b.Anchor.Quote), clean(b.Note), b.Made, lost,
	}
}

// writeBookmarks writes a line of each bookmark below the document it is in: its letter,
// its date, its section and its words, two blanks between them.
func writeBookmarks(out io.Writer, list []bookmarkJSON) error {
	w := bufio.NewWriter(out)
	last := ""
	for _, b := range list {
		if head := document.CleanLine(b.Title + "  " + b.Source); head != last {
			last = head
			fmt.Fprintln(w, head)
		}
		lost := ""
		if b.Lost {
			lost = "  (its words are gone)"
		}
		letter, section := cmp.Or(document.CleanLine(b.Letter), "·"), cmp.Or(document.CleanLine(b.Section), "Opening")
		fmt.Fprintf(w, "  %s  %s  %s  %s%s\n", letter, b.Made.Format(time.DateOnly), section, document.CleanLine(b.Quote), lost)
	}
	return w.Flush() // bufio keeps the first error of the lines above
}
