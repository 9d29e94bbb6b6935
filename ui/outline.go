package ui

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// The entries that are no sections, in order with those: the page furniture above
// the article, what stands in it before the first heading, and the furniture below.
const (
	aboveArticle = -2
	opening      = -1
	belowArticle = math.MaxInt
)

// isSection reports whether an entry is the index of a section.
func isSection(entry int) bool { return entry >= 0 && entry < belowArticle }

// An outline is the pane that shows the sections. It knows nothing of the page:
// it is told which section is current, and says which one its cursor is on.
type outline struct {
	theme         *Theme
	method        ansi.Method
	doc           *document.Document
	width, height int

	around  around       // the page furniture
	entries []int        // what is shown, in order: sections, and what is none
	folded  map[int]bool // sections whose subsections are hidden
	longest int          // bytes of the longest section
	counted bool         // what numbers the titles have are those of the sections

	focused bool
	cursor  int // index into entries
	current int // the section that is read
	top     int // the entry that is shown first

	read readings
	hits []document.Range // of the search
	find bool             // hits are shown in place of bars

	// As the last view has it:
	barless bool  // titles have the room of the bars
	lines   []int // which entry stands in each line; -1 none
}

// SetDocument shows the sections of d. Where its text goes on from what was
// shown, what was folded stays so, and the cursor stays on its section; on one
// that is gone, in its line.
func (o *outline) SetDocument(d *document.Document) {
	at, kept, folded := opening, false, map[int]bool{}
	if o.doc != nil && continues(o.doc, d) {
		at, kept, folded = o.carry(d)
	}
	o.doc, o.folded, o.read = d, folded, nil
	o.counted = countsItself(d)
	o.longest = o.extent(opening).Len()
	for i := range d.Sections {
		o.longest = max(o.longest, d.Sections[i].Len())
	}
	o.list()
	if kept {
		o.moveTo(at)
	}
}

// countsItself reports whether all sections of d whose titles begin with a number
// begin with their own; those whose place is not known yet are not asked.
func countsItself(d *document.Document) bool {
	for i := range d.Sections {
		if d.PartAt(d.Sections[i].Start) > 0 {
			break
		}
		if n, _ := numbered(d.Sections[i].Title); n >= 0 && n != i+1 {
			return false
		}
	}
	return true
}

// numbered splits a title like "4. The slow winter" into its number and the rest. The
// number is -1 where there is none.
func numbered(title string) (n int, rest string) {
	digits, rest, found := strings.Cut(title, " ")
	digits = strings.TrimRight(digits, ".)")
	n, err := strconv.Atoi(digits)
	if !found || err != nil || strconv.Itoa(n) != digits || n < 0 {
		return -1, title
	}
	return n, strings.TrimLeft(rest, " ")
}

// carry returns the entry of d for the one that the cursor is on, if it has one,
// and which sections of d begin where one is folded and have something to fold.
func (o *outline) carry(d *document.Document) (at int, kept bool, folded map[int]bool) {
	folded = map[int]bool{}
	for i := range o.folded {
		if k := startingAt(d, o.doc.Sections[i].Start); k >= 0 && hasChildren(d, k) {
			folded[k] = true
		}
	}
	if at = o.Selected(); isSection(at) {
		at = startingAt(d, o.doc.Sections[at].Start)
		return at, at >= 0, folded
	}
	return at, true, folded
}

// startingAt returns the section of d that begins at offset, or -1.
func startingAt(d *document.Document, offset int) int {
	if i := d.SectionAt(offset); i >= 0 && d.Sections[i].Start == offset {
		return i
	}
	return -1
}

// list works out which entries are shown.
func (o *outline) list() {
	o.entries = o.entries[:0]
	if o.around.above.lines > 0 {
		o.entries = append(o.entries, aboveArticle)
	}
	o.entries = append(o.entries, opening)
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
	if o.around.below.lines > 0 {
		o.entries = append(o.entries, belowArticle)
	}
	o.cursor = min(o.cursor, len(o.entries)-1)
}

// extent returns the range of an entry: of a section with the ones folded into
// it.
func (o *outline) extent(section int) document.Range {
	switch {
	case section == aboveArticle:
		return document.Range{End: o.doc.Body.Start}
	case section == belowArticle:
		return document.Range{Start: o.doc.Body.End, End: len(o.doc.Text)}
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

// Selected returns the entry the cursor is on.
func (o *outline) Selected() int { return o.entries[o.cursor] }

// hasChildren reports whether sections are nested in section i of d.
func hasChildren(d *document.Document, i int) bool {
	return i >= 0 && i < len(d.Sections)-1 && d.Sections[i+1].Level > d.Sections[i].Level
}

// Fold hides the subsections of the entry the cursor is on, or where there are
// none goes to its parent.
func (o *outline) Fold() {
	i := o.Selected()
	if !isSection(i) {
		return
	}
	if hasChildren(o.doc, i) && !o.folded[i] {
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
		if hasChildren(o.doc, i) && !o.folded[i] {
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
