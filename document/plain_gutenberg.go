package document

import (
	"strings"
)

// Project Gutenberg puts what it has to say of a book and its licence before and
// after the text, and marks where that begins and ends.
const (
	gutenbergStart = "*** START OF TH" // E or IS
	gutenbergEnd   = "*** END OF TH"
	gutenbergName  = "PROJECT GUTENBERG"
)

// maxPreamble is how far into a text the book may begin, in bytes.
const maxPreamble = 32 << 10

// gutenberg sets what Project Gutenberg puts around a book apart, as furniture,
// and returns the title and the author that are told there.
func (b *builder) gutenberg() meta {
	start := b.marked(0, gutenbergStart, maxPreamble)
	if start < 0 {
		return meta{}
	}
	end := b.marked(start, gutenbergEnd, len(b.text))
	if end < 0 {
		end = len(b.blocks)
	}
	for i := range b.blocks {
		if i <= start || i >= end {
			b.blocks[i].Role = Furniture
		}
	}
	m := meta{title: b.field(start, "Title: "), byline: b.field(start, "Author: ")}
	b.titleOfBook(b.blocks[start+1:end], m.title)
	return m
}

// marked returns the first block from i on that begins with a mark, within so
// many bytes, or -1.
func (b *builder) marked(i int, mark string, within int) int {
	for ; i < len(b.blocks) && b.blocks[i].Start < within; i++ {
		line := string(b.text[b.blocks[i].Start:min(b.blocks[i].End, b.blocks[i].Start+len(mark)+2*len(gutenbergName))])
		if strings.HasPrefix(line, mark) && strings.Contains(line, gutenbergName) {
			return i
		}
	}
	return -1
}

// field returns what comes after a name in the blocks before the book.
func (b *builder) field(start int, name string) string {
	for _, k := range b.blocks[:start] {
		for line := range strings.Lines(string(b.text[k.Start:k.End])) {
			if value, ok := strings.CutPrefix(line, name); ok {
				return strings.TrimSpace(value)
			}
		}
	}
	return ""
}

// titleOfBook gives the first block of a book that has the words of its title
// the title's role.
func (b *builder) titleOfBook(blocks []Block, title string) {
	const near = 8
	for i := range blocks {
		k := &blocks[i]
		switch {
		case k.Role == Title:
			k.Role = Body
		case i >= near:
			continue
		}
		if title != "" && strings.EqualFold(CleanLine(string(b.text[k.Start:k.End])), title) {
			k.Role, title = Title, ""
		}
	}
}
