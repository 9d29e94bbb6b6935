package parallel

import (
	"context"
	"errors"
	"testing"
)

// TestInOrder: results come in order, and the first error ends it.
func TestInOrder(t *testing.T) {
	var got []int
	square := func(i int) (int, error) { return i * i, nil }
	if err := InOrder(t.Context(), 100, square, func(n int) { got = append(got, n) }); err != nil || len(got) != 100 {
		t.Fatalf("got %d results, %v", len(got), err)
	}
	for i, n := range got {
		if n != i*i {
			t.Fatalf("result %d is %d", i, n)
		}
	}
	stop, taken := errors.New("stop"), 0
	err := InOrder(t.Context(), 100, func(i int) (int, error) {
		if i == 7 {
			return 0, stop
		}
		return i, nil
	}, func(int) { taken++ })
	if !errors.Is(err, stop) || taken != 7 {
		t.Errorf("got %v after %d results, want %v after 7", err, taken, stop)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := InOrder(ctx, 3, square, func(int) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	if err := InOrder(t.Context(), 0, square, func(int) {}); err != nil {
		t.Error(err)
	}
}
