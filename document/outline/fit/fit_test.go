package main

import (
	"errors"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crosshead/document/outline"
)

// corpus is where the articles are that the weights were fitted to. They are not
// ours to give away, so it may not be there.
const corpus = "../../../../shared/corpus"

// TestWeightsAreFitted asserts that the committed weights are what fit makes of
// the corpus, but for the last digit: machines add up differently.
func TestWeightsAreFitted(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute under the race detector, which has nothing to find here")
	}
	articles, err := readAll(corpus)
	if errors.Is(err, errNoArticles) {
		t.Skip("the articles are not ours to give away, and are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	want, err := source(fit(articles))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../weights.go")
	if err != nil {
		t.Fatal(err)
	}
	if !alike(string(got), string(want)) {
		t.Errorf("weights.go is not what fit makes: go run ./document/outline/fit ../shared/corpus")
	}
}

// alike reports whether two files are the same but for the last digit of their
// numbers.
func alike(a, b string) bool {
	const last = .0101
	numbers := regexp.MustCompile(`-?\d+\.\d+`)
	x, y := numbers.FindAllString(a, -1), numbers.FindAllString(b, -1)
	words := func(s string) string { return strings.Join(strings.Fields(numbers.ReplaceAllString(s, "0")), " ") }
	return words(a) == words(b) && slices.EqualFunc(x, y, func(x, y string) bool {
		p, err := strconv.ParseFloat(x, 64)
		q, other := strconv.ParseFloat(y, 64)
		return err == nil && other == nil && math.Abs(p-q) < last
	})
}

// TestRegressionFindsTheOdds has samples of which a known share is positive.
func TestRegressionFindsTheOdds(t *testing.T) {
	shares := [2]float64{.2, .7} // of step 0, of step 1
	var samples []sample
	for i := range 1000 {
		step := i % 2
		samples = append(samples, sample{[]uint8{uint8(step)}, float64(i/2) < 500*shares[step], 1})
	}
	table := outline.Table{Steps: [][]float64{{0, 0}}}
	fitting{ridge: 1e-9}.set(&table, samples)
	for step, want := range shares {
		if p := 1 / (1 + math.Exp(-table.Bias-table.Steps[0][step])); math.Abs(p-want) > 1e-3 {
			t.Errorf("step %d: got probability %.4f, want %.4f", step, p, want)
		}
	}
}

// TestTreesFindWhatGoesTogether has samples of which those are positive that answer
// yes to just one of two questions: neither says anything by itself.
func TestTreesFindWhatGoesTogether(t *testing.T) {
	var samples []sample
	for i := range 1000 {
		a, b := uint8(i%2), uint8(i/2%2)
		if i%50 == 0 {
			b = 1 - b // so that there is something to begin with
		}
		samples = append(samples, sample{[]uint8{a, b, uint8(i / 4 % 2)}, a != b, 1})
	}
	table := outline.Table{Steps: [][]float64{{0, 0}, {0, 0}, {0, 0}}}
	bias, trees := boosting{trees: 20, rate: .5, ridge: 1, rows: .8, questions: 1}.grow(&table, samples)
	for _, s := range samples[:8] {
		score := bias
		for _, tree := range trees {
			cell := 0
			for _, a := range tree.Asks {
				cell <<= 1
				if s.steps[a.Feature] >= a.Step {
					cell |= 1
				}
			}
			score += tree.Worths[cell]
		}
		if (score > 0) != s.is {
			t.Errorf("answers %v: got odds %.2f, want them above 0: %v", s.steps, score, s.is)
		}
	}
}

// TestSolve multiplies back.
func TestSolve(t *testing.T) {
	h := [][]float64{{4}, {1, 3}, {.5, -1, 5}}
	full := func(i, j int) float64 { return h[max(i, j)][min(i, j)] }
	want := []float64{1, -2, 3}
	g := make([]float64, 3)
	for i := range g {
		for j := range want {
			g[i] += full(i, j) * want[j]
		}
	}
	for i, x := range solve(h, g) {
		if math.Abs(x-want[i]) > 1e-9 {
			t.Errorf("x[%d]: got %v, want %v", i, x, want[i])
		}
	}
}

func TestFoldsKeepSitesTogether(t *testing.T) {
	var articles []*article
	for i := range 25 {
		for range 3 {
			articles = append(articles, &article{truth: truth{Site: string(rune('a' + i))}})
		}
	}
	fold := foldsOf(articles)
	count := make(map[int]int)
	for _, k := range fold {
		count[k]++
	}
	if len(fold) != 25 || len(count) != folds {
		t.Errorf("got %d sites in %d folds, want 25 in %d", len(fold), len(count), folds)
	}
	for k, n := range count {
		if n < 2 || n > 3 {
			t.Errorf("fold %d has %d sites, want 2 or 3", k, n)
		}
	}
}
