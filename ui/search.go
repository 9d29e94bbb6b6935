package ui

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"time"

	"crosshead/document"
	"crosshead/document/index"

	tea "charm.land/bubbletea/v2"
)

// A search is what is looked for, and what was found so far.
type search struct {
	typed   string
	hits    []document.Range
	all     []document.Range // with those in page furniture that is folded away
	current int              // index into hits
	running bool
	partly  bool       // hits is one of them; the others are still to be found
	show    bool       // the first hit from the origin on is to be shown when it is found
	row     *index.Row // whose mentions the hits are, or nil
	fault   error      // what is wrong with the regular expression, or nil

	origin int                // the place where it began
	at     int                // where the current hit is
	kept   string             // what was searched before, to be taken up again on Esc
	keptOf *index.Row         // … and whose mentions
	cancel context.CancelFunc // of the one that is running
	settle context.CancelFunc // ends its wait for the next letter; or nil
	wait   time.Duration      // how long that is
	past   []string           // what was kept, the last at the end
}

// maxPast is how many searches are remembered.
const maxPast = 50

// found is the result of a search of a document.
type found struct {
	doc   *document.Document
	typed string
	hits  []document.Range
	fault error              // see document.Query.Fault
	more  *document.Document // a sketch with the first hit, which is none of doc's; or nil
	first document.Range     // that hit
}

// nearest is the first hit of a search, in found, and how the others come.
type nearest struct {
	found
	rest tea.Cmd
}

// openSearch opens the line to search in.
func (r *Reader) openSearch(int) tea.Cmd {
	r.search.origin, r.search.kept, r.search.keptOf = r.page.Top(), r.search.typed, r.search.row
	r.prompt = newPrompt("/")
	r.prompt.past = r.search.past
	r.prompt.changed = func(typed string) tea.Cmd {
		r.offer(typed)
		return r.findTyped(typed)
	}
	r.prompt.tab = r.takeOffer
	r.prompt.enter = r.keepSearch
	r.prompt.esc = func() tea.Cmd {
		r.page.SetTop(r.search.origin)
		r.search.at = r.search.origin
		return r.searchKept()
	}
	return r.offerSoon()
}

// searchKept takes up again what was searched before.
func (r *Reader) searchKept() tea.Cmd {
	r.search.typed, r.search.row = r.search.kept, r.search.keptOf
	return r.findAgain()
}

// findAgain searches a text that has changed, or was searched for something else
// meanwhile, for the same.
func (r *Reader) findAgain() tea.Cmd {
	row := r.search.row
	switch {
	case row == nil:
		return r.find(r.search.typed, r.search.show)
	case r.hasNames():
		r.stopSearch()
		r.search.typed, r.search.row = row.Name, row
		r.setHits(row.Ranges())
		return nil
	}
	return r.buildIndex()
}

// stopSearch gives up a search that runs.
func (r *Reader) stopSearch() {
	if r.search.cancel != nil {
		r.search.cancel()
		r.search.cancel = nil
	}
}

// keepSearch keeps what was found and where that is.
func (r *Reader) keepSearch(typed string) tea.Cmd {
	if r.search.settle != nil {
		r.search.settle()
	}
	if typed == "" { // as in less: the search before again
		if typed = r.search.kept; typed == "" {
			return nil
		}
		if r.search.keptOf != nil {
			return r.searchKept()
		}
		return r.find(typed, true)
	}
	if n := len(r.search.past); n == 0 || r.search.past[n-1] != typed {
		r.search.past = append(r.search.past, typed)
	}
	r.search.past = r.search.past[max(0, len(r.search.past)-maxPast):]
	r.leave(r.search.origin)
	if r.search.fault != nil && len(r.search.all) == 0 {
		r.say(r.noHits())
	}
	r.restore, r.toLast = false, false // but not show: the first hit may still be on its way
	return nil
}

