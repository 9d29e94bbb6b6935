package index

import (
	"slices"
	"sort"
	"strings"
)

// A figure is a person whom the text names in full at least once.
type figure struct {
	words []string // of the name, folded, without initials and suffixes
	row   string   // the form in full that is most frequent, the longest of those
	most  int      // how often it is
	at    []int    // the tokens at which they are named, in order
	full  int      // how often they are named in full
}

// people are the persons of a text, by the parts of their names.
type people struct {
	all       []*figure
	byName    map[string]*figure   // by name, without what is between first and last, and by both ends of it
	bySurname map[string][]*figure // by last word, or the last two or three
	byGiven   map[string][]*figure // by first word, or the last but one
	unsure    []candidates
}

// candidates are the persons whom a name may mean.
type candidates struct {
	name    *name
	figures []*figure
}

// findPeople makes the persons of all names in full, the longest names first.
func (a *analysis) findPeople() {
	a.people = &people{byName: map[string]*figure{}, bySurname: map[string][]*figure{}, byGiven: map[string][]*figure{}}
	var full []*group
	for _, g := range a.groups {
		if g.kind == person && len(g.words) > 1 && len(g.names) > 0 {
			full = append(full, g)
		}
	}
	sort.SliceStable(full, func(i, j int) bool { return len(full[i].words) > len(full[j].words) })
	for _, g := range full {
		f := a.people.figure(core(g.words))
		use := ByName
		if isTail(g.words, f.words) {
			use = BySurname
		} else {
			f.full += len(g.names)
		}
		for _, n := range g.names {
			n.settle(Person, use, "")
			f.at = append(f.at, n.from)
		}
		if f.row == "" || use == ByName && len(g.names) > f.most {
			f.row, f.most = a.fullest(g), len(g.names)
		}
	}
	for _, g := range full { // the row's name is known only now
		f := a.people.byName[strings.Join(core(g.words), " ")]
		for _, n := range g.names {
			n.row = f.row
		}
	}
	for _, f := range a.people.all {
		sort.Ints(f.at)
		a.people.addParts(f)
	}
}

// fullest returns the longest form of a group: Nicolás before Nicolas.
func (a *analysis) fullest(g *group) string {
	longest := ""
	for _, n := range g.names {
		if s := a.text(n); len(s) > len(longest) {
			longest = s
		}
	}
	return longest
}

// isTail reports whether words are the last of more: Von der Leyen.
func isTail(words, more []string) bool {
	n := len(more) - len(words)
	return n > 0 && slices.Equal(words, more[n:])
}

// core returns the words of a person's name without initials inside it and
// without Jr. and honours after it.
func core(words []string) []string {
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	var kept []string
	for i, w := range words {
		if i == 0 || i == len(words)-1 || len(w) > 2 || len(w) == 2 && w[1] != '.' {
			kept = append(kept, w)
		}
	}
	return kept
}

func isSuffix(w string) bool {
	switch w {
	case "jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "obe", "mbe", "cbe", "dbe", "kbe", "ra", "frs", "qc", "kc", "mp", "phd", "md", "esq":
		return true
	}
	return false
}

// figure returns the person of that name, who may have been named at more
// length, or a new one.
func (p *people) figure(words []string) *figure {
	name := strings.Join(words, " ")
	if f := p.byName[name]; f != nil {
		return f
	}
	f := p.byName[ends(words)]
	if f == nil {
		f = &figure{words: words}
		p.all = append(p.all, f)
	}
	p.byName[name] = f
	for _, key := range shorter(words) {
		if p.byName[key] == nil {
			p.byName[key] = f
		}
	}
	return f
}

// ends returns the first and the last word.
func ends(words []string) string { return words[0] + " " + words[len(words)-1] }

