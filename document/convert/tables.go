package convert

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tidyTables keeps the tables that show figures side by side. Those that only
// lay out a page become what is in their cells, one after the other.
func tidyTables(n *html.Node) {
	var tables []*html.Node
	for t := range elements(n, atom.Table) {
		tables = append(tables, t)
	}
	for i := len(tables) - 1; i >= 0; i-- { // the innermost first
		if t := tables[i]; isLayout(t) {
			layOut(t)
		} else {
			tidyTable(t)
		}
	}
}

// maxCell is how long the text of a table's cell may be, in bytes.
const maxCell = 600

// isLayout reports whether a table is no table to read.
func isLayout(t *html.Node) bool {
	columns := 0
	for row := range elements(t, atom.Tr) {
		cells := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			cells++
			if first(c, atom.Table, atom.Pre, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) != nil {
				return true
			}
			if isLonger(c, maxCell) && hasBlocks(c) {
				return true
			}
		}
		columns = max(columns, cells)
	}
	role := attr(t, "role")
	return columns < 2 || role == "presentation" || role == "none"
}

// layOut makes the cells of a table blocks.
func layOut(t *html.Node) {
	for d := range elements(t, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption) {
		if inside(d, atom.Table) {
			rename(d, atom.Div)
		}
	}
	rename(t, atom.Div)
}

// maxCells is how many cells a table may have by spans: a number in a page is
// cheap, and cells are not.
const maxCells = 50_000

// span returns over how many columns or rows a cell goes, at most some.
func span(cell *html.Node, key string) int {
	const most = 100
	n, err := strconv.Atoi(strings.TrimSpace(attr(cell, key)))
	if err != nil || n < 1 {
		n = 1
	}
	n = min(n, most)
	if attr(cell, key) != "" {
		setAttr(cell, key, strconv.Itoa(n))
	}
	return n
}

// tidyTable puts a table's caption above it, and makes what is in a cell inline.
func tidyTable(t *html.Node) {
	for c := range elements(t, atom.Caption) {
		if t.Parent == nil {
			break
		}
		remove(c)
		wrapChildren(c, atom.Em)
		rename(c, atom.P)
		t.Parent.InsertBefore(c, t)
	}
	cells := 0
	for cell := range elements(t, atom.Td, atom.Th) {
		cells += span(cell, "colspan") * span(cell, "rowspan")
		if cells > maxCells {
			cell.Attr = nil
		}
		for d := range elements(cell) {
			switch {
			case d.DataAtom == atom.Br:
				d.Parent.InsertBefore(textNode(" "), d)
				remove(d)
			case isBlock(d.DataAtom):
				d.Parent.InsertBefore(textNode(" "), d)
				d.AppendChild(textNode(" "))
				unwrap(d)
			}
		}
	}
}
