package index

import (
	"strings"
	"sync"

	"crosshead/assets"
)

// A class is a set of sets of words: what a word may be in a name, or beside one.
type class uint64

// The classes, by the headings of assets/names/words.txt.
const (
	function     class = 1 << iota // small words, and others that open sentences
	breaks                         // begins a sentence even without a full stop before it
	afterHyphen                    // no part of a name after a hyphen: Moscow-backed
	state                          // Republic, Kingdom: before "of" and a country
	month                          // months, days, feasts
	dropped                        // names nothing we index
	title                          // President, Foreign
	personTitle                    // a title that says a person follows
	role                           // president, actor
	orgHead                        // ends the name of an organisation
	orgFirst                       // begins one
	geoHead                        // ends the name of a place
	geoFirst                       // begins one
	miscHead                       // ends the name of a law, a war, a prize
	particle                       // von, bin
	connector                      // of, for, the
	inPlace                        // in, near
	speech                         // said
	abbreviation                   // its full stop is its own
	portfolio                      // what a minister is the minister of
	direction                      // Northern
	geoNoun                        // province, after a place
	ofGeo                          // province, before "of" and a place
	acts                           // what a capital does for its country
	against                        // what is done to it
	seat                           // always stands for its country
	georgia                        // the state of Georgia's company
	nameLike                       // a place that is a given name too
	given                          // a given name
	surname                        // a title that is a surname too
	english                        // the small words that tell a text is English
)

// classNames are the headings, in the order of the constants.
const classNames = "function breaks afterhyphen state month dropped title person role orghead orgfirst geohead geofirst " +
	"mischead particle connector inplace speech abbreviation portfolio direction geonoun ofgeo acts against seat georgia " +
	"namelike given surname english"

// classes returns the classes of words, which are as they stand in text.
var classes = sync.OnceValue(func() map[string]class {
	byWord := make(map[string]class, 4096)
	names := strings.Fields(classNames)
	var current class
	for line := range strings.Lines(assets.NameWords) {
		if line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			current = classNamed(names, line[1:strings.IndexByte(line, ']')])
			continue
		}
		for word := range strings.FieldsSeq(line) {
			byWord[word] |= current
		}
	}
	return byWord
})

func classNamed(names []string, name string) class {
	for i, n := range names {
		if n == name {
			return 1 << i
		}
	}
	panic("index: words.txt: no class " + name)
}

// isCommon reports whether word, in small letters, is an English word that is
// no name: it is in the list, or is an inflection of one that is.
func isCommon(word string) bool {
	if len(word) < 2 {
		return false
	}
	list := wordList(assets.CommonWords)
	if list.has(word) {
		return true
	}
	for _, end := range endings {
		stem, ok := strings.CutSuffix(word, end.ending)
		if ok && len(stem) > 2 && (list.has(stem) || end.other != "" && list.has(stem+end.other)) {
			return true
		}
		if n := len(stem); ok && n > 3 && stem[n-1] == stem[n-2] && list.has(stem[:n-1]) {
			return true // stopped, running
		}
	}
	return false
}

// endings are what English words are inflected with, and what stood in their place.
var endings = [...]struct{ ending, other string }{
	{"ies", "y"}, {"es", "e"}, {"s", ""}, {"ied", "y"}, {"ed", "e"}, {"ing", "e"}, {"ily", "y"}, {"ly", "le"},
	{"er", "e"}, {"ers", "e"}, {"ness", ""}, {"est", "e"},
}

// A wordList is a sorted list, a word a line below lines that begin with '#'.
// It is searched where it lies: nothing is built.
type wordList string

func (l wordList) has(word string) bool {
	lo, hi := 0, len(l)
	for lo < hi {
		start := lo + (hi-lo)/2
		for start > lo && l[start-1] != '\n' {
			start--
		}
		end := start + strings.IndexByte(string(l[start:]), '\n')
		switch line := string(l[start:end]); {
		case line == word:
			return true
		case line < word:
			lo = end + 1
		default:
			hi = start
		}
	}
	return false
}
