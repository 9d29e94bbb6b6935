package document

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"
)

func TestContext(t *testing.T) {
	d := paragraphs(
		"In the beginning was the Word.",
		"And the  Word\nwas with God,\tand the Word was God.",
		"天地玄黄宇宙洪荒日月盈昃辰宿列张",
		"\t\tif indented {  ",
	)
	for _, c := range []struct {
		quote, want string
		width       int
	}{
		{"with God", "And the Word was [with God], and the Word was God.", 60},
		{"with God", "And the Word was [with God], and the Word was God.", 48},
		{"with God", "…Word was [with God], and the…", 30},
		{"with God", "…was [with God], and the…", 26},
		{"Word\nwas with", "And the [Word was with] God, and…", 34},
		{"And", "[And] the Word was with God,…", 28},
		{"God.", "…God, and the Word was [God.]", 30},
		{"with God", "[with…]", 7},
		{"with God", "[with God]", 8},
		{"with God", "[…]", 1},
		{"with God", "[]", 0},
		{"with God", "[]", -1},
		{"月盈", "…荒日[月盈]昃辰…", 14},
		{"indented", "if [indented] {", 20},
		{"Word.\n\nAnd", "…beginning was the [Word. And] the Word was with…", 50},
	} {
		i := strings.Index(d.Text, c.quote)
		before, quote, after := d.Context(Range{i, i + len(c.quote)}, c.width)
		if got := before + "[" + quote + "]" + after; got != c.want {
			t.Errorf("%q in %d cells\n got %q\nwant %q", c.quote, c.width, got, c.want)
		}
	}
}

// Context is one line that fits, and says the same as the text but for what is
// cut off.
func TestContextFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("ab é世 \n\u0301👩\u200d💻")), 0, 60, -1)
		d := paragraphs(s.Draw(t, "first"), s.Draw(t, "second"))
		offset := rapid.IntRange(-3, len(d.Text)+3)
		r := Range{offset.Draw(t, "start"), offset.Draw(t, "end")}
		width := rapid.IntRange(-1, 50).Draw(t, "width")
		before, quote, after := d.Context(r, width)
		line := before + quote + after
		cells := displaywidth.String(before) + displaywidth.String(quote) + displaywidth.String(after)
		if cells > max(width, 0) || strings.Contains(line, "\n") {
			t.Fatalf("Context(%v, %d) of %q is %q, %d cells wide", r, width, d.Text, line, cells)
		}
		text := oneLine(d.Text)
		for _, part := range []string{before, quote, after} {
			if part = strings.Trim(part, ellipsis); !strings.Contains(text, part) {
				t.Fatalf("Context(%v, %d) has %q, which is not in %q", r, width, part, d.Text)
			}
		}
	})
}
