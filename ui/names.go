package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"crosshead/document"
	"crosshead/document/index"

	tea "charm.land/bubbletea/v2"
)

// names are whom and what the document names, and how that is listed.
type names struct {
	found   *index.Index // as it was built
	index   *index.Index // with the choices made; nil: there is none yet
	doc     *document.Document
	choices choices

	wanted func() // what waits for it to come; may be nil
	cancel context.CancelFunc

	offered *index.Row // who is called what is typed to search for, or nil

	rows  []index.Row // as they are listed; nil: to be worked out
	order index.Order
	kinds kinds
	once  bool // those that are named once are listed too
}

// kinds are the kinds of rows that are listed together.
type kinds uint8

const (
	allKinds kinds = iota
	peopleOnly
	placesOnly
	othersOnly
)

func (k kinds) String() string {
	return [...]string{"people, countries and others", "people", "countries, places and peoples", "organisations and other names"}[k]
}

// has reports whether rows of that kind are among them.
func (k kinds) has(kind index.Kind) bool {
	switch k {
	case peopleOnly:
		return kind == index.Person
	case placesOnly:
		return kind == index.Country || kind == index.Place
	case othersOnly:
		return kind == index.Organisation
	}
	return true
}

// indexed is the index of a document.
type indexed struct {
	doc   *document.Document
	index *index.Index
	err   error
}

// hasNames reports whether the index is that of the text that is shown.
func (r *Reader) hasNames() bool {
	n := &r.names
	return n.index != nil && (n.doc == r.doc || n.doc.Text == r.doc.Text && n.doc.Body == r.doc.Body)
}

