package ui

import (
	"fmt"
	"slices"
	"strings"

	"crosshead/document/index"

	tea "charm.land/bubbletea/v2"
)

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
	l.hint = "Enter lights · Tab forms · 1 people 2 countries 3 others 0 all · Ctrl-O order · + join · Ctrl-D hide · Ctrl-R takes back · Esc returns"
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
