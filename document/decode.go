package document

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// ErrBinary says that a source is no text.
var ErrBinary = errors.New("not a text file")

// decode turns the bytes of a text, which stay as they are, into UTF-8: UTF-8 with
// or without a byte order mark, UTF-16 with one or without, else the charset that
// the bytes look like when hardly any make sense as UTF-8. What is left invalid
// becomes U+FFFD at the wash-
// basin. It returns [ErrBinary] for what is no text at all.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return frozen(data[3:]), nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], unicode.BigEndian)
	}
	if order, ok := guessUTF16(data); ok {
		return decodeUTF16(data, order)
	}
	if isBinary(data) {
		return "", ErrBinary
	}
	switch {
	case isISO2022JP(data):
		text, err := japanese.ISO2022JP.NewDecoder().Bytes(data)
		return string(text), err
	case !utf8.Valid(data) && isLegacy(data):
		if s, err := guessCharset(data).NewDecoder().Bytes(data); err == nil {
			return string(s), nil
		}
	}
	return frozen(data), nil
}

// decodeUTF16 decodes data without its byte order mark. Half a character
// becomes U+FFFD.
func decodeUTF16(data []byte, order unicode.Endianness) (string, error) {
	text, err := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	return string(text), err
}

// probed is how much of a file is looked at to tell what it is.
const probed = 8 << 10

// guessUTF16 tells UTF-16 without a byte order mark by its zero bytes, which
// for most scripts stand at every other place for blanks and line ends at least.
func guessUTF16(data []byte) (order unicode.Endianness, ok bool) {
	data = data[:min(len(data), probed)]
	if len(data) < 4 {
		return order, false
	}
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(data) / 2
	switch {
	case zeros[1]*10 > half*4 && zeros[0]*50 < half:
		return unicode.LittleEndian, true
	case zeros[0]*10 > half*4 && zeros[1]*50 < half:
		return unicode.BigEndian, true
	}
	return order, false
}

// magics are the first bytes of files that hold long runs of text-like bytes
// and yet are none.
var magics = []string{"\x7fELF", "\x89PNG", "\xff\xd8\xff", "GIF8", "PK\x03\x04", "\x1f\x8b", "%PDF-", "BZh", "\xfd7zXZ", "SQLite format 3\x00", "MZ\x90", "RIFF", "OggS", "ID3", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "7z\xbc\xaf", "\x28\xb5\x2f\xfd"}

// isBinary reports whether data is no text: it begins as such files do, or too
// much of its start are control characters that texts do not have: three bytes
// in ten, for a text may hold some zero bytes, or one in twenty where it is not
// even UTF-8: of what is packed or encrypted it is one in ten.
func isBinary(data []byte) bool {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m)) {
			return true
		}
	}
	data = data[:min(len(data), probed)]
	controls := 0
	for _, c := range data {
		if c < ' ' && !('\t' <= c && c <= '\r') && c != 0x1b && c != '\b' {
			controls++
		}
	}
	if startsUTF8(data) {
		return controls*10 > len(data)*3
	}
	return controls*20 > len(data)
}

// startsUTF8 reports whether data is UTF-8, but for a character that its end cuts.
func startsUTF8(data []byte) bool {
	for cut := range min(utf8.UTFMax, len(data)+1) {
		if utf8.Valid(data[:len(data)-cut]) {
			return true
		}
	}
	return false
}
