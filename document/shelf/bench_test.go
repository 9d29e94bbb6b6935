package shelf

import (
	"context"
	"fmt"
	"testing"

	"crosshead/document"
)

// stocked returns the directory of a store with 100 documents of 10 bookmarks and 10
// corrections.
func stocked(b *testing.B) string {
	dir := b.TempDir()
	s := openIn(b, dir)
	defer s.Close()
	for i := range 1000 {
		id := Identity{Hash: fmt.Sprint("h", i%100), Source: fmt.Sprint("/a/", i%100)}
		a := document.Anchor{Offset: i, Before: "thirty-two letters stand before.", Quote: "some words", After: "thirty-two letters stand behind."}
		if _, err := s.Mark(context.Background(), id, "A title", Bookmark{ID: NewID(), Anchor: a}); err != nil {
			b.Fatal(err)
		}
		correct(b, s, id, NewID(), i%7)
	}
	return dir
}

func BenchmarkOpen(b *testing.B) {
	dir := stocked(b)
	for b.Loop() {
		s, err := Open(context.Background(), dir)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkFind(b *testing.B) {
	s := openIn(b, stocked(b))
	for b.Loop() {
		if r, err := s.Find(context.Background(), Identity{Hash: "h50"}); err != nil || len(r.Bookmarks) != 10 {
			b.Fatal(names(r), err)
		}
	}
}

func BenchmarkMark(b *testing.B) {
	s := openIn(b, stocked(b))
	for b.Loop() {
		if _, err := s.Mark(context.Background(), Identity{Hash: "h50"}, "", Bookmark{ID: NewID()}); err != nil {
			b.Fatal(err)
		}
	}
}
