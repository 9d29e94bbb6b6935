package document

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// textDocument returns a document that is the one block s.
func textDocument(s string) *Document {
	return &Document{Text: s, Blocks: []Block{{Range: Range{0, len(s)}}}}
}

// paragraphs returns a document of one block for each of blocks.
func paragraphs(blocks ...string) *Document {
	d := &Document{}
	for i, s := range blocks {
		if i > 0 {
			d.Text += "\n\n"
		}
		d.Blocks = append(d.Blocks, Block{Range: Range{len(d.Text), len(d.Text) + len(s)}})
		d.Text += s
	}
	return d
}

// A fataler is a *testing.T, *testing.F, *testing.B or *rapid.T.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func find(t fataler, d *Document, query string) []Range {
	t.Helper()
	hits, err := d.Find(context.Background(), Compile(query))
	if err != nil {
		t.Fatalf("Find(%q): %v", query, err)
	}
	return hits
}

// marked returns the text of d with its hits in brackets.
func marked(d *Document, hits []Range) string {
	var b strings.Builder
	end := 0
	for _, r := range hits {
		b.WriteString(d.Text[end:r.Start] + "[" + d.Text[r.Start:r.End] + "]")
		end = r.End
	}
	return b.String() + d.Text[end:]
}

func TestFindAcrossBlocks(t *testing.T) {
	d := paragraphs("The war", "ends  ", "here")
	for query, want := range map[string]string{
		"war ends here": "The [war\n\nends  \n\nhere]",
		"war ":          "The [war\n\n]ends  \n\nhere",
		"/war ends/":    "The war\n\nends  \n\nhere",
		"/^e|e$/":       "The war\n\n[e]nds  \n\nher[e]",
	} {
		if got := marked(d, find(t, d, query)); got != want {
			t.Errorf("%q finds\n got %q\nwant %q", query, got, want)
		}
	}
}

// The pieces of a search fit together wherever the needle lies, also where the
// text folds to much less.
func TestFindAtPieceEnds(t *testing.T) {
	step := 1
	if testing.Short() {
		step = 4
	}
	for _, filler := range []string{"x", " ", "\n", "\u00ad", "\u0301", " \u200b", "é", "世", "\u2009", "ß", "…", "aab"} {
		for _, needle := range []string{"ab", "a b", "a   \n b", "a\u0301b\u0301", "a\u00ad\u00adb", "ßa b", "a" + strings.Repeat(" ", pieceSize) + "b"} {
			for shift := -6; shift <= 6; shift += step {
				n := (pieceSize + shift) / len(filler)
				text := strings.Repeat(filler, n) + needle + filler + needle
				checkFind(t, text, needle)
			}
		}
	}
}

// A run of white space that the end of a piece divides is one run.
func TestFindBlanksAtPieceEnds(t *testing.T) {
	for shift := -6; shift <= 6; shift++ {
		checkFind(t, strings.Repeat("x", pieceSize+shift)+" a    a b    b x", " a ")
	}
}

// checkFind compares the hits of a query that is no regular expression with
// those of a plain search through the whole text, folded character by character.
func checkFind(t fataler, text, query string) {
	t.Helper()
	got, want := find(t, textDocument(text), query), reference(text, query)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("query %.99q in %.999q\n got %.20v\nwant %.20v", query, text, got, want)
	}
}

// A letter is a byte of the folded text and where it came from.
type letter struct {
	c        byte
	from, to int
}

// reference is the plainest search there is.
func reference(text, query string) []Range {
	fold := foldLetters(text, !strings.ContainsFunc(query, isUpper))
	form := ""
	for _, l := range foldLetters(query, !strings.ContainsFunc(query, isUpper)) {
		form += string([]byte{l.c})
	}
	if form == "" || form == " " {
		return nil
	}
	var hits []Range
	end := 0
	for i := 0; i+len(form) <= len(fold); i++ {
		if fold[i].from < end {
			continue
		}
		n := 0
		for n < len(form) && fold[i+n].c == form[n] {
			n++
		}
		if n == len(form) {
			end = fold[i+len(form)-1].to
			hits = append(hits, Range{fold[i].from, end})
		}
	}
	return hits
}

