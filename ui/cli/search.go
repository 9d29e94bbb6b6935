package cli

import (
	"bufio"
	"fmt"
	"io"

	"crosshead/document"

	"github.com/spf13/cobra"
)

func newSearch(s Streams) *cobra.Command {
	var asJSON bool
	var from sourceFlags
	c := &cobra.Command{
		Use:   "search SOURCE QUERY",
		Short: "list every hit with its section and a line of context",
		Long: `search lists every hit of QUERY in the text, each with its section and a line
of context. Capitals count only where QUERY has some; accents, kinds of quotes
and dashes, and line breaks do not. /QUERY/ is a regular expression; what is none
is searched for as it stands.`,
		Args: between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			doc, err := from.build(cmd.Context(), s, args[:1])
			if err != nil {
				return err
			}
			query := document.Compile(args[1])
			hits, err := doc.Find(cmd.Context(), query)
			if err != nil {
				return err
			}
			if fault := query.Fault(); fault != nil && len(hits) == 0 {
				return usageError{fmt.Errorf("%s: no regular expression: %w", args[1], fault)}
			}
			if asJSON {
				err = writeJSON(s.Out, hitsOf(doc, args[1], hits))
			} else {
				err = writeHits(s.Out, doc, hits)
			}
			if err == nil && len(hits) == 0 {
				return errNothing
			}
			return err
		},
	}
	from.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

type hitsJSON struct {
	Query string    `json:"query"`
	Count int       `json:"count"`
	Hits  []hitJSON `json:"hits"`
}

type hitJSON struct {
	Section string `json:"section"`
	Line    int    `json:"line,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Quote   string `json:"quote"`
	Context string `json:"context"`
}

// contextWidth is about how many cells a hit is shown in.
const contextWidth = 76

func hitsOf(doc *document.Document, query string, hits []document.Range) hitsJSON {
	out := hitsJSON{document.Clean(query), len(hits), make([]hitJSON, 0, len(hits))}
	for _, h := range hits {
		before, quote, after := doc.Context(h, contextWidth)
		out.Hits = append(out.Hits, hitJSON{sectionTitle(doc, h), lineOf(doc, h), h.Start, h.End, doc.Slice(h), before + quote + after})
	}
	return out
}

func writeHits(out io.Writer, doc *document.Document, hits []document.Range) error {
	w := bufio.NewWriter(out)
	last := -2
	for _, h := range hits {
		if s := doc.SectionAt(h.Start); s != last {
			if last != -2 {
				fmt.Fprintln(w)
			}
			last = s
			if s < 0 {
				fmt.Fprintln(w, "Opening")
			} else {
				fmt.Fprintf(w, "%d  %s\n", s+1, doc.Sections[s].Title)
			}
		}
		before, quote, after := doc.Context(h, contextWidth)
		fmt.Fprintf(w, "  %s%s%s\n", before, quote, after)
	}
	return w.Flush() // bufio keeps the first error of the lines above
}

func sectionTitle(doc *document.Document, r document.Range) string {
	if s := doc.SectionAt(r.Start); s >= 0 {
		return doc.Sections[s].Title
	}
	return ""
}

// lineOf returns the line in the source of the block that r begins in, or 0.
func lineOf(doc *document.Document, r document.Range) int {
	if b := doc.BlockAt(r.Start); b >= 0 {
		return doc.Blocks[b].Line
	}
	return 0
}
