package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescape decodes the backslash escapes and entities of Markdown, once and
// from left to right: `\&amp;` is "&amp;".
func unescape(s string) string {
	i := strings.IndexAny(s, `\&`)
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexAny(s, `\&`) {
		b.WriteString(s[:i])
		s = s[i:]
		text, n := unescapeOne(s)
		b.WriteString(text)
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// unescapeOne returns what s begins with, and how many bytes it takes there.
func unescapeOne(s string) (string, int) {
	if s[0] == '\\' {
		if len(s) > 1 && util.IsPunct(s[1]) {
			return s[1:2], 2
		}
		return s[:1], 1
	}
	name, _, ok := strings.Cut(s[1:min(len(s), maxEntity)], ";")
	if ok {
		if text := entity(name); text != "" {
			return text, len(name) + len("&;")
		}
	}
	return s[:1], 1
}

// maxEntity is more than the length of the longest entity.
const maxEntity = 40

// entity returns the text of "&name;", or nothing.
func entity(name string) string {
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters)
		}
		return ""
	}
	base, most := 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return ""
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return ""
	}
	if r := rune(n); n != 0 && utf8.ValidRune(r) {
		return string(r)
	}
	return string(utf8.RuneError)
}
