package convert

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// targetTag is an element of our own that stands before what a link leads to,
// and becomes <a id="…"></a> in the Markdown.
const targetTag = "crosshead-target"

// markTargets marks the places below n that links below n lead to.
func markTargets(n *html.Node) {
	wanted := map[string]bool{}
	for a := range elements(n, atom.A) {
		if id, ok := strings.CutPrefix(attr(a, "href"), "#"); ok {
			id = fragment(id)
			wanted[id] = true
			setAttr(a, "href", "#"+id)
		}
	}
	if len(wanted) == 0 {
		return
	}
	for e := range elements(n) {
		id := attr(e, "id")
		if id == "" && e.DataAtom == atom.A {
			id = attr(e, "name")
		}
		if id = fragment(id); wanted[id] {
			delete(wanted, id)
			markTarget(e, id)
		}
	}
}

// fragment returns an identifier in the form that it has in our Markdown: each
// is the same wherever it is mentioned, and harmless there.
func fragment(id string) string {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"'<>&()[]`\\|*_~ \t\r\n\f", r) || r < ' ' {
			return '-'
		}
		return r
	}, id)
}

// markTarget puts a mark where the text of e begins.
func markTarget(e *html.Node, id string) {
	mark := &html.Node{Type: html.ElementNode, Data: targetTag, Attr: []html.Attribute{{Key: "id", Val: id}}}
	for {
		switch e.DataAtom {
		case atom.Table, atom.Pre, atom.Hr, atom.Img, atom.Br, atom.A, atom.Code, atom.Tr, atom.Thead, atom.Tbody:
			if p := closest(e, atom.Table, atom.Pre, atom.A); p != nil {
				e = p
			}
			if e.Parent != nil {
				e.Parent.InsertBefore(mark, e)
			}
			return
		}
		next := e.FirstChild
		for next != nil && next.Type != html.ElementNode && strings.TrimSpace(textOf(next)) == "" {
			next = next.NextSibling
		}
		if next == nil || next.Type != html.ElementNode || !isBlock(next.DataAtom) {
			break
		}
		e = next
	}
	e.InsertBefore(mark, e.FirstChild)
}

// closest returns the outermost element of kinds that n is or stands in.
func closest(n *html.Node, kinds ...atom.Atom) (found *html.Node) {
	for p := n; p != nil; p = p.Parent {
		for _, k := range kinds {
			if p.DataAtom == k {
				found = p
			}
		}
	}
	return found
}
