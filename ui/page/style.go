package page

import (
	"bytes"
	"strings"
	"time"

	"crosshead/document"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Style is how a page looks: a Glamour style for each role of a block, and
// what the page draws itself, as SGR sequences.
type Style struct {
	Name    string
	Glamour map[document.Role]gansi.StyleConfig // Body's stands for a role without one; nil: no styles at all

	Hit     string // a search hit
	Current string // the hit one is at
	Marker  string // list markers
	Frame   string // quote bars, table lines
	Quiet   string // rules, page furniture
	Mark    string // the sign of a bookmark in the margin
}

// A run is a stretch of a block's text in one style: an SGR sequence, empty for
// the terminal's own.
type run struct {
	document.Range
	sgr string
}

// A stylist asks Glamour for the style of leaves. It is not safe for
// concurrent use.
type stylist struct {
	style    Style
	renderer map[document.Role]renderer.Renderer
	patience time.Duration // how long a leaf waits for its code to be coloured
	out      bytes.Buffer
}

func newStylist(s Style) *stylist {
	return &stylist{style: s, renderer: map[document.Role]renderer.Renderer{}, patience: codeBudget}
}

// longPlain is how long a leaf without any mark is given to Glamour as it is, in
// bytes. Of a longer one the first letter tells the style of all: Glamour takes
// some 0.2 ms for each 1,000.
const longPlain = 8 << 10

// runs returns the style of the leaf r of block b: runs that tile r.
func (s *stylist) runs(d *document.Document, b *document.Block, r document.Range) []run {
	if s.style.Glamour == nil {
		return []run{{Range: r}}
	}
	if b.Kind == document.Rule || b.Role == document.Furniture {
		return []run{{Range: r, sgr: s.plain(b)}}
	}
	if b.Kind == document.Code {
		return s.code(d, b, r)
	}
	if r.Len() > longPlain && len(d.SpansIn(b.Range)) == 0 && len(d.LinksIn(b.Range)) == 0 {
		return []run{{Range: r, sgr: s.plain(b)}}
	}
	source, node := leafNode(d, b, r)
	runs, ok := align(d.Text, r, s.render(b.Role, source, node))
	if !ok {
		return []run{{Range: r, sgr: s.plain(b)}}
	}
	return runs
}

// plain is the style of b's first letter when nothing is marked in it.
func (s *stylist) plain(b *document.Block) string {
	if b.Kind == document.Rule || b.Role == document.Furniture {
		return s.style.Quiet
	}
	source := []byte("x")
	leaf := newLeaf(b)
	leaf.AppendChild(leaf, ast.NewTextSegment(text.NewSegment(0, 1)))
	runs, _ := align("x", document.Range{End: 1}, s.render(b.Role, source, leaf))
	if len(runs) == 0 {
		return ""
	}
	return runs[0].sgr
}

// render has Glamour set one leaf; the result is for the next call to reuse.
func (s *stylist) render(role document.Role, source []byte, leaf ast.Node) string {
	r := s.renderer[role]
	if r == nil {
		node := gansi.NewRenderer(s.options(role))
		r = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(node, 1)))
		s.renderer[role] = r
	}
	doc := ast.NewDocument()
	doc.AppendChild(doc, leaf)
	s.out.Reset()
	if err := r.Render(&s.out, source, doc); err != nil {
		return "" // aligning will fail, and the leaf be set without marks
	}
	return s.out.String()
}

// options are Glamour's for blocks of a role. Width 0: a leaf comes back as one line,
// right for every width.
func (s *stylist) options(role document.Role) gansi.Options {
	config, ok := s.style.Glamour[role]
	if !ok {
		config = s.style.Glamour[document.Body]
	}
	return gansi.Options{Styles: config, PreserveNewLines: true, ChromaFormatter: "terminal16m"}
}

// leafNode makes the Markdown of a leaf as goldmark would have parsed it: the
// letters of the leaf, with a node around each stretch between two marks. The
// tree is as deep as there are kinds of marks, whatever the document nests.
func leafNode(d *document.Document, b *document.Block, r document.Range) ([]byte, ast.Node) {
	var source []byte
	leaf := newLeaf(b)
	spans, links := d.SpansIn(b.Range), d.LinksIn(b.Range)
	for at := r.Start; at < r.End; {
		for len(spans) > 0 && spans[0].End <= at {
			spans = spans[1:]
		}
		for len(links) > 0 && links[0].End <= at {
			links = links[1:]
		}
		set, end := marksAt(spans, links, at, r.End)
		from := len(source)
		source = append(source, escape(d.Text[at:end], set)...)
		leaf.AppendChild(leaf, markedNode(set, text.NewSegment(from, len(source))))
		at = end
	}
	return source, leaf
}

