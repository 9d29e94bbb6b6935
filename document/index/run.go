package index

import "strings"

// find finds the names in the runs of capitalised words.
func (a *analysis) find() {
	for i := 0; i < len(a.tokens); {
		i = a.findAt(i)
	}
}

// findAt takes the names in the run that begins at token i, if one does, and
// returns the token after it.
func (a *analysis) findAt(i int) int {
	t := &a.tokens[i]
	if t.kind != wordToken || t.muted {
		return i + 1
	}
	if !t.capital {
		if isArticle(t.text) && a.at(i+2).hyphenated && a.at(i+2).capital { // al-Qaeda
			return a.split(i, a.extend(i, i+3), true)
		}
		if e, n := a.match(i, len(a.tokens)); e != nil { // sub-Saharan Africa
			a.emit(i, i+n, e, false)
			return i + n
		}
		return i + 1
	}
	if t.small&breaks != 0 && !t.upper {
		return i + 1
	}
	if t.opener {
		if j := a.particleName(i); j > 0 {
			return a.split(i, a.extend(i, j), false)
		}
		if a.isPlainOpener(i) {
			return i + 1
		}
	}
	return a.split(i, a.extend(i, i+1), false)
}

// particleName returns the token after a name that opens a sentence with a
// particle, or 0: Von der Leyen, Bin Salman.
func (a *analysis) particleName(i int) int {
	t := &a.tokens[i]
	if t.small&particle == 0 {
		return 0
	}
	switch t.lower {
	case "la", "le", "de", "del", "ben", "el", "al", "y", "e":
		return 0
	}
	j := i + 1
	if a.at(j).is(particle) {
		j++
	}
	if n := a.wordAt(j); n.capital && n.lines == 0 && !n.opener {
		return j + 1
	}
	return 0
}

// isPlainOpener reports whether the word that opens a sentence at token i is
// not, or not yet, part of a name: it would have its capital anyway.
func (a *analysis) isPlainOpener(i int) bool {
	t := &a.tokens[i]
	next := a.wordAt(i + 1)
	e, n := a.match(i, len(a.tokens))
	if e != nil && n == 1 && e.use == ByDemonym && (next.text == "the" || next.text == "a" || next.text == "your") {
		return true // Polish the table
	}
	if e != nil && (!e.vague || n > 1) || t.titled {
		return false
	}
	run := next.capital && !t.possessive && next.lines == 0
	switch {
	case run && t.isGiven() && a.isNameBeforeVerb(i), t.is(month) && a.speaks(i):
		return false
	case t.small&function != 0 || !run && len(t.lower) > 4 && strings.HasSuffix(t.lower, "ly"):
		return true
	case run:
		return a.isPlainBeforeName(i)
	case t.base.inSmall > t.inside:
		return true
	}
	return t.inside == 0 && (t.isCommon() || t.base.inSmall > 0)
}

// isNameBeforeVerb reports whether the word at token i and the capitalised one
// after it are a name that does something: Will Smith has, not Will Smith have.
func (a *analysis) isNameBeforeVerb(i int) bool {
	verb := a.wordAt(i + 2)
	return a.at(i+1).entries == nil && verb.lines == 0 && verb.is(acts|speech)
}

// isPlainBeforeName is isPlainOpener for a word before a capitalised one.
func (a *analysis) isPlainBeforeName(i int) bool {
	t, next := &a.tokens[i], &a.tokens[i+1]
	plainWord := t.isCommon() || t.base.inSmall > 0
	switch {
	case !plainWord, a.pairs[[2]*word{t.word, next.word}] > 0, t.isGiven() && a.isGivenOpener(i), t.is(orgFirst | geoFirst):
		return false
	}
	last := &a.tokens[a.extend(i, i+1)-1]
	if !last.is(orgHead | geoHead) {
		return true
	}
	return strings.HasSuffix(t.lower, "ing") || strings.HasSuffix(t.lower, "ed") || strings.HasSuffix(t.lower, "ly")
}

