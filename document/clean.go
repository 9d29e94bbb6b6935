package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks one letter may carry: UAX #15 calls a
// text with at most 30 stream-safe, and no language needs more.
const maxMarks = 30

// Clean makes s harmless to show: what it returns is valid UTF-8 and holds no
// control character but "\n" and "\t", no bidi override or isolate, no tag
// character, no invisible formatting but joiners and marks of direction, and no
// letter buried in marks. CRLF, CR, NEL, LS, PS, VT and FF become "\n". Only such
// characters are dropped, never what stands beside them: of an escape sequence
// the letters stay, for a sequence that never ends would otherwise swallow the
// text. It is idempotent. Text that needs nothing is returned as it is, at
// about 1 GB/s.
func Clean(s string) string {
	i := firstSuspect(s)
	if i == len(s) {
		return s
	}
	w := washer{}
	w.Grow(len(s))
	w.WriteString(s[:i])
	w.wash(s[i:])
	return w.String()
}

// CleanLine is Clean for what must stay on one line: a title, a name, an error.
// Line breaks and tabs become blanks, runs of blanks one, none at the ends.
func CleanLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// firstSuspect returns the index of the first byte that is not plainly
// harmless ASCII, or len(s).
func firstSuspect(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return i
		}
	}
	return len(s)
}

// A washer collects what Clean lets through.
type washer struct {
	strings.Builder
	marks int // combining marks since the last base character
}

func (w *washer) wash(s string) {
	for i := 0; i < len(s); {
		if n := firstSuspect(s[i:]); n > 0 {
			w.WriteString(s[i : i+n])
			w.marks = 0
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			n = 2
		}
		w.write(r)
		i += n
	}
}

func (w *washer) write(r rune) {
	switch {
	case isLineBreak(r):
		w.marks = 0
		w.WriteByte('\n')
	case harmful(r):
	case r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me):
		if w.marks++; w.marks <= maxMarks {
			w.WriteRune(r)
		}
	default:
		w.marks = 0
		w.WriteRune(r) // an invalid byte was decoded as U+FFFD
	}
}

func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// harmful reports whether r may act on a terminal, reorder or hide text: the
// characters that never get into [Document.Text].
func harmful(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < ' ', 0x7f <= r && r < 0xa0: // C0, DEL, C1
		return true
	case r == 0xad: // soft hyphen: some terminals show it in mid-line
		return true
	case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069: // bidi embeddings, overrides, isolates
		return true
	case 0x2028 <= r && r <= 0x2029: // line and paragraph separators
		return true
	case 0x2060 <= r && r <= 0x2064, 0x206a <= r && r <= 0x206f: // invisible operators, deprecated formatting
		return true
	case r == 0xfeff, r == 0x180e, 0xfff9 <= r && r <= 0xfffb: // BOM, Mongolian separator, annotations
		return true
	case 0xe0000 <= r && r <= 0xe007f: // tag characters
		return true
	}
	return false
}
