package index

import "strings"

// contextScore says what speaks for each kind in what stands around n.
func (a *analysis) contextScore(n *name) score {
	var total score
	if n.titled {
		total.add(afterTitle)
	}
	first, last := &a.tokens[n.from], &a.tokens[n.to-1]
	if n.from > 0 && first.lines == 0 {
		a.addBefore(&total, n)
	} else {
		total.add(atStart)
		if first.lines > 0 && last.upper && len(first.text) > 3 && isDatelineEnd(a.at(n.to).text) {
			total.add(dateline)
		}
	}
	if first.opener {
		total.add(isOpener)
	}
	a.addBeside(&total, n)
	if last.possessive {
		total.add(isOwner)
	}
	if next := a.at(n.to); next.lines == 0 {
		a.addAfter(&total, n)
	}
	return total
}

// addBeside adds what it says that n stands in a list with what is known: "from
// Gaza and Rafah".
func (a *analysis) addBeside(total *score, n *name) {
	for _, beside := range [...]struct{ sign, from int }{{n.from - 1, n.from - 2}, {n.to, n.to + 1}} {
		if s := a.at(beside.sign); s.text != "and" && s.text != "," && s.text != "or" {
			continue
		}
		e, _ := a.match(beside.from, len(a.tokens))
		switch {
		case e == nil || e.vague || e.use == ByDemonym:
		case e.kind == Organisation:
			total.add(besideOrg)
		default:
			total.add(besidePlace)
		}
	}
}

func isDatelineEnd(text string) bool {
	switch text {
	case ",", "—", "–", "-", "(", ":":
		return true
	}
	return false
}

// addBefore adds what the words before n say.
func (a *analysis) addBefore(total *score, n *name) {
	before, second := a.at(n.from-1), a.at(n.from-2)
	switch {
	case before.kind == wordToken:
		a.addWordBefore(total, n, before, second)
	case before.text == "(":
		total.add(inBrackets)
	case before.text == "," && second.is(role):
		total.add(afterRole)
	case before.text == "," && second.capital:
		total.add(afterComma)
	}
}

func (a *analysis) addWordBefore(total *score, n *name, before, second *token) {
	switch {
	case before.small&role != 0 && !before.titled:
		total.add(afterRole)
	case before.small&inPlace != 0:
		total.add(afterIn)
	case before.small&speech != 0:
		total.add(afterSpeech)
	case before.lower == "the" && n.to-n.from == 1 && !a.tokens[n.from].upper:
		total.add(afterTheAlone)
	default:
		total.add(prepositionScore(before.lower))
	}
	switch before.lower {
	case "of":
		if second.is(ofGeo) {
			total.add(afterGeoOf)
		}
	case "the":
		if second.is(inPlace) {
			total.add(afterInThe)
		}
		next := a.at(n.to)
		if next.kind == wordToken && !next.capital && !next.is(function) && !a.tokens[n.to-1].possessive && next.lines == 0 {
			total.add(theNoun)
		}
	}
	if before.possessive {
		total.add(afterOwner)
	}
}

func prepositionScore(word string) score {
	switch word {
	case "the":
		return afterThe
	case "of":
		return afterOf
	case "from":
		return afterFrom
	case "to":
		return afterTo
	case "by":
		return afterBy
	case "with":
		return afterWith
	case "for":
		return afterFor
	case "and":
		return afterAnd
	case "a", "an":
		return afterA
	}
	return score{}
}

// addAfter adds what the words after n say.
func (a *analysis) addAfter(total *score, n *name) {
	next := a.at(n.to)
	switch {
	case next.kind == wordToken:
		a.addWordAfter(total, next)
	case next.text == ",":
		if before := a.at(n.from - 1); a.isCitation(n.to) && (before.text == "(" || before.text == ";" || before.text == "&") {
			total.add(beforeYear)
		}
		a.addAfterComma(total, n.to+1)
	case next.sign("&") && a.isCitation(n.to+2):
		total.add(beforeYear)
	case next.text == "(":
		total.add(beforeBracket)
		if n.to-n.from == 1 && a.isCitation(n.to) {
			total.add(beforeYear)
		}
		if t := a.at(n.to + 1); t.upper {
			total.add(beforeAcronym)
		} else if isAge(t) {
			total.add(beforeAge)
		}
	case next.hyphen():
		if w := a.at(n.to + 1).text; w == "based" || w == "born" {
			total.add(beforeBased)
		}
	}
}

func (a *analysis) addWordAfter(total *score, next *token) {
	switch {
	case next.is(speech):
		total.add(beforeSpeech)
	case next.text == "et":
		total.add(beforeEtAl)
	case strings.HasPrefix(next.text, "who"):
		total.add(beforeWho)
	case next.is(geoNoun) && !next.hyphenated:
		total.add(beforeGeo)
	case next.text == "administration" || next.text == "campaign" || next.text == "supporters":
		total.add(beforeCampaign)
	}
}

// addAfterComma adds what token i says, which stands after a comma: an age, a
// role, a country.
func (a *analysis) addAfterComma(total *score, i int) {
	t := a.at(i)
	if isAge(t) && a.at(i+1).sign(",") {
		total.add(beforeAge)
	}
	if t.text == "who" || t.text == "whose" {
		total.add(beforeWho)
	}
	articled := t.text == "a" || t.text == "an" || t.text == "the"
	if t.is(role) || articled && (a.at(i+1).is(role) || a.at(i+2).is(role)) {
		total.add(beforeRole)
	}
	if e, _ := a.match(i, len(a.tokens)); e != nil && e.kind != Organisation && e.use != ByDemonym {
		total.add(beforeCommaPlace)
	}
}

func isAge(t *token) bool { return t.kind == numberToken && len(t.text) == 2 }
