package index

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestNoTextIsSlow builds the indexes of texts made to be slow to index. Each
// takes some 0.1 s; what is quadratic in its length takes minutes.
func TestNoTextIsSlow(t *testing.T) {
	size := 200_000
	if testing.Short() {
		size = 20_000
	}
	english := "\n\n" + strings.Repeat("and all of it was for this and that. ", size/100)
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.ReplaceAll(format, "#", letters(i)))
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"countries in a run":    numbered("China "),
		"capitals in a run":     numbered("Zork# "),
		"ministries":            numbered("Ministry of Zork# and "),
		"namesakes":             numbered("Zork# Smith met Smith. "),
		"people and surnames":   numbered("Anna Zork# met Zork#. "),
		"pairs":                 numbered("Kim Jong met Moon Jae at the Kim-Moon talks. "),
		"acronyms":              numbered("The Zorkal Alpha Bank (ZAB) is the bank. "),
		"organisations":         numbered("The Zork# Motors Corporation met Zork#. "),
		"titles":                numbered("Minister of Defence and State and "),
		"headlines":             numbered("Then Anna Zork# was there.\n\nAnna Zork# Was There\n\n"),
		"signs":                 numbered("“(‘’)” - — "),
		"initials":              numbered("U.S.A."),
		"hyphens":               numbered("Zork-"),
		"governments":           numbered("Anna Zork met the Zork Government. "),
		"one word":              strings.Repeat("A", size),
		"acronyms of what is #": numbered("non-performing loans (NPL#) "),
	} {
		start := time.Now()
		_, x := build(t, text+english)
		if x.Language != "en" {
			t.Errorf("%s: not taken for English", name)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		} else if testing.Verbose() {
			fmt.Println(name, took.Round(time.Millisecond))
		}
	}
}

// letters returns the number i in small letters.
func letters(i int) string {
	s := ""
	for ; i > 0; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s
}
