package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the drawings in testdata")

// TestDrawings compares documents with how a person sees them: each file of
// testdata holds a document and, for some widths, the rows it is set in. The
// name of a drawing is its width, and what else is asked for:
//
//	-- 30 --             a column of 30 cells
//	-- 30 shift 8 --     with what is wide moved 8 cells to the left
//	-- 30 wcwidth --     on a terminal that measures rune by rune
//	-- 30 body --        the article alone, what is around it folded away
func TestDrawings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no drawings: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, want := range ar.Files[1:] {
				got := draw(t, ar.Files[0], want.Name)
				if *update {
					ar.Files[i+1].Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("%s, %s: got\n%swant\n%s", file, want.Name, got, want.Data)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// draw returns the rows of a document as the drawing of that name shows them.
func draw(t *testing.T, source txtar.File, name string) string {
	var width, shift int
	p := New(Style{})
	p.SetDocument(open(t, source.Name, string(source.Data)))
	size, how, _ := strings.Cut(name, " ")
	p.SetMethod(ansi.GraphemeWidth)
	switch how {
	case "wcwidth":
		p.SetMethod(ansi.WcWidth)
		how = ""
	case "body":
		p.SetBounds(p.doc.Body)
		how = ""
	}
	if _, err := fmt.Sscan(size, &width); err != nil {
		t.Fatalf("drawing %q: %v", name, err)
	}
	if how != "" {
		if _, err := fmt.Sscanf(how, "shift %d", &shift); err != nil {
			t.Fatalf("drawing %q: %v", name, err)
		}
	}
	p.SetBare(width)
	p.Shift(shift)
	var out strings.Builder
	if err := p.Write(&out); err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for line := range strings.Lines(out.String()) {
		rows.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return rows.String()
}
