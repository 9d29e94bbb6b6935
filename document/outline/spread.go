package outline

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many blocks are looked at in a row: little enough for whoever else
// waits for the processor.
const batch = 512

// spread calls do for the blocks from 0 up to n, in batches side by side.
func spread(n int, do func(from, to int)) {
	batches := (n + batch - 1) / batch
	var next atomic.Int64
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= batches {
				return
			}
			do(i*batch, min(n, (i+1)*batch))
			runtime.Gosched()
		}
	}
	var others sync.WaitGroup
	for range min(batches, runtime.GOMAXPROCS(0)) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
}
