package index

import (
	"cmp"
	"slices"
)

// group makes of the names what they stand for.
func (a *analysis) group() {
	a.splitPairs()
	a.findPeople()
	a.cutGovernments()
	a.linkPeople()
	a.linkOrganisations()
	a.settleRest()
}

// settleRest decides the names that are nobody's short form.
func (a *analysis) settleRest() {
	for _, g := range a.groups {
		if len(g.names) == 0 {
			continue
		}
		row := a.text(g.names[0])
		for _, n := range g.names {
			if !n.settled {
				a.settleAs(n, g, row)
			}
		}
	}
	for _, n := range a.names { // an acronym of the gazetteer that the text explains
		if n.settled && n.kind == Organisation && n.group != nil && n.group.row != "" {
			n.row = n.group.row
		}
	}
}

func (a *analysis) settleAs(n *name, g *group, row string) {
	switch g.kind {
	case person:
		n.settle(Person, ByName, row)
	case place:
		if e := n.entry; e != nil && e.kind != Organisation {
			n.settle(e.kind, e.use, e.row)
			return
		}
		n.settle(Place, ByName, row)
	case organisation:
		use := ByName
		if n.to-n.from == 1 && a.tokens[n.from].upper {
			use = ByAcronym
		}
		if g.row != "" {
			row = g.row
		} else if n.isForm(Organisation) {
			row = n.entry.row
		}
		n.settle(Organisation, use, row)
	}
}

// finish decides what needs the rest of the index.
func (a *analysis) finish() {
	a.georgiaState()
	a.metonyms()
	a.readHeadlines()
}

// rows returns the rows of the settled names.
func (a *analysis) rows() []Row {
	type id struct {
		kind Kind
		name string
	}
	at := map[id]int{}
	var rows []Row
	end := 0
	for _, n := range a.names {
		r := a.span(n.from, n.to)
		if !n.settled || r.Start < end {
			continue
		}
		end = r.End
		key := id{n.kind, n.row}
		i, ok := at[key]
		if !ok {
			i = len(rows)
			at[key] = i
			rows = append(rows, Row{Name: n.row, Kind: n.kind})
		}
		rows[i].Mentions = append(rows[i].Mentions, Mention{r, n.use})
	}
	for i := range rows {
		rows[i].Forms = forms(a.doc.Text, rows[i].Mentions)
	}
	slices.SortStableFunc(rows, func(r, s Row) int { return cmp.Compare(len(s.Mentions), len(r.Mentions)) })
	return rows
}

// forms counts the forms of mentions, the most frequent first.
func forms(text string, mentions []Mention) []Form {
	var forms []Form
	at := map[string]int{}
	for _, m := range mentions {
		s := oneLine(text[m.Start:m.End])
		i, ok := at[s]
		if !ok {
			i = len(forms)
			at[s] = i
			forms = append(forms, Form{Text: s, Use: m.Use})
		}
		forms[i].Count++
	}
	slices.SortStableFunc(forms, func(f, g Form) int { return cmp.Compare(g.Count, f.Count) })
	return forms
}

func sortNames(names []*name) {
	slices.SortStableFunc(names, func(n, m *name) int { return cmp.Compare(n.from, m.from) })
}
