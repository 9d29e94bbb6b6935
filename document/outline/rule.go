package outline

// threshold is the confidence from which a block is a heading.
const threshold = .5

// findMarked finds the headings that are marked as such: by an underline, or by
// "#" below a blank line. Where one "#" follows another, they are bullets.
func (v *view) findMarked(found []Finding) {
	for i, b := range v.blocks {
		if b.Fixed || found[i].Part == Title || found[i].Part == Furniture {
			continue
		}
		n := hashes(b.Text)
		switch {
		case b.Underline != 0:
			found[i] = Finding{Part: Heading, Confidence: 1}
		case n == 0 || i > 0 && b.Above == 0 || b.Lines > 1 || len(b.Text) > longest:
		case i+1 == len(v.blocks) || hashes(v.blocks[i+1].Text) != n:
			found[i] = Finding{Part: Heading, Confidence: .95}
		}
	}
}

// findHeadings finds the headings that nothing marks: those the model is sure
// of and no rule rejects.
func (v *view) findHeadings(found []Finding) {
	last := v.lastText()
	var stops []int
	for i := range v.blocks {
		if found[i].Part != Prose || !v.mayHead(i, last) {
			continue
		}
		p := v.confidence(i)
		if p < threshold {
			continue
		}
		found[i] = Finding{Part: Heading, Confidence: p}
		if v.shapes[i].ending == stop {
			stops = append(stops, i)
		}
	}
	// A sentence that heads a section is one of several: alone it is a short paragraph.
	if len(stops) < 3 {
		for _, i := range stops {
			found[i] = Finding{}
		}
	}
}

// mayHead reports whether block i may be a heading where last is the last
// running text: it has text after it, and neither leads in a list nor on from the
// text before.
func (v *view) mayHead(i, last int) bool {
	s := &v.shapes[i]
	if v.blocks[i].Fixed || v.blocks[i].Lines > 2 || !s.isCandidate() || i >= last {
		return false
	}
	if s.ending == colon && v.shapes[i+1].item {
		return false
	}
	return s.ending != stop || s.first&opener == 0
}

// lastText is the last running text of the body.
func (v *view) lastText() int {
	for i := v.body.to - 1; i >= v.body.from; i-- {
		if v.shapes[i].isText() {
			return i
		}
	}
	return -1
}
