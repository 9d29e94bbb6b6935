package outline

import "unicode/utf8"

// A kind says what a byte is in a text. Most bytes are ASCII, and a table is the
// fastest way to tell them apart.
type kind uint8

const (
	gap        kind = 1 << iota // stands between words
	alnum                       // a letter or a digit of ASCII
	closing                     // may end a sentence
	apostrophe                  // parts a word from its ending
	foreign                     // of a character that is not ASCII
)

var kinds = func() (table [256]kind) {
	for c := range table {
		switch c {
		case ' ', '\t', '\n', '-', '/':
			table[c] = gap
		case '.', '!', '?':
			table[c] = closing
		case '\'':
			table[c] = apostrophe
		default:
			switch {
			case c >= utf8.RuneSelf:
				table[c] = foreign
			case isASCIIWord(rune(c)):
				table[c] = alnum
			}
		}
	}
	return table
}()

// A tally counts up to 65,535 characters of each of four kinds, each in its own 16
// bits, so that one addition counts a character.
type tally uint64

const (
	smallLetter tally = 1 << (16 * iota)
	largeLetter
	digitSign
	commaSign
)

// tallies counts each ASCII character.
var tallies = func() (table [utf8.RuneSelf]tally) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z':
			table[c] = smallLetter
		case 'A' <= c && c <= 'Z':
			table[c] = largeLetter
		case '0' <= c && c <= '9':
			table[c] = digitSign
		case c == ',':
			table[c] = commaSign
		}
	}
	return table
}()

// of returns how many of one kind t counts.
func (t tally) of(one tally) int { return int(t / one & 0xffff) }
