package document

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	marks := func(n int) string { return strings.Repeat("\u0301", n) }
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"harmless", "a\tb\nc é 漢 😀", "a\tb\nc é 漢 😀"},
		{"C0", "a\x00b\x07c\x1b[31md\x7fe", "abc[31mde"},
		{"C1", "a\u009b31mb\u009dc", "a31mbc"},
		{"C1 raw", "a\x9bb", "a\ufffdb"},
		{"sequence without end", "a\x1b]0;the rest", "a]0;the rest"},
		{"line breaks", "a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"CR CR LF", "a\r\r\nb", "a\n\nb"},
		{"bidi", "a\u202eb\u2066c\u2069d", "abcd"},
		{"marks of direction stay", "a\u200eb\u200fc", "a\u200eb\u200fc"},
		{"joiners stay", "\u0915\u094d\u200d\u0937 👩\u200d🌾", "\u0915\u094d\u200d\u0937 👩\u200d🌾"},
		{"invisible", "a\u00adb\u2060c\ufeffd\u180ee", "abcde"},
		{"tags", "a\U000e0041b", "ab"},
		{"as many marks as may be", "a" + marks(maxMarks), "a" + marks(maxMarks)},
		{"too many marks", "a" + marks(20000) + "b" + marks(2), "a" + marks(maxMarks) + "b" + marks(2)},
		{"marks about a control", "a" + marks(20) + "\x00" + marks(20), "a" + marks(maxMarks)},
	} {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("%s: Clean(%.80q) = %.80q, want %.80q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanLine(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		" a \t b\r\n\nc ":    "a b c",
		"a\x1b[31m\u2028b":   "a[31m b",
		"\x00\x01":           "",
		"one\u00a0two\u3000": "one two",
	} {
		if got := CleanLine(in); got != want {
			t.Errorf("CleanLine(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\r\r\nb", "\x1b]0;t\x07", "e\u0301\u0301", "\u202e\U000e0041", "\xff\x9b", "\u0085\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q is not valid", s, got)
		}
		if again := Clean(got); again != got {
			t.Errorf("Clean(Clean(%q)) = %q, want %q", s, again, got)
		}
		if i := strings.IndexFunc(got, harmful); i >= 0 {
			t.Errorf("Clean(%q) = %q is harmful at %d", s, got, i)
		}
		if got, want := printable(got), printable(s); got != want {
			t.Errorf("Clean(%q) keeps the letters %q, want %q", s, got, want)
		}
	})
}

// printable returns what is printable of s by itself: no marks, which Clean may
// have to drop.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && !unicode.IsMark(r) && r != ' ' {
			return r
		}
		return -1
	}, s) // an invalid byte is U+FFFD here too
}
