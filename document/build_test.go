package document

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestBuilderPutsBlankLinesBetweenBlocks(t *testing.T) {
	var b builder
	for _, s := range []string{"one", " \n", "  two \n", "\x00\x1b", "three\x07"} {
		b.add(Block{}, s)
	}
	d := b.document(meta{})
	if want := "one\n\ntwo\n\nthree"; d.Text != want || len(d.Blocks) != 3 {
		t.Errorf("text %q of %d blocks, want %q of 3", d.Text, len(d.Blocks), want)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
}

func TestBuilderKeepsTheIndentOfCode(t *testing.T) {
	var b builder
	b.add(Block{Kind: Code}, "  if x {\n\ty()\n  }\n")
	if got, want := b.document(meta{}).Text, "  if x {\n\ty()\n  }"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestBuilderCutsMarksToTheirBlock(t *testing.T) {
	var b builder
	b.begin(Block{})
	b.mark(Strong)
	b.write("  bold ")
	b.mark(Emphasis)
	b.write(" \x1b")
	b.unmark()
	b.unmark()
	b.anchor("https://example.org/\u202e")
	b.write("  link  ")
	b.unanchor()
	b.end()
	d := b.document(meta{})
	if want := []Span{{Range{0, 4}, Strong}}; !slices.Equal(d.Spans, want) {
		t.Errorf("spans %v of %q, want %v", d.Spans, d.Text, want)
	}
	if len(d.Links) != 1 || d.Slice(d.Links[0].Range) != "link" || d.Links[0].URL != "https://example.org/" {
		t.Errorf("links %v of %q, want one of the word", d.Links, d.Text)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
}

// TestBuilderOfAnything writes random text into random blocks, in one builder
// and in two that are joined.
func TestBuilderOfAnything(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("ab \n\t\r\x00\x1b\u009b\u202e\u0301é漢")))
	rapid.Check(t, func(t *rapid.T) {
		var one, first, second builder
		blocks := rapid.IntRange(0, 8).Draw(t, "blocks")
		cut := rapid.IntRange(0, blocks).Draw(t, "cut")
		for i := range blocks {
			part := &first
			if i >= cut {
				part = &second
			}
			kind := rapid.SampledFrom([]Kind{Paragraph, Code, Heading}).Draw(t, "kind")
			words := [3]string{text.Draw(t, "before"), text.Draw(t, "marked"), text.Draw(t, "after")}
			for _, b := range []*builder{&one, part} {
				line := i + 1
				if b == &second {
					line -= cut
				}
				fill(b, Block{Kind: kind, Level: 1, Line: line}, words)
			}
		}
		first.join(&second, cut)
		d, joined := one.document(meta{}), first.document(meta{})
		if err := d.Check(); err != nil {
			t.Fatalf("%v in %q", err, d.Text)
		}
		if d.Text != joined.Text || !slices.Equal(d.Spans, joined.Spans) || !slices.Equal(d.Links, joined.Links) {
			t.Fatalf("joined %q, %v, %v, want %q, %v, %v", joined.Text, joined.Spans, joined.Links, d.Text, d.Spans, d.Links)
		}
		for i, b := range d.Blocks {
			if j := joined.Blocks[i]; j.Range != b.Range || j.Line != b.Line {
				t.Fatalf("joined block %d is %v at line %d, want %v at line %d", i, j.Range, j.Line, b.Range, b.Line)
			}
		}
	})
}

// fill writes a block of which the words in the middle are marked and linked.
func fill(b *builder, k Block, words [3]string) {
	b.begin(k)
	b.write(words[0])
	b.mark(Strong)
	b.anchor("u")
	b.write(words[1])
	b.unanchor()
	b.unmark()
	b.write(words[2])
	b.end()
}
