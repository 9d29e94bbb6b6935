package outline

// A Tree is what three answers are worth together. It asks the same questions
// whatever the answers are, as the oblivious trees of CatBoost do (Prokhorenkova
// and others 2018, arXiv 1706.09516): few numbers say all of it.
type Tree struct {
	Asks   [3]Ask
	Worths [8]float64 // by the answers as binary digits, the first the highest
}

// An Ask is whether the answer to a feature's question is at or above a step.
type Ask struct{ Feature, Step uint8 }

// mostFeatures is how many features a table has at most.
const mostFeatures = 128

// worth is what the steps of all features are worth to t.
func (t *Tree) worth(steps *[mostFeatures]uint8) float64 {
	return t.Worths[t.Asks[0].answer(steps)<<2|t.Asks[1].answer(steps)<<1|t.Asks[2].answer(steps)]
}

// answer is 1 for yes. It is the sign of a difference, which no processor has to
// guess, as it would a branch.
func (a Ask) answer(steps *[mostFeatures]uint8) uint8 {
	return uint8((int16(a.Step) - 1 - int16(steps[a.Feature%mostFeatures])) >> 15 & 1)
}

// together is what the trees add to the score of a block with these steps.
func (t *Table) together(steps *[mostFeatures]uint8) float64 {
	sum := 0.0
	for k := range t.Trees {
		sum += t.Trees[k].worth(steps)
	}
	return sum
}
