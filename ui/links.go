package ui

import (
	"fmt"
	"net/url"
	"strings"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// listLinks lists the links of the document, numbered; those in the text that is
// read come first to hand.
func (r *Reader) listLinks(int) tea.Cmd {
	links := r.doc.Links
	items := make([]item, len(links))
	digits := len(fmt.Sprint(len(links)))
	for i, l := range links {
		items[i] = item{label: fmt.Sprintf("%*d  %s", digits, i+1, document.CleanLine(r.doc.Slice(l.Range))), side: r.leads(l)}
	}
	r.list = newList(r.theme, r.method, "Links", items)
	r.list.empty = "this text has no links"
	r.list.hint = "a number or words · Enter follows · Esc closes"
	r.list.numbered = true
	r.list.choose = func(i int) tea.Cmd { return r.followLink(links[i]) }
	seen := r.page.Visible()
	for i, l := range links {
		if l.Start >= seen.Start {
			r.list.move(i)
			break
		}
	}
	return nil
}

// leads says where a link leads: to a section, or to an address.
func (r *Reader) leads(l document.Link) string {
	at, ok := r.doc.Follow(l.URL)
	if !ok {
		return document.CleanLine(l.URL)
	}
	if i := r.doc.SectionAt(at); i >= 0 {
		return "→ " + r.doc.Sections[i].Title
	}
	return "→ here"
}

// followLink goes where a link leads: within the text, or to the browser.
func (r *Reader) followLink(l document.Link) tea.Cmd {
	if at, ok := r.doc.Follow(l.URL); ok {
		r.jump(at)
		return nil
	}
	return r.browse(l.URL)
}

// openPage opens the page that is read in the browser.
func (r *Reader) openPage(int) tea.Cmd {
	if !isBrowsable(r.source.Path) {
		r.say("this text is no page of the web")
		return nil
	}
	return r.browse(r.source.Path)
}

// browse opens an address in the browser.
func (r *Reader) browse(address string) tea.Cmd {
	switch {
	case !isBrowsable(address):
		r.say("it leads to " + address + ", which is not opened from here")
		return nil
	case r.opts.Browse == nil:
		r.say("it leads to " + address)
		return nil
	}
	r.say("opening " + address + " …")
	return func() tea.Msg { return browsed{r.opts.Browse(address)} }
}

// browsed says how the browser was come by.
type browsed struct{ err error }

// isBrowsable reports whether an address may be given to the browser.
func isBrowsable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.IndexFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f }) >= 0 {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// switchArticle shows all of a page in place of the article in it, or again that.
func (r *Reader) switchArticle(int) tea.Cmd {
	if r.opts.Article == nil || r.source.Format != document.HTML {
		r.say("this text is no page of the web")
		return nil
	}
	whole := !r.source.Whole
	if whole {
		r.say("all of the page …")
	} else {
		r.say("the article …")
	}
	return func() tea.Msg {
		source, err := r.opts.Article(whole)
		return reopened{source: source, err: err}
	}
}
