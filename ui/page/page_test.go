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

// A fataler is a *testing.T, *testing.B, *testing.F or *rapid.T.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// open returns the document that a source of that name and text is.
func open(t fataler, name, text string) *document.Document {
	t.Helper()
	source, err := document.NewSource(name, []byte(text))
	if err != nil {
		t.Fatalf("open %.200q: %v", text, err)
	}
	d := source.Head()
	if err := d.Check(); err != nil {
		t.Fatalf("open %.200q: %v", text, err)
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

func TestBottomIsTheRowBefore(t *testing.T) {
	d := open(t, "a.md", strings.Repeat(article, 3))
	p := New(Style{})
	p.SetDocument(d)
	p.SetSize(60, 15)
	for _, b := range d.Blocks {
		p.SetBottom(b.End)
		if v := p.Visible(); v.End != b.End && v.Start > 0 {
			t.Errorf("the page shows %v, want it to end at %d", v, b.End)
		}
	}
}
