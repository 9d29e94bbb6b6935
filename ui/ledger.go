package ui

import (
	"slices"
	"time"

	"crosshead/document/shelf"
)

// A ledger has the changes the reader made to what was found in a document, here
// and as the store knows them.
type ledger[T any] struct {
	kept []shelf.Change[T] // those of the store
	own  []shelf.Change[T] // those made in this window, kept or not
	mine map[string]bool   // IDs of what is known here better than in the store
}

// list returns the changes that stand, in the order they were made.
func (l *ledger[T]) list() []shelf.Change[T] {
	list := slices.Clone(l.own)
	for _, c := range l.kept {
		if !l.mine[c.ID] { // else it is in own, or was taken back
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b shelf.Change[T]) int { return a.Made.Compare(b.Made) })
	return list
}

// add makes a change, dated after all others.
func (l *ledger[T]) add(what T, now time.Time) shelf.Change[T] {
	made := shelf.Change[T]{ID: shelf.NewID(), What: what, Made: now.Truncate(time.Millisecond)}
	if list := l.list(); len(list) > 0 {
		if last := list[len(list)-1].Made; !made.Made.After(last) {
			made.Made = last.Add(time.Millisecond)
		}
	}
	l.owns(made.ID)
	l.own = append(l.own, made)
	return made
}

// drop takes a change back.
func (l *ledger[T]) drop(id string) {
	l.owns(id)
	l.own = slices.DeleteFunc(l.own, func(c shelf.Change[T]) bool { return c.ID == id })
}

func (l *ledger[T]) owns(id string) {
	if l.mine == nil {
		l.mine = map[string]bool{}
	}
	l.mine[id] = true
}
