package document

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestGateRests: a piece rests after a key, once.
func TestGateRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var g gate
		start := time.Now()
		at := func(what string, want time.Duration) {
			t.Helper()
			if got := time.Since(start); got != want {
				t.Errorf("%s after %v, want %v", what, got, want)
			}
		}
		g.piece()()
		at("nobody waits: a piece begins", 0)

		g.yield(16 * time.Millisecond)
		go func() {
			time.Sleep(10 * time.Millisecond)
			g.yield(16 * time.Millisecond) // a key that is held down
		}()
		g.piece()()
		at("after a key: a piece begins", 16*time.Millisecond)
		g.piece()()
		at("after the next: a piece begins", 26*time.Millisecond)
	})
}

// TestGateTurn: no piece is built while what comes first is.
func TestGateTurn(t *testing.T) {
	var g gate
	done := g.first()
	var over atomic.Bool
	built := make(chan bool)
	go func() {
		defer g.piece()()
		built <- over.Load()
	}()
	time.Sleep(time.Millisecond) // time for it to go wrong in
	over.Store(true)
	done()
	if !<-built {
		t.Error("a piece was built first")
	}
}
