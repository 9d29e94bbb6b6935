package ui

import (
	"testing"

	"crosshead/document"

	"pgregory.net/rapid"
)

// TestReadings holds the ranges to a plain table of bytes.
func TestReadings(t *testing.T) {
	const size = 60
	ranges := rapid.Custom(func(t *rapid.T) document.Range {
		start := rapid.IntRange(0, size).Draw(t, "start")
		return document.Range{Start: start, End: rapid.IntRange(start, size).Draw(t, "end")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var rs readings
		var table [size]bool
		for _, r := range rapid.SliceOf(ranges).Draw(t, "read") {
			rs = rs.add(r)
			for i := r.Start; i < r.End; i++ {
				table[i] = true
			}
		}
		for i, r := range rs {
			if r.Empty() || i > 0 && r.Start <= rs[i-1].End {
				t.Fatalf("not in order and apart: %v", rs)
			}
		}
		within, want := ranges.Draw(t, "within"), 0
		for i := within.Start; i < within.End; i++ {
			if table[i] {
				want++
			}
		}
		if got := rs.within(within); got != want {
			t.Fatalf("within %v of %v: got %d, want %d", within, rs, got, want)
		}
	})
}
