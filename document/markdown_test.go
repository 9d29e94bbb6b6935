package document

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestMarkdown compares what is built of each in.md in testdata/markdown with
// the dump beside it.
func TestMarkdown(t *testing.T) {
	files, err := filepath.Glob("testdata/markdown/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := string(archive.Files[0].Data)
			got := dump(markdown(t, in))
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s\nof\n%s", got, want, in)
			}
		})
	}
}

// markdown builds a document and checks it.
func markdown(t testing.TB, text string) *Document {
	t.Helper()
	b, m, err := buildMarkdown(t.Context(), inMemory(text))
	if err != nil {
		t.Fatal(err)
	}
	d := b.document(m)
	if err := d.Check(); err != nil {
		t.Fatalf("%v, of %.2000q", err, text)
	}
	return d
}

// dump writes a document for people to read: a line for each block with its
// line in the source, its kind, what it is nested in, and its text. "⏎" is a line
// break, "⇥" a tab, "␣" a no-break space; marks and links are in braces.
func dump(d *Document) string {
	var s strings.Builder
	if d.Title != "" || d.Byline != "" {
		fmt.Fprintf(&s, "title %q, byline %q\n", d.Title, d.Byline)
	}
	for _, b := range d.Blocks {
		kind := [...]string{"paragraph", "heading", "code", "table", "rule"}[b.Kind]
		switch b.Kind {
		case Heading:
			kind = fmt.Sprint("heading ", b.Level)
		case Code:
			kind = strings.TrimSpace("code " + b.Info())
		case Table:
			kind = fmt.Sprint("table ", b.Align())
		}
		fmt.Fprintf(&s, "%d %s:%s%s %s\n", b.Line, kind, dumpNest(b.Nest()), map[bool]string{true: " tight"}[b.Tight], dumpText(d, b.Range))
	}
	return s.String()
}

// dumpNest writes containers: ">" is a quote, "3|12." an item's first block and
// the width of its marker, "3|" a later block.
func dumpNest(nest []Container) string {
	s := ""
	for _, c := range nest {
		switch {
		case c.Marker == "":
			s += " >"
		case c.First:
			s += fmt.Sprintf(" %d|%s", c.Width, c.Marker)
		default:
			s += fmt.Sprintf(" %d|", c.Width)
		}
	}
	return s
}

// dumpText writes the text of r with its marks and links.
func dumpText(d *Document, r Range) string {
	type insert struct {
		at   int
		text string
	}
	var opens, closes []insert
	for _, s := range d.SpansIn(r) {
		name := [...]string{"em", "strong", "code", "strike", "image"}[s.Mark]
		opens = append(opens, insert{s.Start, "{" + name + " "})
		closes = append(closes, insert{s.End, "}"})
	}
	for _, l := range d.LinksIn(r) {
		opens = append(opens, insert{l.Start, "{" + l.URL + " "})
		closes = append(closes, insert{l.End, "}"})
	}
	all := append(closes, opens...)
	slices.SortStableFunc(all, func(a, b insert) int { return cmp.Compare(a.at, b.at) })
	s, at := "", r.Start
	for _, i := range all {
		s += d.Text[at:i.at] + i.text
		at = i.at
	}
	s += d.Text[at:r.End]
	return strings.NewReplacer("\n", "⏎", "\t", "⇥", "\u00a0", "␣").Replace(s)
}

// TestMarkdownCancelled: a context that has ended stops the build.
func TestMarkdownCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := buildMarkdown(ctx, inMemory("Tea.\n\nMore tea.\n"))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want %v", err, context.Canceled)
	}
	_, err = buildPieces(ctx, inMemory("Tea."), []piece{{end: 4}}, newDefinitions())
	if !errors.Is(err, context.Canceled) {
		t.Errorf("between pieces: got error %v, want %v", err, context.Canceled)
	}
}

// FuzzMarkdown: whatever the bytes, the document is sound, and it is the same
// when the text is cut at every safe place.
func FuzzMarkdown(f *testing.F) {
	files, _ := filepath.Glob("testdata/markdown/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := lineFeeds(string(data))
		markdown(t, in)
		compareCuts(t, in)
	})
}
