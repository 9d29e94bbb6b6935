package shelf

import (
	"context"
	"errors"
	"testing"
	"time"

	"crosshead/document"
)

func TestMarkReplacesTheBookmarkWithItsID(t *testing.T) {
	ctx, s, id := context.Background(), openIn(t, t.TempDir()), Identity{Hash: "a"}
	b := Bookmark{ID: "x", Letter: "a", Anchor: document.Anchor{Quote: "old"}, Made: time.UnixMilli(1)}
	for _, note := range []string{"", "a note", "another"} {
		b.Note = note
		if replaced, err := s.Mark(ctx, id, "", b); err != nil || replaced != "" {
			t.Fatalf("Mark = %q, %v, want no other bookmark replaced", replaced, err)
		}
	}
	if r := find(t, s, id); len(r.Bookmarks) != 1 || r.Bookmarks[0] != b {
		t.Errorf("got %+v, want only %+v", r.Bookmarks, b)
	}
}

// TestLettersMove plays a session in two documents. After each step both are
// looked at.
func TestLettersMove(t *testing.T) {
	ctx, s := context.Background(), openIn(t, t.TempDir())
	one, two := Identity{Hash: "1"}, Identity{Hash: "2"}
	put := func(id Identity, name, letter, wantReplaced string) func() error {
		return func() error {
			if got := mark(t, s, id, name, letter); got != wantReplaced {
				t.Errorf("Mark(%s, %q) replaced %q, want %q", name, letter, got, wantReplaced)
			}
			return nil
		}
	}
	unmark := func(name string) func() error { return func() error { return s.Unmark(ctx, name) } }
	restore := func(name string) func() error { return func() error { return s.Restore(ctx, name) } }
	for i, step := range []struct {
		do       func() error
		one, two string
	}{
		{put(one, "x", "a", ""), "x:a", ""},
		{put(two, "z", "a", ""), "x:a", "z:a"},
		{put(one, "y", "b", ""), "x:a y:b", "z:a"},
		{put(one, "n", "a", "x"), "n:a y:b", "z:a"}, // the letter moves
		{restore("x"), "x:a y:b", "z:a"},            // undo
		{restore("n"), "n:a y:b", "z:a"},            // redo
		{unmark("y"), "n:a", "z:a"},
		{unmark("y"), "n:a", "z:a"},
		{put(one, "y", "a", "n"), "y:a", "z:a"}, // saved again, it is back
		{put(one, "u", "", ""), "u y:a", "z:a"}, // unnamed ones never collide
		{put(one, "v", "", ""), "u v y:a", "z:a"},
		{unmark("z"), "u v y:a", ""},
		{restore("z"), "u v y:a", "z:a"},
		{restore("z"), "u v y:a", "z:a"},
		{put(two, "y", "a", "z"), "u v", "y:a"}, // to the other document
	} {
		if err := step.do(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if got := names(find(t, s, one)); got != step.one {
			t.Errorf("after step %d document one has %q, want %q", i, got, step.one)
		}
		if got := names(find(t, s, two)); got != step.two {
			t.Errorf("after step %d document two has %q, want %q", i, got, step.two)
		}
	}
}

func TestUnknownBookmarkIsAnError(t *testing.T) {
	ctx, s := context.Background(), openIn(t, t.TempDir())
	if err := s.Unmark(ctx, "none"); !errors.Is(err, ErrNoBookmark) {
		t.Errorf("Unmark of none: %v, want %v", err, ErrNoBookmark)
	}
	if err := s.Restore(ctx, "none"); !errors.Is(err, ErrNoBookmark) {
		t.Errorf("Restore of none: %v, want %v", err, ErrNoBookmark)
	}
	if _, err := s.Mark(ctx, Identity{Hash: "a"}, "", Bookmark{}); err == nil {
		t.Error("a bookmark without ID is saved")
	}
	if r := find(t, s, Identity{Hash: "a"}); !r.Opened.IsZero() {
		t.Errorf("a save that failed left %+v", r)
	}
}

func TestIDsDiffer(t *testing.T) {
	if a, b := NewID(), NewID(); a == b || len(a) < 20 {
		t.Errorf("NewID() = %q, then %q", a, b)
	}
}
