package index

import (
	"strings"
	"unicode"

	"crosshead/assets"
)

// A group is all names of one form that the gazetteer does not decide.
type group struct {
	key    string
	words  []string // of key
	names  []*name
	score  score
	kind   int    // person, place, organisation or other
	row    string // of an organisation: the name of its row, if it is another's
	judged bool
}

// judge decides what each name is: the gazetteer does, or the weights.
func (a *analysis) judge() {
	for _, n := range a.names {
		e := n.entry
		doubtful := n.titled && n.to-n.from == 1 && e != nil && e.kind != Organisation && e.use != ByDemonym
		if e != nil && !e.vague && !doubtful {
			n.settle(e.kind, e.use, e.row)
			continue
		}
		a.put(n)
	}
	for _, g := range a.groups {
		a.weigh(g)
	}
}

// put puts n into the group of its key.
func (a *analysis) put(n *name) {
	g := a.byKey[n.key]
	if g == nil {
		g = &group{key: n.key, words: strings.Fields(n.key)}
		a.byKey[n.key] = g
		a.groups = append(a.groups, g)
	}
	n.group = g
	g.names = append(g.names, n)
}

// weigh sums up what speaks for each kind over all names of the group: their
// form once, their surroundings by the root of their number.
func (a *analysis) weigh(g *group) {
	if g.judged || len(g.names) == 0 {
		return
	}
	g.judged = true
	g.score = a.formScore(g.names[0])
	var around score
	for _, n := range g.names {
		around.add(a.contextScore(n))
	}
	g.score.add(around.scale(1 / sqrtOf(len(g.names))))
	g.kind = g.score.best()
}

// A shape is what the words of a name are like.
type shape struct {
	first, second, last *token
	count               int // capitalised words

	initial, particle, capitals, common, camel, digit bool
	anyOrgHead, anyGeoHead, anyMiscHead, connector    bool
	dropped, titles                                   int
}

func (a *analysis) shape(n *name) shape {
	s := shape{capitals: true, common: true}
	for i := n.from; i < n.to; i++ {
		t := &a.tokens[i]
		s.connector = s.connector || i > n.from && (t.text == "of" || t.text == "for" || t.text == "and" || t.text == "&" || t.text == "the")
		if t.kind == signToken {
			continue
		}
		if t.kind == wordToken && !t.capital {
			s.particle = s.particle || t.is(particle)
			continue
		}
		if (t.text == "Al" || t.text == "El") && i+1 < n.to {
			continue // an article: Al-Azhar
		}
		s.take(t)
	}
	return s
}

func (s *shape) take(t *token) {
	switch s.count {
	case 0:
		s.first = t
	case 1:
		s.second = t
	}
	s.last = t
	s.count++
	s.initial = s.initial || len(t.text) == 2 && t.text[1] == '.' || len(t.text) == 1
	s.capitals = s.capitals && t.upper
	s.common = s.common && t.isCommon()
	s.anyOrgHead = s.anyOrgHead || t.is(orgHead)
	s.anyGeoHead = s.anyGeoHead || t.is(geoHead)
	s.anyMiscHead = s.anyMiscHead || t.is(miscHead)
	if t.is(dropped | month) {
		s.dropped++
	}
	if t.is(title) {
		s.titles++
	}
	small := false
	for _, r := range t.text {
		s.camel = s.camel || small && unicode.IsUpper(r)
		small = small || unicode.IsLower(r)
		s.digit = s.digit || unicode.IsDigit(r)
	}
}

// formScore says what speaks for each kind in the form of n.
func (a *analysis) formScore(n *name) score {
	var total score
	s := a.shape(n)
	if s.count == 0 || s.count == 1 && s.last.letters == 1 {
		return score{other: 9}
	}
	total.add([...]score{oneWord, twoWords, threeWord, manyWords}[min(s.count, 4)-1])
	s.addLooks(&total)
	s.addGiven(&total)
	a.addHeads(&total, n, &s)
	a.addKnown(&total, n, s.count)
	if s.count == 1 && !s.common {
		total.add(endingScore(n.key))
	}
	if wordList(assets.Cities).has(n.key) {
		total.add(isCity)
	}
	if n.entry != nil && n.entry.kind == Organisation {
		total.add(vagueOrg)
	} else if n.entry != nil {
		total.add(vaguePlace)
	}
	return total
}

