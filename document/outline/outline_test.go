package outline

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// cut makes blocks of a text with blank lines between them; a last line of "="
// or "-" underlines its block.
func cut(text string) []Block {
	var blocks []Block
	for _, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		b := Block{Text: part, Above: 1, Lines: 1}
		if t, line, ok := strings.Cut(part, "\n"); ok {
			b.Text, b.Underline = t, line[0]
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// prose is a paragraph that says nothing about headings.
var prose = strings.Repeat("The tide came in slowly, and nobody on the pier had looked at it for an hour. ", 4) + "Then it turned."

func TestMarksGiveLevels(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"underlines", "One\n===\n\nP\n\nTwo\n---\n\nP\n\nThree\n===\n\nP\n\nFour\n---\n\nP", "One 2, Two 3, Three 2, Four 3"},
		{"hashes", "# One\n\nP\n\n## Two\n\nP\n\n### Three\n\nP\n\n# Four\n\nP", "# One 2, ## Two 3, ### Three 4, # Four 2"},
		{"a level is skipped", "# One\n\nP\n\n### Two\n\nP\n\n## Three\n\nP\n\n# Four\n\nP", "# One 2, ### Two 3, ## Three 3, # Four 2"},
		{"hashes as bullets", "P\n\n# eggs\n\n# milk\n\n# flour, two cups of it\n\nP", "# flour, two cups of it 2"},
		{"a title above", "The book\n===\n\nP\n\nTwo\n---\n\nP\n\nThree\n---\n\nP", "Two 2, Three 2"},
		{"no prose", "One\n===\n\nTwo\n---\n\nThree\n===", "One 2, Two 3, Three 2"},
	} {
		blocks := cut(strings.ReplaceAll(c.text, "P", prose))
		if got := headings(blocks); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFirstOfALabelIsNoHigher(t *testing.T) {
	text := "A talk on the pier"
	for _, question := range []string{"Why did you come to it at all?", "Who else was there at the time?", "What did the tide bring to it?", "When will you go back to it?"} {
		text += "\n\nQ: " + question + "\n\nA: " + prose
	}
	for i, f := range Find(cut(text)) {
		if f.Part == Heading && f.Level != 2 {
			t.Errorf("block %d: got level %d, want 2", i, f.Level)
		}
	}
}

// headings lists the headings that Find finds, with their levels.
func headings(blocks []Block) string {
	var got []string
	for i, f := range Find(blocks) {
		if f.Part == Heading {
			got = append(got, fmt.Sprintf("%s %d", blocks[i].Text, f.Level))
		}
	}
	return strings.Join(got, ", ")
}

func TestFindSaysSomethingOfEachBlock(t *testing.T) {
	blocks := cut("Home\n\nThe pier\n\nBy Ann Poe\n\n" + prose + "\n\nAn hour of nothing\n\n" + prose + "\n\n" + prose)
	found := Find(blocks)
	if len(found) != len(blocks) {
		t.Fatalf("got %d findings of %d blocks", len(found), len(blocks))
	}
	titles := 0
	for i, f := range found {
		marked := f.Part == Title || f.Part == Heading
		if f.Part == Title {
			titles++
		}
		if marked != (f.Confidence > 0) || f.Confidence > 1 || math.IsNaN(f.Confidence) || marked != (f.Level > 0) {
			t.Errorf("%q: got %+v", blocks[i].Text, f)
		}
	}
	if titles > 1 {
		t.Errorf("got %d titles, want one at most: %+v", titles, found)
	}
	if got := Find(nil); len(got) != 0 {
		t.Errorf("of nothing: got %+v", got)
	}
}

func TestFixedBlocksAreProse(t *testing.T) {
	blocks := []Block{{Text: "The pier", Lines: 1}, {Text: prose, Lines: 1}, {Text: "x = 1", Lines: 1, Fixed: true, Underline: '-'},
		{Text: prose, Lines: 1}, {Text: "# y", Lines: 1, Above: 1, Fixed: true}, {Text: prose, Lines: 1}}
	if got := headings(blocks); got != "" {
		t.Errorf("got %q, want no heading", got)
	}
	blocks = append([]Block{{Text: "# build it", Lines: 1, Fixed: true}}, cut(prose+"\n\nOne\n---\n\n"+prose+"\n\nTwo\n---\n\n"+prose)...)
	if got := Find(blocks)[0]; got.Part == Title {
		t.Errorf("code above the text: got %+v, want no title", got)
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]number{
		"1. Salt":            {'1', 1, 1},
		"12) Salt":           {'1', 1, 12},
		"2.1 Springs":        {'1', 2, 1},
		"2.1.3. Springs":     {'1', 3, 3},
		"(4) Gates":          {'1', 1, 4},
		"7 Gates":            {'1', 1, 7},
		"7 gates were open":  {},
		"1924 Was a bad one": {},
		"IV. Gates":          {'I', 1, 4},
		"XIX. Gates":         {'I', 1, 19},
		"B. Gates":           {'a', 1, 2},
		"I went home":        {},
		"Chapter 3":          {'w', 1, 3},
		"CHAPTER IX.":        {'w', 1, 9},
		"Chapter Three":      {'w', 1, 3},
		"Kapitel 3: Salz":    {'w', 1, 3},
		"Part of the way":    {},
		"第3章 盐":              {'w', 1, 3},
		"第二十三回 盐":            {'w', 1, 23},
		"第一百〇五章":             {'w', 1, 105},
		"第一印象":               {},
		"三、盐":                {'c', 1, 3},
		"Salt":               {},
		"":                   {},
	} {
		if got := parseNumber(text); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestBylines(t *testing.T) {
	for text, want := range map[string]bool{
		"By Ann Poe":                       true,
		"By: Ann Poe, 3 May 2024":          true,
		"Von Anna Pohl":                    true,
		"Par Anne Poe — 24 novembre 2017":  true,
		"3 May 2024":                       true,
		"2024-05-03":                       true,
		"31.12.2024":                       true,
		"1.2.3 Scope":                      false,
		"192.168.0.1 is not a date":        false,
		"By the sea":                       false,
		"May is the month of salt":         false,
		"The road the salt took":           false,
		"By Ann Poe, who did not go home?": false,
	} {
		v := fitted().measure(cut(text))
		if got := v.isByline(0); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		text string
		want shape
	}{
		{"Salt.", shape{ending: stop, words: 1}},
		{"“Is it salt?”", shape{ending: question, words: 3, quotes: 2}},
		{"WAS IT SALT", shape{casing: capitals, words: 3}},
		{"The Road to Salt Lake", shape{casing: headline, words: 5}},
		{"and so on…", shape{casing: lower, ending: ellipsis, words: 3}},
		{"- salt, and roads", shape{casing: lower, item: true, commas: 1, words: 3}},
		{"盐路。", shape{casing: uncased, ending: stop, wide: true, words: 1}},
		{"He left. She stayed.", shape{ending: stop, sentences: 1, words: 4}},
	} {
		got, _ := measure(&Block{Text: c.text}, nil)
		got = shape{ending: got.ending, words: got.words, quotes: got.quotes, casing: got.casing, item: got.item, commas: got.commas, wide: got.wide, sentences: got.sentences}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q: got %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestModelIsWhole(t *testing.T) {
	for _, table := range []Table{fitted().Inside, fitted().Title, fitted().Heading} {
		if len(table.Steps) != len(table.features) {
			t.Fatalf("%d rows for %d features", len(table.Steps), len(table.features))
		}
		if len(table.features) > mostFeatures {
			t.Fatalf("%d features, want %d at most", len(table.features), mostFeatures)
		}
		for _, tree := range table.Trees {
			for _, a := range tree.Asks {
				if int(a.Feature) >= len(table.features) || a.Step == 0 || int(a.Step) >= len(table.Steps[a.Feature]) {
					t.Errorf("a tree asks for step %d of feature %d", a.Step, a.Feature)
				}
			}
		}
		for k, f := range table.features {
			if len(table.Steps[k]) != len(f.cuts)+1 {
				t.Errorf("%s: %d weights for %d cuts", f.name, len(table.Steps[k]), len(f.cuts))
			}
			if !slices.IsSorted(f.cuts) || len(slices.Compact(slices.Clone(f.cuts))) != len(f.cuts) {
				t.Errorf("%s: cuts do not rise: %v", f.name, f.cuts)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, mb := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(mb, "MB"), func(b *testing.B) {
			blocks := cut(strings.Repeat("An hour of nothing\n\n"+prose+"\n\n"+prose+"\n\n", mb<<20/(2*len(prose))))
			size := 0
			for _, k := range blocks {
				size += len(k.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				Find(blocks)
			}
		})
	}
}

func BenchmarkMeasure(b *testing.B) {
	block, stems := Block{Text: prose, Lines: 1}, make([]uint32, 0, measured)
	b.SetBytes(int64(len(block.Text)))
	b.ReportAllocs()
	for b.Loop() {
		_, stems = measure(&block, stems[:0])
	}
}

func TestRulesAgainstHeadings(t *testing.T) {
	chapter := func(n int) string { return fmt.Sprintf("Chapter %d\n\n%s\n\n", n, prose) }
	book := chapter(1) + "%s\n\n" + prose + "\n\n" + chapter(2) + chapter(3) + chapter(4) + chapter(5)
	for _, c := range []struct{ name, line string }{
		{"a sentence in a numbered book", "He said nothing more about the pier."},
		{"a sentence that leads in", "This is what he saw:"},
		{"a command", "$ tide --now"},
		{"an option", "tide --now"},
		{"an import", "import tide as t"},
		{"a statement", "return tide;"},
		{"a caption", "Photo: the pier"},
		{"a line of the page", "Read more about the pier"},
		{"an offer", "Read the full report on the pier"},
	} {
		got := headings(cut(fmt.Sprintf(book, c.line)))
		if strings.Contains(got, c.line) {
			t.Errorf("%s: got %q", c.name, got)
		}
		if !strings.Contains(got, "Chapter 1") || !strings.Contains(got, "Chapter 5") {
			t.Errorf("%s: a chapter is missing: %q", c.name, got)
		}
	}
}

func TestContentsKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"I. The Salt Road ..... 3", "I. THE SALT ROAD", true},
		{"  II. The Gate       21", "The Gate", true},
		{"1.2 The Gate", "2.1 The Gate", true},
		{"The Gate", "The Gates", false},
		{"Chapter 1", "Chapter 1", true},
		{"第一章 盐路", "第一章 盐路", true},
	} {
		a, b := contentsKey(c.a), contentsKey(c.b)
		if (a == b) != c.same || a == 0 {
			t.Errorf("%q and %q: got keys %x and %x, want the same: %v", c.a, c.b, a, b, c.same)
		}
	}
	if key := contentsKey("12"); key != 0 {
		t.Errorf("a number has the key %x", key)
	}
}

func TestExplainAddsUp(t *testing.T) {
	blocks := cut("The pier\n\n" + prose + "\n\nAn hour of nothing\n\n" + prose + "\n\nThe turn\n\n" + prose)
	candidates := Explain(blocks)
	if len(candidates) < 2 {
		t.Fatalf("got %d candidates, want the two headings at least", len(candidates))
	}
	for _, c := range candidates {
		sum := fitted().Heading.Bias + c.Together
		for _, s := range c.Shares {
			sum += s.Worth
		}
		if got := logistic(sum); math.Abs(got-c.Confidence) > 1e-9 {
			t.Errorf("%q: the shares make %v, the confidence is %v", blocks[c.Block].Text, got, c.Confidence)
		}
		largest := c.Largest(5)
		for k := 1; k < len(largest); k++ {
			if math.Abs(largest[k].Worth) > math.Abs(largest[k-1].Worth) {
				t.Errorf("%q: share %d is larger than the one before", blocks[c.Block].Text, k)
			}
		}
	}
}

func TestIsCaption(t *testing.T) {
	for text, want := range map[string]bool{
		"Photo: Ann Poe":                       true,
		". Foto: Anna Pohl":                    true,
		"The pier at noon (Ann Poe/The Daily)": true,
		"图1 盐路":                                true,
		"図 2 塩の道":                              true,
		"图书馆":                                  false,
		"Photographs of the pier":              false,
		"The pier: a history":                  false,
		"Foto Reuters":                         true,
		"Foto":                                 false,
		"The pier (and/or the quay)":           false,
	} {
		if got := isCaption(text, credit); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
