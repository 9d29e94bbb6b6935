package document

// meta is what a door learnt beside the blocks.
type meta struct {
	title, byline        string
	site, date, language string
	format               Format
}

// document ends the building: it looks over the blocks for the title, the body
// and the sections. The builder must not be used afterwards.
func (b *builder) document(m meta) *Document {
	d := &Document{
		Title:  CleanLine(m.title),
		Byline: CleanLine(m.byline),
		Format: m.format,
		Site:   CleanLine(m.site), Date: CleanLine(m.date), Language: CleanLine(m.language),
		Text:    frozen(b.text),
		Blocks:  b.blocks,
		Spans:   b.spans,
		Links:   b.links,
		Targets: b.sorted(),
	}
	d.findTitle()
	d.findBody()
	d.findSections()
	return d
}

// findTitle gives the title's role to a lone heading of the first level that
// comes before all others, and takes Title and Byline from the blocks where
// nothing else gave them.
func (d *Document) findTitle() {
	first, tops, titled := -1, 0, false
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Role == Title:
			titled = true
			d.takeTitle(b.Range)
		case b.Role == Byline && d.Byline == "":
			d.Byline = CleanLine(d.Slice(b.Range))
		case b.Kind == Heading && b.Role == Body:
			if first < 0 {
				first = i
			}
			if b.Level == 1 {
				tops++
			}
		}
	}
	if !titled && tops == 1 && d.Blocks[first].Level == 1 {
		d.Blocks[first].Role = Title
		d.takeTitle(d.Blocks[first].Range)
	}
}

func (d *Document) takeTitle(r Range) {
	if d.Title == "" {
		d.Title = d.heading(r)
	}
}

// heading returns the words of a heading: in plain text without the signs that
// mark it, which are letters of the file and stay in Text.
func (d *Document) heading(r Range) string {
	words := CleanLine(d.Slice(r))
	if d.Format == Plain {
		words = unmarked(words)
	}
	return words
}

// findBody sets Body to the stretch from the first block that is no page
// furniture to the last, or to all of Text when everything is.
func (d *Document) findBody() {
	d.Body = Range{-1, len(d.Text)}
	for _, b := range d.Blocks {
		if b.Role == Furniture {
			continue
		}
		if d.Body.Start < 0 {
			d.Body.Start = b.Start
		}
		d.Body.End = b.End
	}
	d.Body.Start = max(0, d.Body.Start)
}

// findSections makes the sections of the headings in the body. A section's
// level is its depth: sources skip levels, and begin at any.
func (d *Document) findSections() {
	var parents []uint8 // the levels of the headings that the current one is nested in
	for _, b := range d.Blocks {
		if b.Kind == Heading && b.Role == Body {
			for len(parents) > 0 && parents[len(parents)-1] >= b.Level {
				parents = parents[:len(parents)-1]
			}
			parents = append(parents, b.Level)
			d.closeSection(b.Start)
			d.Sections = append(d.Sections, Section{
				Range: b.Range, Title: d.heading(b.Range),
				Level: len(parents), Line: b.Line, Confidence: b.Confidence,
			})
		}
		if n := len(d.Sections); n > 0 && b.Role != Furniture {
			d.Sections[n-1].Words += b.Words
		}
	}
	d.closeSection(d.Body.End)
}

func (d *Document) closeSection(end int) {
	if n := len(d.Sections); n > 0 {
		d.Sections[n-1].End = end
	}
}

// Words is how many words the article has, page furniture left out.
func (d *Document) Words() int {
	n := 0
	for _, b := range d.Blocks {
		if b.Role != Furniture {
			n += b.Words
		}
	}
	return n
}
