package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns s as names are compared: plain and in small letters.
func fold(s string) string { return strings.ToLower(plain(s)) }

// plain returns s without accents, its apostrophes straight, its case kept. It
// says for a word what [document.Fold] says, without the tables that takes.
func plain(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		b.WriteString(bare(r))
	}
	return b.String()
}

// bare returns what people type for a letter that does not decompose.
func bare(r rune) string {
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', '`':
		return "'"
	case 'ø', 'Ø':
		return cased(r, "o")
	case 'ł', 'Ł':
		return cased(r, "l")
	case 'đ', 'Đ', 'ð', 'Ð':
		return cased(r, "d")
	case 'ı':
		return "i"
	case 'ß':
		return "ss"
	case 'æ', 'Æ':
		return cased(r, "ae")
	case 'œ', 'Œ':
		return cased(r, "oe")
	}
	return string(r)
}

func cased(r rune, s string) string {
	if unicode.IsUpper(r) {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
