package document

import (
	"errors"
	"io"
	"math"
	"sync"
	"time"
)

// A stream is what comes through a pipe, which may be slow: it is read as it comes.
type stream struct {
	mu   sync.Mutex
	came sync.Cond
	data []byte // is appended to only
	err  error  // why it ended; io.EOF at its end
}

// newStream begins to read r.
func newStream(r io.Reader) *stream {
	s := &stream{}
	s.came.L = &s.mu
	go s.pump(r)
	return s
}

// pump reads r to its end.
func (s *stream) pump(r io.Reader) {
	for buf := make([]byte, firstSize); ; {
		n, err := r.Read(buf)
		s.mu.Lock()
		s.data = append(s.data, buf[:n]...)
		if large := checkSize(int64(len(s.data)), needInMemory); large != nil {
			err = large
		}
		s.err = err
		s.came.Broadcast()
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wait returns what has come once that is n bytes, or anything in so much time after
// the first of it, or the end: then with the reason.
func (s *stream) wait(n int, most time.Duration) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var late bool
	var timer *time.Timer
	for s.err == nil && len(s.data) < n && !late {
		if timer == nil && len(s.data) > 0 && most > 0 {
			timer = time.AfterFunc(most, func() {
				s.mu.Lock()
				defer s.mu.Unlock()
				late = true
				s.came.Broadcast()
			})
			defer timer.Stop()
		}
		s.came.Wait()
	}
	return s.data[:len(s.data):len(s.data)], s.err
}

// more returns what has come once that is n bytes; nil if it ends before.
func (s *stream) more(n int) []byte {
	data, err := s.wait(n, 0)
	if err != nil {
		return nil
	}
	return data
}

// all waits for the end, and returns all that came.
func (s *stream) all() ([]byte, error) {
	data, err := s.wait(math.MaxInt, 0)
	if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return data, nil
}
