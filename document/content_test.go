package document

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// onDisk is text as in a file, that is read a few bytes at a time.
func onDisk(text string) *content {
	f := openFileOf{strings.NewReader(text), fstest.MapFS{"text": {Data: []byte(text)}}}
	stat, _ := f.Stat()
	c := inFile(f, stat, 0)
	c.step = 7
	return c
}

// openFileOf is an open file that is in memory.
type openFileOf struct {
	*strings.Reader
	fs fstest.MapFS
}

func (f openFileOf) Stat() (fs.FileInfo, error) { return f.fs.Stat("text") }

// TestPiecesDoNotShow: a plain text gives the same blocks however it is cut, in
// memory and in a file.
func TestPiecesDoNotShow(t *testing.T) {
	lines := []string{
		"A short line", "A line that is quite a bit longer than the other and ends in a stop.", "", "", "  ", "\r", "\f",
		"a line\rand one", "===", "- item", "  indented", "x := f()", "\u2028", "Page 1", "b\bbold", "> quoted", "东西 南北", "\t",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(lines), 0, 40).Draw(t, "lines"), "\n")
		want := set(t, inMemory(text), len(text)+1)
		if got := set(t, inMemory(text), 1); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q cut is\n%+v\nwant\n%+v", text, got, want)
		}
	})
	text := strings.Repeat(strings.Join(lines, "\n")+"\n", 20)
	if got, want := set(t, onDisk(text), 50), set(t, inMemory(text), len(text)); !reflect.DeepEqual(got, want) {
		t.Errorf("on disk:\n%+v\nwant\n%+v", got, want)
	}
}

// setting is what a typesetter made.
type setting struct {
	Text   string
	Blocks []Block
	Traits any
}

func set(t interface{ Fatal(...any) }, text *content, size int) setting {
	p, err := typeset(context.Background(), text, size, text.size)
	if err != nil {
		t.Fatal(err)
	}
	return setting{string(p.text), append([]Block{}, p.blocks...), append(p.traits[:0:0], p.traits...)}
}

// TestStretchesAreTheText: whatever it is, in steps of whole characters where it
// is UTF-8.
func TestStretchesAreTheText(t *testing.T) {
	for _, text := range []string{"", "a", "Grüße, 世界 und 🌍 ", strings.Repeat("é世🌍x", 50), "\xff\xfe\x80\x80\x80\x80\x80\x80\x80\x80", "\xf0\x9f"} {
		c, got := onDisk(text), ""
		err := c.stretches(Range{0, c.size}, func(s []byte) error {
			if utf8.ValidString(text) && !utf8.Valid(s) {
				t.Errorf("%q of %q ends in a character", s, text)
			}
			got += string(s)
			return nil
		})
		if err != nil || got != text {
			t.Errorf("got %q, %v, want %q", got, err, text)
		}
	}
}

// TestLargeFilesAreReadWhereTheyAre, unless they must be decoded; the document is
// the same as that of the text in memory.
func TestLargeFilesAreReadWhereTheyAre(t *testing.T) {
	long := strings.Repeat("A paragraph of Grüße.\n\n", 5000)
	for _, tt := range []struct {
		name, data string
		there      bool
	}{
		{"utf-8.txt", long, true},
		{"utf-8.md", "# Title\n\n" + long, true},
		{"mark.txt", "\xef\xbb\xbf" + long, true},
		{"returns.txt", strings.ReplaceAll(long, "\n", "\r\n"), true},
		{"returns.md", strings.ReplaceAll(long, "\n", "\r\n"), false},
		{"windows-1252.txt", strings.Repeat("plain\n\n", 20000) + "Gr\xfc\xdfe\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), tt.name)
			write(t, name, tt.data)
			s, err := Open(name, nil)
			if err != nil {
				t.Fatal(err)
			}
			c, err := s.whole()
			if err != nil {
				t.Fatal(err)
			}
			if got := c.file != nil; got != tt.there {
				t.Errorf("read where it is: %v, want %v", got, tt.there)
			}
			in, err := NewSource(name, []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := dump(whole(t, s)), dump(whole(t, in)); got != want {
				t.Errorf("got another document than in memory:\n%.300s\nwant\n%.300s", got, want)
			}
			if head := s.Head(); len(head.Text) == 0 || len(head.Text) > headSize {
				t.Errorf("a head of %d bytes", len(head.Text))
			}
		})
	}
}

func whole(t *testing.T, s *Source) *Document {
	t.Helper()
	d, err := s.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestChangedFile: a file that is written to, or cut, while it is read is no
// document.
func TestChangedFile(t *testing.T) {
	for name, change := range map[string]func(name string) error{
		"longer":  func(name string) error { return os.WriteFile(name, make([]byte, 200<<10), 0o600) },
		"shorter": func(name string) error { return os.Truncate(name, 100) },
		"touched": func(name string) error { return os.Chtimes(name, time.Time{}, time.Unix(1, 0)) },
	} {
		t.Run(name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "a.txt")
			write(t, name, strings.Repeat("Tea.\n\n", 20<<10))
			s, err := Open(name, nil)
			if err == nil {
				err = change(name)
			}
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Build(t.Context()); !errors.Is(err, errChanged) {
				t.Errorf("got %v, want %v", err, errChanged)
			}
		})
	}
}
