package document

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"
)

// page builds a document of a page and checks it.
func page(t testing.TB, html string) *Document {
	t.Helper()
	s, err := NewSource("page.html", []byte(html))
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Build(t.Context())
	if err == nil {
		err = d.Check()
	}
	if err != nil {
		t.Fatalf("%v, of %.2000q", err, html)
	}
	return d
}

// TestHTML compares what is built of each in.html in testdata/html with the dump
// beside it.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.txtar")
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
			got := dump(page(t, in))
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

// TestLongParagraphs: what no paragraph of a page is parsed for still reads as words,
// and one of many lines is lines.
func TestLongParagraphs(t *testing.T) {
	line := `The *first* of [them] said <b>no</b>, and <a href="https://example.org/a_b">the second</a> &lt;too&gt;.`
	lines := strings.Repeat(line+"<br>\n", 1000)
	for _, in := range []string{"<p>" + lines, "<ul><li>" + lines + "</ul>", "<blockquote>" + lines + "</blockquote>"} {
		d := page(t, "<html><body><h1>Votes</h1>"+in)
		b := d.Blocks[len(d.Blocks)-1]
		if got := d.Slice(b.Range); len(d.Blocks) != 1001 || got != "The *first* of [them] said no, and the second <too>." || len(d.Links) != 1000 {
			t.Errorf("%.20s: %d blocks, %d links, the last %.200q", in, len(d.Blocks), len(d.Links), got)
		}
	}
	d := page(t, "<html><body><h1>Votes</h1><p>"+strings.Repeat(`The *first* of [them] said &lt;no&gt;. `, 3000))
	if b := d.Blocks[1]; !strings.HasPrefix(d.Slice(b.Range), "The *first* of [them] said <no>. The") {
		t.Errorf("%.200q", d.Slice(b.Range))
	}
}

func TestLooksHTML(t *testing.T) {
	for text, want := range map[string]bool{
		"<!doctype html><p>Tea":     true,
		" \n<!DOCTYPE HTML PUBLIC>": true,
		"<html>":                    true,
		"<HTML lang=en>":            true,
		"<?xml version='1.0'?>\n<!-- x -->\n<html a>": true,
		"<!-- no end": false,
		"<htmlx>":     false,
		"<p>Tea":      false,
		"Tea <html>":  false,
		"":            false,
	} {
		if got := looksHTML(text); got != want {
			t.Errorf("looksHTML(%q) = %v", text, got)
		}
	}
}

func TestPageWithoutWords(t *testing.T) {
	for _, html := range []string{"", "<!doctype html><title>Tea</title><body><script>x</script></body>"} {
		if _, err := NewSource("x.html", []byte(html)); err == nil {
			t.Errorf("%q was opened", html)
		}
	}
}

// TestWebCorpus holds the doors' results to what a reader view takes from pages.
func TestWebCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "corpus/web/*.html"))
	if len(files) == 0 {
		t.Skip("the corpus of pages is not here")
	}
	sum, titles := 0.0, 0
	for _, file := range files {
		var want struct{ Title, Text string }
		data, err := os.ReadFile(strings.TrimSuffix(file, "html") + "json")
		if err == nil {
			err = json.Unmarshal(data, &want)
		}
		if err != nil {
			t.Fatal(err)
		}
		html, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d := page(t, string(html))
		score := sameWords(want.Text, d.Text)
		sum += score
		if score < 0.9 {
			t.Errorf("%s: words F1 %.2f", file, score)
		}
		if strings.Join(wordsOf(want.Title), "") == strings.Join(wordsOf(d.Title), "") {
			titles++
		}
	}
	if mean := sum / float64(len(files)); mean < 0.98 || titles < len(files) {
		t.Errorf("words F1 %.3f, %d of %d titles", mean, titles, len(files))
	}
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func wordsOf(s string) []string { return word.FindAllString(strings.ToLower(norm.NFKC.String(s)), -1) }

// sameWords is the F1 of the words of b in a, however they are ordered.
func sameWords(a, b string) float64 {
	count := map[string]int{}
	in, out := wordsOf(a), wordsOf(b)
	for _, w := range in {
		count[w]++
	}
	hits := 0
	for _, w := range out {
		if count[w] > 0 {
			count[w]--
			hits++
		}
	}
	return 2 * float64(hits) / float64(max(1, len(in)+len(out)))
}

// FuzzHTML: whatever the bytes, the document is sound.
func FuzzHTML(f *testing.F) {
	files, _ := filepath.Glob("testdata/html/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Add([]byte("<table><tr><td><dl><dd><pre><b>" + strings.Repeat("<div>", 600)))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := NewSource("page.html", data)
		if err != nil {
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

// TestPageSaysOfItself: what a page says of itself is kept, washed.
func TestPageSaysOfItself(t *testing.T) {
	d := page(t, `<html lang="de"><head><title>Der Karren</title><meta property="og:site_name" content="Das Rad">
		<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="Ann&#27;[31m Poe"></head>
		<body><article><h1>Der Karren</h1>`+strings.Repeat("<p>Ein Karren hat zwei Räder, und wer ihn zieht, der weiß am Abend, was er getan hat.</p>", 20)+`</article></body></html>`)
	got := []string{d.Title, d.Byline, d.Site, d.Date, d.Language}
	want := []string{"Der Karren", "Ann[31m Poe · Das Rad · 2024-05-03", "Das Rad", "2024-05-03", "de"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
