package document

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Document is what is read: one string and ranges over it. It is immutable
// once built, so any goroutine may read it.
type Document struct {
	Title  string // as it stands in Text, or what stands for it; one line
	Byline string // empty if none was recognised
	Source string // what the reader opened: a path, an address, "-" or a name
	Format Format // the door it came through

	// What a page or a book says of itself, or nothing; site and date are in the
	// byline too.
	Site     string // where it was published, or by whom
	Date     string // when, as 2006-01-02
	Language string // a tag as of BCP 47

	Text     string    // what is read; blocks are separated by one blank line
	Blocks   []Block   // in order, disjoint, none empty
	Spans    []Span    // inline marks, ordered by Start, the longer first
	Links    []Link    // ordered by Start, disjoint
	Targets  []Target  // that links lead to, ordered by Name
	Sections []Section // in reading order; they tile the body from the first heading on
	Body     Range     // the article, without the page furniture around it

	// Parts are what a sketch shows of its source, in order; empty for the whole.
	Parts []Part
}

// A Kind is what a block is.
type Kind uint8

// The kinds of blocks. In a Paragraph and a Heading "\n" is a hard line break;
// in Code it ends a line; in a Table it ends a row, and "\t" a cell.
const (
	Paragraph Kind = iota
	Heading
	Code
	Table
	Rule // a thematic break
)

// A Role is the part a block plays in the page it came from.
type Role uint8

// The roles of blocks.
const (
	Body       Role = iota
	Title           // the article's title
	Standfirst      // the sentence below the title that says what it is about
	Byline          // who wrote it, when, where
	Furniture       // menus, credits, sales talk: in Text, but not of the article
)

// A Block is a leaf of the document: a stretch of Text that is set as one.
type Block struct {
	Range
	Kind  Kind
	Role  Role
	Level uint8 // of a Heading: 1 to 6, as its source has it
	Tight bool  // no blank row above it, as between the items of a tight list
	Line  int   // its first line in the source, 1-based; 0 if it has none
	Words int   // as [Words] counts them

	// Confidence is how sure its door is that a Heading is one: 1 where the
	// source marks it.
	Confidence float64

	// Detail is what few blocks have, or nil: a large text has a million blocks.
	Detail *Detail
}

// A Detail is what a block has beside its text.
type Detail struct {
	Nest  []Container // the quotes and list items it stands in, outermost first
	Info  string      // of Code: its language
	Align []Alignment // of a Table: one per column
}

// Nest returns the quotes and list items that b stands in, outermost first.
func (b *Block) Nest() []Container {
	if b.Detail == nil {
		return nil
	}
	return b.Detail.Nest
}

// Info returns the language of Code, or nothing.
func (b *Block) Info() string {
	if b.Detail == nil {
		return ""
	}
	return b.Detail.Info
}

// Align returns how the columns of a Table stand.
func (b *Block) Align() []Alignment {
	if b.Detail == nil {
		return nil
	}
	return b.Detail.Align
}

// A Container is a quote or a list item that a block stands in. It is drawn
// beside the block's rows and is not in Text.
type Container struct {
	Marker string // of an item: "•", "12."; empty: a quote
	Width  int    // of an item: cells its markers need, the same all down the list
	First  bool   // the block is the first of its item: the marker stands before it
}

// An Alignment says where the cells of a table's column stand.
type Alignment uint8

// The alignments of a table's columns.
const (
	Left Alignment = iota
	Center
	Right
)

// A Mark is what an inline span of text is.
type Mark uint8

// The inline marks.
const (
	Emphasis Mark = iota
	Strong
	Verbatim // a code span
	Strike
	Image // an image's alternative text
)

// A Span is a stretch of Text with an inline mark. Spans nest properly.
type Span struct {
	Range
	Mark Mark
}

// A Link is a stretch of Text that leads somewhere.
type Link struct {
	Range
	URL string // as the source has it; not checked
}

// BlockAt returns the index of the block that owns offset: a block owns its
// text and the blank line above it. It is -1 when there are no blocks; an
// offset past the end belongs to the last.
func (d *Document) BlockAt(offset int) int {
	i := sort.Search(len(d.Blocks), func(i int) bool { return offset < d.Blocks[i].End })
	return min(i, len(d.Blocks)-1)
}

