package ui

import (
	tea "charm.land/bubbletea/v2"
)

// keyPress gives a key to the innermost thing that wants it.
func (r *Reader) keyPress(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	r.message = message{}
	r.source.Yield()
	switch {
	case key == "ctrl+z":
		return r.suspend(0)
	case r.unread:
		return r.firstKey(key)
	case r.pending != nil:
		f := r.pending
		r.pending = nil
		return f(key)
	case r.prompt != nil:
		return r.promptKey(msg)
	case r.list != nil:
		return r.listKey(msg)
	case r.help != nil:
		r.helpKey(key)
		return nil
	}
	return r.commandKey(key)
}

// listKey gives a key to the open list.
func (r *Reader) listKey(msg tea.KeyPressMsg) tea.Cmd {
	l := r.list
	cmd, done := l.key(msg, max(1, r.layout.panel.h-6))
	if done && r.list == l { // what was chosen may have opened another
		r.list = nil
	}
	if done && msg.String() == "enter" {
		r.lead()
	}
	r.follow()
	return cmd
}

// commandKey runs the command of a key, or takes a digit of its count.
func (r *Reader) commandKey(key string) tea.Cmd {
	if len(key) == 1 && (key[0] >= '1' && key[0] <= '9' || key[0] == '0' && r.count > 0) {
		r.count = min(r.count*10+int(key[0]-'0'), maxCount)
		return nil
	}
	n := r.count
	r.count = 0
	switch {
	case key == "esc" && n > 0:
		return nil // it took the count back
	case key == "esc" && r.opening != nil:
		r.say(r.opening.name + " " + ErrGivenUp.Error())
		r.stopOpening()
		return nil
	}
	if key == "Z" {
		r.pending = func(key string) tea.Cmd {
			if key == "Z" {
				return tea.Quit
			}
			return nil
		}
		return nil
	}
	c := r.keys.lookup(key, r.focus)
	if c == nil {
		return nil
	}
	top := r.page.Top()
	cmd := c.run(r, n)
	if c.in == anywhere && r.page.Top() != top {
		r.lead()
	}
	r.follow()
	return cmd
}

// maxCount bounds a count, so that it stays a number of something.
const maxCount = 1_000_000

// helpKey scrolls the help, or closes it.
func (r *Reader) helpKey(key string) {
	panel := r.layout.panel
	h := panel.h
	switch key {
	case "j", "down", "enter":
		r.help.scroll(1, panel)
	case "k", "up":
		r.help.scroll(-1, panel)
	case "space", "f", "d", "pgdown", "ctrl+d", "ctrl+f":
		r.help.scroll(h-4, panel)
	case "b", "u", "pgup", "ctrl+u", "ctrl+b":
		r.help.scroll(4-h, panel)
	case "g", "home":
		r.help.scroll(-maxCount, panel)
	case "G", "end":
		r.help.scroll(maxCount, panel)
	default:
		r.help = nil
	}
}

// wheelStep is how many rows a step of the mouse wheel moves.
const wheelStep = 3

// mouse does what a hand expects: the wheel scrolls what is under it, a click
// chooses.
func (r *Reader) mouse(msg tea.MouseMsg) tea.Cmd {
	if r.unread {
		return nil
	}
	m := msg.Mouse()
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelDown:
			return r.wheel(m.X, m.Y, 1)
		case tea.MouseWheelUp:
			return r.wheel(m.X, m.Y, -1)
		}
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return r.click(m.X, m.Y)
		}
	}
	return nil
}

func (r *Reader) wheel(x, y, n int) tea.Cmd {
	switch {
	case r.help != nil:
		r.help.scroll(n*wheelStep, r.layout.panel)
	case r.list != nil:
		r.list.move(n)
	case r.layout.outline.contains(x, y) && r.focus == inOutline:
		r.preview(n)
	default:
		r.scroll(n * wheelStep)
	}
	r.follow()
	return nil
}

func (r *Reader) click(x, y int) tea.Cmd {
	r.message = message{}
	switch {
	case r.help != nil:
		r.help = nil
	case r.list != nil:
		if i := r.list.at(y - r.layout.panel.y); i >= 0 && r.layout.panel.contains(x, y) {
			l := r.list
			r.list = nil
			cmd := l.choose(l.shown[i])
			r.follow()
			return cmd
		}
	case r.layout.outline.contains(x, y):
		if section, ok := r.outline.EntryAt(y - r.layout.outline.y); ok {
			r.leaveOutline()
			if r.around.on(section).open && r.entry() == section {
				r.openSide(section, false)
				break
			}
			r.jump(r.start(section))
		}
	case r.focus == inOutline:
		r.returnToText(0)
	default:
		return r.clickText(x-r.layout.text.x, y-r.layout.text.y)
	}
	r.follow()
	return nil
}

// clickText follows the link that stands at a cell of the page.
func (r *Reader) clickText(x, y int) tea.Cmd {
	at, ok := r.page.OffsetAt(x, y)
	if !ok {
		return nil
	}
	l, ok := r.doc.LinkAt(at)
	if !ok {
		return nil
	}
	cmd := r.followLink(l)
	r.follow()
	return cmd
}