// shorter returns the forms that a name in full may take.
func shorter(words []string) []string {
	keys := []string{ends(words)}
	if len(words) == 2 {
		return append(keys, words[1]+" "+words[0])
	}
	if len(words) == 3 { // Kim Jong-un is Jong-un Kim
		keys = append(keys, strings.Join(words[1:], " ")+" "+words[0], words[2]+" "+words[0]+" "+words[1])
	}
	for i := 1; i < len(words)-1; i++ {
		keys = append(keys, strings.Join(words[i:], " "))
	}
	for i := 2; i < len(words); i++ {
		keys = append(keys, strings.Join(words[:i], " "))
	}
	return keys
}

// addParts adds what a person may be called for short.
func (p *people) addParts(f *figure) {
	n := len(f.words)
	for k := 1; k <= min(3, n-1); k++ {
		s := strings.Join(f.words[n-k:], " ")
		if len(s) < 2 {
			continue // Carlos I
		}
		p.bySurname[s] = append(p.bySurname[s], f)
	}
	if n > 1 {
		p.byGiven[f.words[0]] = append(p.byGiven[f.words[0]], f)
	}
	if n >= 3 && classes()[f.words[n-2]]&particle == 0 {
		p.byGiven[f.words[n-2]] = append(p.byGiven[f.words[n-2]], f)
	}
}

// withSurname returns those of the surname key: Assad is also al-Assad.
func (p *people) withSurname(key string) []*figure {
	if fs := p.bySurname[key]; fs != nil {
		return fs
	}
	for _, article := range [...]string{"al ", "el "} {
		if s, ok := strings.CutPrefix(key, article); ok && p.bySurname[s] != nil {
			return p.bySurname[s]
		}
	}
	return p.bySurname["al-"+key]
}

// mostFigures is how many persons a name may mean.
const mostFigures = 64

// assign says that n means one of figures: the only one, or the one that
// decideUnsure finds.
func (a *analysis) assign(n *name, figures []*figure) {
	figures = figures[:min(len(figures), mostFigures)]
	if len(figures) > 1 {
		a.people.unsure = append(a.people.unsure, candidates{n, figures})
		n.settle(Person, BySurname, "")
		return
	}
	n.settle(Person, BySurname, figures[0].row)
	figures[0].at = append(figures[0].at, n.from)
	a.widen(n, figures[0])
}

// widen takes the small particles of f's surname into n: de Gaulle.
func (a *analysis) widen(n *name, f *figure) {
	i := slices.Index(f.words, a.tokens[n.from].fold)
	for i--; i > 0 && n.from > 0 && a.tokens[n.from].lines == 0; i-- {
		t := &a.tokens[n.from-1]
		if t.capital || t.text != f.words[i] || !t.is(particle) {
			return
		}
		n.from--
	}
}

// decideUnsure decides whom names mean that are those of several: the one whom
// the text names in full twice as often as the next, or else the last before.
func (a *analysis) decideUnsure() {
	if len(a.people.unsure) == 0 {
		return
	}
	for _, f := range a.people.all {
		sort.Ints(f.at)
	}
	for _, c := range a.people.unsure {
		f := mostNamed(c.figures, c.name.from)
		if f == nil {
			f = nearest(c.figures, c.name.from)
		}
		c.name.row = f.row
		a.widen(c.name, f)
	}
}

// mostNamed returns the one who is named in full far more often than the
// others, if the text has done so before token at.
func mostNamed(figures []*figure, at int) *figure {
	var best *figure
	first, second := 0, 0
	for _, f := range figures {
		switch {
		case f.full > first:
			first, second, best = f.full, first, f
		case f.full > second:
			second = f.full
		}
	}
	if first >= 2 && first >= 2*second && best.at[0] <= at {
		return best
	}
	return nil
}

// nearest returns the one who was named last before token at, or else first
// after it.
func nearest(figures []*figure, at int) *figure {
	const after = 1 << 30 // as far as what comes only later
	var best *figure
	least := 2 * after
	for _, f := range figures {
		i := sort.SearchInts(f.at, at+1)
		distance := after
		if i > 0 {
			distance = at - f.at[i-1]
		} else if len(f.at) > 0 {
			distance += f.at[0] - at
		}
		if distance < least {
			least, best = distance, f
		}
	}
	return best
}
