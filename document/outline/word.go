package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readWords sets what the block's words say and appends the stems of those
// that mean something to arena.
func (s *shape) readWords(text string, arena []uint32) []uint32 {
	longer, capital := 0, 0
	known := cueWords()
	var fold [32]byte
	for rest := text; ; {
		var word string
		if word, rest = nextWord(rest); word == "" {
			break
		}
		s.words++
		if last := word[len(word)-1]; (last == '.' || last == '!' || last == '?') && len(rest) > 1 && s.endsSentence(word, rest) {
			s.sentences++
		}
		bare := trimSigns(word)
		if bare == "" {
			continue
		}
		cue := known[string(foldTo(fold[:0], bare))]
		s.addCue(cue)
		r, _ := utf8.DecodeRuneInString(bare)
		if s.words == 1 && unicode.IsLower(r) {
			s.casing = lower
		}
		if utf8.RuneCountInString(bare) > 3 && s.words > 1 {
			longer++
			if unicode.IsUpper(r) {
				capital++
			}
		}
		if cue&stopWord == 0 {
			arena = appendStems(arena, bare)
		}
	}
	if longer > 0 {
		s.capital = float64(capital) / float64(longer)
		if s.casing == sentence && s.capital >= .8 {
			s.casing = headline
		}
	}
	s.cues |= phraseCues(text, s)
	return arena
}

func (s *shape) addCue(c cues) {
	if s.words == 1 {
		s.first = c
	}
	s.cues |= c
	if c&(widget|legal) != 0 {
		s.cueCount++
	}
	if c&stopWord != 0 {
		s.stops++
	}
}

// endsSentence reports whether a sentence ends with word, before rest: the next
// word begins with a capital, and word is no initial.
func (s *shape) endsSentence(word, rest string) bool {
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
func isGap(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '-' || c == '/' }

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

// appendStems appends a hash of word's first letters, which most of its forms
// share; of a word in a script without blanks, of each two neighbours.
func appendStems(arena []uint32, word string) []uint32 {
	const stem = 6
	n, all, before := 0, newHash(), rune(0)
	for _, r := range word {
		if isWide(r) {
			if before != 0 {
				arena = append(arena, uint32(newHash().add(before).add(r)))
			}
			before = r
			continue
		}
		if n++; n > stem {
			break
		}
		all = all.add(r)
	}
	if before == 0 && n >= 3 {
		arena = append(arena, uint32(all))
	}
	return arena
}
