package ui

import (
	"testing"

	"pgregory.net/rapid"
)

// TestTrailGoBackAndForward walks back as far as it goes and forward again, and
// comes to the same places in reverse.
func TestTrailGoBackAndForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var track trail
		places := rapid.SliceOfNDistinct(rapid.IntRange(0, 1000), 1, 2*maxVisits, rapid.ID).Draw(t, "places")
		for _, p := range places[:len(places)-1] {
			track.leave(visit{nil, p})
		}
		here := visit{nil, places[len(places)-1]}
		path := []visit{here}
		for to, ok := track.goBack(here); ok; to, ok = track.goBack(here) {
			here = to
			path = append(path, here)
		}
		if want := min(len(places), maxVisits+1); len(path) != want {
			t.Fatalf("back through %d places, want %d", len(path), want)
		}
		for i := len(path) - 2; i >= 0; i-- {
			to, ok := track.goForward(here)
			if !ok || to != path[i] {
				t.Fatalf("forward to %v, %v; want %v", to, ok, path[i])
			}
			here = to
		}
	})
}

// TestTrailForgetsForward goes back and jumps elsewhere: there is no forward then.
func TestTrailForgetsForward(t *testing.T) {
	var track trail
	track.leave(visit{nil, 1})
	track.goBack(visit{nil, 2})
	track.leave(visit{nil, 1})
	if to, ok := track.goForward(visit{nil, 5}); ok {
		t.Errorf("forward to %v after a new jump", to)
	}
}