// find searches for what is typed, beside the event loop, to show the first hit
// or leave the page as it is; a search that runs is given up.
func (r *Reader) find(typed string, show bool) tea.Cmd {
	r.stopSearch()
	r.search.typed, r.search.show, r.search.row, r.search.fault = typed, show, nil, nil
	if strings.TrimSpace(typed) == "" {
		r.setHits(nil)
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.search.cancel, r.search.running = cancel, true
	doc, built, source, origin := r.doc, r.corrections.built, r.source, r.search.origin
	return func() tea.Msg {
		if ctx.Err() != nil { // while it waited
			return nil
		}
		query := document.Compile(typed) // the first one takes too long for the event loop
		f := found{doc: doc, typed: typed, fault: query.Fault()}
		var err error
		if show && len(doc.Parts) > 0 {
			var more *document.Document
			if more, f.first, err = source.Look(ctx, built, query, origin); more != built {
				f.more, doc = more, more
			}
		}
		if err != nil {
			return nil // Build says so
		}
		if show && f.more == nil && len(doc.Text) > foundInFrame {
			return findNear(ctx, f, query, origin)
		}
		if f.hits, err = doc.Find(ctx, query); err != nil {
			return nil // another search took its place
		}
		return f
	}
}

// foundInFrame is how much text is searched within a frame, in bytes.
const foundInFrame = 4 << 20

// findNear searches f's document and returns the first hit from an offset on before
// the others are found.
func findNear(ctx context.Context, f found, query document.Query, offset int) tea.Msg {
	news := make(chan tea.Msg, 2)
	go func() {
		hits, err := f.doc.FindFrom(ctx, query, offset, func(hit document.Range) {
			near := f
			near.hits = []document.Range{hit}
			news <- nearest{near, func() tea.Msg { return <-news }}
		})
		if err != nil { // another search took its place
			news <- nil
			return
		}
		f.hits = hits
		news <- f
	}()
	return <-news
}

// typingPause is how long one waits for the next letter where a search takes about as
// long as that: half a frame.
const typingPause = 4 * time.Millisecond

// searchedAtOnce is how much text is searched within a millisecond in any script, in
// bytes.
const searchedAtOnce = 256 << 10

// findTyped searches for what is being typed: so that who types fast is searched for
// once, not before there was time for another letter, or Enter.
func (r *Reader) findTyped(typed string) tea.Cmd {
	find := r.find(typed, true)
	if find == nil || !r.sketched() && len(r.doc.Text) <= searchedAtOnce {
		return find
	}
	typing, settle := context.WithTimeout(context.Background(), r.search.wait)
	r.search.settle = settle
	return func() tea.Msg {
		<-typing.Done()
		return find()
	}
}

// wants reports whether f is still looked for.
func (r *Reader) wants(f found) bool {
	return f.doc.Text == r.doc.Text && f.typed == r.search.typed && r.search.row == nil
}

// foundNear shows the first hit, if it is still wanted, and waits for the others.
func (r *Reader) foundNear(near nearest) tea.Cmd {
	s := &r.search
	if !r.wants(near.found) || !s.show {
		return near.rest
	}
	s.at, s.fault = near.hits[0].Start, near.fault
	r.setHits(near.hits)
	s.running, s.partly = true, true
	if len(s.hits) > 0 { // else it is folded away
		s.show = false
		r.page.SetTop(s.origin)
		r.showHit()
	}
	return near.rest
}

// foundHits shows the result of a search, if it is still wanted. A hit that is to be
// shown and is none of a sketch's waits for the whole.
func (r *Reader) foundHits(f found) tea.Cmd {
	s := &r.search
	if !r.wants(f) {
		return nil
	}
	show := s.show
	s.show, s.fault = false, f.fault
	var cmd tea.Cmd
	if f.more != nil {
		cmd = r.takeSketch(f.more)
	}
	if show {
		r.page.SetTop(s.origin)
		s.at = s.origin
	}
	if !f.first.Empty() {
		s.at = f.first.Start
	}
	r.setHits(f.hits)
	if r.message.text == stillSearching {
		r.message = message{}
	}
	switch {
	case !show:
	case r.sketched() && f.first.Empty():
		s.show = true
	case len(s.hits) > 0:
		r.showHit()
	}
	return cmd
}

// setHits shows the hits; the first one from where the search is at is current.
func (r *Reader) setHits(hits []document.Range) {
	r.search.all, r.search.running, r.search.partly = hits, false, false
	r.narrowHits()
}

// narrowHits leaves out the hits in what is folded away.
func (r *Reader) narrowHits() {
	s, b := &r.search, r.bounds()
	from := sort.Search(len(s.all), func(i int) bool { return s.all[i].Start >= b.Start })
	to := from + sort.Search(len(s.all)-from, func(i int) bool { return s.all[from+i].End > b.End })
	s.hits, s.current = s.all[from:to], 0
	r.page.SetHits(s.hits, -1)
	if len(s.hits) > 0 {
		i := sort.Search(len(s.hits), func(i int) bool { return s.hits[i].Start >= s.at })
		r.choose(i % len(s.hits))
	}
	r.outline.hits, r.outline.find = s.hits, s.typed != ""
	r.refreshList()
}

// choose makes the i-th hit the current one.
func (r *Reader) choose(i int) {
	r.search.current, r.search.at = i, r.search.hits[i].Start
	r.page.SetHits(r.search.hits, i)
}

// showHit shows the current hit.
func (r *Reader) showHit() { r.page.Show(r.search.hits[r.search.current]) }

func (r *Reader) nextHit(n int) tea.Cmd     { return r.stepHit(once(n)) }
func (r *Reader) previousHit(n int) tea.Cmd { return r.stepHit(-once(n)) }

// stepHit goes n hits on, or back, from the current one if that is in view,
// else from the place; it goes round at the ends and says so.
func (r *Reader) stepHit(n int) tea.Cmd {
	s := &r.search
	if len(s.hits) == 0 {
		r.say(r.noHits())
		return nil
	}
	switch {
	case s.partly && n < 0:
		r.say(r.noHits())
		return nil
	case s.partly:
		return r.lookOn(s.hits[s.current].End)
	}
	at := s.current
	if v := r.page.Visible(); !v.Contains(s.hits[at].Start) {
		at = sort.Search(len(s.hits), func(i int) bool { return s.hits[i].Start >= v.Start })
		if n > 0 {
			at--
		}
	}
	to := at + n
	if r.sketched() && s.row == nil && n > 0 && (to >= len(s.hits) || r.doc.PartAt(s.hits[at].Start) != r.doc.PartAt(s.hits[to].Start)) {
		return r.lookOn(s.hits[at].End)
	}
	switch {
	case to >= len(s.hits):
		r.say("search went round to the first")
	case to < 0:
		r.say("search went round to the last")
	}
	r.choose(((to % len(s.hits)) + len(s.hits)) % len(s.hits))
	r.leave(r.page.Top())
	r.moved()
	r.showHit()
	return nil
}

// lookOn goes to the next hit from an offset on, which may be in what is not shown
// yet.
func (r *Reader) lookOn(from int) tea.Cmd {
	r.leave(r.page.Top())
	r.moved()
	r.search.origin = from
	return r.find(r.search.typed, true)
}

// stillSearching is said to who asks for hits too early, until they are found.
const stillSearching = "still searching"

func (r *Reader) noHits() string {
	switch {
	case r.search.typed == "":
		return "nothing is searched for yet: / begins a search"
	case r.search.fault != nil && len(r.search.all) == 0:
		return fmt.Sprintf("“%s” is no regular expression: %v", r.search.typed, r.search.fault)
	case r.search.running || r.sketched():
		return stillSearching
	case len(r.search.all) > 0:
		return fmt.Sprintf("“%s” is only in the page furniture, which is folded", r.search.typed)
	}
	return fmt.Sprintf("“%s” is not in this text", r.search.typed)
}

// endSearch takes the hits away. From the mentions of a name it returns to where
// they were looked for, unless one has gone on reading.
func (r *Reader) endSearch(int) tea.Cmd {
	s := &r.search
	if s.row != nil && len(s.hits) > 0 && r.page.Top() != s.origin && r.page.Visible().Contains(s.hits[s.current].Start) {
		r.jump(s.origin)
		r.say("back where you were · Backspace returns to the name")
	}
	return r.find("", false)
}

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
