package document

import (
	"strings"

	"crosshead/document/outline"
)

// A page of a manual, as man sets it, names itself in its first line, at both ends.
// Its headings are marked by where they stand: at the margin, sub-headings three
// columns in, and the text directly below, further in.
//
//	LS(1)                      User Commands                      LS(1)
//
//	NAME
//	       ls - list directory contents
//
//	OPTIONS
//	   Sorting
//	       -t     sort by time

// isManual reports whether a text that begins with these lines is such a page. A long
// name leaves a first line that cannot be read; then the first heading says it.
func isManual(sample []line) bool {
	for i, l := range sample[:min(len(sample), maxPageTop)] {
		switch {
		case l.text == "" || l.indent > 0:
		case manualName(l.text) != "", l.text == "NAME" && follower(sample, i).indent >= manualText:
			return true
		}
	}
	return false
}

// maxPageTop is how many lines the first heading of a page of a manual is in.
const maxPageTop = 5

// manualName returns "LS(1)" of a page's first line, else nothing.
func manualName(head string) string {
	fields := strings.Fields(head)
	if len(fields) < 2 || fields[0] != fields[len(fields)-1] || !strings.Contains(head, "  ") {
		return ""
	}
	name, section, ok := strings.Cut(fields[0], "(")
	if !ok || name == "" || !strings.HasSuffix(section, ")") || strings.TrimLeft(section, "0123456789ln") == section {
		return ""
	}
	return fields[0]
}

// isManualEdge reports whether l is the first or last line of a page: runs of blanks are
// in it, and it ends with the page's name.
func isManualEdge(l line) bool {
	_, section, _ := strings.Cut(l.text[strings.LastIndexByte(l.text, ' ')+1:], "(")
	return l.indent == 0 && strings.Contains(l.text, "  ") && strings.HasSuffix(section, ")")
}

// Where the headings of a page of a manual stand, in columns.
const (
	subIndent  = 3 // of a sub-heading
	manualText = 5 // of the text, at least
)

// manualMark returns the mark of a heading that lines begin with. Runs of blanks are
// in the lines at a page's head and foot.
func manualMark(lines []line) outline.Mark {
	l, next := lines[0], lines[min(1, len(lines)-1)]
	mark := outline.Mark{Sign: outline.Manual, Depth: 1}
	switch {
	case strings.Contains(l.text, "  "):
		return outline.Mark{}
	case l.indent == 0 && next.indent > 0:
		return mark
	case l.indent == 0 && len(lines) == 1 && strings.ToUpper(l.text) == l.text:
		return mark // a table or an example follows
	case l.indent == subIndent && (len(lines) == 1 || next.indent >= manualText):
		mark.Depth = 2
		return mark
	}
	return outline.Mark{}
}

// told returns what a text says of itself: a book of Project Gutenberg, or a page of a
// manual.
func (b *builder) told() meta {
	m := b.gutenberg()
	if m.title == "" && len(b.blocks) > 0 {
		m.title = manualName(string(b.text[b.blocks[0].Start:b.blocks[0].End]))
	}
	return m
}
