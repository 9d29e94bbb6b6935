package ui

import "slices"

// A visit is a place in a document that one was at.
type visit struct {
	in *volume
	at int // offset
}

// A trail is the places one jumped from: back and forward, as in a browser, also
// from one document to another.
type trail struct {
	back, forward []visit
}

// How many places are remembered, and in how many documents, since each that can be
// come back to stays in memory.
const (
	maxVisits  = 100
	maxVolumes = 16
)

// leave remembers a place before a jump away from it.
func (t *trail) leave(from visit) {
	if n := len(t.back); n == 0 || t.back[n-1] != from {
		t.back = append(t.back, from)
	}
	t.back = t.back[max(0, len(t.back)-maxVisits):]
	t.forward = nil
	t.shorten()
}

// shorten forgets the oldest places until the rest are in few documents.
func (t *trail) shorten() {
	seen := map[*volume]bool{}
	for i, v := range slices.Backward(t.back) {
		if seen[v.in] = true; len(seen) > maxVolumes {
			t.back = slices.Clone(t.back[i+1:]) // what is forgotten is not to be held
			return
		}
	}
}

// goBack returns the place before the last jump; here is where one is now.
func (t *trail) goBack(here visit) (to visit, ok bool) {
	to, ok = pop(&t.back, here)
	if ok {
		t.forward = append(t.forward, here)
	}
	return to, ok
}

// goForward undoes goBack.
func (t *trail) goForward(here visit) (to visit, ok bool) {
	to, ok = pop(&t.forward, here)
	if ok {
		t.back = append(t.back, here)
	}
	return to, ok
}

// pop takes the last place off s that is not here.
func pop(s *[]visit, here visit) (visit, bool) {
	for len(*s) > 0 {
		to := (*s)[len(*s)-1]
		*s = (*s)[:len(*s)-1]
		if to != here {
			return to, true
		}
	}
	return visit{}, false
}

// carry moves the places in a document to another text of it, those that are found
// there.
func (t *trail) carry(in *volume, move func(int) (int, bool)) {
	for _, s := range []*[]visit{&t.back, &t.forward} {
		kept := (*s)[:0]
		for _, v := range *s {
			ok := true
			if v.in == in {
				v.at, ok = move(v.at)
			}
			if ok {
				kept = append(kept, v)
			}
		}
		*s = kept
	}
}

// visiting returns the place one is at.
func (r *Reader) visiting() visit { return visit{r.volume, r.page.Top()} }

// leave remembers an offset one jumps from.
func (r *Reader) leave(from int) { r.trail.leave(visit{r.volume, from}) }
