package document

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A longSplitter cuts a paragraph that is long, but not hostile by how many signs it
// has, into paragraphs of some kilobytes, so that the parser need not look ahead far.
// The walker puts them together again: one that begins within a line goes on from the
// one before.
type longSplitter struct{}

const (
	longLeaf  = 4 << 10  // bytes of a paragraph that is parsed at once
	longSigns = 16 << 10 // delimiters of one that is cut: some 40 ms at worst
)

// Transform is called when a paragraph is closed.
func (longSplitter) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	if !hostile(n.Lines(), source) || signs(n.Lines(), source) > longSigns {
		return
	}
	lines := n.Lines().Sliced(0, n.Lines().Len())
	n.SetLines(text.NewSegments())
	last, size := n, 0
	for _, line := range lines {
		line = line.TrimLeftSpace(source) // as the parser does with what it closes
		for size+line.Len() > longLeaf {
			at := breakAt(source[line.Start:line.Stop], longLeaf-size)
			if at == 0 {
				break
			}
			last.Lines().Append(line.WithStop(line.Start + at))
			next := ast.NewParagraph()
			n.Parent().InsertAfter(n.Parent(), last, next)
			last, size, line = next, 0, text.NewSegment(line.Start+at, line.Stop)
		}
		last.Lines().Append(line)
		size += line.Len()
	}
}

// breakAt returns where a line may be cut: after a blank that no brackets, emphasis or
// code is open at, up to some bytes if there is one, else the next; 0 if none is.
func breakAt(line []byte, most int) int {
	depth, at := 0, 0
	var odd [256]bool
	for i, c := range line {
		switch c {
		case '[', '(':
			depth++
		case ']', ')':
			depth = max(0, depth-1)
		case '*', '`', '~':
			odd[c] = !odd[c]
		case ' ':
			if depth == 0 && !odd['*'] && !odd['`'] && !odd['~'] && i+1 < len(line) && line[i+1] != ' ' {
				at = i + 1
			}
		}
		if i > most && (at > 0 || i > most+longLeaf) {
			return at
		}
	}
	return 0
}

// goesOn reports whether n is the rest of the paragraph before it.
func (w *walker) goesOn(n ast.Node) bool {
	before := n.PreviousSibling()
	if before == nil || n.Type() != ast.TypeBlock || before.Kind() != n.Kind() || n.Lines().Len() == 0 || before.Lines().Len() == 0 {
		return false
	}
	at, end := n.Lines().At(0).Start, before.Lines().At(before.Lines().Len()-1).Stop
	return at-end <= 1 && at > 0 && w.source[at-1] == ' ' // the parser may have dropped the blank
}
