package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"crosshead/document/outline"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"
)

// plainDocument builds text and fails the test if the result breaks an invariant.
func plainDocument(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) *Document {
	t.Helper()
	b, m, err := buildPlain(context.Background(), inMemory(text))
	if err != nil {
		t.Fatalf("buildPlain(%.200q): %v", text, err)
	}
	d := b.document(m)
	if err := d.Check(); err != nil {
		t.Fatalf("buildPlain(%.200q): %v", text, err)
	}
	return d
}

// drawBlocks writes a line for each block: line, what it is, tight or not, text.
func drawBlocks(d *Document) string {
	var s strings.Builder
	for _, b := range d.Blocks {
		what := [...]string{"paragraph", "heading", "code", "table", "rule"}[b.Kind]
		switch {
		case b.Role != Body:
			what = [...]string{"", "title", "standfirst", "byline", "furniture"}[b.Role]
		case b.Kind == Heading:
			what = fmt.Sprintf("heading %d", b.Level)
		}
		tight := " "
		if b.Tight {
			tight = "~"
		}
		text := fmt.Sprintf("%q", d.Slice(b.Range))
		if r := []rune(text); len(r) > 60 && b.Kind == Paragraph && !strings.Contains(text, `\n`) {
			text = string(r[:30]) + " … " + string(r[len(r)-25:])
		}
		fmt.Fprintf(&s, "%3d %-10s %s %s\n", b.Line, what, tight, text)
	}
	return s.String()
}

func TestPlainCases(t *testing.T) {
	files, err := filepath.Glob("outline/testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := drawBlocks(plainDocument(t, string(ar.Files[0].Data)))
			if *update {
				ar.Files = append(ar.Files[:1], txtar.File{Name: "blocks", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) < 2 || got != string(ar.Files[1].Data) {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", ar.Comment, got, ar.Files[len(ar.Files)-1].Data)
			}
		})
	}
}

// TestManualIsFoundDressed reads a page of a manual as man writes it to a printer, to a
// terminal, and to neither.
func TestManualIsFoundDressed(t *testing.T) {
	for _, text := range []string{
		"\nX(1)  Y  X(1)\n\nNAME\n       x - y\n\n   Sub\n       z\n",
		"X(1)  Y  X(1)\n\nN\bNA\bAM\bME\bE\n       x\bx - y\n\n   S\bSu\bub\bb\n       z\n",
		"X(1)  Y  X(1)\n\n\x1b[1mNAME\x1b[0m\n       \x1b[1mx\x1b[0m - y\n\n   \x1b[1mSub\x1b[0m\n       z\n",
	} {
		d := plainDocument(t, text)
		if s := d.Sections; d.Title != "X(1)" || len(s) != 2 || s[0].Title != "NAME" || s[0].Level != 1 || s[1].Title != "Sub" || s[1].Level != 2 {
			t.Errorf("%q: title %q, sections %v", text, d.Title, s)
		}
	}
}

func TestPlainLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // line:text of each block
	}{
		{"", ""},
		{"\n \n\t\n", ""},
		{"a", "1:a"},
		{"\n\na\n\n\nb\n", "3:a 6:b"},
		{"a\r\n\r\nb\r\n", "1:a 3:b"},
		{"a\r\rb", "1:a 3:b"},
		{"a\f\fb\n\nc", "1:a 1:b 3:c"},
		{"a\u0085\u0085b\u2028\u2028c\u2029\u2029d\v\ve", "1:a 1:b 1:c 1:d 1:e"},
		{"a\n\x00\x1b\n\nb", "1:a 4:b"},
		{"a*b*\n\n# c\n\n_d_ &amp; <e>", "1:a*b* 3:#.c 5:_d_.&amp;.<e>"},
		{"x\xff\n\n\u202ey", "1:x\ufffd 3:y"},
	} {
		d := plainDocument(t, c.text)
		var got []string
		for _, b := range d.Blocks {
			got = append(got, fmt.Sprintf("%d:%s", b.Line, strings.ReplaceAll(d.Slice(b.Range), " ", ".")))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

// headingSigns are what lines below and above headings are made of.
const headingSigns = "=-~*^+#_.\""

// lettersOf is what of s must come through: all but white space and what is
// harmful, and but the signs that headings are underlined with.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || harmful(r) || unicode.Is(unicode.M, r) || strings.ContainsRune(headingSigns, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// countSigns counts headingSigns in s: all, and those in lines of other things.
func countSigns(s string) (all, kept int) {
	for lines := newLines(s); ; {
		l, ok := lines.next()
		if !ok {
			return all, kept
		}
		n := 0
		for _, r := range l.text {
			if strings.ContainsRune(headingSigns, r) {
				n++
			}
		}
		all += n
		if l.text != "" && !isRule(l.text) {
			kept += n
		}
	}
}

func checkLetters(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) {
	t.Helper()
	d := plainDocument(t, text)
	text = undressed(text)
	// A run of invalid bytes may count as one or as many.
	squeeze := func(s string) string { return strings.ReplaceAll(lettersOf(s), "\ufffd", "") }
	if got, want := squeeze(d.Text), squeeze(text); got != want {
		t.Fatalf("%q: letters got %q, want %q", text, got, want)
	}
	all, kept := countSigns(text)
	if got, _ := countSigns(d.Text); got < kept || got > all {
		t.Fatalf("%q: got %d signs, want %d to %d", text, got, kept, all)
	}
	if !slices.IsSortedFunc(d.Blocks, func(a, b Block) int { return a.Line - b.Line }) {
		t.Fatalf("%q: lines go back: %s", text, drawBlocks(d))
	}
}

func TestPlainKeepsLetters(t *testing.T) {
	pieces := []string{"word", "Another", "end.", "well-", "- ", "* ", "1. ", "2.1 ", " ", "  ", "\t", "\n", "\n", "\n\n", "\r\n", "\r",
		"\f", "\u2028", "=====", "-----", "***", "^^^^", "** ", " ==", "[edit]", "> ", "# ", "{", "};", "   ", "|", "\u00a0", "汉字。", "שלום", "\x1b[31m", "\b", "\u0301", "“quoted”",
		"a rather long run of words that fills most of a line, as prose does, and then goes on for a while until it is over"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
		checkLetters(t, text)
	})
}

func FuzzPlain(f *testing.F) {
	files, _ := filepath.Glob("outline/testdata/*.txtar")
	for _, file := range files {
		if ar, err := txtar.ParseFile(file); err == nil {
			f.Add(string(ar.Files[0].Data))
		}
	}
	f.Add("a\r\n=\r\n\f\u0085===\xff")
	f.Fuzz(func(t *testing.T, text string) { checkLetters(t, text) })
}

func TestPlainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := buildPlain(ctx, inMemory("a\n\nb")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// TestPlainArticle reads the article that the program carries with it: half of
// its headings are sentences with full stops, and two short paragraphs are not.
func TestPlainArticle(t *testing.T) {
	data, err := os.ReadFile("../assets/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := plainDocument(t, string(data))
	var got []string
	for _, s := range d.Sections {
		got = append(got, s.Title)
	}
	want := []string{
		"Each leader praised the other’s law.",
		"The arithmetic of the chamber",
		"Canada lost, and the ballots were secret.",
		"Caracas and Pyongyang",
		"Syria: four gates, then two, then one",
		"On Iran, America stood almost alone.",
		"What the word alliance leaves out",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlainHasNoOutlineOfLogs(t *testing.T) {
	var log bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(&log, "2024-05-%02d 10:%02d:%02d %s worker %d: Fetching page %d of the queue, 12 left.\n", i%28+1, i/60%60, i%60, [...]string{"INFO", "WARN", "ERROR"}[i%3], i%8, i)
		if i%50 == 0 {
			fmt.Fprintf(&log, "Worker Restarted\n")
		}
	}
	if d := plainDocument(t, log.String()); len(d.Sections) > 0 {
		t.Errorf("got %d sections, the first %q; want none", len(d.Sections), d.Sections[0].Title)
	}
}

// TestLineEndsAreNear has a text whose only LF is its last byte.
func TestLineEndsAreNear(t *testing.T) {
	start, n := time.Now(), 0
	for lines := newLines(strings.Repeat("a\r", 1<<20) + "\n"); ; n++ {
		if _, ok := lines.next(); !ok {
			break
		}
	}
	if took := time.Since(start); n != 1<<20 || took > 4*time.Second {
		t.Errorf("%d lines took %v, want %d in some milliseconds", n, took, 1<<20)
	}
}

// TestIndentsAreMeasuredOnce has an item with a huge indent, and many lines that
// may go on in it.
func TestIndentsAreMeasuredOnce(t *testing.T) {
	const row = "tide came in slowly, and nobody on the whole pier had looked at it for\n"
	prose := strings.Repeat(row, 1000)
	text := prose + "\n" + strings.Repeat(" ", 4<<20) + "- " + strings.Repeat(row, 4000)
	p, start := typesetter{layout: new(measure(text))}, time.Now()
	if err := p.set(t.Context(), text); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("%d KB took %v, want some milliseconds", len(text)>>10, took)
	}
}

func BenchmarkPlain(b *testing.B) {
	for _, layout := range []string{"article", "wrapped"} {
		ar, err := txtar.ParseFile("outline/testdata/" + layout + ".txtar")
		if err != nil {
			b.Fatal(err)
		}
		for _, size := range []int{16 << 10, 1 << 20, 10 << 20} {
			text := strings.Repeat(string(ar.Files[0].Data)+"\n", size/len(ar.Files[0].Data)+1)[:size]
			b.Run(fmt.Sprintf("scan/%s/%dKB", layout, size>>10), func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					p := typesetter{layout: new(measure(text))}
					if err := p.set(context.Background(), text); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("build/%s/%dKB", layout, size>>10), func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					if _, _, err := buildPlain(context.Background(), inMemory(text)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// TestClassifiedByParts: a text that is too long to be classified at once has the
// same headings, and its furniture only where it begins and ends.
func TestClassifiedByParts(t *testing.T) {
	topics := []string{"The wheel", "An axle of wood", "Roads that last", "Who pays the toll", "Horses and oats", "A bridge over the river"}
	var text strings.Builder
	text.WriteString("Home\nSubscribe\nLog in\nShare\n\nA short history of the cart\n\nBy Ann Poe, 3 May 2024\n\nThe history of the cart is short, and it is told here from the first wheel to the last road, for whoever has never sat on one and wonders how corn came to town before there were engines.\n\n")
	for i := range 120 {
		fmt.Fprintf(&text, "%s in year %d\n\n", topics[i%len(topics)], i)
		for j := range 3 {
			fmt.Fprintf(&text, "What was said of %s in that year is told here, and %d carts went over the hill with %d loads of corn. The rest of it is known to those who were there, and they do not say.\n\n",
				strings.ToLower(topics[i%len(topics)]), i+j, i*j)
		}
	}
	text.WriteString("Share this article\n\nRelated stories\n\nSubscribe to our newsletter\n\n© 2024 The Cart. All rights reserved.\n")
	build := func(atOnce int) *Document {
		p, err := typeset(t.Context(), inMemory(text.String()), 2<<10, atOnce)
		if err != nil {
			t.Fatal(err)
		}
		p.classify(true)
		return p.document(meta{})
	}
	whole, parts := build(text.Len()), build(10<<10)
	if len(whole.Sections) < 110 || whole.Body.End == len(whole.Text) {
		t.Fatalf("%d sections, the body ends at %d of %d", len(whole.Sections), whole.Body.End, len(whole.Text))
	}
	if got, want := drawBlocks(parts), drawBlocks(whole); got != want {
		t.Errorf("by parts:\n%s\nwant\n%s", got, want)
	}
}

// TestInside: of the parts of a text only the first has a beginning, and the last an end.
func TestInside(t *testing.T) {
	letters := map[rune]outline.Part{'f': outline.Furniture, 't': outline.Title, 's': outline.Standfirst, 'b': outline.Byline, 'h': outline.Heading, '.': outline.Prose}
	for _, test := range []struct {
		found       string
		first, last bool
		want        string
	}{
		{"fftsb.h.fh.ff", true, true, "fftsb.h.fh.ff"},
		{"fftsb.h.fh.ff", true, false, "fftsb.h.fh..."},
		{"fftsb.h.fh.ff", false, true, "......h.fh.ff"},
		{"fftsb.h.fh.ff", false, false, "......h.fh..."},
		{"fff", true, false, "fff"},
		{"fff", false, true, "..."},
		{"", false, false, ""},
	} {
		var found []outline.Finding
		for _, c := range test.found {
			found = append(found, outline.Finding{Part: letters[c]})
		}
		inside(found, test.first, test.last)
		got := ""
		for _, f := range found {
			for c, part := range letters {
				if part == f.Part {
					got += string(c)
				}
			}
		}
		if got != test.want {
			t.Errorf("%s, first %v, last %v: %s, want %s", test.found, test.first, test.last, got, test.want)
		}
	}
}

// TestPlainJoinsWords: what was parted at the end of a line at a hyphen or dash is one
// again, and blanks that made lines alike in width are one.
func TestPlainJoinsWords(t *testing.T) {
	source, err := NewSource("a.txt", []byte(strings.Repeat(`The salt  came down  the river  in flat boats, and the well-
known tolls of  the bridges  were paid by the weight of each
of them, in the autumn and in the spring of every other year.

`, 4)))
	if err != nil {
		t.Fatal(err)
	}
	d, err := source.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := "The salt came down the river in flat boats, and the well-known tolls"; !strings.HasPrefix(d.Text, want) {
		t.Errorf("got %q", d.Text)
	}
	for _, c := range []struct {
		line, next string
		want       bool
	}{
		{"the well-", "known", true}, {"speci\u2010", "fied", true}, {"1612\u2013", "1613", true}, {"it\u2014", "and", true},
		{"it--", "and", true}, {"pre-", "and post-war", false}, {"held -", "as", false}, {"year \u2014", "in", false}, {"a-", "\u201cb", false},
		{"漢", "字", true}, {"漢", "a", false}, {"a", "b", false}, {"-", "b", false},
	} {
		if got := setClose(c.line, c.next); got != c.want {
			t.Errorf("%q, %q: %v", c.line, c.next, got)
		}
	}
}
