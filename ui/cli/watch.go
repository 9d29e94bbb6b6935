package cli

import (
	"io/fs"
	"os"
	"sync"
)

// A watcher tells when a file has changed. One that is being written has not
// until it stays the same from one look to the next.
type watcher struct {
	path string

	mu          sync.Mutex
	known, last fs.FileInfo
}

// watch begins to watch a file; nil if it is none.
func watch(path string) *watcher {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return &watcher{path: path, known: info, last: info}
}

// changed reports whether the file is another than it was known to be, and knows
// it from now on. A file that is gone may come back.
func (w *watcher) changed() bool {
	info, err := os.Stat(w.path)
	if err != nil {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	settled := sameState(info, w.last)
	w.last = info
	if !settled || sameState(info, w.known) {
		return false
	}
	w.known = info
	return true
}

func sameState(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
