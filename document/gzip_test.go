package document

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

// packed packs data as one member of a gzip file.
func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGzip opens what is packed, and what is packed badly as far as it can be read.
func TestGzip(t *testing.T) {
	text := []byte("# Tea\n\nWater.\n")
	whole := packed(t, text)
	long := packed(t, []byte(strings.Repeat("Water and leaves. ", 1<<14)))
	bad := bytes.Clone(whole)
	bad[len(bad)-6] ^= 1
	for _, test := range []struct {
		name, file string
		data       []byte
		text, says string // the start of the text, or the error
		note       bool
	}{
		{"packed", "a.md.gz", whole, "Tea\n\nWater.", "", false},
		{"members", "a.md.gz", append(bytes.Clone(whole), whole...), "Tea\n\nWater.\n\nTea\n\nWater.", "", false},
		{"nothing", "a.md.gz", packed(t, nil), "", "", false},
		{"cut off", "a.txt.gz", long[:len(long)-20], "Water and leaves.", "", true},
		{"a wrong sum", "a.md.gz", bad, "Tea\n\nWater.", "", true},
		{"more behind it", "a.md.gz", append(bytes.Clone(whole), "more"...), "Tea\n\nWater.", "", true},
		{"packed twice", "a.md.gz.gz", packed(t, whole), "", "a.md.gz.gz: not a text file", false},
		{"no more than a head", "a.md.gz", whole[:10], "", "a.md.gz: is a damaged gzip file", false},
		{"half a head", "a.md.gz", whole[:5], "", "a.md.gz: is not a good gzip file", false},
	} {
		s, err := NewSource(test.file, test.data)
		if err != nil {
			if got := named(test.file, err).Error(); got != test.says {
				t.Errorf("%s: it says %q, want %q", test.name, got, test.says)
			}
			continue
		}
		d, err := s.Build(t.Context())
		if err != nil || !strings.HasPrefix(d.Text, test.text) || d.Text == "" != (test.text == "") || s.Note != "" != test.note || test.says != "" {
			t.Errorf("%s: %.40q, %v, noted %q; want %q, %q", test.name, d.Text, err, s.Note, test.text, test.says)
		}
	}
}

// TestGzipBomb: a file that would fill the memory is refused in one line.
func TestGzipBomb(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for range maxUnpacked>>20 + 1 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open("-", io.MultiReader(&b))
	if err == nil || err.Error() != "-: is larger than 256 MB when unpacked" {
		t.Errorf("got %v", err)
	}
}

// FuzzGzip opens bytes as a gzip file, and bytes that were packed.
func FuzzGzip(f *testing.F) {
	whole := packed(f, []byte("# Tea\n\nWater.\n"))
	f.Add(whole, false)
	f.Add(whole[:len(whole)-4], false)
	f.Add(append(bytes.Clone(whole), whole...), false)
	f.Add([]byte("\x1f\x8b\x08\x1f<p>x"), false)
	f.Add([]byte("<html><p>Water."), true)
	f.Add(whole, true)
	f.Fuzz(func(t *testing.T, data []byte, pack bool) {
		if pack {
			data = packed(t, data)
		}
		s, err := NewSource("a.gz", data)
		if err != nil {
			if said := err.Error(); said == "" || strings.ContainsAny(said, "\n\x1b") {
				t.Fatalf("%q", said)
			}
			return
		}
		d, err := s.Build(t.Context())
		if err == nil {
			err = d.Check()
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}
