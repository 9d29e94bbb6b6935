package ui

// A rect is a part of the screen, in cells.
type rect struct{ x, y, w, h int }

func (r rect) contains(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

// A layout says where everything stands. It is the only place where that is
// worked out.
type layout struct {
	tooSmall bool
	outline  rect // empty when there is none
	overlaid bool // the outline lies over the text instead of beside it
	rule     rect // the line between outline and text
	text     rect
	panel    rect // where a list or the help lies over the text
	status   rect
	hint     rect // empty on a low screen
}

// The limits of the layout, in cells.
const (
	minWidth, minHeight    = 20, 5
	besideWidth            = 72 // from here on the outline stands beside the text
	hintHeight             = 12 // from here on there is a line of hints
	minOutline, maxOutline = 27, 40
	roomyHeight            = 30 // from here on a blank line stands above the status
	overlayWidth           = 56 // up to here the overlaid outline takes all of it
	maxPanel               = 96
)

// arrange lays a screen out:
//
//	┌──outline──┬─────────────text─────────────┐
//	│           │                              │
//	│           │                              │
//	├───────────┴───────────status─────────────┤
//	└────────────────────────hint──────────────┘
//
// An outline that is wanted but has no room beside the text is overlaid while
// it has the focus.
func arrange(width, height int, outline, focused bool) layout {
	var l layout
	if width < minWidth || height < minHeight {
		l.tooSmall = true
		return l
	}
	body := height - 1
	if height >= hintHeight {
		body--
		l.hint = rect{0, height - 1, width, 1}
	}
	l.status = rect{0, body, width, 1}
	if height >= roomyHeight {
		body--
	}
	l.text = rect{0, 0, width, body}
	switch ow := min(max(width*3/10, minOutline), maxOutline); {
	case width >= besideWidth && outline:
		l.outline = rect{0, 0, ow, body}
		l.rule = rect{ow, 0, 1, body}
		l.text = rect{ow + 1, 0, width - ow - 1, body}
	case width < besideWidth && focused:
		l.overlaid = true
		if ow = width * 4 / 5; width <= overlayWidth {
			ow = width
		}
		l.outline = rect{0, 0, ow, body}
	}
	pw := min(width-2*min(2, width/20), maxPanel)
	ph := max(3, body-2*min(2, body/10))
	l.panel = rect{(width - pw) / 2, (body - ph) / 2, pw, ph}
	return l
}
