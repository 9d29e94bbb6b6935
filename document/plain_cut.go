package document

import (
	"context"
	"strings"
)

// cut cuts text into pieces of at least size bytes, each but the last at the end
// of a paragraph: what comes before does not matter to what comes after. Without
// blank lines there is one piece.
func (y *layout) cut(ctx context.Context, text *content, size int) ([]Range, error) {
	var pieces []Range
	w, start := newWindow(text, 0), 0
	for text.size-start > size {
		end, err := y.paragraphEnd(w, start+size-1)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, Range{start, end})
		start = end
	}
	if start < text.size || start == 0 {
		pieces = append(pieces, Range{start, text.size})
	}
	return pieces, nil
}

// paragraphEnd returns where the first line ends that is all text, begins at i or
// later and is followed by a blank one; or the end of the text.
func (y *layout) paragraphEnd(w *window, i int) (int, error) {
	w.seek(i)
	at, err := w.lineEnd(i, i) // of a line that may begin before i
	for err == nil && at < w.size {
		var end, next int
		if end, err = w.lineEnd(at, at); err != nil || end == w.size {
			return end, err
		}
		if next, err = w.lineEnd(end, at); err != nil {
			return next, err
		}
		if isAllBlank(w.slice(Range{end, next})) && y.isText(w.slice(Range{at, end})) {
			return end, nil
		}
		at = end
	}
	return at, err
}

func isAllBlank(s string) bool { return strings.TrimSpace(s) == "" }

// isText reports whether s is a single line of text, and none of a page's.
func (y *layout) isText(s string) bool {
	lines := newLines(undressed(s))
	l, _ := lines.next()
	return lines.rest == "" && l.text != "" && !y.ofPage(l)
}
