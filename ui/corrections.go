package ui

import (
	"context"
	"slices"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// corrections are what the reader changed in the outline, and the document
// without them. They are applied beside the event loop, since in the largest
// documents that takes longer than a frame.
type corrections struct {
	built *document.Document // as its door made it; the reader's is this one, corrected
	whole bool               // it is the whole source, not its head

	ledger[document.Correction]
	settled map[string]document.Correction // by ID: as they stand in built, where that is the whole

	asked   int  // how often a corrected document was asked for; an older answer is dropped
	running bool // an answer is on its way
	waiting []func() tea.Cmd
}

// corrected is a document with the corrections.
type corrected struct {
	built   *document.Document // without them
	asked   int
	doc     *document.Document
	whole   bool
	settled map[string]document.Correction
}

// take makes built the document, with the corrections.
func (r *Reader) take(built *document.Document, whole bool) tea.Cmd {
	c := &r.corrections
	c.built, c.whole, c.settled = built, whole, nil
	return r.correct()
}

// correct shows the document with the corrections as they are now: at once where
// there are none, else when it is made.
func (r *Reader) correct() tea.Cmd {
	c := &r.corrections
	c.asked++
	list, built, settled := c.list(), c.built, c.settled
	answer := corrected{built: built, asked: c.asked, doc: built, whole: c.whole}
	if len(list) == 0 {
		return r.showCorrected(answer)
	}
	c.running = true
	return func() tea.Msg {
		if answer.whole {
			answer.settled = settle(built, list, settled)
		}
		var apply []document.Correction
		for _, k := range list {
			if s, ok := answer.settled[k.ID]; ok || answer.whole {
				k.What = s // the zero Correction where its words are gone, which does nothing
			}
			apply = append(apply, k.What)
		}
		answer.doc = built.Correct(apply)
		return answer
	}
}

// settle finds where the corrections stand in d, but for those that are known.
func settle(d *document.Document, list []shelf.Correction, known map[string]document.Correction) map[string]document.Correction {
	settled := make(map[string]document.Correction)
	for _, k := range list {
		s, ok := known[k.ID]
		if !ok {
			s, _ = d.Settle(k.What)
		}
		settled[k.ID] = s
	}
	return settled
}

// showCorrected shows a document that was made, and does what waited for it.
func (r *Reader) showCorrected(m corrected) tea.Cmd {
	c := &r.corrections
	if m.asked != c.asked || m.built != c.built {
		return nil
	}
	c.running, c.settled = false, m.settled
	cmds := []tea.Cmd{r.replace(m.doc, m.whole)}
	waiting := c.waiting
	c.waiting = nil
	for _, f := range waiting {
		cmds = append(cmds, r.whenCorrected(f))
	}
	r.follow()
	return tea.Batch(cmds...)
}

// whenCorrected does f when the document on the screen is up to date: a key
// means what the reader sees after the key before it.
func (r *Reader) whenCorrected(f func() tea.Cmd) tea.Cmd {
	if c := &r.corrections; c.running {
		c.waiting = append(c.waiting, f)
		return nil
	}
	return f()
}

// recallCorrections takes the corrections of the store.
func (r *Reader) recallCorrections(kept []shelf.Correction) tea.Cmd {
	c := &r.corrections
	before := c.list()
	c.kept = kept
	if slices.Equal(before, c.list()) {
		return nil
	}
	return r.correct()
}

// correctBlock makes block i a heading of a level, or no heading, says so, and
// has it kept.
func (r *Reader) correctBlock(i, level int, says string) tea.Cmd {
	at := r.doc.Blocks[i].Range
	made := r.corrections.add(document.Correction{Anchor: r.doc.Anchor(at), Level: level}, r.now())
	r.marks.undo = append(r.marks.undo, step{made.ID, func() tea.Cmd { return r.withdraw(made) }})
	if r.storeless {
		says += " · not kept"
	}
	r.sayOf(made, says+" · U undoes")
	return tea.Batch(r.correct(), r.keep(made))
}

// keep has the store keep a correction; one that is made before there is a store
// is kept when that comes.
func (r *Reader) keep(k shelf.Correction) tea.Cmd {
	if r.shelf == nil {
		return nil
	}
	title := r.title()
	return r.change("", func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error) {
		return nil, s.Correct(ctx, id, title, k)
	})
}

