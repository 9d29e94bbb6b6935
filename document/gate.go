package document

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// A gate keeps what is built of a source, piece by piece, from taking the processors
// from what somebody waits for.
type gate struct {
	turn  sync.RWMutex
	quiet atomic.Pointer[time.Time] // until when nothing new is begun; nil: anything may be
}

// first makes pieces wait until the returned function is called: for what somebody
// waits for.
func (g *gate) first() (done func()) {
	g.turn.Lock()
	return g.turn.Unlock
}

// piece waits for whom to come first, until done is called. No piece may take
// longer than some milliseconds.
func (g *gate) piece() (done func()) {
	g.rest()
	g.turn.RLock()
	return g.turn.RUnlock
}

// rest waits until it may be quiet no longer. It does so once, so that a key that is
// held down does not stop what is built.
func (g *gate) rest() {
	runtime.Gosched() // whoever draws the screen waits for a processor too
	if quiet := g.quiet.Load(); quiet != nil {
		time.Sleep(time.Until(*quiet))
	}
}

// yield has pieces rest for so long.
func (g *gate) yield(long time.Duration) {
	until := time.Now().Add(long)
	g.quiet.Store(&until)
}

// yielded is how long an answer takes to be on the screen: two of its frames.
const yielded = 16 * time.Millisecond

// Yield has the building of the whole rest for a moment: there is something to be
// shown, as the answer to a key, which needs the processors.
func (s *Source) Yield() { s.gate.yield(yielded) }
