package main

import (
	"math"
	"math/rand/v2"

	"crosshead/document/outline"
)

// A boosting says how trees are grown: one after the other, each on what those
// before it left wrong, as in Friedman's gradient boosting. Each sees a part of the
// samples and may ask a part of the features, so that they differ.
type boosting struct {
	trees     int
	rate      float64 // how much of what a tree would mend it mends
	ridge     float64 // on the square of each worth
	rows      float64 // the share of the samples that a tree sees
	questions float64 // the share of the features that it may ask
}

// A wood is trees while they grow.
type wood struct {
	boosting
	samples []sample
	answers [][]uint8 // by feature: the step of each sample
	steps   []int     // by feature: how many there are
	odds    []float64 // of each sample, so far
	g, h    []float64 // what each sample pulls its odds by, and how firmly
	cell    []uint8   // of each sample: its answers to the tree that grows
	seen    []int32   // the samples that the tree sees
	chance  *rand.Rand
}

// grow returns trees for which the samples are likely, and the log odds that they
// start from. They are the same each time.
func (b boosting) grow(t *outline.Table, samples []sample) (bias float64, trees []outline.Tree) {
	n := len(samples)
	w := &wood{boosting: b, samples: samples, odds: make([]float64, n), g: make([]float64, n), h: make([]float64, n),
		cell: make([]uint8, n), chance: rand.New(rand.NewPCG(1, 2))}
	for k, steps := range t.Steps {
		w.steps = append(w.steps, len(steps))
		w.answers = append(w.answers, make([]uint8, n))
		for i, s := range samples {
			w.answers[k][i] = s.steps[k]
		}
	}
	bias = prior(samples)
	for i := range w.odds {
		w.odds[i] = bias
	}
	for range b.trees {
		trees = append(trees, w.tree())
	}
	return bias, trees
}

// prior is the log odds of all samples.
func prior(samples []sample) float64 {
	is, all := 0.0, 0.0
	for _, s := range samples {
		all += s.weight
		if s.is {
			is += s.weight
		}
	}
	return math.Log(is / (all - is))
}

// tree grows a tree and adds it to the odds.
func (w *wood) tree() outline.Tree {
	w.look()
	var t outline.Tree
	may := w.chance.Perm(len(w.steps))[:int(w.questions*float64(len(w.steps)))]
	for level := range t.Asks {
		t.Asks[level] = w.best(level, may)
		w.divide(t.Asks[level])
	}
	var g, h [len(t.Worths)]float64
	for _, i := range w.seen {
		g[w.cell[i]] += w.g[i]
		h[w.cell[i]] += w.h[i]
	}
	for c := range t.Worths {
		t.Worths[c] = w.rate * g[c] / (h[c] + w.ridge)
	}
	for i, c := range w.cell {
		w.odds[i] += t.Worths[c]
	}
	return t
}

// look works out what is still wrong, and chooses the samples of the next tree.
func (w *wood) look() {
	w.seen = w.seen[:0]
	for i, s := range w.samples {
		p := 1 / (1 + math.Exp(-w.odds[i]))
		w.g[i], w.h[i] = -p*s.weight, p*(1-p)*s.weight
		if s.is {
			w.g[i] += s.weight
		}
		w.cell[i] = 0
		if w.chance.Float64() < w.rows {
			w.seen = append(w.seen, int32(i))
		}
	}
}

// best returns the question that, asked in every cell so far, mends most.
func (w *wood) best(level int, may []int) outline.Ask {
	const cells, mostSteps = 4, 32
	most, best := -1.0, outline.Ask{}
	for _, k := range may {
		var g, h [cells][mostSteps]float64
		for _, i := range w.seen {
			c, s := w.cell[i], w.answers[k][i]
			g[c][s] += w.g[i]
			h[c][s] += w.h[i]
		}
		for step := 1; step < w.steps[k]; step++ {
			gain := 0.0
			for c := range 1 << level {
				gain += w.gain(g[c][:step], h[c][:step]) + w.gain(g[c][step:w.steps[k]], h[c][step:w.steps[k]])
			}
			if gain > most {
				most, best = gain, outline.Ask{Feature: uint8(k), Step: uint8(step)}
			}
		}
	}
	return best
}

// gain is how much likelier one worth makes the samples of these steps.
func (w *wood) gain(g, h []float64) float64 {
	sg, sh := 0.0, 0.0
	for k := range g {
		sg += g[k]
		sh += h[k]
	}
	return sg * sg / (sh + w.ridge)
}

// divide divides each cell by the answer to a.
func (w *wood) divide(a outline.Ask) {
	for i, step := range w.answers[a.Feature] {
		w.cell[i] <<= 1
		if step >= a.Step {
			w.cell[i] |= 1
		}
	}
}

// blend makes the score of t the mean of its own and the trees'.
func blend(t *outline.Table, bias float64, trees []outline.Tree) {
	t.Bias = (t.Bias + bias) / 2
	for _, steps := range t.Steps {
		halve(steps)
	}
	for k := range trees {
		halve(trees[k].Worths[:])
	}
	t.Trees = trees
}

func halve(worths []float64) {
	for i := range worths {
		worths[i] /= 2
	}
}
