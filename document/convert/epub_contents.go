package convert

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An entry is a line of a book's contents.
type entry struct {
	title string
	file  string // in the archive
	id    string // in the file; empty: its start
	depth int    // 1 is a chapter or a part
}

// maxEntries is how many lines of contents are looked at.
const maxEntries = 20_000

// contents returns the book's own contents: of its navigation document, or as
// EPUB 2 has them, or none.
func (b *book) contents() []entry {
	for _, it := range b.pack.Items {
		if slices.Contains(strings.Fields(it.Properties), "nav") {
			if toc := b.navigation(b.resolve(it.Href)); len(toc) > 0 {
				return toc
			}
		}
	}
	for _, it := range b.pack.Items {
		if it.ID == b.pack.Spine.Toc && it.ID != "" || it.Type == "application/x-dtbncx+xml" {
			if toc := b.ncx(b.resolve(it.Href)); len(toc) > 0 {
				return toc
			}
		}
	}
	return nil
}

// navigation reads the navigation document of EPUB 3.
func (b *book) navigation(name string) []entry {
	data, err := b.read(name)
	if err != nil {
		return nil
	}
	tree, err := parseXHTML(data)
	if err != nil {
		return nil
	}
	var nav *html.Node
	for n := range elements(tree, atom.Nav) {
		if nav == nil || strings.Contains(attr(n, "epub:type"), "toc") {
			nav = n
		}
	}
	if nav == nil {
		return nil
	}
	var toc []entry
	for a := range elements(nav, atom.A) {
		depth := 0
		for p := range a.Ancestors() {
			if p.DataAtom == atom.Ol || p.DataAtom == atom.Ul {
				depth++
			}
		}
		toc = b.enter(toc, path.Dir(name), attr(a, "href"), textOf(a), depth)
	}
	return toc
}

// enter appends a line of contents that a file in dir has.
func (b *book) enter(toc []entry, dir, href, title string, depth int) []entry {
	file, id, _ := strings.Cut(href, "#")
	name := path.Join(dir, file)
	if f := b.find(name); f == nil || oneLine(title) == "" || len(toc) == maxEntries {
		return toc
	}
	return append(toc, entry{oneLine(title), b.key(name), fragment(id), max(1, depth)})
}

// key is one name for a file, however it is written.
func (b *book) key(name string) string {
	if f := b.find(name); f != nil {
		return f.Name
	}
	return name
}

// A point is a line of the contents in EPUB 2, with those below it.
type point struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []point `xml:"navPoint"`
}

// ncx reads the contents of EPUB 2.
func (b *book) ncx(name string) []entry {
	data, err := b.read(name)
	if err != nil {
		return nil
	}
	var doc struct {
		XMLName xml.Name
		Points  []point `xml:"navMap>navPoint"`
	}
	_ = newXML(data).Decode(&doc) // what was read before an error is good
	var toc []entry
	var walk func(points []point, depth int)
	walk = func(points []point, depth int) {
		for _, p := range points {
			toc = b.enter(toc, path.Dir(name), p.Content.Src, p.Label, depth)
			if depth < maxDepth {
				walk(p.Points, depth+1)
			}
		}
	}
	walk(doc.Points, 1)
	return toc
}
