package index

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosshead/document"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// build builds the index of text, and checks what must hold for every index.
func build(t testing.TB, text string) (*document.Document, *Index) {
	t.Helper()
	source, err := document.NewSource("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return buildSource(t, source)
}

func buildSource(t testing.TB, source *document.Source) (*document.Document, *Index) {
	t.Helper()
	doc, err := source.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	x, err := Build(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	check(t, doc, x)
	return doc, x
}

// check states the invariants of an index.
func check(t testing.TB, doc *document.Document, x *Index) {
	t.Helper()
	var all []document.Range
	for _, r := range x.Rows {
		if r.Name == "" || len(r.Mentions) == 0 {
			t.Errorf("row %+v is empty", r)
		}
		n := 0
		for _, f := range r.Forms {
			n += f.Count
		}
		if n != len(r.Mentions) {
			t.Errorf("%s: %d mentions, its forms have %d", r.Name, len(r.Mentions), n)
		}
		for _, m := range r.Mentions {
			if m.Empty() || m.Start < doc.Body.Start || m.End > doc.Body.End {
				t.Errorf("%s: bad mention %v", r.Name, m)
			}
			all = append(all, m.Range)
		}
	}
	slices.SortFunc(all, func(r, s document.Range) int { return r.Start - s.Start })
	for i := 1; i < len(all); i++ {
		if all[i-1].Overlaps(all[i]) {
			t.Errorf("%v overlaps %v: %q", all[i-1], all[i], doc.Slice(all[i]))
		}
	}
}

// show writes an index for people: the rows by kind and name, each with its
// mentions in order.
func show(doc *document.Document, x *Index) string {
	var lines []string
	for _, r := range x.Rows {
		var ms []string
		for _, m := range r.Mentions {
			s := oneLine(doc.Slice(m.Range))
			if m.Use != ByName {
				s += " (" + m.Use.String() + ")"
			}
			ms = append(ms, s)
		}
		lines = append(lines, fmt.Sprintf("%s %s: %s\n", r.Kind, r.Name, strings.Join(ms, ", ")))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// TestGold compares the indexes of short texts with those that were written by
// hand. In testdata/*.txtar each text is followed by its rows, in a file of the
// same name with ".rows"; -update rewrites them, but for those known as wrong.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold files", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			text, rows := &archive.Files[i], &archive.Files[i+1]
			t.Run(filepath.Base(file)+"/"+text.Name, func(t *testing.T) {
				doc, x := build(t, string(text.Data))
				got := show(doc, x)
				want, why := string(rows.Data), knownWrong(text.Name)
				switch {
				case *update && why == "":
					rows.Data = []byte(got)
				case got != want && why != "":
					t.Skip("known:", why)
				case got != want:
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", text.Data, got, want)
				case why != "":
					t.Error("right now: take it off the list of the known")
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// knownWrong returns why the index of a gold text is wrong, or "".
func knownWrong(text string) string {
	if text == "two-smiths" {
		return "Mr. and Mrs. are not asked, nor which sex a given name has"
	}
	return ""
}

func TestLanguageIsTold(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("de fr ru zh ja ko ar es id - en")
	for i := 0; i+1 < len(archive.Files); i += 2 {
		_, x := build(t, string(archive.Files[i].Data))
		if got := x.Language; got != strings.Trim(want[i/2], "-") {
			t.Errorf("%s: language %q, want %q", archive.Files[i].Name, got, want[i/2])
		}
	}
}
