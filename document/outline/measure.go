package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ending is how a block ends, closing quotes and brackets aside.
type ending uint8

const (
	open ending = iota // on a letter
	stop
	question
	exclamation
	colon
	comma
	ellipsis
)

// A casing is how a block is spelled.
type casing uint8

const (
	sentence casing = iota // a capital, and then as it comes
	headline               // Most Longer Words With a Capital
	capitals
	lower
	uncased // a script without case
	wordless
)

// measured is how much of a block's text is read, in bytes.
const measured = 1 << 10

// A shape is what the features ask about a block by itself. There may be a million
// of them, so it is kept small: no count is above that of the bytes measured.
type shape struct {
	columns   float64 // as wide as Latin text that says as much
	capital   float64 // share of its longer words, the first aside, with a capital
	digits    float64 // share of its characters that are digits
	number    number
	lead      uint32 // a hash of its first word
	label     uint32 // … of the letters before a colon near its beginning; 0: none
	cues      cues   // of all its words
	first     cues   // of its first word
	copies    int32  // blocks with the same text, itself included
	words     uint16
	cueCount  uint16 // its words that are widget or legal cues
	stops     uint16 // its words that mean nothing by themselves
	commas    uint16
	sentences uint16 // that end inside it
	echo      echo
	quotes    uint8 // 1 if it begins with a quotation mark, 2 if it ends with one too
	ending    ending
	casing    casing
	wide      bool
	item      bool // it begins with a bullet
	oddStart  bool // with another sign
	oddEnd    bool // it ends with an arrow, as links do
}

// measure reads a block. The stems of its words are appended to stems, which is
// returned.
func measure(b *Block, stems []uint32) (shape, []uint32) {
	text := b.Text
	if len(text) > measured {
		text = text[:measured]
	}
	s := shape{copies: 1}
	s.countRunes(text)
	if len(text) > 0 {
		s.columns *= float64(len(b.Text)) / float64(len(text))
	}
	s.setEnds(b.Text)
	stems = s.readWords(text, stems)
	if s.columns <= longest {
		s.number = parseNumber(text)
		s.lead, s.label = leadOf(text), labelOf(text)
	}
	return s, stems
}

// countRunes sets what depends on the characters alone.
func (s *shape) countRunes(text string) {
	var n tally
	letters, upper, cased, wide, all := 0, 0, 0, 0, 0 // beyond ASCII; all: in all
	for i := 0; i < len(text); all++ {
		if c := text[i]; c < utf8.RuneSelf {
			n += tallies[c]
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '，' || r == '、':
			n += commaSign
		case !unicode.IsLetter(r):
		case isWide(r):
			letters++
			wide++
		default:
			letters++
			if unicode.IsUpper(r) {
				upper++
				cased++
			} else if unicode.IsLower(r) {
				cased++
			}
		}
	}
	upper += n.of(largeLetter)
	letters += n.of(largeLetter) + n.of(smallLetter)
	cased += n.of(largeLetter) + n.of(smallLetter)
	s.commas = uint16(n.of(commaSign))
	s.wide = wide*5 > all*2
	s.columns = float64(all + wide)
	if s.wide {
		s.columns *= 1.5
	}
	if all > 0 {
		s.digits = float64(n.of(digitSign)) / float64(all)
	}
	switch {
	case letters == 0:
		s.casing = wordless
	case cased == 0:
		s.casing = uncased
	case upper == letters && letters > 3:
		s.casing = capitals
	}
}

const (
	openQuotes  = "\"“„«‘「『"
	closeQuotes = "\"”’»」』'"
	closers     = closeQuotes + ")）]"
)

// setEnds sets what the block's first and last characters say.
func (s *shape) setEnds(text string) {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(openQuotes, first) {
		s.quotes = 1
		if strings.ContainsRune(closeQuotes, last) {
			s.quotes = 2
		}
	}
	s.item = strings.ContainsRune("•-–—*·‣◦▪●", first)
	s.oddStart = !s.item && strings.ContainsRune("([【†©@→>|/#<_", first)
	s.oddEnd = strings.ContainsRune("→›▸▶", last) || strings.HasSuffix(text, " »") || strings.HasSuffix(text, " >") || strings.HasSuffix(text, "|")
	trimmed := strings.TrimRight(text, closers)
	last, _ = utf8.DecodeLastRuneInString(trimmed)
	switch {
	case last == '…' || strings.HasSuffix(trimmed, "..."):
		s.ending = ellipsis
	case strings.ContainsRune(".。．।۔", last):
		s.ending = stop
	case strings.ContainsRune("?？؟", last):
		s.ending = question
	case strings.ContainsRune("!！", last):
		s.ending = exclamation
	case strings.ContainsRune(":：", last):
		s.ending = colon
	case strings.ContainsRune(",;，；、", last):
		s.ending = comma
	}
}

// closed reports whether the block ends as running text does.
func (s *shape) closed() bool { return s.ending != open && s.ending != comma }

// isProse reports whether the block is a paragraph by its length.
func (s *shape) isProse() bool { return s.columns >= 100 }

// isText reports whether the block is running text: a paragraph, or at least a
// whole sentence.
func (s *shape) isText() bool {
	return s.isProse() || s.closed() && (s.columns >= 60 || s.columns >= 45 && s.sentences > 0)
}

// isCandidate reports whether the block may be a heading at all.
func (s *shape) isCandidate() bool { return s.columns <= longest && s.casing != wordless }

// longest is how wide a heading may be, in columns.
const longest = 320

// isWide reports whether r is of a script written without blanks.
func isWide(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// leadOf hashes the first word of text, in lower case; in a script without blanks
// the first two characters.
func leadOf(text string) uint32 {
	word, _ := nextWord(text)
	hash, n := newHash(), 0
	for _, r := range word {
		if hash = hash.add(r); isWide(r) {
			if n++; n == 2 {
				break
			}
		}
	}
	return uint32(hash)
}

// labelOf hashes the letters of text before a colon or a question mark, as of
// "Lesson 3: …". It is 0 where there is none near the beginning.
func labelOf(text string) uint32 {
	const near, wideColon = 30, "："
	end, start := 0, text[:min(len(text), near)]
	for end < len(start) && start[end] != ':' && start[end] != '?' && !(start[end] == wideColon[0] && strings.HasPrefix(start[end:], wideColon)) {
		end++
	}
	if end == 0 || end == len(start) {
		return 0
	}
	hash := newHash()
	for _, r := range text[:end] {
		if unicode.IsLetter(r) {
			hash = hash.add(r)
		}
	}
	if hash == newHash() {
		return 0 // "10:15"
	}
	return uint32(hash)
}

// A hash is FNV-1a over characters in lower case.
type hash uint32

func newHash() hash { return 2166136261 }

func (h hash) add(r rune) hash {
	if r < utf8.RuneSelf {
		return h.addByte(lowerASCII(byte(r)))
	}
	return (h ^ hash(unicode.ToLower(r))) * 16777619
}

// addByte adds a character of ASCII that is no capital.
func (h hash) addByte(c byte) hash { return (h ^ hash(c)) * 16777619 }

// recurs reports whether the block is a line that the page has again and again, as
// "Reply"; what is said again is a sentence.
func (s *shape) recurs() bool { return s.copies > 2 && !s.closed() }
