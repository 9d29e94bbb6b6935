package document

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The definitions of a Markdown text are what one of its pieces may need and
// another has: link references, and notes with their numbers. They do not change
// once the text is cut, so that pieces may be parsed at the same time.
type definitions struct {
	refs    parser.Context // link references, first come, first served
	notes   []definition   // in the order of the text
	byLabel map[string]int // the number of a note by its label
	byPlace map[int]int    // and by the offset of its definition
}

// A definition is one "[^label]: …".
type definition struct {
	label  string
	offset int
}

func newDefinitions() *definitions {
	return &definitions{refs: parser.NewContext(), byLabel: map[string]int{}, byPlace: map[int]int{}}
}

// A definingContext is what goldmark knows while it reads blocks ahead: the
// references go to the definitions, and all else is new for each reading.
type definingContext struct {
	parser.Context
	refs parser.Context
}

func (c definingContext) AddReference(r parser.Reference) { c.refs.AddReference(r) }

func (d *definitions) context() parser.Context {
	return definingContext{parser.NewContext(), d.refs}
}

// addNotes remembers the notes that are defined below n, whose source begins
// at offset.
func (d *definitions) addNotes(n ast.Node, offset int) {
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if note, ok := c.(*east.Footnote); ok {
			d.notes = append(d.notes, definition{string(note.Ref), offset + note.Pos()})
		}
		d.addNotes(c, offset)
	}
}

// maxLabel is the length of the longest label of a note, as goldmark has it.
const maxLabel = 999

// number gives the notes their numbers, in the order in which the text, from an
// offset on, mentions them first; those it never mentions come last, for they are
// text as well. A label that is defined twice means its first note.
func (d *definitions) number(text *content, from int) error {
	slices.SortFunc(d.notes, func(a, b definition) int { return cmp.Compare(a.offset, b.offset) })
	first := map[string]int{}
	for _, n := range d.notes {
		d.byPlace[n.offset] = 0
		if _, ok := first[n.label]; !ok {
			first[n.label] = n.offset
		}
	}
	last := 0
	for at := from; len(first) > last && at < text.size; at += text.step {
		s, err := text.read(Range{at, min(at+text.step+len("[^]")+maxLabel, text.size)})
		if err != nil {
			return err
		}
		for i := range mentions(s, min(text.step, len(s))) {
			label, _, _ := strings.Cut(s[i+2:min(len(s), i+2+maxLabel+1)], "]")
			offset, ok := first[label]
			if _, definition := d.byPlace[at+i]; ok && !definition && d.byLabel[label] == 0 {
				last++
				d.byLabel[label], d.byPlace[offset] = last, last
			}
		}
	}
	for _, n := range d.notes {
		if d.byPlace[n.offset] == 0 {
			last++
			d.byPlace[n.offset] = last
		}
	}
	return nil
}

// mentions yields where "[^" begins in s before end.
func mentions(s string, end int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < end; i++ {
			n := strings.Index(s[i:], "[^")
			if i += n; n < 0 || i >= end || !yield(i) {
				return
			}
		}
	}
}

// A noteParser parses the mention of a note, "[^label]". It stands for
// goldmark's own, which walks all notes at every mention and knows only those
// of the text it parses.
type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'!', '['} }

func (noteParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	known := pc.(*pieceContext).known
	if len(known.byLabel) == 0 {
		return nil
	}
	line, segment := block.PeekLine()
	mark := 0 // of the bracket: "!" before it would else begin an image
	if line[0] == '!' {
		mark = 1
	}
	if len(line) < mark+2 || line[mark] != '[' || line[mark+1] != '^' {
		return nil
	}
	label, _, _ := strings.Cut(string(line[mark+2:min(len(line), mark+2+maxLabel+1)]), "]")
	number := known.byLabel[label]
	if number == 0 {
		return nil
	}
	if mark == 1 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+1)))
	}
	block.Advance(mark + len("[^]") + len(label))
	return east.NewFootnoteLink(number)
}

// A note is a note's blocks, with its number: notes stand at the end of the
// document in their order, wherever they are defined.
type note struct {
	number int
	*builder
}

// addNotes writes notes in their order.
func (b *builder) addNotes(notes []note) {
	slices.SortFunc(notes, func(a, b note) int { return cmp.Compare(a.number, b.number) })
	for _, n := range notes {
		b.join(n.builder, 0)
	}
}

// notes builds the notes of a list, each for itself.
func (w *walker) notes(list *east.FootnoteList) {
	body, nest, tight := w.b, w.nest, w.tight
	width := len(strconv.Itoa(len(w.known.notes))) + len(". ")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		number := w.known.byPlace[w.start+n.Pos()]
		w.b = &builder{}
		w.b.target("fn:" + strconv.Itoa(number))
		w.tight = false
		w.nest = []Container{{Marker: strconv.Itoa(number) + ".", Width: width, First: true}}
		w.blocks(n)
		w.made = append(w.made, note{number, w.b})
	}
	w.b, w.nest, w.tight = body, nest, tight
}
