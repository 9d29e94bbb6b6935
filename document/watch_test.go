package document

import (
	"context"
	"os"
	"testing"
	"time"
)

// TestWatch: a file that is written to, or put in another's place, has changed; one
// that is left alone, or gone, has not.
func TestWatch(t *testing.T) {
	write := func(t *testing.T, path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tests := map[string]struct {
		change func(t *testing.T, path string)
		want   bool
	}{
		"written":  {func(t *testing.T, path string) { write(t, path, "Another text.") }, true},
		"replaced": {func(t *testing.T, path string) { write(t, path+"~", "New."); os.Rename(path+"~", path) }, true},
		"alone":    {func(*testing.T, string) {}, false},
		"gone":     {func(t *testing.T, path string) { os.Remove(path) }, false},
		"touched":  {func(t *testing.T, path string) { os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)) }, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := written(t, "a.md", "A text.")
			test.change(t, s.Path)
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			if !test.want {
				cancel() // after the first look at the latest
			}
			if got := s.Watch(ctx, time.Millisecond); got != test.want {
				t.Errorf("changed: %v", got)
			}
		})
	}
	if s, err := NewSource("-", []byte("A text.")); err != nil || s.Watch(t.Context(), time.Millisecond) {
		t.Error("what is no file has changed:", err)
	}
}
