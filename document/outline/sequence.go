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
