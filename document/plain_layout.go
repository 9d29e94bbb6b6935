package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A layout is how a plain text was set when it was written:
//
//	a line between           each line            wrapped at a width
//	blank ones is whole      a paragraph          of some columns
//
//	In the beginning was…    In the beginning…    In the beginning was the
//	                         And the earth…       word, and the word was
//	And the earth was…       And God said…        long.
type layout struct {
	width  int             // columns its lines are wrapped at; 0: lines are whole
	ragged bool            // by hand, or at several widths: many lines end well before that
	spaced bool            // blank lines stand between its paragraphs
	long   bool            // many of its lines are paragraphs
	source bool            // it is source code
	indent int             // columns its lines are usually indented by; -1: it differs
	pages  map[string]bool // see findPages; nil if it has none
	marking
}

// sampled is how much of a text is measured: no more than the head of a large
// document has, so that head and whole are cut alike.
const sampled = 64 << 10

// widest is the widest column, in columns, that anybody wraps at.
const widest = 110

// measure finds the layout of text from its first part.
func measure(text string) layout {
	text = text[:min(len(text), sampled)]
	sample := make([]line, 0, strings.Count(text, "\n")+1)
	for lines := newLines(text); ; {
		l, ok := lines.next()
		if !ok {
			break
		}
		sample = append(sample, l)
	}
	lay := layout{marking: findMarking(sample), pages: findPages(sample)}
	lay.width, lay.ragged = wrapWidth(sample)
	if lay.manual { // most of its lines may be short
		lay.width, lay.ragged = rightEdge(sample), false
	}
	filled, blank, long, code := 0, 0, 0, 0
	var indents [16]int // lines by indent
	for _, l := range sample {
		switch {
		case l.text == "":
			blank++
			continue
		case len(l.text) > 2*widest:
			long++
		case codeLike(l):
			code++
		}
		if n := l.indent; n < len(indents) {
			indents[n]++
		}
		filled++
	}
	lay.indent = -1
	for n, count := range indents {
		if count*5 >= filled*3 {
			lay.indent = n
		}
	}
	lay.spaced = blank*12 >= filled
	lay.long = long*8 >= filled
	lay.source = code*5 >= 2*filled && filled >= 4
	return lay
}

// wrapWidth returns the columns that lines are wrapped at, or 0. Most lines that
// another follows are full, which means that its first word would not have fitted,
// and some of those begin in mid-sentence, which the lines of a log never do. Or
// the text is ragged: most such lines are long, and two in five lead on in
// mid-sentence; with source code it is one in four at most.
func wrapWidth(sample []line) (width int, ragged bool) {
	lay := layout{width: rightEdge(sample)}
	full, goesOn, filled, leadsOn, followed, long := 0, 0, 0, 0, 0, 0
	for i, l := range sample {
		next := follower(sample, i)
		if l.text != "" && l.width > lay.width+30 {
			long++
			continue
		}
		if l.text == "" || next.text == "" || isItem(next.text) || isRule(next.text) {
			continue
		}
		followed++
		inside := beginsInside(next.text)
		if lay.full(l, next) {
			full++
			if inside {
				goesOn++
			}
		}
		if lay.filled(l) {
			filled++
			if inside && !isClosed(l.text) {
				leadsOn++
			}
		}
	}
	switch {
	case lay.width == 0 || full < 3 || long*4 > full:
		return 0, false
	case full*2 >= followed && goesOn*5 >= full:
		return lay.width, false
	case filled*5 >= followed*3 && leadsOn*5 >= followed*2:
		return lay.width, true
	}
	return 0, false
}

// follower returns the line after line i, empty if there is none.
func follower(sample []line, i int) line {
	if i+1 < len(sample) {
		return sample[i+1]
	}
	return line{}
}

// rightEdge returns the largest width that a fair number of lines come near.
func rightEdge(sample []line) int {
	var count [widest + 1]int // of lines that another follows, by columns
	all := 0
	for i, l := range sample {
		if l.text == "" || len(l.text) > 4*widest || follower(sample, i).text == "" {
			continue
		}
		if n := l.width; n <= widest {
			count[n]++
			all++
		}
	}
	for width := widest; width >= 30; width-- {
		near := count[width] + count[width-1] + count[width-2] + count[width-3]
		if count[width] > 0 && near >= 3 && near*20 >= all {
			return width
		}
	}
	return 0
}

// full reports whether the first word of next would not have fitted after l.
func (y *layout) full(l, next line) bool {
	slack := 0
	if endsWide(l.text) {
		slack = 3 // a closing mark may not begin a line, and took its neighbour along
	}
	return l.width+1+firstWord(next.text) > y.width-slack
}

// filled reports whether l is long enough to have been wrapped by hand.
func (y *layout) filled(l line) bool { return l.width*10 >= y.width*7 }

// joined returns how many of lines, at least 1, are one block; flows says that
// their stretch is running text.
func (y *layout) joined(lines []line, flows bool) int {
	n := 1
	if isRule(lines[0].text) {
		return n
	}
	for n < len(lines) && (y.joins(lines[0], lines[n-1], lines[n]) || flows && y.leadsOn(lines[0], lines[n-1], lines[n])) {
		n++
	}
	return n
}

