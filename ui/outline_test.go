package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// nested is a document with sections of these levels, 1 to 5, below its title.
func nested(t interface{ Fatal(...any) }, levels []int) *document.Document {
	var b strings.Builder
	b.WriteString("# The title\n\nBefore all.\n\n")
	for i, level := range levels {
		fmt.Fprintf(&b, "%s Part %d of the 港 whole\n\nSome words.\n\n", strings.Repeat("#", level+1), i)
	}
	source, err := document.NewSource("a.md", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return source.Head()
}

// TestOutlineFolds folds what will and holds the entries to it: what stands in a
// folded section is hidden, all else is shown, and the cursor is on an entry.
func TestOutlineFolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(1, 4), 0, 20).Draw(t, "levels")
		theme := DarkTheme()
		o := outline{theme: &theme, width: 30, height: 12, focused: true}
		o.SetDocument(nested(t, levels))
		for _, act := range rapid.SliceOf(rapid.SampledFrom([]string{"up", "down", "fold", "unfold", "all"})).Draw(t, "acts") {
			switch act {
			case "up":
				o.Move(-1)
			case "down":
				o.Move(1)
			case "fold":
				o.Fold()
			case "unfold":
				o.Unfold()
			case "all":
				o.FoldAll()
			}
			want := []int{opening}
			for i := range o.doc.Sections {
				hidden := false
				for p := o.doc.Parent(i); p >= 0; p = o.doc.Parent(p) {
					hidden = hidden || o.folded[p]
				}
				if !hidden {
					want = append(want, i)
				}
			}
			if !slices.Equal(o.entries, want) || o.cursor < 0 || o.cursor >= len(o.entries) {
				t.Fatalf("after %s: entries %v, want %v; cursor %d", act, o.entries, want, o.cursor)
			}
		}
	})
}

// TestOutlineFillsItsPane holds the view to its size, whatever is in it.
func TestOutlineFillsItsPane(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		theme := DarkTheme()
		o := outline{theme: &theme, width: rapid.IntRange(minWidth, 60).Draw(t, "width"), height: rapid.IntRange(1, 40).Draw(t, "height")}
		o.method = rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")
		o.around = rapid.SampledFrom([]around{{}, {above: furniture{lines: 1}}, {furniture{12, true}, furniture{1_000_000, false}}}).Draw(t, "around")
		o.SetDocument(nested(t, rapid.SliceOfN(rapid.IntRange(1, 5), 0, 120).Draw(t, "levels")))
		o.focused = rapid.Bool().Draw(t, "focused")
		if o.find = rapid.Bool().Draw(t, "find"); o.find {
			o.hits = slices.Repeat([]document.Range{{Start: len(o.doc.Text) - 1, End: len(o.doc.Text)}}, rapid.SampledFrom([]int{0, 1, 50_000}).Draw(t, "hits"))
		}
		o.Move(rapid.IntRange(0, 130).Draw(t, "cursor"))
		view := o.View()
		if len(view) != o.height {
			t.Fatalf("%d lines, want %d", len(view), o.height)
		}
		shown := false
		for y, line := range view {
			if w := o.method.StringWidth(line); w != o.width {
				t.Fatalf("line %d is %d wide, want %d: %q", y, w, o.width, line)
			}
			section, ok := o.EntryAt(y)
			shown = shown || ok && section == o.Selected()
		}
		if !shown {
			t.Fatalf("the cursor's entry is not in view: %q", view)
		}
	})
}

// TestOutlineNumbers: a number that stands before a title anyway is not shown twice.
func TestOutlineNumbers(t *testing.T) {
	for _, test := range []struct{ titles, want string }{
		{"1. Boil|2. Pour|3. Drink", "1 Boil|2 Pour|3 Drink"},
		{"1 Boil|2) Pour|Drink", "1 Boil|2 Pour|3 Drink"},
		{"Preface|1. Boil|2. Pour", "1 Preface|2 1. Boil|3 2. Pour"},
		{"1. Boil|1.1 Slowly|2. Pour", "1 1. Boil|2 1.1 Slowly|3 2. Pour"},
		{"01 Boil|2", "1 01 Boil|2 2"},
	} {
		source, err := document.NewSource("a.md", []byte("# Tea\n\n## "+strings.ReplaceAll(test.titles, "|", "\n\nWater.\n\n## ")+"\n\nWater.\n"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := source.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		theme := DarkTheme()
		o := outline{theme: &theme, width: 40, height: 20, current: opening}
		o.SetDocument(d)
		var got []string
		for _, line := range o.View() {
			line, _, _ = strings.Cut(ansi.Strip(line), "━")
			if line = strings.Join(strings.Fields(line), " "); line != "" && line[0] >= '1' && line[0] <= '9' {
				got = append(got, line)
			}
		}
		if got := strings.Join(got, "|"); got != test.want {
			t.Errorf("%s: the outline shows %s, want %s", test.titles, got, test.want)
		}
	}
}

// TestOutlineFollowsKeys: keys that move the text while the outline has the focus move
// its cursor too, and Esc still returns.
func TestOutlineFollowsKeys(t *testing.T) {
	r := opened(t, article(60))
	typeIn(r, "3Gj")
	was := r.page.Top()
	typeIn(r, "\t")
	for _, step := range []struct {
		keys string
		want int
	}{
		{"G", 11}, {"g", opening}, {"7G", 6}, {"]", 7}, {"[[", 5}, {"70G", 5}, {"/w43x\r", 8}, {"50%", 6},
	} {
		typeIn(r, step.keys)
		if got := r.outline.Selected(); got != step.want || r.focus != inOutline {
			t.Errorf("after %q: the cursor is on %d, want %d", step.keys, got, step.want)
		}
	}
	typeIn(r, "\x1b")
	if r.page.Top() != was || r.focus != inText {
		t.Errorf("after Esc: at %d, want %d", r.page.Top(), was)
	}
}

// TestOutlineOutlivesItsView asks for entries of a view that was drawn before
// they were folded away.
func TestOutlineOutlivesItsView(t *testing.T) {
	theme := DarkTheme()
	o := outline{theme: &theme, width: 30, height: 12}
	o.SetDocument(nested(t, []int{1, 2, 2, 2, 2}))
	o.View()
	o.FoldAll()
	for y := range o.height {
		if section, ok := o.EntryAt(y); ok && section > 0 {
			t.Errorf("line %d shows section %d, which is hidden", y, section)
		}
	}
}

// TestNarrowOutline says where titles have the room of the bars.
func TestNarrowOutline(t *testing.T) {
	for _, c := range []struct {
		width int
		find  bool
		want  string
	}{
		{narrowOutline - 1, false, "   2 Part 1 of the 港 whole    "},
		{27, false, "   2 Part 1 of the 港 wh…  "},
		{27, true, "   2 Part 1 of the …     · "},
		{narrowOutline, false, "   2 Part 1 of the 港 w… ━━━━━━ "},
	} {
		theme := DarkTheme()
		o := outline{theme: &theme, width: c.width, height: 6}
		o.SetDocument(nested(t, slices.Repeat([]int{1}, 20)))
		o.find = c.find
		if got := ansi.Strip(o.View()[2]); got != c.want {
			t.Errorf("width %d, find %v: got %q, want %q", c.width, c.find, got, c.want)
		}
	}
}
