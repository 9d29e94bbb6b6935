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
		row := a.display(g)
		for _, n := range g.names {
			if !n.settled {
				a.settleAs(n, g, row)
			}
		}
	}
	for _, n := range a.names { // an acronym of the gazetteer that the text explains
		if g := a.byKey[n.key]; n.settled && n.kind == Organisation && g != nil && g.row != "" {
			n.row = g.row
		}
	}
}

// display returns the name of the row that a group makes: the first form that is
// not in capitals, as datelines are.
func (a *analysis) display(g *group) string {
	for _, n := range g.names {
		if s := a.text(n); !isUpper(s) {
			return s
		}
	}
	return a.text(g.names[0])
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
	var all rowSet
	end := 0
	for _, n := range a.names {
		r := a.span(n.from, n.to)
		if n.settled && r.Start >= end {
			end = r.End
			all.add(n.row, n.kind, Mention{r, n.use})
		}
	}
	return all.sorted(a.doc.Text)
}

// A rowSet gathers rows.
type rowSet struct {
	rows []Row
	at   map[rowID]int
}

type rowID struct {
	name string
	kind Kind
}

// add adds a mention to the row of that name and kind.
func (s *rowSet) add(name string, kind Kind, m Mention) {
	id := rowID{name, kind}
	i, ok := s.at[id]
	if !ok {
		if s.at == nil {
			s.at = map[rowID]int{}
		}
		i = len(s.rows)
		s.at[id] = i
		s.rows = append(s.rows, Row{Name: name, Kind: kind})
	}
	s.rows[i].Mentions = append(s.rows[i].Mentions, m)
}

// sorted returns the rows, those with most mentions first, of equal ones those
// that are named first.
func (s *rowSet) sorted(text string) []Row {
	for i := range s.rows {
		s.rows[i].Forms = forms(text, s.rows[i].Mentions)
	}
	slices.SortStableFunc(s.rows, func(r, t Row) int { return cmp.Compare(len(t.Mentions), len(r.Mentions)) })
	return s.rows
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
