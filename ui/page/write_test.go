package page

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"crosshead/document"
)

// TestWrite: what is written by several goroutines is what one would write.
func TestWrite(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "## Section %d\n\nWords that *fill* a line, %s.\n\n> a quote\n>\n> - an item\n> - another\n\n", i, strings.Repeat("and more ", i%40))
	}
	for _, style := range []Style{{}, testStyle} {
		p := New(style)
		p.SetBare(60)
		d := whole(t, text.String())
		p.SetDocument(d)
		for _, bounds := range []document.Range{{End: len(d.Text)}, {Start: d.Blocks[40].Start, End: d.Blocks[9000].End}} {
			p.SetBounds(bounds)
			var want, got bytes.Buffer
			c := p.cursorAt(0)
			for ok := true; ok; ok = p.next(&c) {
				p.paint(&want, c)
				want.WriteByte('\n')
			}
			if err := p.Write(&got); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%v: %d bytes, want %d, and the same", bounds, got.Len(), want.Len())
			}
		}
	}
}

// TestWriteFails: a pipe that is closed ends the writing with its error.
func TestWriteFails(t *testing.T) {
	p := New(Style{})
	p.SetBare(60)
	p.SetDocument(whole(t, strings.Repeat("Words.\n\n", 100_000)))
	closed := errors.New("closed")
	if err := p.Write(errWriter{closed}); !errors.Is(err, closed) {
		t.Errorf("got %v, want %v", err, closed)
	}
}

type errWriter struct{ err error }

func (w errWriter) Write([]byte) (int, error) { return 0, w.err }

// whole builds all of a text.
func whole(t *testing.T, text string) *document.Document {
	t.Helper()
	source, err := document.NewSource("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	d, err := source.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
