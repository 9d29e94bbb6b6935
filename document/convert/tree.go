package convert

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements yields the elements below n that are one of kinds, or all. They may
// be taken out of the tree while it runs.
func elements(n *html.Node, kinds ...atom.Atom) iter.Seq[*html.Node] {
	var all []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (len(kinds) == 0 || slices.Contains(kinds, d.DataAtom)) {
			all = append(all, d)
		}
	}
	return slices.Values(all)
}

// first returns the first element of a kind below n, or nil.
func first(n *html.Node, kinds ...atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(kinds, d.DataAtom) {
			return d
		}
	}
	return nil
}

// inside reports whether n stands in an element of one of kinds.
func inside(n *html.Node, kinds ...atom.Atom) bool {
	for p := range n.Ancestors() {
		if slices.Contains(kinds, p.DataAtom) {
			return true
		}
	}
	return false
}

// textOf returns the text below n, scripts and styles left out.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isHidden(d.Parent.DataAtom) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// isLonger reports whether there are more than so many bytes of text below n.
func isLonger(n *html.Node, size int) bool {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			if size -= len(strings.TrimSpace(d.Data)); size < 0 {
				return true
			}
		}
	}
	return false
}

// oneLine returns s with a blank for every stretch of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// hasClass reports whether n has one of the classes.
func hasClass(n *html.Node, classes ...string) bool {
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if slices.Contains(classes, c) {
			return true
		}
	}
	return false
}

// remove takes n out of its tree.
func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// unwrap puts what is in n in its place.
func unwrap(n *html.Node) {
	if n.Parent == nil {
		return
	}
	for n.FirstChild != nil {
		c := n.FirstChild
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	remove(n)
}

// rename makes n an element of another kind, without attributes.
func rename(n *html.Node, a atom.Atom) {
	n.DataAtom, n.Data, n.Attr = a, a.String(), nil
}

// wrapChildren puts all that is in n into a new element in it.
func wrapChildren(n *html.Node, a atom.Atom) {
	w := element(a)
	for n.FirstChild != nil {
		c := n.FirstChild
		n.RemoveChild(c)
		w.AppendChild(c)
	}
	n.AppendChild(w)
}

func element(a atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isBlock reports whether an element begins a new line.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre,
		atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Figure,
		atom.Figcaption, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main,
		atom.Center, atom.Form, atom.Fieldset, atom.Hr, atom.Address, atom.Details, atom.Summary, atom.Body:
		return true
	}
	return isHeading(a)
}

// isHidden reports whether the text in an element is none to read.
func isHidden(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg:
		return true
	}
	return false
}

// hasBlocks reports whether there are elements below n that begin a new line.
func hasBlocks(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && isBlock(d.DataAtom) {
			return true
		}
	}
	return false
}