// isGivenOpener tells a given name that opens a sentence ("Jack London") from a
// word ("Will Russia").
func (a *analysis) isGivenOpener(i int) bool {
	t := &a.tokens[i]
	if !t.isCommon() {
		return true
	}
	e, _ := a.match(i+1, len(a.tokens))
	switch t.lower {
	case "will", "may", "mark", "bill", "grant", "hope", "rose", "drew", "can", "art", "rich":
		return e == nil && !a.at(i+1).is(month)
	}
	return e == nil || e.use != ByDemonym
}

// longestRun is how many tokens a run takes in at most, so that no text makes the
// search for names slow. The longest names of ministries have some twenty.
const longestRun = 40

// extend carries the run that begins at token from on from token j, and returns
// where it ends.
func (a *analysis) extend(from, j int) int {
	for j < len(a.tokens) && j-from < longestRun {
		t, before := &a.tokens[j], &a.tokens[j-1]
		if t.lines > 0 || before.possessive {
			break
		}
		if t.name() {
			if t.opener && !t.hyphenated || t.small&breaks != 0 && !t.upper {
				break
			}
			j++
			continue
		}
		n := a.joined(from, j)
		if n == 0 {
			break
		}
		j += n
	}
	return min(j, len(a.tokens))
}

// joined returns how many tokens from j on the run takes in, where token j is
// no capitalised word: 0 if the run ends.
func (a *analysis) joined(from, j int) int {
	t, next := &a.tokens[j], a.at(j+1)
	switch {
	case t.hyphen() && next.hyphenated:
		return a.joinedByHyphen(from, j)
	case t.sign("&") && next.name():
		if a.isCitation(j + 2) {
			return 0
		}
		return 2
	case t.sign(","):
		return a.joinedByComma(from, j)
	case t.kind != wordToken || next.lines > 0:
		return 0
	case (t.text == "al" || t.text == "el") && a.at(j+2).hyphenated && a.at(j+2).capital:
		return 3
	case t.is(particle) && t.text != "e" && next.name():
		return 2
	case (t.text == "van" || t.text == "von" || t.text == "de") && next.is(particle) && a.at(j+2).capital:
		return 3
	}
	return a.joinedByConnector(from, j)
}

// isCitation reports whether a year stands at token i, after a comma or a
// bracket: Smith & Jones (1999) are two people.
func (a *analysis) isCitation(i int) bool {
	year := a.at(i + 1)
	return (a.at(i).sign("(") || a.at(i).sign(",")) && year.kind == numberToken && (len(year.text) == 4 || len(year.text) == 5)
}

// joinedByHyphen is joined for a hyphen at token j: Jean-Claude and Jong-un are
// one name, China-Russia are two.
func (a *analysis) joinedByHyphen(from, j int) int {
	before, next := &a.tokens[j-1], &a.tokens[j+1]
	left, n := a.match(j-1, j)
	if next.capital {
		if before.text == "Al" || before.text == "El" {
			return 2
		}
		right, _ := a.match(j+1, j+2)
		if left != nil && n == 1 && left.kind != Organisation && !before.hyphenated || right != nil && right.kind == Country {
			return 0
		}
		return 2
	}
	if isSyllable(next.text) && j-1 > from && a.tokens[j-2].capital && left == nil && before.letters <= 5 && !before.isCommon() {
		return 2 // Moon Jae-in, though "in" ends no name elsewhere
	}
	if len(next.text) > 1 && before.capital && !before.upper && !next.is(afterHyphen) {
		short := next.letters <= 4 && !next.isCommon() && !next.is(function) && next.inSmall <= 3
		second := left == nil && next.letters <= 6 && j-1 > from && a.tokens[j-2].capital &&
			!before.is(orgHead|geoHead) && (next.letters < 5 || !next.isCommon())
		if short || second {
			return 2
		}
	}
	if len(next.text) == 1 && a.at(j+2).hyphen() && a.at(j+3).hyphenated && !a.at(j+3).capital { // Chan-o-cha
		return 4
	}
	return 0
}

