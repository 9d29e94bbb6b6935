package ui

import (
	"fmt"
	"strings"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// maxListed is how many hits are listed; nobody reads more, and each costs a
// line of context.
const maxListed = 2000

// listHits lists all hits by section, each with the words around it.
func (r *Reader) listHits(int) tea.Cmd {
	if len(r.search.hits) == 0 || r.search.partly {
		r.say(r.noHits())
		return nil
	}
	from, was := r.page.Top(), r.search.current
	l := newList(r.theme, r.method, fmt.Sprintf("“%s”", clean(r.search.typed)), r.hitItems())
	l.again = r.hitItems
	l.hint = "Enter goes there · type to narrow · Esc returns"
	show := func(i int) {
		r.choose(i)
		r.page.SetTop(from)
		r.showHit()
	}
	l.cursor = min(was, len(l.items)-1)
	l.preview = show
	l.cancel = func() {
		r.page.SetTop(from)
		if was < len(r.search.hits) {
			r.choose(was)
		}
	}
	l.choose = func(i int) tea.Cmd {
		show(i)
		if r.page.Top() != from {
			r.leave(from)
		}
		r.moved()
		return nil
	}
	r.list = l
	return nil
}

// hitItems are the lines of the hits.
func (r *Reader) hitItems() []item {
	hits := r.search.hits[:min(len(r.search.hits), maxListed)]
	items := make([]item, len(hits))
	for i, h := range hits {
		items[i] = r.hitItem(h)
	}
	return items
}

// hitItem is the line of a hit.
func (r *Reader) hitItem(h document.Range) item {
	before, quote, after := r.doc.Context(h, max(minWidth, r.layout.panel.w-8))
	it := item{label: before + quote + after, group: "Opening"}
	it.quote = document.Range{Start: len(before), End: len(before) + len(quote)}
	if s := r.doc.SectionAt(h.Start); s != opening {
		it.group = strings.TrimSpace(r.outline.place(s) + "  " + r.outline.title(s))
	}
	return it
}
