package document

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "a.txt", "Some words.\n")
	for _, tt := range []struct{ name, stdin, path, text string }{
		{"a.txt", "", filepath.Join(dir, "a.txt"), "Some words."},
		{filepath.Join(dir, "a.txt"), "", filepath.Join(dir, "a.txt"), "Some words."},
		{"-", "From a pipe.\n", "", "From a pipe."},
	} {
		s, err := Open(tt.name, strings.NewReader(tt.stdin))
		if err != nil {
			t.Errorf("Open(%q): %v", tt.name, err)
			continue
		}
		d := s.Head()
		if s.Name != tt.name || s.Path != tt.path || d.Text != tt.text || d.Source != tt.name {
			t.Errorf("Open(%q) = Name %q, Path %q, Text %q, Source %q, want %+v", tt.name, s.Name, s.Path, d.Text, d.Source, tt)
		}
	}
}

func TestOpenSaysWhyNot(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "elf", "\x7fELF")
	broken := iotest.ErrReader(errors.New("the line is cut"))
	for _, tt := range []struct {
		name  string
		stdin io.Reader
		want  string
	}{
		{"missing", nil, "missing: no such file or directory"},
		{".", nil, ".: is a directory"},
		{"elf", nil, "elf: not a text file"},
		{"-", strings.NewReader("\x7fELF"), "-: not a text file"},
		{"-", broken, "-: the line is cut"},
		{"a\x1b[31m\nb\u202e", nil, "a[31m b: no such file or directory"},
	} {
		if _, err := Open(tt.name, tt.stdin); err == nil || err.Error() != tt.want {
			t.Errorf("Open(%q): %v, want %q", tt.name, err, tt.want)
		}
	}
	if _, err := Open("elf", nil); !errors.Is(err, ErrBinary) {
		t.Errorf("Open(elf): %v, want ErrBinary", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestHashIsOfTheTextWhateverItsEncoding(t *testing.T) {
	hash := func(data string) string {
		s, err := NewSource("", []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		sum, err := s.Hash()
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	want := hash("Über\n")
	for _, same := range []string{"\xef\xbb\xbfÜber\n", "\xdcber\n", "\xff\xfe\xdc\x00b\x00e\x00r\x00\n\x00"} {
		if got := hash(same); got != want {
			t.Errorf("hash of %q is %s, want %s", same, got, want)
		}
	}
	if got := hash("Uber\n"); got == want {
		t.Errorf("two texts have the hash %s", got)
	}
	long := strings.Repeat("0123456789abcdef", 8<<10) + "end" // longer than the pieces it is hashed by
	if hash(long) == hash(long[:len(long)-1]+"x") {
		t.Error("the end of a long text does not count")
	}
}

func TestFormatOf(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       Format
	}{
		{"a.md", "words", Markdown},
		{"A.MARKDOWN", "words", Markdown},
		{"a.txt", "# One\n\n# Two\n", Plain},
		{"a.go", "# One\n\n# Two\n", Plain},
		{"-", "# One\n\n# Two\n", Markdown},
		{"README", "# One\n\n[a](https://example.org)\n", Markdown},
		{"README", "```\ncode\n```\n", Markdown},
		{"README", "# One\n\nwords\n", Plain},
		{"README", "#!/bin/sh\n\n# One\n\n# Two\n", Plain},
		{"notes", "# a comment\n# and another\n# and a third\n", Plain},
		{"notes", "####### seven\n\n#none\n\n#\n", Plain},
		{"notes", strings.Repeat("\n", sniffed) + "# One\n\n# Two\n", Plain},
	} {
		if got := formatOf(tt.name, tt.text); got != tt.want {
			t.Errorf("formatOf(%q, %.40q) = %v, want %v", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestHeadIsHowTheWholeBegins(t *testing.T) {
	var long strings.Builder
	for i := range 3000 {
		if i%40 == 0 {
			long.WriteString("## A heading among many\n\n")
		}
		long.WriteString("A paragraph of *some* words, and then of some\nmore that go on.\n\n")
	}
	for _, tt := range []struct{ name, text string }{
		{"a.md", "# One\n\nWords.\n"},
		{"a.md", long.String()},
		{"a.txt", long.String()},
		{"a.txt", strings.Repeat("words without end ", 10000)},
		{"a.txt", strings.Repeat("\r\n\r\nwords", 20000)},
		{"a.txt", ""},
	} {
		s, err := NewSource(tt.name, []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		head := s.Head()
		whole, err := s.Build(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range []*Document{head, whole} {
			if err := d.Check(); err != nil {
				t.Errorf("%s %.20q: %v", tt.name, tt.text, err)
			}
		}
		if !strings.HasPrefix(whole.Text, head.Text) {
			t.Errorf("%s %.20q: the head, %d bytes, is not how the whole begins", tt.name, tt.text, len(head.Text))
		}
		if s.Small() != (len(head.Text) == len(whole.Text)) {
			t.Errorf("%s %.20q: Small() = %t, head %d, whole %d bytes", tt.name, tt.text, s.Small(), len(head.Text), len(whole.Text))
		}
	}
}

func TestBuildStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"a.md", "a.txt"} {
		s, err := NewSource(name, []byte(strings.Repeat("Some words.\n\n", 100000)))
		if err != nil {
			t.Fatal(err)
		}
		if d, err := s.Build(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("Build of %s = %p, %v, want context.Canceled", name, d, err)
		}
	}
}

func TestLastBreak(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{
		{"a\n\nb\n\nc", len("a\n\nb\n\n")},
		{"a\r\n\r\nb", len("a\r\n\r\n")},
		{"a\nb\nc", len("a\nb\n")},
		{"abc", len("abc")},
		{"", 0},
	} {
		if got := lastBreak(tt.text); got != tt.want {
			t.Errorf("lastBreak(%q) = %d, want %d", tt.text, got, tt.want)
		}
	}
}
