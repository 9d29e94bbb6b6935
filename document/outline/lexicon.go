package outline

import (
	"math/bits"
	"sync"
)

// A head is the first eight letters of a word in ASCII, in lower case, the first in
// the lowest byte: one number is told from another at once.
type head uint64

// headSize is how many letters a head has at most.
const headSize = 8

// In ASCII each byte's highest bit is free to say something of it (Warren, Hacker's
// Delight, 6).
const (
	ones = 0x0101010101010101 // times c: a word of eight times c
	high = 0x80 * ones
)

// eight returns the first eight bytes of s, in one read.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// headOf returns the head of text[from:to].
func headOf(text string, from, to int) head {
	var w uint64
	if s := text[from:]; len(s) >= headSize {
		w = eight(s) & (1<<(8*(to-from)) - 1)
	} else {
		for i := from; i < to; i++ {
			w |= uint64(text[i]) << (8 * (i - from))
		}
	}
	capitals := (w + (0x80-'A')*ones) &^ (w + (0x80-'Z'-1)*ones) & high
	return head(w | capitals>>2)
}

// plainWord returns the head of the word that s begins with, and how many letters it
// has, if it is as most are: up to seven letters before a blank. Else n is 0.
func plainWord(s string) (h head, n int) {
	if len(s) < headSize {
		return 0, 0
	}
	w := eight(s)
	small := w | 0x20*ones // what is a letter is a small one now
	letters := (small + (0x80-'a')*ones) &^ (small + (0x80-'z'-1)*ones) &^ w & high
	if n = bits.TrailingZeros64(letters^high) / 8; n == headSize || s[n] != ' ' {
		return 0, 0
	}
	return head(small & (1<<(8*n) - 1)), n
}

// A lexicon has the cues of the words in cueLists that are ASCII, by their heads: a
// table with open addressing, which is asked about each word of a text.
type lexicon [1 << lexiconBits]entry

const lexiconBits = 11

// golden spreads what is multiplied by it (Knuth, The Art of Computer Programming, 6.4).
const golden = 0x9e3779b97f4a7c15

type entry struct {
	head   head // 0: there is no entry
	cues   cues // of the word that is no longer than its head
	longer bool // other words begin so
}

// asciiCues returns the lexicon.
var asciiCues = sync.OnceValue(func() *lexicon {
	l := new(lexicon)
	for word, c := range cueWords() {
		if !isASCII(word) {
			continue
		}
		h := headOf(word, 0, len(word))
		e := &l[l.index(h)]
		e.head = h
		if len(word) > headSize {
			e.longer = true
		} else {
			e.cues = c
		}
	}
	return l
})

// index returns where the entry of h is, or would be.
func (l *lexicon) index(h head) int {
	i := int(uint64(h) * golden >> (64 - lexiconBits))
	for l[i].head != h && l[i].head != 0 {
		i = (i + 1) % len(l)
	}
	return i
}

// cuesOf returns the cues of word, which is ASCII and whose head is h.
func (l *lexicon) cuesOf(h head, word string) cues {
	switch e := &l[l.index(h)]; {
	case len(word) <= headSize:
		return e.cues
	case e.longer:
		return cuesOf(word)
	}
	return 0
}

func isASCII(s string) bool {
	for i := range len(s) {
		if kinds[s[i]]&foreign != 0 {
			return false
		}
	}
	return true
}
