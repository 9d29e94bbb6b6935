package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What needs more memory than there is is refused before it is taken; what fits is not.
func TestMemoryLimit(t *testing.T) {
	old := memory
	t.Cleanup(func() { memory = old })
	memory = func() int64 { return 24 << 20 }

	text := func(size int) string { return strings.Repeat("So many words in a line of text.\n", size/33) }
	page := func(size int) string { return "<html><body><p>" + text(size) + "</p></body></html>" }
	zipped := func(size int) string { return string(packed(t, []byte(text(size)))) }
	for _, c := range []struct {
		name, file string
		stdin      bool
		data, want string
	}{
		{"text", "a.txt", false, text(7 << 20), "is larger than the 6 MB that memory allows"},
		{"text that fits", "a.txt", false, text(5 << 20), ""},
		{"text to be decoded", "a.txt", false, "caf\xe9\n" + text(5<<20), "is larger than the 4 MB that memory allows"},
		{"pipe", "-", true, text(5 << 20), "is larger than the 4 MB that memory allows"},
		{"pipe that fits", "-", true, text(3 << 20), ""},
		{"page", "a.html", false, page(3 << 20), "is larger than the 2 MB that memory allows"},
		{"page that fits", "a.html", false, page(1 << 20), ""},
		{"packed", "a.txt.gz", false, zipped(5 << 20), "is larger than 4 MB when unpacked"},
		{"packed that fits", "a.txt.gz", false, zipped(3 << 20), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := c.file
			if !c.stdin {
				name = filepath.Join(t.TempDir(), c.file)
				if err := os.WriteFile(name, []byte(c.data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got := ""
			if s, err := Open(name, strings.NewReader(c.data)); err != nil {
				got = err.Error()
			} else if _, err := s.Build(t.Context()); err != nil {
				got = err.Error()
			}
			if want := name + ": " + c.want; c.want == "" && got != "" || c.want != "" && got != want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