// joins reports whether next goes on in the block that first begins and l ends.
func (y *layout) joins(first, l, next line) bool {
	switch item := isItem(first.text); {
	case isolated(l, next):
		return false
	case item && next.indent >= first.indent+2:
		return true
	case y.width == 0:
		n := columns(l.text) // a short text may have too few lines to measure
		return !y.long && n >= 50 && n <= widest && !isClosed(l.text) && beginsLower(next.text)
	case !item && next.indent >= l.indent+2 && isClosed(l.text):
		return false // the indent of a new paragraph
	}
	return y.full(l, next) || l.width*5 >= y.width*3 && !isClosed(l.text) && beginsLower(next.text)
}

// leadsOn reports whether next goes on after l, which is long, where nothing but
// blank lines and indents part paragraphs: whatever it begins with if l ends no
// sentence, and in a ragged text even if l does.
func (y *layout) leadsOn(first, l, next line) bool {
	if !y.filled(l) || isolated(l, next) || next.indent >= l.indent+2 {
		return false
	}
	return !isClosed(l.text) || y.ragged && !isItem(first.text)
}

// isolated reports whether the layout itself parts l and next.
func isolated(l, next line) bool {
	return isItem(next.text) || isRule(next.text) || isQuoted(l.text) || isQuoted(next.text)
}

// flows reports whether lines, a stretch between blank ones, are running text
// whose lines may break anywhere: one in four leads on in mid-sentence, or all
// are long and the last ends a sentence. Lines of lists and of verse, with a
// capital each, do neither.
func (y *layout) flows(lines []line) bool {
	last := len(lines) - 1
	if y.width == 0 || !y.spaced || last == 0 {
		return false
	}
	inside, filled := 0, 0
	for i, l := range lines {
		if i > 0 && beginsInside(l.text) {
			inside++
		}
		if i < last && y.filled(l) {
			filled++
		}
	}
	return inside*4 >= last || filled == last && isClosed(lines[last].text)
}

// tight reports whether blocks of these columns, with no blank line between
// them, belong together. Where a text has blank lines, none means something;
// where it has none, short lines are a log or a list and long ones paragraphs.
func (y *layout) tight(before, columns int) bool {
	return min(before, columns) < widest && (y.spaced || !y.long)
}

// verse reports whether the ends of lines matter: they are short, three or more,
// and either broken well before the margin or closed by signs more often than
// not, which lines of menus are not.
func (y *layout) verse(lines []line) bool {
	if len(lines) < 3 {
		return false
	}
	closed := 0
	for i, l := range lines {
		if len(l.text) > 3*widest || l.width > 72 || isItem(l.text) || isRule(l.text) {
			return false
		}
		if i > 0 && y.width > 0 && y.joins(lines[0], lines[i-1], l) {
			return false
		}
		if endsWithSign(l.text) {
			closed++
		}
	}
	return y.width > 0 || closed*2 >= len(lines)
}

// verbatim reports whether lines are source code, a table or a drawing: their
// inner spacing matters.
func (y *layout) verbatim(lines []line) bool {
	code := 0
	for i, l := range lines {
		if codeLike(l) {
			code++
		}
		if !y.source && i >= 4 && code*3 < i {
			return false // it would be surprising now, and most of a text is prose
		}
	}
	if y.source {
		return code > 0 || len(lines) > 1
	}
	return y.displayed(lines) || code >= 2 && code*5 >= len(lines)*3 || code == len(lines) && lines[0].indent >= 4
}

// displayed reports whether lines are one that is set apart as an example: it is
// indented by 4 to 8 where paragraphs are not, begins with a small letter or a
// sign, as headings rarely do, and ends no sentence.
func (y *layout) displayed(lines []line) bool {
	l := lines[0]
	if len(lines) > 1 || y.indent < 0 || !y.spaced || y.width == 0 || isItem(l.text) || isClosed(l.text) {
		return false
	}
	n := l.indent - y.indent
	r, _ := utf8.DecodeRuneInString(l.text)
	return n >= 4 && n <= 8 && (unicode.IsLower(r) || unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// codeStarts and codeParts are what lines of programs, tables and drawings
// begin with, or have in them.
var (
	codeStarts = []string{"//", "/*", "#include", "#!", "func ", "def ", "import ", "package ", "$ ", "+-", ">>> "}
	codeParts  = []string{"   ", "\t", "....", " = ", "==", "()", "->", "=>", "</", "│", "──"}
)

// codeLike reports whether a line looks like one of a program, a table or a
// drawing.
func codeLike(l line) bool {
	s := l.text
	if s == "" || len(s) > 2*widest || isRule(s) {
		return false
	}
	switch last := s[len(s)-1]; {
	case last == '{', last == '}', s[0] == '|', s[0] == '}':
		return true
	case last == ';' && strings.ContainsAny(s, "=("):
		return true
	}
	for _, p := range codeStarts {
		if s[0] == p[0] && strings.HasPrefix(s, p) {
			return true
		}
	}
	for _, p := range codeParts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// isQuoted reports whether s is a line of a quoted mail.
func isQuoted(s string) bool { return s[0] == '>' }

// isClosed reports whether s ends as a sentence does.
func isClosed(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)"))
	return strings.ContainsRune(".?!:…。？！：", r)
}

func endsWithSign(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsPunct(r)
}

// beginsInside reports whether s may begin in mid-sentence: with a letter that
// is no capital.
func beginsInside(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsUpper(r)
}

func beginsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
