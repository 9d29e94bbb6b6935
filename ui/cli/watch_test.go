package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWatch(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tea.md")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(w *watcher, want ...bool) {
		t.Helper()
		for i, want := range want {
			if got := w.changed(); got != want {
				t.Errorf("look %d: changed is %v", i, got)
			}
		}
	}
	write("Tea.")
	w := watch(file)
	expect(w, false, false)
	write("Tea, and more.")
	expect(w, false, true, false) // it is still being written; it is not; it is known
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	expect(w, false)
	write("Tea again, which is longer.") // as editors do
	expect(w, false, true, false)
	if watch(filepath.Dir(file)) != nil || watch(file+"x") != nil {
		t.Error("a folder is watched, or nothing")
	}
}
