package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
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

// BenchmarkFindSection types the first letters of a section into a list of 75,000.
func BenchmarkFindSection(b *testing.B) {
	theme := DarkTheme()
	items := make([]item, 75_000)
	for i := range items {
		items[i].label = fmt.Sprintf("The lantern of harbour %d", i)
	}
	b.ReportAllocs()
	for b.Loop() {
		l := newList(&theme, ansi.WcWidth, "Sections", items)
		l.fuzzy = true
		for _, k := range "lan" {
			l.typed(tea.KeyPressMsg{Code: k, Text: string(k)})
		}
		l.View(80, 30)
	}
}
