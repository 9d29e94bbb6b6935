package document

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"crosshead/document/outline"
	"crosshead/document/parallel"
)

// buildPlain is the door for plain text. It cuts the text into blocks as its
// layout asks (see [layout]) and has package outline say what each block is.
//
// The letters of the Text are the letters of the source, in order: an asterisk
// is an asterisk. What goes is white space, line ends where a line was wrapped,
// what was to dress letters (see [undressed]), what [Clean] drops, and
// the lines of signs that stand below a heading, or above and below it; any other
// line of signs stays, as a Rule. List items keep their markers and are blocks of
// their own. Lines end at LF, CR, CRLF, VT, FF, NEL, LS and PS; the first three
// are counted, as editors count.
func buildPlain(ctx context.Context, text *content) (*builder, meta, error) {
	p, err := typeset(ctx, text, plainSize, classifiedAtOnce)
	if err != nil {
		return nil, meta{}, err
	}
	text.rest()
	p.classify(true)
	return &p.builder, p.told(), ctx.Err()
}

const (
	// plainSize is how much plain text is typeset at a time, in bytes.
	plainSize = 64 << 10

	// classifiedAtOnce is how much text the outline finder looks at at a time, in
	// bytes: more than any book has. What it keeps of each block while it does would
	// be as much again as the text.
	classifiedAtOnce = 16 << 20
)

// A typesetter builds the blocks of a plain text, stretch by stretch: a stretch
// is a run of lines without a blank one.
type typesetter struct {
	builder
	layout *layout
	known  int             // how many blocks are classified
	traits []outline.Block // of each block after those; without its text
	before int             // columns of the last block, widest if it was wrapped
	lines  int             // of the source, so far
}

// typeset cuts text into blocks: pieces of about size bytes side by side, since
// what comes before a blank line does not matter to what comes after. Whenever there
// are so many bytes that are not, the blocks are classified.
func typeset(ctx context.Context, text *content, size, atOnce int) (*typesetter, error) {
	start, err := text.read(Range{0, min(text.size, sampled)})
	if err != nil {
		return nil, err
	}
	y := measure(undressed(start))
	return y.typeset(ctx, text, size, atOnce)
}

// typeset is typeset for a text that is laid out as y says.
func (y *layout) typeset(ctx context.Context, text *content, size, atOnce int) (*typesetter, error) {
	all := &typesetter{}
	if text.size > size {
		all.builder = *newBuilder(text.size) // first, as long as nothing was there before it
	}
	pieces, err := y.cut(ctx, text, size)
	if err != nil {
		return nil, err
	}
	var spare sync.Pool // of typesetters
	build := func(i int) (*typesetter, error) {
		defer text.piece()()
		text, err := text.read(pieces[i])
		if err != nil {
			return nil, err
		}
		text = undressed(text)
		p, ok := spare.Get().(*typesetter)
		if !ok {
			p = &typesetter{builder: *newBuilder(len(text)), layout: y}
		}
		return p, p.set(ctx, text)
	}
	if len(pieces) == 1 {
		return build(0)
	}
	n, from := 0, 0
	return all, parallel.InOrder(ctx, len(pieces), build, func(p *typesetter) {
		end := pieces[n].End
		all.reserve(&p.builder, end, text.size)
		all.traits = reserved(all.traits, len(p.traits), end-from, min(atOnce, text.size-from))
		all.join(p)
		if end-from >= atOnce && end < text.size {
			all.classify(false)
			from = end
		}
		text.built(end, nil) // what the blocks are is known of all at once
		n++
		p.reset()
		*p = typesetter{builder: p.builder, traits: p.traits[:0], layout: y}
		spare.Put(p)
	})
}

// join appends what c set after what p did.
func (p *typesetter) join(c *typesetter) {
	p.builder.join(&c.builder, p.lines)
	p.traits = append(p.traits, c.traits...)
	p.lines += c.lines
}

// set cuts text into stretches and sets them.
func (p *typesetter) set(ctx context.Context, text string) error {
	var stretch []line
	lines := newLines(text)
	above, blank := 0, 0
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		l, ok := lines.next()
		ofPage := ok && p.layout.ofPage(l)
		if ok && l.text != "" && !ofPage {
			if len(stretch) == 0 {
				above = blank
			}
			stretch = append(stretch, l)
			continue
		}
		if len(stretch) > 0 {
			p.setStretch(stretch, above)
			stretch, blank = stretch[:0], 0
		}
		switch {
		case !ok:
			p.lines = lines.number - 1
			return nil
		case ofPage:
			p.setFurniture(l)
		}
		blank++
	}
}

