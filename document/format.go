package document

import (
	"path/filepath"
	"strings"
)

// A Format is a door: how a source's bytes become blocks.
type Format uint8

// The formats.
const (
	Plain        Format = iota // plain text: its outline is recovered
	Markdown                   // CommonMark with the extensions of GitHub
	HTML                       // a page of the web
	EPUB                       // a book
	Word                       // a document of Word, DOCX
	OpenDocument               // a text of a free word processor, ODT
	RTF                        // a document of any word processor
	PDF                        // pages
)

func (f Format) String() string {
	return [...]string{"plain text", "Markdown", "HTML", "EPUB", "Word", "OpenDocument", "RTF", "PDF"}[f]
}

// formatOf picks the door for a source by its name, and where the name says
// nothing by its text.
func formatOf(name, text string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdx", ".qmd", ".rmd":
		return Markdown
	case ".html", ".htm", ".xhtml", ".xht":
		return HTML
	case ".txt":
		return Plain
	}
	if looksHTML(text) {
		return HTML
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case "", ".text":
		if looksMarkdown(text) {
			return Markdown
		}
	}
	return Plain
}

// looksHTML reports whether a text of unknown format is a page: it begins as one,
// after a comment or an XML declaration at most.
func looksHTML(text string) bool {
	text = strings.TrimLeft(text[:min(len(text), probed)], " \t\r\n\ufeff")
	for strings.HasPrefix(text, "<!--") || strings.HasPrefix(text, "<?xml") {
		end := "-->"
		if text[1] == '?' {
			end = "?>"
		}
		_, rest, ok := strings.Cut(text, end)
		if !ok {
			return false
		}
		text = strings.TrimLeft(rest, " \t\r\n")
	}
	start := strings.ToLower(text[:min(len(text), len("<!doctype html"))])
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") && len(start) > 5 && (start[5] == '>' || start[5] <= ' ')
}

// sniffed is how much of a text looksMarkdown reads.
const sniffed = 64 << 10

// looksMarkdown reports whether a text of unknown format is Markdown: it has
// fenced code, links written as such, or headings marked by "#" with a blank
// line above; two such signs, so that a text which merely mentions one, or a
// script with comments, stays plain.
func looksMarkdown(text string) bool {
	signs, blank := 0, true
	for line := range strings.Lines(text[:min(len(text), sniffed)]) {
		switch {
		case strings.HasPrefix(line, "#!"):
			return false
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			signs++
		case blank && isATX(line):
			signs++
		case strings.Contains(line, "](http"), strings.Contains(line, "](/"), strings.Contains(line, "](#"):
			signs++
		}
		blank = strings.TrimSpace(line) == ""
	}
	return signs >= 2
}

// isATX reports whether line is a heading of one to six "#".
func isATX(line string) bool {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	return n >= 1 && n <= 6 && n < len(line) && line[n] == ' '
}
