package convert

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tidy gives an article the shape that its Markdown can have: what that has no
// word for becomes what comes nearest.
func tidy(n *html.Node) {
	for d := range elements(n, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg,
		atom.Button, atom.Select, atom.Textarea, atom.Video, atom.Audio, atom.Canvas, atom.Input) {
		remove(d)
	}
	for d := range elements(n, atom.Pre) {
		tidyCode(d)
	}
	for d := range elements(n, atom.Figure) {
		tidyFigure(d)
	}
	for d := range elements(n, atom.Img) {
		tidyImage(d)
	}
	for d := range elements(n, atom.Dl) {
		tidyTerms(d)
	}
	for d := range elements(n, atom.A) {
		tidyNote(d)
	}
	for d := range elements(n, atom.Sup, atom.Sub) {
		tidyRaised(d)
	}
	for d := range elements(n, atom.Q) {
		d.InsertBefore(textNode("“"), d.FirstChild)
		d.AppendChild(textNode("”"))
		unwrap(d)
	}
	for d := range elements(n, atom.A) {
		tidyLink(d)
	}
	for d := range elements(n) {
		tidyLines(d)
	}
	tidyTables(n)
}

// maxBroken is how much a paragraph with line breaks may hold, in bytes. What is
// longer is lines of their own, as of a log; and Markdown of paragraphs that are much
// longer is not parsed.
const maxBroken = 32 << 10

// tidyLines makes a paragraph of each line of n where n is one that holds too much.
func tidyLines(n *html.Node) {
	if !isBlock(n.DataAtom) || isHeading(n.DataAtom) || first(n, atom.Br) == nil || hasBlocks(n) || inside(n, atom.Table) {
		return
	}
	size := 0
	for d := range n.Descendants() {
		size += len(attr(d, "href"))
		if d.Type == html.TextNode {
			size += len(d.Data)
		}
	}
	if size <= maxBroken {
		return
	}
	if n.DataAtom == atom.P {
		rename(n, atom.Div)
	}
	line := element(atom.P)
	for _, c := range slices.Collect(n.ChildNodes()) {
		n.RemoveChild(c)
		if c.DataAtom != atom.Br {
			line.AppendChild(c)
			continue
		}
		n.AppendChild(line)
		line = element(atom.P)
	}
	n.AppendChild(line)
}

// tidyCode leaves the text of a code block, and its language.
func tidyCode(pre *html.Node) {
	lang := codeLanguage(pre)
	var b strings.Builder
	codeText(&b, pre)
	for pre.FirstChild != nil {
		pre.RemoveChild(pre.FirstChild)
	}
	code := element(atom.Code)
	if lang != "" {
		setAttr(code, "class", "language-"+lang)
	}
	code.AppendChild(textNode(strings.Trim(b.String(), "\n")))
	pre.Attr = nil
	pre.AppendChild(code)
}

// codeText writes the text in a code block, where an element may be a line.
func codeText(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		case c.Type == html.ElementNode:
			line := isBlock(c.DataAtom)
			if line {
				endLine(b)
			}
			codeText(b, c)
			if line {
				endLine(b)
			}
		}
	}
}

func endLine(b *strings.Builder) {
	if s := b.String(); s != "" && s[len(s)-1] != '\n' {
		b.WriteByte('\n')
	}
}

// codeLanguage returns the language of a code block, from the classes that the
// usual colourers put on it, on what is in it, or around it.
func codeLanguage(pre *html.Node) string {
	near := []*html.Node{pre}
	if c := first(pre, atom.Code); c != nil {
		near = append(near, c)
	}
	for p, i := pre.Parent, 0; p != nil && i < 2; p, i = p.Parent, i+1 {
		near = append(near, p)
	}
	for _, n := range near {
		for _, key := range []string{"data-lang", "data-language"} {
			if v := attr(n, key); isLanguage(v) {
				return strings.ToLower(v)
			}
		}
		for c := range strings.FieldsSeq(strings.ReplaceAll(attr(n, "class"), "brush: ", "brush:")) {
			for _, prefix := range []string{"language-", "lang-", "highlight-source-", "brush:", "highlight-"} {
				if v, ok := strings.CutPrefix(c, prefix); ok && isLanguage(strings.TrimRight(v, ";")) {
					return strings.ToLower(strings.TrimRight(v, ";"))
				}
			}
		}
	}
	return ""
}

// isLanguage reports whether s may name a programming language.
func isLanguage(s string) bool {
	return s != "" && len(s) <= 20 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-_.") == ""
}

