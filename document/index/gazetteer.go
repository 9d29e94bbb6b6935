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
	vague bool   // as often something else: it needs evidence
	next  *entry // that begins with the same word
}

// A gazetteer holds entries by their first words, which are plain.
type gazetteer struct {
	first   map[string]*entry
	entries []entry  // where the next are made
	words   []string // where the next words are put
}

// known returns the table of known names. It takes 1 ms to make.
var known = sync.OnceValue(makeKnown)

func makeKnown() *gazetteer {
	g := &gazetteer{first: make(map[string]*entry, 2048)}
	for line := range tableLines(assets.Countries) {
		g.addCountry(strings.Split(line, "|"))
	}
	for line := range tableLines(assets.Organisations) {
		name, forms, _ := strings.Cut(line, "|")
		row := strings.TrimSuffix(name, "!")
		g.add(name, entry{row: row, kind: Organisation, use: ByName})
		for form := range fields(forms) {
			g.add(form, entry{row: row, kind: Organisation, use: useOf(form)})
		}
	}
	for line := range tableLines(assets.Regions) {
		g.addRegion(line)
	}
	for line := range tableLines(assets.Peoples) {
		g.addPeople(line)
	}
	return g
}

// beginning returns the first of the entries whose first word is text.
func (g *gazetteer) beginning(text string) *entry {
	if g == nil {
		return nil
	}
	return g.first[plain(text)]
}

func (g *gazetteer) addCountry(f []string) {
	name := strings.TrimSuffix(f[1], "!")
	country := func(u Use) entry { return entry{row: name, kind: Country, use: u} }
	g.add(f[1], country(ByName))
	for alias := range fields(f[2]) {
		g.add(alias, country(useOf(alias)))
	}
	for people := range fields(f[3]) {
		g.add(people, country(ByDemonym))
		if many := plural(people); many != "" {
			g.add(many, country(ByDemonym))
		}
	}
	for seat := range fields(f[4]) {
		g.add(seat, country(ByMetonym))
	}
}

// addRegion adds a line of the regions: name|aliases|demonyms.
func (g *gazetteer) addRegion(line string) {
	f := append(strings.Split(line, "|"), "", "")
	g.add(f[0], entry{row: f[0], kind: Place, use: ByName})
	for alias := range fields(f[1]) {
		g.add(alias, entry{row: f[0], kind: Place, use: useOf(alias)})
	}
	for people := range fields(f[2]) {
		g.add(people, entry{row: f[0], kind: Place, use: ByDemonym})
		if many := plural(people); many != "" {
			g.add(many, entry{row: f[0], kind: Place, use: ByDemonym})
		}
	}
}

// addPeople adds a line of the peoples: name|other forms. It is a row of places
// whose every mention is a demonym.
func (g *gazetteer) addPeople(line string) {
	name, forms, _ := strings.Cut(line, "|")
	row := entry{row: strings.TrimSuffix(name, "!"), kind: Place, use: ByDemonym}
	added := []string{name}
	add := func(form string) {
		if form != "" && !slices.Contains(added, form) {
			added = append(added, form)
			g.add(form, row)
		}
	}
	g.add(name, row)
	for form := range fields(forms) {
		add(form)
		add(plural(form))
	}
}

// add adds the form, which ends in "!" if it is vague, with what e says of it.
func (g *gazetteer) add(form string, e entry) {
	form, e.vague = strings.CutSuffix(form, "!")
	form = strings.TrimPrefix(strings.TrimPrefix(form, "The "), "the ")
	e.words, e.owner = g.split(form)
	if len(e.words) == 0 {
		return
	}
	if len(g.entries) == 0 {
		g.entries = make([]entry, 512)
	}
	made := &g.entries[0]
	g.entries = g.entries[1:]
	e.next = g.first[e.words[0]]
	*made = e
	g.first[e.words[0]] = made
}

// split returns the plain words of a form and which have a ’s, as the tokeniser
// would.
func (g *gazetteer) split(form string) (words []string, owner uint) {
	from := len(g.words)
	for word := range strings.FieldsFuncSeq(form, func(r rune) bool { return strings.ContainsRune(" -,&", r) }) {
		word, owns := strings.CutSuffix(plain(word), "'s")
		if owns {
			owner |= 1 << (len(g.words) - from)
		}
		g.words = append(g.words, word)
	}
	return g.words[from:len(g.words):len(g.words)], owner
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
