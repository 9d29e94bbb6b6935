package index

import "strings"

// splitPairs takes apart two surnames that a hyphen joins, each known from
// another name: the Xi-Putin summit.
func (a *analysis) splitPairs() {
	parts := a.nameParts()
	a.recut(func(n *name) bool {
		if n.entry != nil || n.to-n.from != 3 || !a.tokens[n.from+1].hyphen() {
			return false
		}
		left, right := &a.tokens[n.from], &a.tokens[n.to-1]
		if parts[left.fold+"-"+right.fold] || !parts[left.fold] || !parts[right.fold] && right.entries == nil {
			return false
		}
		second := &name{from: n.to - 1, to: n.to, key: right.fold}
		a.put(second)
		a.names = append(a.names, second)
		return true
	})
	sortNames(a.names)
}

// nameParts returns the first and last words of people's names, and the pairs
// of words in them.
func (a *analysis) nameParts() map[string]bool {
	parts := map[string]bool{}
	for _, g := range a.groups {
		if g.kind != person || len(g.words) < 2 {
			continue
		}
		if n := g.names[0]; n.to-n.from == 3 && a.tokens[n.from+1].kind == signToken {
			continue
		}
		parts[g.words[0]], parts[g.words[len(g.words)-1]] = true, true
		for i := 1; i < len(g.words); i++ {
			parts[g.words[i-1]+"-"+g.words[i]] = true
		}
	}
	return parts
}

// recut leaves of each name for which cut says so the first word alone, which
// makes it one of another group.
func (a *analysis) recut(cut func(*name) bool) {
	for _, g := range a.groups[:len(a.groups):len(a.groups)] {
		kept := g.names[:0]
		for _, n := range g.names {
			if !cut(n) {
				kept = append(kept, n)
				continue
			}
			n.to = n.from + 1
			n.key = a.key(n.from, n.to)
			a.put(n)
		}
		g.names = kept
	}
	for _, g := range a.groups {
		a.weigh(g)
	}
}

// cutGovernments takes "Administration" off "Trump Administration".
func (a *analysis) cutGovernments() {
	a.recut(func(n *name) bool {
		if n.entry != nil || n.to-n.from != 2 {
			return false
		}
		switch a.tokens[n.to-1].lower {
		case "government", "administration", "regime":
			first := &a.tokens[n.from]
			return len(a.people.bySurname[first.fold]) > 0 && first.entries == nil
		}
		return false
	})
}

// linkPeople gives bare surnames and given names to the persons they mean.
func (a *analysis) linkPeople() {
	spoken := a.spokenCountries()
	for _, g := range a.groups {
		if len(g.names) == 0 || g.names[0].settled {
			continue
		}
		notPerson := g.kind == place && g.score[place]-g.score[person] > 3.5 ||
			g.kind == organisation && g.score[organisation]-g.score[person] > 4
		figures := a.people.withSurname(g.key)
		given := a.people.byGiven[g.key]
		switch {
		case len(figures) > 0 && !notPerson:
			a.linkSurname(g, figures, spoken)
		case len(given) > 0 && g.names[0].entry != nil:
			a.linkVagueGiven(g, given)
		case len(given) > 0 && !notPerson && a.mayBeGiven(g):
			for _, n := range g.names {
				a.assign(n, given)
			}
			g.kind = person
		}
	}
	a.linkPlaces()
	a.decideUnsure()
}

// mayBeGiven reports whether the group, a given name of somebody, may be just
// that: it is no small word, and nothing speaks for it that it is something else.
func (a *analysis) mayBeGiven(g *group) bool {
	if first := &a.tokens[g.names[0].from]; first.small&function != 0 || first.is(title) && !first.is(surname) || len(g.key) < 2 {
		return false
	}
	return g.kind == other || g.score[person]+2 > g.score[g.kind]
}

// linkSurname gives the names of a group to those of that surname, but for
// those that mean a country: "from Jordan", after Michael Jordan.
func (a *analysis) linkSurname(g *group, figures []*figure, spoken map[string]int) {
	g.kind = person
	for _, n := range g.names {
		if n.isForm(Country) && a.isPlaceHere(n, spoken[n.entry.row] > 0) {
			n.settle(Country, n.entry.use, n.entry.row)
			continue
		}
		a.assign(n, figures)
	}
}

// isPlaceHere reports whether n is the country or place, not the person of that
// name; spoken says that the text speaks of the country elsewhere.
func (a *analysis) isPlaceHere(n *name, spoken bool) bool {
	if spoken && a.tokens[n.to-1].possessive {
		return true
	}
	if n.from == 0 || a.tokens[n.from].lines > 0 {
		return false
	}
	before := &a.tokens[n.from-1]
	switch before.lower {
	case "from", "to", "of", "for":
		return true
	case "with":
		return spoken
	}
	return before.small&inPlace != 0
}

// linkVagueGiven gives a name that is as often a country to a person only where
// it speaks: "Chad said".
func (a *analysis) linkVagueGiven(g *group, figures []*figure) {
	for _, n := range g.names {
		if next := a.at(n.to); next.is(speech) || next.text == "who" {
			a.assign(n, figures)
		}
	}
}

// spokenCountries counts how often the text speaks of a country by a form that
// can mean nothing else.
func (a *analysis) spokenCountries() map[string]int {
	spoken := map[string]int{}
	for _, n := range a.names {
		if n.entry != nil && n.entry.kind != Organisation && !n.entry.vague {
			spoken[n.entry.row]++
		}
	}
	return spoken
}

// linkPlaces gives a place to the person of that surname where nothing else in
// the text speaks of the place: London, after Jack London.
func (a *analysis) linkPlaces() {
	evidence := a.placeEvidence()
	for _, n := range a.names {
		if n.entry == nil || !n.settled || n.kind == Organisation || n.kind == Person || n.use == ByDemonym || n.to-n.from != 1 ||
			n.kind == Country && n.use != ByMetonym {
			continue
		}
		figures := a.people.bySurname[n.key]
		before := a.at(n.from - 1)
		if len(figures) == 0 || before.text == "the" || a.isPlaceHere(n, true) {
			continue
		}
		if e := evidence[n.entry.row]; e.all+e.inPlace == e.byKey[n.key] {
			a.assign(n, figures)
		}
	}
}

// evidence counts the mentions of a place.
type evidence struct {
	all, inPlace int
	byKey        map[string]int
}

func (a *analysis) placeEvidence() map[string]*evidence {
	all := map[string]*evidence{}
	for _, n := range a.names {
		if n.entry == nil || n.entry.kind == Organisation {
			continue
		}
		e := all[n.entry.row]
		if e == nil {
			e = &evidence{byKey: map[string]int{}}
			all[n.entry.row] = e
		}
		e.all++
		e.byKey[n.key]++
		if a.at(n.from-1).small&inPlace != 0 {
			e.inPlace++
		}
	}
	return all
}

// withoutDots returns an acronym's letters, folded: "U.N." is "un".
func withoutDots(key string) string { return strings.ReplaceAll(key, ".", "") }
