package outline

// threshold is the confidence from which a block is a heading; doubt is the one
// from which it is if it looks as other headings do.
const (
	threshold = .5
	doubt     = .35
)

// findMarked finds the headings that are marked as such: by an underline, or by
// "#" below a blank line. Where one "#" follows another, they are bullets.
func (v *view) findMarked(found []Finding) {
	for i, b := range v.blocks {
		if b.Fixed || found[i].Part == Title || found[i].Part == Furniture {
			continue
		}
		n := hashes(b.Text)
		switch {
		case b.Underline != 0, b.Mark != Mark{}:
			found[i] = Finding{Part: Heading, Confidence: 1}
		case n == 0 || i > 0 && b.Above == 0 || b.Lines > 1 || len(b.Text) > longest:
		case i+1 == len(v.blocks) || hashes(v.blocks[i+1].Text) != n:
			found[i] = Finding{Part: Heading, Confidence: .95}
		}
	}
}

// findHeadings finds the headings that nothing marks: those the model is sure
// of, and those it is less sure of that look like two of them. Sentences with a
// full stop head sections only if there are three at least.
func (v *view) findHeadings(found []Finding) {
	last := v.lastText()
	var maybe []int
	sure := make(map[look]int)
	for i := range v.blocks {
		if found[i].Part != Prose || !v.mayHead(i, last) {
			continue
		}
		if p := v.confidence(i); p >= doubt {
			maybe = append(maybe, i)
			found[i].Confidence = p
			if p >= threshold {
				sure[v.shapes[i].look()]++
			}
		}
	}
	stopped := 0
	for _, i := range maybe {
		if found[i].Confidence >= threshold || sure[v.shapes[i].look()] >= 2 {
			found[i].Part = Heading
			if v.shapes[i].ending == stop {
				stopped++
			}
		}
	}
	for _, i := range maybe {
		if found[i].Part != Heading || stopped < 3 && v.shapes[i].ending == stop {
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
