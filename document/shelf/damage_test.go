package shelf

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sound returns the bytes of a store with 200 bookmarks.
func sound(t testing.TB) []byte {
	t.Helper()
	dir := t.TempDir()
	s := openIn(t, dir)
	for range 200 {
		mark(t, s, Identity{Hash: "a"}, NewID(), "")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDamagedStoreIsSetAside(t *testing.T) {
	whole := sound(t)
	spoilt := bytes.Clone(whole)
	copy(spoilt[len(spoilt)/2:], bytes.Repeat([]byte{0xA5}, 4096))
	negative := bytes.Clone(whole)
	negative[60] = 0x80 // the version of the tables is at 60, big-endian
	for name, data := range map[string][]byte{
		"negative version": negative,
		"text":             []byte("these are not marks\n"),
		"random":           bytes.Repeat([]byte("\x93\x02\xfe\x7c"), 5000),
		"header only":      whole[:100],
		"one page":         whole[:4096],
		"half":             whole[:len(whole)/2],
		"one page less":    whole[:len(whole)-4096],
		"page spoilt":      spoilt,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "state.db")
			for range 2 { // twice within a second: the first is not overwritten
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				s := openIn(t, dir)
				if s.Damaged() == "" {
					t.Fatal("opened as if nothing were wrong")
				}
				kept, err := os.ReadFile(s.Damaged())
				if err != nil || !bytes.Equal(kept, data) {
					t.Errorf("%s does not hold what was there (%v)", s.Damaged(), err)
				}
				mark(t, s, Identity{Hash: "a"}, "new", "")
				if got := names(find(t, s, Identity{Hash: "a"})); got != "new" {
					t.Errorf("the new store has %q, want only the new mark", got)
				}
				s.Close()
			}
			if again := openIn(t, dir); again.Damaged() != "" {
				t.Error("the new store is damaged too")
			}
			if aside, err := filepath.Glob(path + ".damaged-*[0-9]"); err != nil || len(aside) != 2 {
				t.Errorf("set aside: %v, %v, want two", aside, err)
			}
		})
	}
}

// TestLogGoesAsideWithItsStore has a log beside the damaged store; a new store
// must not take it for its own.
func TestLogGoesAsideWithItsStore(t *testing.T) {
	for _, content := range []string{"damaged", ""} {
		dir := t.TempDir()
		path := filepath.Join(dir, "state.db")
		for side, data := range map[string]string{"": content, "-wal": "the log"} {
			if err := os.WriteFile(path+side, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s := openIn(t, dir)
		for side, want := range map[string]string{"": content, "-wal": "the log"} {
			if got, err := os.ReadFile(s.Damaged() + side); err != nil || string(got) != want {
				t.Errorf("store %q: %s%s holds %q, %v, want %q", content, s.Damaged(), side, got, err, want)
			}
		}
	}
}

func TestMissingTablesAreDamage(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	run(t, s.db, `DROP TABLE places`)
	s.Close()
	if s = openIn(t, dir); s.Damaged() == "" {
		t.Error("a store without places was opened as if nothing were wrong")
	}
}

func TestAnotherProgramsDatabaseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "state.db")
	db := raw(t, path)
	run(t, db, `CREATE TABLE bookmarks (url TEXT)`)
	db.Close()
	if s, err := Open(context.Background(), dir); err == nil {
		s.Close()
		t.Error("opened")
	}
	run(t, raw(t, path), `INSERT INTO bookmarks VALUES ('still there')`)
}

func TestEmptyStoreIsANewOne(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "state.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openIn(t, dir)
	mark(t, s, Identity{Hash: "a"}, "x", "")
	if s.Damaged() != "" {
		t.Errorf("an empty file was set aside as %s", s.Damaged())
	}
}

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

// FuzzOpen has any bytes as the store: Open never panics, and the bytes are
// where they were, or aside, or were a store that could be used.
func FuzzOpen(f *testing.F) {
	whole := sound(f)
	f.Add(whole)
	f.Add(whole[:4096])
	f.Add(whole[:len(whole)-1])
	f.Add([]byte{})
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		path := filepath.Join(dir, "state.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), dir)
		if err == nil {
			defer s.Close()
			if s.Damaged() == "" {
				if _, err := s.Find(context.Background(), Identity{Hash: "a", Source: "/a"}); err != nil {
					t.Errorf("a store that was opened cannot be read: %v", err)
				}
				return
			}
			path = s.Damaged()
		}
		if kept, err := os.ReadFile(path); err != nil || len(kept) < len(data) {
			t.Errorf("%d bytes in, %d kept (%v)", len(data), len(kept), err)
		}
	})
}
