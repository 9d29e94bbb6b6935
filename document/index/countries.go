package index

import "strings"

// georgiaState tells the state of Georgia from the country by the company it
// keeps: one answer for a document.
func (a *analysis) georgiaState() {
	state, named := 0, false
	for _, n := range a.names {
		if !n.settled {
			continue
		}
		switch n.row {
		case "Georgia":
			named = true
			if n.use == ByDemonym || n.use == ByMetonym {
				state -= 3
			}
		case "Russia", "Armenia", "Azerbaijan", "Caucasus", "Soviet Union":
			state--
		}
	}
	if !named {
		return
	}
	for i := range a.tokens {
		if a.tokens[i].is(georgia) {
			state += 2
		}
	}
	if state <= 0 {
		return
	}
	for _, n := range a.names {
		if n.settled && n.row == "Georgia" {
			n.settle(Place, n.use, "Georgia (U.S. state)")
		}
	}
}

// metonyms decides for each capital whether it stands for its country, where it
// acts, or is the city.
func (a *analysis) metonyms() {
	named := map[string]int{}
	for _, n := range a.names {
		if n.settled && n.kind == Country && n.use != ByMetonym {
			named[n.row]++
		}
	}
	for _, n := range a.names {
		if !n.settled || n.kind != Country || n.use != ByMetonym || a.tokens[n.from].is(seat) {
			continue
		}
		if named[n.row] < 2 || !a.capitalActs(n) {
			n.settle(Place, ByName, a.cityName(n))
		}
	}
}

// cityName returns the row of a capital that is a place.
func (a *analysis) cityName(n *name) string {
	switch s := a.text(n); {
	case strings.HasPrefix(s, "Washington"):
		return "Washington"
	case s == "Hague":
		return "The Hague"
	case isUpper(s) && n.entry != nil: // a dateline
		return strings.Join(n.entry.words, " ")
	default:
		return s
	}
}

// capitalActs reports whether the capital n does what countries do.
func (a *analysis) capitalActs(n *name) bool {
	before, next := a.at(n.from-1), a.at(n.to)
	if a.tokens[n.from].lines > 0 {
		before = &noToken
	}
	switch {
	case before.small&inPlace != 0, before.lower == "to", before.lower == "from", before.lower == "of":
		return false
	case next.text == "," && a.isCountryAt(n.to+1):
		return false
	case before.lower == "and" && a.actsWith(n.from-2):
		return true
	case next.text == "and" && !a.isCapitalOrCountry(n.to+1, len(a.tokens)):
		return false
	}
	return a.tokens[n.to-1].possessive || next.is(acts) || before.small&against != 0
}

// actsWith reports whether token i, before "and", is a capital or country that
// stands after no preposition: Beijing and Moscow.
func (a *analysis) actsWith(i int) bool {
	return a.isCapitalOrCountry(i, i+1) && a.at(i-1).small&inPlace == 0
}

func (a *analysis) isCapitalOrCountry(i, end int) bool {
	e, _ := a.match(i, end)
	return e != nil && (e.use == ByMetonym || e.kind == Country)
}

// isCountryAt reports whether a country's name begins at token i.
func (a *analysis) isCountryAt(i int) bool {
	e, _ := a.match(i, len(a.tokens))
	return e != nil && e.kind == Country && e.use != ByDemonym
}
