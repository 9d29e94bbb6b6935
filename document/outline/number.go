package outline

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A number is how a heading or an item is numbered: "2.1", "IV.", "Chapter 3".
type number struct {
	kind  byte  // 0: not at all; '1' digits, 'I' Roman, 'a' a letter, '一' as 'c', 'w' after a word as "Chapter"
	depth uint8 // 1; of "2.1" 2
	value int32 // of "2.1" 1
}

// partWords returns what comes before the number of a part of a text.
var partWords = wordSet(`chapter part section book step lesson rule tip act scene appendix volume day week
	article artikel § canto sonnet letter stave psalm adventure kapitel
	teil abschnitt buch schritt frage tipp anhang chapitre partie livre étape capítulo parte paso libro sección
	capitolo глава часть hoofdstuk deel rozdział kapitola`)

// IsPartWord reports whether word stands before the number of a part of a text, as
// "Chapter" does.
func IsPartWord(word string) bool {
	const longest = 16
	if len(word) > longest {
		return false
	}
	var lower [longest]byte
	if !isASCII(word) {
		return partWords()[strings.ToLower(word)]
	}
	for i := range len(word) {
		lower[i] = lowerASCII(word[i])
	}
	return partWords()[string(lower[:len(word)])]
}

// stepWords are those of them that number what an article advises or tells, one
// after the other, beside its other headings.
var stepWords = wordSet(`step lesson rule tip day week schritt frage tipp étape paso`)

// startsWithStep reports whether text begins with one of them.
func startsWithStep(text string) bool {
	word, _ := nextWord(text)
	return stepWords()[strings.ToLower(word)]
}

func numbered(kind byte, value int) number { return number{kind, 1, int32(value)} }

// wordSet returns what makes a set of the words of list, when it is first asked.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
		return set
	})
}

// parseNumber reads the number that text begins with.
func parseNumber(text string) number {
	if n, ok := strings.CutPrefix(text, "第"); ok {
		return parseOrdinal(strings.TrimLeft(n, " "))
	}
	word, rest := nextWord(text)
	if IsPartWord(word) {
		word, _ = nextWord(rest)
		if value, n := leadingDigits(word); n > 0 {
			return numbered('w', value)
		}
		word = strings.ToLower(strings.TrimRight(word, ".:"))
		return spelled(word)
	}
	return parseMarker(strings.TrimLeft(text, "(（[#§ "))
}

// parseOrdinal reads what follows 第: a number, in digits or in words, and what it
// counts, a chapter or the like.
func parseOrdinal(text string) number {
	value, n := leadingDigits(text)
	if n == 0 {
		value, n = chinese(text)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[n:], " "))
	if n == 0 || !strings.ContainsRune("章节節回部卷篇集话話課课条條編编讲講幕場场", r) {
		return number{}
	}
	return numbered('w', value)
}

// chinese reads a number below a thousand in words, and says how many bytes it is.
func chinese(text string) (value, n int) {
	const digits, size = "〇一二三四五六七八九", len("一")
	digit := 0
	for i, r := range text {
		switch k := strings.IndexRune(digits, r); {
		case k >= 0:
			digit = k / size
		case r == '零':
		case r == '两':
			digit = 2
		case r == '十':
			value, digit = value+10*max(1, digit), 0
		case r == '百':
			value, digit = value+100*max(1, digit), 0
		default:
			return value + digit, i
		}
	}
	return value + digit, len(text)
}

// spelledNumbers are the numbers of chapters as words.
var spelledNumbers = strings.Fields(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen
	fifteen sixteen seventeen eighteen nineteen twenty`)

// spelled reads what stands after a word as "Chapter": a Roman number or a word.
func spelled(word string) number {
	value := roman(strings.ToUpper(word))
	if value == 0 {
		value = slices.Index(spelledNumbers, word) + 1
	}
	if value == 0 {
		return number{}
	}
	return numbered('w', value)
}

// parseMarker reads a number without a word before it.
func parseMarker(text string) number {
	value, n := leadingDigits(text)
	if n == 0 {
		return parseLetters(text)
	}
	num := numbered('1', value)
	rest := text[n:]
	for len(rest) > 1 && rest[0] == '.' {
		value, n := leadingDigits(rest[1:])
		if n == 0 {
			break
		}
		num.depth, num.value = min(num.depth, math.MaxUint8-1)+1, int32(value)
		rest = rest[1+n:]
	}
	r, _ := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	switch {
	case strings.ContainsRune(".):）．、：", r) && rest != ".":
		return num
	case unicode.IsSpace(r) && (unicode.IsUpper(after) || isWide(after)) && value < 100:
		return num
	}
	return number{}
}

// parseLetters reads a Roman number, a letter or a Chinese one before a stop.
func parseLetters(text string) number {
	i := strings.IndexAny(text, ".)）、 ")
	if i <= 0 || i > 6 || text[i] == ' ' || len(text) == i+1 {
		return number{}
	}
	word := text[:i]
	switch value := roman(word); {
	case value > 0 && word != "C": // the third letter rather than a hundred
		return numbered('I', value)
	case len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z':
		return numbered('a', int(word[0]-'A')+1)
	}
	if j := strings.Index("一二三四五六七八九十", word); j >= 0 && len(word) == 3 {
		return numbered('c', j/3+1)
	}
	return number{}
}

// leadingDigits reads up to three digits, and says how many bytes they are.
func leadingDigits(s string) (value, n int) {
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9':
			value = value*10 + int(r-'0')
		case '０' <= r && r <= '９':
			value = value*10 + int(r-'０')
		default:
			return value, i
		}
		if value > 999 {
			return 0, 0
		}
	}
	return value, len(s)
}

// roman is the value of a Roman number in capitals, 0 if word is none.
func roman(word string) int {
	value, before := 0, 0
	for _, r := range word {
		d := romanDigit(r)
		if d == 0 {
			return 0
		}
		value += d
		if before < d {
			value -= 2 * before
		}
		before = d
	}
	return value
}

func romanDigit(r rune) int {
	switch r {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	case 'L':
		return 50
	case 'C':
		return 100
	}
	return 0
}
