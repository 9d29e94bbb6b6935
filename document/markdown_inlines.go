package document

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines writes what is inline below n.
func (w *walker) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *walker) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.words(n)
	case *ast.CodeSpan:
		w.marked(Verbatim, func() { w.verbatim(n) })
	case *ast.Emphasis:
		mark := Emphasis
		if n.Level == 2 {
			mark = Strong
		}
		w.marked(mark, func() { w.inlines(n) })
	case *east.Strikethrough:
		w.marked(Strike, func() { w.inlines(n) })
	case *ast.Link:
		w.link(unescape(string(n.Destination)), func() { w.inlines(n) })
	case *ast.AutoLink:
		w.link(address(n, w.source), func() { w.write(string(n.Label(w.source))) })
	case *ast.Image:
		w.image(n)
	case *ast.RawHTML:
		w.tag(string(n.Segments.Value(w.source)))
	case *east.FootnoteLink:
		number := strconv.Itoa(n.Index)
		w.link("#fn:"+number, func() { w.write("[" + number + "]") })
	}
}

// write adds text to the open block, after a soft line break if one is due: a
// blank, but nothing between two characters of a script without blanks.
func (w *walker) write(s string) {
	if s == "" {
		return
	}
	if w.soft {
		w.soft = false
		last, _ := utf8.DecodeLastRune(w.b.text)
		if first, _ := utf8.DecodeRuneInString(s); !setSolid(last) || !setSolid(first) {
			w.b.write(" ")
		}
	}
	if w.cell {
		s = flat.Replace(Clean(s))
	}
	w.b.write(s)
}

var flat = strings.NewReplacer("\n", " ", "\t", " ")

// setSolid reports whether r is a character of Chinese or Japanese, which are
// set without blanks: a line break between two of them is no blank either.
func setSolid(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r <= 0x9fff, 0xf900 <= r && r <= 0xfaff: // radicals to ideographs, punctuation and kana among them
		return true
	case 0xff00 <= r && r <= 0xff9f, 0x20000 <= r && r <= 0x3ffff: // full width and half width forms
		return true
	}
	return false
}

// words writes a stretch of text and the line break after it.
func (w *walker) words(n *ast.Text) {
	s := w.slice(n)
	if !n.IsRaw() {
		s = unescape(s)
	}
	w.write(s)
	switch {
	case n.HardLineBreak():
		w.write("\n")
	case n.SoftLineBreak():
		w.soft = true
	}
}

// slice returns the source of n.
func (w *walker) slice(n *ast.Text) string {
	if n.Segment.Padding == 0 {
		return w.text[n.Segment.Start:n.Segment.Stop]
	}
	return string(n.Segment.Value(w.source))
}

// verbatim writes the text of a code span, in which line breaks are blanks,
// and in a table "\|" is a bar.
func (w *walker) verbatim(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := strings.ReplaceAll(w.slice(c.(*ast.Text)), "\n", " ")
		if w.cell {
			s = strings.ReplaceAll(s, `\|`, "|")
		}
		w.write(s)
	}
}

// marked writes text with an inline mark, but for one in too many others.
func (w *walker) marked(m Mark, text func()) {
	if w.marks == maxInline {
		text()
		return
	}
	w.marks++
	w.b.mark(m)
	text()
	w.b.unmark()
	w.marks--
}

// link writes text as a link to url. A link in a link is text.
func (w *walker) link(url string, text func()) {
	if w.linked {
		text()
		return
	}
	w.linked = true
	w.b.anchor(url)
	text()
	w.b.unanchor()
	w.linked = false
}

func address(n *ast.AutoLink, source []byte) string {
	url := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		return "mailto:" + url
	}
	return url
}

// image writes what stands for an image: its alternative text, or its file's
// name, but nothing for a badge that does not say what it shows.
func (w *walker) image(n *ast.Image) {
	name := fileName(unescape(string(n.Destination)))
	if n.FirstChild() == nil && n.Parent().Kind() == ast.KindLink && !isPicture(name) {
		return
	}
	w.marked(Image, func() {
		start := len(w.b.text)
		w.inlines(n)
		if len(w.b.text) == start {
			w.write(name)
		}
	})
}

// isPicture reports whether a file is a photograph or the like: badges are drawn, or
// made when they are asked for.
func isPicture(name string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".gif", ".webp"}, strings.ToLower(path.Ext(name)))
}

// fileName returns the name of the file at url.
func fileName(url string) string {
	if strings.HasPrefix(url, "data:") {
		return "image"
	}
	url, _, _ = strings.Cut(url, "?")
	url, _, _ = strings.Cut(url, "#")
	if name := path.Base(url); name != "." && name != "/" {
		return name
	}
	return "image"
}
