package document

import (
	"fmt"
	"net/url"
	"strings"
)

// maxAddress is how long an address may be, in bytes: terminals ignore longer ones.
const maxAddress = 2083

// Address returns the address a link leads to outside of its document, as a browser
// or a terminal may be given it: of http, https or mailto, whole, and in printable
// ASCII. It is false for any other link.
func Address(link string) (string, bool) {
	u, err := url.Parse(link)
	if err != nil || len(link) > maxAddress || strings.ContainsFunc(link, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return escaped(link), u.Host != ""
	case "mailto":
		return escaped(link), u.Opaque != ""
	}
	return "", false
}

// escaped writes what is not ASCII as addresses have it: "é" as "%C3%A9".
func escaped(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
