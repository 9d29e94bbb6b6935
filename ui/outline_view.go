package ui

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"crosshead/document"
)

// narrowOutline is the width below which titles that would be cut have the room of the
// bars, in cells.
const narrowOutline = 32

// barWidth is the width of an entry's bar, or of its number of hits, in cells.
func (o *outline) barWidth() int {
	switch {
	case o.barless:
		return 0
	case o.width < narrowOutline:
		return 4
	}
	return 6
}

// View returns the pane's lines, as many as it is high, each as wide as it is.
func (o *outline) View() []string {
	view := o.header()
	o.lines = make([]int, len(view), o.height)
	for i := range o.lines {
		o.lines[i] = -1
	}
	tall := o.fitTitles(o.height - len(view))
	o.scroll(o.height-len(view), tall > 1)
	for i := o.top; i < len(o.entries) && len(view) < o.height; i++ {
		for _, line := range o.entry(i, tall) {
			view = append(view, line)
			o.lines = append(o.lines, i)
		}
	}
	for len(view) < o.height {
		view = append(view, strings.Repeat(" ", o.width))
	}
	return view[:o.height]
}

// header is the title above the entries.
func (o *outline) header() []string {
	if o.height < 8 {
		return nil
	}
	title := o.doc.Title
	if title == "" {
		title = o.doc.Source
	}
	lines := []string{strings.Repeat(" ", o.width)}
	for _, line := range wrap(o.method, clean(title), o.width-4, 2) {
		lines = append(lines, "  "+paint(o.theme.title, fit(o.method, line, o.width-2)))
	}
	return append(lines, strings.Repeat(" ", o.width))
}

// fitTitles decides whether there are bars, for all entries alike, and returns on how
// many of so many lines a title may be shown.
func (o *outline) fitTitles(height int) (tall int) {
	o.barless = false
	tall = o.tallest(height)
	if o.width < narrowOutline && !o.find && o.cuts(tall) {
		o.barless = true
		tall = o.tallest(height)
	}
	return tall
}

// cuts reports whether a title does not fit in so many lines. It looks at the first few
// only: in the largest documents all of them take longer than a frame.
func (o *outline) cuts(tall int) bool {
	const few = 100
	for i := range min(few, len(o.entries)) {
		if lines := o.titleLines(i, tall); isSection(o.entries[i]) && strings.HasSuffix(lines[len(lines)-1], "…") {
			return true
		}
	}
	return false
}

// tallest returns on how many lines a title may be shown for all entries to
// fit in so many lines: three, two, or one.
func (o *outline) tallest(height int) int {
	for tall := 3; tall > 1 && len(o.entries) <= height; tall-- {
		n := 0
		for i := range o.entries {
			n += len(o.titleLines(i, tall))
		}
		if n <= height {
			return tall
		}
	}
	return 1
}

// scroll brings the cursor into view; all says that all entries are.
func (o *outline) scroll(height int, all bool) {
	if all {
		o.top = 0
		return
	}
	margin := min(2, height/3)
	o.top = min(o.top, o.cursor-margin)
	o.top = max(o.top, o.cursor-height+1+margin)
	o.top = max(0, min(o.top, len(o.entries)-height))
}

// titleLines breaks the title of entry i into the lines it is shown in.
func (o *outline) titleLines(i, tall int) []string {
	title := "Opening"
	section := o.entries[i]
	switch {
	case isSection(section):
		title = o.title(section)
	case section != opening:
		return []string{o.furnitureTitle(o.around.on(section))}
	}
	return wrap(o.method, title, o.width-o.indent(section)-o.barWidth()-2, tall)
}

// title is the title of a section, without a number of its own that stands before it
// anyway.
func (o *outline) title(section int) string {
	title := o.doc.Sections[section].Title
	if o.counted && o.place(section) != "" {
		_, title = numbered(title)
	}
	return title
}

// place is the number of a section, as far as it is known.
func (o *outline) place(section int) string {
	if o.doc.PartAt(o.doc.Sections[section].Start) > 0 {
		return "" // what comes before is not counted yet
	}
	return strconv.Itoa(section + 1)
}

