package document

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// zipped packs files, the type of an EPUB first.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range append([]string{"mimetype"}, slices.Sorted(maps.Keys(files))...) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		text := files[name]
		if name == "mimetype" {
			text = "application/epub+zip"
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// teaBook is a small book with all that the door looks at.
func teaBook() map[string]string {
	return map[string]string{
		"META-INF/container.xml": `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
		"OEBPS/book.opf": `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Tea Book</dc:title><dc:creator>Ann Ode</dc:creator>
<dc:creator>Bo Lee</dc:creator><dc:language>en</dc:language><dc:date>1901-02-03T00:00:00Z</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/two%20.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="text/notes.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="x"><itemref idref="n"/><itemref idref="c" linear="no"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OEBPS/nav.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>
<nav epub:type="landmarks"><ol><li><a href="text/two%20.xhtml">Start</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="text/one.xhtml">Water</a><ol><li><a href="text/one.xhtml#well">Of the <i>well</i></a></li></ol></li>
<li><a href="text/two%20.xhtml">Leaves</a></li></ol></nav></body></html>`,
		"OEBPS/toc.ncx": `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>Water</text></navLabel><content src="text/one.xhtml"/>
<navPoint><navLabel><text>Of the well</text></navLabel><content src="text/one.xhtml#well"/></navPoint></navPoint>
<navPoint><navLabel><text>Leaves</text></navLabel><content src="text/two%20.xhtml"/></navPoint></navMap></ncx>`,
		"OEBPS/text/one.xhtml": `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title/></head><body><h1>Water</h1><p>Fresh water.<a epub:type="noteref" href="notes.xhtml#n1">1</a> See <a href="two%20.xhtml#green">green</a>.</p>
<p id="well" class="head">Of the well</p><p>It is deep.</p><h2>How deep</h2><p>Very.</p></body></html>`,
		"OEBPS/text/two .xhtml":  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><div><p>Black or <b id="green">green</b>.</p></div></body></html>`,
		"OEBPS/text/notes.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml"><body><aside id="n1"><p>From a spring.</p></aside></body></html>`,
	}
}

const teaOutline = "1 Water|2 Of the well|3 How deep|1 Leaves"

func book(t testing.TB, data []byte) (*Document, error) {
	t.Helper()
	s, err := NewSource("book.epub", data)
	if err != nil {
		return nil, err
	}
	d, err := s.Build(t.Context())
	if err == nil {
		err = d.Check()
	}
	if err != nil {
		t.Fatal(err)
	}
	return d, nil
}

func outlineOf(d *Document) string {
	var lines []string
	for _, s := range d.Sections {
		lines = append(lines, string(rune('0'+s.Level))+" "+s.Title)
	}
	return strings.Join(lines, "|")
}

func TestEPUB(t *testing.T) {
	d, err := book(t, zipped(t, teaBook()))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "The Tea Book" || d.Byline != "Ann Ode, Bo Lee · 1901-02-03" || outlineOf(d) != teaOutline {
		t.Errorf("%q, %q, %q", d.Title, d.Byline, outlineOf(d))
	}
	if d.Date != "1901-02-03" || d.Language != "en" || d.Site != "" {
		t.Errorf("date %q, language %q, site %q", d.Date, d.Language, d.Site)
	}
	want := "The Tea Book\n\nAnn Ode, Bo Lee · 1901-02-03\n\nWater\n\nFresh water.[1] See green.\n\n" +
		"Of the well\n\nIt is deep.\n\nHow deep\n\nVery.\n\nLeaves\n\nBlack or green.\n\nFrom a spring."
	if d.Text != want {
		t.Errorf("got %q\nwant %q", d.Text, want)
	}
	for i, want := range []string{"From a spring.", "green."} {
		at, ok := d.Follow(d.Links[i].URL)
		if !ok || !strings.HasPrefix(d.Text[at:], want) {
			t.Errorf("link %d, %s leads to %.20q, %v; want %q", i, d.Links[i].URL, d.Text[at:], ok, want)
		}
	}
}

// TestBrokenEPUB: each is broken in one way, and opens as far as it can.
func TestBrokenEPUB(t *testing.T) {
	const one, two = "OEBPS/text/one.xhtml", "OEBPS/text/two .xhtml"
	for _, tt := range []struct {
		name    string
		damage  func(files map[string]string)
		outline string
		missing string // words that cannot be there any more
	}{
		{"no nav: the contents of EPUB 2", func(f map[string]string) { delete(f, "OEBPS/nav.xhtml") }, teaOutline, ""},
		{"no contents at all", func(f map[string]string) { delete(f, "OEBPS/nav.xhtml"); delete(f, "OEBPS/toc.ncx") }, "1 Water|2 How deep", ""},
		{"nav that is no XML", func(f map[string]string) {
			f["OEBPS/nav.xhtml"] = strings.ReplaceAll(f["OEBPS/nav.xhtml"], "</li>", "<br>&nope;")
		}, teaOutline, ""},
		{"no container", func(f map[string]string) { delete(f, "META-INF/container.xml") }, teaOutline, ""},
		{"container in the wrong case", func(f map[string]string) {
			f["META-INF/container.xml"] = strings.ReplaceAll(f["META-INF/container.xml"], "OEBPS/book", "oebps/Book")
		}, teaOutline, ""},
		{"package that ends early", func(f map[string]string) {
			f["OEBPS/book.opf"], _, _ = strings.Cut(f["OEBPS/book.opf"], "<spine")
		}, "", ""},
		{"no package", func(f map[string]string) { delete(f, "OEBPS/book.opf") }, "", ""},
		{"page in the wrong case", func(f map[string]string) {
			f["OEBPS/TEXT/One.xhtml"] = f[one]
			delete(f, one)
		}, teaOutline, ""},
		{"page that is no XML", func(f map[string]string) {
			f[one] = strings.ReplaceAll(f[one], "</p>", "<br>& &nope; ")
		}, "", ""},
		{"page that is missing", func(f map[string]string) { delete(f, two) }, "1 Water|2 Of the well|3 How deep", "Black"},
		{"page that is empty", func(f map[string]string) { f[two] = "" }, "", "Black"},
		{"page in UTF-16", func(f map[string]string) {
			f[two] = "\xfe\xff" + utf16Of(`<?xml version="1.0" encoding="utf-16"?>`+f[two], binary.BigEndian)
		}, teaOutline, ""},
		{"page in Latin 1", func(f map[string]string) {
			f[two] = `<?xml version="1.0" encoding="iso-8859-1"?>` + strings.Replace(f[two], "Black", "Black \xfcber", 1)
		}, teaOutline, ""},
		{"page that is nested deep", func(f map[string]string) {
			f[two] = strings.Replace(f[two], "<p>", strings.Repeat("<div>", 9999)+"<p>", 1)
		}, "", ""},
	} {
		files := teaBook()
		tt.damage(files)
		d, err := book(t, zipped(t, files))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if tt.outline != "" && outlineOf(d) != tt.outline {
			t.Errorf("%s: outline %q, want %q", tt.name, outlineOf(d), tt.outline)
		}
		for _, words := range []string{"Fresh water.", "It is deep.", "Black", "From a spring."} {
			if words != tt.missing && !strings.Contains(d.Text, words) {
				t.Errorf("%s: %q is not in %q", tt.name, words, d.Text)
			}
		}
	}
}

func TestRefusedEPUB(t *testing.T) {
	change := func(f func(files map[string]string)) []byte {
		files := teaBook()
		f(files)
		return zipped(t, files)
	}
	whole := zipped(t, teaBook())
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"protected", change(func(f map[string]string) {
			f["META-INF/encryption.xml"] = `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>`
		}), "protected by DRM"},
		{"bomb", change(func(f map[string]string) { f["OEBPS/text/one.xhtml"] = strings.Repeat(" ", 65<<20) }), "larger than 64 MB"},
		{"outside", change(func(f map[string]string) { f["../../evil"] = "x" }), "outside"},
		{"outside by its package", change(func(f map[string]string) {
			f["OEBPS/book.opf"] = strings.ReplaceAll(f["OEBPS/book.opf"], "text/one.xhtml", "../../../etc/passwd")
		}), "outside"},
		{"cut", whole[:len(whole)/2], "damaged"},
		{"empty", zipped(t, nil), "no chapters"},
		{"blank", change(func(f map[string]string) {
			for name := range f {
				if strings.HasPrefix(name, "OEBPS/text") {
					f[name] = "<html><body></body></html>"
				}
			}
			delete(f, "OEBPS/nav.xhtml")
			delete(f, "OEBPS/toc.ncx")
		}), "nothing to read"},
	} {
		if _, err := book(t, tt.data); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
	fonts := change(func(f map[string]string) {
		f["META-INF/encryption.xml"] = `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>`
	})
	if _, err := book(t, fonts); err != nil {
		t.Errorf("fonts that are hidden: %v", err)
	}
}

// TestPandocEPUB opens what pandoc makes, where it is.
func TestPandocEPUB(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not here")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.md")
	text := "---\ntitle: Tea\nauthor: Ann Ode\n---\n\n# Water\n\nFresh.[^1]\n\n[^1]: Of a well.\n\n## Cold\n\n```go\nx := 1\n```\n\n# Leaves\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
	if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"epub2", "epub3"} {
		out := filepath.Join(dir, version+".epub")
		if msg, err := exec.Command(pandoc, "-t", version, "-o", out, in).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, msg)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		d, err := book(t, data)
		if err != nil {
			t.Fatal(err)
		}
		if outlineOf(d) != "1 Water|2 Cold|1 Leaves" || d.Title != "Tea" {
			t.Errorf("%s: %q, %q", version, d.Title, outlineOf(d))
		}
		at, ok := d.Follow(d.Links[0].URL)
		if !ok || !strings.HasPrefix(d.Text[at:], "Of a well.") {
			t.Errorf("%s: the note is at %.20q", version, d.Text[at:])
		}
	}
}

// FuzzEPUB: whatever the pages and the contents of a book are, the document is
// sound; and whatever the file is.
func FuzzEPUB(f *testing.F) {
	files := teaBook()
	f.Add([]byte(files["OEBPS/book.opf"]), []byte(files["OEBPS/nav.xhtml"]), []byte(files["OEBPS/text/one.xhtml"]), []byte(nil))
	f.Add([]byte(nil), []byte(nil), []byte(nil), zipped(f, files))
	f.Fuzz(func(t *testing.T, pack, nav, page, whole []byte) {
		files := teaBook()
		files["OEBPS/book.opf"], files["OEBPS/nav.xhtml"], files["OEBPS/text/one.xhtml"] = string(pack), string(nav), string(page)
		_, _ = book(t, zipped(t, files))
		_, _ = book(t, whole)
	})
}
