package cli

import (
	"context"
	"fmt"
	"io"

	"crosshead/document"
	"crosshead/document/outline"
)

// explained is how many features are shown of a line: the rest add little.
const explained = 12

// explain prints what the outline finder makes of a plain text: each block that
// is no prose, and of each line that it was unsure about the features that spoke
// for and against it most.
func explain(ctx context.Context, w io.Writer, source *document.Source) error {
	blocks, err := source.PlainBlocks(ctx)
	if err != nil {
		return err
	}
	found, candidates := outline.Find(blocks), outline.Explain(blocks)
	for i, b := range blocks {
		var about *outline.Candidate
		if len(candidates) > 0 && candidates[0].Block == i {
			about, candidates = &candidates[0], candidates[1:]
		}
		if found[i].Part == outline.Prose && about == nil {
			continue
		}
		if err := explainBlock(w, b, found[i], about); err != nil {
			return err
		}
	}
	return nil
}

func explainBlock(w io.Writer, b outline.Block, f outline.Finding, about *outline.Candidate) error {
	confidence := f.Confidence
	if about != nil {
		confidence = about.Confidence
	}
	words := []rune(document.CleanLine(b.Text))
	if len(words) > 60 {
		words = append(words[:59], '…')
	}
	if _, err := fmt.Fprintf(w, "%6d  %-10s %.2f  %s\n", b.Line, f.Part, confidence, string(words)); err != nil || about == nil {
		return err
	}
	for _, s := range about.Largest(explained) {
		if _, err := fmt.Fprintf(w, "        %+.2f  %s = %.3g\n", s.Worth, s.Feature, s.Value); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "        %+.2f  answers together\n", about.Together)
	return err
}