// endingScore says what speaks for each kind in how a single word ends that is
// no word of the language.
func endingScore(word string) score {
	for _, e := range telling {
		for end := range strings.FieldsSeq(e.endings) {
			if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
				return e.score
			}
		}
	}
	return score{}
}

// addLooks adds what the letters of the words say.
func (s *shape) addLooks(total *score) {
	single := s.count == 1
	pick := func(is bool, alone, many score) {
		switch {
		case is && single:
			total.add(alone)
		case is:
			total.add(many)
		}
	}
	if s.last.letters == 2 {
		pick(s.capitals, capitalsTwo, capitalsMany)
	} else {
		pick(s.capitals, capitalsAlone, capitalsMany)
	}
	pick(s.common, commonAlone, commonMany)
	pick(s.camel, innerCapital, innerCapital)
	pick(s.first.upper && s.first.letters > 2 && !s.capitals, score{}, acronymFirst)
	pick(s.digit, hasDigit, hasDigit)
	pick(s.connector, hasConnector, hasConnector)
	pick(s.initial, score{}, hasInitial)
	pick(s.particle, hasParticle, hasParticle)
	switch {
	case s.dropped == s.count:
		total.add(droppedAll)
	case s.dropped > 0:
		total.add(droppedSome)
	}
	switch {
	case single && s.last.is(title):
		total.add(titleAlone)
	case s.titles == s.count:
		total.add(titleAll)
	}
}

func (s *shape) addGiven(total *score) {
	switch {
	case s.first.isGiven() && s.count == 1:
		total.add(givenAlone)
	case s.first.isGiven() || s.first.is(nameLike) && s.count == 2:
		total.add(givenFirst)
	}
	if s.count > 2 && s.second.isGiven() {
		total.add(givenSecond)
	}
}

// addHeads adds what the head nouns say.
func (a *analysis) addHeads(total *score, n *name, s *shape) {
	head := func(last, inside bool, lastScore, alone, insideScore score) {
		switch {
		case last && s.count == 1:
			total.add(alone)
		case last:
			total.add(lastScore)
		case inside:
			total.add(insideScore)
		}
	}
	head(s.last.is(orgHead), s.anyOrgHead, orgHeadLast, orgHeadAlone, orgHeadInside)
	head(s.last.is(geoHead), s.anyGeoHead, geoHeadLast, geoHeadAlone, geoHeadInside)
	head(s.last.is(miscHead), s.anyMiscHead, miscHeadLast, miscHeadAlone, miscHeadInside)
	if s.first.is(orgFirst) {
		if s.count == 1 {
			total.add(orgFirstAlone)
		} else {
			total.add(orgFirstWord)
		}
		if w := a.at(n.from + 1).text; n.to-n.from > 1 && (w == "of" || w == "for") {
			total.add(orgFirstOf)
		}
	}
	if s.first.is(geoFirst) && s.count > 1 {
		total.add(geoFirstWord)
	}
}

// addKnown adds what it says that the gazetteer knows part of the name.
func (a *analysis) addKnown(total *score, n *name, words int) {
	if e, k := a.match(n.from, n.to); e != nil && n.from+k < n.to {
		switch e.kind {
		case Country:
			total.add(beginsCountry)
		case Place:
			total.add(beginsPlace)
		default:
			total.add(beginsOrg)
		}
	}
	if words < 2 {
		return
	}
	if e, k := a.match(n.to-1, n.to); e != nil && k == 1 {
		switch e.kind {
		case Country:
			total.add(endsCountry)
		case Place:
			total.add(endsPlace)
		}
	}
}
