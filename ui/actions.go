package ui

import (
	"fmt"
	"math"
	"slices"

	"crosshead/document"
	"crosshead/ui/page"

	tea "charm.land/bubbletea/v2"
)

// scroll moves the text and marks what leaves at the top as read.
func (r *Reader) scroll(rows int) {
	before := r.page.Visible()
	moved := r.page.Scroll(rows)
	if moved {
		r.moved()
	}
	after := r.page.Visible()
	switch {
	case after.End >= r.doc.Body.End: // all of it is on the screen
		r.read = r.read.add(document.Range{Start: min(before.Start, after.Start), End: after.End})
	case rows > 0:
		r.read = r.read.add(document.Range{Start: before.Start, End: min(before.End, after.Start)})
	}
}

// moved says that the reader went somewhere: what was to take him elsewhere when
// it comes does not any more.
func (r *Reader) moved() { r.restore, r.toLast, r.part, r.search.show = false, false, "", false }

// jump goes to an offset, so that one can come back.
func (r *Reader) jump(to int) {
	r.leave(r.page.Top())
	r.goTo(to)
}

// once is a count, at least 1.
func once(n int) int { return max(1, n) }

func (r *Reader) lineDown(n int) tea.Cmd { r.scroll(once(n)); return nil }
func (r *Reader) lineUp(n int) tea.Cmd   { r.scroll(-once(n)); return nil }
func (r *Reader) pageDown(n int) tea.Cmd { r.scroll(once(n) * r.pageStep()); return nil }
func (r *Reader) pageUp(n int) tea.Cmd   { r.scroll(-once(n) * r.pageStep()); return nil }
func (r *Reader) halfDown(n int) tea.Cmd { r.scroll(once(n) * max(1, r.layout.text.h/2)); return nil }
func (r *Reader) halfUp(n int) tea.Cmd   { r.scroll(-once(n) * max(1, r.layout.text.h/2)); return nil }

// pageStep is a page but two rows, so that the eye finds its place again.
func (r *Reader) pageStep() int { return max(1, r.layout.text.h-2) }

func (r *Reader) toTop(int) tea.Cmd {
	to := r.doc.Body.Start
	if r.page.Top() == to {
		to = 0
	}
	r.jump(to)
	return nil
}

func (r *Reader) toEnd(n int) tea.Cmd {
	if n > 0 {
		return r.toSection(n)
	}
	r.jump(r.page.Top())
	if end := r.doc.Body.End; !r.sketched() && r.page.Visible().End < end {
		r.page.SetBottom(end)
		return nil
	}
	if r.sketched() && r.source.Size() > 0 {
		r.toLast = true
		return r.extend(math.MaxInt, nil) // it comes at once
	}
	r.goTo(len(r.doc.Text))
	r.page.End()
	r.toLast = !r.whole
	return nil
}

// toSection goes to the n-th section.
func (r *Reader) toSection(n int) tea.Cmd {
	if n > len(r.doc.Sections) {
		r.sayHowMany()
		return nil
	}
	r.jump(r.start(n - 1))
	return nil
}

// sayHowMany says how many sections there are.
func (r *Reader) sayHowMany() {
	if n := len(r.doc.Sections); n > 0 {
		r.say("this text has " + counted(n, "section"))
		return
	}
	r.say("this text has no sections")
}

func (r *Reader) toPercent(n int) tea.Cmd {
	if size := r.source.Size(); r.sketched() && size > 0 {
		r.jump(r.page.Top())
		place := size / 100 * min(n, 100)
		return r.extend(place, func() { r.goTo(r.doc.TextAt(place)) })
	}
	b := r.doc.Body
	r.jump(b.Start + b.Len()/100*min(n, 100) + b.Len()%100*min(n, 100)/100)
	return nil
}

// start returns where an entry of the outline begins.
func (r *Reader) start(section int) int {
	switch section {
	case aboveArticle:
		return 0
	case opening:
		return r.doc.Body.Start
	case belowArticle:
		return r.doc.Blocks[r.doc.BlockAt(r.doc.Body.End)].Start
	}
	return r.doc.Sections[section].Start
}

func (r *Reader) nextParagraph(n int) tea.Cmd {
	i := r.doc.BlockAt(r.page.Top())
	if i >= 0 {
		r.moved()
		r.page.SetTop(r.doc.Blocks[min(i+once(n), len(r.doc.Blocks)-1)].Start)
		r.page.Scroll(0)
	}
	return nil
}

