package ui

import (
	"context"
	"slices"
	"time"

	"crosshead/document/index"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// choices are what the reader changed in the index of names.
type choices struct {
	kept []shelf.Choice  // those of the store
	own  []shelf.Choice  // those made in this window, kept or not
	mine map[string]bool // IDs of all that were made here, also of those taken back
}

// list returns the choices that stand, in the order they were made.
func (c *choices) list() []shelf.Choice {
	list := slices.Clone(c.own)
	for _, k := range c.kept {
		if !c.mine[k.ID] { // else it is in own, or was taken back
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b shelf.Choice) int { return a.Made.Compare(b.Made) })
	return list
}

// apply returns the choices as the index takes them.
func (c *choices) apply() []index.Choice {
	var list []index.Choice
	for _, k := range c.list() {
		list = append(list, k.Choice)
	}
	return list
}

// add makes a choice, dated after all others.
func (c *choices) add(k index.Choice, now time.Time) shelf.Choice {
	made := shelf.Choice{ID: shelf.NewID(), Choice: k, Made: now.Truncate(time.Millisecond)}
	if list := c.list(); len(list) > 0 {
		if last := list[len(list)-1].Made; !made.Made.After(last) {
			made.Made = last.Add(time.Millisecond)
		}
	}
	c.owns(made.ID)
	c.own = append(c.own, made)
	return made
}

// owns says that what becomes of a choice is known here better than in the store.
func (c *choices) owns(id string) {
	if c.mine == nil {
		c.mine = map[string]bool{}
	}
	c.mine[id] = true
}

// makeChoice changes the index by a choice, says so, and has it kept.
func (r *Reader) makeChoice(k index.Choice, says string) tea.Cmd {
	made := r.names.choices.add(k, r.now())
	r.marks.undo = append(r.marks.undo, step{made.ID, func() tea.Cmd { return r.withdrawChoice(made) }})
	if r.chosen(); r.shelf == nil {
		r.say(says + " · not kept · Ctrl-R takes back")
		return nil
	}
	r.say(says + " · Ctrl-R takes back")
	title := r.title()
	return r.change("", func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error) {
		return nil, s.Choose(ctx, id, title, made)
	})
}

// takeBackChoice takes the last choice back, also one of an earlier day.
func (r *Reader) takeBackChoice() tea.Cmd {
	list := r.names.choices.list()
	if len(list) == 0 {
		r.say("nothing to take back")
		return nil
	}
	last := list[len(list)-1]
	r.marks.undo = slices.DeleteFunc(r.marks.undo, func(s step) bool { return s.of == last.ID })
	return r.withdrawChoice(last)
}

// withdrawChoice takes a choice back.
func (r *Reader) withdrawChoice(k shelf.Choice) tea.Cmd {
	c := &r.names.choices
	c.owns(k.ID)
	c.own = slices.DeleteFunc(c.own, func(own shelf.Choice) bool { return own.ID == k.ID })
	r.chosen()
	r.say("“" + k.Row.Name + "” is listed as it was")
	if r.shelf == nil {
		return nil
	}
	title := r.title()
	return r.change("", func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error) {
		return nil, s.Unchoose(ctx, id, title, k)
	})
}

// recallChoices takes the choices of the store.
func (r *Reader) recallChoices(kept []shelf.Choice) {
	c := &r.names.choices
	before := c.list()
	if c.kept = kept; r.hasNames() && !slices.Equal(before, c.list()) {
		r.chosen()
	}
}
