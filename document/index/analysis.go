package index

import (
	"strings"

	"crosshead/document"
)

// An analysis is what is found out about one document on the way to its index.
type analysis struct {
	doc    *document.Document
	words  *vocabulary
	tokens []token
	pairs  map[[2]*word]int // capitalised words that follow each other inside sentences
	names  []*name          // in reading order
	groups []*group         // the forms that the gazetteer does not decide, in the order they first stand
	byKey  map[string]*group
	people *people
}

func newAnalysis(doc *document.Document) *analysis {
	return &analysis{doc: doc, words: newVocabulary(known()), pairs: map[[2]*word]int{}, byKey: map[string]*group{}}
}

// read makes the tokens of the body.
func (a *analysis) read() {
	a.tokens = make([]token, 0, a.doc.Body.Len()/5)
	for _, b := range a.doc.Blocks {
		if !isProse(&b, a.doc.Body) {
			continue
		}
		from := len(a.tokens)
		a.tokens = a.words.tokenize(a.tokens, a.doc.Text[b.Start:b.End], b.Start)
		if from < len(a.tokens) {
			a.tokens[from].lines = 2
		}
	}
}

// prepare marks and counts what the search for names goes by.
func (a *analysis) prepare() {
	markLines(a.tokens)
	a.count()
	a.markTitles()
}

func isProse(b *document.Block, body document.Range) bool {
	return b.Overlaps(body) && b.Role != document.Furniture && b.Role != document.Byline &&
		b.Kind != document.Code && b.Kind != document.Rule
}

// count counts how often each word stands in small letters and, inside a
// sentence, with a capital.
func (a *analysis) count() {
	var before *token
	for i := range a.tokens {
		t := &a.tokens[i]
		if t.kind == wordToken && !t.muted {
			switch {
			case !t.capital:
				t.inSmall++
			case !t.opener:
				t.inside++
				if before != nil && before.capital && !before.opener {
					a.pairs[[2]*word{before.word, t.word}]++
				}
			}
		}
		before = t
	}
}

// markTitles marks the words of titles, and with "Minister of Foreign Affairs"
// what the minister is minister of.
func (a *analysis) markTitles() {
	for i := len(a.tokens) - 1; i >= 0; i-- {
		t := &a.tokens[i]
		if !t.name() || t.hyphenated {
			continue
		}
		next := a.wordAt(i + 1)
		switch {
		case t.is(personTitle) && a.isSurname(i):
			t.asSurname = true
		case t.is(personTitle):
			if next.capital && next.is(orgHead) && !next.is(personTitle|title) {
				continue
			}
			t.titled = true
			if next.text == "of" || next.text == "for" {
				a.tokens[i+1].titled = a.markPortfolio(i + 2)
			}
		case t.is(title) && i+1 < len(a.tokens) && a.tokens[i+1].titled && !t.possessive:
			t.titled = true
		}
	}
	for i := range a.tokens {
		if t := &a.tokens[i]; t.titled && t.asSurname && a.standsAlone(i) {
			t.titled = false
		}
	}
}

// standsAlone reports whether the title at token i is before no name and after no
// article: a surname, where the text has it as one.
func (a *analysis) standsAlone(i int) bool {
	switch a.wordAt(i - 1).lower {
	case "the", "a", "an", "his", "her", "their":
		return false
	}
	next := a.wordAt(i + 1)
	return !next.capital && next.text != "of"
}

// isSurname reports whether the title at token i is the end of a name: Amit
// Shah, Martin Luther King.
func (a *analysis) isSurname(i int) bool {
	before, next := a.wordAt(i-1), a.wordAt(i+1)
	return before.capital && !before.possessive && a.tokens[i].lines == 0 && !before.is(title) &&
		(before.isGiven() || a.tokens[i].is(surname)) && (!next.capital || next.opener || a.tokens[i].possessive)
}

// markPortfolio marks what a minister is minister of, from token i on, and
// reports whether there was any.
func (a *analysis) markPortfolio(i int) bool {
	from := i
	for ; ; i++ {
		w := a.wordAt(i)
		joins := (w.text == "and" || w.text == "the") && a.wordAt(i+1).is(portfolio)
		if !w.is(portfolio) && !joins {
			return i > from
		}
		a.tokens[i].titled = true
	}
}

// noToken stands for the tokens before the first and after the last.
var noToken = token{word: &word{}}

// at returns token i, or one that is nothing.
func (a *analysis) at(i int) *token {
	if i < 0 || i >= len(a.tokens) {
		return &noToken
	}
	return &a.tokens[i]
}

// wordAt returns token i if it is a word, or one that is nothing.
func (a *analysis) wordAt(i int) *token {
	if t := a.at(i); t.kind == wordToken {
		return t
	}
	return &noToken
}

// match returns the longest entry of the gazetteer that begins with token i and
// ends before token end, and how many tokens it takes. Of two rows with one form
// it is the one where that is not vague: the Congolese are of DR Congo.
func (a *analysis) match(i, end int) (*entry, int) {
	t := a.at(i)
	if t.entries == nil && !t.is(state) {
		return nil, 0
	}
	if e, n := a.matchState(i); e != nil {
		return e, n
	}
	if t.shouted && !t.muted && len(t.text) <= 3 {
		return nil, 0
	}
	var best *entry
	length := 0
	for e := t.entries; e != nil; e = e.next {
		n := a.matchWords(i, end, e, t.shouted)
		if n > length || n > 0 && n == length && best.vague && !e.vague {
			best, length = e, n
		}
	}
	if best != nil && t.text == "US" && (isMoney(a.at(i+length)) || a.inCapitals(i)) {
		return nil, 0
	}
	return best, length
}

func isMoney(t *token) bool {
	return t.text == "$" || strings.HasPrefix(t.lower, "dollar")
}

// inCapitals reports whether the words beside token i are in capitals too, so
// that "US" may be "us".
func (a *analysis) inCapitals(i int) bool {
	if !a.tokens[i].muted {
		return false
	}
	beside := a.wordAt(i - 1)
	if a.tokens[i].lines > 0 || beside == &noToken {
		beside = a.wordAt(i + 1)
	}
	return beside.upper && beside.entries == nil
}

// matchState matches "Republic of" and a country.
func (a *analysis) matchState(i int) (*entry, int) {
	if !a.at(i).is(state) || a.at(i+1).text != "of" {
		return nil, 0
	}
	j := i + 2
	if a.at(j).text == "the" {
		j++
	}
	if e, n := a.match(j, len(a.tokens)); e != nil && e.kind == Country && e.use == ByName {
		return e, j + n - i
	}
	return nil, 0
}

// matchWords returns how many tokens from i on stand for the words of e, or 0.
func (a *analysis) matchWords(i, end int, e *entry, shouted bool) int {
	j := i + 1
	for k := 1; k < len(e.words); j++ {
		if j >= end {
			return 0
		}
		t := &a.tokens[j]
		if t.lines > 0 || a.tokens[j-1].possessive != (e.owner>>(k-1)&1 != 0) && a.tokens[j-1].kind == wordToken {
			return 0
		}
		if t.kind == signToken && (t.text == "," || t.hyphen() || t.text == "&") {
			continue
		}
		anyCase := shouted || t.text == "party" // as British papers have it: the Labour party
		if w := plain(t.text); w != e.words[k] && (!anyCase || !strings.EqualFold(w, e.words[k])) {
			return 0
		}
		k++
	}
	return j - i
}
