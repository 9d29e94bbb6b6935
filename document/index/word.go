package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a word of the document, or a number or sign: there is one for each
// that differs, and what can be said of it apart from its place is said once.
type word struct {
	text    string
	lower   string // in small letters
	fold    string // in small letters and without accents: what names are compared by
	class   class  // of text
	small   class  // of lower
	letters int    // how many characters it has
	capital bool   // it begins with a capital
	upper   bool   // it has two letters or more, all capitals
	given   bool   // it is a given name

	asSurname bool // a title that the text has as a surname

	// How often the document has it in small letters, and with a capital inside
	// sentences.
	inSmall, inside int

	entries *entry // the first of the gazetteer’s entries that begin with it
	shouted bool   // they are those of the word in title case
	common  answer
	base    *word // the same in small letters
}

// An answer is one that is worked out when it is first asked for.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

func (w *word) is(c class) bool { return w.class&c != 0 }

// isCommon reports whether the word, in small letters, is an English word.
func (w *word) isCommon() bool {
	if w.common == unasked {
		w.common = no
		if isCommon(w.lower) {
			w.common = yes
		}
	}
	return w.common == yes
}

// isGiven reports whether the word is a given name.
func (w *word) isGiven() bool { return w.given }

// A vocabulary holds the words of a document.
type vocabulary struct {
	byText map[string]*word
	slab   []word     // where the next words are made
	known  *gazetteer // nil while it is made
}

// word returns the word text, or makes it.
func (v *vocabulary) word(text string) *word {
	if w := v.byText[text]; w != nil {
		return w
	}
	if len(v.slab) == 0 {
		v.slab = make([]word, 128)
	}
	w := &v.slab[0]
	v.slab = v.slab[1:]
	v.byText[text] = w
	v.describe(w, text)
	return w
}

func (v *vocabulary) describe(w *word, text string) {
	w.text, w.lower, w.fold = text, text, text
	if w.class = classes()[text]; w.class == 0 && !isASCII(text) {
		w.class = classes()[plain(text)] // I’m
	}
	w.letters = utf8.RuneCountInString(text)
	w.small, w.base = w.class, w
	r, _ := utf8.DecodeRuneInString(text)
	if !isLetter(r) {
		return
	}
	w.capital = unicode.IsUpper(r)
	w.upper = isUpper(text)
	w.fold = fold(text)
	w.entries = v.known.beginning(text)
	if !w.capital {
		return
	}
	w.lower = strings.ToLower(text)
	w.base = v.word(w.lower)
	w.small = w.base.class
	w.given = classes()[w.fold]&given != 0
	if w.entries == nil && w.upper {
		w.entries = v.known.beginning(titleCase(text))
		w.shouted = w.entries != nil
	}
}

// isUpper reports whether s has two capitals or more and no small letter.
func isUpper(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLower(r):
			return false
		}
	}
	return n > 1
}

// titleCase returns s with its first letter as it is and the others small.
func titleCase(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n] + strings.ToLower(s[n:])
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