// furnitureTitle is the one line that page furniture is shown in: its full name
// where there is room, as it has no bar.
func (o *outline) furnitureTitle(f furniture) string {
	name, room := f.String(), o.width-o.indent(opening)-2
	if o.find && f.open { // the number of hits stands there
		room -= o.barWidth()
	}
	if o.method.StringWidth(name) > room {
		name = strings.TrimPrefix(name, "page ")
	}
	return truncate(o.method, name, room)
}

// indent is how far the title of a section's entry stands from the edge.
func (o *outline) indent(section int) int {
	n := 3 + len(fmt.Sprint(len(o.doc.Sections)))
	if isSection(section) {
		n += min(2*(o.doc.Sections[section].Level-1), o.width/4)
	}
	return n
}

// entry returns the lines of entry i.
func (o *outline) entry(i, tall int) []string {
	section := o.entries[i]
	var lines []string
	for k, text := range o.titleLines(i, tall) {
		lead, tail := strings.Repeat(" ", o.indent(section)), strings.Repeat(" ", o.barWidth()+1)
		if k == 0 {
			lead, tail = o.lead(section), " "+o.tail(section)
		}
		mark := " "
		if section == o.current {
			mark = paint(o.theme.accent, "▎")
		}
		line := pad(o.method, lead[1:]+o.colour(section, text), o.width-1-o.method.StringWidth(tail)-1) + tail + " "
		if o.focused && i == o.cursor {
			line = o.theme.selected + strings.ReplaceAll(line, "\x1b[m", "\x1b[m"+o.theme.selected) + "\x1b[m"
		}
		lines = append(lines, mark+line)
	}
	return lines
}

// colour is how an entry's title looks: the current one stands out, one that
// is not sure to be a heading is quiet.
func (o *outline) colour(section int, text string) string {
	switch {
	case section == o.current:
		return paint(o.theme.accent, text)
	case !isSection(section), o.doc.Sections[section].Confidence < doubtful:
		return paint(o.theme.quiet, text)
	}
	return text
}

// doubtful is the confidence below which an entry is shown as a guess.
const doubtful = 0.6

// lead is what stands before an entry's title: its number, and a sign where
// something is folded in it.
func (o *outline) lead(section int) string {
	indent := o.indent(section)
	switch {
	case o.around.on(section).folded():
		return strings.Repeat(" ", indent-1) + "▸"
	case !isSection(section):
		return strings.Repeat(" ", indent)
	}
	digits := len(fmt.Sprint(len(o.doc.Sections)))
	number := fmt.Sprintf("  %*s", digits, o.place(section))
	sign := ""
	if o.folded[section] {
		sign = "▸"
	}
	return number + fit(o.method, fmt.Sprintf("%*s", indent-digits-2, sign), indent-digits-2)
}

// tail is what stands after an entry's title: how many hits the search has in
// it, or a bar as long as the section is beside the longest, bright as far as it
// is read.
func (o *outline) tail(section int) string {
	r := o.extent(section)
	if f := o.around.on(section); f.folded() || f.open && !o.find {
		return ""
	}
	if o.find {
		n := countIn(o.hits, r)
		if n == 0 {
			return paint(o.theme.frame, fmt.Sprintf("%*s", o.barWidth(), "·"))
		}
		return paint(o.theme.accent, truncate(o.method, fmt.Sprintf("%*d", o.barWidth(), n), o.barWidth()))
	}
	bar := o.barWidth()
	if r.Empty() || o.longest == 0 || o.barless {
		return strings.Repeat(" ", bar)
	}
	n := max(1, min(bar, (r.Len()*bar+o.longest/2)/o.longest))
	done := o.read.within(r) * n / r.Len()
	return paint(o.theme.read, strings.Repeat("━", done)) +
		paint(o.theme.frame, strings.Repeat("━", n-done)) + strings.Repeat(" ", bar-n)
}

// countIn returns how many hits begin in r.
func countIn(hits []document.Range, r document.Range) int {
	from := sort.Search(len(hits), func(i int) bool { return hits[i].Start >= r.Start })
	to := sort.Search(len(hits), func(i int) bool { return hits[i].Start >= r.End })
	return to - from
}
