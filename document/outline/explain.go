package outline

import (
	"cmp"
	"slices"
)

// A Candidate is a block that a table of weights was asked about, and what it
// makes of it.
type Candidate struct {
	Block      int // its index
	Confidence float64
	Shares     []Share // one for each feature, in the order of the table
	Together   float64 // what the trees add to the score
}

// A Share is what a feature by itself adds to the score of a candidate.
type Share struct {
	Feature string
	Value   float64 // the answer to its question
	Step    int     // the step that Value falls into
	Worth   float64 // of the step
}

// Largest returns the n shares with the greatest worth, for or against, the
// greatest first.
func (c *Candidate) Largest(n int) []Share {
	shares := slices.Clone(c.Shares)
	slices.SortStableFunc(shares, func(a, b Share) int { return cmp.Compare(b.Worth*b.Worth, a.Worth*a.Worth) })
	return shares[:min(n, len(shares))]
}

// Explain returns the candidates for headings among blocks: those that nothing
// marks, in order. Whether one becomes a heading is for the rules of [Find] to say.
func Explain(blocks []Block) []Candidate { return fitted().Headings(blocks) }

// Headings is [Explain] with other weights than the fitted ones.
func (w *Weights) Headings(blocks []Block) []Candidate {
	v, found := w.classify(blocks)
	if v.body.to == 0 {
		return nil
	}
	last := v.lastText()
	return w.Heading.explain(v, func(i int) bool { return found[i].Part == Prose && v.mayHead(i, last) })
}

// Blocks returns a candidate for each block: is it of the article?
func (w *Weights) Blocks(blocks []Block) []Candidate {
	return w.Inside.explain(w.measure(blocks), func(int) bool { return true })
}

// Titles returns the candidates for the title. They are told apart with the
// weights of Inside.
func (w *Weights) Titles(blocks []Block) []Candidate {
	v := w.measure(blocks)
	return w.Title.explain(v, v.mayTitle)
}

// explain asks about the blocks that may be.
func (t *Table) explain(v *view, may func(i int) bool) []Candidate {
	var list []Candidate
	for i := range v.blocks {
		if may(i) {
			list = append(list, t.candidate(v, i))
		}
	}
	return list
}

func (t *Table) candidate(v *view, i int) Candidate {
	c := Candidate{Block: i, Confidence: logistic(t.score(v, i)), Shares: make([]Share, len(t.features))}
	var steps [mostFeatures]uint8
	for k := range t.features {
		f := &t.features[k]
		x := f.value(v, i)
		step := f.step(x)
		steps[k] = uint8(step)
		c.Shares[k] = Share{f.name, x, step, t.Steps[k][step]}
	}
	c.Together = t.together(&steps)
	return c
}
