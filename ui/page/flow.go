package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// breakLines breaks s into lines of at most rest cells, the first of at most
// first cells, and returns them as ranges of s that tile it. A line's range
// holds the blanks it ends in, which may hang over the width, and its "\n". It
// breaks at blanks, after hyphens and dashes within words, between ideographs as
// Japanese and Chinese rules allow (kinsoku: no closing mark begins a line, no
// opening mark ends one), and a word too long for a line wherever it must, after
// a slash if it has one. Greedy, linear, some 200 MB/s on ASCII.
func breakLines(s string, first, rest int, m ansi.Method) []document.Range {
	return appendLines(nil, s, first, rest, m)
}

// appendLines appends the lines that breakLines returns to lines.
func appendLines(lines []document.Range, s string, first, rest int, m ansi.Method) []document.Range {
	b := breaker{s: s, limit: max(1, first), rest: max(1, rest)}
	b.lines = slices.Grow(lines, fewLines(s, b.rest))
	for i := 0; i < len(s); {
		r, n, w := measure(s[i:], m)
		b.take(i, r, n, w)
		i += n
		i += b.takeSolid(i)
	}
	if b.start < len(s) {
		b.lines = append(b.lines, document.Range{Start: b.start, End: len(s)})
	}
	return b.lines
}

// fewLines is about how many lines of so many cells s has: most have no more.
func fewLines(s string, cells int) int { return 2 + len(s)/cells*9/8 }

// A breaker is the state of breakLines between two characters.
type breaker struct {
	s           string
	limit, rest int // cells in this line, and in the lines after it
	lines       []document.Range

	start, width int         // where this line begins, and its cells so far
	good, weak   opportunity // the last place to break well, and to break at need
	before, prev rune        // the last two characters of this line
}

// An opportunity is a place where the next line may begin, and the cells of the
// line before it; none is at offset 0.
type opportunity struct{ at, width int }

// take adds the character r at i, n bytes long and w cells wide.
func (b *breaker) take(i int, r rune, n, w int) {
	if r == '\n' {
		b.end(i+n, 0)
		return
	}
	if r == '\t' {
		w = tabWidth(b.width)
	}
	if i > b.start && !isBlank(r) {
		switch {
		case mayBreak(b.before, b.prev, r):
			b.good = opportunity{i, b.width}
		case b.prev == '/' && r != '/':
			b.weak = opportunity{i, b.width}
		}
		if b.width+w > b.limit {
			b.turn(i, w)
		}
	}
	b.width += w
	b.before, b.prev = b.prev, r
}

// takeSolid adds the solid characters from i on, if they follow another and the line
// has room for them: among them it cannot break. It returns how many there were.
func (b *breaker) takeSolid(i int) int {
	if !isSolid(b.prev) {
		return 0
	}
	end := i
	for most := min(len(b.s)-1, i+b.limit-b.width); end < most && isSolid(rune(b.s[end])) && b.s[end+1] < utf8.RuneSelf; {
		end++
	}
	switch n := end - i; n {
	case 0:
	case 1:
		b.before, b.prev = b.prev, rune(b.s[i])
	default:
		b.before, b.prev = rune(b.s[end-2]), rune(b.s[end-1])
	}
	b.width += end - i
	return end - i
}

// isSolid reports whether r is a character of ASCII that a line breaks neither after
// nor before, but at a blank or where it must.
func isSolid(r rune) bool { return ' ' < r && r < 0x7f && r != '-' && r != '/' }

// turn ends the line at the best place up to i, where a character of w cells
// stands. A place is no use if what comes after it is too long for the next line.
func (b *breaker) turn(i, w int) {
	for _, o := range [...]opportunity{b.good, b.weak} {
		if rest := b.width - o.width; o.at > b.start && rest+w <= b.rest {
			b.end(o.at, rest)
			return
		}
	}
	b.end(i, 0)
}

// end ends the line at offset at; width cells of the next line are read already.
func (b *breaker) end(at, width int) {
	b.lines = append(b.lines, document.Range{Start: b.start, End: at})
	b.start, b.width, b.limit = at, width, b.rest
	b.good, b.weak = opportunity{}, opportunity{}
	if width == 0 {
		b.before, b.prev = 0, 0
	}
}

// isBlank reports whether a line may be broken after r and r left hanging. The
// blanks that forbid it (U+00A0, U+2007, U+202F) are not among them.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', 0x1680, 0x205f, 0x200b, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a && r != 0x2007
}