// tidyFigure puts a caption after its picture, set apart from the text.
func tidyFigure(f *html.Node) {
	caption := first(f, atom.Figcaption)
	if caption == nil {
		return
	}
	said := oneLine(textOf(caption))
	if said == "" {
		remove(caption)
		return
	}
	for img := range elements(f, atom.Img) {
		if alt := oneLine(attr(img, "alt")); alt != "" && strings.Contains(said, alt) {
			remove(img) // the caption says it
		}
	}
	if !hasBlocks(caption) {
		wrapChildren(caption, atom.Em)
	}
	rename(caption, atom.P)
}

// tidyImage leaves of a picture what it shows in words, if that is said.
func tidyImage(img *html.Node) {
	alt := oneLine(attr(img, "alt"))
	if alt == "" || strings.ContainsAny(alt, "/{") || !strings.Contains(alt, " ") {
		remove(img) // nothing, a file's name, or a formula's source
		return
	}
	setAttr(img, "alt", alt)
	setAttr(img, "title", "")
	if src := attr(img, "src"); src == "" || strings.HasPrefix(src, "data:") {
		setAttr(img, "src", "#")
	}
}

// tidyTerms makes a list of terms a list: each term begins an item.
func tidyTerms(dl *html.Node) {
	var item *html.Node
	for c := dl.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.Div {
			unwrapAt := c.FirstChild
			if unwrapAt == nil {
				unwrapAt = next
			}
			unwrap(c)
			c = unwrapAt
			continue
		}
		if c.DataAtom == atom.Dt || item == nil && c.DataAtom == atom.Dd {
			item = element(atom.Li)
			dl.InsertBefore(item, c)
		}
		switch {
		case item == nil, c.Type == html.ElementNode && c.DataAtom != atom.Dt && c.DataAtom != atom.Dd:
		default:
			dl.RemoveChild(c)
			item.AppendChild(c)
		}
		if c.DataAtom == atom.Dt && !hasBlocks(c) {
			wrapChildren(c, atom.Strong)
		}
		if c.DataAtom == atom.Dt || c.DataAtom == atom.Dd {
			rename(c, atom.Div)
		}
		c = next
	}
	rename(dl, atom.Ul)
}

// tidyNote puts the mention of a note in brackets, and takes the way back from a
// note to its mention out: keys lead back.
func tidyNote(a *html.Node) {
	role, text := attr(a, "role")+" "+attr(a, "epub:type"), strings.TrimRight(strings.TrimSpace(textOf(a)), "\ufe0e\ufe0f")
	switch {
	case strings.Contains(role, "backlink") || text == "↩" || text == "↑" && strings.HasPrefix(attr(a, "href"), "#"):
		remove(a)
	case strings.Contains(role, "noteref") || hasClass(a, "footnote-ref", "noteref"):
		bracket(a, text)
	}
}

// bracket puts n in brackets, unless it has some.
func bracket(n *html.Node, text string) {
	if text != "" && len(text) <= 4 && !strings.ContainsAny(text, "[](") {
		n.InsertBefore(textNode("["), n.FirstChild)
		n.AppendChild(textNode("]"))
	}
}

// tidyRaised keeps what a raised or lowered text means: the mention of a note
// gets brackets, figures are raised letters, and the rest stands as it is.
func tidyRaised(n *html.Node) {
	text := strings.TrimSpace(textOf(n))
	if a := first(n, atom.A); a != nil || inside(n, atom.A) {
		if n.DataAtom == atom.Sup && !inBrackets(n) {
			bracket(n, text)
		}
		return
	}
	if s, ok := raised(text, n.DataAtom == atom.Sup); ok {
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		n.AppendChild(textNode(s))
	}
}

// inBrackets reports whether the link around n begins with a bracket.
func inBrackets(n *html.Node) bool {
	a := closest(n, atom.A)
	return a != nil && strings.HasPrefix(textOf(a), "[")
}

// raised returns figures and signs as their raised or lowered letters.
func raised(s string, up bool) (string, bool) {
	const plain = "0123456789+-−=()n"
	letters := []rune("₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ")
	if up {
		letters = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
	}
	var out []rune
	for _, r := range s {
		i := strings.IndexRune(plain, r)
		if i < 0 {
			return "", false
		}
		out = append(out, letters[len([]rune(plain[:i]))])
	}
	return string(out), len(out) > 0
}

// tidyLink keeps a link that leads somewhere and has words.
func tidyLink(a *html.Node) {
	href := strings.TrimSpace(attr(a, "href"))
	scheme, _, _ := strings.Cut(strings.ToLower(href), ":")
	switch {
	case href == "", scheme == "javascript", scheme == "data", scheme == "vbscript", hasBlocks(a), inside(a, atom.A),
		strings.TrimSpace(textOf(a)) == "" && first(a, atom.Img) == nil:
		unwrap(a)
		return
	}
	setAttr(a, "href", href)
	setAttr(a, "title", "")
}
