package ui

// jumps is the list of places one jumped from: back and forward, as in a
// browser. Places are offsets.
type jumps struct {
	back, forward []int
}

// maxJumps is how many places are remembered.
const maxJumps = 100

// leave remembers a place before a jump away from it.
func (j *jumps) leave(from int) {
	if n := len(j.back); n == 0 || j.back[n-1] != from {
		j.back = append(j.back, from)
	}
	j.back = j.back[max(0, len(j.back)-maxJumps):]
	j.forward = nil
}

// goBack returns the place before the last jump; here is where one is now.
func (j *jumps) goBack(here int) (to int, ok bool) {
	to, ok = pop(&j.back, here)
	if ok {
		j.forward = append(j.forward, here)
	}
	return to, ok
}

// goForward undoes goBack.
func (j *jumps) goForward(here int) (to int, ok bool) {
	to, ok = pop(&j.forward, here)
	if ok {
		j.back = append(j.back, here)
	}
	return to, ok
}

// pop takes the last place off s that is not here.
func pop(s *[]int, here int) (int, bool) {
	for len(*s) > 0 {
		to := (*s)[len(*s)-1]
		*s = (*s)[:len(*s)-1]
		if to != here {
			return to, true
		}
	}
	return 0, false
}

// carry moves the places to another document, those that are found in it.
func (j *jumps) carry(move func(int) (int, bool)) {
	for _, s := range []*[]int{&j.back, &j.forward} {
		kept := (*s)[:0]
		for _, from := range *s {
			if to, ok := move(from); ok {
				kept = append(kept, to)
			}
		}
		*s = kept
	}
}
