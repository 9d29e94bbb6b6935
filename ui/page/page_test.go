package page

import (
	"math/rand/v2"
	"strings"
	"testing"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// article is a document with every kind of block.
const article = `# On kettles

A paragraph with *emphasis*, **strength**, ` + "`code`" + `, a [link](https://example.org/x) and
enough words that it has to be broken into several rows on any page.

## Wood

1. The first item, which goes on for longer than a narrow page is wide, so that it hangs.
2. The second
   - nested, with some words more than needed

> A quote that is long enough for two rows on a narrow page, and a little more.

| Tea | Minutes |
|:----|--------:|
| Green | 2 |
| Black, which needs a remark of some length | 4 |

` + "```go\nfunc main() { println(\"a line of code that is not broken, however long it is\") }\n```" + `

---

中文段落：茶是一种历史悠久的饮料，起源于中国，如今在世界各地都有人饮用。

Last words, with a hard\
break, 👩‍👩‍👧 and ❤️.
`

func open(t testing.TB, name, text string) *document.Document {
	t.Helper()
	source, err := document.NewSource(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	d := source.Head()
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// allRows returns all rows of the page's document.
func allRows(p *Page) []row {
	var rows []row
	c := p.cursorAt(0)
	for ok := true; ok; ok = p.next(&c) {
		rows = append(rows, c.row())
	}
	return rows
}

func TestRowsTileText(t *testing.T) {
	d := open(t, "a.md", article)
	for width := 1; width <= 120; width++ {
		p := New(Style{})
		p.SetDocument(d)
		p.SetSize(width, 10)
		end := 0
		for i, r := range allRows(p) {
			if r.Start != end || r.Empty() {
				t.Fatalf("width %d: row %d is %v after %d", width, i, r.Range, end)
			}
			end = r.End
		}
		if end != len(d.Text) {
			t.Fatalf("width %d: rows end at %d, text at %d", width, end, len(d.Text))
		}
	}
}

func TestNoRowIsTooWide(t *testing.T) {
	d := open(t, "a.md", article)
	for width := 4; width <= 120; width++ {
		p := New(Style{})
		p.SetDocument(d)
		p.SetSize(width, 100)
		for _, line := range p.View() {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("width %d: %d cells: %q", width, w, line)
			}
		}
	}
}

func TestResizeKeepsPlace(t *testing.T) {
	d := open(t, "a.md", strings.Repeat(article, 20))
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		p := New(Style{})
		p.SetDocument(d)
		p.SetSize(120, 40)
		p.SetTop(random.IntN(len(d.Text) * 9 / 10))
		p.Scroll(1)
		want, top := p.View()[0], p.Top()
		for range 3 {
			p.SetSize(20+random.IntN(180), 5+random.IntN(35))
			if v := p.Visible(); !v.Contains(top) && p.Top() == top && v.End < len(d.Text) {
				t.Fatalf("offset %d is not on the page: %v", top, v)
			}
		}
		p.SetSize(120, 40)
		if got := p.View()[0]; got != want {
			t.Fatalf("offset %d: got %q, want %q", top, got, want)
		}
	}
}

func TestScrollReturns(t *testing.T) {
	p := New(Style{})
	p.SetDocument(open(t, "a.md", strings.Repeat(article, 5)))
	p.SetSize(80, 20)
	for n := 1; n < 60; n++ {
		p.SetTop(0)
		p.Scroll(n)
		p.Scroll(-n)
		if p.Top() != 0 {
			t.Errorf("%d rows down and up: at %d", n, p.Top())
		}
	}
}

func TestShowIsVisible(t *testing.T) {
	d := open(t, "a.md", strings.Repeat(article, 5))
	p := New(Style{})
	p.SetDocument(d)
	p.SetSize(60, 15)
	for at := 0; at < len(d.Text); at += 97 {
		p.Show(document.Range{Start: at, End: at + 1})
		if v := p.Visible(); !v.Contains(at) {
			t.Errorf("offset %d is not in %v", at, v)
		}
	}
}

// TestBreakLines draws lines as they are broken: "|" ends each.
func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		width   int
		s, want string
	}{
		{10, "to be or not to be", "to be or |not to be|"},
		{4, "incomprehensible", "inco|mpre|hens|ible|"},
		{9, "well-known facts", "well-|known |facts|"},
		{9, "minus -5 and", "minus -5 |and|"},
		{8, "a—b long—dash", "a—b |long—|dash|"},
		{7, "see a b c", "see a b |c|"},
		{12, "http://example.org/path", "http://|example.org/|path|"},
		{6, "a\nb", "a\n|b|"},
		{8, "茶是一种，历史", "茶是一|种，历史|"},
		{4, "「茶」は", "「茶|」は|"},
		{0, "ab", "a|b|"},
	} {
		var got strings.Builder
		for _, r := range breakLines(c.s, c.width, c.width, ansi.GraphemeWidth) {
			got.WriteString(c.s[r.Start:r.End] + "|")
		}
		if got.String() != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.s, c.width, got.String(), c.want)
		}
	}
}

func BenchmarkPageDown(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"16KB", 16}, {"1MB", 1024}, {"10MB", 10240}} {
		source, err := document.NewSource("a.md", []byte(strings.Repeat(article, size.n)))
		if err != nil {
			b.Fatal(err)
		}
		d, err := source.Build(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(size.name, func(b *testing.B) {
			p := New(Style{})
			p.SetDocument(d)
			p.SetSize(120, 40)
			b.ReportAllocs()
			for b.Loop() {
				if !p.Scroll(38) {
					p.SetTop(0)
				}
				p.View()
			}
		})
	}
}

func BenchmarkFlow(b *testing.B) {
	s := strings.Repeat("some words of plain prose to be broken ", 2500)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		breakLines(s, 72, 72, ansi.GraphemeWidth)
	}
}