// buildIndex builds the index beside the event loop; one that is being built is
// given up.
func (r *Reader) buildIndex() tea.Cmd {
	if r.names.cancel != nil {
		r.names.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.names.cancel = cancel
	doc := r.doc
	return func() tea.Msg {
		x, err := index.Build(ctx, doc)
		return indexed{doc, x, err}
	}
}

// indexed takes the index that was built, if it is still wanted.
func (r *Reader) indexed(msg indexed) tea.Cmd {
	if msg.err != nil {
		return nil // another took its place
	}
	if msg.doc.Text != r.doc.Text {
		if r.names.wanted != nil || r.search.row != nil {
			return r.buildIndex()
		}
		return nil
	}
	r.names.found, r.names.doc = msg.index, msg.doc
	r.chosen()
	if then := r.names.wanted; then != nil {
		r.names.wanted = nil
		if r.list == nil && r.prompt == nil && r.help == nil { // else something else was asked for meanwhile
			r.message = message{}
			then()
		}
	}
	return nil
}

// chosen brings what depends on the choices up to date.
func (r *Reader) chosen() {
	n := &r.names
	n.rows = nil
	n.index = n.found.With(n.doc.Text, n.choices.apply())
	if row := r.search.row; row != nil {
		hits := []document.Range(nil)
		if i := n.index.Lookup(row.ID()); i >= 0 {
			r.search.row = &n.index.Rows[i]
			hits = r.search.row.Ranges()
		}
		r.setHits(hits)
	}
	if r.prompt != nil {
		r.offer(r.prompt.input.Value())
	}
	r.refreshList()
}

// maxOffering is the longest text whose index is built for the sake of offers
// alone, in bytes.
const maxOffering = 2 << 20

// prepareOffers builds the index for what will be typed to search for.
func (r *Reader) prepareOffers() tea.Cmd {
	r.names.offered = nil
	if r.hasNames() || len(r.doc.Text) > maxOffering {
		return nil
	}
	return r.buildIndex()
}

// offer finds out whether what is typed to search for names somebody: plain
// search would not find them under their other names.
func (r *Reader) offer(typed string) {
	r.names.offered = nil
	if !r.hasNames() || len(r.names.index.Rows) > maxNames { // each key would take longer than a frame
		return
	}
	if i := r.names.index.Named(typed); i >= 0 && len(r.names.index.Rows[i].Mentions) > 1 {
		r.names.offered = &r.names.index.Rows[i]
	}
}

// takeOffer searches for the one that was offered; it reports whether one was.
func (r *Reader) takeOffer() bool {
	row := r.names.offered
	if row == nil {
		return false
	}
	r.page.SetTop(r.search.origin)
	r.searchRow(*row)
	return true
}

// offerText says who is offered, and how to take the offer.
func (r *Reader) offerText() string {
	row := r.names.offered
	if row == nil || r.width < narrowStatus {
		return ""
	}
	return fmt.Sprintf("Tab: as a name, %s, %d · ", truncate(r.method, row.Name, nameColumn), len(row.Mentions))
}

// listNames lists whom and what the document names.
func (r *Reader) listNames(int) tea.Cmd {
	if r.hasNames() {
		r.openNames()
		return nil
	}
	r.names.wanted = r.openNames
	r.say("finding names …")
	return r.buildIndex()
}

// openNames opens the list, with the cursor on what is named where one is.
func (r *Reader) openNames() {
	l := newList(r.theme, r.method, "", r.nameItems())
	r.titleNames(l)
	l.again = func() []item { r.titleNames(l); return r.nameItems() }
	l.hint = "Enter lights · Tab forms · 1 people 2 countries 3 others 0 all · Ctrl-O order · + join · Ctrl-D hide"
	l.choose = r.chooseName
	l.remove = func(i int) tea.Cmd {
		if rows := r.nameRows(); i < len(rows) {
			return r.makeChoice(index.Choice{Do: index.Hide, Row: rows[i].ID()}, "hidden")
		}
		return nil
	}
	l.restore = r.takeBackChoice
	l.hot = func(key string) (tea.Cmd, bool) { return nil, r.nameKey(l, key) }
	if i, ok := r.nameHere(l); ok {
		l.cursor = i
	}
	r.list = l
}

func (r *Reader) titleNames(l *list) {
	x := r.names.index
	l.title = "Who and where: " + r.names.kinds.String()
	l.empty = "nobody and nothing is named here"
	if x.Language != "en" {
		l.title = "Where: this text is not in English, so only countries are found"
		if x.Language == "" {
			l.title = "Who and where"
			l.empty = "this text is in a language whose names are not known"
		}
	}
}

// nameHere returns which of the list's lines names the current hit, if that is
// on the page and is named in one.
func (r *Reader) nameHere(l *list) (int, bool) {
	s := &r.search
	if len(s.hits) == 0 || !r.page.Visible().Contains(s.hits[s.current].Start) {
		return 0, false
	}
	i, _, ok := r.names.index.At(s.hits[s.current].Start)
	if !ok {
		return 0, false
	}
	id := r.names.index.Rows[i].ID()
	at := slices.IndexFunc(r.nameRows(), func(row index.Row) bool { return row.ID() == id })
	line := slices.Index(l.shown, at)
	return line, line >= 0
}

// maxNames is how many rows are listed: a book of 10 MB may have more, and those
// beyond are named once.
const maxNames = 5000

// nameRows returns the rows that are listed, in order.
func (r *Reader) nameRows() []index.Row {
	if r.names.rows != nil {
		return r.names.rows
	}
	rows := []index.Row{}
	for _, row := range r.names.index.Sorted(r.names.order) {
		if r.names.kinds.has(row.Kind) {
			rows = append(rows, row)
		}
	}
	r.names.rows = rows[:min(len(rows), maxNames)]
	return r.names.rows
}

// isFoldedAway reports whether a row shows only when it is looked for: one that
// is named once is right less often than others, but for a country.
func (r *Reader) isFoldedAway(row *index.Row) bool {
	return !r.names.once && len(row.Mentions) == 1 && row.Kind != index.Country
}

// mostParts is in how many parts of the text mentions are counted at most.
const mostParts = 12

// nameItems are the lines of the rows, and one for those that are folded away.
func (r *Reader) nameItems() []item {
	rows := r.nameRows()
	parts := index.Sections(r.doc, mostParts)
	digits := 1
	for _, row := range rows {
		digits = max(digits, len(fmt.Sprint(len(row.Mentions))))
	}
	items := make([]item, 0, len(rows)+1)
	folded := 0
	for _, row := range rows {
		it := item{label: fit(r.method, row.Name, nameColumn) + " " + formList(&row),
			side: fmt.Sprintf("%*d %s", digits, len(row.Mentions), bars(row.CountIn(parts)))}
		if it.folded = r.isFoldedAway(&row); it.folded {
			folded++
		}
		items = append(items, it)
	}
	if folded > 0 {
		items = append(items, item{label: fmt.Sprintf("+ %d named once", folded), sign: true})
	}
	return items
}

// nameColumn is the width of the list's column of names, in cells.
const nameColumn = 24

// formList is the forms of a row with their counts, where it has more than its
// name.
func formList(row *index.Row) string {
	if len(row.Forms) == 1 && row.Forms[0].Text == row.Name {
		return ""
	}
	var forms []string
	for _, f := range row.Forms {
		forms = append(forms, fmt.Sprintf("%s %d", f.Text, f.Count))
	}
	return strings.Join(forms, " · ")
}

// bars draws counts beside each other, the highest as a full block.
func bars(counts []int) string {
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	levels := []rune("·▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, n := range counts {
		b.WriteRune(levels[(n*(len(levels)-1)+most-1)/most])
	}
	return b.String()
}

// chooseName makes the i-th row the search, or lists those named once.
func (r *Reader) chooseName(i int) tea.Cmd {
	rows := r.nameRows()
	if i >= len(rows) {
		r.names.once = true
		r.openNames()
		return nil
	}
	r.list = nil // or it would be brought up to date with the hits
	r.searchRow(rows[i])
	return nil
}

// nameKey handles a key of the list of names; it reports whether it was one.
func (r *Reader) nameKey(l *list, key string) bool {
	switch typing := l.input.Value() != ""; {
	case key == "tab":
		return r.withName(l, r.openForms)
	case key == "ctrl+o":
		r.names.order, r.names.rows = (r.names.order+1)%3, nil
		r.say([...]string{"by count", "by first mention", "by name"}[r.names.order])
		l.refresh()
	case typing:
		return false
	case key == "+":
		return r.withName(l, r.openJoin)
	case len(key) == 1 && key >= "0" && key <= "3":
		r.names.kinds, r.names.rows = kinds(key[0]-'0'), nil
		l.refresh()
		l.move(-len(l.shown))
	default:
		return false
	}
	return true
}

// withName does f with the row that the list's cursor is on, if it is on one.
func (r *Reader) withName(l *list, f func(index.Row)) bool {
	i, rows := l.selected(), r.nameRows()
	if i < 0 || i >= len(rows) {
		return false
	}
	f(rows[i])
	return true
}

// openForms lists the forms of a row.
func (r *Reader) openForms(row index.Row) {
	id := row.ID()
	forms := func() []index.Form {
		if i := r.names.index.Lookup(id); i >= 0 {
			return r.names.index.Rows[i].Forms
		}
		return nil
	}
	items := func() []item {
		var items []item
		for _, f := range forms() {
			items = append(items, item{label: f.Text, side: fmt.Sprintf("%s  %d", f.Use, f.Count)})
		}
		return items
	}
	l := newList(r.theme, r.method, row.Name, items())
	l.again, l.empty = items, "no form of it is left: Ctrl-R brings the last one back"
	l.hint = "Enter lights this form · Ctrl-D switches it off · - makes it a row of its own · Ctrl-R takes back · Esc returns"
	l.cancel = r.openNames
	l.choose = func(i int) tea.Cmd { r.searchForm(id, forms()[i].Text); return nil }
	l.remove = func(i int) tea.Cmd {
		return r.makeChoice(index.Choice{Do: index.SwitchOff, Row: id, Form: forms()[i].Text}, "switched off")
	}
	l.restore = r.takeBackChoice
	l.hot = func(key string) (tea.Cmd, bool) {
		i := l.selected()
		if key != "-" || i < 0 || l.input.Value() != "" || len(forms()) < 2 {
			return nil, false
		}
		return r.makeChoice(index.Choice{Do: index.SplitOff, Row: id, Form: forms()[i].Text}, "a row of its own now"), true
	}
	r.list = l
}

// openJoin lists the rows that a row may be joined to.
func (r *Reader) openJoin(row index.Row) {
	var others []index.Row
	var items []item
	for _, o := range r.names.index.Sorted(index.MostFirst) {
		if o.ID() != row.ID() {
			others = append(others, o)
			items = append(items, item{label: o.Name, side: fmt.Sprintf("%s  %d", o.Kind, len(o.Mentions))})
		}
	}
	l := newList(r.theme, r.method, "Join "+row.Name+" to", items)
	l.hint = "Enter joins · type to narrow · Esc returns"
	l.cancel = r.openNames
	l.choose = func(i int) tea.Cmd {
		cmd := r.makeChoice(index.Choice{Do: index.Join, Row: row.ID(), Into: others[i].ID()}, "joined")
		r.openNames()
		return cmd
	}
	r.list = l
}

// searchRow makes the mentions of a row the hits, lit where they are and not by
// their words, and shows the next one from the place.
func (r *Reader) searchRow(row index.Row) {
	r.stopSearch()
	r.search.typed, r.search.row = row.Name, &row
	r.search.origin = r.page.Top()
	r.search.at = r.page.Reading()
	r.setHits(row.Ranges())
	if len(r.search.hits) == 0 {
		return
	}
	r.jumps.leave(r.search.origin)
	r.restore, r.toLast = false, false
	r.showHit()
}

// searchForm is searchRow for the mentions of one form.
func (r *Reader) searchForm(id index.ID, form string) {
	x := r.names.index.With(r.doc.Text, []index.Choice{{Do: index.SplitOff, Row: id, Form: form}})
	if i := x.Lookup(index.ID{Name: form, Kind: id.Kind}); i >= 0 {
		r.searchRow(x.Rows[i])
	}
}

// hitForm says which form of the searched row the current hit is, or nothing.
func (r *Reader) hitForm() string {
	s := &r.search
	if s.row == nil || len(s.hits) == 0 || r.width < narrowStatus {
		return ""
	}
	at := s.hits[s.current]
	for _, m := range s.row.Mentions {
		if m.Range == at {
			return fmt.Sprintf(", “%s” (%s)", truncate(r.method, clean(r.doc.Slice(at)), nameColumn), useWord(m.Use))
		}
	}
	return ""
}

// useWord says what a use is, in a word that a reader knows.
func useWord(u index.Use) string {
	switch u {
	case index.ByDemonym:
		return "people"
	case index.ByMetonym:
		return "capital or seat"
	}
	return u.String()
}
