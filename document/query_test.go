package document

import (
	"strings"
	"testing"
)

func TestFindWords(t *testing.T) {
	for _, c := range []struct{ rule, query, want string }{
		{"case", "maduro", "[Maduro], [MADURO]"},
		{"a capital makes case matter", "Maduro", "[Maduro], MADURO"},
		{"so does one with an accent", "École", "[École], école, [Ecole]"},
		{"accents of the text", "guaido", "[Guaidó] [Guaido\u0301] [GUAIDÓ]"},
		{"accents of the query", "Guaidó", "[Guaido] [Guaidó]"},
		{"the marks after the last letter", "cafe", "[cafe\u0301\u0302]s"},
		{"not the marks before the first", "b", "a\u0301[b]"},
		{"quotes", "don't", "[don’t] [don't] [don‘t] [donʼt] [don′t]"},
		{"double quotes", `"no"`, "[“no”] [\"no\"] [„no“] [«no»]"},
		{"curly quotes of the query", "don’t", "[don't] [don’t]"},
		{"dashes", "x-y", "[x‐y] [x‑y] [x–y] [x—y] [x−y] [x-y]"},
		{"ellipsis", "wait...", "[wait…] [wait...]"},
		{"ellipsis of the query", "wait…", "[wait…] [wait...]"},
		{"white space", "a b", "[a b] [a  b] [a\tb] [a\nb] [a\u00a0b] [a\u2009\n b]"},
		{"blocks", "a b", "[a\n\nb]"},
		{"white space of the query", " a \n b ", "x[ a b ]y"},
		{"a blank at the end, at a line's end", "war ", "the [war\n]ends"},
		{"ligatures", "office", "[oﬃce] [office]"},
		{"letters of other alphabets' Latin", "strasse", "[Straße] [STRASSE]"},
		{"æ", "aether", "[æther] [Æther]"},
		{"ø, ł, đ", "old", "[øłđ] [old]"},
		{"full width", "abc1", "[ＡＢＣ１]"},
		{"soft hyphens", "crosshead", "[cross\u00adhead] [cross\u200bhead]"},
		{"invisible characters of the query", "cross\u200dhead", "[crosshead]"},
		{"part of a letter finds it whole", "s", "[ß]"},
		{"once", "ss", "[ß] [ss] [sß]s"},
		{"emoji", "👩", "[👩\u200d]💻"},
		{"Hangul", "한글", "[한글]은"},
		{"Chinese", "中文", "学[中文]吧"},
		{"vowels of Thai", "กา", "กี [กา]"},
		{"vowels of Devanagari", "कि", "कु [कि]"},
		{"voiced kana", "か", "[か]が"},
		{"Cyrillic", "елка", "[Ёлка]"},
		{"final sigma", "ΟΔΟΣ", "οδος [ΟΔΟΣ]"},
		{"points of Hebrew", "שלום", "[שָׁלוֹם]"},
		{"vowels of Arabic", "سلام", "[سَلَام]"},
		{"disjoint", "aa", "[aa][aa]a"},
		{"what is no letter keeps its mark", "=", "[=] ≠"},
		{"a regular expression is one after a slash only", "a.c", "abc [a.c]"},
		{"a fraction", "1/2", "[½] [1/2]"},
		{"nothing", "", "a b"},
		{"only blanks", " \t", "a b"},
		{"only marks", "\u0301", "a\u0301 b"},
	} {
		d := textDocument(strings.NewReplacer("[", "", "]", "").Replace(c.want))
		if got := marked(d, find(t, d, c.query)); got != c.want {
			t.Errorf("%s: %q finds\n got %q\nwant %q", c.rule, c.query, got, c.want)
		}
	}
}

func TestFindRegexp(t *testing.T) {
	for _, c := range []struct{ rule, query, want string }{
		{"plain", "/w.r/", "[war] [wer]"},
		{"while it is typed", "/w.r", "[war] [wer]"},
		{"case", "/war/", "[war] [War]"},
		{"a capital", "/War|peace/", "war [War] [peace] Peace"},
		{"a capital in an escape", `/\Swar/`, "[-WAR]"},
		{"a capital in a class's name", `/\p{Lu}\pLr/`, "[War] [war]"},
		{"a capital after an escaped backslash", `/\\War/`, `\war [\War]`},
		{"a blank", "/a b/", "[a b] [a \u00a0\n b]"},
		{"blanks", "/a {2}b|c+ d/", "a b [a  b] [ccc\td]"},
		{"a quote and a dash", `/"n'-o/`, "[“n’–o]"},
		{"line ends", "/^a|b$/", "[a] a [b]\n[a] b [b]"},
		{"a line end when asked for", `/a\nb/`, "[a\nb]"},
		{"not otherwise", "/a.*/", "[ab]\nb"},
		{"an escaped slash", `/a\//`, "[a/] a"},
		{"a slash after a backslash", `/a\\/`, `[a\] a`},
		{"never empty", "/x*/", "a[xx]b"},
		{"whole letters", "/e/", "[e\u0301]a"},
		{"none: what was typed", "/f(x", "f(x [/f(x]"},
		{"a slash alone", "/", "a[/]b"},
		{"two slashes", "//", "http:[//]a"},
	} {
		d := textDocument(strings.NewReplacer("[", "", "]", "").Replace(c.want))
		if got := marked(d, find(t, d, c.query)); got != c.want {
			t.Errorf("%s: %q finds\n got %q\nwant %q", c.rule, c.query, got, c.want)
		}
	}
}

// A long block is matched in pieces; those end where lines do.
func TestFindRegexpInLongBlock(t *testing.T) {
	line := strings.Repeat("word ", 300) + "end\n"
	text := strings.Repeat(line, 100)
	if got := len(find(t, textDocument(text), "/^word.*end$/")); got != 100 {
		t.Errorf("%d hits in lines, want 100", got)
	}
	for _, s := range []string{"ab ", "aé", "a\u0301\u0302b", "世a"} {
		text := strings.Repeat(s, 2*matchSize/len(s))
		if got, want := len(find(t, textDocument(text), "/a/")), strings.Count(text, "a"); got != want {
			t.Errorf("%d hits in a run of %q, want %d", got, s, want)
		}
	}
}

func TestEmptyQueryFindsNothing(t *testing.T) {
	for query, want := range map[string]bool{
		"": true, " \n": true, "\u0301": true, "\u00ad": true, "a": false, "/": false, "/a/": false, "-": false,
	} {
		if got := Compile(query).Empty(); got != want {
			t.Errorf("Compile(%q).Empty() is %v", query, got)
		}
	}
	if !(Query{}).Empty() || len(find(t, textDocument("a b"), "")) > 0 {
		t.Error("the zero Query is not empty")
	}
}

func TestFaultOfRegexp(t *testing.T) {
	for typed, want := range map[string]string{
		"/(a/":    "missing closing )",
		"/a[/":    "missing closing ]: [",
		"/[z-a]/": "invalid character class range: z-a",
		"/*/":     "missing argument to repetition operator",
		`/a\`:     `trailing backslash at end of expression`,
		"/(a)/":   "",
		"/":       "",
		"(a":      "",
	} {
		got := ""
		if err := Compile(typed).Fault(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("Compile(%q).Fault() = %q, want %q", typed, got, want)
		}
	}
}
