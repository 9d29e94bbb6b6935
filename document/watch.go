package document

import (
	"context"
	"io/fs"
	"os"
	"time"
)

// Watch returns true when the file of the source is no more what it was when it was
// opened, and has stood still since: it is looked at again after each interval. A
// file that is gone may come back, as when an editor writes it anew. It returns false
// when ctx ends, and at once for what is no file.
func (s *Source) Watch(ctx context.Context, interval time.Duration) bool {
	if s.stat == nil {
		return false
	}
	last := s.stat
	for {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(interval):
		}
		now, err := os.Stat(s.Path)
		if err != nil {
			continue
		}
		if !untouched(now, s.stat) && untouched(now, last) {
			return true
		}
		last = now
	}
}

// untouched reports whether nobody has written to a file between two looks at it.
func untouched(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
