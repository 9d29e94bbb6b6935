package document

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// written opens a file of that name with a text.
func written(t testing.TB, name, text string) *Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// long is a text of n numbered paragraphs, some 150 bytes each, with a heading
// before each tenth.
func long(n int) string {
	var b strings.Builder
	for i := range n {
		if i%10 == 0 {
			fmt.Fprintf(&b, "## Harbour %d\n\n", i)
		}
		fmt.Fprintf(&b, "The boat of number %d *came in* with the evening tide, and nobody on the quay of that town had seen it before.\nIts sails were blue.\n\n", i)
	}
	return b.String()
}

// TestSketchIsLocated: what a sketch shows stands in the whole, where Locate says.
func TestSketchIsLocated(t *testing.T) {
	for _, name := range []string{"boats.md", "boats.txt"} {
		s := written(t, name, long(5000))
		whole, err := s.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		head := s.Head()
		rapid.Check(t, func(t *rapid.T) {
			d, err := head, error(nil)
			for range rapid.IntRange(1, 4).Draw(t, "parts") {
				if d, err = s.Extend(t.Context(), d, rapid.IntRange(0, 900_000).Draw(t, "place")); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Check(); err != nil {
				t.Fatal(err)
			}
			for _, p := range d.Parts {
				if p.Text.Empty() {
					t.Fatal("an empty part: ", p)
				}
				at := rapid.IntRange(p.Text.Start, p.Text.End-1).Draw(t, "offset")
				at = d.Blocks[d.BlockAt(at)].Start + 5
				to, ok := whole.Locate(d, at)
				if got, want := whole.Text[to:min(to+60, len(whole.Text))], d.Text[at:min(at+60, p.Text.End)]; !ok || !strings.HasPrefix(got, want) {
					t.Fatalf("%v: %q leads to %q", ok, want, got)
				}
				if got := d.SourceAt(at); got < p.Source.Start || got > p.Source.End {
					t.Fatalf("%d is at %d of the source, not in %v", at, got, p.Source)
				}
			}
		})
	}
}

// TestSketchEnds: the end of a sketch of the end is that of the whole.
func TestSketchEnds(t *testing.T) {
	for _, name := range []string{"boats.md", "boats.txt"} {
		s := written(t, name, long(5000)+"\n\nThe end of it all.")
		d, err := s.Extend(t.Context(), s.Head(), math.MaxInt)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(d.Text, "\n\nThe end of it all.") {
			t.Errorf("%s ends with %q", name, d.Text[len(d.Text)-60:])
		}
		if at := len(d.Text) - 5; d.SectionAt(at) < 0 || d.SectionAt(d.Parts[1].Text.Start) != -1 {
			t.Errorf("%s: sections %d and %d", name, d.SectionAt(at), d.SectionAt(d.Parts[1].Text.Start))
		}
	}
}

func TestLook(t *testing.T) {
	text := long(5000)
	cases := []struct {
		name, typed string
		from        int
		want        string // around the hit; empty: none
	}{
		{"in the head", "number 3 ", 0, "The boat of number 3 came"},
		{"just after the head", "number 440 ", 0, "The boat of number 440 came"},
		{"far on", "number 4321 ", 0, "The boat of number 4321 came"},
		{"far on without case", "NUMBER 4321 ", 0, ""},
		{"over the end of a line", "before. its", 60_000, "Its sails"},
		{"nowhere", "submarine", 0, ""},
		{"an expression waits", "/number 43[2]1 /", 0, ""},
		{"a mark is no word", "*came", 0, ""},
	}
	for _, name := range []string{"boats.md", "boats.txt"} {
		s := written(t, name, text)
		for _, c := range cases {
			if name == "boats.txt" && strings.Contains(c.want, " came") {
				c.want = strings.Replace(c.want, " came", " *came", 1)
			}
			if name == "boats.txt" && c.typed == "*came" {
				c.want = "*came"
			}
			d, hit, err := s.Look(t.Context(), s.Head(), Compile(c.typed), c.from)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if !hit.Empty() {
				got = d.Text[max(0, hit.Start-30):min(hit.End+30, len(d.Text))]
			}
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%s, %s: %q is found in %q, want %q", name, c.name, c.typed, got, c.want)
			}
		}
	}
}

