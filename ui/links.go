package ui

import (
	"context"
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
	r.list.hint = "a number or words · Enter follows · O in the browser · Esc closes"
	r.list.numbered = true
	r.list.choose = func(i int) tea.Cmd { return r.followLink(links[i]) }
	list := r.list
	list.hot = func(key string) (tea.Cmd, bool) {
		i := list.selected()
		if key != "O" || i < 0 {
			return nil, false
		}
		r.list = nil
		return r.browse(r.address(links[i])), true
	}
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

// followLink goes where a link leads: within the text, to another document, or to
// the browser.
func (r *Reader) followLink(l document.Link) tea.Cmd {
	if at, ok := r.doc.Follow(l.URL); ok {
		r.jump(at)
		return nil
	}
	name, part, ok := r.source.Lead(l.URL)
	switch {
	case !ok || r.opts.Open == nil:
		return r.browse(r.address(l))
	case r.source.IsAt(name):
		r.leave(r.page.Top())
		r.goToPart(part)
		return nil
	}
	return r.openLink(name, part)
}

// openLink opens another document at a part of it, with a way back.
func (r *Reader) openLink(name, part string) tea.Cmd {
	return r.openNext(name, part, func(ctx context.Context, tell func(document.Stage)) (*document.Source, error) {
		return r.opts.Open(ctx, name, document.Options{Regular: true, Progress: tell})
	})
}

// openNext opens another document, with a way back.
func (r *Reader) openNext(name, part string, open func(context.Context, func(document.Stage)) (*document.Source, error)) tea.Cmd {
	o := Begin(context.Background(), name, open)
	return r.await(o, func() tea.Cmd {
		r.leave(r.here().Start)
		left := r.putAway()
		cmd := r.openVolume(o.source, o.head)
		if part != "" { // else it opens where one stopped the last time
			r.goToPart(part)
		}
		return tea.Batch(left, cmd)
	})
}

// goToPart goes to a named part of the document, when it is there; to its start
// where none is named.
func (r *Reader) goToPart(part string) {
	switch at, ok := r.doc.Place(part); {
	case part == "":
		r.goTo(r.doc.Body.Start)
	case ok:
		r.goTo(at)
	case r.whole:
		r.moved()
		r.say("there is no “" + part + "” in it")
	default:
		r.moved()
		r.part = part
	}
}

// address is where a link leads, as a browser takes it.
func (r *Reader) address(l document.Link) string {
	name, part, ok := r.source.Lead(l.URL)
	if !ok || !isBrowsable(name) {
		return l.URL
	}
	if part != "" {
		name += "#" + (&url.URL{Fragment: part}).EscapedFragment()
	}
	return name
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
	_, ok := document.Address(address)
	return ok
}

// switchArticle shows all of a page in place of the article in it, or again that.
func (r *Reader) switchArticle(int) tea.Cmd {
	if r.opts.Open == nil || r.source.Path == "" || r.source.Format != document.HTML {
		r.say("this text is no page of the web")
		return nil
	}
	if r.source.Whole {
		return r.again(document.Options{}, "the article")
	}
	return r.again(document.Options{Whole: true}, "all of the page")
}

// hasLinks reports whether a terminal of a kind may be told where links lead: those
// that are older than the sequence for it (OSC 8) and would show it may not.
func hasLinks(kind string) bool {
	name, _, _ := strings.Cut(kind, "-")
	switch name {
	case "", "dumb", "linux", "cons25", "rxvt", "sun":
		return false
	}
	return !strings.HasPrefix(name, "vt")
}
