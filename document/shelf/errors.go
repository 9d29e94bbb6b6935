package shelf

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// code returns the primary result code of SQLite in err, or SQLITE_OK.
func code(err error) int {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return e.Code() & 0xff // the rest is the extended code
	}
	return lib.SQLITE_OK
}

// damages reports whether err says that the content of the store is no good, as
// against that it cannot be read or written now.
func damages(err error) bool {
	c := code(err)
	return c == lib.SQLITE_CORRUPT || c == lib.SQLITE_NOTADB || errors.Is(err, errDamaged)
}

// explain says in the reader's words what err means for the store. Errors that
// are not SQLite's are plain already.
func (s *Shelf) explain(err error) error {
	var why string
	switch code(err) {
	case lib.SQLITE_OK:
		if errors.Is(err, ErrNewer) {
			return fmt.Errorf("%s: %w", s.path, err)
		}
		return err
	case lib.SQLITE_FULL:
		why = "the disk is full"
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		why = "it may not be written"
	case lib.SQLITE_CANTOPEN:
		why = "it cannot be opened"
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		why = "another program is writing to it"
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		why = "it is damaged: open the reader again to begin a new one"
	default:
		return fmt.Errorf("%s: %w", s.path, err)
	}
	return fmt.Errorf("%s: %s", s.path, why)
}
