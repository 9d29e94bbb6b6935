package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// headings builds a document of headings of the levels, each with a paragraph
// of three words below it.
func headings(levels ...uint8) *Document {
	var b builder
	for i, level := range levels {
		b.add(Block{Kind: Heading, Level: level, Line: 2*i + 1}, fmt.Sprint("Heading ", i))
		b.add(Block{Line: 2*i + 2}, "Three words here.")
	}
	return b.document(meta{})
}

func TestTitleIsTheLoneFirstHeading(t *testing.T) {
	for _, tt := range []struct {
		levels   []uint8
		title    string
		sections int
	}{
		{nil, "", 0},
		{[]uint8{1}, "Heading 0", 0},
		{[]uint8{1, 2, 2}, "Heading 0", 2},
		{[]uint8{1, 1}, "", 2},
		{[]uint8{2, 1}, "", 2},
		{[]uint8{2, 2}, "", 2},
	} {
		d := headings(tt.levels...)
		if d.Title != tt.title || len(d.Sections) != tt.sections {
			t.Errorf("headings of %v: title %q, %d sections, want %q, %d", tt.levels, d.Title, len(d.Sections), tt.title, tt.sections)
		}
		if err := d.Check(); err != nil {
			t.Errorf("headings of %v: %v", tt.levels, err)
		}
	}
}

func TestLevelOfASectionIsItsDepth(t *testing.T) {
	for _, tt := range []struct {
		levels []uint8
		want   []int
	}{
		{[]uint8{2, 2, 3, 2}, []int{1, 1, 2, 1}},
		{[]uint8{2, 5, 6, 5, 2}, []int{1, 2, 3, 2, 1}},
		{[]uint8{4, 3, 2}, []int{1, 1, 1}},
		{[]uint8{2, 5, 3, 4}, []int{1, 2, 2, 3}},
	} {
		var got []int
		for _, s := range headings(tt.levels...).Sections {
			got = append(got, s.Level)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("headings of %v have the depths %v, want %v", tt.levels, got, tt.want)
		}
	}
}

func TestSectionsTileTheBody(t *testing.T) {
	d := headings(2, 3, 2)
	end := d.Body.Start
	for i, s := range d.Sections {
		if s.Start != end || s.Words != 5 || s.Line != 2*i+1 || s.Title != fmt.Sprint("Heading ", i) {
			t.Errorf("section %d: %+v, want one of 5 words that begins at %d, line %d", i, s, end, 2*i+1)
		}
		end = s.End
	}
	if end != d.Body.End {
		t.Errorf("sections end at %d, the body at %d", end, d.Body.End)
	}
}

func TestFurnitureIsNotOfTheArticle(t *testing.T) {
	var b builder
	b.add(Block{Role: Furniture}, "Menu and more")
	b.add(Block{Kind: Heading, Level: 2}, "One")
	b.add(Block{}, "Two words")
	b.add(Block{Role: Furniture}, "Buy our cups")
	d := b.document(meta{})
	if got, want := d.Slice(d.Body), "One\n\nTwo words"; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if d.Words() != 3 || d.Sections[0].Words != 3 {
		t.Errorf("%d words, %d in the section, want 3 and 3", d.Words(), d.Sections[0].Words)
	}
}

func TestMetaIsOneHarmlessLine(t *testing.T) {
	var b builder
	d := b.document(meta{title: "A\n\x1b[31mtitle ", byline: "\u202eAnn"})
	if d.Title != "A [31mtitle" || d.Byline != "Ann" {
		t.Errorf("title %q, byline %q", d.Title, d.Byline)
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                       0,
		"one two  three\nfour":   4,
		"it's well-known, isn't": 3,
		"- * — … 1 2":            2,
		"Müller, naïve":          2,
		"漢字仮名":                   2,
		"漢字 words 漢":             3,
		"non\u00a0breaking":      2,
	} {
		if got := Words(s); got != want {
			t.Errorf("Words(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestMinutes(t *testing.T) {
	for words, want := range map[int]int{0: 1, 1: 1, 238: 1, 356: 1, 357: 2, 2380: 10} {
		if got := Minutes(words); got != want {
			t.Errorf("Minutes(%d) = %d, want %d", words, got, want)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("The tide came in slowly, and nobody looked at it for an hour. ", 100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Words(text)
	}
}
