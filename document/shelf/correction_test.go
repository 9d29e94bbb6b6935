package shelf

import (
	"context"
	"testing"
)

// TestCorrectionsComeAndGo plays a session in two documents. After each step
// both are looked at.
func TestCorrectionsComeAndGo(t *testing.T) {
	s := openIn(t, t.TempDir())
	one, two := Identity{Hash: "1", Source: "/a"}, Identity{Hash: "2"}
	put := func(id Identity, name string, level int) func() error {
		return func() error { correct(t, s, id, name, level); return nil }
	}
	withdraw := func(id Identity, name string) func() error {
		return func() error { return s.Withdraw(context.Background(), id, "", Correction{ID: name}) }
	}
	for i, step := range []struct {
		do       func() error
		one, two string
	}{
		{put(one, "x", 1), "x:1", ""},
		{put(two, "z", 1), "x:1", "z:1"},
		{put(one, "y", 3), "x:1 y:3", "z:1"},
		{put(one, "w", 2), "x:1 w:2 y:3", "z:1"}, // in the order they were made
		{withdraw(one, "w"), "x:1 y:3", "z:1"},
		{withdraw(one, "w"), "x:1 y:3", "z:1"},
		{put(one, "w", 2), "x:1 y:3", "z:1"}, // withdrawn for good
		{put(one, "x", 6), "x:1 y:3", "z:1"}, // as it was saved
		{withdraw(two, "late"), "x:1 y:3", "z:1"},
		{put(two, "late", 2), "x:1 y:3", "z:1"},
		{withdraw(two, "z"), "x:1 y:3", ""},
		{put(Identity{Hash: "edited", Source: "/a"}, "v", 2), "x:1 v:2 y:3", ""}, // the same source
	} {
		if err := step.do(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if got := levels(find(t, s, one)); got != step.one {
			t.Errorf("after step %d document one has %q, want %q", i, got, step.one)
		}
		if got := levels(find(t, s, two)); got != step.two {
			t.Errorf("after step %d document two has %q, want %q", i, got, step.two)
		}
	}
}

func TestCorrectionWithoutIDIsAnError(t *testing.T) {
	s := openIn(t, t.TempDir())
	if err := s.Correct(context.Background(), Identity{Hash: "a"}, "", Correction{}); err == nil {
		t.Error("a correction without ID is saved")
	}
}
