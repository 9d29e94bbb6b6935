package convert

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/sync/errgroup"
)

// chapters reads the pages of the book. Identifiers get the number of their page,
// so that they are one in the whole book, and links between pages lead there.
func (b *book) chapters() ([]chapter, error) {
	var all []chapter
	number := map[string]int{}
	for i, name := range b.spine {
		number[b.key(name)] = i
	}
	for i, name := range b.spine {
		data, err := b.read(name)
		if isAbsurd(err) {
			return nil, err
		}
		c := chapter{name: b.key(name), body: element(atom.Body)}
		if tree, bad := parseXHTML(data); err == nil && bad == nil {
			mend(tree)
			if body := first(tree, atom.Body); body != nil {
				c.body = body
			}
		}
		b.link(c, i, number)
		c.places = map[string]*html.Node{}
		for e := range elements(c.body) {
			if id := attr(e, "id"); id != "" && c.places[id] == nil {
				c.places[id] = e
			}
		}
		all = append(all, c)
	}
	return all, nil
}

// link makes the identifiers and links of a page those of the whole book.
func (b *book) link(c chapter, number int, numbers map[string]int) {
	for e := range elements(c.body) {
		if e.DataAtom == atom.A && attr(e, "id") == "" {
			setAttr(e, "id", attr(e, "name"))
		}
		if id := attr(e, "id"); id != "" {
			setAttr(e, "id", place(number, fragment(id)))
		}
		href := attr(e, "href")
		if e.DataAtom != atom.A || href == "" || strings.Contains(href, ":") {
			continue
		}
		file, id, _ := strings.Cut(href, "#")
		to := number
		if file != "" {
			n, ok := numbers[b.key(path.Join(path.Dir(c.name), file))]
			if !ok {
				setAttr(e, "href", "") // to a file that is no page, or not there
				continue
			}
			to = n
		}
		setAttr(e, "href", "#"+place(to, fragment(id)))
	}
	setAttr(c.body, "id", place(number, ""))
}

// place is the identifier of a place in a page of the book.
func place(number int, id string) string {
	if id == "" {
		return fmt.Sprintf("page%d", number)
	}
	return fmt.Sprintf("page%d.%s", number, id)
}

// outline gives the chapters the headings that the contents name, with their
// levels; headings between those are below them.
func (b *book) outline(chapters []chapter) {
	number := map[string]int{}
	for i, c := range chapters {
		number[c.name] = i
	}
	named := map[*html.Node]int{} // headings by their level
	for _, e := range b.toc {
		i, ok := number[e.file]
		if !ok {
			continue
		}
		if h := chapters[i].heading(e, place(i, e.id)); named[h] == 0 {
			named[h] = min(e.depth+1, 6)
		}
	}
	level, own := 1, 0 // as if the title of the book came before
	for _, c := range chapters {
		for h := range elements(c.body, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			if was := int(h.Data[1] - '0'); named[h] > 0 {
				level, own = named[h], was
				setLevel(h, level)
			} else {
				setLevel(h, min(level+max(1, was-own), 6))
			}
		}
	}
}

func setLevel(h *html.Node, level int) {
	h.Data = fmt.Sprint("h", level)
	h.DataAtom = atom.Lookup([]byte(h.Data))
}

// heading returns the heading that a line of the contents names: the one it leads
// to, or the next if nothing to read comes before it, or a paragraph there of the
// same words, or a new one.
func (c chapter) heading(e entry, id string) *html.Node {
	at := c.body
	if n := c.places[id]; n != nil {
		at = n
	}
	for p := range at.Ancestors() {
		if isHeading(p.DataAtom) {
			return p
		}
	}
	for n, i := at, 0; n != nil && i < 100; n, i = following(n, c.body), i+1 {
		switch {
		case isHeading(n.DataAtom):
			return n
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			if p := n.Parent; isBlock(p.DataAtom) && p != c.body && strings.EqualFold(oneLine(textOf(p)), e.title) {
				keep := attr(p, "id")
				rename(p, atom.H1)
				setAttr(p, "id", keep)
				return p
			}
			return insertHeading(at, c.body, e.title)
		}
	}
	return insertHeading(at, c.body, e.title)
}

// insertHeading puts a heading before the block that at is or stands in.
func insertHeading(at, body *html.Node, title string) *html.Node {
	h := element(atom.H1)
	h.AppendChild(textNode(title))
	if at == body {
		body.InsertBefore(h, body.FirstChild)
		return h
	}
	for at.Parent != body && !isBlock(at.DataAtom) {
		at = at.Parent
	}
	at.Parent.InsertBefore(h, at)
	return h
}

// following returns the node after n in the order of the text, within body.
func following(n, body *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil && n != body; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// joined writes the chapters as Markdown, side by side, and joins them.
func joined(chapters []chapter) (string, error) {
	all := element(atom.Div)
	for _, c := range chapters {
		remove(c.body)
		asPart(c.body)
		all.AppendChild(c.body)
	}
	markTargets(all)
	parts := make([]string, len(chapters))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range chapters {
		remove(c.body)
		g.Go(func() (err error) {
			parts[i], err = markdownBelow(c.body)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return "", err
	}
	text := strings.TrimSpace(strings.Join(parts, "\n\n"))
	if text == "" {
		return "", errors.New("there is nothing to read in this book")
	}
	return text, nil
}

// asPart makes a page's body an element that may stand among others.
func asPart(body *html.Node) { body.Data, body.DataAtom = "div", atom.Div }

// withoutTitle returns the chapters without a first page that says no more than
// what stands above the text anyway.
func withoutTitle(chapters []chapter, t Text) []chapter {
	if len(chapters) < 2 || t.Title == "" {
		return chapters
	}
	left := oneLine(textOf(chapters[0].body))
	for _, said := range append([]string{t.Title, t.Byline, t.Site, t.Date}, strings.Split(t.Byline, ", ")...) {
		if said != "" {
			left = strings.ReplaceAll(left, said, "")
		}
	}
	if strings.Trim(left, " ,.·–—-") == "" {
		return chapters[1:]
	}
	return chapters
}
