package index

import "strings"

// linkOrganisations gives acronyms and short forms to the organisations they
// mean.
func (a *analysis) linkOrganisations() {
	a.linkBracketed()
	a.dropPlainAcronyms()
	a.linkAcronyms()
	a.linkShortForms()
}

// groupOf returns the group of n, made where the gazetteer had decided.
func (a *analysis) groupOf(n *name) *group {
	if n.group == nil {
		if g := a.byKey[n.key]; g != nil {
			return g
		}
		g := &group{key: n.key, words: strings.Fields(n.key), judged: true, kind: organisation}
		a.byKey[n.key] = g
		n.group = g
	}
	return n.group
}

// linkBracketed links a name and the acronym in brackets after it, in whichever
// order: "Revolutionary Guard Corps (IRGC)".
func (a *analysis) linkBracketed() {
	for i := 0; i+1 < len(a.names); i++ {
		long, short := a.names[i], a.names[i+1]
		if short.from != long.to+1 || !a.at(long.to).sign("(") || !a.at(short.to).sign(")") {
			continue
		}
		if short.to-short.from == 1 && a.tokens[short.from].upper && !short.isForm(Country) {
			a.linkAcronym(long, short)
		} else if long.to-long.from == 1 && a.tokens[long.from].upper && long.entry == nil {
			a.linkAcronym(short, long)
		}
	}
}

// linkAcronym makes long and short one row, if the letters of short begin the
// words of long.
func (a *analysis) linkAcronym(long, short *name) {
	words := strings.Fields(long.key)
	if len(words) < 2 || !isAcronym(withoutDots(short.key), words) {
		return
	}
	l, s := a.groupOf(long), a.groupOf(short)
	if l.row != "" && l.row == s.row {
		return
	}
	row := a.text(long)
	if long.entry != nil {
		row = long.entry.row
	}
	if !long.settled || long.kind == Person {
		if l.kind != place {
			l.kind = organisation
		}
		for _, n := range l.names {
			n.settled = false
		}
	}
	s.kind = organisation
	l.row, s.row = row, row
}

// isAcronym reports whether letters are the initials of words, or at least
// letters of them that touch two initials in three.
func isAcronym(letters string, words []string) bool {
	if len(letters) < 2 {
		return false
	}
	in := initials(words, false)
	if letters == in || letters == initials(words, true) {
		return true
	}
	if len(in) < 2 || in[0] != letters[0] {
		return false
	}
	if isSubsequence(letters, in) {
		return true
	}
	hits := 0
	for i := range len(in) {
		if strings.IndexByte(letters, in[i]) >= 0 {
			hits++
		}
	}
	return hits*3 >= len(in)*2 && isSubsequence(letters, strings.Join(words, ""))
}

// initials returns the first letters of words; small words count where small is
// set.
func initials(words []string, small bool) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "de", "on", "in", "la", "to":
			if !small {
				continue
			}
		}
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

func isSubsequence(letters, s string) bool {
	for i := 0; i < len(s) && letters != ""; i++ {
		if s[i] == letters[0] {
			letters = letters[1:]
		}
	}
	return letters == ""
}

// dropPlainAcronyms drops acronyms of what is written in small letters:
// "non-performing loans (NPLs)".
func (a *analysis) dropPlainAcronyms() {
	for _, n := range a.names {
		g := n.group
		if g == nil || g.row != "" || n.to-n.from != 1 || !a.at(n.from-1).sign("(") || !a.at(n.to).sign(")") {
			continue
		}
		if letters := strings.TrimSuffix(n.key, "s"); len(letters) >= 2 && len(letters) <= 6 && a.isPlainBefore(letters, n.from-2) {
			g.kind = other
			for _, x := range g.names {
				x.settled = false
			}
		}
	}
}

// isPlainBefore reports whether the words up to token i have those initials and
// are mostly in small letters.
func (a *analysis) isPlainBefore(letters string, i int) bool {
	var words []string
	small := 0
	for ; i >= 0 && len(words) < len(letters)+3; i-- {
		t := &a.tokens[i]
		if t.kind == signToken {
			if !t.hyphen() {
				break
			}
			continue
		}
		words = append([]string{t.fold}, words...)
		if !t.capital && !t.is(function) {
			small++
		}
		if initials(words, false) == letters || initials(words, true) == letters {
			return small > 0 && small*2 >= len(words)-1
		}
		if t.lines > 0 {
			break
		}
	}
	return false
}

