package main

import (
	"math"

	"crosshead/document/outline"
)

// A sample is a candidate: the step each feature takes, whether it is what is
// looked for, and how much it counts.
type sample struct {
	steps  []uint8
	is     bool
	weight float64
}

// A fitting says how weights are held back.
type fitting struct {
	ridge  float64 // on the square of each weight
	smooth float64 // on the square of the difference of two neighbouring steps
}

// set sets the weights of t to those of a logistic regression on samples: for
// which the samples are likeliest, less what f holds back. It is Newton's method;
// the problem is convex, so there is one answer.
func (f fitting) set(t *outline.Table, samples []sample) {
	const rounds, near = 20, 1e-6
	starts := []int{0}
	for _, steps := range t.Steps {
		starts = append(starts, starts[len(starts)-1]+len(steps))
	}
	bias := starts[len(starts)-1]
	x := make([]float64, bias+1)
	for range rounds {
		g, h := f.held(x, starts)
		for _, s := range samples {
			s.add(x, starts, g, h)
		}
		most := 0.0
		for i, d := range solve(h, g) {
			x[i] += d
			most = math.Max(most, math.Abs(d))
		}
		if most < near {
			break
		}
	}
	t.Bias = x[bias]
	for k := range t.Steps {
		copy(t.Steps[k], x[starts[k]:])
		t.Bias += centre(t.Steps[k], k, samples)
	}
}

// centre makes the worths of feature k zero on the average of the samples, so that
// each says for what it speaks, and returns what it took away.
func centre(steps []float64, k int, samples []sample) float64 {
	sum, all := 0.0, 0.0
	for _, s := range samples {
		sum += s.weight * steps[s.steps[k]]
		all += s.weight
	}
	mean := sum / math.Max(all, math.SmallestNonzeroFloat64)
	for i := range steps {
		steps[i] -= mean
	}
	return mean
}

// held returns the gradient and the Hessian, lower half, of what holds x back.
func (f fitting) held(x []float64, starts []int) ([]float64, [][]float64) {
	const little = 1e-6 // the bias is free
	g, h := make([]float64, len(x)), make([][]float64, len(x))
	for i := range h {
		h[i] = make([]float64, i+1)
		g[i] -= f.ridge * x[i]
		h[i][i] = f.ridge
	}
	last := len(x) - 1
	g[last], h[last][last] = 0, little
	for k := 1; k < len(starts); k++ {
		for i := starts[k-1]; i+1 < starts[k]; i++ {
			d := f.smooth * (x[i] - x[i+1])
			g[i] -= d
			g[i+1] += d
			h[i][i] += f.smooth
			h[i+1][i+1] += f.smooth
			h[i+1][i] -= f.smooth
		}
	}
	return g, h
}

// add adds the gradient and the Hessian of the sample's likelihood at x.
func (s sample) add(x []float64, starts []int, g []float64, h [][]float64) {
	last := len(x) - 1
	z := x[last]
	for k, step := range s.steps {
		z += x[starts[k]+int(step)]
	}
	p := 1 / (1 + math.Exp(-z))
	d, v := -p*s.weight, p*(1-p)*s.weight
	if s.is {
		d += s.weight
	}
	g[last] += d
	h[last][last] += v
	for k, step := range s.steps {
		i := starts[k] + int(step)
		g[i] += d
		h[last][i] += v
		row := h[i]
		for l, step := range s.steps[:k+1] {
			row[starts[l]+int(step)] += v
		}
	}
}

// solve returns x with h·x = g by Cholesky's decomposition; h is its lower half
// and positive definite, and is overwritten.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	x := append([]float64(nil), g...)
	for i := range n {
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := range j {
				sum -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(math.Max(sum, 1e-12))
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	for i := range n {
		for k := range i {
			x[i] -= h[i][k] * x[k]
		}
		x[i] /= h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= h[k][i] * x[k]
		}
		x[i] /= h[i][i]
	}
	return x
}
