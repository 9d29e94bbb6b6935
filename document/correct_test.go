package document

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawSections writes a line for each section, indented by its depth, and for
// the title if there is one.
func drawSections(d *Document) string {
	var s strings.Builder
	for _, b := range d.Blocks {
		if b.Role == Title {
			fmt.Fprintf(&s, "= %s\n", d.heading(b.Range))
		}
	}
	for _, x := range d.Sections {
		fmt.Fprintf(&s, "%s%s\n", strings.Repeat("  ", x.Level-1), x.Title)
	}
	return s.String()
}

// at returns a correction of the block that begins with words.
func at(t *testing.T, d *Document, words string, level int) Correction {
	t.Helper()
	for _, b := range d.Blocks {
		if strings.HasPrefix(d.Slice(b.Range), words) {
			return Correction{d.Anchor(b.Range), level}
		}
	}
	t.Fatalf("no block begins with %q", words)
	return Correction{}
}

// essay has its menu above and its comments below.
func essay() *Document {
	var b builder
	b.add(Block{Role: Furniture}, "Menu")
	b.add(Block{Role: Furniture}, "Home")
	b.add(Block{Kind: Heading, Level: 1, Role: Title, Confidence: 0.9}, "The kettle")
	b.add(Block{}, "It boils.")
	b.add(Block{Kind: Heading, Level: 2, Confidence: 0.7}, "Parts")
	b.add(Block{}, "There are three.")
	b.add(Block{Kind: Heading, Level: 3, Confidence: 0.7}, "Lid")
	b.add(Block{}, "It closes.")
	b.add(Block{Role: Furniture}, "Read more")
	b.add(Block{Kind: Heading, Level: 2, Confidence: 0.7}, "Use")
	b.add(Block{}, "Fill it.")
	b.add(Block{Kind: Table}, "a\tb")
	b.add(Block{Role: Furniture}, "About the author")
	b.add(Block{Role: Furniture}, "Comments")
	b.add(Block{Role: Furniture}, "First!")
	return b.document(meta{})
}

func TestCorrections(t *testing.T) {
	type change struct {
		words string
		level int
	}
	const as, body = "= The kettle\nParts\n  Lid\nUse\n", "The kettle … a\tb"
	for name, tt := range map[string]struct {
		changes    []change
		want, body string // the body's first and last block
	}{
		"none":                      {nil, as, body},
		"no heading":                {[]change{{"Parts", 0}}, "= The kettle\nLid\nUse\n", body},
		"a new heading":             {[]change{{"It closes", 2}}, "= The kettle\nParts\n  Lid\nIt closes.\nUse\n", body},
		"before all others":         {[]change{{"It boils", 2}}, "= The kettle\nIt boils.\nParts\n  Lid\nUse\n", body},
		"deeper":                    {[]change{{"Use", 3}}, "= The kettle\nParts\n  Lid\n  Use\n", body},
		"shallower":                 {[]change{{"Lid", 2}}, "= The kettle\nParts\nLid\nUse\n", body},
		"the later counts":          {[]change{{"Lid", 0}, {"Lid", 2}}, "= The kettle\nParts\nLid\nUse\n", body},
		"back to what it was":       {[]change{{"It closes", 2}, {"It closes", 0}}, as, body},
		"no title":                  {[]change{{"The kettle", 0}}, "Parts\n  Lid\nUse\n", body},
		"the title again":           {[]change{{"The kettle", 0}, {"The kettle", 1}}, as, body},
		"the last one":              {[]change{{"Use", 0}, {"Lid", 0}, {"Parts", 0}}, "= The kettle\n", body},
		"a table is none":           {[]change{{"a\tb", 2}}, as, body},
		"furniture above":           {[]change{{"Home", 2}}, "= The kettle\nHome\nParts\n  Lid\nUse\n", "Home … a\tb"},
		"all furniture above":       {[]change{{"Menu", 2}}, "= The kettle\nMenu\nParts\n  Lid\nUse\n", "Menu … a\tb"},
		"furniture within":          {[]change{{"Read more", 3}}, "= The kettle\nParts\n  Lid\n  Read more\nUse\n", body},
		"furniture below":           {[]change{{"Comments", 2}}, as + "Comments\n", "The kettle … First!"},
		"furniture made no heading": {[]change{{"Comments", 0}}, as, body},
	} {
		d := essay()
		var corrections []Correction
		for _, c := range tt.changes {
			corrections = append(corrections, at(t, d, c.words, c.level))
		}
		c := d.Correct(corrections)
		if err := c.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		first, last := c.Blocks[c.BlockAt(c.Body.Start)], c.Blocks[c.BlockAt(c.Body.End-1)]
		if got := c.Slice(first.Range) + " … " + c.Slice(last.Range); got != tt.body {
			t.Errorf("%s: body %q, want %q", name, got, tt.body)
		}
		if got := drawSections(c); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, tt.want)
		}
		if !reflect.DeepEqual(d, essay()) {
			t.Errorf("%s: the document itself was changed", name)
		}
	}
}

