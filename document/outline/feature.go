package outline

import "math"

// A feature is a question to a block. Its value falls into one of len(cuts)+1
// steps: step k holds the values from cuts[k-1] up to but not cuts[k].
type feature struct {
	name  string
	value func(v *view, i int) float64
	cuts  []float64
}

// step is the step that x falls into.
func (f *feature) step(x float64) int {
	k := 0
	for k < len(f.cuts) && x >= f.cuts[k] {
		k++
	}
	return k
}

// Weights are what the steps of all features are worth, in three tables: for
// whether a block is of the article, its title, one of its headings.
type Weights struct{ Inside, Title, Heading Table }

// A Table is what the steps of some features are worth, each by itself and
// together.
type Table struct {
	Bias     float64     // the score of a block that no feature speaks for or against
	Steps    [][]float64 // a row for each feature
	Trees    []Tree
	features []feature
}

// NewWeights returns weights that are all zero.
func NewWeights() *Weights {
	return &Weights{newTable(insideFeatures()), newTable(titleFeatures()), newTable(headingFeatures())}
}

func newTable(features []feature) Table {
	t := Table{Steps: make([][]float64, len(features)), features: features}
	for k := range features {
		t.Steps[k] = make([]float64, len(features[k].cuts)+1)
	}
	return t
}

// Name returns the name of the feature whose steps are row k.
func (t *Table) Name(k int) string { return t.features[k].name }

// score is the sum of what the features of block i are worth: log odds.
func (t *Table) score(v *view, i int) float64 {
	var steps [mostFeatures]uint8
	sum := t.Bias
	for k := range t.features {
		f := &t.features[k]
		step := f.step(f.value(v, i))
		steps[k] = uint8(step)
		sum += t.Steps[k][step]
	}
	return sum + t.together(&steps)
}

// logistic makes a probability of log odds.
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// own makes a feature's value of what a block is by itself.
func own(value func(s *shape) float64) func(*view, int) float64 {
	return func(v *view, i int) float64 { return value(&v.shapes[i]) }
}

// has asks whether a block has one of cues.
func has(c cues) func(*view, int) float64 {
	return own(func(s *shape) float64 { return truth(s.cues&c != 0) })
}

// begins asks whether a block's first word is one of cues.
func begins(c cues) func(*view, int) float64 {
	return own(func(s *shape) float64 { return truth(s.first&c != 0) })
}

// near makes a feature's value of a neighbour so many blocks away, -1 at the
// ends of the text.
func near(away int, value func(s *shape) float64) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		if i += away; i < 0 || i >= len(v.shapes) {
			return -1
		}
		return value(&v.shapes[i])
	}
}

// ratio compares the columns of a neighbour with the block's.
func ratio(away int) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		if j := i + away; j >= 0 && j < len(v.shapes) {
			return v.shapes[j].columns / max(1, v.shapes[i].columns)
		}
		return -1
	}
}

// density is the share of paragraphs among the blocks no more than reach away.
func density(reach int) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		from, to := max(0, i-reach), min(len(v.blocks), i+reach+1)
		n := v.prose.between(from, to) - v.prose.between(i, i+1)
		return float64(n) / max(1, float64(to-from-1))
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