// mayBreak reports whether a line may end after prev and the next begin with
// next; before is the character before prev.
func mayBreak(before, prev, next rune) bool {
	switch {
	case isBlank(prev):
		return true
	case prev == '-' || prev == 0x2010 || prev == 0x2013:
		return unicode.IsLetter(before) && unicode.IsLetter(next)
	case prev == 0x2014:
		return !isBlank(before) && before != 0 && !strings.ContainsRune(closing, next)
	case prev < 0x2e80 && next < 0x2e80:
		return false
	}
	return (isIdeograph(prev) || isIdeograph(next)) &&
		!strings.ContainsRune(opening, prev) && !strings.ContainsRune(closing, next)
}

// The marks that do not end and do not begin a line (JIS X 4051, abridged).
const (
	opening = "‘“（〔［｛〈《「『【([{£¥$"
	closing = "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!%),.:;?]}…‥–—〜～"
)

// isIdeograph reports whether r is of a script that breaks between any two
// characters: Chinese and Japanese with their punctuation. Korean is written
// with blanks and broken there.
func isIdeograph(r rune) bool {
	return 0x2e80 <= r && r < 0xa000 || 0xf900 <= r && r < 0xfb00 || 0xff00 <= r && r < 0xff66 || 0x20000 <= r && r < 0x40000
}

// measure returns the first character of s (the first rune of its first
// grapheme cluster), the cluster's length in bytes and its width in cells as
// [glyph] draws it.
func measure(s string, m ansi.Method) (r rune, n, w int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if c == '\r' || c < ' ' && c != '\t' {
			return rune(c), 1, 0
		}
		return rune(c), 1, 1
	}
	r, n = utf8.DecodeRuneInString(s)
	if w = commonWidth(r); w > 0 {
		if next, _ := utf8.DecodeRuneInString(s[n:]); next < 0x300 || len(s) == n || commonWidth(next) > 0 {
			return r, n, w
		}
	}
	cluster, w := ansi.FirstGraphemeCluster(s, m)
	if g := glyph(cluster, m); len(g) < len(cluster) {
		w = m.StringWidth(g)
	}
	return r, len(cluster), w
}

// commonWidth returns the cells of a common character that, before another or one
// below U+0300, is a grapheme cluster of its own, or 0: so these need not be looked up,
// which takes some 200 ns each, and 8 ms for the first of a run of the program.
func commonWidth(r rune) int {
	switch {
	case ' ' <= r && r < 0x7f:
		return 1
	case 0xc0 <= r && r < 0x300, 0x391 <= r && r <= 0x3c9, 0x410 <= r && r <= 0x44f, // letters
		0x2010 <= r && r <= 0x2026, 0x2500 <= r && r < 0x25ab: // dashes, quotes and bullets; lines
		if single {
			return 1
		}
	case 0x4e00 <= r && r < 0xa000, 0x3041 <= r && r <= 0x3096, 0x30a1 <= r && r <= 0x30fa, r == '、', r == '。', r == '，':
		return 2
	}
	return 0
}

// single says that a character that is as wide as those around it has one cell: in
// East Asia it may be set to have two (RUNEWIDTH_EASTASIAN, which x/ansi reads).
var single = ansi.WcWidth.StringWidth("¡") == 1

// widthOf returns the cells that s, which has no tab, takes as it is drawn.
func widthOf(s string, m ansi.Method) int {
	width := 0
	for len(s) > 0 {
		_, n, w := measure(s, m)
		width += w
		s = s[n:]
	}
	return width
}

// tabStop is how far apart the tab stops are, in cells.
const tabStop = 4

// tabWidth returns the cells a tab takes that stands col cells into its line.
func tabWidth(col int) int { return tabStop - col%tabStop }

// maxGlyph is how many bytes are sent to the terminal for one cluster; the
// longest emoji sequence in use has 35.
const maxGlyph = 64

// A joiner makes one character of the emoji around it.
const joiner = 0x200d

// glyph returns what is drawn for a grapheme cluster. A terminal without Unicode
// core (mode 2027) draws each emoji of a joined or toned sequence in cells of its
// own, so there only the first is drawn.
func glyph(cluster string, m ansi.Method) string {
	r, n := utf8.DecodeRuneInString(cluster)
	if n == len(cluster) {
		return cluster
	}
	joined := strings.ContainsRune(cluster, joiner) || m.StringWidth(cluster) > 2
	if len(cluster) > maxGlyph || m == ansi.WcWidth && r >= 0x2190 && joined {
		return cluster[:n]
	}
	return cluster
}
