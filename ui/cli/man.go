package cli

import (
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "print the man page",
		Args:   atMost(0),
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true
			date := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
			return doc.GenMan(root, &doc.GenManHeader{Title: "CROSSHEAD", Section: "1", Date: &date, Source: "crosshead " + Version}, s.Out)
		},
	}
}
