package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosshead/document"
)

// A token is a word, a number or a sign where it stands.
type token struct {
	document.Range
	*word
	kind  tokenKind
	lines uint8 // line ends before it, up to 2; 2 at the start of a block

	spaced     bool // white space before it
	possessive bool // ’s or ’ after it, which is not in its range
	hyphenated bool // joined to the word before by a hyphen
	opener     bool // begins a sentence, a line or a quotation
	muted      bool // in a line whose capitals say nothing
	titled     bool // in a title: "Foreign Minister" before a name
}

type tokenKind uint8

const (
	signToken tokenKind = iota
	wordToken
	numberToken
)

// sign reports whether the token is the sign s.
func (t *token) sign(s string) bool { return t.kind == signToken && t.text == s }

func (t *token) hyphen() bool {
	return t.kind == signToken && (t.text == "-" || t.text == "‐" || t.text == "‑")
}

// name reports whether the token is a capitalised word.
func (t *token) name() bool { return t.kind == wordToken && t.capital }

func newVocabulary(g *gazetteer) *vocabulary {
	return &vocabulary{byText: make(map[string]*word, 512), known: g}
}

// tokenize appends the tokens of s to ts; s stands at base in the document.
// "U.S." and initials are one token each, as are O’Brien and N’Djamena; a ’s is
// taken off. It never fails, and the tokens are disjoint, in order, not empty.
func (v *vocabulary) tokenize(ts []token, s string, base int) []token {
	lines, spaced := uint8(0), false
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			if r == '\n' || r == '\t' { // a tab stands between the cells of a table
				lines = min(lines+1, 2)
			}
			spaced = true
			i += n
			continue
		}
		kind, end := signToken, i+n
		switch {
		case isLetter(r):
			kind, end = wordToken, wordEnd(s, i)
		case unicode.IsDigit(r):
			kind, end = numberToken, numberEnd(s, i)
		}
		t := token{Range: document.Range{Start: base + i, End: base + end}, kind: kind, lines: lines, spaced: spaced}
		if kind == wordToken {
			if n := possessive(s[i:end], s[end:]); n > 0 {
				t.possessive = true
				end += n
			}
		}
		t.word = v.word(s[i : t.End-base])
		t.hyphenated = kind == wordToken && !spaced && lines == 0 && len(ts) > 1 && ts[len(ts)-1].hyphen() &&
			!ts[len(ts)-1].spaced && ts[len(ts)-1].End == t.Start
		ts = append(ts, t)
		lines, spaced = 0, false
		i = end
	}
	return ts
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(s string, i int) int {
	if end := initialsEnd(s, i); end > i {
		return end
	}
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if isLetter(r) || unicode.IsDigit(r) {
			j += n
			continue
		}
		if !isApostrophe(r) || !insideWord(s[j+n:]) {
			break
		}
		j += n
	}
	if j < len(s) && s[j] == '.' && classes()[s[i:j]]&abbreviation != 0 {
		j++
	}
	return j
}

// initialsEnd returns where initials such as "U.S.", "J." and "U.N" end that
// begin at i, or i.
func initialsEnd(s string, i int) int {
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !unicode.IsUpper(r) || j+n >= len(s) || s[j+n] != '.' {
			break
		}
		j += n + 1
	}
	if j == i {
		return i
	}
	if r, n := utf8.DecodeRuneInString(s[j:]); unicode.IsUpper(r) {
		if next, _ := utf8.DecodeRuneInString(s[j+n:]); !isLetter(next) {
			j += n
		}
	}
	return j
}

func numberEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		inside := (r == ',' || r == '.') && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9'
		if !unicode.IsDigit(r) && !isLetter(r) && !inside {
			break
		}
		i += n
	}
	return i
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʻ' }

// insideWord reports whether a word goes on after an apostrophe, with rest: as
// O’Brien and didn’t do, but not what ends in ’s.
func insideWord(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	if !isLetter(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return r != 's' && r != 'S' || isLetter(next)
}

// possessive returns how long the ’s or ’ is that rest begins with, after word.
func possessive(word, rest string) int {
	r, n := utf8.DecodeRuneInString(rest)
	if r != '\'' && r != '’' {
		return 0
	}
	next, m := utf8.DecodeRuneInString(rest[n:])
	if next == 's' || next == 'S' {
		if after, _ := utf8.DecodeRuneInString(rest[n+m:]); !isLetter(after) {
			return n + m
		}
		return 0
	}
	if strings.HasSuffix(word, "s") && unicode.IsSpace(next) {
		return n
	}
	return 0
}
