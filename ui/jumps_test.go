package ui

import (
	"testing"

	"pgregory.net/rapid"
)

// TestJumpsGoBackAndForward walks back as far as it goes and forward again, and
// comes to the same places in reverse.
func TestJumpsGoBackAndForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var j jumps
		places := rapid.SliceOfNDistinct(rapid.IntRange(0, 1000), 1, 2*maxJumps, rapid.ID).Draw(t, "places")
		for _, p := range places[:len(places)-1] {
			j.leave(p)
		}
		here := places[len(places)-1]
		path := []int{here}
		for to, ok := j.goBack(here); ok; to, ok = j.goBack(here) {
			here = to
			path = append(path, here)
		}
		if want := min(len(places), maxJumps+1); len(path) != want {
			t.Fatalf("back through %d places, want %d", len(path), want)
		}
		for i := len(path) - 2; i >= 0; i-- {
			to, ok := j.goForward(here)
			if !ok || to != path[i] {
				t.Fatalf("forward to %d, %v; want %d", to, ok, path[i])
			}
			here = to
		}
	})
}

// TestJumpForgetsForward goes back and jumps elsewhere: there is no forward then.
func TestJumpForgetsForward(t *testing.T) {
	var j jumps
	j.leave(1)
	j.goBack(2)
	j.leave(1)
	if to, ok := j.goForward(5); ok {
		t.Errorf("forward to %d after a new jump", to)
	}
}
