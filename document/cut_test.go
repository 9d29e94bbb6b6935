package document

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// compareCuts reports where a text that is cut at every safe place, or of which
// what is plain is not parsed, gives another document than one that is parsed in one
// piece, with definitions from one reading of the whole.
func compareCuts(t testing.TB, in string) {
	t.Helper()
	want := parsedWhole(t, in)
	for how, got := range map[string]*Document{
		"whole":       built(t, inMemory(in), len(in)+1),
		"cut":         built(t, inMemory(in), 1),
		"cut on disk": built(t, onDisk(in), 1),
	} {
		if !same(got, want) {
			t.Errorf("%s:\n%s\nparsed whole:\n%s\nof %q", how, dump(got), dump(want), in)
		}
	}
}

// same reports whether two documents are the same to the last mark.
func same(a, b *Document) bool {
	return a.Text == b.Text && a.Title == b.Title && a.Body == b.Body && reflect.DeepEqual(a.Blocks, b.Blocks) &&
		slices.Equal(a.Sections, b.Sections) && slices.Equal(a.Spans, b.Spans) &&
		slices.Equal(a.Links, b.Links) && slices.Equal(a.Targets, b.Targets)
}

// built builds in from pieces of at least size bytes.
func built(t testing.TB, in *content, size int) *Document {
	t.Helper()
	pieces, known, err := cut(t.Context(), in, 0, size, 0)
	if err != nil {
		t.Fatal(err)
	}
	return builtOf(t, in, pieces, known)
}

// parsedWhole has goldmark parse all of in.
func parsedWhole(t testing.TB, in string) *Document {
	t.Helper()
	known := newDefinitions()
	doc := newBlockParser().Parse(text.NewReader([]byte(in)), parser.WithContext(known.context()))
	known.addNotes(doc, 0)
	if err := known.number(inMemory(in), 0); err != nil {
		t.Fatal(err)
	}
	w := &walker{known: known, b: newBuilder(len(in))}
	w.parse(newParser(), []byte(in))
	b := newBuilder(len(in))
	b.join(w.b, 0)
	b.addNotes(w.made)
	return checked(t, b, in)
}

func builtOf(t testing.TB, in *content, pieces []piece, known *definitions) *Document {
	t.Helper()
	b, err := buildPieces(t.Context(), in, pieces, known)
	if err != nil {
		t.Fatal(err)
	}
	return checked(t, b, in.text)
}

func checked(t testing.TB, b *builder, in string) *Document {
	t.Helper()
	d := b.document(meta{})
	if err := d.Check(); err != nil {
		t.Fatalf("%v, of %q", err, in)
	}
	return d
}

// odds are what makes it hard to see where a text may be cut.
var odds = []string{
	"text", "text", "  text", "    text", "", "", "", "", "```", "~~~", "  ```", "   ```", "    ```", "````", "``` go",
	"- a", "- ```", "  - b", "1. a", "10) a", "-", "> a", "> ```", ">", "# h", "===", "---", "<div>", "</div>", "<!-- a", "-->",
	"<script>", "</script>", "  <pre>", "</pre> x", "<?php", "?>", "<!DOCTYPE", "<b>", "[a]: /b", "[a]", "> [c]: /d", "[c]",
	"[^1]: note", "[^1]", "    more", "[^2]: ```", "- [^3]: in item", "[^3] and [^2]", "| a | b |", "|---|---|", "\ttext", " \t```",
	"- [ ] x", "`code", "`", "*a", "b*", "* * *", "![^1]", "[a\nb]: /c", "[e]: /f\n\"title\"", "[e]",
	"A plain line", "and its second", "# Plain", "## Plain 2 ", "###  Three", "####### seven", "# a #", "ends in a blank ",
	"hard  ", "\\", "a\\", "1986 was", "1986. was", "(a) b", "茶は", "良い", "\u00a0", "a\u2028b", "\x80", "e\u0301", "\u202ex", "\x00", "a\fb", "\f",
	"at www.a.example", "a@b.example", "http://a.example", "HTTP://A", "&amp; &", "a | b", "-|-", ":-:", "=", "-x", "+", "a~b", "<", "a > b", "~~~ `", "``` `",
}

// TestCutsDoNotShow: a text gives the same document however it is cut.
func TestCutsDoNotShow(t *testing.T) {
	for _, in := range []string{
		"- # heading\ntext\n  ```\n\nx\n\n```\n\ny\n",
		"- a\n ```\n\ntext\n```\n\ntext\n",
		"- a\n\n  ```\n  code\n\nout of it\n\n```\ncode\n\nmore\n```\n",
		"> ```\n> code\n\ntext\n\n```\n\nx\n",
		"<div>\n```\n\ntext\n\n```\n\nx\n",
		"<!-- a\n\nb\n\n```\n\n-->\n\nx\n",
		"[a]\n\n> - [a]: /b\n\n[a]: /c\n",
		"[^b] and [^a]\n\n[^a]: A\n\n    more\n\nx\n\n[^b]: B [^a]\n\n[^c]: never mentioned\n\n[^b]: again\n",
		"1. a\n\n1 b\n\n-b\n\n- c\n\n---\n\nd\n",
	} {
		compareCuts(t, in)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		compareCuts(t, oddText(r))
		if t.Failed() {
			return
		}
	}
}

