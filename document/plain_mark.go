package document

import (
	"strings"

	"crosshead/document/outline"
)

// marking is which marks of headings a plain text uses. A sign that stands in it
// once may be anything; one that recurs where headings stand is a mark:
//
//	Wheels      = Wheels     ** Wheels **     * The mine     Wheels[edit]
//	^^^^^^      == Axles                      ** Wheels
type marking struct {
	under  string // signs of underlines beside "=", "-" and "~"
	long   bool   // underlines may be far longer than what they underline
	stars  uint16 // bit n: n stars are a heading, as in Org; one depth alone is bullets
	equals bool   // "==" before a heading, as in AsciiDoc
	framed string // signs that stand on both sides
	edit   bool   // "[edit]" after it, as in an encyclopaedia
	titled bool   // "《x》" directly above verse
	paired bool   // a chapter's number, and directly below it its title
	manual bool   // a page of a manual: see isManual
}

// A markCount counts what may be marks.
type markCount struct {
	under, framed [128]int // by sign
	long, edit    int
	titled        signCount               // "《x》" where lines follow, or none
	paired        signCount               // numbers of chapters that a short line follows, or not
	equals, stars [maxDepth + 1]signCount // by depth
}

// A signCount counts lines that begin with some signs: those that have a blank line
// above, those that have none, and those that the next line goes on from.
type signCount struct{ below, within, wrapped int }

// mark reports whether the lines are headings: these stand apart and do not wrap.
func (n signCount) mark() bool { return n.below > n.within && n.wrapped*4 <= n.below }

// findMarking looks for the marks in a part of the text.
func findMarking(sample []line) marking {
	var n markCount
	for i, l := range sample {
		if l.text == "" || l.indent > 0 {
			continue
		}
		n.add(l, i == 0 || sample[i-1].text == "" || isAttribute(sample[i-1].text), follower(sample, i))
	}
	m := marking{manual: isManual(sample), long: n.long >= 2, edit: n.edit >= 2, equals: n.equalsMark()}
	if !m.equals {
		m.stars = n.starMarks()
	}
	m.titled, m.paired = n.titled.below >= 3 && n.titled.mark(), n.paired.below >= 2 && n.paired.mark()
	for _, sign := range framing {
		if n.framed[sign] >= 3 {
			m.framed += string(sign)
		}
	}
	for _, sign := range otherUnderlines {
		if n.under[sign] >= 2 {
			m.under += string(sign)
		}
	}
	return m
}

// add counts l; below says that a blank line is above it.
func (n *markCount) add(l line, below bool, next line) {
	switch mark := signsOf(l.text); {
	case below && isFramed(l.text):
		n.framed[mark.Sign]++
	case mark.Sign == '=':
		n.equals[mark.Depth].add(l, below, next)
	case mark.Sign == '*':
		n.stars[mark.Depth].add(l, below, next)
	case !below:
	case isTitleMark(l.text):
		n.titled.add(l, next.text != "", line{})
	case isChapter(l.text):
		n.paired.add(l, next.text != "" && next.width <= maxTitle, line{})
	case editMark(l.text) != "":
		n.edit++
	case next.text != "" && isUnderline(next.text) && len(next.text)*2 >= columns(l.text):
		n.under[next.text[0]]++
		if len(next.text) > 2*columns(l.text) {
			n.long++
		}
	}
}

func (n *signCount) add(l line, below bool, next line) {
	if below {
		n.below++
	} else {
		n.within++
	}
	if next.text != "" && columns(l.text) >= 50 && !isClosed(l.text) && (beginsInside(next.text) || next.indent > 0) {
		n.wrapped++
	}
}

// equalsMark reports whether "==" marks headings, or more signs do.
func (n *markCount) equalsMark() bool {
	var all signCount
	for _, c := range n.equals[2:] {
		all.below, all.within, all.wrapped = all.below+c.below, all.within+c.within, all.wrapped+c.wrapped
	}
	return all.below >= 2 && all.mark()
}

// starMarks returns the depths of stars that are headings, as bits: where there
// are at least two depths of stars below blank lines.
func (n *markCount) starMarks() uint16 {
	var marks uint16
	depths := 0
	for depth, c := range n.stars {
		if c.below > 0 {
			depths++
		}
		if c.below > 0 && c.mark() {
			marks |= 1 << depth
		}
	}
	if depths < 2 || n.stars[1].below == 0 {
		return 0
	}
	return marks
}

const (
	framing         = "=-*+~#" // signs that headings are framed by
	otherUnderlines = "*^+#\""

	maxDepth = 8 // of signs before a heading
)

// isAttribute reports whether s is a line as AsciiDoc has above a heading: "[[id]]".
func isAttribute(s string) bool { return s[0] == '[' && s[len(s)-1] == ']' }

