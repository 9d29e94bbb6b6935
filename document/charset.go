package document

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// CheckCharset returns an error if there is no charset of that name, or of that
// label in HTML.
func CheckCharset(name string) error {
	_, err := charsetOf(name)
	return err
}

func charsetOf(name string) (encoding.Encoding, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("there is no charset %q: utf-8, windows-1252, iso-8859-2, koi8-r, shift_jis, gb18030 are some", CleanLine(name))
	}
	return e, nil
}

// decodeAs turns the bytes of a text in a charset into UTF-8; no name means that
// the charset is detected. What is left invalid becomes U+FFFD at the wash-basin.
func decodeAs(data []byte, name string) (string, error) {
	if name == "" {
		return decode(data)
	}
	e, err := charsetOf(name)
	if err != nil {
		return "", err
	}
	if canonical, err := htmlindex.Name(e); err == nil && canonical == "utf-8" {
		return string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), nil
	}
	text, err := e.NewDecoder().Bytes(data)
	return string(text), err
}

// decodeHTML turns the bytes of a page into UTF-8. What charset it is in say its
// byte order mark, who sent it, itself, and what the bytes look like, in this order.
func decodeHTML(data []byte, contentType string) (string, error) {
	const looked = 1024 // as HTML has it
	start := data[:min(len(data), looked)]
	e, name, certain := charset.DetermineEncoding(start, contentType)
	said := certain || name != "windows-1252" || bytes.Contains(bytes.ToLower(start), []byte("charset"))
	if !said || name == "utf-8" || !certain && utf8.Valid(data) && !isISO2022JP(data) { // a saved page keeps what it said before
		return decode(data)
	}
	text, err := e.NewDecoder().Bytes(data)
	return string(text), err
}

// isLegacy reports whether data that is not valid UTF-8 is in another charset,
// and not in UTF-8 with some damage.
func isLegacy(data []byte) bool {
	valid, invalid := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			invalid++
		case n > 1:
			valid++
		}
		data = data[n:]
	}
	return valid < invalid // letters of two bytes look so now and then
}

// surveyed is how much of a text is looked at to tell its charset.
const surveyed = 64 << 10

// guessCharset tells the charset of a text by its bytes; where they are too few
// to say, it is Windows-1252, the most common.
func guessCharset(data []byte) encoding.Encoding {
	const context, few = 1 << 10, 6
	high := slices.IndexFunc(data, func(c byte) bool { return c >= 0x80 })
	if high < 0 {
		return charmap.Windows1252
	}
	sample := data[max(0, high-context):]
	sample = sample[:min(len(sample), surveyed)]
	count := 0
	for _, c := range sample {
		if c >= 0x80 {
			count++
		}
	}
	results, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil || count < few {
		return charmap.Windows1252
	}
	slices.SortFunc(results, func(a, b chardet.Result) int { // they come in any order
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	for _, r := range results {
		if e, err := htmlindex.Get(r.Charset); err == nil && r.Charset != "UTF-8" && r.Charset != "UTF-16BE" && r.Charset != "UTF-16LE" {
			return e
		}
	}
	return charmap.Windows1252
}

// isISO2022JP reports whether a text that looks like ASCII switches to Japanese.
func isISO2022JP(data []byte) bool {
	return bytes.Contains(data, []byte("\x1b$B")) && (bytes.Contains(data, []byte("\x1b(B")) || bytes.Contains(data, []byte("\x1b(J")))
}
