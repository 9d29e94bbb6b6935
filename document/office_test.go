package document

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program puts a shell script on the PATH under the name of a program, and
// nothing else.
func program(t *testing.T, name, script string) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	dir := t.TempDir()
	if script != "" {
		text := "#!" + sh + "\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

// pages is what pdftotext says of three pages with running heads and numbers,
// and a paragraph that goes over the end of one.
var pages = func() string {
	line := func(top, left, right float64, text string) string {
		box := fmt.Sprintf(`xMin="%g" yMin="%g" xMax="%g" yMax="%g"`, left, top, right, top+10)
		return "<line " + box + "><word " + box + ">" + text + "</word></line>\n"
	}
	page := func(number string, lines ...string) string {
		return `<page width="600" height="800"><flow><block>` + line(20, 100, 200, "Of tea, page "+number) + "</block><block>" +
			strings.Join(lines, "") + "</block><block>" + line(780, 290, 300, number) + "</block></flow></page>\n"
	}
	return "<html><body><doc>\n" + page("1", line(400, 200, 300, "The Tea Book")) +
		page("2", line(100, 100, 500, "Water is to be fresh, and the ket-"), line(112, 100, 500, "tle clean, before tea can be made")) +
		page("3", line(100, 100, 200, "in it at all."), line(124, 120, 250, "Pour it at once.")) + "</doc></body></html>\n"
}()

func TestConverters(t *testing.T) {
	pdf, word := "%PDF-1.7\n...", string(zipped(t, map[string]string{"word/document.xml": "<w/>"}))
	for _, tt := range []struct{ name, program, script, data, want string }{
		{"no converter for pages", "pdftotext", "", pdf, "error: to be read it needs pdftotext: install poppler-utils (or poppler)"},
		{"no converter for Word", "pandoc", "", word, "error: to be read it needs pandoc: install pandoc"},
		{"pages", "pdftotext", "printf '%s' '" + pages + "'", pdf, "The Tea Book\n\nWater is to be fresh, and the kettle clean, before tea can be made in it at all.\n\nPour it at once."},
		{"pictures of pages", "pdftotext", `echo '<doc><page width="600" height="800"></page></doc>'`, pdf, "error: there are no letters in this PDF: its pages are pictures"},
		{"an old program", "pdftotext", `echo words`, pdf, "error: pdftotext does not say where its words are; it may be too old"},
		{"a fault", "pdftotext", `echo "Syntax Error: no trailer" >&2; echo more >&2; exit 1`, pdf, "error: pdftotext cannot read it: Syntax Error: no trailer"},
		{"Word", "pandoc", `echo '<html><body><h1>Tea</h1><p>Boil.</p></body></html>'`, word, "Tea\n\nBoil."},
		{"Word without words", "pandoc", `echo '<html></html>'`, word, "error: there is nothing to read in this document"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			program(t, tt.program, tt.script)
			got := ""
			s, err := NewSource("file", []byte(tt.data))
			if err == nil {
				var d *Document
				if d, err = s.Build(t.Context()); err == nil {
					got = d.Text
				}
			}
			if err != nil {
				got = "error: " + err.Error()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPandocOffice(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not here")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.md")
	text := "---\ntitle: Tea\nauthor: [Ann Ode, Bo Lee]\n---\n\n# Water\n\nFresh *and* cold.[^1]\n\n[^1]: Of a well.\n\n## Cold\n\n- one\n- two\n\n# Leaves\n\nGreen.\n"
	if err := os.WriteFile(in, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"docx", "odt", "rtf"} {
		out := filepath.Join(dir, "out."+format)
		if msg, err := exec.Command(pandoc, "-s", "-o", out, in).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, msg)
		}
		s, err := Open(out, nil)
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(outlineOf(d), "1 Water|2 Cold") || format != "rtf" && !strings.Contains(d.Text, "Of a well.") {
			t.Errorf("%s: %q: %q", format, outlineOf(d), d.Text)
		}
	}
}
