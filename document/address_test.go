package document

import (
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for link, want := range map[string]string{
		"http://a":                          "http://a",
		"HTTPS://example.org/x?q=1&r=(2)#y": "HTTPS://example.org/x?q=1&r=(2)#y",
		"https://example.org/é":             "https://example.org/%C3%A9",
		"mailto:ann@example.org":            "mailto:ann@example.org",
		"#part":                             "",
		"other.md":                          "",
		"//example.org/x":                   "",
		"https:example.org":                 "",
		"javascript:alert(1)":               "",
		"file:///etc/passwd":                "",
		"ftp://example.org":                 "",
		"https://a b":                       "",
		"https://a\x1b]8;;":                 "",
		"https://a\x07":                     "",
		"https://a\u009c":                   "https://a%C2%9C",
		"http://example.org/" + strings.Repeat("x", 3<<10): "",
		"mailto:": "",
		"":        "",
	} {
		got, ok := Address(link)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%.40q: got %q, want %q", link, got, want)
		}
	}
}
