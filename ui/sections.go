package ui

import (
	"fmt"
	"strconv"
	"strings"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

func (r *Reader) toggleOutline(int) tea.Cmd {
	switch {
	case r.width < besideWidth:
		return r.switchFocus(0) // a narrow screen shows it while it has the focus
	case r.bare:
		r.bare, r.hidden = false, false
	default:
		r.hidden = !r.hidden
	}
	if r.hidden && r.focus == inOutline {
		r.returnToText(0)
	}
	r.arrange()
	return nil
}

func (r *Reader) switchFocus(int) tea.Cmd {
	if r.focus == inOutline {
		return r.stay(0)
	}
	return r.focusOutline(0)
}

// focusOutline goes to the outline, and remembers where one read.
func (r *Reader) focusOutline(int) tea.Cmd {
	r.bare, r.hidden = false, false
	r.left = r.page.Top()
	r.focus = inOutline
	r.arrange()
	r.outline.moveTo(r.entry())
	return nil
}

func (r *Reader) focusText(int) tea.Cmd { return nil }

func (r *Reader) leaveOutline() {
	r.focus = inText
	r.arrange()
}

// enter stays at the entry of the outline; page furniture it opens, or folds.
func (r *Reader) enter(int) tea.Cmd {
	at := r.outline.Selected()
	switch f := r.around.on(at); {
	case f.folded():
		r.openFurniture(at)
	case f.open:
		r.openSide(at, false)
	default:
		return r.stay(0)
	}
	return nil
}

// openFurniture opens page furniture and goes there.
func (r *Reader) openFurniture(side int) {
	r.openSide(side, true)
	r.look()
}

// stay leaves the outline for what it shows.
func (r *Reader) stay(int) tea.Cmd {
	here := r.page.Top()
	if here != r.left {
		r.leave(r.left)
		r.moved()
	}
	r.leaveOutline()
	return nil
}

// returnToText leaves the outline for the very place one read at.
func (r *Reader) returnToText(int) tea.Cmd {
	r.page.SetTop(r.left)
	r.leaveOutline()
	return nil
}

func (r *Reader) entryDown(n int) tea.Cmd { r.preview(once(n)); return nil }
func (r *Reader) entryUp(n int) tea.Cmd   { r.preview(-once(n)); return nil }

func (r *Reader) firstEntry(int) tea.Cmd { r.preview(-len(r.outline.entries)); return nil }

// lastEntry looks at the last entry, or at the n-th section.
func (r *Reader) lastEntry(n int) tea.Cmd {
	switch {
	case n == 0:
		r.preview(len(r.outline.entries))
	case n > len(r.doc.Sections):
		r.sayHowMany()
	default:
		r.outline.moveTo(n - 1)
		r.look()
	}
	return nil
}

// preview moves the outline's cursor and shows the section it comes to.
func (r *Reader) preview(n int) {
	r.outline.Move(n)
	r.look()
}

// look shows the section the outline's cursor is on.
func (r *Reader) look() { r.page.SetTop(r.start(r.outline.Selected())) }

func (r *Reader) fold(int) tea.Cmd {
	if i := r.outline.Selected(); !isSection(i) {
		r.openSide(i, false)
		return nil
	}
	r.outline.Fold()
	r.look()
	return nil
}

func (r *Reader) unfold(int) tea.Cmd {
	switch i := r.outline.Selected(); {
	case r.around.on(i).folded():
		r.openFurniture(i)
	case r.outline.folded[i]:
		r.outline.Unfold()
	default:
		return r.stay(0)
	}
	return nil
}

func (r *Reader) foldAll(int) tea.Cmd {
	r.outline.FoldAll()
	return nil
}

// findSection lists the sections, to be found by some of their letters; it
// shows each that the cursor comes to.
func (r *Reader) findSection(int) tea.Cmd {
	from := r.page.Top()
	l := newList(r.theme, r.method, "Sections", r.sectionItems())
	l.again = r.sectionItems
	l.fuzzy, l.empty = true, "this text has no sections"
	l.hint = "type some letters · Enter goes there · Esc returns"
	l.cursor = max(0, r.section())
	l.preview = func(i int) { r.page.SetTop(r.start(i)) }
	l.cancel = func() { r.page.SetTop(from) }
	l.choose = func(i int) tea.Cmd {
		r.page.SetTop(from)
		r.jump(r.start(i))
		if r.focus == inOutline {
			r.leaveOutline()
		}
		return nil
	}
	r.list = l
	return nil
}

// sectionItems are the lines of the sections.
func (r *Reader) sectionItems() []item {
	items := make([]item, len(r.doc.Sections))
	for i, s := range r.doc.Sections {
		indent := strings.Repeat("  ", min(s.Level, 6)-1)
		items[i] = item{label: indent + s.Title, side: strconv.Itoa(i + 1)}
	}
	return items
}

// whereAmI says where one is, in words.
func (r *Reader) whereAmI(int) tea.Cmd {
	at, rest := r.entry(), r.measures()
	switch {
	case at == aboveArticle || at == belowArticle:
		r.say("in the page furniture" + rest)
	case isSection(at):
		s := r.doc.Sections[at]
		before := fmt.Sprintf("section %d of %d, ", at+1, len(r.doc.Sections))
		if s.Line > 0 {
			rest = fmt.Sprintf(", line %d%s", s.Line, rest)
		}
		r.say(before + "“" + r.cut(s.Title, before+rest) + "”" + rest)
	case len(r.doc.Sections) == 0:
		r.say(strings.TrimPrefix(rest, " · "))
	default:
		r.say("before the first section" + rest)
	}
	return nil
}

// measures says how far one is in how long a text, and how that is called.
func (r *Reader) measures() string {
	if r.sketched() {
		return fmt.Sprintf(" · %s is still being read", r.source.Name)
	}
	size := counted(r.doc.Words(), "word")
	if r.doc.Language != "" {
		size += fmt.Sprintf(" (%s)", r.doc.Language)
	}
	return fmt.Sprintf(" · %d%% · %s · %s", r.percent(), size, r.source.Name)
}

// percent is how much of the article lies above the page: 100 at its end, and -1
// where that is not known yet.
func (r *Reader) percent() int {
	b, v := r.doc.Body, r.page.Visible()
	if r.sketched() {
		if size := r.source.Size(); size > 0 {
			return r.doc.SourceAt(v.Start) * 100 / size
		}
		return -1
	}
	if v.End >= b.End || b.Empty() {
		return 100
	}
	return max(0, v.Start-b.Start) * 100 / b.Len()
}

// minutes returns the minutes left in this section and in all. Words are taken
// to be as long throughout a section.
func (r *Reader) minutes() (here, all int) {
	at := r.section()
	offset := max(r.page.Top(), r.start(at))
	words, r1 := r.words[at+1], r.extent(at)
	if at != opening {
		words -= r.words[at]
	}
	left := 0
	if r1.Len() > 0 {
		left = words * max(0, r1.End-offset) / r1.Len()
	}
	rest := r.words[len(r.words)-1] - r.words[at+1]
	return document.Minutes(left), document.Minutes(left + rest)
}

// extent returns the range of a section or of the opening.
func (r *Reader) extent(section int) document.Range {
	if section != opening {
		return r.doc.Sections[section].Range
	}
	e := r.doc.Body
	if len(r.doc.Sections) > 0 {
		e.End = r.doc.Sections[0].Start
	}
	return e
}
