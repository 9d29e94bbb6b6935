package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosshead/assets"
)

const (
	// englishShare is the least share of English prose that is small words of
	// [english]: the lowest of 854 articles in English had .17; a text in German
	// or French has .06.
	englishShare = .12
	// otherShare is the same for other languages, of which fewer words are known.
	// Prose in the languages of the table has .2 and more.
	otherShare = .14
	// fewWords is how many words say too little about their language: English,
	// unless they are twice as sure.
	fewWords = 30
)

// language returns the language of the text: "en", another of the table, or ""
// for one that is not known.
func (a *analysis) language() string {
	words, small := 0, 0
	for i := range a.tokens {
		if t := &a.tokens[i]; t.kind == wordToken {
			words++
			if t.small&english != 0 {
				small++
			}
		}
	}
	share := float64(small) / float64(max(words, 1))
	if share >= englishShare {
		return "en"
	}
	if script := scriptOf(a.tokens); script != "" {
		return script
	}
	other, best := a.otherLanguage(words)
	few := words < fewWords
	switch {
	case best >= otherShare && best > share && (!few || best >= 2*otherShare):
		return other
	case few && a.hasEnglishWords():
		return "en"
	}
	return ""
}

// scriptOf returns the language that the script of most letters tells, or "".
func scriptOf(ts []token) string {
	letters, han, kana, hangul := 0, 0, 0, 0
	for i := range ts {
		if ts[i].kind != wordToken {
			continue
		}
		letters += ts[i].letters
		if ts[i].text[0] < utf8.RuneSelf {
			continue
		}
		for _, r := range ts[i].text {
			switch {
			case unicode.Is(unicode.Han, r):
				han++
			case unicode.In(r, unicode.Hiragana, unicode.Katakana):
				kana++
			case unicode.Is(unicode.Hangul, r):
				hangul++
			}
		}
	}
	switch {
	case (han+kana+hangul)*3 < letters || letters == 0:
		return ""
	case hangul > han+kana:
		return "ko"
	case kana*10 > han:
		return "ja"
	}
	return "zh"
}

// hasEnglishWords reports whether at least half of the words in small letters
// are English, as in a line of names, which has none.
func (a *analysis) hasEnglishWords() bool {
	small, common := 0, 0
	for i := range a.tokens {
		t := &a.tokens[i]
		if t.kind != wordToken || t.capital {
			continue
		}
		small++
		if t.isCommon() {
			common++
		}
	}
	return common*2 >= small
}

// otherLanguage returns the language whose small words the text has most of,
// and their share. A word of several languages counts for each.
func (a *analysis) otherLanguage(words int) (string, float64) {
	count := make(map[string]int, len(a.words.byText))
	for i := range a.tokens {
		if a.tokens[i].kind == wordToken {
			count[a.tokens[i].lower]++
		}
	}
	language, most := "", 0
	for line := range tableLines(assets.Languages) {
		f := strings.Split(line, "|")
		n := 0
		for w := range strings.FieldsSeq(f[1]) {
			n += count[w]
		}
		if n > most {
			language, most = f[0], n
		}
	}
	return language, float64(most) / float64(max(words, 1))
}

// territories returns the rows of the countries of language by the first letter
// of their names, the longest names first.
func territories(language string) map[rune][]territory {
	t := map[rune][]territory{}
	row := map[string]string{}
	add := func(iso, name string) {
		if row[iso] == "" {
			row[iso] = name
		}
		r, _ := utf8.DecodeRuneInString(name)
		t[r] = insert(t[r], territory{name, stem(language, name), row[iso]})
	}
	more := ""
	for line := range tableLines(assets.Languages) {
		if f := strings.Split(line, "|"); f[0] == language {
			more = f[2]
		}
	}
	for line := range tableLines(assets.Territories) {
		code, names, _ := strings.Cut(line, "\t")
		if code != language {
			continue
		}
		for field := range fields(names) {
			iso, name, _ := strings.Cut(field, "=")
			if !strings.Contains(";"+more, ";-"+iso+";") {
				add(iso, name)
			}
		}
	}
	for field := range fields(more) {
		if iso, name, ok := strings.Cut(field, "="); ok {
			add(iso, name)
		}
	}
	return t
}

// A territory is a name of a country in another language.
type territory struct {
	name string
	stem string // what its cases have in common, or name
	row  string
}

// insert inserts t before the shorter names.
func insert(list []territory, t territory) []territory {
	list = append(list, t)
	for i := len(list) - 1; i > 0 && len(list[i].stem) > len(list[i-1].stem); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	return list
}

// stem returns what the cases of a name have in common, in the languages that
// have them: Россия and России.
func stem(language, name string) string {
	switch language {
	case "ru", "uk", "pl":
	default:
		return name
	}
	if strings.ContainsAny(name, " -’") {
		return name
	}
	s := strings.TrimRight(name, "аяьйоеиіїыaoyie")
	if rest := name[len(s):]; utf8.RuneCountInString(rest) > 1 { // Росси-я, not Росс-ия
		_, n := utf8.DecodeLastRuneInString(rest)
		s += rest[:len(rest)-n]
	}
	if utf8.RuneCountInString(s) < 4 {
		return name
	}
	return s
}