func TestCorrectedHeadingIsSure(t *testing.T) {
	d := essay()
	c := d.Correct([]Correction{at(t, d, "Lid", 3)})
	if got := c.Sections[1].Confidence; got != 1 {
		t.Errorf("confidence %v, want 1", got)
	}
	if c := d.Correct([]Correction{at(t, d, "The kettle", 0)}); c.Title != "" {
		t.Errorf("the title is still %q", c.Title)
	}
}

// TestAllFurnitureIsTaken makes a heading in a page that has no article.
func TestAllFurnitureIsTaken(t *testing.T) {
	var b builder
	for _, s := range []string{"Home", "News", "Sport"} {
		b.add(Block{Role: Furniture}, s)
	}
	d := b.document(meta{})
	c := d.Correct([]Correction{at(t, d, "News", 2)})
	if got := drawSections(c); got != "News\n" || c.Body != (Range{0, len(d.Text)}) || c.Check() != nil {
		t.Errorf("sections %q, body %v, %v", got, c.Body, c.Check())
	}
}

// TestCorrectionsSurviveEdits settles corrections of one text in another: the
// heading Green is none, and what comes before Summary is one.
func TestCorrectionsSurviveEdits(t *testing.T) {
	const before = "# Tea\n\nWater and leaves are all it needs.\n\n## Green\n\nNo longer boiling.\n\nAt the end\n\n## Summary\n\nDrink it.\n"
	const want = "= Tea\nAt the end\nSummary\n"
	edit := func(old, new string) string { return strings.Replace(before, old, new, 1) }
	for name, tt := range map[string]struct{ after, want string }{
		"nothing":                 {before, want},
		"text above":              {edit("Water", "Before it there was nothing.\n\nWater"), want},
		"moved up":                {"# Tea\n\n## Green\n\nNo longer boiling.\n\nAt the end\n\n## Summary\n\nWater and leaves are all it needs.\n", want},
		"set in another way":      {edit("No longer", "*No*  longer"), want},
		"the heading is longer":   {edit("## Green", "## Green, and what else grows on those hills"), want},
		"the heading is gone":     {edit("## Green\n\n", ""), want},
		"the other is longer":     {edit("At the end", "At the end of it"), "= Tea\nAt the end of it\nSummary\n"},
		"the other is in a block": {edit("At the end\n", "At the end\n"+strings.Repeat("there is more and more. ", 4)), "= Tea\nSummary\n"},
		"the other is gone":       {edit("At the end\n\n", ""), "= Tea\nSummary\n"},
	} {
		open := func(text string) *Document {
			s, err := NewSource("a.md", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			return s.Head()
		}
		d, edited := open(before), open(tt.after)
		green, _ := edited.Settle(at(t, d, "Green", 0))
		end, _ := edited.Settle(at(t, d, "At the end", 2))
		c := edited.Correct([]Correction{green, end})
		if err := c.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := drawSections(c); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, tt.want)
		}
	}
}

