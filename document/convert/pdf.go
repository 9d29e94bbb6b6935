package convert

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pdfPage is a page as pdftotext lays it out: its blocks in reading order.
type pdfPage struct {
	Width  float64    `xml:"width,attr"`
	Height float64    `xml:"height,attr"`
	Blocks []pdfBlock `xml:"flow>block"`
}

type pdfBlock struct {
	Lines []pdfLine `xml:"line"`
}

// A pdfLine is a line with the place where it stands, in points from the top left.
type pdfLine struct {
	Left   float64   `xml:"xMin,attr"`
	Top    float64   `xml:"yMin,attr"`
	Right  float64   `xml:"xMax,attr"`
	Bottom float64   `xml:"yMax,attr"`
	Words  []pdfWord `xml:"word"`
}

type pdfWord struct {
	Top    float64 `xml:"yMin,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Text   string  `xml:",chardata"`
}

func (l pdfLine) text() string {
	words := make([]string, len(l.Words))
	for i, w := range l.Words {
		words[i] = w.Text
	}
	return oneLine(strings.Join(words, " "))
}

// height is how high most of a line's words are.
func (l pdfLine) height() float64 {
	if len(l.Words) == 0 {
		return 0
	}
	heights := make([]float64, len(l.Words))
	for i, w := range l.Words {
		heights[i] = w.Bottom - w.Top
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// PDF turns a PDF into plain text, a line for each paragraph, by pdftotext.
//
// Where its lines stand tells what belongs together: a paragraph ends with a line
// that is shorter than its block or before one that is indented, larger or smaller,
// and goes on over the end of a page when it has not ended there. What recurs at
// the edges of the pages is left out, and so are their numbers.
func PDF(ctx context.Context, data []byte) (Text, error) {
	layout, err := run(ctx, data, "pdftotext", "-enc", "UTF-8", "-bbox-layout", "-", "-")
	if err != nil {
		return Text{}, err
	}
	return pdfText(layout)
}

// pdfText puts the words together that stand in a layout.
func pdfText(layout []byte) (Text, error) {
	pages, err := pdfPages(layout)
	if err != nil {
		return Text{}, err
	}
	dropEdges(pages)
	p := pdfWriter{}
	for _, page := range pages {
		for _, block := range page.Blocks {
			p.block(block)
		}
	}
	p.end()
	if p.out.Len() == 0 {
		return Text{}, errors.New("there are no letters in this PDF: its pages are pictures")
	}
	return Text{Plain: p.out.String()}, nil
}

// pdfPages reads the pages one by one.
func pdfPages(layout []byte) ([]pdfPage, error) {
	var pages []pdfPage
	d := newXML(layout)
	for {
		t, err := d.Token()
		if err != nil {
			if len(pages) == 0 {
				return nil, errors.New("pdftotext does not say where its words are; it may be too old")
			}
			return pages, nil // what was read before an error is good
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "page" {
			var p pdfPage
			if d.DecodeElement(&p, &start) == nil {
				pages = append(pages, p)
			}
		}
	}
}

// dropEdges takes out of pages what stands at the head or foot of several of them.
func dropEdges(pages []pdfPage) {
	const edge = 0.12 // of the height of a page
	atEdge := func(p pdfPage, l pdfLine) bool {
		return l.Bottom < p.Height*edge || l.Top > p.Height*(1-edge)
	}
	count := map[string]int{}
	for _, p := range pages {
		for _, b := range p.Blocks {
			for _, l := range b.Lines {
				if atEdge(p, l) {
					count[edgeKey(l.text())]++
				}
			}
		}
	}
	for i, p := range pages {
		for j := range p.Blocks {
			b := &pages[i].Blocks[j]
			b.Lines = slices.DeleteFunc(b.Lines, func(l pdfLine) bool {
				key := edgeKey(l.text())
				return atEdge(p, l) && (key == "" && len(pages) > 1 || count[key] >= 2)
			})
		}
	}
}

// edgeKey is a line at the edge of a page without what changes from page to page:
// of a mere page number, nothing.
func edgeKey(line string) string {
	if roman := strings.ToLower(strings.Trim(line, " .-–")); roman != "" && strings.Trim(roman, "ivxlc") == "" {
		return ""
	}
	return strings.TrimFunc(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, line), func(r rune) bool { return !unicode.IsLetter(r) })
}

// A pdfWriter writes paragraphs.
type pdfWriter struct {
	out  strings.Builder
	open string  // the paragraph so far
	last pdfLine // its last line
	full bool    // that goes as far as its block
}

// block writes the lines of a block.
func (w *pdfWriter) block(b pdfBlock) {
	if len(b.Lines) == 0 {
		return
	}
	left := slices.MinFunc(b.Lines, func(a, b pdfLine) int { return cmp.Compare(a.Left, b.Left) }).Left
	right := slices.MaxFunc(b.Lines, func(a, b pdfLine) int { return cmp.Compare(a.Right, b.Right) }).Right
	for i, l := range b.Lines {
		text := l.text()
		if text == "" {
			continue
		}
		if w.open != "" && !w.goesOn(l, text, i == 0, left) {
			w.end()
		}
		w.add(text)
		w.last, w.full = l, l.Right > right-(right-left)*0.12
	}
}

// goesOn reports whether a line goes on with the open paragraph: the first of its
// block only where the one above breaks off.
func (w *pdfWriter) goesOn(l pdfLine, text string, first bool, left float64) bool {
	height, before := l.height(), w.last.height()
	start, _ := utf8.DecodeRuneInString(text)
	ended, _ := utf8.DecodeLastRuneInString(w.open)
	switch {
	case isBullet(w.open) && utf8.RuneCountInString(w.open) == 1:
		return true
	case isBullet(text), height > before*1.15, before > height*1.15:
		return false
	case first:
		return unicode.IsLower(start) && (unicode.IsLower(ended) || ended == ',' || ended == '-')
	case isItem(text):
		return false
	}
	hanging := isBullet(w.open) || isItem(w.open)
	indented := !hanging && l.Left > left+height/2 && w.last.Left < l.Left-height/2
	return w.full && !indented || ended == '-'
}

// isBullet reports whether a line begins as an item of a list, or is its sign.
func isBullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•◦▪‣●○■", r) || n == len(s) && strings.ContainsRune("·–*", r)
}

// isItem reports whether a line begins with a number, as items and headings do.
func isItem(s string) bool {
	number, _, ok := strings.Cut(s, " ")
	return ok && len(number) <= 8 && (strings.HasSuffix(number, ".") || strings.HasSuffix(number, ")")) &&
		strings.Trim(number, "0123456789.()") == ""
}

// add adds a line to the open paragraph; a word that was cut at its end is whole
// again.
func (w *pdfWriter) add(text string) {
	cut := strings.TrimRight(w.open, "-\u00ad\u2010")
	r, _ := utf8.DecodeLastRuneInString(cut)
	next, _ := utf8.DecodeRuneInString(text)
	switch {
	case w.open == "":
		w.open = text
	case cut != w.open && unicode.IsLetter(r) && unicode.IsLower(next):
		w.open = cut + text
	default:
		w.open += " " + text
	}
}

func (w *pdfWriter) end() {
	if w.open != "" {
		w.out.WriteString(w.open + "\n\n")
	}
	w.open = ""
}
