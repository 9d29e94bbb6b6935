package outline

// A Tree is what three answers are worth together. It asks of each whether it is
// at or above a step, and knows what each of the eight patterns of yes and no is
// worth:
//
//	columns ≥ 55?   no  no  no  no  yes yes yes yes
//	ends open?      no  no  yes yes no  no  yes yes
//	alike ≥ .6?     no  yes no  yes no  yes no  yes
//	worth           …
//
// Of the kinds of trees this is the plainest, the oblivious one of CatBoost
// (Prokhorenkova and others 2018, arXiv 1706.09516): it asks the same questions
// whatever the answers are.
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
