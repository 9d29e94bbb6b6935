package ui

import (
	"context"
	"slices"

	"crosshead/document/index"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// choices are what the reader changed in the index of names.
type choices struct{ ledger[index.Choice] }

// apply returns the choices as the index takes them.
func (c *choices) apply() []index.Choice {
	var list []index.Choice
	for _, k := range c.list() {
		list = append(list, k.What)
	}
	return list
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
	r.names.choices.drop(k.ID)
	r.chosen()
	r.say("“" + k.What.Row.Name + "” is listed as it was")
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