// withdraw takes a correction back.
func (r *Reader) withdraw(k shelf.Correction) tea.Cmd {
	r.corrections.drop(k.ID)
	r.sayOf(k, "is as it was")
	cmd := r.correct()
	if r.shelf == nil {
		return cmd
	}
	title := r.title()
	return tea.Batch(cmd, r.change("", func(ctx context.Context, s *shelf.Shelf, id shelf.Identity) (*undo, error) {
		return nil, s.Withdraw(ctx, id, title, k)
	}))
}

// sayOf says something of the block that is corrected, whose words are cut to
// what room the status line leaves them.
func (r *Reader) sayOf(k shelf.Correction, says string) {
	r.say("“" + r.cut(clean(k.What.Anchor.Quote), " "+says) + "” " + says)
}

// cut returns words that are quoted in the status line, cut to what room the rest
// leaves them.
func (r *Reader) cut(words, rest string) string {
	room := r.width - r.method.StringWidth(rest) - r.method.StringWidth(" “” ")
	return truncate(r.method, words, max(minSaid, room))
}

// minSaid is the least that is said of a block's words, in cells.
const minSaid = 4

// removeEntry makes the heading of the entry none.
func (r *Reader) removeEntry(int) tea.Cmd {
	return r.correctEntry(func(int) (level int, says string) { return 0, "is no heading now" })
}

// deepenEntry makes the entry a child of the one before it.
func (r *Reader) deepenEntry(int) tea.Cmd {
	return r.correctEntry(func(section int) (level int, says string) {
		if level = r.doc.Deeper(section); level == 0 {
			return -1, "no entry before this one can take it in"
		}
		return level, "is deeper now"
	})
}

// raiseEntry makes the entry a sibling of its parent.
func (r *Reader) raiseEntry(int) tea.Cmd {
	return r.correctEntry(func(section int) (level int, says string) {
		if level = r.doc.Shallower(section); level == 0 {
			return -1, "this entry is at the top already"
		}
		return level, "is higher now"
	})
}

// correctEntry corrects the heading of the entry that the outline's cursor is on
// to the level that to returns; below 0, it only says why it cannot be.
func (r *Reader) correctEntry(to func(section int) (level int, says string)) tea.Cmd {
	return r.whenCorrected(func() tea.Cmd {
		section := r.outline.Selected()
		if !isSection(section) {
			r.say("this entry is no section")
			return nil
		}
		level, says := to(section)
		if level < 0 {
			r.say(says)
			return nil
		}
		return r.correctBlock(r.doc.BlockAt(r.doc.Sections[section].Start), level, says)
	})
}

// toggleHeading makes the paragraph one reads a heading, or the heading none.
func (r *Reader) toggleHeading(int) tea.Cmd {
	return r.whenCorrected(func() tea.Cmd {
		i := r.block(func(k document.Kind) bool { return k != document.Table && k != document.Rule })
		switch {
		case i < 0 || r.doc.Blocks[i].Kind == document.Table || r.doc.Blocks[i].Kind == document.Rule:
			r.say("there is no paragraph here")
			return nil
		case r.doc.Blocks[i].Kind == document.Heading:
			return r.correctBlock(i, 0, "is no heading now")
		}
		return r.correctBlock(i, r.levelFor(i), "is a heading now")
	})
}

// levelFor returns the level of the heading that block i is to be: the one it
// was found with, else that of the section it is in, or comes before.
func (r *Reader) levelFor(i int) int {
	if b := r.corrections.built.Blocks[i]; b.Kind == document.Heading {
		return int(b.Level)
	}
	if len(r.doc.Sections) == 0 {
		return 2 // below a title
	}
	return r.doc.HeadingLevel(max(0, r.doc.SectionAt(r.doc.Blocks[i].Start)))
}
