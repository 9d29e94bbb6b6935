package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a line of a plain text.
type line struct {
	raw    string // without its end and the white space before that
	text   string // without the white space around it
	number int    // 1-based, as an editor counts
	indent int    // columns of white space before its text
	width  int    // in columns, its indent included
	fed    bool   // a form feed stands before it
}

// lineEnds are the ends of lines beside LF and CRLF.
var lineEnds = []string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}

// lines yields the lines of a text.
type lines struct {
	rest   string
	number int
	odd    bool // lines also end at lineEnds
	fed    bool // the last one ended so, with FF
}

func newLines(text string) *lines {
	l := lines{rest: text, number: 1}
	for _, end := range lineEnds[1:] {
		l.odd = l.odd || strings.Contains(text, end)
	}
	l.odd = l.odd || strings.Count(text, "\r") != strings.Count(text, "\r\n")
	return &l
}

// next returns the next line, or false after the last.
func (l *lines) next() (line, bool) {
	if l.rest == "" {
		return line{}, false
	}
	end, skip := l.end()
	raw := strings.TrimRight(l.rest[:end], " \t\r")
	this := line{raw: raw, text: strings.TrimSpace(raw), number: l.number, fed: l.fed}
	this.indent = indentOf(raw, this.text)
	this.width = this.indent + columns(this.text)
	l.fed = end < len(l.rest) && l.rest[end] == '\f'
	if end == len(l.rest) || l.rest[end] == '\n' || l.rest[end] == '\r' {
		l.number++
	}
	l.rest = l.rest[min(end+skip, len(l.rest)):]
	return this, true
}

// end returns where the first line ends and how long that end is. It looks no
// further than that end: an LF may be megabytes away.
func (l *lines) end() (end, length int) {
	if l.odd {
		return oddEnd(l.rest)
	}
	if end = strings.IndexByte(l.rest, '\n'); end < 0 {
		end = len(l.rest)
	}
	return end, 1
}

// oddEnd is end for a text whose lines also end at lineEnds.
func oddEnd(s string) (end, length int) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			return i, len("\r\n")
		case c == '\n', c == '\r', c == '\v', c == '\f':
			return i, 1
		case c == 0xc2 && strings.HasPrefix(s[i:], "\u0085"):
			return i, 2
		case c == 0xe2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return i, 3
		}
	}
	return len(s), 1
}

// indentOf returns how many columns of white space stand before text in raw.
func indentOf(raw, text string) int {
	if len(raw) == len(text) {
		return 0
	}
	n := 0
	for _, r := range raw {
		switch {
		case r == '\t':
			n += 8 - n%8
		case r == '\u3000':
			n += 2
		case unicode.IsSpace(r):
			n++
		default:
			return n
		}
	}
	return n
}

// columns is the width of s in columns, nearly: it is for telling layouts apart,
// not for setting.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	if n == len(s) {
		return n
	}
	for _, r := range s {
		if isWide(r) {
			n++
		}
	}
	return n
}

// isWide reports whether r is of a script that takes two columns a character and
// breaks lines anywhere.
func isWide(r rune) bool {
	return r >= 0x1100 && (r < 0x1160 || r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7a4 ||
		r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe70 || r >= 0xff01 && r < 0xff61 || r >= 0x20000 && r < 0x40000)
}

func beginsWide(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWide(r) && !isHangul(r)
}

func endsWide(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isWide(r) && !isHangul(r)
}

// isHangul reports whether r is Korean, which has blanks between its words.
func isHangul(r rune) bool { return r >= 0xac00 && r < 0xd7a4 || r >= 0x1100 && r < 0x1160 }

// firstWord is the width of what cannot be parted from the start of s.
func firstWord(s string) int {
	for i, r := range s {
		if r == ' ' || r == '\t' || i > 0 && isWide(r) {
			return columns(s[:i])
		}
	}
	return columns(s)
}

// isRule reports whether s is a line of signs: three or more of one, blanks
// between them allowed.
func isRule(s string) bool {
	if len(s) < 3 || !strings.ContainsRune("=-*_~#+.^", rune(s[0])) && (s[0] != '"' || len(s) == 3) {
		return false
	}
	n := 0
	for i := range len(s) {
		switch s[i] {
		case s[0]:
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= 3
}

// bullets are the signs that items begin with, before a blank.
const bullets = "-*+•–—·‣◦▪●"

// isItem reports whether s begins with the marker of a list item.
func isItem(s string) bool {
	switch c := s[0]; {
	case c == '(' || '0' <= c && c <= '9':
		return isNumbered(strings.TrimPrefix(s, "("))
	case 'a' <= c && c <= 'z':
		return len(s) > 2 && s[1] == ')' && s[2] == ' '
	case c < utf8.RuneSelf && c != '-' && c != '*' && c != '+':
		return false // most lines
	}
	r, n := utf8.DecodeRuneInString(s)
	return n < len(s) && s[n] == ' ' && strings.ContainsRune(bullets, r)
}

// isNumbered reports whether s begins as "1. " or "12) ".
func isNumbered(s string) bool {
	n := 0
	for n < len(s) && n < 3 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n > 0 && len(s) > n+1 && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}
