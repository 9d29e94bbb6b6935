package document

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestResolveAfterEdit(t *testing.T) {
	const text = "It is a truth universally acknowledged, that a single man in possession of a good fortune, " +
		"must be in want of a wife. However little known the feelings or views of such a man may be on " +
		"his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding families."
	for _, c := range []struct {
		edit, quote, old, new string
		want                  string // empty: the words are gone
	}{
		{"none", "want of a wife", "", "", "want of a wife"},
		{"text before", "want of a wife", "It is", "Chapter 1\n\nIt is", "want of a wife"},
		{"text cut before", "want of a wife", "universally acknowledged, ", "", "want of a wife"},
		{"the second of two", "truth is", "It is a truth", "The truth is that truth is", "truth is"},
		{"context changed on one side", "want of a wife", "wife. However", "wife!\n\nBut however", "want of a wife"},
		{"set anew", "want of a wife", "want of a wife", "want\nof  a wife", "want\nof  a wife"},
		{"set in capitals", "must be in want", "must be in want", "MUST be in want", "MUST be in want"},
		{"a word in it changed", "the feelings or views of such a man", "views", "opinions", "the feelings or opinions of such a man"},
		{"spelling", "neighbourhood", "neighbourhood", "neighborhood", "neighborhood"},
		{"words gone", "want of a wife", "want of a wife", "", ""},
		{"other words", "want of a wife", "want of a wife", "search for money", ""},
		{"all gone", "want of a wife", text, "Something else entirely.", ""},
		{"a common word, its context gone", "man", text, "No man is an island.", ""},
	} {
		d := textDocument(text)
		i := strings.LastIndex(text, c.quote)
		a := d.Anchor(Range{i, i + len(c.quote)})
		edited := textDocument(strings.Replace(text, c.old, c.new, 1))
		r, ok := edited.Resolve(a)
		got := edited.Text[r.Start:r.End]
		if ok != (c.want != "") || got != c.want {
			t.Errorf("%s: %q resolves to %q at %d, %v; want %q", c.edit, c.quote, got, r.Start, ok, c.want)
		}
	}
}

// Where the words are gone the reader stands where they were: between what came
// before and after them, or, where that is apart, as far down as they were.
func TestResolveStandsWhereTheWordsWere(t *testing.T) {
	const quote = "The lost words"
	before, after := strings.Repeat("What came before. ", 20), strings.Repeat("And this comes after. ", 20)
	a := textDocument(before + quote + " " + after).Anchor(Range{len(before), len(before) + len(quote)})
	for _, c := range []struct {
		text string
		want int
	}{
		{"A preface. " + before + after, len("A preface. " + before)},
		{"A preface. " + before + strings.Repeat("Other things. ", 20) + after, len(before)},
		{"Short.", len("Short.")},
		{"", 0},
	} {
		if r, ok := textDocument(c.text).Resolve(a); ok || r != (Range{c.want, c.want}) {
			t.Errorf("got %v, %v; want an empty range at %d, false, in %q", r, ok, c.want, c.text)
		}
	}
}

// Of words that stand in several places with the same context, the nearest to
// the old place are meant.
func TestResolveNearest(t *testing.T) {
	const refrain = "Row, row, row your boat, gently down the stream, merrily merrily.\n"
	song := strings.Repeat(refrain, 9)
	for _, set := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return strings.ReplaceAll(s, "boat", "boát") },
	} {
		for _, front := range []int{0, 5, -5, 20, -20} {
			old := textDocument(strings.Repeat("x", 20) + song)
			at := 20 + 4*len(refrain) + len("Row, row, row your ")
			a := old.Anchor(Range{at, at + len("boat")})
			d := textDocument(set(strings.Repeat("x", 20+front) + song))
			want := strings.LastIndex(d.Text[:strings.Index(d.Text, "Row")+len(set(refrain))*5], set("boat"))
			if r, ok := d.Resolve(a); !ok || r.Start != want {
				t.Errorf("%d bytes in front: %v, %v; want it at %d, was at %d", front, r, ok, want, a.Offset)
			}
		}
	}
}

func TestAnchor(t *testing.T) {
	long := strings.Repeat("é", 5000)
	for _, c := range []struct {
		text string
		r    Range
		want Anchor
	}{
		{"abc", Range{1, 2}, Anchor{1, "a", "b", "c"}},
		{"abc", Range{1, 1}, Anchor{1, "a", "bc", ""}},
		{"abc", Range{3, 3}, Anchor{0, "", "abc", ""}},
		{"abc", Range{-5, 50}, Anchor{0, "", "abc", ""}},
		{"", Range{}, Anchor{}},
		{long, Range{0, len(long)}, Anchor{0, "", long[:maxQuote], long[:2*contextRunes]}},
		{long, Range{200, 202}, Anchor{200, long[:2*contextRunes], "é", long[:2*contextRunes]}},
	} {
		if got := textDocument(c.text).Anchor(c.r); got != c.want {
			t.Errorf("Anchor(%v) of %.20q\n got %#v\nwant %#v", c.r, c.text, got, c.want)
		}
	}
}

func TestResolveUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := textDocument(rapid.StringOfN(rapid.SampledFrom(nasty), 1, 200, -1).Draw(t, "text"))
		offset := rapid.IntRange(0, len(d.Text))
		r := d.clamp(Range{offset.Draw(t, "start"), offset.Draw(t, "end")})
		got, ok := d.Resolve(d.Anchor(r))
		if r.Empty() && r.Start < len(d.Text) {
			got.End = got.Start // the quote is of our making
		} else if r.Empty() {
			got = r
		}
		if !ok || got != r {
			t.Fatalf("%v of %q resolves to %v, %v", r, d.Text, got, ok)
		}
	})
}

// Words move with the text around them.
func TestResolveAfterEditsElsewhere(t *testing.T) {
	words := rapid.SliceOfN(rapid.StringMatching(`[a-zé]{2,8}[,.]?`), 60, 120)
	rapid.Check(t, func(t *rapid.T) {
		w := words.Draw(t, "words")
		text := func(w []string) string { return strings.Join(w, " ") }
		from := rapid.IntRange(20, len(w)-30).Draw(t, "from")
		to := from + rapid.IntRange(1, 10).Draw(t, "words of the quote")
		r := Range{len(text(w[:from])) + 1, len(text(w[:to]))}
		a := textDocument(text(w)).Anchor(r)
		if strings.Count(text(w), a.Before+a.Quote+a.After) > 1 {
			t.Skip("the words stand twice")
		}

		head := w[rapid.IntRange(0, from-17).Draw(t, "cut from the start"):from]
		tail := w[to : len(w)-rapid.IntRange(0, 5).Draw(t, "cut from the end")]
		more := words.Draw(t, "new words")
		before := text(append(more[:len(more):len(more)], head...)) + " "
		d := textDocument(before + text(w[from:to]) + " " + text(tail))
		want := Range{len(before), len(before) + r.Len()}
		if got, ok := d.Resolve(a); !ok || got != want {
			t.Fatalf("%q resolves to %v, %v in %q; want %v", a.Quote, got, ok, d.Text, want)
		}
	})
}

func TestResolveAnyAnchor(t *testing.T) {
	d := textDocument(strings.Repeat("Some text é. ", 10))
	for _, a := range []Anchor{
		{},
		{Offset: math.MinInt, Quote: "text", Before: "x", After: "\xff"},
		{Offset: math.MaxInt, Quote: "\xff\xfe", Before: d.Text, After: d.Text},
		{Offset: 11, Quote: "\xa9."},
		{Offset: 11, Quote: " ", Before: " ", After: " "},
	} {
		checkResolve(t, d, a)
	}
}

// checkResolve checks that what a resolves to can be shown.
func checkResolve(t fataler, d *Document, a Anchor) {
	t.Helper()
	if r, ok := d.Resolve(a); d.clamp(r) != r || ok == r.Empty() {
		t.Fatalf("%#v in %q resolves to %v, %v", a, d.Text, r, ok)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("some words and others", 5, "some ", "words", " and")
	f.Add("some words and others", -1, "", "WORDS", "")
	f.Add("one two three four five six seven", 9, "one two three", "foor", "five six seven")
	f.Fuzz(func(t *testing.T, text string, offset int, before, quote, after string) {
		if !utf8.ValidString(text) {
			t.Skip("no text of a document")
		}
		checkResolve(t, textDocument(text), Anchor{offset, before, quote, after})
	})
}

func BenchmarkResolve(b *testing.B) {
	const prose = "It was a bright cold day in April, and the clocks were striking thirteen. "
	text := strings.Repeat(prose, 10<<20/len(prose))
	for name, a := range map[string]Anchor{
		"unchanged":  textDocument(text).Anchor(Range{len(text) / 2, len(text)/2 + 20}),
		"gone":       {Offset: 5 << 20, Before: "nothing like this was", Quote: "ever written", After: "in such a book"},
		"everywhere": {Offset: 5 << 20, Before: "nothing like this was", Quote: "e", After: "in such a book"},
	} {
		b.Run(name, func(b *testing.B) {
			d := textDocument(text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d.Resolve(a)
			}
		})
	}
}
