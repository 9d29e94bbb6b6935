package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crosshead/document"
	"crosshead/document/index"

	"github.com/spf13/cobra"
)

func newNames(s Streams) *cobra.Command {
	var asJSON bool
	var from sourceFlags
	c := &cobra.Command{
		Use:   "names SOURCE",
		Short: "list the people, countries, places and organisations, with counts",
		Long: `names lists whom and what the article names, each with the number of its
mentions in whatever form: Russia is also Russians, Moscow where it acts, and
the Kremlin; a person is also their surname. Peoples and faiths stand among
the places; other names get among the organisations. What is counted as a country is how English prose uses a word,
and implies nothing about borders. In a text that is not English only countries
are found.`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			doc, err := from.build(cmd.Context(), s, args)
			if err != nil {
				return err
			}
			x, err := index.Build(cmd.Context(), doc)
			if err != nil {
				return err
			}
			if asJSON {
				err = writeJSON(s.Out, namesOf(doc, x))
			} else {
				err = writeNames(s.Out, x)
			}
			if err == nil && len(x.Rows) == 0 {
				return errNothing
			}
			return err
		},
	}
	from.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

type namesJSON struct {
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	Name     string        `json:"name"`
	Kind     string        `json:"kind"`
	Count    int           `json:"count"`
	Forms    []string      `json:"forms"`
	Mentions []mentionJSON `json:"mentions"`
}

type mentionJSON struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Kind    string `json:"kind"`
	Section string `json:"section"`
}

func namesOf(doc *document.Document, x *index.Index) namesJSON {
	out := namesJSON{make([]entryJSON, 0, len(x.Rows))}
	for _, r := range x.Rows {
		e := entryJSON{Name: r.Name, Kind: r.Kind.String(), Count: len(r.Mentions)}
		for _, f := range r.Forms {
			e.Forms = append(e.Forms, f.Text)
		}
		for _, m := range r.Mentions {
			e.Mentions = append(e.Mentions, mentionJSON{m.Start, m.End, m.Use.String(), sectionTitle(doc, m.Range)})
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

// writeNames writes a line for each row: its count, kind, name and forms.
func writeNames(out io.Writer, x *index.Index) error {
	w := bufio.NewWriter(out)
	digits := 1
	if len(x.Rows) > 0 {
		digits = len(fmt.Sprint(len(x.Rows[0].Mentions)))
	}
	for _, r := range x.Rows {
		fmt.Fprintf(w, "%*d  %-12s  %s%s\n", digits, len(r.Mentions), r.Kind, r.Name, otherForms(r))
	}
	return w.Flush() // bufio keeps the first error of the lines above
}

// otherForms returns the forms of r with their counts, if there is any but its
// name.
func otherForms(r index.Row) string {
	if len(r.Forms) == 1 && r.Forms[0].Text == r.Name {
		return ""
	}
	var forms []string
	for _, f := range r.Forms {
		forms = append(forms, fmt.Sprintf("%s %d", f.Text, f.Count))
	}
	return ": " + strings.Join(forms, ", ")
}
