package outline

// findSequences finds the headings that a word numbers, as "Chapter 1" or
// "Article II": three at least that run on head what follows them, whatever that
// is, but not where they stand one below the other, in a list of them.
func (v *view) findSequences(found []Finding) {
	const sure, fewest = .9, 3
	count := make(map[uint32]int)
	for i := range v.shapes {
		if v.isOfSequence(i) {
			count[v.shapes[i].lead]++
		}
	}
	for i := range v.shapes {
		if found[i].Part == Prose && v.isOfSequence(i) && count[v.shapes[i].lead] >= fewest && !v.besideKin(i) {
			found[i] = Finding{Part: Heading, Confidence: sure}
		}
	}
}

// isOfSequence reports whether block i is a short line that a word numbers, and
// whose number runs on from another or is followed. Where the text has blank
// lines, there is one above it.
func (v *view) isOfSequence(i int) bool {
	const widest = 120
	s, b := &v.shapes[i], &v.blocks[i]
	if s.number.kind != 'w' || v.runsOn[i] == 0 || v.listing.contains(i) {
		return false
	}
	if s.columns > widest || s.ending == comma || b.Fixed || b.Lines > 2 {
		return false
	}
	return i == 0 || b.Above > 0 || v.blank <= .1
}

// besideKin reports whether another block that the same word numbers is directly
// above or below block i, or nothing is below.
func (v *view) besideKin(i int) bool {
	is := func(j int) bool {
		return v.shapes[j].number.kind == 'w' && v.shapes[j].lead == v.shapes[i].lead
	}
	return i+1 == len(v.shapes) || is(i+1) || i > 0 && is(i-1)
}

// fillRuns makes headings of the lines that headings around them count on to: of
// "3.2" between "3.1" and "3.3", or of "1" before "2".
func (v *view) fillRuns(found []Finding) {
	const likely, deepest = .8, 4
	var last [deepest + 1]int32 // value of the last heading by the depth of its number
	var gap [deepest + 1]int    // the block that counts on from it, plus 1
	for i := range v.shapes {
		n := v.shapes[i].number
		if n.kind != '1' || n.depth > deepest {
			continue
		}
		if found[i].Part != Heading {
			if n.value == last[n.depth]+1 && v.mayFill(i, found) {
				gap[n.depth] = i + 1
			}
			continue
		}
		if g := gap[n.depth] - 1; g >= 0 && v.shapes[g].number.value == n.value-1 {
			found[g] = Finding{Part: Heading, Confidence: likely}
		}
		last[n.depth] = n.value
		clear(gap[n.depth:])
		clear(last[n.depth+1:])
	}
}

// mayFill reports whether block i is a short line that may be a heading.
func (v *view) mayFill(i int, found []Finding) bool {
	const widest = 100
	s, b := &v.shapes[i], &v.blocks[i]
	short := s.columns <= widest && !b.Fixed && b.Lines == 1 && s.ending != comma && s.ending != stop
	return short && found[i].Part == Prose && !v.listing.contains(i) && (b.Above > 0 || v.blank <= .1)
}
