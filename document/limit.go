package document

import (
	"fmt"
	"sync"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// largest is the size of the largest source that is opened where memory allows it,
// in bytes.
const largest = 1 << 30

// What a byte of a source takes of memory, in bytes: measured peaks at 100 MB,
// rounded up.
const (
	needInFile   = 4  // text that stays in its file: 2 in the reader, 3 in a pipe
	needInMemory = 6  // text that has to be held: it grows as it comes, and is decoded
	needAsPage   = 12 // HTML: a tree of its elements
)

// limit is the size of the largest source that is opened when each byte of it
// takes so much memory, in bytes.
func limit(need int64) int64 {
	if m := memory(); m > 0 {
		return min(largest, m/need)
	}
	return largest
}

// memory is how much the program may take, in bytes: what its container allows, or
// the machine has; 0 where nobody knows.
var memory = sync.OnceValue(func() int64 {
	m, err := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)()
	if err != nil || m > 1<<62 {
		return 0
	}
	return int64(m)
})

// spared is how much memory there is anywhere, in bytes: asking takes a millisecond.
const spared = 16 << 20

// checkSize returns an error if size is larger than the limit for this need.
func checkSize(size, need int64) error {
	if size*need <= spared {
		return nil
	}
	switch most := limit(need); {
	case size <= most:
		return nil
	case most < largest:
		return fmt.Errorf("is larger than the %d MB that memory allows", most>>20)
	default:
		return fmt.Errorf("is larger than %d MB", most>>20)
	}
}