// TestHeadTakesWhatStandsThere corrects the head of a text, where the words of
// a correction that is for what follows stand too.
func TestHeadTakesWhatStandsThere(t *testing.T) {
	d := headings(2, 2)
	anchor := d.Anchor(d.Blocks[2].Range)
	anchor.Offset += 1000
	if c := d.Correct([]Correction{{anchor, 0}}); c != d {
		t.Errorf("a correction for elsewhere made %q", drawSections(c))
	}
}

// TestDeeperAndShallower holds both to one step of depth, there and back.
func TestDeeperAndShallower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := headings(rapid.SliceOfN(rapid.Uint8Range(1, 6), 2, 12).Draw(t, "levels")...)
		if len(d.Sections) == 0 {
			t.Skip("its one heading is the title")
		}
		i := rapid.IntRange(0, len(d.Sections)-1).Draw(t, "section")
		for by, level := range map[int]int{1: d.Deeper(i), -1: d.Shallower(i)} {
			s := d.Sections[i]
			if level == 0 {
				if by < 0 && s.Level > 1 {
					t.Fatalf("section %d at depth %d cannot go up\n%s", i, s.Level, drawSections(d))
				}
				continue
			}
			c := d.Correct([]Correction{{d.Anchor(d.Blocks[d.BlockAt(s.Start)].Range), level}})
			if got := c.Sections[i].Level; got != s.Level+by {
				t.Fatalf("by %d: depth %d, want %d\n%s%s", by, got, s.Level+by, drawSections(d), drawSections(c))
			}
			if !slices.EqualFunc(d.Sections[:i], c.Sections[:i], func(a, b Section) bool { return a.Level == b.Level }) {
				t.Fatalf("by %d: what is before it changed\n%s%s", by, drawSections(d), drawSections(c))
			}
		}
	})
}

// FuzzCorrect makes any block of any document a heading of any level, or none.
func FuzzCorrect(f *testing.F) {
	for _, seed := range []string{
		"# T\n\n## One\n\nwords\n\n> ### Quoted\n\n- item\n\n| a |\n|---|\n| b |\n\n---\n",
		"Home\nNews\nSport\n\nA Kettle for Every Kitchen\n\n" + strings.Repeat("The kettle is the oldest of the machines in a kitchen. ", 5) +
			"\n\nThe lid\n\n" + strings.Repeat("It closes what would be open otherwise, and whistles. ", 5) + "\n\nShare this\nComments\n",
	} {
		f.Add(seed, []byte{0, 2, 1, 0, 2, 3, 4, 6, 4, 0, 0, 1}, true)
		f.Add(seed, []byte{1, 0, 0, 0, 7, 200, 2, 2, 3, 2}, false)
	}
	f.Fuzz(func(t *testing.T, text string, changes []byte, markdown bool) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		source, err := NewSource(name, []byte(text))
		if err != nil {
			t.Skip(err)
		}
		d, err := source.Build(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Blocks) == 0 {
			return // there is nothing to correct
		}
		var corrections []Correction
		for ; len(changes) >= 2; changes = changes[2:] {
			b := d.Blocks[int(changes[0])%len(d.Blocks)]
			corrections = append(corrections, Correction{d.Anchor(b.Range), int(changes[1]) % 8})
		}
		c := d.Correct(corrections)
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
		for _, k := range corrections {
			if settled, ok := d.Settle(k); !ok || settled != k {
				t.Fatalf("%+v settles as %+v where it was made", k, settled)
			}
		}
		if len(c.Blocks) != len(d.Blocks) || c.Text != d.Text {
			t.Fatal("text or blocks are others")
		}
	})
}

// BenchmarkCorrect corrects 10 MB with 100,000 headings.
func BenchmarkCorrect(b *testing.B) {
	source, err := NewSource("a.md", []byte(strings.Repeat("## A heading of some words\n\n"+strings.Repeat("words ", 12)+"\n\n", 100_000)))
	if err != nil {
		b.Fatal(err)
	}
	d, err := source.Build(b.Context())
	if err != nil || len(d.Sections) != 100_000 {
		b.Fatal(len(d.Sections), err)
	}
	corrections := []Correction{{d.Anchor(d.Blocks[100_000].Range), 0}}
	b.ReportAllocs()
	for b.Loop() {
		d.Correct(corrections)
	}
}