// oddText makes a text of odds: some side by side, some indented, some apart.
func oddText(r *rand.Rand) string {
	var s strings.Builder
	for range 1 + r.IntN(20) {
		if r.IntN(12) == 0 {
			s.WriteString("    "[:r.IntN(5)])
		}
		s.WriteString(odds[r.IntN(len(odds))])
		s.WriteString([...]string{"", "\n", "\n", "\n", "\n\n", "\n\n", " \n", "  \n"}[r.IntN(8)])
	}
	return s.String()
}

// TestCutsDoNotShowInSpec does the same with the examples of CommonMark, which
// goldmark has among its tests, each alone and all in one.
func TestCutsDoNotShowInSpec(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("no module cache: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skip(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for range 4 {
		for _, e := range examples {
			compareCuts(t, e.Markdown)
			all.WriteString(e.Markdown + "\n\nAnd then:\n\n")
		}
	}
	compareCuts(t, all.String())
}

// TestCutsAreFound: ordinary text is cut into pieces of the size that is
// asked for, and their lines are counted on.
func TestCutsAreFound(t *testing.T) {
	section := "## Oolong\n\nA tea.\n\n- one\n\n  ```\n  code\n  ```\n\n- two\n\n```sh\nbrew\n\nsip\n```\n\n1. a\n2. b\n\n"
	in := strings.Repeat(section, 1000)
	pieces, _, err := cut(t.Context(), inMemory(in), 0, 4<<10, 0)
	if err != nil {
		t.Fatal(err)
	}
	end := 0
	for _, p := range pieces {
		if p.start != end || p.line != strings.Count(in[:end], "\n") {
			t.Errorf("piece %+v: want it at %d after %d lines", p, end, strings.Count(in[:end], "\n"))
		}
		if size := p.end - p.start; size > 5<<10 {
			t.Errorf("piece %+v has %d bytes", p, size)
		}
		end = p.end
	}
	if end != len(in) {
		t.Errorf("pieces end at %d of %d", end, len(in))
	}
}

