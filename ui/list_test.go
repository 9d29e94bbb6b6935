package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestListFilters narrows items by their words in any typography, and by
// letters that lie apart where the list is fuzzy.
func TestListFilters(t *testing.T) {
	theme := DarkTheme()
	items := []item{{label: "The Harbour"}, {label: "Café", group: "Zoo"}, {label: "Night watch"}}
	for _, test := range []struct {
		typed string
		fuzzy bool
		want  string
	}{
		{"", false, "[0 1 2]"},
		{"harb", false, "[0]"},
		{"cafe", false, "[1]"},
		{"zoo", false, "[1]"},
		{"nwch", false, "[]"},
		{"nwch", true, "[2]"},
		{"CAFÉ", true, "[1]"},
	} {
		l := newList(&theme, ansi.WcWidth, "Things", items)
		l.fuzzy = test.fuzzy
		l.typed(tea.PasteMsg{Content: test.typed})
		if got := fmt.Sprint(l.shown); got != test.want {
			t.Errorf("%q, fuzzy %v: got %s, want %s", test.typed, test.fuzzy, got, test.want)
		}
	}
}

// TestWordsComeFirst: what begins a word comes before letters that lie apart, and in
// the order it stands in.
func TestWordsComeFirst(t *testing.T) {
	theme := DarkTheme()
	items := []item{{label: "browser   open the page"}, {label: "find a bough"}, {label: "undo the abolition"}, {label: "bookmark  set one"}}
	l := newList(&theme, ansi.WcWidth, "Things", items)
	l.fuzzy = true
	l.typed(tea.PasteMsg{Content: "bo"})
	if got, want := l.shown, []int{1, 3, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLongListFilters: so many items are not ranked letter by letter while some hold
// what was typed; letters that lie apart are found where none does.
func TestLongListFilters(t *testing.T) {
	theme := DarkTheme()
	items := make([]item, maxRanked+4)
	for i := range items {
		items[i].label = "part"
	}
	items[7].label, items[8].label, items[maxRanked+1].label = "An old harbour", "The harbour", "Harbours"
	items[9].label = "Unharbour"
	for typed, want := range map[string][]int{
		"harb":  {7, 8, maxRanked + 1, 9},
		"old h": {7},
		"hbour": {8, 7, 9, maxRanked + 1},
		"zzz":   nil,
	} {
		l := newList(&theme, ansi.WcWidth, "Things", items)
		l.fuzzy = true
		l.typed(tea.PasteMsg{Content: typed})
		got := slices.Clone(l.shown)
		if typed == "hbour" { // how they rank is the library's
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", typed, got, want)
		}
	}
}

// TestListFillsItsPanel holds the view to its size, with the cursor's item in it.
func TestListFillsItsPanel(t *testing.T) {
	theme := DarkTheme()
	rapid.Check(t, func(t *rapid.T) {
		var items []item
		for i := range rapid.IntRange(0, 200).Draw(t, "items") {
			items = append(items, item{group: fmt.Sprint("Group ", i/7), label: strings.Repeat("港 words ", i%30), side: "side"})
		}
		w, h := rapid.IntRange(minWidth-2, 100).Draw(t, "width"), rapid.IntRange(6, 40).Draw(t, "height")
		l := newList(&theme, ansi.WcWidth, "Things", items)
		l.typed(tea.PasteMsg{Content: rapid.SampledFrom([]string{"", "words", "zzz", strings.Repeat("words ", 20), strings.Repeat("港", 50)}).Draw(t, "typed")})
		for _, n := range rapid.SliceOfN(rapid.IntRange(-300, 300), 0, 5).Draw(t, "moves") {
			l.move(n)
		}
		view := l.View(w, h)
		if len(view) != h {
			t.Fatalf("%d lines, want %d", len(view), h)
		}
		shown := l.selected() < 0
		for y, line := range view {
			if got := l.method.StringWidth(line); got != w {
				t.Fatalf("line %d is %d wide, want %d: %q", y, got, w, line)
			}
			shown = shown || l.at(y) == l.cursor
		}
		if !shown {
			t.Fatalf("the cursor's item %d is not in view: %q", l.cursor, view)
		}
	})
}

// TestListOutlivesItsView asks for items of a view that was drawn before they
// were filtered away.
func TestListOutlivesItsView(t *testing.T) {
	theme := DarkTheme()
	l := newList(&theme, ansi.WcWidth, "Things", []item{{label: "one"}, {label: "two"}})
	l.View(40, 12)
	l.typed(tea.PasteMsg{Content: "nothing has this"})
	for y := range 12 {
		if i := l.at(y); i >= 0 {
			t.Errorf("line %d shows item %d of none", y, i)
		}
	}
}

// TestHintsLoseWholeParts: what a list's keys do is broken between two of them, and
// left out where there is no room, but not cut.
func TestHintsLoseWholeParts(t *testing.T) {
	const hint = "Enter goes · type to narrow · Esc returns"
	for _, test := range []struct {
		w, n int
		want string
	}{
		{80, 1, hint},
		{30, 1, "Enter goes · type to narrow"},
		{30, 2, "Enter goes · type to narrow/Esc returns"},
		{20, 9, "Enter goes/type to narrow/Esc returns"},
		{8, 1, "Enter g…"},
	} {
		if got := strings.Join(wrapParts(ansi.WcWidth, hint, test.w, test.n), "/"); got != test.want {
			t.Errorf("%d lines of %d cells: %q, want %q", test.n, test.w, got, test.want)
		}
	}
}
