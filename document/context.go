package document

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// ellipsis stands where Context has cut something off.
const ellipsis = "…"

// Context returns the text of r and the words around it in its block, as one
// line of at most width cells: before+quote+after. White space is one blank, and
// "…" stands where something was cut off, between words if there are any. The
// quote is cut only when it alone is too wide; each side gets half of what it
// leaves, or what the other does not need. A quote that begins in one block and
// ends in another has its words from both.
func (d *Document) Context(r Range, width int) (before, quote, after string) {
	r = d.clamp(r)
	quote = oneLine(d.Text[r.Start:r.End])
	if displaywidth.String(quote) > width {
		return "", keepStart(quote, width), ""
	}
	before, after = d.around(r, width)
	room := width - displaywidth.String(quote)
	before = keepEnd(before, max(room/2, room-displaywidth.String(after)))
	after = keepStart(after, room-displaywidth.String(before))
	return before, quote, after
}

// around returns what stands before and after r in its blocks, or more of it
// than width cells have room for.
func (d *Document) around(r Range, width int) (before, after string) {
	if len(d.Blocks) == 0 {
		return "", ""
	}
	// Room for characters of many bytes, marks and runs of white space.
	reach := 16*max(width, 0) + 64
	first, last := d.Blocks[d.BlockAt(r.Start)], d.Blocks[d.BlockAt(max(r.Start, r.End-1))]
	start := min(max(first.Start, runeStart(d.Text, r.Start-reach)), r.Start)
	end := max(min(last.End, runeStart(d.Text, r.End+reach)), r.End)
	before, after = oneLine(d.Text[start:r.Start]), oneLine(d.Text[r.End:end])
	if start == first.Start {
		before = strings.TrimLeft(before, " ")
	}
	if end == last.End {
		after = strings.TrimRight(after, " ")
	}
	return before, after
}

// oneLine makes one blank of each run of white space, also at the ends.
func oneLine(s string) string {
	line := strings.Join(strings.Fields("x"+s+"x"), " ")
	return line[1 : len(line)-1]
}

// keepStart returns the start of s that is at most width cells wide.
func keepStart(s string, width int) string {
	if displaywidth.String(s) <= width {
		return s
	}
	end, used := 0, displaywidth.String(ellipsis)
	if used > width {
		return ""
	}
	for g := displaywidth.StringGraphemes(s); g.Next(); end += len(g.Value()) {
		if used += g.Width(); used > width {
			break
		}
	}
	if blank := strings.LastIndexByte(s[:end+1], ' '); blank > 0 {
		end = blank
	}
	return s[:end] + ellipsis
}

// keepEnd returns the end of s that is at most width cells wide.
func keepEnd(s string, width int) string {
	left := displaywidth.String(s)
	if left <= width {
		return s
	}
	left += displaywidth.String(ellipsis)
	start := 0
	for g := displaywidth.StringGraphemes(s); left > width && g.Next(); start += len(g.Value()) {
		left -= g.Width()
	}
	if left > width {
		return ""
	}
	if blank := strings.IndexByte(s[start-1:], ' '); blank >= 0 && start+blank < len(s) {
		start += blank
	}
	return ellipsis + s[start:]
}
