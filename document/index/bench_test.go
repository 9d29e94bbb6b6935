package index

import (
	"fmt"
	"strings"
	"testing"

	"crosshead/assets"
	"crosshead/document"
)

// BenchmarkBuild measures the index of the sample article, and of texts that
// many times as long in which every copy names other people.
func BenchmarkBuild(b *testing.B) {
	for _, copies := range []int{1, 75, 750} {
		doc := longDocument(b, copies)
		b.Run(fmt.Sprintf("%dKB", len(doc.Text)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Build(b.Context(), doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longDocument returns the sample article so many times over. The surnames of
// each copy are its own, or everybody would be one.
func longDocument(tb testing.TB, copies int) *document.Document {
	tb.Helper()
	var text strings.Builder
	for i := range copies {
		suffix := letters(i)
		for line := range strings.Lines(assets.Article) {
			for word := range strings.FieldsSeq(line) {
				if len(word) > 6 && word[0] < 'Z' && word[len(word)-1] >= 'a' {
					word += suffix
				}
				text.WriteString(word + " ")
			}
			text.WriteByte('\n')
		}
		text.WriteByte('\n')
	}
	source, err := document.NewSource("long", []byte(text.String()))
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := source.Build(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}
