package document

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A piece is a stretch of a Markdown text that is parsed by itself.
type piece struct {
	start, end int // in the text
	line       int // how many lines of the source come before it
}

// A cutter cuts a Markdown text at safe places, where every block and every
// container is closed, so that its pieces parse as the whole would:
//
//   - A line that begins at the margin, is no list item, and comes after a blank
//     line. It ends every paragraph, list, quote and note. What it does not end
//     is a raw block at the margin: fenced code, or HTML that runs to an end mark.
//   - The first line of such a raw block, and the line after its last.
//   - Between two plain link definitions, now and then: goldmark takes the square
//     of as many as stand together.
//
// Whether a raw block is open depends on all that comes before it: a fence may
// stand in a list item and end with it. The cutter does not guess: a stretch
// between two safe lines that may hold a raw block is read by the parser itself,
// blocks only. So is one that may define link references or notes, which must
// be known before the first piece is parsed. Each line is read so once at most,
// but for a raw block's first lines.
type cutter struct {
	text   *window
	size   int // what a piece should have, in bytes
	blocks parser.Parser
	known  *definitions

	pieces  []piece
	lines   int     // that come before the current one
	stretch int     // where the current stretch begins: a safe place
	before  int     // lines that come before that
	doubt   bool    // the stretch may hold a raw block
	raw     *rawEnd // of the raw block that is open, or nil
	defs    int     // how many plain link definitions stand together here
}

// cut cuts a text, from an offset that line lines come before, into pieces of
// about size bytes, and collects what it defines.
func cut(ctx context.Context, text *content, from, size, line int) ([]piece, *definitions, error) {
	c := cutter{
		text: newWindow(text, from), size: size, blocks: newBlockParser(), known: newDefinitions(),
		pieces: []piece{{start: from, line: line}}, lines: line, stretch: from, before: line,
	}
	blank := true
	for i := from; i < text.size; {
		if c.lines%1024 == 0 && ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		keep := c.stretch
		if c.raw != nil {
			keep = i // it is long, and will not be looked at again
		}
		end, err := c.text.lineEnd(i, keep)
		if err != nil {
			return nil, nil, err
		}
		c.line(i, end, blank)
		blank = isBlankLine(c.text.slice(Range{i, end}))
		i = end
		c.lines++
	}
	c.safe(text.size, false)
	c.pieces[len(c.pieces)-1].end = text.size
	return c.pieces, c.known, c.known.number(text, from)
}

// isBlankLine reports whether line is blanks and its end.
func isBlankLine(line string) bool { return strings.Trim(line, " \t\n") == "" }

// lineEnd returns where the line that begins at i ends, line feed included.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// line takes the line text[i:end]; blank says that the line above is.
func (c *cutter) line(i, end int, blank bool) {
	line := c.text.slice(Range{i, end})
	if c.raw == nil && (blank && atMargin(line) || c.defines(line, blank)) {
		c.safe(i, true)
	}
	switch {
	case c.raw != nil && c.raw.ends(line):
		c.raw = nil
		c.cut(end, c.lines+1)
	case c.raw == nil && mayOpenRaw(line):
		c.doubt = true
	}
}

// maxDefs is how many link definitions that stand together are parsed at once.
const maxDefs = 1000

// defines counts the link definitions that stand together, after a blank line,
// and reports whether line begins another maxDefs of them.
func (c *cutter) defines(line string, blank bool) bool {
	if !isDefinition(line) || c.defs == 0 && !blank {
		c.defs = 0
		return false
	}
	c.defs++
	return c.defs%maxDefs == 0
}