func foldLetters(s string, lower bool) []letter {
	folding := caseful()
	if lower {
		folding = caseless()
	}
	var fold []letter
	for i := 0; i < len(s); {
		f, n := folding.first(s[i:])
		if f == "" || f == " " && len(fold) > 0 && fold[len(fold)-1].c == ' ' {
			last := len(fold) - 1
			for j := last; j >= 0 && fold[j].from == fold[last].from; j-- {
				fold[j].to = i + n // it belongs to the character before
			}
		}
		if f != " " || len(fold) == 0 || fold[len(fold)-1].c != ' ' {
			for j := range len(f) {
				fold = append(fold, letter{f[j], i, i + n})
			}
		}
		i += n
	}
	return fold
}

// nasty are characters that fold to fewer or more than themselves, and those
// they fold to.
var nasty = []rune("aaAbsS  \n\t'’\"”--–…..ßﬃfieéÉ\u0301\u00ad\u200b\u200dæłİ½世か\u3099ＡÅΣς\U0001D400\U00010400´≠\u00a0\u3000")

func TestFindIsThePlainSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(nasty), 0, 200, -1).Draw(t, "text")
		query := rapid.StringOfN(rapid.SampledFrom(nasty), 0, 4, -1).Draw(t, "query")
		checkFind(t, text, query)
	})
}

// checkHits checks that hits are ordered, disjoint, never empty, made of whole characters, and hold
// what was looked for.
func checkHits(t fataler, d *Document, query string, hits []Range) {
	t.Helper()
	q, end := Compile(query), 0
	for _, r := range hits {
		s := d.Text[r.Start:r.End]
		next, _ := utf8.DecodeRuneInString(d.Text[r.End:])
		switch {
		case r.Start < end, r.Empty(), d.clamp(r) != r:
			t.Fatalf("query %q in %.999q: bad hit %v after %d", query, d.Text, r, end)
		case q.re == nil && !strings.Contains(string(q.folding.append(nil, s)), q.form):
			t.Fatalf("query %q in %.999q: hit %q", query, d.Text, s)
		case silent(next):
			t.Fatalf("query %q in %.999q: hit %q ends before %q", query, d.Text, s, next)
		}
		end = r.End
	}
}

// TestFindByStretches: the hits do not depend on how the text is divided for them,
// and near is told the first from the offset on.
func TestFindByStretches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom(nasty), 1, 12, -1)
		d := paragraphs(rapid.SliceOfN(word, 1, 12).Draw(t, "blocks")...)
		typed := rapid.SampledFrom([]string{"a", "aa", "a a", " a", "ss", "sa", "...", "ab", "/a+/", "/s./", "/^a/", ""}).Draw(t, "query")
		q, offset := Compile(typed), rapid.IntRange(0, len(d.Text)).Draw(t, "offset")
		cuts := d.cuts(q, rapid.IntRange(1, 20).Draw(t, "step"))
		var near []Range
		got, err := d.findBy(context.Background(), q, cuts, offset, func(hit Range) { near = append(near, hit) })
		want := slices.Collect(d.Hits(context.Background(), q, Range{0, len(d.Text)}))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q in %q by %v: %v\n got %v\nwant %v", typed, d.Text, cuts, err, got, want)
		}
		k := slices.IndexFunc(want, func(hit Range) bool { return hit.Start >= offset })
		if overlap := strings.ContainsAny(typed, " .") || typed == "aa" || typed == "ss"; overlap {
			return // which of them are hits depends on all before
		}
		if k < 0 && len(near) > 0 || k >= 0 && !reflect.DeepEqual(near, want[k:k+1]) {
			t.Fatalf("%q in %q by %v from %d: near %v, of %v", typed, d.Text, cuts, offset, near, want)
		}
	})
}