// linkAcronyms gives a bare acronym to the one name in full with its initials.
func (a *analysis) linkAcronyms() {
	byInitials := map[string][]*group{}
	for _, g := range a.groups {
		if g.kind == organisation && len(g.words) > 1 && len(g.names) > 0 {
			in := initials(g.words, false)
			byInitials[in] = append(byInitials[in], g)
		}
	}
	for _, g := range a.groups {
		if len(g.words) != 1 || g.row != "" || len(g.names) == 0 || !a.tokens[g.names[0].from].upper || len(g.key) < 3 {
			continue
		}
		if full := byInitials[g.key]; len(full) == 1 {
			if full[0].row == "" {
				full[0].row = a.text(full[0].names[0])
			}
			g.row, g.kind = full[0].row, organisation
		}
	}
}

// linkShortForms links "Security Council" to "U.N. Security Council", "Huawei"
// to "Huawei Technologies", and "the Foundation" to the one that is named, where
// one such name only is in the text.
func (a *analysis) linkShortForms() {
	short := a.shortForms()
	for _, g := range a.groups {
		if len(g.names) == 0 || g.row != "" || g.names[0].settled || !a.mayBeShort(g) {
			continue
		}
		if row := short[g.key]; row != "" && row != several {
			g.row, g.kind = row, organisation
		}
	}
}

// mayBeShort reports whether nothing speaks for it that the group is a person
// or a place.
func (a *analysis) mayBeShort(g *group) bool {
	doubtful := g.score[g.kind]-g.score[organisation] < 1.5
	return g.kind == organisation || g.kind == other || len(g.words) == 1 && doubtful
}

// several stands for the row of a short form that several rows have.
const several = "\x00"

// shortForms returns the rows of organisations by what they may be called for
// short.
func (a *analysis) shortForms() map[string]string {
	short := map[string]string{}
	seen := map[string]bool{}
	for _, n := range a.names {
		if seen[n.key] || !strings.Contains(n.key, " ") {
			continue
		}
		isOrg := n.settled && n.kind == Organisation || !n.settled && n.group != nil && n.group.kind == organisation
		if !isOrg {
			continue
		}
		seen[n.key] = true
		row := n.row
		if row == "" && n.group != nil {
			row = n.group.row
		}
		if row == "" {
			row = a.text(n)
		}
		for _, form := range a.shorten(n) {
			if old := short[form]; old != "" && old != row {
				short[form] = several
			} else {
				short[form] = row
			}
		}
	}
	return short
}

// shorten returns the short forms of an organisation: what stands before a
// corporate suffix, its last words, its first or last word if that says what it
// is or is no word of the language.
func (a *analysis) shorten(n *name) []string {
	words := strings.Fields(n.key)
	var forms []string
	for i := 1; i < len(words)-1; i++ {
		forms = append(forms, strings.Join(words[i:], " "))
	}
	if isCorporate(words[len(words)-1]) {
		for k := 1; k <= min(2, len(words)-1); k++ {
			forms = append(forms, strings.Join(words[:len(words)-k], " "))
		}
	}
	first, last := &a.tokens[n.from], &a.tokens[n.to-1]
	if !first.isCommon() && !first.isGiven() && first.entries == nil && len(first.text) > 2 || first.is(orgFirst) && a.at(n.from+1).text == "of" {
		forms = append(forms, first.fold)
	}
	if last.is(orgHead) || !last.isCommon() && !last.isGiven() && last.entries == nil {
		forms = append(forms, last.fold)
	}
	return forms
}

// isCorporate reports whether a company may be named without the word.
func isCorporate(w string) bool {
	switch w {
	case "inc", "inc.", "corp", "corp.", "ltd", "ltd.", "co", "co.", "group", "holdings", "technologies", "company", "corporation",
		"limited", "plc", "llc", "motors", "airlines", "airways", "foundation", "party", "university":
		return true
	}
	return false
}
