package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the screen. It changes nothing but caches.
func (r *Reader) View() tea.View {
	v := tea.NewView(r.screen())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = r.title()
	if r.prompt != nil {
		_, x := inputView(r.prompt.input, r.method, r.promptRoom())
		v.Cursor = tea.NewCursor(x, r.layout.status.y)
	}
	if p := r.layout.panel; r.list != nil {
		_, x := inputView(r.list.input, r.method, p.w-4)
		v.Cursor = tea.NewCursor(p.x+2+x, p.y+2)
	}
	return v
}

// screen returns all lines of the screen.
func (r *Reader) screen() string {
	if r.width == 0 {
		return ""
	}
	if r.layout.tooSmall {
		text := fmt.Sprintf("too small to read in: %d×%d at least", minWidth, minHeight)
		return strings.Join(wrap(r.method, text, r.width, max(1, r.height)), "\n")
	}
	lines := r.panes()
	r.over(lines)
	for len(lines) < r.layout.status.y {
		lines = append(lines, "")
	}
	if !r.bare || r.prompt != nil || r.message.text != "" || r.waits() {
		lines = append(lines[:r.layout.status.y], r.statusLine())
	}
	if r.layout.hint.h > 0 {
		lines = append(lines, r.hintLine())
	}
	return strings.Join(lines, "\n")
}

// panes returns the lines of outline and text.
func (r *Reader) panes() []string {
	text := r.page.View()
	if r.layout.outline.w == 0 {
		return text
	}
	outline := r.outline.View()
	lines := make([]string, len(text))
	rule := paint(r.theme.frame, "│")
	for i := range text {
		switch {
		case r.layout.overlaid:
			lines[i] = outline[i]
			if rest := r.width - r.layout.outline.w - 1; rest > 0 {
				lines[i] += rule + r.span(text[i], r.width-rest, r.width)
			}
		default:
			lines[i] = outline[i] + rule + text[i]
		}
	}
	return lines
}

// over lays the open panel over the lines.
func (r *Reader) over(lines []string) {
	p := r.layout.panel
	var panel []string
	switch {
	case r.list != nil:
		panel = r.list.View(p.w, p.h)
	case r.help != nil:
		panel = r.help.View(p.w, p.h)
	}
	for i, line := range panel {
		if y := p.y + i; y < len(lines) {
			lines[y] = r.span(lines[y], 0, p.x) + line + r.span(lines[y], p.x+p.w, r.width)
		}
	}
}

// span returns the cells from start to end of a line of the screen. A wide
// character that stands half in them is a blank.
func (r *Reader) span(line string, start, end int) string {
	s := r.method.TruncateLeft(pad(r.method, r.method.Truncate(line, end, ""), end), start, "")
	return strings.Repeat(" ", max(0, end-start-r.method.StringWidth(s))) + s
}

// statusLine says where one is, or what was just done.
func (r *Reader) statusLine() string {
	w := r.width
	switch {
	case r.prompt != nil:
		typed, _ := inputView(r.prompt.input, r.method, r.promptRoom())
		return spread(r.method, typed, paint(r.theme.quiet, r.promptFound()), w)
	case r.message.fault:
		return " " + paint(r.theme.fault, r.faultText(w-2))
	case r.message.text != "":
		return " " + paint(r.theme.accent, truncate(r.method, r.message.text, w-2))
	case r.waits():
		return spread(r.method, " "+paint(r.theme.accent, r.opening.String()), paint(r.theme.quiet, r.opening.amount()+"Esc gives up "), w)
	}
	return spread(r.method, r.statusLeft(), paint(r.theme.quiet, r.statusRight()+" "), w)
}

// promptFound says what was found of what is typed, where there is room beside it.
func (r *Reader) promptFound() string {
	found := r.offerText() + r.hitCount() + " "
	if s := &r.search; s.fault != nil && len(s.all) == 0 {
		found = r.hitCount() + ": " + s.fault.Error() + " "
	}
	if r.method.StringWidth(found) > r.width/2 {
		found = r.hitCount() + " "
	}
	return found
}

// promptRoom is how many cells of the status line are for what is typed.
func (r *Reader) promptRoom() int { return r.width - r.method.StringWidth(r.promptFound()) - 1 }

