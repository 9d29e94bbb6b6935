package document

import (
	"slices"
	"strings"
)

// A Correction is what a reader says of a block, against what its door found.
type Correction struct {
	Anchor Anchor // of the block's Range
	Level  int    // 1 to 6: it is a heading of that level; 0: it is none
}

// maxLevel is the deepest level of a heading.
const maxLevel = 6

// Settle returns c with the anchor its block has in d now, and false where its
// words are gone or are the smaller part of a block that is no heading. It takes as
// long as [Document.Resolve]: no time where nothing was edited.
func (d *Document) Settle(c Correction) (Correction, bool) {
	at, ok := d.Resolve(c.Anchor)
	if !ok {
		return Correction{}, false
	}
	b := d.Blocks[d.BlockAt(at.Start)]
	if b.Kind != Heading && 2*at.Intersect(b.Range).Len() < min(b.Len(), maxQuote) {
		return Correction{}, false
	}
	return Correction{d.Anchor(b.Range), c.Level}, true
}

// Correct returns d as the corrections make it: its Text, Spans and Links with
// Blocks, Sections and a Body of its own. They are applied in order, so that of
// two for a block the later counts. One is applied only where a block begins at
// its Offset with its very words, which [Document.Settle] sees to; the zero
// Correction never is. The head of a document, where the words may yet come, is
// corrected without settling.
//
// A corrected heading has Confidence 1. One that was page furniture takes what
// is between it and the body into the article, and below the body what follows
// it too. The title can be made no heading; a table or a rule cannot be made one.
//
// It takes some 25 ms for 10 MB with 100,000 headings.
func (d *Document) Correct(corrections []Correction) *Document {
	levels := d.corrected(corrections)
	if len(levels) == 0 {
		return d
	}
	c := *d
	c.Blocks = slices.Clone(d.Blocks)
	c.Sections = make([]Section, 0, len(d.Sections)+len(levels))
	body := d.Body
	if d.Blocks[d.BlockAt(body.Start)].Role == Furniture {
		body = Range{} // all of it is: there is no article yet
	}
	for i, level := range levels {
		if level == 0 {
			c.unsetHeading(i)
			continue
		}
		if d.Blocks[i].Role == Furniture {
			c.admit(i, body)
		}
		c.setHeading(i, level)
	}
	c.findBody()
	c.findSections()
	return &c
}

// corrected returns the levels of the blocks that the corrections change.
func (d *Document) corrected(corrections []Correction) map[int]int {
	levels := make(map[int]int)
	for _, c := range corrections {
		i := d.BlockAt(c.Anchor.Offset)
		if i < 0 || !d.begins(&d.Blocks[i], c.Anchor) {
			continue
		}
		if k := d.Blocks[i].Kind; k != Table && k != Rule {
			levels[i] = max(0, min(c.Level, maxLevel))
		}
	}
	return levels
}

// begins reports whether the block begins where a says, with its words.
func (d *Document) begins(b *Block, a Anchor) bool {
	return b.Start == a.Offset && a.Quote != "" && strings.HasPrefix(d.Slice(b.Range), a.Quote)
}

// setHeading makes block i a heading.
func (d *Document) setHeading(i, level int) {
	b := &d.Blocks[i]
	if b.Role == Byline && d.Byline == CleanLine(d.Slice(b.Range)) {
		d.Byline = ""
	}
	b.Kind, b.Level, b.Confidence = Heading, uint8(level), 1
	if b.Role != Title {
		b.Role = Body
	}
}

// unsetHeading makes block i no heading.
func (d *Document) unsetHeading(i int) {
	b := &d.Blocks[i]
	if b.Kind != Heading {
		return
	}
	if b.Role == Title {
		b.Role = Body
		if d.Title == d.heading(b.Range) {
			d.Title = ""
		}
	}
	b.Kind, b.Level, b.Confidence = Paragraph, 0, 0
}

// admit takes block i, which is page furniture, into the article, with what
// stands between it and the body.
func (d *Document) admit(i int, body Range) {
	from, to := i, i+1
	switch b := d.Blocks[i]; {
	case b.Start < body.Start:
		to = d.BlockAt(body.Start)
	case b.Start >= body.End:
		from, to = d.BlockAt(body.End), len(d.Blocks)
	}
	for j := from; j < to; j++ {
		if d.Blocks[j].Role == Furniture {
			d.Blocks[j].Role = Body
		}
	}
}

// Deeper returns the level that makes the heading of section i one deeper: a
// child of the section before it at its own depth. It is 0 where there is none,
// or where that has the deepest level already.
func (d *Document) Deeper(i int) int {
	depth := d.Sections[i].Level
	j := i - 1
	for j >= 0 && d.Sections[j].Level > depth {
		j--
	}
	if j < 0 || d.Sections[j].Level < depth || d.HeadingLevel(j) == maxLevel {
		return 0
	}
	return d.HeadingLevel(j) + 1
}

// Shallower returns the level that makes the heading of section i one less deep:
// a sibling of its parent. It is 0 where it has none.
func (d *Document) Shallower(i int) int {
	p := d.Parent(i)
	if p < 0 {
		return 0
	}
	return d.HeadingLevel(p)
}

// HeadingLevel returns the level of the heading of section i, which is not its
// depth: sources skip levels, and begin at any.
func (d *Document) HeadingLevel(i int) int {
	return int(d.Blocks[d.BlockAt(d.Sections[i].Start)].Level)
}
