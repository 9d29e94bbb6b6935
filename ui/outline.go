package ui

import (
	"fmt"
	"sort"
	"strings"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// opening is the outline's first entry: what stands before the first heading.
const opening = -1

// An outline is the pane that shows the sections. It knows nothing of the page:
// it is told which section is current, and says which one its cursor is on.
type outline struct {
	theme         *Theme
	method        ansi.Method
	doc           *document.Document
	width, height int

	entries []int        // sections that are shown, in order, the opening first
	folded  map[int]bool // sections whose subsections are hidden
	longest int          // bytes of the longest section

	focused bool
	cursor  int // index into entries
	current int // the section that is read
	top     int // the entry that is shown first

	read  readings
	hits  []document.Range // of the search
	find  bool             // hits are shown in place of bars
	lines []int            // which entry stands in each line of the view; -1 none
}

// SetDocument shows the sections of d; what was folded is unfolded.
func (o *outline) SetDocument(d *document.Document) {
	o.doc, o.folded, o.read = d, map[int]bool{}, nil
	o.longest = o.extent(opening).Len()
	for i := range d.Sections {
		o.longest = max(o.longest, d.Sections[i].Len())
	}
	o.list()
}

// list works out which entries are shown.
func (o *outline) list() {
	o.entries = append(o.entries[:0], opening)
	hidden := 0 // sections deeper than this level are hidden; 0: none
	for i, s := range o.doc.Sections {
		if hidden > 0 && s.Level > hidden {
			continue
		}
		hidden = 0
		o.entries = append(o.entries, i)
		if o.folded[i] {
			hidden = s.Level
		}
	}
	o.cursor = min(o.cursor, len(o.entries)-1)
}

// extent returns the range of an entry: a section, with the ones folded into
// it, or the opening.
func (o *outline) extent(section int) document.Range {
	switch {
	case section == opening:
		r := o.doc.Body
		if len(o.doc.Sections) > 0 {
			r.End = o.doc.Sections[0].Start
		}
		return r
	case o.folded[section]:
		return o.doc.Subtree(section)
	}
	return o.doc.Sections[section].Range
}

// SetCurrent tells which section is read, and follows it with the cursor while
// the pane has not got the focus.
func (o *outline) SetCurrent(section int) {
	o.current = section
	if !o.focused {
		o.moveTo(section)
	}
}

// moveTo puts the cursor on a section, or on the one it is folded into.
func (o *outline) moveTo(section int) {
	i := sort.SearchInts(o.entries, section)
	if i == len(o.entries) || o.entries[i] != section {
		i--
	}
	o.cursor = max(0, i)
}

// Move moves the cursor by n entries.
func (o *outline) Move(n int) { o.cursor = max(0, min(o.cursor+n, len(o.entries)-1)) }

// Selected returns the section the cursor is on, or opening.
func (o *outline) Selected() int { return o.entries[o.cursor] }

// hasChildren reports whether sections are nested in section i.
func (o *outline) hasChildren(i int) bool {
	s := o.doc.Sections
	return i >= 0 && i+1 < len(s) && s[i+1].Level > s[i].Level
}

// Fold hides the subsections of the entry the cursor is on, or where there are
// none goes to its parent.
func (o *outline) Fold() {
	i := o.Selected()
	if i == opening {
		return
	}
	if o.hasChildren(i) && !o.folded[i] {
		o.folded[i] = true
		o.list()
		return
	}
	if p := o.doc.Parent(i); p >= 0 {
		o.moveTo(p)
	}
}

// Unfold shows the subsections of the entry the cursor is on.
func (o *outline) Unfold() {
	if i := o.Selected(); o.folded[i] {
		delete(o.folded, i)
		o.list()
	}
}

// FoldAll hides all subsections, or shows all where all are hidden.
func (o *outline) FoldAll() {
	at := o.Selected()
	any := false
	for i := range o.doc.Sections {
		if o.hasChildren(i) && !o.folded[i] {
			o.folded[i], any = true, true
		}
	}
	if !any {
		o.folded = map[int]bool{}
	}
	o.list()
	o.moveTo(at)
}

// EntryAt returns the section whose entry stands in line y of the last view.
func (o *outline) EntryAt(y int) (section int, ok bool) {
	if y < 0 || y >= len(o.lines) || o.lines[y] < 0 || o.lines[y] >= len(o.entries) {
		return 0, false
	}
	return o.entries[o.lines[y]], true
}

// barWidth is the width of an entry's bar, in cells.
func (o *outline) barWidth() int {
	if o.width < 32 {
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
	tall := o.tallest(o.height - len(view))
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
	if section != opening {
		title = o.doc.Sections[section].Title
	}
	return wrap(o.method, title, o.width-o.indent(section)-o.barWidth()-2, tall)
}

// indent is how far the title of a section's entry stands from the edge.
func (o *outline) indent(section int) int {
	n := 3 + len(fmt.Sprint(len(o.doc.Sections)))
	if section != opening {
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
	case section == opening, o.doc.Sections[section].Confidence < doubtful:
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
	if section == opening {
		return strings.Repeat(" ", indent)
	}
	digits := len(fmt.Sprint(len(o.doc.Sections)))
	number := fmt.Sprintf("  %*d", digits, section+1)
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
	if o.find {
		n := countIn(o.hits, r)
		if n == 0 {
			return paint(o.theme.frame, fmt.Sprintf("%*s", o.barWidth(), "·"))
		}
		return paint(o.theme.accent, truncate(o.method, fmt.Sprintf("%*d", o.barWidth(), n), o.barWidth()))
	}
	if r.Empty() || o.longest == 0 {
		return strings.Repeat(" ", o.barWidth())
	}
	bar := o.barWidth()
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