// statusLeft names the section.
func (r *Reader) statusLeft() string {
	at := r.entry()
	switch at {
	case aboveArticle:
		return " " + paint(r.theme.quiet, "page furniture, above the article")
	case belowArticle:
		return " " + paint(r.theme.quiet, "page furniture, below the article")
	case opening:
		return " " + paint(r.theme.quiet, r.title())
	}
	number := fmt.Sprintf("§ %d of %d", at+1, len(r.doc.Sections))
	switch {
	case r.doc.PartAt(r.start(at)) > 0:
		number = "§"
	case r.sketched():
		number += "+"
	}
	return fmt.Sprintf(" %s %s", paint(r.theme.quiet, number), paint(r.theme.accent, r.outline.title(at)))
}

// narrowStatus is the width up to which the status line says only what matters
// most, in cells.
const narrowStatus = 60

// wideStatus is the width from which it has room for the form of a name and for
// the minutes.
const wideStatus = 96

// statusRight has the figures: count or hits, what is folded next to the page,
// percent, minutes.
func (r *Reader) statusRight() string {
	var parts []string
	if r.count > 0 {
		parts = append(parts, fmt.Sprint(r.count))
	}
	if n := r.hitCount(); n != "" {
		parts = append(parts, n)
	}
	if !r.whole {
		parts = append(parts, r.reading())
	}
	folded, percent := r.foldedHere(), r.percent()
	if folded != "" {
		parts = append(parts, folded)
	}
	if percent >= 0 && (folded == "" || r.width >= narrowStatus) {
		parts = append(parts, fmt.Sprintf("%d%%", percent))
	}
	switch here, all := r.minutes(); {
	case r.sketched() || r.width < narrowStatus || folded != "" && percent == 100 || r.search.row != nil && r.width < wideStatus:
	case len(r.doc.Sections) == 0:
		parts = append(parts, fmt.Sprintf("%d min left", all))
	default:
		parts = append(parts, fmt.Sprintf("%d min left here, %d in all", here, all))
	}
	return strings.Join(parts, " · ")
}

// reading says how much of the source is read.
func (r *Reader) reading() string {
	if r.progress == 0 { // nor is it known of a pipe
		return "reading …"
	}
	return fmt.Sprintf("reading … %d%%", r.progress)
}

// hitCount is "3 of 17", or says that there is none.
func (r *Reader) hitCount() string {
	s := &r.search
	switch {
	case s.typed == "":
		return ""
	case len(s.all) == 0 && s.fault != nil:
		return "no regular expression"
	case (s.running || r.sketched()) && len(s.hits) == 0:
		return "searching …"
	case len(s.hits) == 0 && len(s.all) > 0:
		return "not in the article"
	case len(s.hits) == 0:
		return "not found"
	case s.partly:
		return "counting …"
	}
	count := fmt.Sprintf("%d of %d", s.current+1, len(s.hits))
	if r.sketched() {
		count += "+"
	}
	return count + r.hitForm()
}

// hintLine names the keys of the moment.
func (r *Reader) hintLine() string {
	hints := [][2]string{{"Space", "page"}, {"]", "next section"}, {"/", "search"}, {"Tab", "outline"}, {"m", "mark"}, {"?", "help"}, {"q", "quit"}}
	switch {
	case r.list != nil || r.help != nil:
		return ""
	case r.prompt != nil:
		hints = [][2]string{{"Enter", "keep"}, {"Esc", "return"}, {"↑", "before"}, {"/re/", "regular expression"}}
	case r.focus == inOutline:
		hints = [][2]string{{"Enter", "stay"}, {"Esc", "return"}, {"j k", "look"}, {"h l", "fold"}, {"x", "remove"}, {"+ -", "level"}, {"?", "help"}}
	case len(r.search.hits) > 0:
		hints = [][2]string{{"n N", "hits"}, {"&", "all hits"}, {"Esc", "end search"}, {"]", "next section"}, {"?", "help"}, {"q", "quit"}}
	}
	line := r.hinted(hints)
	for r.method.StringWidth(line) > r.width && len(hints) > 1 {
		last := len(hints) - 1
		for last > 0 && (hints[last][0] == "?" || hints[last][0] == "q") { // who knows these finds the others
			last--
		}
		hints = slices.Delete(hints, last, last+1)
		line = r.hinted(hints)
	}
	return r.method.Truncate(line, r.width, "")
}

// hinted is a line of hints.
func (r *Reader) hinted(hints [][2]string) string {
	var parts []string
	for _, h := range hints {
		parts = append(parts, paint(r.theme.key, h[0])+" "+paint(r.theme.quiet, h[1]))
	}
	return " " + strings.Join(parts, "   ")
}
