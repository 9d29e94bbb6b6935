package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"crosshead/document"

	"github.com/spf13/cobra"
)

func newOutline(s Streams) *cobra.Command {
	var asJSON, why bool
	var from sourceFlags
	c := &cobra.Command{
		Use:   "outline SOURCE",
		Short: "list the sections, numbered and indented",
		Args:  atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if why {
				source, err := from.open(cmd.Context(), s, args)
				if err != nil {
					return err
				}
				return explain(cmd.Context(), s.Out, source)
			}
			doc, err := from.build(cmd.Context(), s, args)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(s.Out, outlineOf(doc))
			}
			if len(doc.Sections) == 0 {
				return errNothing
			}
			return writeOutline(s.Out, doc)
		},
	}
	from.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	c.Flags().BoolVar(&why, "explain", false, "say of each line of a plain text what speaks for and against it")
	if err := c.Flags().MarkHidden("explain"); err != nil {
		panic(err) // the flag was just made
	}
	return c
}

type outlineJSON struct {
	Title    string        `json:"title"`
	Source   string        `json:"source"`
	Words    int           `json:"words"`
	Minutes  int           `json:"minutes"`
	Sections []sectionJSON `json:"sections"`
}

type sectionJSON struct {
	Title   string `json:"title"`
	Level   int    `json:"level"`
	Line    int    `json:"line,omitempty"`
	Words   int    `json:"words"`
	Minutes int    `json:"minutes"`
}

func outlineOf(doc *document.Document) outlineJSON {
	words := doc.Words()
	o := outlineJSON{doc.Title, document.Clean(doc.Source), words, document.Minutes(words), []sectionJSON{}}
	for _, s := range doc.Sections {
		o.Sections = append(o.Sections, sectionJSON{s.Title, s.Level, s.Line, s.Words, document.Minutes(s.Words)})
	}
	return o
}

func writeOutline(w io.Writer, doc *document.Document) error {
	digits := len(fmt.Sprint(len(doc.Sections)))
	for i, s := range doc.Sections {
		indent := strings.Repeat("  ", s.Level-1)
		if _, err := fmt.Fprintf(w, "%*d  %s%s\n", digits, i+1, indent, s.Title); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes one JSON value; text is written as it is, not for HTML.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