func newLeaf(b *document.Block) ast.Node {
	if b.Kind == document.Heading {
		level := int(b.Level)
		if b.Role == document.Title {
			level = 1
		} else if level == 1 {
			level = 2 // several headings of the first level are sections, not titles
		}
		return ast.NewHeading(max(1, min(6, level)))
	}
	return ast.NewParagraph()
}

// A markSet is the marks of one stretch of text.
type markSet struct {
	mark [document.Image + 1]bool
	link bool
}

// marksAt returns the marks of the text at offset at, and how far they stay the
// same, at most to end.
func marksAt(spans []document.Span, links []document.Link, at, end int) (markSet, int) {
	var set markSet
	for _, s := range spans {
		if s.Start > at {
			end = min(end, s.Start)
			break
		}
		if s.Contains(at) {
			set.mark[s.Mark] = true
			end = min(end, s.End)
		}
	}
	for _, l := range links {
		if l.Start > at {
			end = min(end, l.Start)
			break
		}
		if l.Contains(at) {
			set.link = true
			end = min(end, l.End)
		}
	}
	return set, end
}

// markedNode nests a stretch of text in the nodes of its marks, in the one order
// in which none of Glamour's renderers drops another's style.
func markedNode(set markSet, at text.Segment) ast.Node {
	var node ast.Node = ast.NewTextSegment(at)
	wrap := func(on bool, outer ast.Node) {
		if on {
			outer.AppendChild(outer, node)
			node = outer
		}
	}
	if set.mark[document.Verbatim] {
		wrap(true, ast.NewCodeSpan())
	} else {
		wrap(set.mark[document.Strike], east.NewStrikethrough())
		wrap(set.mark[document.Emphasis] || set.mark[document.Image], ast.NewEmphasis(1))
		wrap(set.mark[document.Strong], ast.NewEmphasis(2))
	}
	if set.link {
		link := ast.NewLink()
		link.Destination = []byte("#") // Glamour prints any other address after the text
		wrap(true, link)
	}
	return node
}

// escape undoes what Glamour will do to a text: it resolves entities (again)
// and, but in code spans, backslashes. Line breaks become blanks: rows are
// broken by us.
func escape(s string, set markSet) string {
	if strings.ContainsAny(s, "&\n\t") {
		s = entities.Replace(s)
	}
	if !set.mark[document.Verbatim] && strings.Contains(s, `\`) {
		s = strings.ReplaceAll(s, `\`, `\\`)
	}
	return s
}

var entities = strings.NewReplacer("&", "&amp;", "\n", " ", "\t", " ")

// codeBudget is how long a leaf waits for its code to be coloured. Chroma's
// regular expressions may run for long and cannot be cancelled, so they run
// beside us, and what comes too late is dropped.
const codeBudget = 40 * time.Millisecond

// code returns the runs of a stretch of code, coloured by chroma through
// Glamour.
func (s *stylist) code(d *document.Document, b *document.Block, r document.Range) []run {
	plain := []run{{Range: r, sgr: s.plain(b)}}
	options, done := s.options(b.Role), make(chan []run, 1)
	if colours := options.Styles.CodeBlock; b.Info() == "" || colours.Theme == "" && colours.Chroma == nil {
		return plain
	}
	go func() {
		defer func() {
			if recover() != nil { // a lexer's fault must not end the program
				done <- plain
			}
		}()
		runs, ok := align(d.Text, r, coloured(options, b.Info(), d.Text[r.Start:r.End]))
		if !ok {
			runs = plain
		}
		done <- runs
	}()
	select {
	case runs := <-done:
		return runs
	case <-time.After(s.patience):
		return plain
	}
}

// coloured has Glamour colour code of a language. It asks the code's element alone:
// the document around it would go through the letters twice more.
func coloured(o gansi.Options, language, code string) string {
	var out strings.Builder
	e := gansi.CodeBlockElement{Code: code, Language: language}
	if err := e.Render(&out, gansi.NewRenderContext(o)); err != nil {
		return "" // aligning will fail, and the code be set without colours
	}
	return out.String()
}