// TestLookAcrossSteps: a word that stands across the end of what is searched at a time
// is found.
func TestLookAcrossSteps(t *testing.T) {
	const word = "Lighthouse"
	text := long(1500)
	end := written(t, "boats.txt", text).Head().Parts[0].Source.End + seekStep
	for i := range len(word) + 1 {
		at := end - i
		s := written(t, "boats.txt", text[:at]+word+text[at+len(word):])
		d, hit, err := s.Look(t.Context(), s.Head(), Compile(word), 0)
		if err != nil || d.Slice(hit) != word {
			t.Errorf("%d bytes before the end: found %q, %v", i, d.Slice(hit), err)
		}
	}
}

// TestLookGoesOn: each hit of a word, one after another, in one sketch after
// another, is each hit of the whole.
func TestLookGoesOn(t *testing.T) {
	s := written(t, "boats.md", long(3000))
	whole, err := s.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	q := Compile("harbour")
	want, err := whole.Find(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	d, offset := s.Head(), 0
	for i, w := range want {
		more, hit, err := s.Look(t.Context(), d, q, offset)
		if err != nil || hit.Empty() {
			t.Fatalf("hit %d of %d is not found: %v", i, len(want), err)
		}
		if at, ok := whole.Locate(more, hit.Start); !ok || at != w.Start {
			t.Fatalf("hit %d is at %d, %v, want %d", i, at, ok, w.Start)
		}
		d, offset = more, hit.End
	}
}

// TestGrowth: the percentages rise, and what is shown on the way is how the whole
// begins.
func TestGrowth(t *testing.T) {
	for name, shows := range map[string]int{"boats.md": 2, "boats.txt": 0} {
		s := written(t, name, long(40_000))
		var seen []Growth
		whole, err := s.Grow(t.Context(), func(g Growth) { seen = append(seen, g) })
		if err != nil {
			t.Fatal(err)
		}
		last, shown := -1, 0
		for _, g := range seen {
			if g.Percent < last || g.Percent > 100 {
				t.Fatalf("%s: %d%% after %d%%", name, g.Percent, last)
			}
			last = g.Percent
			if d := g.Document; d != nil {
				shown++
				if err := d.Check(); err != nil || !strings.HasPrefix(whole.Text, d.Text) || len(d.Parts) != 1 {
					t.Errorf("%s, %d%%: %v, %d bytes in %d parts", name, g.Percent, err, len(d.Text), len(d.Parts))
				}
			}
		}
		if last < 95 || len(seen) < 50 || shown != shows {
			t.Errorf("%s: %d reports, the last of %d%%; shown %d times, want %d", name, len(seen), last, shown, shows)
		}
	}
}

// TestResumeInShrunkFile looks for a place that lies beyond the end of what is left of
// the file.
func TestResumeInShrunkFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte(strings.Repeat("Some words of a long text.\n\n", 4000)), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	head := s.Head()
	d, at, err := s.Resume(t.Context(), head, Anchor{Quote: "words that are gone", Offset: 100 << 20})
	if err != nil || d != head || !at.Empty() {
		t.Errorf("found %v, %v", at, err)
	}
}

// BenchmarkLook looks for what stands at the end of a file, all but whose head is not
// read yet.
func BenchmarkLook(b *testing.B) {
	for _, name := range []string{"boats.md", "boats.txt"} {
		b.Run(name, func(b *testing.B) {
			text, q := long(7000)+"The lighthouse is seen.\n", Compile("lighthouse")
			path := written(b, name, text).Path
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s, err := Open(path, nil)
				if err != nil {
					b.Fatal(err)
				}
				if _, hit, err := s.Look(b.Context(), s.Head(), q, 0); err != nil || hit.Empty() {
					b.Fatal(hit, err)
				}
			}
		})
	}
}
