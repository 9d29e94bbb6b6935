package document

import (
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decodeHTML turns the bytes of a page into UTF-8. What charset it is in says its
// byte order mark, itself, or what the bytes look like, in this order.
func decodeHTML(data []byte) (string, error) {
	e, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if name == "utf-8" || !certain && utf8.Valid(data) {
		return decode(data)
	}
	if !certain {
		return decode(data)
	}
	text, err := e.NewDecoder().Bytes(data)
	return string(text), err
}