func (r *Reader) previousParagraph(n int) tea.Cmd {
	i := r.doc.BlockAt(r.page.Top())
	if i < 0 {
		return nil
	}
	if r.page.Top() > r.doc.Blocks[i].Start {
		n = once(n) - 1 // to the start of this one first
	} else {
		n = once(n)
	}
	r.moved()
	r.page.SetTop(r.doc.Blocks[max(0, i-n)].Start)
	return nil
}

func (r *Reader) nextSection(n int) tea.Cmd {
	at := r.topSection()
	to := at + once(n)
	if len(r.doc.Sections) == 0 {
		r.sayHowMany()
		return nil
	}
	if to >= len(r.doc.Sections) {
		if to = len(r.doc.Sections) - 1; to == at {
			r.say("this is the last section")
			return nil
		}
	}
	r.jump(r.start(to))
	return nil
}

func (r *Reader) previousSection(n int) tea.Cmd {
	at := r.topSection()
	to := at - once(n)
	if r.page.Top() > r.start(at) {
		to++ // to the start of this one first
	}
	r.jump(r.start(max(opening, to)))
	return nil
}

func (r *Reader) sectionStart(int) tea.Cmd { r.jump(r.start(r.section())); return nil }

func (r *Reader) sectionEnd(int) tea.Cmd {
	end := r.doc.Body.End
	if at := r.section(); at+1 < len(r.doc.Sections) {
		end = r.start(at + 1)
	}
	r.jump(r.page.Top())
	r.page.SetBottom(end)
	return nil
}

func (r *Reader) parentSection(int) tea.Cmd {
	at := r.section()
	if at != opening {
		at = r.doc.Parent(at)
	}
	r.jump(r.start(at))
	return nil
}

func (r *Reader) back(int) tea.Cmd {
	return r.travel(r.trail.goBack, "nowhere to go back to")
}

func (r *Reader) forward(int) tea.Cmd {
	return r.travel(r.trail.goForward, "nowhere to go forward to")
}

func (r *Reader) travel(step func(visit) (visit, bool), none string) tea.Cmd {
	to, ok := step(r.visiting())
	if !ok {
		r.say(none)
		return nil
	}
	return r.takeUp(to)
}

// shiftStep is how far a key shifts what is wide, in cells.
const shiftStep = 8

// shiftOn shifts what is wide, not further than where it ends.
func (r *Reader) shiftOn(n int) tea.Cmd {
	cells := r.page.Beyond(shiftStep * once(n))
	if cells <= 0 {
		r.say("nothing here goes on at the right")
		return nil
	}
	r.page.Shift(cells)
	return nil
}

func (r *Reader) shiftBack(n int) tea.Cmd { r.page.Shift(-shiftStep * once(n)); return nil }

func (r *Reader) narrower(n int) tea.Cmd { return r.setColumn(r.page.Column() - 4*once(n)) }
func (r *Reader) wider(n int) tea.Cmd    { return r.setColumn(r.page.Column() + 4*once(n)) }

func (r *Reader) resetColumn(int) tea.Cmd {
	if r.opts.Width > 0 {
		return r.setColumn(r.opts.Width)
	}
	return r.setColumn(page.DefaultColumn)
}

// maxColumn is the widest the column may be made.
const maxColumn = 200

func (r *Reader) setColumn(cells int) tea.Cmd {
	r.page.SetColumn(min(cells, maxColumn))
	r.say(fmt.Sprintf("column of %d", r.page.Column()))
	return nil
}

func (r *Reader) switchTheme(int) tea.Cmd {
	r.themeChosen = true
	r.setTheme(r.theme.Name == "light")
	r.say(r.theme.Name)
	return nil
}

func (r *Reader) toggleBare(int) tea.Cmd {
	r.bare = !r.bare
	r.arrange()
	return nil
}

func (r *Reader) openHelp(int) tea.Cmd {
	r.help = newHelp(r.theme, r.method)
	return nil
}

func (r *Reader) quit(int) tea.Cmd   { return tea.Quit }
func (r *Reader) redraw(int) tea.Cmd { return tea.ClearScreen }

// nameWidth is the width of the palette's column of names, in cells.
const nameWidth = 20

// palette lists all commands by name.
func (r *Reader) palette(int) tea.Cmd {
	table := slices.DeleteFunc(commands(), func(c command) bool { return c.in != anywhere && c.in != r.focus })
	items := make([]item, len(table))
	for i, c := range table {
		items[i] = item{label: fit(r.method, c.name, nameWidth) + c.help, side: keyNames(c.keys)}
	}
	r.list = newList(r.theme, r.method, "Commands", items)
	r.list.fuzzy = true
	r.list.hint = "Enter does it · Esc closes"
	r.list.choose = func(i int) tea.Cmd { return table[i].run(r, 0) }
	return nil
}
