//go:build unix

package shelf

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestUnusableStoreIsOneLine opens stores that cannot be: each is one plain
// line, and nothing of what is there is changed.
func TestUnusableStoreIsOneLine(t *testing.T) {
	for name, prepare := range unusable() {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "crosshead")
			if err := prepare(dir); err != nil {
				t.Fatal(err)
			}
			before := listing(t, filepath.Dir(dir))
			s, err := Open(context.Background(), dir)
			if err == nil {
				s.Close()
				t.Fatal("Open succeeds")
			}
			if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), dir) {
				t.Errorf("error %q, want one line that names the place", err)
			}
			if after := listing(t, filepath.Dir(dir)); after != before {
				t.Errorf("before:\n%safter:\n%s", before, after)
			}
		})
	}
	if s, err := Open(context.Background(), "relative"); err == nil {
		s.Close()
		t.Error("Open takes a relative directory")
	}
}

// unusable returns ways to spoil the place of a store, by name.
func unusable() map[string]func(dir string) error {
	in := func(name string, f func(path string) error) func(string) error {
		return func(dir string) error {
			if err := os.Mkdir(dir, 0o700); err != nil {
				return err
			}
			return f(filepath.Join(dir, name))
		}
	}
	mkdir := func(path string) error { return os.Mkdir(path, 0o700) }
	dangling := func(path string) error { return os.Symlink("nowhere", path) }
	ways := map[string]func(string) error{
		"file for directory":         func(dir string) error { return os.WriteFile(dir, []byte("mine"), 0o600) },
		"dangling link to directory": dangling,
		"directory for store":        in("state.db", mkdir),
		"dangling link for store":    in("state.db", dangling),
		"directory for lock":         in("state.db.lock", mkdir),
		"device for store":           in("state.db", func(path string) error { return os.Symlink("/dev/full", path) }),
	}
	for _, name := range []string{"state.db", "state.db.lock", "state.db-wal", "state.db-journal"} {
		ways["pipe for "+name] = in(name, mkfifo)
	}
	return ways
}

// listing returns what is below dir, one path with its mode a line.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			b.WriteString(info.Mode().String() + " " + path + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mkfifo(path string) error { return syscall.Mkfifo(path, 0o600) }
