package shelf

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
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

func TestWrongTablesAreDamage(t *testing.T) {
	for _, change := range []string{
		`DROP TABLE places`,
		`ALTER TABLE bookmarks DROP COLUMN note`,
		`PRAGMA foreign_keys = 0; DELETE FROM documents`, // and its bookmark stays
	} {
		dir := t.TempDir()
		s := openIn(t, dir)
		mark(t, s, Identity{Hash: "a"}, "x", "")
		run(t, s.db, change)
		s.Close()
		if s = openIn(t, dir); s.Damaged() == "" {
			t.Errorf("after %s the store was opened as if nothing were wrong", change)
		}
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

// FuzzOpen has any bytes as the store.
func FuzzOpen(f *testing.F) {
	whole := sound(f)
	f.Add(whole)
	f.Add(whole[:4096])
	f.Add(whole[:len(whole)-1])
	f.Add([]byte{})
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(checkOpen)
}

// TestOpenWithWrongBytes is FuzzOpen with a few wrong bytes in a sound store,
// every other one in the header, which says how to read the rest.
func TestOpenWithWrongBytes(t *testing.T) {
	whole := sound(t)
	random := rand.New(rand.NewPCG(1, 2))
	n := 300
	if testing.Short() {
		n = 60
	}
	for range n {
		data := bytes.Clone(whole)
		for range 1 + random.IntN(6) {
			data[random.IntN(len(data))] = byte(random.Uint32())
			data[random.IntN(110)] = byte(random.Uint32())
		}
		checkOpen(t, data)
	}
}

// checkOpen opens a store of these bytes. Either it can be used, or the bytes
// are still there or aside, as they were.
func checkOpen(t *testing.T, data []byte) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "state.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, dir)
	if err == nil {
		defer s.Close()
		if s.Damaged() == "" {
			if _, err := s.Find(ctx, Identity{Hash: "a", Source: "/a"}); err != nil {
				t.Errorf("a store that was opened cannot be read: %v\n%.100q", err, data)
			}
			return
		}
		path = s.Damaged()
	}
	if kept, err := os.ReadFile(path); err != nil || !bytes.Equal(kept, data) {
		t.Errorf("%s does not hold what was there (%v)\n%.100q", path, err, data)
	}
}
