package page

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestBreakLines draws lines as they are broken: "|" ends each.
func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		width   int
		s, want string
	}{
		{10, "to be or not to be", "to be or |not to be|"},
		{4, "incomprehensible", "inco|mpre|hens|ible|"},
		{9, "well-known facts", "well-|known |facts|"},
		{9, "minus -5 and", "minus -5 |and|"},
		{8, "a—b long—dash", "a—b |long—|dash|"},
		{7, "see a b c", "see a b |c|"},
		{12, "http://example.org/path", "http://|example.org/|path|"},
		{6, "a\nb", "a\n|b|"},
		{8, "茶是一种，历史", "茶是一|种，历史|"},
		{4, "「茶」は", "「茶|」は|"},
		{0, "ab", "a|b|"},
	} {
		var got strings.Builder
		for _, r := range breakLines(c.s, c.width, c.width, ansi.GraphemeWidth) {
			got.WriteString(c.s[r.Start:r.End] + "|")
		}
		if got.String() != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.s, c.width, got.String(), c.want)
		}
	}
}

// TestBreakLinesMethods draws lines with what terminals measure differently.
func TestBreakLinesMethods(t *testing.T) {
	for _, c := range []struct {
		width          int
		s, cores, cell string // with Unicode core, and cell by cell
	}{
		{4, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧👩‍👩‍👧|👩‍👩‍👧|", "👩‍👩‍👧👩‍👩‍👧|👩‍👩‍👧|"},
		{4, "👍🏽👍🏽👍🏽", "👍🏽👍🏽|👍🏽|", "👍🏽👍🏽|👍🏽|"},
		{4, "❤️❤️❤️", "❤️❤️|❤️|", "❤️❤️❤️|"},
		{2, "e\u0301e\u0301e\u0301", "e\u0301e\u0301|e\u0301|", "e\u0301e\u0301|e\u0301|"},
	} {
		for m, want := range map[ansi.Method]string{ansi.GraphemeWidth: c.cores, ansi.WcWidth: c.cell} {
			var got strings.Builder
			for _, r := range breakLines(c.s, c.width, c.width, m) {
				got.WriteString(c.s[r.Start:r.End] + "|")
			}
			if got.String() != want {
				t.Errorf("method %d: %q in %d: got %q, want %q", m, c.s, c.width, got.String(), want)
			}
		}
	}
}

func TestBreakLinesTiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := genProse(true).Draw(t, "s")
		first := rapid.IntRange(-1, 90).Draw(t, "first")
		rest := rapid.IntRange(-1, 90).Draw(t, "rest")
		m := genMethod.Draw(t, "method")
		end, limit := 0, max(1, first)
		for _, r := range breakLines(s, first, rest, m) {
			if r.Start != end || r.Empty() {
				t.Fatalf("line %v after %d", r, end)
			}
			end = r.End
			line := strings.TrimRightFunc(s[r.Start:r.End], func(c rune) bool { return c == '\n' || isBlank(c) })
			if w := drawnWidth(line, m); w > limit && !isOneCluster(line) {
				t.Fatalf("line %q has %d cells, want at most %d", line, w, limit)
			}
			limit = max(1, rest)
		}
		if end != len(s) {
			t.Fatalf("lines end at %d of %d", end, len(s))
		}
	})
}

// TestSolidAtOnce: solid characters that are taken together break as one by one.
func TestSolidAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := genProse(true).Draw(t, "s")
		first, rest := rapid.IntRange(-1, 90).Draw(t, "first"), rapid.IntRange(-1, 90).Draw(t, "rest")
		m := genMethod.Draw(t, "method")
		b := breaker{s: s, limit: max(1, first), rest: max(1, rest)}
		for i := 0; i < len(s); {
			r, n, w := measure(s[i:], m)
			b.take(i, r, n, w)
			i += n
		}
		if b.start < len(s) {
			b.lines = append(b.lines, document.Range{Start: b.start, End: len(s)})
		}
		if got := breakLines(s, first, rest, m); !slices.Equal(got, b.lines) {
			t.Fatalf("got %v, want %v", got, b.lines)
		}
	})
}

// drawnWidth is the width of s with its tabs.
func drawnWidth(s string, m ansi.Method) int {
	width := 0
	for len(s) > 0 {
		r, n, w := measure(s, m)
		if r == '\t' {
			w = tabWidth(width)
		}
		width += w
		s = s[n:]
	}
	return width
}

func isOneCluster(s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return cluster == s
}

// TestKinsoku proves that no closing mark begins a line and no opening mark ends
// one where the line has another place to break.
func TestKinsoku(t *testing.T) {
	han := rapid.SampledFrom([]rune("茶水火木金土日月、。「」（）ー々っ"))
	rapid.Check(t, func(t *rapid.T) {
		s := "茶水" + rapid.StringOfN(han, 1, 60, -1).Draw(t, "s")
		width := rapid.IntRange(2, 30).Draw(t, "width")
		for _, r := range breakLines(s, width, width, ansi.GraphemeWidth)[1:] {
			before, _ := utf8.DecodeLastRuneInString(s[:r.Start])
			after, _ := utf8.DecodeRuneInString(s[r.Start:])
			bad := strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before)
			if bad && hasBreak(s[:r.Start], width) {
				t.Fatalf("%q in %d: a line ends %q and the next begins %q", s, width, before, after)
			}
		}
	})
}

// hasBreak reports whether the last line of s, at most width cells, has a place
// where the rules let it be broken.
func hasBreak(s string, width int) bool {
	lines := breakLines(s, width, width, ansi.GraphemeWidth)
	line := []rune(s[lines[len(lines)-1].Start:])
	for i := 1; i < len(line); i++ {
		if mayBreak(0, line[i-1], line[i]) {
			return true
		}
	}
	return false
}

func BenchmarkBreakLines(b *testing.B) {
	for _, c := range []struct{ name, words string }{
		{"ascii", "some words of plain prose to be broken "},
		{"cjk", "茶是一种历史悠久的饮料，起源于中国，如今在世界各地都有人饮用。"},
		{"typographic", "“words” with their quotes — and dashes… "},
	} {
		s := strings.Repeat(c.words, (100<<10)/len(c.words))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				breakLines(s, 72, 72, ansi.GraphemeWidth)
			}
		})
	}
}

// TestCommonWidth: what is not looked up is as wide, and as long, as if it were.
func TestCommonWidth(t *testing.T) {
	var common []rune
	for r := rune(0); r < 0x30000; r++ {
		if commonWidth(r) > 0 {
			common = append(common, r)
		}
	}
	nexts := []rune{'\n', '\t', ' ', 'a', 0xa0, 0xad, 0x2ff, 'é', '’', '茶', 'の', '、'}
	for _, m := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		for _, r := range common {
			for _, next := range nexts {
				s := string(r) + string(next)
				want, w := ansi.FirstGraphemeCluster(s, m)
				if got := commonWidth(r); want != string(r) || w != got {
					t.Errorf("method %d: %U before %U: got %d cells, want %q in %d", m, r, next, got, want, w)
				}
			}
		}
	}
}
