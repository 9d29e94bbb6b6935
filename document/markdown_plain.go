package document

import "strings"

// Most of a long text is paragraphs and headings that are nothing but their letters.
// They are written without goldmark, which takes longer than all that comes after it,
// but only beyond doubt: a paragraph
//
//   - at a safe place, as a cutter has it, with an empty line or nothing below it,
//   - whose lines begin at the margin, with what opens no block and is neither a row of
//     a table nor the line below a heading,
//   - and do not end in a blank,
//   - and that has no sign of inline markup and no address,
//
// and a heading of one such line behind its "#". They become what goldmark would make
// of them.

// isMeant are the bytes that may mean something wherever they stand: signs of inline
// markup, escapes, entities, and white space other than a blank.
var isMeant = func() (set [256]bool) {
	for c := range ' ' {
		set[c] = true
	}
	for _, c := range []byte(delimiters + `\&`) {
		set[c] = true
	}
	return set
}()

// openers may mean something at the start of a line, beside what isMeant has and what
// atMargin knows of lists.
const openers = "#>-+=|:"

// minPlain is how long a plain block must be for goldmark to be called once more, for
// what comes after it: a call costs as much as it takes for so many bytes.
const minPlain = 100

// plainBlock returns the plain block that text begins with, and its length with the
// empty lines below it; 0 if there is none.
func plainBlock(text string) (k Block, n int) {
	if text[0] == '#' {
		k.Kind, k.Confidence = Heading, 1
		k.Level, n = plainHeading(text)
	} else {
		n = plainParagraph(text)
	}
	for n > 0 && n < len(text) && text[n] == '\n' {
		n++
	}
	return k, n
}

func plainParagraph(text string) int {
	for end := 0; ; {
		n := plainLine(text[end:])
		if n == 0 || !atMargin(text[end:]) || strings.IndexByte(openers, text[end]) >= 0 {
			return 0
		}
		end = min(end+n+1, len(text))
		if end == len(text) || text[end] == '\n' {
			return end
		}
	}
}

func plainHeading(text string) (level uint8, n int) {
	n = plainLine(text)
	words := strings.TrimLeft(text[:n], "#")
	level = uint8(min(n-len(words), 7))
	if level > 6 || len(words) < len(" x") || words[0] != ' ' || strings.IndexByte(words, '#') >= 0 {
		return 0, 0
	}
	return level, min(n+1, len(text))
}

// plainLine returns the length of the line that text begins with, without its end; 0
// if it has what may mean something, or ends in a blank.
func plainLine(text string) int {
	n := 0
	for n < len(text) && !isMeant[text[n]] {
		n++
	}
	if n < len(text) && text[n] != '\n' || n > 0 && text[n-1] == ' ' {
		return 0
	}
	return n
}

// nextSafe returns where the next safe place is in text, which begins at one; its end,
// if a raw block may be open before that whose end cannot be seen.
func nextSafe(text string) int {
	end := lineEnd(text, 0)
	if raw := openFence(text[:end]); raw != nil {
		return behindRaw(text, end, raw)
	}
	blank := false
	for at := 0; at < len(text); at = end {
		end = lineEnd(text, at)
		line := text[at:end]
		switch {
		case blank && atMargin(line):
			return at
		case mayOpenRaw(line):
			return len(text)
		}
		blank = isBlankLine(line)
	}
	return len(text)
}

// behindRaw returns where the raw block that is open at an offset of text has ended.
func behindRaw(text string, at int, raw *rawEnd) int {
	for at < len(text) {
		end := lineEnd(text, at)
		if raw.ends(text[at:end]) {
			return end
		}
		at = end
	}
	return at
}

// plain writes a plain block.
func (w *walker) plain(k Block, text string) {
	k.Line = w.line + 1
	w.soft = false
	w.b.begin(k)
	for line := range strings.Lines(strings.TrimRight(text[k.Level:], "\n")) {
		w.write(strings.TrimSuffix(line, "\n"))
		w.soft = true
	}
	w.end()
	w.pass(text)
}