// isDefinition reports whether line is a link definition beyond doubt, on a
// line of its own: [label]: address, or [label]: address "title".
func isDefinition(line string) bool {
	label, rest, ok := strings.Cut(line, "]:")
	if !ok || len(label) < 2 || label[0] != '[' || strings.ContainsAny(label[1:], `[]\`) {
		return false
	}
	switch fields := strings.Fields(rest); len(fields) {
	case 1:
		return !strings.ContainsAny(fields[0], "<>")
	case 2:
		title := fields[1]
		return !strings.ContainsAny(fields[0], "<>") && len(title) > 2 && title[0] == '"' && strings.IndexByte(title[1:], '"') == len(title)-2
	}
	return false
}

// safe ends the stretch at offset, before the current line, unless a raw block
// turns out to be open there: then it ends before that.
func (c *cutter) safe(offset int, more bool) {
	if c.raw == nil {
		stretch := c.text.slice(Range{c.stretch, offset})
		if c.doubt || strings.Contains(stretch, "]:") {
			if start, raw := c.read(stretch); raw != nil && more {
				c.cut(c.stretch+start, c.before+strings.Count(stretch[:start], "\n"))
				c.raw = raw
				return
			}
		}
	}
	c.cut(offset, c.lines)
}

// cut ends the stretch at offset, which so many lines come before, and the piece
// when it is large enough.
func (c *cutter) cut(offset, lines int) {
	p := &c.pieces[len(c.pieces)-1]
	if offset-p.start >= c.size && offset < c.text.size {
		p.end = offset
		c.pieces = append(c.pieces, piece{start: offset, line: lines})
	}
	c.stretch, c.before, c.doubt = offset, lines, false
}

// read lets the parser read the blocks of a stretch: it remembers what they
// define, and returns where a raw block begins that runs on, and how that ends.
func (c *cutter) read(stretch string) (int, *rawEnd) {
	source := []byte(stretch)
	doc := c.blocks.Parse(text.NewReader(source), parser.WithContext(c.known.context()))
	c.known.addNotes(doc, c.stretch)
	switch last := doc.LastChild().(type) {
	case *ast.FencedCodeBlock:
		if reaches(last, len(source)) {
			fence := stretch[last.Pos():]
			length := len(fence) - len(strings.TrimLeft(fence, fence[:1]))
			return bytes.LastIndexByte(source[:last.Pos()], '\n') + 1, &rawEnd{fence: fence[:length]}
		}
	case *ast.HTMLBlock:
		if reaches(last, len(source)) {
			return last.Lines().At(0).Start, &rawEnd{marks: endMarks(last.HTMLBlockType)}
		}
	}
	return 0, nil
}

// reaches reports whether the lines of n run to the end, blank lines included:
// then it is a raw block that was not closed.
func reaches(n ast.Node, end int) bool {
	lines := n.Lines()
	return lines.Len() > 0 && lines.At(lines.Len()-1).Stop == end
}

// atMargin reports whether line, after a blank line, ends every container: it
// begins at the margin, and not as a list item does.
func atMargin(line string) bool {
	switch c := line[0]; {
	case c <= ' ':
		return false
	case c == '-', c == '+', c == '*':
		return len(line) > 1 && line[1] > ' '
	case '0' <= c && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		return rest != "" && rest[0] != '.' && rest[0] != ')'
	}
	return true
}

// mayOpenRaw reports whether line may be the first of a raw block at the
// margin. It says yes too often rather than too seldom.
func mayOpenRaw(line string) bool {
	rest := strings.TrimLeft(line, " ")
	if len(line)-len(rest) > 3 || len(rest) < 3 {
		return false
	}
	switch rest[0] {
	case '`', '~':
		return rest[1] == rest[0] && rest[2] == rest[0]
	case '<':
		return strings.IndexByte("!?sSpPtT", rest[1]) >= 0
	}
	return false
}

// openFence returns how the fenced code ends that line, at a safe place, opens at the
// margin, or nil.
func openFence(line string) *rawEnd {
	rest := strings.TrimLeft(line, line[:1])
	n := len(line) - len(rest)
	if n < 3 || line[0] != '~' && (line[0] != '`' || strings.IndexByte(rest, '`') >= 0) {
		return nil
	}
	return &rawEnd{fence: line[:n]}
}

// A rawEnd is how the open raw block ends.
type rawEnd struct {
	fence string   // fenced code: by as many of these
	marks []string // HTML: by any of these, in lower case
}

func (e *rawEnd) ends(line string) bool {
	if e.fence == "" {
		line = strings.ToLower(line)
		return slices.ContainsFunc(e.marks, func(m string) bool { return strings.Contains(line, m) })
	}
	rest := strings.TrimLeft(line, " ")
	return len(line)-len(rest) <= 3 && strings.HasPrefix(rest, e.fence) &&
		isBlankLine(strings.TrimLeft(rest, e.fence[:1]))
}

// endMarks returns what ends an HTML block of type t, as CommonMark numbers
// the types; the others end with a blank line.
func endMarks(t ast.HTMLBlockType) []string {
	return map[ast.HTMLBlockType][]string{
		ast.HTMLBlockType1: {"</script>", "</pre>", "</style>", "</textarea>"},
		ast.HTMLBlockType2: {"-->"},
		ast.HTMLBlockType3: {"?>"},
		ast.HTMLBlockType4: {">"},
		ast.HTMLBlockType5: {"]]>"},
	}[t]
}
