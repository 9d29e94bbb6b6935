package outline

import "testing"

func TestTreeReadsItsAnswersAsDigits(t *testing.T) {
	tree := Tree{Asks: [3]Ask{{0, 1}, {1, 2}, {2, 3}}, Worths: [8]float64{0, 1, 2, 3, 4, 5, 6, 7}}
	for _, c := range []struct {
		steps [3]uint8
		want  float64
	}{
		{[3]uint8{0, 0, 0}, 0},
		{[3]uint8{0, 1, 2}, 0},
		{[3]uint8{0, 1, 3}, 1},
		{[3]uint8{0, 2, 0}, 2},
		{[3]uint8{1, 0, 0}, 4},
		{[3]uint8{255, 2, 2}, 6},
		{[3]uint8{1, 255, 255}, 7},
	} {
		var steps [mostFeatures]uint8
		copy(steps[:], c.steps[:])
		if got := tree.worth(&steps); got != c.want {
			t.Errorf("steps %v: got %v, want %v", c.steps, got, c.want)
		}
	}
}
