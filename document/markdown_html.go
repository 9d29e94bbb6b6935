package document

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlReader writes what is to be read in a block of HTML: its text,
// without tags, comments, scripts and styles, cut into blocks where the
// elements say so.
type htmlReader struct {
	*walker
	node *ast.HTMLBlock
	z    *html.Tokenizer

	above  int       // how many lines of the node come before the token
	kind   Block     // the shape of the next block
	inside bool      // a block is open
	gap    string    // is due before the next word: "", a blank or a line break
	hidden atom.Atom // the script or style that is open
}

// html writes an HTML block.
func (w *walker) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	var source bytes.Buffer
	for i := range lines.Len() {
		line := lines.At(i)
		source.Write(line.Value(w.source))
	}
	if n.HasClosure() {
		source.Write(n.ClosureLine.Value(w.source))
	}
	h := htmlReader{walker: w, node: n, z: html.NewTokenizer(&source)}
	for h.z.Next() != html.ErrorToken {
		lines := bytes.Count(h.z.Raw(), []byte{'\n'})
		h.token(h.z.Token())
		h.above += lines
	}
	h.close()
}

func (h *htmlReader) token(t html.Token) {
	switch {
	case t.Type == html.EndTagToken && t.DataAtom == h.hidden:
		h.hidden = 0
	case h.hidden != 0 || t.Type == html.CommentToken || t.Type == html.DoctypeToken:
	case t.Type == html.TextToken:
		h.words(t.Data)
	default:
		h.tag(t)
	}
}

// tag does what a start or end tag does to the text around it.
func (h *htmlReader) tag(t html.Token) {
	h.b.target(attribute(t, "id"))
	switch a := t.DataAtom; a {
	case atom.Script, atom.Style:
		if t.Type == html.StartTagToken {
			h.hidden = a
		}
	case atom.Br, atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Option:
		h.gap = "\n"
	case atom.Td, atom.Th:
		h.space()
	case atom.Img:
		if name := imageName(t); name != "" && t.Type != html.EndTagToken {
			h.flush()
			h.marked(Image, func() { h.write(name) })
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre:
		h.close()
		if t.Type == html.StartTagToken {
			h.kind = shape(a)
		}
	case atom.P, atom.Div, atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Details, atom.Summary,
		atom.Section, atom.Article, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Center,
		atom.Figure, atom.Figcaption, atom.Form, atom.Hr:
		if h.kind.Kind != Code {
			h.close()
		}
	}
}

// shape returns the shape of the block in an element a.
func shape(a atom.Atom) Block {
	if a == atom.Pre {
		return Block{Kind: Code}
	}
	level := a.String()[1] - '0' // "h1" to "h6"
	return Block{Kind: Heading, Level: level, Confidence: 1}
}

// words writes text, in which white space is a blank; in Code it is itself.
func (h *htmlReader) words(s string) {
	if h.kind.Kind == Code {
		h.flush()
		h.write(s)
		return
	}
	for i, word := range strings.Fields(s) {
		if i > 0 || isBlank(s[0]) {
			h.space()
		}
		if i == 0 {
			h.above += strings.Count(s[:len(s)-len(strings.TrimLeft(s, " \t\n"))], "\n")
		}
		h.flush()
		h.write(word)
	}
	if s != "" && isBlank(s[len(s)-1]) {
		h.space()
	}
}

func (h *htmlReader) space() {
	if h.gap == "" {
		h.gap = " "
	}
}

// flush makes the block ready for a word.
func (h *htmlReader) flush() {
	if h.inside {
		h.write(h.gap)
	} else {
		h.begin(h.node, h.kind)
		h.b.open.Line += h.above
		h.inside = true
	}
	h.gap = ""
}

// close ends the block, if one is open; the next is a paragraph.
func (h *htmlReader) close() {
	if h.inside {
		h.end()
	}
	h.inside, h.kind, h.gap = false, Block{Kind: Paragraph}, ""
}

// tag writes what an inline tag stands for: a line break, or an image. Others
// are dropped, and the text between them stays.
func (w *walker) tag(source string) {
	z := html.NewTokenizer(strings.NewReader(source))
	z.Next()
	switch t := z.Token(); t.DataAtom {
	case atom.A:
		w.b.target(cmp.Or(attribute(t, "id"), attribute(t, "name")))
	case atom.Br:
		w.soft = false
		w.write("\n")
	case atom.Img:
		w.marked(Image, func() { w.write(imageName(t)) })
	}
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// imageName returns what stands for an <img>: its alternative text, which may
// be empty where the image only decorates, or its file's name.
func imageName(t html.Token) string {
	src := ""
	for _, a := range t.Attr {
		switch a.Key {
		case "alt":
			return CleanLine(a.Val)
		case "src":
			src = a.Val
		}
	}
	return fileName(src)
}
