package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosshead/document"
)

// align walks the letters of r beside a rendering of them and returns the
// styles as runs over r. White space may differ; it is not ok when a letter does,
// or when one is left over.
func align(s string, r document.Range, rendered string) (runs []run, ok bool) {
	at, sgr := r.Start, ""
	add := func(end int, sgr string) {
		switch n := len(runs); {
		case end == at:
			return
		case n > 0 && runs[n-1].sgr == sgr:
			runs[n-1].End = end
		default:
			runs = append(runs, run{document.Range{Start: at, End: end}, sgr})
		}
		at = end
	}
	for len(rendered) > 0 {
		if rendered[0] == 0x1b {
			n := sequence(rendered)
			sgr = combine(sgr, rendered[:n])
			rendered = rendered[n:]
			continue
		}
		c, n := utf8.DecodeRuneInString(rendered)
		rendered = rendered[n:]
		if unicode.IsSpace(c) {
			if at < r.End && isSpaceAt(s, at) {
				_, n := utf8.DecodeRuneInString(s[at:])
				add(at+n, sgr)
			}
			continue
		}
		add(skipSpace(s, at, r.End), sgr)
		if at+n > r.End || s[at:at+n] != string(c) {
			return nil, false
		}
		add(at+n, sgr)
	}
	add(skipSpace(s, at, r.End), "")
	return runs, at == r.End
}

func isSpaceAt(s string, at int) bool {
	c, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsSpace(c)
}

func skipSpace(s string, at, end int) int {
	for at < end && isSpaceAt(s, at) {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// sequence returns the length of the escape sequence that s begins with.
func sequence(s string) int {
	if len(s) < 2 || s[1] != '[' {
		return 1
	}
	for i := 2; i < len(s); i++ {
		if '@' <= s[i] && s[i] <= '~' {
			return i + 1
		}
	}
	return len(s)
}

// combine returns the style after the SGR sequence seq in the style sgr.
func combine(sgr, seq string) string {
	switch {
	case seq == "\x1b[m", seq == "\x1b[0m":
		return ""
	case !strings.HasSuffix(seq, "m"):
		return sgr
	}
	return sgr + seq
}