// signsOf returns the run of one sign that s begins with, before a blank and
// more than signs: "** x", "== x". The zero Mark is none.
func signsOf(s string) outline.Mark {
	c := s[0]
	if strings.IndexByte(framing, c) < 0 {
		return outline.Mark{}
	}
	n := len(s) - len(strings.TrimLeft(s, string(c)))
	if n > maxDepth || n == len(s) || s[n] != ' ' || isRule(s) {
		return outline.Mark{}
	}
	return outline.Mark{Sign: c, Depth: uint8(n)}
}

// isFramed reports whether s is as "** x **" or "=== x ===".
func isFramed(s string) bool {
	m := signsOf(s)
	if m.Depth < 2 {
		return false
	}
	signs := s[:m.Depth]
	inner, ok := strings.CutSuffix(s[m.Depth:], " "+signs)
	return ok && strings.Trim(inner, " "+signs) == strings.TrimSpace(inner) && len(inner) > 1
}

// editMarks are what an encyclopaedia has after its headings, when it was copied
// with its links.
var editMarks = []string{"[edit]", "[edit source]", "[Bearbeiten]", "[modifier]", "[editar]", "[править]", "[编辑]", "[編集]"}

// editMark returns the edit mark that s ends with.
func editMark(s string) string {
	if strings.HasSuffix(s, "]") {
		for _, mark := range editMarks {
			if len(s) > len(mark) && strings.HasSuffix(s, mark) {
				return mark
			}
		}
	}
	return ""
}

// isTitleMark reports whether s is a title between its Chinese marks.
func isTitleMark(s string) bool { return strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") }

// maxTitle is how wide the title of a chapter may be, in columns.
const maxTitle = 60

// isChapter reports whether s is the number of a chapter and no more: "CHAPTER
// II.", "III.", "第一章".
func isChapter(s string) bool {
	if len(s) > 24 {
		return false
	}
	if strings.HasPrefix(s, "第") {
		return strings.ContainsAny(s[len(s)-3:], "章回节節幕卷部篇")
	}
	word, number, two := strings.Cut(strings.TrimRight(s, ".:"), " ")
	if !two {
		return len(s) <= 8 && word != s && strings.Trim(word, "IVXLC") == ""
	}
	return outline.IsPartWord(word) && strings.Trim(number, "IVXLC0123456789") == ""
}

// pairs reports whether lines begin with the number of a chapter and its title,
// and nothing or a paragraph follows.
func (y *layout) pairs(lines []line) bool {
	if !y.paired || len(lines) < 2 || !isChapter(lines[0].text) || lines[1].width > maxTitle {
		return false
	}
	return len(lines) == 2 || y.filled(lines[2]) && !y.filled(lines[1])
}

// markOf returns the mark of the first of lines, which a blank one or a mark stands
// above.
func (m *marking) markOf(lines []line) outline.Mark {
	if m.manual {
		return manualMark(lines)
	}
	l := lines[0]
	if m.stars == 0 && !m.equals && !m.edit && !m.titled && m.framed == "" || l.indent > 0 {
		return outline.Mark{}
	}
	switch mark := signsOf(l.text); {
	case mark.Sign == '*' && m.stars>>mark.Depth&1 == 1, mark.Sign == '=' && m.equals:
		return mark
	case mark.Sign != 0 && strings.ContainsRune(m.framed, rune(mark.Sign)) && isFramed(l.text):
		return mark
	case m.titled && isTitleMark(l.text):
		return outline.Mark{Sign: '<', Depth: 1}
	case m.edit && editMark(l.text) != "":
		return outline.Mark{Sign: '[', Depth: 1}
	}
	return outline.Mark{}
}

// underlines reports whether l is a line of one sign that underlines above; lone
// says that a blank line or a line of signs stands above that.
func (m *marking) underlines(l, above line, lone bool) bool {
	if !isUnderline(l.text) || isRule(above.text) || Words(above.text) == 0 {
		return false
	}
	n, of := len(l.text), columns(above.text)
	if !strings.ContainsRune("=-~", rune(l.text[0])) && !(lone && strings.ContainsRune(m.under, rune(l.text[0]))) {
		return false
	}
	return of <= 2*n && (n <= 2*of || m.long && lone)
}

// overlined reports whether lines begin with a line of signs, a heading, and the
// same signs again. Far longer signs are the fence of a listing, unless underlines
// are as long.
func (m *marking) overlined(lines []line) bool {
	if len(lines) < 3 || !isUnderline(lines[0].text) || lines[0].text != lines[2].text || isRule(lines[1].text) {
		return false
	}
	n, of := len(lines[0].text), columns(lines[1].text)
	return of <= n+2 && (n <= 2*of || m.long) && Words(lines[1].text) > 0
}

// isUnderline reports whether s is a rule without blanks.
func isUnderline(s string) bool { return isRule(s) && !strings.Contains(s, " ") }

// unmarked returns the words of a heading without its marks.
func unmarked(s string) string {
	if s == "" {
		return s
	}
	if m := signsOf(s); m.Sign != 0 {
		s = strings.TrimSpace(strings.TrimSuffix(s[m.Depth:], " "+s[:m.Depth]))
	}
	return strings.TrimSpace(strings.TrimSuffix(s, editMark(s)))
}
