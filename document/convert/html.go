package convert

import (
	"bytes"
	"errors"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements is how many elements a page may have in which an article is looked
// for: that takes time more than in proportion.
const maxElements = 200_000

// errNoWords says that a page has nothing to read.
var errNoWords = errors.New("there is nothing to read in this page")

// HTML turns a page into the article in it, or where none is found into all that
// is to be read there. The page is in UTF-8; address is where it came from, which
// makes its links whole, or nil.
func HTML(page string, address *url.URL) (Text, error) {
	tree, err := parse(page)
	if err != nil {
		return Text{}, err
	}
	mend(tree)
	captions := captionsOf(tree)
	t, article := findArticle(tree, address)
	if article == nil {
		whole, err := WholeHTML(page, address)
		whole.Title, whole.Byline, whole.Site = t.Title, t.Byline, t.Site
		whole.Date, whole.Language = t.Date, t.Language
		whole.Note = "No article was found in it: this is the whole page."
		return whole, err
	}
	if said := captions[fileName(t.picture)]; said != "" && !strings.Contains(oneLine(textOf(article)), said) {
		t.Caption = said // the picture that leads the article was left out of it
	}
	t.Markdown, err = markdown(article)
	return t, err
}

// WholeHTML turns all that is to be read in a page into Markdown.
func WholeHTML(page string, address *url.URL) (Text, error) {
	tree, err := parse(page)
	if err != nil {
		return Text{}, err
	}
	mend(tree)
	t := Text{Title: titleOf(tree), Language: language(tree)}
	body := first(tree, atom.Body)
	if body == nil || strings.TrimSpace(textOf(body)) == "" {
		return t, errNoWords
	}
	resolveLinks(body, address)
	if h := first(body, atom.H1); h != nil && oneLine(textOf(h)) == oneLine(t.Title) {
		remove(h) // it stands above the text anyway
	}
	t.Markdown, err = markdown(body)
	return t, err
}

// findArticle takes the article out of a page, and what the page says of it.
// The tree is changed. There may be no article.
func findArticle(tree *html.Node, address *url.URL) (Text, *html.Node) {
	page := len(oneLine(textOf(tree)))
	p := readability.NewParser()
	p.KeepClasses = true // they name the languages of code
	p.MaxElemsToParse = maxElements
	a, err := parseArticle(&p, tree, address)
	if err != nil {
		return Text{Title: titleOf(tree), Language: language(tree)}, nil
	}
	t := Text{Title: a.Title(), Byline: a.Byline(), Site: a.SiteName(), Language: a.Language(), picture: a.ImageURL()}
	if when, err := a.PublishedTime(); err == nil && !when.IsZero() {
		t.Date = when.Format("2006-01-02")
	}
	if a.Node == nil || !isArticle(a.Node, page) {
		return t, nil
	}
	return t, a.Node
}

// captionsOf returns what a page says below its pictures, by their files' names.
func captionsOf(tree *html.Node) map[string]string {
	captions := map[string]string{}
	for f := range elements(tree, atom.Figure) {
		caption, img := first(f, atom.Figcaption), first(f, atom.Img)
		if caption == nil || img == nil {
			continue
		}
		if said := oneLine(textOf(caption)); said != "" && len(said) <= maxCaption {
			captions[fileName(attr(img, "src"))] = said
		}
	}
	delete(captions, "")
	return captions
}

// maxCaption is how long the caption above an article may be, in bytes.
const maxCaption = 500

// fileName returns the last part of an address.
func fileName(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return address[strings.LastIndexByte(address, '/')+1:]
}

// parseArticle is readability, but an odd page on which it panics has no article.
func parseArticle(p *readability.Parser, tree *html.Node, address *url.URL) (a readability.Article, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the page is too odd")
		}
	}()
	return p.ParseAndMutate(tree, address)
}

// isArticle reports whether what was found in a page of so many bytes of text is
// an article: more than a teaser, unless the page has little more.
func isArticle(n *html.Node, page int) bool {
	size := len(oneLine(textOf(n)))
	return size >= 400 || size > 0 && size*3 >= page
}

// parse makes the tree of a page. One that is nested too deep for a tree is made
// flat: of its tags those stay that make paragraphs and headings.
func parse(page string) (*html.Node, error) {
	tree, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tree, err = html.Parse(strings.NewReader(flatten(page)))
	}
	if err != nil {
		return nil, errors.New("the page is nested too deep")
	}
	return tree, nil
}

// flatten returns a page without nesting.
func flatten(page string) string {
	var flat bytes.Buffer
	z := html.NewTokenizer(strings.NewReader(page))
	var hidden atom.Atom
	for z.Next() != html.ErrorToken {
		t := z.Token()
		switch {
		case hidden != 0:
			if t.Type == html.EndTagToken && t.DataAtom == hidden {
				hidden = 0
			}
		case t.Type == html.TextToken:
			flat.WriteString(html.EscapeString(t.Data))
		case t.DataAtom == atom.Script || t.DataAtom == atom.Style:
			if t.Type == html.StartTagToken {
				hidden = t.DataAtom
			}
		case t.DataAtom == atom.Title, t.DataAtom == atom.Br, isHeading(t.DataAtom):
			t.Attr = nil
			flat.WriteString(t.String())
		case isBlock(t.DataAtom):
			flat.WriteString("<p>")
		}
	}
	return flat.String()
}

// titleOf returns what a page gives as its title.
func titleOf(tree *html.Node) string {
	for _, a := range []atom.Atom{atom.Title, atom.H1} {
		if n := first(tree, a); n != nil {
			return oneLine(textOf(n))
		}
	}
	return ""
}

// language returns the language that a page says it is in.
func language(tree *html.Node) string {
	if n := first(tree, atom.Html); n != nil {
		return attr(n, "lang")
	}
	return ""
}

// resolveLinks makes the links below n whole, seen from address. Those within
// the page stay as they are.
func resolveLinks(n *html.Node, address *url.URL) {
	if address == nil {
		return
	}
	for a := range elements(n, atom.A) {
		href := strings.TrimSpace(attr(a, "href"))
		if href == "" || href[0] == '#' {
			continue
		}
		if u, err := address.Parse(href); err == nil {
			setAttr(a, "href", u.String())
		}
	}
}
