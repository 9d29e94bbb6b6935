package index

import (
	"strings"

	"crosshead/document"
)

// A name is a stretch of tokens that names something.
type name struct {
	from, to int    // tokens
	entry    *entry // of the gazetteer, or nil
	titled   bool   // a title stands before it
	key      string // its words, folded: names of one key are one form
	group    *group // nil where the gazetteer decides

	settled bool // what follows is decided
	kind    Kind
	use     Use
	row     string
}

// isForm reports whether the name is one of the gazetteer's, of kind k.
func (n *name) isForm(k Kind) bool { return n.entry != nil && n.entry.kind == k }

func (n *name) settle(k Kind, u Use, row string) {
	n.settled, n.kind, n.use, n.row = true, k, u, row
}

// emit adds the name that tokens from to to make, without what is no part of it.
func (a *analysis) emit(from, to int, e *entry, titled bool) {
	for e == nil && from < to && (a.tokens[from].kind == signToken || !a.tokens[from].capital && !isArticle(a.tokens[from].text)) {
		from++
	}
	for e == nil && to > from && (a.tokens[to-1].kind == signToken || a.tokens[to-1].kind == wordToken && !a.tokens[to-1].capital && !a.tokens[to-1].hyphenated) {
		to--
	}
	if e == nil {
		from, to = a.trim(from, to)
	}
	if from < to {
		a.names = append(a.names, &name{from: from, to: to, entry: e, titled: titled, key: a.key(from, to)})
	}
}

// isArticle reports whether text is an Arabic article, as in al-Assad.
func isArticle(text string) bool {
	switch text {
	case "al", "el", "ash", "an":
		return true
	}
	return false
}

// trim leaves out "The" and the words of captions, and takes in "von der".
func (a *analysis) trim(from, to int) (int, int) {
	for to-from > 1 && a.isCaption(to-1) {
		to--
	}
	if to-from > 1 && strings.EqualFold(a.tokens[from].text, "the") {
		from++
	}
	if from == 0 || a.tokens[from].lines > 0 || to-from > 2 {
		return from, to
	}
	switch a.tokens[from-1].text {
	case "von", "dos", "bin", "ibn", "bint", "da", "van", "der", "del":
		from--
		if t := a.at(from - 1); t.text == "van" || t.text == "von" {
			from--
		}
	}
	return from, to
}

func (a *analysis) isCaption(i int) bool {
	switch a.tokens[i].text {
	case "Image", "Photo", "Photos", "Photograph", "Source", "Video":
		return true
	case "Images":
		return a.at(i-1).text != "Getty"
	}
	return false
}

// key returns the words of tokens from to to, folded.
func (a *analysis) key(from, to int) string {
	if to-from == 1 {
		return a.tokens[from].fold
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if a.tokens[i].kind == signToken {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(a.tokens[i].fold)
	}
	return b.String()
}

// span returns where tokens from to to stand.
func (a *analysis) span(from, to int) document.Range {
	return document.Range{Start: a.tokens[from].Start, End: a.tokens[to-1].End}
}

// text returns the name as it stands in the document, on one line.
func (a *analysis) text(n *name) string {
	return oneLine(a.doc.Slice(a.span(n.from, n.to)))
}

// oneLine returns s with its line ends as blanks.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
