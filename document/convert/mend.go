package convert

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mend prepares a page: what its maker put in for the eye and for the mouse only
// goes, before an article is looked for.
func mend(tree *html.Node) {
	for h := range elements(tree, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
		mendHeading(h)
	}
	for n := range elements(tree, atom.Td, atom.Pre, atom.Div, atom.Span) {
		if hasClass(n, "linenos", "gutter", "line-numbers-rows", "lineno", "line-number") && inside(n, atom.Table, atom.Pre) {
			remove(n)
		}
	}
	mendBylines(tree)
}

// maxByline is how long a byline may be, in bytes.
const maxByline = 100

// mendBylines keeps what holds a whole article from being taken for its byline,
// and out of it, because it has the author among its classes and his name in it.
func mendBylines(tree *html.Node) {
	other := strings.NewReplacer("author", "writer", "byline", "writer", "dateline", "writer", "writtenby", "writer")
	for n := range elements(tree) {
		if !namesAuthor(n) || !isLonger(n, maxByline) {
			continue
		}
		for i, a := range n.Attr {
			switch a.Key {
			case "class", "id", "itemprop", "rel":
				n.Attr[i].Val = other.Replace(strings.ToLower(a.Val))
			}
		}
	}
}

// namesAuthor reports whether n says that it is about an author.
func namesAuthor(n *html.Node) bool {
	return attr(n, "rel") == "author" || strings.Contains(attr(n, "itemprop"), "author") ||
		saysByline(attr(n, "class")) || saysByline(attr(n, "id"))
}

func saysByline(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc([]string{"byline", "author", "dateline", "writtenby"}, func(w string) bool {
		return strings.Contains(s, w)
	})
}

// mendHeading takes the links to itself out of a heading, which say nothing, and
// a heading without words out of the page.
func mendHeading(h *html.Node) {
	for a := range elements(h, atom.A) {
		if isPermalink(a) {
			remove(a)
		}
	}
	if strings.TrimSpace(textOf(h)) == "" {
		unwrap(h)
	}
}

// isPermalink reports whether a link in a heading is its own sign.
func isPermalink(a *html.Node) bool {
	text := strings.TrimSpace(textOf(a))
	switch text {
	case "¶", "#", "§", "🔗", "":
		return strings.Contains(attr(a, "href"), "#") && first(a, atom.Img) == nil
	}
	return false
}