// setFurniture sets the head or foot of a page.
func (p *typesetter) setFurniture(l line) {
	p.begin(Block{Line: l.number, Role: Furniture})
	p.write(l.text)
	p.finish(outline.Block{})
	p.before = 0
}

// setStretch sets lines, which follow above blank ones.
func (p *typesetter) setStretch(lines []line, above int) {
	lines, above = p.setMarked(lines, above)
	switch {
	case len(lines) == 0:
	case p.layout.verbatim(lines):
		p.setLines(lines, Code, above)
	case p.layout.verse(lines):
		p.setLines(lines, Paragraph, above)
	default:
		p.setParagraphs(lines, above)
	}
}

// setMarked sets the headings that lines begin with and that are marked by signs
// beside their words, or are a chapter's number and title. It returns the lines
// after them, and what is above those.
func (p *typesetter) setMarked(lines []line, above int) ([]line, int) {
	if len(lines) > 1 && isAttribute(lines[0].text) && p.layout.markOf(lines[1:]).Sign != 0 {
		p.setParagraphs(lines[:1], above)
		lines, above = lines[1:], 0
	}
	if p.layout.pairs(lines) {
		p.begin(Block{Line: lines[0].number})
		p.writeJoined(lines[:2])
		p.finish(outline.Block{Above: int32(above), Lines: 1})
		p.before, above, lines = lines[1].width, 0, lines[2:]
	}
	for len(lines) > 0 {
		mark := p.layout.markOf(lines)
		if mark.Sign == 0 {
			break
		}
		p.begin(Block{Line: lines[0].number})
		p.write(lines[0].text)
		p.finish(outline.Block{Above: int32(above), Lines: 1, Mark: mark})
		p.before, above, lines = lines[0].width, 0, lines[1:]
	}
	return lines, above
}

// setLines makes one block of lines and keeps their ends; in Code also their
// inner and outer spacing.
func (p *typesetter) setLines(lines []line, kind Kind, above int) {
	p.begin(Block{Kind: kind, Line: lines[0].number})
	for i, l := range lines {
		if i > 0 {
			p.write("\n")
		}
		if kind == Code {
			p.write(l.raw)
		} else {
			p.write(l.text)
		}
	}
	p.finish(outline.Block{Above: int32(above), Lines: int32(len(lines)), Fixed: kind == Code})
	p.before = 0
}

// setParagraphs cuts lines into blocks: paragraphs whose wrapped lines are
// joined, items, rules, and headings with the lines of signs above and below.
func (p *typesetter) setParagraphs(lines []line, above int) {
	flows := p.layout.flows(lines)
	for i := 0; i < len(lines); {
		trait := outline.Block{Above: int32(above), Lines: 1}
		over := p.layout.overlined(lines[i:])
		if over {
			trait.Mark.Sign = lines[i].text[0]
			i++
		}
		n := p.layout.joined(lines[i:], flows)
		first, wide := lines[i], lines[i].width
		if n > 1 {
			wide = widest
		}
		tight := isItem(first.text) || p.layout.tight(p.before, wide)
		shape := Block{Line: first.number, Tight: tight && above == 0 && len(p.blocks) > 0}
		if isRule(first.text) {
			shape.Kind, trait.Fixed = Rule, true
		}
		p.begin(shape)
		p.writeJoined(lines[i : i+n])
		i += n
		if over || n == 1 && i < len(lines) && p.layout.underlines(lines[i], first, i == 1) {
			trait.Underline = lines[i].text[0]
			i++
		}
		p.finish(trait)
		p.before, above = wide, 0
	}
}

// writeJoined writes wrapped lines as one, with a blank where they were wrapped that
// was one before. The blanks that made them alike in width are one again.
func (p *typesetter) writeJoined(lines []line) {
	for i, l := range lines {
		if i > 0 && !setClose(lines[i-1].text, l.text) {
			p.write(" ")
		}
		if len(lines) > 1 && strings.Contains(l.text, "  ") {
			l.text = blanks().ReplaceAllLiteralString(l.text, " ")
		}
		p.write(l.text)
	}
}

var blanks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` {2,}`) })

