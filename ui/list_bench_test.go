package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkListHits opens the list of as many hits as it may show.
func BenchmarkListHits(b *testing.B) {
	source, err := document.NewSource("a.md", []byte(strings.Repeat("## Part\n\nSome words about the harbour, and more of them than one row has, so that they are cut.\n\n", maxListed)))
	if err != nil {
		b.Fatal(err)
	}
	r := New(Options{Source: source})
	run(r, r.buildWhole())
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	run(r, r.find("harbour", true))
	if len(r.search.hits) != maxListed {
		b.Fatal(filepath.Base(source.Name), len(r.search.hits))
	}
	b.ReportAllocs()
	for b.Loop() {
		r.listHits(0)
		r.View()
	}
}