// TestCutsPassBlanksOnce: with a step of one byte, a walk over the blanks from each of
// them would not end.
func TestCutsPassBlanksOnce(t *testing.T) {
	d := textDocument("a" + strings.Repeat(" ", 4<<20))
	want := []int{0, len(d.Text)}
	if got := d.cuts(Compile("b"), 1); !slices.Equal(got, want) {
		t.Errorf("got %d cuts, want %v", len(got), want)
	}
}

func TestHitsWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := textDocument(rapid.StringOfN(rapid.SampledFrom([]rune("abé ß")), 0, 40, -1).Draw(t, "text"))
		query := rapid.SampledFrom([]string{"a", "ab", "b e", "s", "/a/", "/^a/"}).Draw(t, "query")
		offset := rapid.IntRange(-5, len(d.Text)+5)
		within := Range{offset.Draw(t, "start"), offset.Draw(t, "end")}
		got := slices.Collect(d.Hits(context.Background(), Compile(query), within))
		var want []Range
		in := d.clamp(within)
		for _, r := range find(t, d, query) {
			if in.Start <= r.Start && r.End <= in.End {
				want = append(want, r)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("query %q within %v of %q\n got %v\nwant %v", query, within, d.Text, got, want)
		}
	})
}

func TestHitsStopWhenToldTo(t *testing.T) {
	d := textDocument(strings.Repeat("a b ", 10))
	for _, query := range []string{"a", "/a/"} {
		n := 0
		for range d.Hits(context.Background(), Compile(query), Range{0, len(d.Text)}) {
			if n++; n == 3 {
				break
			}
		}
		if n != 3 {
			t.Errorf("%q: %d hits, want to stop at 3", query, n)
		}
	}
}

// An impatient context ends after it was asked a number of times.
type impatient struct {
	context.Context
	left atomic.Int32
}

func askedTimes(n int32) *impatient {
	p := &impatient{Context: context.Background()}
	p.left.Store(n)
	return p
}

func (p *impatient) Err() error {
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestFindIsCancelled(t *testing.T) {
	text := strings.Repeat("nothing of the kind, ", 1<<20/20)
	for _, query := range []string{"absent", "n", "/absent/", "/n/"} {
		ctx := askedTimes(3)
		hits := 0
		for range textDocument(text).Hits(ctx, Compile(query), Range{0, len(text)}) {
			hits++
		}
		if most := 3 * max(pieceSize, matchSize) / 6; hits > most {
			t.Errorf("%q: %d hits after three pieces, want at most %d", query, hits, most)
		}
		hit, err := textDocument(text).Find(askedTimes(3), Compile(query))
		if len(hit) > 0 || !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %d hits, error %v; want none, %v", query, len(hit), err, context.Canceled)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"a", "A b", "/a.*b/", "/[/", "ß", "don't", "\xff", `/\p{Lu} -"/`} {
		f.Add(s, "a ßé b\n\n“don’t” \u0301\xff")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		d := textDocument(text)
		if Compile(query).re == nil {
			checkFind(t, text, query)
		}
		if utf8.ValidString(text) {
			checkHits(t, d, query, find(t, d, query))
		}
	})
}

func BenchmarkFind(b *testing.B) {
	const prose = "It was a bright cold day in April, and the clocks were striking thirteen. "
	for _, size := range []int{16 << 10, 1 << 20, 10 << 20} {
		text := strings.Repeat(prose, size/len(prose)) + "Needle"
		for _, c := range []struct{ name, query string }{
			{"absent", "xyzzy"}, {"rare", "needle"}, {"frequent", "the"},
			{"exact", "Xyzzy"}, {"exactRare", "Needle"}, {"regexp", "/x[yz]+y/"},
		} {
			b.Run(fmt.Sprintf("%s/%dKB", c.name, size>>10), func(b *testing.B) {
				d, q := textDocument(text), Compile(c.query)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := d.Find(context.Background(), q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
