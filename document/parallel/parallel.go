// Package parallel does what can be done side by side, and hands on what comes of
// it in order.
package parallel

import (
	"context"
	"runtime"
)

// InOrder calls build for 0 up to n, several at a time, and take with what they
// return, one at a time and in order. It ends with the first error, or with
// ctx's, when all calls have ended. No more than a few results wait to be taken.
func InOrder[T any](ctx context.Context, n int, build func(i int) (T, error), take func(T)) error {
	type result struct {
		made T
		err  error
	}
	workers := min(n, runtime.GOMAXPROCS(0))
	waiting := make(chan chan result, 2*workers) // in order
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer close(waiting)
		running := make(chan struct{}, workers)
		for i := 0; i < n && ctx.Err() == nil; i++ {
			one := make(chan result, 1)
			waiting <- one
			running <- struct{}{}
			go func() {
				var r result
				if r.err = ctx.Err(); r.err == nil {
					r.made, r.err = build(i)
				}
				<-running
				one <- r
			}()
		}
	}()
	var err error
	for one := range waiting {
		r := <-one
		switch {
		case err != nil:
		case r.err != nil:
			err = r.err
			cancel()
		default:
			take(r.made)
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	return err
}
