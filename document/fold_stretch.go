package document

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
	"unsafe"
)

// append appends the form of s to dst. White space at the start of s is
// skipped when dst ends in a blank: it is one run.
func (f *folding) append(dst []byte, s string) []byte {
	dst = slices.Grow(dst, len(s))
	blank := endsBlank(dst)
	for i, words := 0, 0; i < len(s); {
		if i >= words {
			var n int
			dst, n, blank = f.words(dst, s[i:], blank)
			i += n
			words = i + wordSize // what is next is none
			if i == len(s) {
				break
			}
		}
		if c := s[i]; c < utf8.RuneSelf {
			i++
			b := f.ascii[c]
			if b == ' ' && blank {
				continue
			}
			blank = b == ' '
			dst = append(dst, b)
			continue
		}
		if d, n := f.letters(dst, s[i:]); n > 0 {
			dst, i, blank = d, i+n, false
			continue
		}
		form, n := f.first(s[i:])
		i += n
		if form == "" || form == " " && blank {
			continue
		}
		blank = form == " "
		dst = append(dst, form...)
	}
	return dst
}

// A word is as many bytes as are folded at a time, where they are ASCII.
const wordSize = 8

// eight returns a word of eight times c.
func eight(c byte) uint64 { return uint64(c) * 0x0101010101010101 }

// words appends the forms of the words that s begins with, as long as they are
// printable ASCII without a run of blanks, and returns how many bytes these are and
// whether they end in a blank. In such a word each byte's highest bit is free to
// say something of it (Warren, Hacker's Delight, 6).
func (f *folding) words(dst []byte, s string, blank bool) ([]byte, int, bool) {
	src, i := bytesOf(s), 0
	high, last := eight(0x80), uint64(0)
	if blank {
		last = 0x80
	}
	for ; i+wordSize <= len(src); i += wordSize {
		w := binary.LittleEndian.Uint64(src[i:])
		blanks, ok := blanksIn(w, last)
		if !ok {
			break
		}
		last = blanks >> 56
		if f.lower {
			w |= ((w + eight(0x80-'A')) &^ (w + eight(0x80-'Z'-1)) & high) >> 2
		}
		dst = binary.LittleEndian.AppendUint64(dst, w)
	}
	return dst, i, last != 0
}

// blanksIn marks the blanks among the bytes of w by their highest bits, if all are
// printable ASCII, and none follows another; before is 0x80 where one comes before.
func blanksIn(w, before uint64) (blanks uint64, ok bool) {
	high := eight(0x80)
	blanks = ^((w ^ eight(' ')) + eight(0x7f)) & high
	return blanks, (w|(w-eight(' '))&^w)&high|blanks&(blanks<<8|before) == 0
}

// unitBytes returns how many of the first bytes of s, no more than most, are units of
// one byte each, whose forms have one; it may miss some. A unit begins at s.
func unitBytes(s string, most int) int {
	src, i := bytesOf(s), 0
	for i+wordSize <= min(len(src), most) {
		if _, ok := blanksIn(binary.LittleEndian.Uint64(src[i:]), 0); !ok {
			break
		}
		i += wordSize - 1 // the last one may have marks on it
	}
	return i
}

// bytesOf returns the bytes of s, not to be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// letters appends the forms of the letters that s begins with, as long as they are two
// bytes each or are ideographs, and returns how many bytes these are.
func (f *folding) letters(dst []byte, s string) ([]byte, int) {
	if n := ideographs(s); n > 0 {
		return append(dst, s[:n]...), n
	}
	i := 0
	for ; i+2 <= len(s) && 0xc2 <= s[i] && s[i] < 0xe0 && s[i+1]&0xc0 == 0x80; i += 2 {
		form := f.form(rune(s[i]&0x1f)<<6 | rune(s[i+1]&0x3f))
		if form == "" || form == " " {
			break
		}
		switch len(form) {
		case 1:
			dst = append(dst, form[0])
		case 2: // most; half the time of copying a string
			dst = append(dst, form[0], form[1])
		default:
			dst = append(dst, form...)
		}
	}
	return dst, i
}

// ideographs returns how many bytes s begins with are ideographs, kana and Hangul, from
// U+3040 to U+9FFF and from U+AC00 to U+D7FF, which are compared as they are. Their
// UTF-8, three bytes each, is in the order of their numbers.
func ideographs(s string) int {
	i := 0
	for ; i+3 <= len(s); i += 3 {
		c := uint32(s[i])<<16 | uint32(s[i+1])<<8 | uint32(s[i+2])
		if c&0xf0c0c0 != 0xe08080 || c < 0xe38180 || 0xea8080 <= c && c < 0xeab080 || 0xeda080 <= c {
			break
		}
	}
	return i
}
