package document

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared when typography and case do not matter: in
// lower case, without accents, points and invisible characters, with straight
// quotes, "-" for every dash, "..." for "…", ligatures and full-width forms as
// the letters they stand for, and one blank for each run of white space.
// Letters of other scripts than Latin, Greek, Cyrillic, Hebrew and Arabic keep
// their marks, which are not accents. Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	return string(caseless().append(nil, s))
}

// A folding maps each character to its form: what it is compared as. The form
// of white space is " ", that of what is skipped is "".
type folding struct {
	ascii [utf8.RuneSelf]byte // the forms of ASCII: one byte each
	lower bool
	pages [tableSize / pageSize]atomic.Pointer[formPage]
}

// A formPage has the forms of as many characters as are worked out at a time, when
// the first of them is met: all are some 5 ms of work, and no text has all.
type formPage [pageSize]string

const (
	pageSize  = 64
	tableSize = 0x3040 + 0x500 + 0x400
)

// tabled returns where the form of r is in a folding, and runeOf what is there:
// all that comes before Chinese, Japanese and Korean, which are compared as they
// are; the ligatures, Arabic as it is printed, full width; bold and other letters
// of mathematics, which people write headlines in.
func tabled(r rune) (i rune, ok bool) {
	switch {
	case r < 0x3040:
		return r, true
	case 0xfb00 <= r && r < 0x10000:
		return r - 0xfb00 + 0x3040, true
	case 0x1d400 <= r && r < 0x1d800:
		return r - 0x1d400 + 0x3040 + 0x500, true
	}
	return 0, false
}

func runeOf(i int) rune {
	switch r := rune(i); {
	case r < 0x3040:
		return r
	case r < 0x3040+0x500:
		return r - 0x3040 + 0xfb00
	default:
		return r - 0x3040 - 0x500 + 0x1d400
	}
}

// The two foldings, made when they are first needed.
var (
	caseless = sync.OnceValue(func() *folding { return newFolding(true) })
	caseful  = sync.OnceValue(func() *folding { return newFolding(false) })
)

func newFolding(lower bool) *folding {
	f := &folding{lower: lower}
	for c := range f.ascii {
		f.ascii[c] = f.form(rune(c))[0]
	}
	return f
}

// form returns the form of the character that is at i in the table.
func (f *folding) form(i rune) string {
	page := f.pages[i/pageSize].Load()
	if page == nil {
		page = f.makePage(int(i / pageSize))
	}
	return page[i%pageSize]
}

// makePage works a page out. Two may do so at a time, and come to the same.
func (f *folding) makePage(n int) *formPage {
	page := new(formPage)
	for i := range page {
		page[i] = form(runeOf(n*pageSize + i))
		if f.lower {
			page[i] = strings.ToLower(page[i])
		}
	}
	f.pages[n].Store(page)
	return page
}

// alike returns the form of r where Unicode's compatibility decomposition does
// not give it, else "".
func alike(r rune) string {
	switch r {
	case '’', '‘', '‚', '‛', '′', '‵', '´', '‹', '›', 'ʼ', 'ʻ', 'ʽ', 'ʹ':
		return "'"
	case '“', '”', '„', '‟', '″', '‶', '«', '»', 'ʺ', '〝', '〞', '〟':
		return `"`
	case '−', '⁃':
		return "-"
	case '⁄', '∕':
		return "/"
	}
	return plain(r)
}

// plain returns what people type for a letter that Unicode does not take for
// one with an accent, else "".
func plain(letter rune) string {
	s, lower := "", unicode.ToLower(letter)
	switch lower {
	case 'ß':
		s = "ss"
	case 'æ':
		s = "ae"
	case 'œ':
		s = "oe"
	case 'ø':
		s = "o"
	case 'ł':
		s = "l"
	case 'đ', 'ð':
		s = "d"
	case 'þ':
		s = "th"
	case 'ħ':
		s = "h"
	case 'ŧ':
		s = "t"
	case 'ı':
		s = "i"
	case 'ς':
		s = "σ"
	}
	if letter != lower {
		return strings.ToUpper(s)
	}
	return s
}

// form returns the form of r with its case kept.
func form(r rune) string {
	if s := alike(r); s != "" {
		return s
	}
	if unicode.IsSpace(r) {
		return " "
	}
	var b strings.Builder
	skipped := false
	for _, c := range norm.NFKD.String(string(r)) {
		switch s := alike(c); {
		case s != "":
			b.WriteString(s)
		case silent(c):
			skipped = true
		case unicode.Is(unicode.Pd, c):
			b.WriteByte('-')
		default:
			b.WriteRune(c)
		}
	}
	s := b.String()
	// What is no letter is not one with an accent: "≠" is not "=", and "¨",
	// which decomposes to a blank and a mark, is no white space.
	if strings.Contains(s, " ") || s != "" && skipped && !unicode.IsLetter(r) {
		return string(r)
	}
	return s
}

// silent reports whether r is skipped: an accent or a point on a letter, or a
// character that shows nothing (a joiner, a soft hyphen, a mark of direction).
// The marks of Indic scripts and of Thai are vowels, those of kana make other
// letters; they count.
func silent(r rune) bool {
	switch {
	case r == 'ـ': // tatweel only stretches a word
		return true
	case r == '\u3099', r == '\u309a': // voicing of kana
		return false
	case unicode.In(r, unicode.Mn, unicode.Me):
		return unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic,
			unicode.Hebrew, unicode.Arabic, unicode.Syriac)
	}
	return unicode.Is(unicode.Cf, r)
}

// first returns the form of the first character of s, and how many bytes of s
// it stands for.
func (f *folding) first(s string) (form string, size int) {
	r, n := utf8.DecodeRuneInString(s)
	if i, ok := tabled(r); ok {
		return f.form(i), n
	}
	switch {
	case r>>12 == 0xe0: // tags and variation selectors
		return "", n
	case r < 0xa000, 0xac00 <= r && r < 0xfb00: // ideographs, kana, Hangul: no case
		return s[:n], n
	case f.lower && unicode.IsUpper(r):
		return string(unicode.ToLower(r)), n
	}
	return s[:n], n
}

func endsBlank(b []byte) bool { return len(b) > 0 && b[len(b)-1] == ' ' }

// tail returns how many bytes at the start of s are skipped after a character,
// or, where blank, after white space: they belong to it.
func (f *folding) tail(s string, blank bool) int {
	i := 0
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !blank || f.ascii[c] != ' ' {
				break
			}
			i++
			continue
		}
		form, n := f.first(s[i:])
		if form != "" && (form != " " || !blank) {
			break
		}
		i += n
	}
	return i
}

// unit returns the sizes of the first unit of s, and of its form: a character
// with the marks on it, or a run of white space. A hit is made of whole units.
func (f *folding) unit(s string) (size, form int) {
	if len(s) > 1 && s[0]|s[1] < utf8.RuneSelf && (f.ascii[s[0]] != ' ' || f.ascii[s[1]] != ' ') {
		return 1, 1 // as in most of a text
	}
	t, n := f.first(s)
	return n + f.tail(s[n:], t == " "), len(t)
}

// kin returns the characters whose form is s, as the pairs of a character class.
func (f *folding) kin(s string) []rune {
	var class []rune
	for i := range tableSize {
		if f.form(rune(i)) == s {
			class = append(class, runeOf(i), runeOf(i))
		}
	}
	return class
}
