package cli

import (
	"io"

	"github.com/spf13/cobra"
)

func newText(s Streams) *cobra.Command {
	var asJSON bool
	var from sourceFlags
	c := &cobra.Command{
		Use:   "text SOURCE",
		Short: "print the reading text alone, as search and places count in it",
		Args:  atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			doc, err := from.build(cmd.Context(), s, args)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(s.Out, struct {
					Title string `json:"title"`
					Text  string `json:"text"`
				}{doc.Title, doc.Text})
			}
			_, err = io.WriteString(s.Out, doc.Text+"\n")
			return err
		},
	}
	from.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}
