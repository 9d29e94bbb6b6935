package convert

import (
	"errors"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A book is an EPUB: its chapters in order, and what it says of itself.
type book struct {
	*archive
	dir   string // where the package document lies: names are seen from there
	pack  packageDocument
	spine []string // the files of the chapters
	toc   []entry
}

// A packageDocument is the file that says what is in a book.
type packageDocument struct {
	Metadata struct {
		Title     []string `xml:"title"`
		Creator   []string `xml:"creator"`
		Publisher []string `xml:"publisher"`
		Date      []string `xml:"date"`
		Language  []string `xml:"language"`
	} `xml:"metadata"`
	Items []item `xml:"manifest>item"`
	Spine struct {
		Toc  string `xml:"toc,attr"`
		Refs []struct {
			ID     string `xml:"idref,attr"`
			Linear string `xml:"linear,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
}

// An item is a file of a book.
type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

// EPUB turns a book into Markdown: its chapters in the order of its spine, with
// the headings that its own contents name.
func EPUB(data []byte) (Text, error) {
	a, err := openArchive(data)
	if err != nil {
		return Text{}, err
	}
	b := &book{archive: a}
	if err := b.checkRights(); err != nil {
		return Text{}, err
	}
	if err := b.readPackage(); err != nil {
		return Text{}, err
	}
	b.toc = b.contents()
	chapters, err := b.chapters()
	if err != nil {
		return Text{}, err
	}
	b.outline(chapters)
	t := b.text()
	t.Markdown, err = joined(withoutTitle(chapters, t))
	return t, err
}

var errProtected = errors.New("is protected by DRM, and can only be read with what its seller gives")

// checkRights refuses a book whose text is encrypted. Fonts may be, nobody needs
// them here.
func (b *book) checkRights() error {
	data, err := b.read("META-INF/encryption.xml")
	if isAbsurd(err) {
		return err
	}
	if err != nil {
		return nil // there is none
	}
	var e struct {
		Data []struct {
			Method struct {
				Algorithm string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
		} `xml:"EncryptedData"`
	}
	if err := newXML(data).Decode(&e); err != nil {
		return nil // nothing that it says can be known
	}
	for _, d := range e.Data {
		if a := d.Method.Algorithm; a != "http://www.idpf.org/2008/embedding" && a != "http://ns.adobe.com/pdf/enc#RC" {
			return errProtected
		}
	}
	return nil
}

// readPackage finds and reads the package document, and from it the spine. A book
// without a good one is read in the order of its files' names.
func (b *book) readPackage() error {
	name, err := b.packageName()
	if err != nil {
		return err
	}
	if name != "" {
		b.dir = path.Dir(name)
		data, err := b.read(name)
		if isAbsurd(err) {
			return err
		}
		if err == nil {
			_ = newXML(data).Decode(&b.pack) // what was read before an error is good
		}
	}
	if err := b.readSpine(); err != nil {
		return err
	}
	if len(b.spine) == 0 {
		b.spine = b.pages()
	}
	if len(b.spine) == 0 {
		return errors.New("has no chapters in it")
	}
	return nil
}

// packageName returns where the package document is, or nothing.
func (b *book) packageName() (string, error) {
	data, err := b.read("META-INF/container.xml")
	if isAbsurd(err) {
		return "", err
	}
	var c struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err == nil && newXML(data).Decode(&c) == nil {
		for _, r := range c.Roots {
			if isOutside(r.Path) {
				return "", errOutside
			}
			if b.find(r.Path) != nil {
				return r.Path, nil
			}
		}
	}
	for _, n := range b.names {
		if strings.EqualFold(path.Ext(n), ".opf") {
			return n, nil
		}
	}
	return "", nil
}

// readSpine lists the chapters: first those that are read in a row, then the
// others, which may hold notes. The contents are no chapter.
func (b *book) readSpine() error {
	byID := map[string]item{}
	for _, it := range b.pack.Items {
		byID[it.ID] = it
	}
	var aside []string
	for _, ref := range b.pack.Spine.Refs {
		it, ok := byID[ref.ID]
		if !ok || slices.Contains(strings.Fields(it.Properties), "nav") {
			continue
		}
		name := b.resolve(it.Href)
		if isOutside(name) {
			return errOutside
		}
		switch {
		case b.find(name) == nil || slices.Contains(b.spine, name) || slices.Contains(aside, name):
		case ref.Linear == "no":
			aside = append(aside, name)
		default:
			b.spine = append(b.spine, name)
		}
	}
	b.spine = append(b.spine, aside...)
	return nil
}

// resolve returns the name in the archive of a file that the package document
// names.
func (b *book) resolve(href string) string {
	href, _, _ = strings.Cut(href, "#")
	return path.Join(b.dir, href)
}

// pages returns all pages of the archive.
func (b *book) pages() []string {
	var names []string
	for _, n := range b.names {
		switch strings.ToLower(path.Ext(n)) {
		case ".xhtml", ".html", ".htm":
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

// text is what the book says of itself.
func (b *book) text() Text {
	m := b.pack.Metadata
	t := Text{
		Title: firstOf(m.Title), Byline: strings.Join(compact(m.Creator), ", "),
		Site: firstOf(m.Publisher), Language: firstOf(m.Language),
	}
	t.Date, _, _ = strings.Cut(firstOf(m.Date), "T")
	return t
}

func firstOf(list []string) string {
	if list = compact(list); len(list) > 0 {
		return list[0]
	}
	return ""
}

// compact returns the lines of list that have words.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if s = oneLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// A chapter is a page of a book.
type chapter struct {
	name   string
	body   *html.Node
	places map[string]*html.Node // by identifiers
}
