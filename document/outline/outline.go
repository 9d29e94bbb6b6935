package outline

import "slices"

// A Block is a paragraph, a line or an item of a text, as its layout cut it.
type Block struct {
	Text      string
	Line      int32 // its first line in the source, 1-based; it is only told on
	Above     int32 // blank lines above it
	Lines     int32 // lines it keeps, of verse or code; 1 if it is one run of text
	Underline byte  // the sign of the line of signs that stood below it, else 0
	Mark      Mark  // what its layout marks it by beside an underline
	Fixed     bool  // code, a table, a rule: its kind is known, it is no candidate
}

// A Mark is how the layout of a text marks a heading: a sign, and how many of it
// stand before the words, as in "** x" or "== x ==". Depth 0 is a line of the sign
// above and another below. The zero Mark is none.
type Mark struct {
	Sign  byte // '[' stands for "[edit]", '<' for "《x》" above verse; or Manual
	Depth uint8
}

// Manual is the sign of headings in a page of a manual, which has no others.
const Manual = 'M'

func isOfManual(b Block) bool { return b.Mark.Sign == Manual }

// A Part is what a block is in its article.
type Part uint8

// The parts of a page.
const (
	Prose      Part = iota // of the article: its text
	Title                  // its title; one block at most
	Standfirst             // the sentence below the title that says what it is about
	Byline                 // who wrote it, and when
	Heading                // of a section
	Furniture              // not of the article: menus, share lines, comments
)

func (p Part) String() string {
	return [...]string{"prose", "title", "standfirst", "byline", "heading", "furniture"}[p]
}

// A Finding says what a block is.
type Finding struct {
	Part       Part
	Level      int     // of a Title 1, of a Heading 2 to 6
	Confidence float64 // of a Title or Heading, above 0, at most 1
}

// Find says what each of blocks is: findings[i] is about blocks[i]. It reads
// the first kilobyte of a block at most, and its time is linear in their number:
// some 60 MB/s on articles, on one processor.
func Find(blocks []Block) []Finding { return fitted().Find(blocks) }

// Find is [Find] with other weights than the fitted ones.
func (w *Weights) Find(blocks []Block) []Finding {
	v, found := w.classify(blocks)
	if v.body.to > 0 {
		v.findHeadings(found, w)
	}
	v.setLevels(found)
	return found
}

// classify finds what can be told before any block is taken for a heading by its
// looks: the title and what is around it, the furniture, and the headings that
// marks, a table of contents or numbers show. In what has no prose, as verse,
// code and lists, and in manuals only marks are believed.
func (w *Weights) classify(blocks []Block) (*view, []Finding) {
	found := make([]Finding, len(blocks))
	v := &view{blocks: blocks}
	v.manual = slices.ContainsFunc(blocks, isOfManual)
	if v.manual || !slices.ContainsFunc(blocks, mayBeProse) {
		v.findMarked(found)
		return v, found
	}
	v = w.survey(blocks)
	v.findFurniture(found)
	if v.title >= 0 {
		found[v.title] = Finding{Part: Title, Level: 1, Confidence: 1}
		v.findLead(found)
	}
	v.findMarked(found)
	v.findListed(found)
	v.findSequences(found)
	return v, found
}

// mayBeProse reports whether b has the bytes of a paragraph.
func mayBeProse(b Block) bool { return len(b.Text) >= 100 && b.Lines == 1 && !b.Fixed }
