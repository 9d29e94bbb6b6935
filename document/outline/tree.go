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
	cell := 0
	for _, a := range t.Asks {
		cell <<= 1
		if steps[a.Feature%mostFeatures] >= a.Step {
			cell |= 1
		}
	}
	return t.Worths[cell%len(t.Worths)]
}

// together is what the trees add to the score of a block with these steps.
func (t *Table) together(steps *[mostFeatures]uint8) float64 {
	sum := 0.0
	for k := range t.Trees {
		sum += t.Trees[k].worth(steps)
	}
	return sum
}
