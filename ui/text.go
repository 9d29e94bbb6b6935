package ui

import (
	"fmt"
	"strings"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// fit returns s, a line of plain text, cut with "…" or padded to w cells.
func fit(m ansi.Method, s string, w int) string {
	return pad(m, truncate(m, s, w), w)
}

// truncate returns s cut to w cells, with "…" where it was cut.
func truncate(m ansi.Method, s string, w int) string {
	if w <= 0 {
		return ""
	}
	return m.Truncate(s, w, "…")
}

// pad fills s with blanks to w cells; s may be styled.
func pad(m ansi.Method, s string, w int) string {
	if n := w - m.StringWidth(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// spread puts left and right at the ends of a line of w cells. Where both have
// no room, left is cut.
func spread(m ansi.Method, left, right string, w int) string {
	rw := m.StringWidth(right)
	if rw+1 >= w {
		return truncate(m, left, w)
	}
	return pad(m, truncate(m, left, w-rw-1), w-rw) + right
}

// wrap breaks s at blanks into at most n lines of w cells, the last one cut
// with "…" where more is left.
func wrap(m ansi.Method, s string, w, n int) []string {
	words := strings.Fields(s)
	var lines []string
	line := ""
	for i, word := range words {
		switch {
		case line == "":
			line = word
		case m.StringWidth(line)+1+m.StringWidth(word) <= w:
			line += " " + word
		case len(lines)+1 == n:
			return append(lines, truncate(m, line+" "+strings.Join(words[i:], " "), w))
		default:
			lines = append(lines, truncate(m, line, w))
			line = word
		}
	}
	return append(lines, truncate(m, line, w))
}

// wrapParts breaks s, parts with " · " between them, into lines of w cells. What has no
// room in n lines is left out, a part at a time.
func wrapParts(m ansi.Method, s string, w, n int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, " · ") {
		last := len(lines) - 1
		switch {
		case last >= 0 && m.StringWidth(lines[last]+" · "+part) <= w:
			lines[last] += " · " + part
		case len(lines) == n:
			return lines
		default:
			lines = append(lines, truncate(m, part, w))
		}
	}
	return lines
}

// counted is a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// clean is what every string that is not ours goes through before it is shown
// on one line.
func clean(s string) string { return document.CleanLine(s) }
