package shelf

import "time"

// A Change is one that the reader made to what was found in a document.
type Change[T any] struct {
	ID   string // of NewID, for good
	What T
	Made time.Time // kept to the millisecond; what is made later is to be dated later
}