// isSyllable reports whether s is a small word that also ends Korean names.
func isSyllable(s string) bool {
	switch s {
	case "in", "on", "up", "old":
		return true
	}
	return false
}

// joinedByConnector is joined for "of", "for" and "and", which belong to a name
// only after a head that takes them: Ministry of Education and Science.
func (a *analysis) joinedByConnector(from, j int) int {
	t, before, next := &a.tokens[j], &a.tokens[j-1], a.wordAt(j+1)
	headed, of := false, false
	for k := from; k < j; k++ {
		w := &a.tokens[k]
		headed = headed || w.is(orgFirst|geoFirst) || k == j-1 && w.is(orgHead|miscHead)
		of = of || w.text == "of" || w.text == "for"
	}
	switch t.text {
	case "of", "for":
		return a.joinedByOf(j, headed && !before.titled)
	case "on", "against":
		if headed && !before.titled && before.is(miscHead|orgHead) && next.capital && next.isCommon() {
			return 2
		}
	case "and":
		if !next.capital {
			return 0
		}
		e, _ := a.match(j+1, len(a.tokens))
		plainWords := before.isCommon() && next.isCommon()
		if headed && of && e == nil && plainWords && !before.titled && !next.is(orgFirst) && !next.isGiven() {
			return 2
		}
		if (plainWords || next.isCommon() && a.at(from-1).lower == "the" && before.entries == nil) && e == nil && !next.opener {
			return a.joinedToHead(j)
		}
	}
	return 0
}

// joinedByComma is joined for a comma at token j: only in what a ministry is for,
// which ends in "and": Ministry of Education, Science and Technology.
func (a *analysis) joinedByComma(from, j int) int {
	of := false
	for k := from; k < j; k++ {
		of = of || a.tokens[k].text == "of" && k > from && a.tokens[k-1].is(orgFirst)
	}
	if !of || a.tokens[j-1].titled || !a.tokens[j-1].isCommon() {
		return 0
	}
	for k := j + 1; k < j+10; k++ {
		t := a.at(k)
		switch {
		case t.lines > 0:
			return 0
		case t.sign(","), t.name() && t.isCommon() && t.entries == nil && !t.is(orgFirst):
		case t.text == "and" && k > j+1 && a.wordAt(k+1).capital && a.at(k+1).isCommon():
			return k + 2 - j
		default:
			return 0
		}
	}
	return 0
}

// joinedByOf is joined for "of" and "for" at token j.
func (a *analysis) joinedByOf(j int, headed bool) int {
	before, next := &a.tokens[j-1], a.wordAt(j+1)
	switch {
	case headed && next.capital:
		return 2
	case headed && next.text == "the" && a.wordAt(j+2).capital:
		return 3
	case !before.titled && next.capital && a.tokens[j].text == "of" &&
		(next.text == "America" || before.text == "Republic" || before.text == "States"):
		return 2
	}
	return 0
}

// joinedToHead is joined for "and" at token j before words that end in the head
// of an organisation: Climate and Development Network.
func (a *analysis) joinedToHead(j int) int {
	before := &a.tokens[j-1]
	if before.titled || before.opener || before.is(orgHead) || a.tokens[j+1].titled {
		return 0
	}
	if e, _ := a.match(j-1, j); e != nil {
		return 0
	}
	k := j + 1
	for k < j+6 {
		t := a.wordAt(k)
		if !t.capital || t.lines > 0 || !t.isCommon() {
			break
		}
		k++
		if t.possessive {
			break
		}
	}
	if k-j > 2 && a.tokens[k-1].is(orgHead) {
		return k - j
	}
	return 0
}
