package document

import "unicode/utf8"

// An Anchor is a place that survives an edit of the document: where it was and
// what stood there (the TextPositionSelector and TextQuoteSelector of the W3C
// Web Annotation model, in bytes of UTF-8).
type Anchor struct {
	Offset int    // into Text, when it was made
	Before string // some text before the quote
	Quote  string // the words themselves; never empty unless Text is
	After  string // some text after the quote
}

const (
	contextRunes = 32      // of Before and After
	maxQuote     = 4 << 10 // bytes: some 700 words
)

// Anchor returns the anchor of r. Of a range longer than 4 KB it keeps the
// start; for an empty one it quotes what follows, or at the end of the text what
// comes before.
func (d *Document) Anchor(r Range) Anchor {
	r = d.clamp(r)
	if r.Len() > maxQuote {
		r.End = runeStart(d.Text, r.Start+maxQuote)
	}
	if r.Empty() {
		r.End += len(firstRunes(d.Text[r.Start:], contextRunes))
	}
	if r.Empty() {
		r.Start -= len(lastRunes(d.Text, contextRunes))
	}
	return Anchor{
		Offset: d.whole(r.Start),
		Before: lastRunes(d.Text[:r.Start], contextRunes),
		Quote:  d.Text[r.Start:r.End],
		After:  firstRunes(d.Text[r.End:], contextRunes),
	}
}

func firstRunes(s string, n int) string {
	end := 0
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

func lastRunes(s string, n int) string {
	start := len(s)
	for ; n > 0 && start > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return s[start:]
}
