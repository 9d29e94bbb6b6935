package index

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"crosshead/document"
)

func words(ts []token) []string {
	var out []string
	for _, t := range ts {
		s := t.text
		if t.possessive {
			s += "/’s"
		}
		out = append(out, s)
	}
	return out
}

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The U.S. and J. R. Smith", "The U.S. and J. R. Smith"},
		{"in the U.N today", "in the U.N today"},
		{"O’Brien’s boat, James’ cat", "O’Brien/’s boat , James/’s cat"},
		{"N'Djamena didn't end", "N'Djamena didn't end"},
		{"Kim Jong-un (38)", "Kim Jong - un ( 38 )"},
		{"US$5.2 million", "US $ 5.2 million"},
		{"Mr. Smith said so.", "Mr. Smith said so ."},
		{"“Beirut,” it’s said", "“ Beirut , ” it/’s said"},
		{"3rd 1,000 2021.", "3rd 1,000 2021 ."},
	} {
		got := strings.Join(words(newVocabulary(nil).tokenize(nil, c.text, 0)), " ")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestOpeners(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The end. Then more", "The Then"},
		{"He said: “Come here,” and left", "He Come"},
		{"It was in the U.S. The end", "It The"},
		{"Mr. Smith at 10:30 came", "Mr."},
		{"(Or so.) But no", "Or But"},
	} {
		ts := newVocabulary(nil).tokenize(nil, c.text, 0)
		markLines(ts)
		var got []string
		for _, t := range ts {
			if t.opener && t.kind == wordToken {
				got = append(got, t.text)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestMutedLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"How Putin Won the War in Syria", true},
		{"CHINA SIGNS A PACT", true},
		{"He came from Norway to Sweden", false},
		{"Ann Lee Met Bob Ray.", false},
		{"Bob Ray", false},
	} {
		ts := newVocabulary(nil).tokenize(nil, c.text, 0)
		markLines(ts)
		if ts[0].muted != c.want {
			t.Errorf("%q: got %v, want %v", c.text, ts[0].muted, c.want)
		}
	}
}

// FuzzTokenize holds the tokeniser to what it promises of any text: its tokens
// are in order, disjoint, not empty, and leave out blanks and possessives only.
func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", "U.S.", "O’Brien’s", "A.'s", "x-\n-y", "’’s", "\xff\xfe’s", "1,2.3", "a\u200bb", "É’s ʻ", "S’ ’S"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		const base = 7
		ts := newVocabulary(known()).tokenize(nil, s, base)
		end := 0
		for i, k := range ts {
			start := k.Start - base
			if start < end || k.Empty() || k.End-base > len(s) {
				t.Fatalf("%q: token %d at %v after %d", s, i, k.Range, end)
			}
			checkGap(t, s[end:start], i > 0 && ts[i-1].possessive)
			if s[start:k.End-base] != k.text {
				t.Fatalf("%q: token %d is %q", s, i, k.text)
			}
			end = k.End - base
		}
		checkGap(t, s[end:], len(ts) > 0 && ts[len(ts)-1].possessive)
		markLines(ts)
	})
}

// checkGap checks that what stands between two tokens is none.
func checkGap(t *testing.T, gap string, possessive bool) {
	if possessive {
		for _, p := range []string{"’s", "’S", "'s", "'S", "’", "'"} {
			if rest, ok := strings.CutPrefix(gap, p); ok {
				gap = rest
				break
			}
		}
	}
	if strings.ContainsFunc(gap, func(r rune) bool { return !unicode.IsSpace(r) && !slices.Contains([]rune{'\u200b', '\ufeff'}, r) }) {
		t.Fatalf("%q is left out", gap)
	}
}

// FuzzBuild holds the whole to its invariants.
func FuzzBuild(f *testing.F) {
	for _, s := range []string{"", "Kim-Moon met Kim Jong-un.", "The Ministry of\nthe (MOT) of", "A-B-C D’s E", "US US$ U.S. \u200b’s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if source, err := document.NewSource("fuzz", []byte(s)); err == nil {
			buildSource(t, source)
		}
	})
}
