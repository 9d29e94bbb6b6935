package document

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// begin opens a block of the shape of k for the node n.
func (w *walker) begin(n ast.Node, k Block) {
	k.Line = w.lineOf(n)
	if len(w.nest) > 0 {
		if k.Detail == nil {
			k.Detail = &Detail{}
		}
		k.Detail.Nest = slices.Clone(w.nest)
	}
	k.Tight = w.tight
	w.soft = false
	w.b.begin(k)
}

// end closes the block. When something is left of it, it was the first of the
// containers it stands in, and the next is not.
func (w *walker) end() {
	before := len(w.b.blocks)
	w.b.end()
	if len(w.b.blocks) == before {
		return
	}
	w.tight = false
	for i := range w.nest {
		w.nest[i].First = false
	}
}

// lineOf returns the first line of n in the source. It counts on from the node
// before, so that all nodes together cost one pass.
func (w *walker) lineOf(n ast.Node) int {
	offset := n.Pos()
	if _, fenced := n.(*ast.FencedCodeBlock); !fenced && n.Lines().Len() > 0 {
		offset = n.Lines().At(0).Start // a setext heading's Pos is its underline
	}
	offset = min(offset, len(w.source)) // an empty heading at its end has a Pos beyond it
	if offset < w.seen.Start {
		w.seen = Range{}
	}
	w.seen.End += bytes.Count(w.source[w.seen.Start:offset], []byte{'\n'})
	w.seen.Start = offset
	return w.line + w.seen.End + 1
}

// code writes a code block. Lines that stand side by side in the source are
// written at once.
func (w *walker) code(n ast.Node, language string) {
	w.begin(n, Block{Kind: Code, Detail: &Detail{Info: CleanLine(unescape(language))}})
	lines := n.Lines()
	for i := 0; i < lines.Len(); i++ {
		line := lines.At(i)
		if line.Padding > 0 {
			w.write(string(line.Value(w.source)))
			continue
		}
		for i+1 < lines.Len() && lines.At(i+1).Start == line.Stop && lines.At(i+1).Padding == 0 {
			i++
			line.Stop = lines.At(i).Stop
		}
		w.write(w.text[line.Start:line.Stop])
	}
	w.end()
}

// noBreakSpace stands in an empty cell, so that the columns of a table are
// there in its text when the white space at the ends of the block is cut.
const noBreakSpace = "\u00a0"

func (w *walker) table(t *east.Table) {
	w.begin(t, Block{Kind: Table, Detail: &Detail{Align: alignments(t)}})
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		if row != t.FirstChild() {
			w.write("\n")
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				w.write("\t")
			}
			w.writeCell(cell)
		}
	}
	w.end()
}

func (w *walker) writeCell(cell ast.Node) {
	start := len(w.b.text)
	w.cell = true
	w.inlines(cell)
	w.cell = false
	if len(bytes.Trim(w.b.text[start:], " ")) == 0 {
		w.write(noBreakSpace)
	}
}

func alignments(t *east.Table) []Alignment {
	align := make([]Alignment, len(t.Alignments))
	for i, a := range t.Alignments {
		switch a {
		case east.AlignCenter:
			align[i] = Center
		case east.AlignRight:
			align[i] = Right
		}
	}
	return align
}

// list writes a list: each item is one more container around its blocks.
//
// A tight list has no blank rows between its items, nor above it when it stands
// below the text of an item. Its first item is as tight as what it begins.
func (w *walker) list(l *ast.List) {
	width := w.markerWidth(l)
	_, inItem := l.Parent().(*ast.ListItem)
	above := l.PreviousSibling()
	if _, notes := above.(*east.FootnoteList); notes {
		above = above.PreviousSibling() // these stand elsewhere
	}
	below := inItem && above != nil
	number := l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		if n != l.FirstChild() || below {
			w.tight = l.IsTight
		}
		w.nest = append(w.nest, Container{Marker: w.marker(l, n, number), Width: width, First: true})
		w.blocks(n)
		w.nest = w.nest[:len(w.nest)-1]
		number++
	}
	w.tight = false
}

// marker returns the marker of an item: its number, its check box, or a bullet
// that shows how deep it is.
func (w *walker) marker(l *ast.List, item ast.Node, number int) string {
	box := ""
	if first := item.FirstChild(); first != nil {
		if task, ok := first.FirstChild().(*east.TaskCheckBox); ok {
			box = "☐"
			if task.IsChecked {
				box = "☑"
			}
		}
	}
	if l.IsOrdered() {
		return strings.TrimSpace(strconv.Itoa(number) + string(l.Marker) + " " + box)
	}
	if box != "" {
		return box
	}
	depth := 0
	for _, c := range w.nest {
		if c.Marker != "" {
			depth++
		}
	}
	return [...]string{"•", "◦", "▪"}[min(depth, 2)]
}

// markerWidth returns the cells that the markers of l need: as many as the
// widest, each character of which takes one, and a blank.
func (w *walker) markerWidth(l *ast.List) int {
	width, number := 0, l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		width = max(width, utf8.RuneCountInString(w.marker(l, n, number)))
		number++
	}
	return width + 1
}