// setClose reports whether next goes on after line without a blank: in a script that
// has none, and where a word or two that belong together were parted at a hyphen or
// dash.
func setClose(line, next string) bool {
	if endsWide(line) {
		return beginsWide(next)
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if !strings.ContainsRune("-\u2010\u00ad–—", last) {
		return false
	}
	stem := strings.TrimRight(line, "-\u2010\u00ad–—")
	before, _ := utf8.DecodeLastRuneInString(stem)
	after, _ := utf8.DecodeRuneInString(next)
	word, _, _ := strings.Cut(next, " ")
	return isOfWord(before) && isOfWord(after) && !(line == stem+"-" && slices.Contains(afterStem, word))
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// afterStem are words that a part of a word stands before, as in pre- and post-war.
var afterStem = []string{"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "og", "och"}

// finish ends the block and keeps its traits, unless nothing was left of it.
func (p *typesetter) finish(t outline.Block) {
	p.end()
	if len(p.blocks) > p.known+len(p.traits) {
		p.traits = append(p.traits, t)
	}
}

// PlainBlocks returns the blocks of s, read as plain text, as package outline is
// given them: for whoever wonders why it finds what it finds.
func (s *Source) PlainBlocks(ctx context.Context) ([]outline.Block, error) {
	text, err := s.whole()
	if err != nil {
		return nil, err
	}
	p, err := typeset(ctx, text, plainSize, text.size)
	if err != nil {
		return nil, err
	}
	traits, _ := p.whole()
	return traits, nil
}

// classify gives the blocks that are not classified what the outline finder finds in
// them; no more come after the last.
func (p *typesetter) classify(last bool) {
	traits, of := p.whole()
	roles := [...]Role{outline.Title: Title, outline.Standfirst: Standfirst, outline.Byline: Byline, outline.Furniture: Furniture}
	findings, before := outline.Find(traits), -1
	inside(findings, p.known == 0, last)
	for i := range of {
		b := &p.blocks[p.known+i]
		if b.Role == Furniture {
			continue
		}
		rest := of[i] == before
		before = of[i]
		switch f := findings[before]; {
		case f.Part == outline.Prose, rest && (f.Part == outline.Heading || f.Part == outline.Title):
		case f.Part == outline.Heading:
			b.Kind, b.Level, b.Confidence = Heading, uint8(f.Level), f.Confidence
		case f.Part == outline.Title:
			b.Kind, b.Level, b.Confidence, b.Role = Heading, 1, f.Confidence, Title
		default:
			b.Role = roles[f.Part]
		}
	}
	p.known, p.traits = len(p.blocks), p.traits[:0]
}

// inside forgets of what was found in a part of a text what can only be told where
// the text begins, if the part is not the first, or where it ends, if not the last.
func inside(found []outline.Finding, first, last bool) {
	isFurniture := func(f outline.Finding) bool { return f.Part == outline.Furniture }
	isBody := func(f outline.Finding) bool { return !isFurniture(f) }
	top := slices.IndexFunc(found, isBody)
	if top < 0 {
		top = len(found)
	}
	end := len(found)
	for end > top && isFurniture(found[end-1]) {
		end--
	}
	for i := range found {
		ofStart := i < top || found[i].Part == outline.Title || found[i].Part == outline.Standfirst || found[i].Part == outline.Byline
		if ofStart && !first || i >= end && !last {
			found[i] = outline.Finding{}
		}
	}
}

// whole returns the traits of the blocks that are not classified as the outline finder
// shall see them: without the heads and feet of pages, and the halves of a paragraph
// that a page ended in as one. traits[of[i]] are those of the i-th of them.
func (p *typesetter) whole() (traits []outline.Block, of []int) {
	text := frozen(p.text) // what is written will not be written over
	blocks := p.blocks[p.known:]
	traits, of = p.traits[:0], make([]int, len(blocks))
	turned := false
	for i, b := range blocks {
		if b.Role == Furniture {
			turned = true
			continue
		}
		t := p.traits[i]
		t.Text, t.Line = text[b.Start:b.End], int32(b.Line)
		if last := len(traits) - 1; turned && last >= 0 && goesOn(traits[last], t) {
			if len(traits[last].Text) < 4<<10 { // more is not read
				traits[last].Text += " " + t.Text
			}
		} else {
			traits = append(traits, t)
		}
		of[i], turned = len(traits)-1, false
	}
	return traits, of
}

// goesOn reports whether next is the rest of a paragraph that a page ended in.
func goesOn(before, next outline.Block) bool {
	plain := outline.Block{Lines: 1}
	before.Above, next.Above, before.Line, next.Line = 0, 0, 0, 0
	text, rest := before.Text, next.Text
	before.Text, next.Text = "", ""
	return before == plain && next == plain && !isClosed(text) && beginsLower(rest)
}
