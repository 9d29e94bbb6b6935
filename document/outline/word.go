package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readWords sets what the block's words say and appends the stems of those
// that mean something to arena.
func (s *shape) readWords(text string, arena []uint32) []uint32 {
	r := reader{shape: s, lexicon: asciiCues(), stems: &arena}
	for i := 0; i < len(text); {
		if h, n := plainWord(text[i:]); n > 0 {
			r.words++
			r.addASCII(text[i:i+n], h, r.lexicon.cuesOf(h, text[i:i+n]))
			i += n + len(" ")
			continue
		}
		if kinds[text[i]]&gap != 0 {
			i++
			continue
		}
		if end, has := asciiWord(text, i); has&foreign == 0 {
			r.readASCII(text, i, end, has)
			i = end
			continue
		}
		word, rest := nextWord(text[i:])
		if word == "" {
			break
		}
		r.read(word, rest)
		i = len(text) - len(rest)
	}
	r.setCapital()
	s.cues |= phraseCues(text, s)
	return arena
}

// A reader reads the words of a block, one after the other.
type reader struct {
	*shape
	lexicon *lexicon
	stems   *[]uint32 // of the words that mean something
	longer  int       // words, the first aside
	large   int       // of those, with a capital
}

// asciiWord returns where the word ends that begins at i, and the kinds of its bytes:
// where it is not ASCII, it may begin or end elsewhere.
func asciiWord(text string, i int) (end int, has kind) {
	for ; i < len(text); i++ {
		k := kinds[text[i]]
		if k&gap != 0 {
			break
		}
		if has |= k; k&foreign != 0 {
			break
		}
	}
	return i, has
}

// readASCII is read for text[from:to], a word with these kinds of bytes.
func (r *reader) readASCII(text string, from, to int, has kind) {
	r.words++
	if kinds[text[to-1]]&closing != 0 {
		r.countSentence(text[from:to], text[to:])
	}
	for from < to && kinds[text[to-1]]&alnum == 0 {
		to--
	}
	for from < to && kinds[text[from]]&alnum == 0 {
		from++
	}
	if from == to {
		return
	}
	bare, h := text[from:to], headOf(text, from, to)
	if has&apostrophe != 0 {
		r.addASCII(bare, h, cuesOf(bare))
	} else {
		r.addASCII(bare, h, r.lexicon.cuesOf(h, bare))
	}
}

// addASCII counts a word of ASCII, signs aside, and keeps its stem.
func (r *reader) addASCII(bare string, h head, cue cues) {
	r.add(cue, rune(bare[0]), len(bare))
	if cue&stopWord == 0 && len(bare) >= shortestStem {
		*r.stems = append(*r.stems, stemOf(h))
	}
}

// read reads any word, which rest comes after.
func (r *reader) read(word, rest string) {
	r.words++
	if kinds[word[len(word)-1]]&closing != 0 {
		r.countSentence(word, rest)
	}
	bare := trimSigns(word)
	if bare == "" {
		return
	}
	cue := cuesOf(bare)
	r.add(cue, firstRune(bare), utf8.RuneCountInString(bare))
	if cue&stopWord == 0 {
		*r.stems = appendStems(*r.stems, bare)
	}
}

// add counts a word of so many characters, signs aside.
func (r *reader) add(cue cues, first rune, runes int) {
	if r.words == 1 {
		r.first = cue
		if unicode.IsLower(first) {
			r.casing = lower
		}
	} else if runes > 3 {
		r.longer++
		if unicode.IsUpper(first) {
			r.large++
		}
	}
	r.cues |= cue
	if cue&(widget|legal) != 0 {
		r.cueCount++
	}
	if cue&stopWord != 0 {
		r.stops++
	}
}

// setCapital sets what all words together say of their capitals.
func (r *reader) setCapital() {
	if r.longer == 0 {
		return
	}
	r.capital = float64(r.large) / float64(r.longer)
	if r.casing == sentence && r.capital >= .8 {
		r.casing = headline
	}
}

// countSentence counts the sentence that word ends, before rest, if it does.
func (r *reader) countSentence(word, rest string) {
	if len(rest) > 1 && endsSentence(word, rest) {
		r.sentences++
	}
}

// endsSentence reports whether a sentence ends with word, before rest: the next
// word begins with a capital, and word is no initial.
func endsSentence(word, rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"+openQuotes))
	return unicode.IsUpper(r) && utf8.RuneCountInString(word) > 2
}

// nextWord cuts the first word off s; the empty word comes after the last.
func nextWord(s string) (word, rest string) {
	for len(s) > 0 && isGap(s[0]) {
		s = s[1:]
	}
	if len(s) > 0 && s[0] >= utf8.RuneSelf {
		s = strings.TrimLeft(s, " \t\n\u00a0-–—/")
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isGap(c):
			return s[:i], s[i:]
		case c == 0xc2 && strings.HasPrefix(s[i:], "\u00a0"),
			c == 0xe2 && (strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "—")):
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// isGap reports whether c stands between words.
func isGap(c byte) bool { return kinds[c]&gap != 0 }

// trimSigns takes the signs off both ends of a word.
func trimSigns(word string) string {
	if n := len(word); n > 0 && isASCIIWord(rune(word[0])) && isASCIIWord(rune(word[n-1])) {
		return word
	}
	return strings.TrimFunc(word, isSign)
}

func isSign(r rune) bool {
	return r < utf8.RuneSelf && !isASCIIWord(r) || r >= 0x2010 && r < 0x2030 || unicode.IsPunct(r) && r >= utf8.RuneSelf
}

func isASCIIWord(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}

// foldTo appends the start of word in lower case, and without a possessive "s",
// to buf.
func foldTo(buf []byte, word string) []byte {
	for _, r := range word {
		if r == '’' || r == '\'' {
			break
		}
		if len(buf)+utf8.UTFMax > cap(buf) {
			break
		}
		if r < utf8.RuneSelf {
			buf = append(buf, lowerASCII(byte(r)))
		} else {
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	return buf
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

const (
	shortestStem = 3 // of a word, in characters
	longestStem  = 6
)

// stemOf returns a hash of the first letters of a word in ASCII, which most of its
// forms share.
func stemOf(h head) uint32 { return uint32(uint64(h&(1<<(8*longestStem)-1)) * golden >> 32) }

// appendStems appends a hash of word's first letters, as stemOf does; of a word in a
// script without blanks, of each two neighbours.
func appendStems(arena []uint32, word string) []uint32 {
	n, all, ascii, before := 0, newHash(), true, rune(0)
	for _, r := range word {
		if isWide(r) {
			if before != 0 {
				arena = append(arena, uint32(newHash().add(before).add(r)))
			}
			before = r
			continue
		}
		if n++; n > longestStem {
			break
		}
		all = all.add(r)
		ascii = ascii && r < utf8.RuneSelf
	}
	switch {
	case before != 0 || n < shortestStem:
	case ascii:
		arena = append(arena, stemOf(headOf(word, 0, min(n, longestStem))))
	default:
		arena = append(arena, uint32(all))
	}
	return arena
}