// SectionAt returns the index of the section that offset lies in, or -1 before
// the first heading and where it is not known.
func (d *Document) SectionAt(offset int) int {
	i := sort.Search(len(d.Sections), func(i int) bool { return offset < d.Sections[i].Start }) - 1
	if i >= 0 && d.PartAt(d.Sections[i].Start) != d.PartAt(offset) {
		return -1
	}
	return i
}

// Slice returns the text of r, cut to the document.
func (d *Document) Slice(r Range) string {
	r = d.clamp(r)
	return d.Text[r.Start:r.End]
}

// SpansIn returns the spans that begin in r. Spans never leave their block, so
// for a block's range these are its spans.
func (d *Document) SpansIn(r Range) []Span {
	i := sort.Search(len(d.Spans), func(i int) bool { return d.Spans[i].Start >= r.Start })
	j := i + sort.Search(len(d.Spans)-i, func(j int) bool { return d.Spans[i+j].Start >= r.End })
	return d.Spans[i:j]
}

// LinksIn returns the links that begin in r.
func (d *Document) LinksIn(r Range) []Link {
	i := sort.Search(len(d.Links), func(i int) bool { return d.Links[i].Start >= r.Start })
	j := i + sort.Search(len(d.Links)-i, func(j int) bool { return d.Links[i+j].Start >= r.End })
	return d.Links[i:j]
}

// LinkAt returns the link that offset lies in.
func (d *Document) LinkAt(offset int) (Link, bool) {
	i := sort.Search(len(d.Links), func(i int) bool { return d.Links[i].End > offset })
	if i == len(d.Links) || !d.Links[i].Contains(offset) {
		return Link{}, false
	}
	return d.Links[i], true
}

// Check returns an error that names the first invariant d breaks, or nil. The
// tests and fuzz targets call it; it costs a pass over the document.
func (d *Document) Check() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	if i := strings.IndexFunc(d.Text, harmful); i >= 0 {
		return fmt.Errorf("harmful character %q at %d", d.Text[i:i+1], i)
	}
	end := 0
	for i, b := range d.Blocks {
		if b.Empty() || b.End > len(d.Text) {
			return fmt.Errorf("block %d: bad range %v", i, b.Range)
		}
		if i > 0 && (b.Start != end+2 || d.Text[end:b.Start] != "\n\n") || i == 0 && b.Start != 0 {
			return fmt.Errorf("block %d at %v does not follow %d after a blank line", i, b.Range, end)
		}
		end = b.End
	}
	if end != len(d.Text) {
		return fmt.Errorf("blocks end at %d, text at %d", end, len(d.Text))
	}
	return d.checkRanges()
}

// checkRanges is the part of Check that looks at what lies over the blocks.
func (d *Document) checkRanges() error {
	last := Range{}
	for i, s := range d.Spans {
		if s.Empty() || i > 0 && (s.Start < last.Start || s.Start == last.Start && s.End > last.End) {
			return fmt.Errorf("span %d: %v after %v", i, s.Range, last)
		}
		if b := d.BlockAt(s.Start); b < 0 || !d.Blocks[b].Contains(s.Start) || s.End > d.Blocks[b].End {
			return fmt.Errorf("span %d: %v leaves its block", i, s.Range)
		}
		last = s.Range
	}
	end := 0
	for i, l := range d.Links {
		if l.Empty() || l.Start < end || l.End > len(d.Text) {
			return fmt.Errorf("link %d: %v before %d", i, l.Range, end)
		}
		end = l.End
	}
	for i, s := range d.Sections {
		if s.Empty() || i > 0 && s.Start != d.Sections[i-1].End {
			return fmt.Errorf("section %d: %v does not tile", i, s.Range)
		}
	}
	if n := len(d.Sections); n > 0 && d.Sections[n-1].End != d.Body.End {
		return fmt.Errorf("sections end at %d, body at %d", d.Sections[n-1].End, d.Body.End)
	}
	return d.checkTargets()
}

func (d *Document) checkTargets() error {
	for i, t := range d.Targets {
		if t.Offset < 0 || t.Offset > len(d.Text) || i > 0 && t.Name <= d.Targets[i-1].Name {
			return fmt.Errorf("target %d: %+v", i, t)
		}
	}
	return nil
}
