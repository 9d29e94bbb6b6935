package document

import (
	"strings"
	"testing"
)

func TestUndressed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain\n", "plain\n"},
		{"a\nN\bNA\bAM\bME\bE\nb", "a\nNAME\nb"},
		{"the _\bf_\bi_\bl_\be there", "the file there"},
		{"f\b_i\b_le", "file"},
		{"b\bb\bb\bbold", "bold"},
		{"+\bo item", "o item"},
		{"word\b\b\b\bword", "word"},
		{"ab\b\bc", "cb"},
		{"\ba\n\b\b\nb\b", "a\n\nb"},
		{"é\bé e\u0301\be\u0301", "é e\u0301"},
		{"a\bab\r\nc\r\bd\fe\b\be", "ab\r\nc\rd\fe"},
		{"漢\b漢字\b字", "漢字"},
		{"\x1b[33mcommit\x1b[m one\n\x1b[1;38:2::1:2:3mbold\x1b[0m\x1b[K", "commit one\nbold"},
		{"N\bN\x1b[4mA\bA\x1b[24mME", "NAME"},
		{"\x1b[2J \x1b]0;title\a \x1b[3", "\x1b[2J \x1b]0;title\a \x1b[3"}, // a sequence that is more
	} {
		if got := undressed(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func BenchmarkOverstruck(b *testing.B) {
	for name, text := range map[string]string{
		"without": strings.Repeat("The salt came down the river.\n", 1<<15),
		"one":     strings.Repeat("The salt came down the river.\n", 1<<15) + "a\ba",
		"all":     strings.Repeat("T\bTh\bhe\be salt came down the river.\n", 1<<15),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				overstruck(text)
			}
		})
	}
}
