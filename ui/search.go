package ui

import (
	"context"
	"fmt"
	"sort"
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