// hostileTexts are inputs on which a Markdown parser may take more than linear
// time, at size n.
var hostileTexts = []struct {
	name string
	make func(n int) string
}{
	{"quotes in a line", func(n int) string { return strings.Repeat("> ", n) + "a" }},
	{"items in a line", func(n int) string { return strings.Repeat("- ", n) + "a" }},
	{"notes in a line", func(n int) string { return strings.Repeat("[^a]: ", n) + "a" }},
	{"rule", func(n int) string { return strings.Repeat("- ", n) }},
	{"unclosed links", func(n int) string { return strings.Repeat("[a](", n) }},
	{"unclosed links in paragraphs", func(n int) string {
		return strings.Repeat(strings.Repeat("[a](", 500)+"\n\n", n/500+1)
	}},
	{"unclosed links in a heading", func(n int) string { return "# " + strings.Repeat("[a](", n) }},
	{"unclosed links in a cell", func(n int) string { return "|a|\n|-|\n|" + strings.Repeat("[a](", n) }},
	{"unclosed titles", func(n int) string { return strings.Repeat("[a](b \"", n) }},
	{"brackets", func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }},
	{"images", func(n int) string { return strings.Repeat("![", n) }},
	{"backtick runs", func(n int) string {
		var s strings.Builder
		for i := range min(n, 3000) {
			s.WriteString(strings.Repeat("`", i+1) + "a")
		}
		return s.String()
	}},
	{"stars", func(n int) string { return strings.Repeat("*", n) + "a" + strings.Repeat("*", n) }},
	{"emphasis", func(n int) string { return strings.Repeat("*a **a ", n) }},
	{"underscores in words", func(n int) string { return strings.Repeat("a_", n) }},
	{"table", func(n int) string { return "| a | b |\n|---|---|\n" + strings.Repeat("| `x\\|y` | *y* |\n", n) }},
	{"columns", func(n int) string { return strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n|b" }},
	{"no table", func(n int) string { return "a\n" + strings.Repeat("|-|-|\n", n) }},
	{"deep list", func(n int) string {
		var s strings.Builder
		for i := range min(n, 1500) {
			s.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return s.String()
	}},
	{"long list", func(n int) string { return strings.Repeat("1. a\n   - b\n\n", n) }},
	{"fence", func(n int) string { return "```go\n" + strings.Repeat("x := y\n\n", n) + "```\n" }},
	{"open fence", func(n int) string { return "```\n" + strings.Repeat("- ```\n\nx\n", n) }},
	{"fences in items", func(n int) string { return strings.Repeat("- a\n  ```\n\nx\n", n) }},
	{"fences after items", func(n int) string { return strings.Repeat("- # a\ntext\n  ```\n\nx\n```\n", n) }},
	{"open comment", func(n int) string { return "<!-- " + strings.Repeat("a -- <b>\n\n", n) }},
	{"comments", func(n int) string { return "a " + strings.Repeat("<!-- a ", n) }},
	{"declarations", func(n int) string { return "a " + strings.Repeat("<!A <?a ", n) }},
	{"less than", func(n int) string { return strings.Repeat("<", n) }},
	{"open tag", func(n int) string { return "<div " + strings.Repeat("a=b ", n) }},
	{"definitions", func(n int) string { return strings.Repeat("[a]: /b\n", n) }},
	{"open definitions", func(n int) string { return strings.Repeat("[a]: /b 'c\n", n) }},
	{"notes", func(n int) string { return strings.Repeat("[^a]\n\n", n) + strings.Repeat("[^a]: b\n\n", n) }},
	{"one line", func(n int) string { return strings.Repeat("tea and *more* tea ", n) }},
	{"words", func(n int) string { return strings.Repeat("www.a ", n) }},
	{"addresses", func(n int) string { return strings.Repeat("a@b ", n) }},
	{"entities", func(n int) string { return strings.Repeat("&amp", n) + strings.Repeat("&#x27;", n) }},
	{"escapes", func(n int) string { return strings.Repeat(`\`, n) + strings.Repeat(`\*`, n) }},
	{"front matter", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n) }},
}

// TestHostileMarkdown: none of them keeps the reader waiting, and all keep
// their letters.
func TestHostileMarkdown(t *testing.T) {
	for _, h := range hostileTexts {
		t.Run(h.name, func(t *testing.T) {
			n := 20_000
			if testing.Short() {
				n = 4_000
			}
			in := h.make(n)
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			b, m, err := buildMarkdown(ctx, inMemory(in))
			if err != nil {
				t.Fatalf("%v after %d bytes like %.60q", err, len(in), in)
			}
			d := b.document(m)
			if err := d.Check(); err != nil {
				t.Error(err)
			}
			for _, b := range d.Blocks {
				if len(b.Nest()) > maxNest {
					t.Fatalf("a block in %d containers", len(b.Nest()))
				}
			}
		})
	}
}

// TestLongParagraphKeepsLines: a paragraph that is too long to be parsed keeps its line
// breaks, and no escapes.
func TestLongParagraphKeepsLines(t *testing.T) {
	b, m, err := buildMarkdown(t.Context(), inMemory("one \\* [two]  \nthree &amp; four\n"+strings.Repeat("words ", maxLeaf/4)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.document(m).Text, "one * [two]\nthree & four words"; !strings.HasPrefix(got, want) {
		t.Errorf("got %.60q, want %q", got, want)
	}
}

// BenchmarkHostileMarkdown is linear where twice the size takes no more than
// some twice the time.
func BenchmarkHostileMarkdown(b *testing.B) {
	for _, h := range hostileTexts {
		for _, n := range []int{25_000, 50_000, 100_000} {
			in := h.make(n)
			b.Run(strings.ReplaceAll(h.name, " ", "-")+"/"+strconv.Itoa(n), func(b *testing.B) {
				benchmarkMarkdown(b, in)
			})
		}
	}
}

// BenchmarkMarkdown measures the door on ordinary text.
func BenchmarkMarkdown(b *testing.B) {
	for _, size := range []int{16 << 10, 1 << 20, 10 << 20} {
		in := strings.Repeat(ordinary, size/len(ordinary)+1)
		b.Run(strconv.Itoa(size>>10)+"K", func(b *testing.B) { benchmarkMarkdown(b, in) })
	}
}

func benchmarkMarkdown(b *testing.B, in string) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := buildMarkdown(b.Context(), inMemory(in)); err != nil {
			b.Fatal(err)
		}
	}
}

// ordinary is a page of Markdown as people write it.
const ordinary = `## How to warm a pot

Pour a little *hot* water into the pot, swirl it, and **pour it away**: a cold
pot takes ten degrees off the water, which a black tea does not forgive. The
reason is in [the chapter on heat](heat.md), and in the notes at the end.

- one spoon of leaves for each cup
- one for the pot, as they say; see ` + "`spoons.txt`" + `
- water that has just boiled

> The best tea is the one that is drunk while it is hot, and the second best is
> the one that somebody else has made.

Some count the minutes and some the colour. Three minutes make a tea that wakes,
five one that calms, and what stands longer is for the garden. None of this
holds for green tea, whose leaves are not to be scalded at all.

` + "```sh\nkettle --on\nsleep 180\n\npour --into cup\n```" + `

1. Warm the pot.
2. Add the leaves.
3. Pour, wait, pour.

`
