package index

import (
	"slices"
	"strings"
	"sync"

	"crosshead/assets"
)

// An entry is a form that the gazetteer knows.
type entry struct {
	words []string // plain
	owner uint     // bit k is set if word k has a ’s: People’s Republic
	row   string   // the name of what it stands for
	kind  Kind
	use   Use
	vague bool // as often something else: it needs evidence
}

// A gazetteer holds entries by their first words, which are plain.
type gazetteer map[string][]*entry

// known returns the table of known names. It takes 1 ms to make.
var known = sync.OnceValue(func() gazetteer {
	g := make(gazetteer, 2048)
	v := newVocabulary(nil)
	for line := range tableLines(assets.Countries) {
		g.addCountry(v, strings.Split(line, "|"))
	}
	for line := range tableLines(assets.Organisations) {
		name, forms, _ := strings.Cut(line, "|")
		row := strings.TrimSuffix(name, "!")
		g.add(v, name, entry{row: row, kind: Organisation, use: ByName})
		for form := range fields(forms) {
			g.add(v, form, entry{row: row, kind: Organisation, use: useOf(form)})
		}
	}
	for line := range tableLines(assets.Regions) {
		g.addRegion(v, line)
	}
	for line := range tableLines(assets.Peoples) {
		g.addPeople(v, line)
	}
	return g
})

func (g gazetteer) addCountry(v *vocabulary, f []string) {
	name := strings.TrimSuffix(f[1], "!")
	country := func(u Use) entry { return entry{row: name, kind: Country, use: u} }
	g.add(v, f[1], country(ByName))
	for alias := range fields(f[2]) {
		g.add(v, alias, country(useOf(alias)))
	}
	for people := range fields(f[3]) {
		g.add(v, people, country(ByDemonym))
		if many := plural(people); many != "" {
			g.add(v, many, country(ByDemonym))
		}
	}
	for seat := range fields(f[4]) {
		g.add(v, seat, country(ByMetonym))
	}
}

// addRegion adds a line of the regions: name|aliases|demonyms.
func (g gazetteer) addRegion(v *vocabulary, line string) {
	f := append(strings.Split(line, "|"), "", "")
	g.add(v, f[0], entry{row: f[0], kind: Place, use: ByName})
	for alias := range fields(f[1]) {
		g.add(v, alias, entry{row: f[0], kind: Place, use: useOf(alias)})
	}
	for people := range fields(f[2]) {
		g.add(v, people, entry{row: f[0], kind: Place, use: ByDemonym})
		if many := plural(people); many != "" {
			g.add(v, many, entry{row: f[0], kind: Place, use: ByDemonym})
		}
	}
}

// addPeople adds a line of the peoples: name|other forms. It is a row of places
// whose every mention is a demonym.
func (g gazetteer) addPeople(v *vocabulary, line string) {
	name, forms, _ := strings.Cut(line, "|")
	row := entry{row: strings.TrimSuffix(name, "!"), kind: Place, use: ByDemonym}
	added := []string{name}
	add := func(form string) {
		if form != "" && !slices.Contains(added, form) {
			added = append(added, form)
			g.add(v, form, row)
		}
	}
	g.add(v, name, row)
	for form := range fields(forms) {
		add(form)
		add(plural(form))
	}
}

// add adds the form, which ends in "!" if it is vague, with what e says of it.
func (g gazetteer) add(v *vocabulary, form string, e entry) {
	form, e.vague = strings.CutSuffix(form, "!")
	form = strings.TrimPrefix(strings.TrimPrefix(form, "The "), "the ")
	for _, t := range v.tokenize(nil, form, 0) {
		if t.kind != wordToken {
			continue
		}
		if t.possessive {
			e.owner |= 1 << len(e.words)
		}
		e.words = append(e.words, plain(t.text))
	}
	if len(e.words) > 0 {
		g[e.words[0]] = append(g[e.words[0]], &e)
	}
}

// useOf tells an acronym from another alias.
func useOf(form string) Use {
	if form = strings.TrimSuffix(form, "!"); !strings.Contains(form, " ") && isUpper(form) {
		return ByAcronym
	}
	return ByAlias
}

// plural returns the plural of a demonym, or "" if it has none of its own.
func plural(people string) string {
	people, vague := strings.CutSuffix(people, "!")
	for _, end := range [...]string{"ese", "ish", "French", "Dutch", "Swiss", "Welsh", "man", "men", "s", "ism", "ic", "Islam", "Christianity", "Balkan", "Philippine", "Lao", "Batswana", "Basotho"} {
		if strings.HasSuffix(people, end) {
			return ""
		}
	}
	if vague {
		return people + "s!"
	}
	return people + "s"
}

// tableLines yields the lines of a table that are no comment.
func tableLines(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\n")
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// fields yields the parts of s between semicolons.
func fields(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for f := range strings.SplitSeq(s, ";") {
			if f != "" && !yield(f) {
				return
			}
		}
	}
}
