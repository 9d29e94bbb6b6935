package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark is quadratic on some inputs and cannot be interrupted, so what it
// is given is limited while it parses. Nothing is lost: what is beyond a limit
// is shown as it was typed.
const (
	maxNest   = 16       // containers in one another
	maxInline = 64       // inline marks in one another
	maxLeaf   = 64 << 10 // bytes of a paragraph whose inline markup is parsed
	maxWork   = 16 << 20 // steps to parse them, at worst
)

// A shallow parser is the parser of a container that opens none in more than
// maxNest others: the markers beyond are text.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() != ast.KindList {
			depth++
		}
	}
	if depth > maxNest {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// A pieceContext is what goldmark knows while it parses one piece: the
// definitions of the whole text.
type pieceContext struct {
	parser.Context
	known  *definitions
	judged ast.Node // the leaf that leafGuard let pass
	silent Range    // has no sign of an address, as linkGuard last saw
}

func (c *pieceContext) Reference(label string) (parser.Reference, bool) {
	return c.known.refs.Reference(label)
}

// AddReference does nothing: all references are known.
func (c *pieceContext) AddReference(parser.Reference) {}

// A leafGuard is an inline parser that comes before all others. It judges each
// leaf at its first delimiter, and takes a hostile one as text in which nothing
// but escapes and line breaks means something.
type leafGuard struct{}

// delimiters are the characters at which goldmark may look ahead to the end of
// the leaf, or back to its start.
const delimiters = "[]`*_~<("

func (leafGuard) Trigger() []byte { return []byte(delimiters) }

func (leafGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := pc.(*pieceContext)
	if parent == c.judged {
		return nil
	}
	c.judged = parent
	if !hostile(parent.Lines(), block.Source()) {
		return nil
	}
	for {
		line, segment := block.PeekLine()
		block.AdvanceLine()
		hard := bytes.HasSuffix(line, []byte("  \n"))
		rest := ast.NewTextSegment(segment.TrimRightSpace(block.Source()))
		if line, _ := block.PeekLine(); line == nil {
			return rest
		}
		rest.SetSoftLineBreak(!hard)
		rest.SetHardLineBreak(hard)
		parent.AppendChild(parent, rest)
	}
}

// hostile reports whether the inline markup of lines may take goldmark more
// than maxWork steps: at each delimiter a walk over the whole.
func hostile(lines *text.Segments, source []byte) bool {
	size := 0
	for _, line := range lines.Sliced(0, lines.Len()) {
		size += line.Len()
	}
	if size > maxLeaf {
		return true
	}
	if size*size <= maxWork {
		return false // even if there were nothing but delimiters
	}
	return size*signs(lines, source) > maxWork
}

// signs counts the delimiters in lines.
func signs(lines *text.Segments, source []byte) int {
	count := 0
	for _, line := range lines.Sliced(0, lines.Len()) {
		for _, c := range source[line.Start:line.Stop] {
			if isDelimiter[c] {
				count++
			}
		}
	}
	return count
}

var isDelimiter = func() (set [256]bool) {
	for _, c := range []byte(delimiters) {
		set[c] = true
	}
	return set
}()

// A linkGuard has a parser of addresses that are no marked links look only where one
// may be: it is asked at each blank, and looks at all of the line.
type linkGuard struct{ parser.InlineParser }

func (g linkGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := pc.(*pieceContext)
	_, at := block.PeekLine()
	if at.Start < c.silent.Start || at.Start > c.silent.End { // notes are moved, and come out of turn
		c.silent = Range{at.Start, nextAddress(block.Source(), at.Start)}
	}
	if c.silent.End >= at.Stop {
		return nil
	}
	return g.InlineParser.Parse(parent, block, pc)
}

// nextAddress returns where the next sign of an address is, or the end.
func nextAddress(source []byte, from int) int {
	next := len(source)
	for _, sign := range []string{"://", "www.", "@"} {
		if i := bytes.Index(source[from:next], []byte(sign)); i >= 0 {
			next = from + i
		}
	}
	return next
}
