package document

import (
	"fmt"
	"strings"
	"testing"
)

// TestLongParagraph reads paragraphs that are too long to be parsed at once: their
// marks are marks, wherever they stand, and they are one block.
func TestLongParagraph(t *testing.T) {
	for name, c := range map[string]struct{ every, lines int }{
		"one line, many marks": {6, 0}, "one line, few marks": {200, 0}, "lines": {6, 12}, "long lines": {6, 5000},
	} {
		for _, frame := range []string{"%s\n", "> %s\n", "- %s\n- b\n", "%s\n\nNext.\n"} {
			var md, want []string
			for i := range 8000 {
				word := fmt.Sprint("word", i)
				want = append(want, word)
				if i%c.every == 0 {
					word = "**" + word + "**" + " [a link](http://x.example/" + word + ")"
					want = append(want, "a link")
				}
				sep := " "
				if c.lines > 0 && i%c.lines == 0 {
					sep = " \n  "
				}
				md = append(md, word+sep)
			}
			s, err := NewSource("a.md", fmt.Appendf(nil, frame, strings.TrimSpace(strings.Join(md, ""))))
			if err != nil {
				t.Fatal(err)
			}
			d, err := s.Build(t.Context())
			if err != nil || d.Check() != nil {
				t.Fatal(name, err, d.Check())
			}
			if got := d.Slice(d.Blocks[0].Range); got != strings.Join(want, " ") || len(d.Links) != (8000+c.every-1)/c.every {
				t.Errorf("%s in %q: %d bytes, want %d; %d links", name, frame, len(got), len(strings.Join(want, " ")), len(d.Links))
			}
		}
	}
}
