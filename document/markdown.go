package document

import (
	"context"
	"strings"
	"sync"
	"unsafe"

	"crosshead/document/parallel"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// cutSize is how much Markdown is parsed at a time: the tree of a piece
// takes some seven times its size, and a cancelled build ends with a piece.
const cutSize = 64 << 10

// maxMatter is how long front matter may be, in bytes.
const maxMatter = 64 << 10

// buildMarkdown is the door for Markdown: CommonMark with the extensions of
// GitHub, notes, and front matter. Its pieces are parsed side by side; what
// comes out does not depend on where they are cut.
func buildMarkdown(ctx context.Context, text *content) (*builder, meta, error) {
	if text.file == nil {
		text = inMemory(lineFeeds(text.text))
	}
	start, err := text.read(Range{0, min(text.size, maxMatter)})
	if err != nil {
		return nil, meta{}, err
	}
	m, rest, lines := frontMatter(start)
	b, err := buildBody(ctx, text, len(start)-len(rest), lines)
	return b, m, err
}

// buildBody builds a text without front matter, from an offset on that so many
// lines come before. It has no carriage returns.
func buildBody(ctx context.Context, text *content, from, lines int) (*builder, error) {
	pieces, known, err := cut(ctx, text, from, cutSize, lines)
	if err != nil {
		return nil, err
	}
	return buildPieces(ctx, text, pieces, known)
}

// lineFeeds makes the line ends of text line feeds, the only ones that the
// parser and the count of lines know.
func lineFeeds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// buildPieces builds the pieces of text and puts them together, with the notes
// at the end.
func buildPieces(ctx context.Context, text *content, pieces []piece, known *definitions) (*builder, error) {
	p := newParser()
	b := newBuilder(text.size)
	var notes []note
	var spare sync.Pool // of builders
	build := func(i int) (*walker, error) {
		defer text.piece()()
		whole, err := text.read(Range{pieces[i].start, pieces[i].end})
		if err != nil {
			return nil, err
		}
		b, ok := spare.Get().(*builder)
		if !ok {
			b = newBuilder(len(whole))
		}
		return walkSafely(p, whole, pieces[i], known, b), nil
	}
	err := parallel.InOrder(ctx, len(pieces), build, func(w *walker) {
		b.reserve(w.b, w.piece.end, text.size)
		b.join(w.b, 0)
		w.b.reset()
		spare.Put(w.b)
		text.built(w.piece.end, b)
		notes = append(notes, w.made...)
	})
	if err != nil {
		return nil, err
	}
	b.addNotes(notes)
	return b, nil
}

// walkSafely is walk, but where the parser panics, as goldmark has on odd input,
// the piece is kept as it was typed: a panic in a goroutine would end the program
// with the terminal in disorder.
func walkSafely(p parser.Parser, text string, at piece, known *definitions, b *builder) (w *walker) {
	defer func() {
		if recover() != nil {
			w = &walker{piece: at, b: b}
			b.reset()
			b.add(Block{Kind: Paragraph, Line: at.line + 1}, text)
		}
	}()
	return walk(p, text, at, known, b)
}

// walk writes the text of a piece into b, which is empty: what is plain as it stands,
// and what is between that as it is parsed.
func walk(p parser.Parser, whole string, at piece, known *definitions, b *builder) *walker {
	w := &walker{piece: at, known: known, b: b}
	source := unsafe.Slice(unsafe.StringData(whole), len(whole)) // it is only read
	marked, address := 0, -1                                     // where what is not plain begins; where the next address is
	for at := 0; at < len(whole); {
		if address < at {
			address = nextAddress(source, at)
		}
		k, n := plainBlock(whole[at:])
		if n == 0 || at+n > address || marked < at && n < minPlain {
			at += nextSafe(whole[at:])
			continue
		}
		w.parse(p, source[marked:at])
		w.plain(k, whole[at:at+n])
		at += n
		marked = at
	}
	w.parse(p, source[marked:])
	return w
}

// parse writes a stretch of the piece as goldmark parses it.
func (w *walker) parse(p parser.Parser, stretch []byte) {
	if len(stretch) == 0 {
		return
	}
	w.source, w.text, w.seen = stretch, frozen(stretch), Range{}
	pc := &pieceContext{Context: parser.NewContext(), known: w.known}
	w.blocks(p.Parse(text.NewReader(w.source), parser.WithContext(pc)))
	w.pass(w.text)
}

// pass goes on behind a stretch.
func (w *walker) pass(stretch string) {
	w.start += len(stretch)
	w.line += strings.Count(stretch, "\n")
}

// newParser returns a parser for pieces, which must be given a pieceContext.
// It may be used by many goroutines.
func newParser() parser.Parser {
	return parser.NewParser(append(blockParsers(),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(leafGuard{}, -1),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(noteParser{}, 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(linkGuard{extension.NewLinkifyParser()}, 999),
		))...)
}

// newBlockParser returns a parser that reads blocks as newParser's does, and
// nothing in them.
func newBlockParser() parser.Parser { return parser.NewParser(blockParsers()...) }

func blockParsers() []parser.Option {
	return []parser.Option{
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(shallow{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			util.Prioritized(longSplitter{}, 300),
		),
	}
}

// A walker walks the tree of one piece and writes it into a builder.
type walker struct {
	piece
	text   string // of the stretch that is parsed
	source []byte // the same for goldmark
	known  *definitions
	b      *builder
	made   []note // the notes that are defined in the piece

	nest  []Container // that the next block stands in
	tight bool        // the next block is tight
	seen  Range       // Start: an offset, End: how many lines come before it

	soft   bool // a soft line break is due before the next text
	linked bool // in a link
	cell   bool // in a table's cell: no tabs and line breaks
	marks  int  // how many inline marks are open
}

// blocks writes the blocks below n.
func (w *walker) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *walker) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if w.goesOn(n) {
			return
		}
		w.leaf(n, Block{Kind: Paragraph})
	case *ast.Heading:
		w.leaf(n, Block{Kind: Heading, Level: uint8(n.Level), Confidence: 1})
	case *ast.ThematicBreak:
		w.begin(n, Block{Kind: Rule})
		w.write("* * *")
		w.end()
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.FencedCodeBlock:
		w.code(n, string(n.Language(w.source)))
	case *ast.HTMLBlock:
		w.html(n)
	case *east.Table:
		w.table(n)
	case *ast.Blockquote:
		w.nest = append(w.nest, Container{})
		w.blocks(n)
		w.nest = w.nest[:len(w.nest)-1]
	case *ast.List:
		w.list(n)
	case *east.FootnoteList:
		w.notes(n)
	}
}

// leaf writes a block whose text is inline.
func (w *walker) leaf(n ast.Node, k Block) {
	w.begin(n, k)
	w.inlines(n)
	for next := n.NextSibling(); next != nil && w.goesOn(next); next = next.NextSibling() {
		w.soft = true // the blank that it was cut at
		w.inlines(next)
	}
	w.end()
}
