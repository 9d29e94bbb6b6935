package page

import (
	"strings"

	"crosshead/document"
)

// columnGap stands between two columns of a table.
const columnGap = 3

// minColumn is how narrow a column of a table may be made to fit.
const minColumn = 8

// table sets a table as open columns with a line below its head. A table wider
// than the column has its widest columns narrowed and their cells broken; where
// even that does not fit it stands out, to be shifted.
func (s *setter) table(rows []row, b *document.Block, text document.Range, lead int) []row {
	var records [][]document.Range
	at := text.Start
	for line := range strings.Lines(s.doc.Text[text.Start:text.End]) {
		records = append(records, cells(line, at))
		at += len(line)
	}
	widths := s.columns(records, s.measure-lead)
	for i, record := range records {
		n := len(rows)
		rows = s.record(rows, b, record, widths, lead)
		if i == 0 && len(records) > 1 && text.Start == b.Start {
			rows = append(rows, s.headLine(widths, lead))
		}
		end := min(record[len(record)-1].End+1, text.End)
		share(rows[n:], document.Range{Start: record[0].Start, End: end})
	}
	return rows
}

// share has the rows of a record tile r: those after the first stand for its
// last bytes, one each, so that each has a place of its own. There are enough:
// no cell has more rows than bytes, and there is the line break.
func share(rows []row, r document.Range) {
	for k := len(rows) - 1; k > 0; k-- {
		rows[k].Range = document.Range{Start: r.End - 1, End: r.End}
		r.End--
	}
	rows[0].Range = r
}

// cells cuts a record at its tabs; at is the offset of line in Text.
func cells(line string, at int) []document.Range {
	var r []document.Range
	line = strings.TrimSuffix(line, "\n")
	for cell := range strings.SplitSeq(line, "\t") {
		r = append(r, document.Range{Start: at, End: at + len(cell)})
		at += len(cell) + 1
	}
	return r
}

// columns returns the widths of the columns: as wide as their widest cell, and
// where the table does not fit the widest made narrower, alike.
func (s *setter) columns(records [][]document.Range, room int) []int {
	var widths []int
	for _, record := range records {
		for i, c := range record {
			if i == len(widths) {
				widths = append(widths, 1)
			}
			widths[i] = max(widths[i], widthOf(s.doc.Text[c.Start:c.End], s.method))
		}
	}
	room -= columnGap * (len(widths) - 1)
	for limit := room; limit >= minColumn; limit-- {
		if narrowed, ok := narrow(widths, limit, room); ok {
			return narrowed
		}
	}
	narrowed, _ := narrow(widths, 4*minColumn, room)
	return narrowed
}

// narrow cuts the widths to limit and reports whether they then fit in room.
func narrow(widths []int, limit, room int) ([]int, bool) {
	cut := make([]int, len(widths))
	sum := 0
	for i, w := range widths {
		cut[i] = min(w, limit)
		sum += cut[i]
	}
	return cut, sum <= room
}

// record sets one record: as many rows as its tallest cell needs.
func (s *setter) record(rows []row, b *document.Block, record []document.Range, widths []int, lead int) []row {
	n := len(rows)
	rows = append(rows, row{wide: true})
	col := lead
	for i, cell := range record {
		for k, line := range breakLines(s.doc.Text[cell.Start:cell.End], widths[i], widths[i], s.method) {
			if n+k == len(rows) {
				rows = append(rows, row{wide: true})
			}
			r := s.trimEnd(line.Shift(cell.Start))
			pad := s.align(b, i, widths[i]-widthOf(s.doc.Text[r.Start:r.End], s.method))
			rows[n+k].segs = append(rows[n+k].segs, seg{col: col + pad, Range: r})
		}
		col += widths[i] + columnGap
	}
	return rows
}

// align returns how many of the spare cells stand before a cell of column i.
func (s *setter) align(b *document.Block, i, spare int) int {
	if i >= len(b.Align()) || spare <= 0 {
		return 0
	}
	switch b.Align()[i] {
	case document.Right:
		return spare
	case document.Center:
		return spare / 2
	}
	return 0
}

// headLine draws the line below a table's head.
func (s *setter) headLine(widths []int, lead int) row {
	line := row{wide: true}
	col := lead
	for _, w := range widths {
		line.segs = append(line.segs, seg{col: col, lit: strings.Repeat("─", w), sgr: s.style.Frame})
		col += w + columnGap
	}
	return line
}
