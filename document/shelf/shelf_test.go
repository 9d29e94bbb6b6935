package shelf

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"crosshead/document"
)

// openIn opens the store in dir and closes it when the test ends.
func openIn(t testing.TB, dir string) *Shelf {
	t.Helper()
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatalf("Open(%q): %v", dir, err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// find returns the record of id.
func find(t testing.TB, s *Shelf, id Identity) Record {
	t.Helper()
	r, err := s.Find(context.Background(), id)
	if err != nil {
		t.Fatalf("Find(%v): %v", id, err)
	}
	return r
}

// mark saves a bookmark whose ID and quote are name.
func mark(t testing.TB, s *Shelf, id Identity, name, letter string) (replaced string) {
	t.Helper()
	b := Bookmark{ID: name, Letter: letter, Anchor: document.Anchor{Quote: name}}
	replaced, err := s.Mark(context.Background(), id, "", b)
	if err != nil {
		t.Fatalf("Mark(%v, %s): %v", id, name, err)
	}
	return replaced
}

// names returns the bookmarks of a record as "id" or "id:letter".
func names(r Record) string {
	var list []string
	for _, b := range r.Bookmarks {
		name := b.ID
		if b.Letter != "" {
			name += ":" + b.Letter
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

// correct saves a correction whose ID and quote are name, the level-th that was
// made.
func correct(t testing.TB, s *Shelf, id Identity, name string, level int) {
	t.Helper()
	c := Correction{name, document.Correction{Anchor: document.Anchor{Quote: name}, Level: level}, time.UnixMilli(int64(level))}
	if err := s.Correct(context.Background(), id, "", c); err != nil {
		t.Fatalf("Correct(%v, %s): %v", id, name, err)
	}
}

// levels returns the corrections of a record as "id:level".
func levels(r Record) string {
	var list []string
	for _, c := range r.Corrections {
		list = append(list, fmt.Sprint(c.ID, ":", c.What.Level))
	}
	return strings.Join(list, " ")
}

func TestRecordComesBackWhole(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "a ?#%41&é", "crosshead")
	id := Identity{Hash: "ab12", Source: "/home/me/an article.md"}
	odd := document.Anchor{Offset: 1 << 40, Before: "„\x00", Quote: "naïve\n'quoted' \xff", After: ""}
	want := Record{
		Title: "A title; DROP TABLE documents",
		Place: &odd,
		Bookmarks: []Bookmark{
			{ID: "1", Anchor: document.Anchor{Offset: 3}},
			{ID: NewID(), Letter: "é", Anchor: odd, Section: "Über", Note: "a\nb", Made: time.UnixMilli(1_700_000_000_123)},
		},
	}
	want.Bookmarks[0].Made = time.UnixMilli(-1)
	want.Corrections = []Correction{
		{ID: "2", What: document.Correction{Anchor: odd}, Made: time.UnixMilli(-1)},
		{ID: "1", What: document.Correction{Anchor: document.Anchor{Offset: 7, Quote: "x"}, Level: 6}, Made: time.UnixMilli(1_700_000_000_123)},
	}
	before := time.Now().Truncate(time.Millisecond)
	s := openIn(t, dir)
	for _, b := range want.Bookmarks {
		if _, err := s.Mark(ctx, id, want.Title, b); err != nil {
			t.Fatal(err)
		}
	}
	for i := range want.Corrections { // the last first: the order is that of their making
		if err := s.Correct(ctx, id, "", want.Corrections[len(want.Corrections)-1-i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SavePlace(ctx, id, "", odd); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = openIn(t, dir)
	got := find(t, s, id)
	if got.Opened.Before(before) || got.Opened.After(time.Now()) {
		t.Errorf("Opened = %v, want the time of the save, after %v", got.Opened, before)
	}
	got.Opened = time.Time{}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Find =\n%+v\nwant\n%+v", got, want)
	}
	if s.Damaged() != "" {
		t.Errorf("Damaged() = %q, want nothing", s.Damaged())
	}
	list, err := s.Bookmarks(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range want.Bookmarks {
		if w := (Listed{b, want.Title, id.Source}); i >= len(list) || list[i] != w {
			t.Errorf("Bookmarks() = %+v, want [%d] = %+v", list, i, w)
		}
	}
}

func TestDir(t *testing.T) {
	for _, test := range []struct{ data, home, want string }{
		{"/data", "/home/me", "/data/crosshead"},
		{"", "/home/me", "/home/me/.local/share/crosshead"},
		{"data", "/home/me", "/home/me/.local/share/crosshead"},
		{"~/data", "/home/me", "/home/me/.local/share/crosshead"},
		{"/data", "", "/data/crosshead"},
		{"", "", ""},
		{"", "me", ""},
	} {
		t.Setenv("XDG_DATA_HOME", test.data)
		t.Setenv("HOME", test.home)
		if got := Dir(); got != test.want {
			t.Errorf("XDG_DATA_HOME=%q HOME=%q: Dir() = %q, want %q", test.data, test.home, got, test.want)
		}
	}
}

func TestFilesArePrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share", "crosshead")
	s := openIn(t, dir)
	mark(t, s, Identity{Hash: "a"}, "x", "")
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v, want nothing for others", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTwoShelvesLoseNothing has two windows take turns and look at each other.
func TestTwoShelvesLoseNothing(t *testing.T) {
	for _, journal := range []string{"wal", "delete"} {
		t.Run(journal, func(t *testing.T) {
			path, id := filepath.Join(t.TempDir(), "state.db"), Identity{Hash: "a", Source: "/a"}
			var shelves [2]*Shelf
			for i := range shelves {
				s, err := open(context.Background(), path, journal)
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				shelves[i] = s
			}
			var got string
			if err := shelves[0].db.QueryRow("PRAGMA journal_mode").Scan(&got); err != nil || got != journal {
				t.Fatalf("journal mode %q, %v, want %q", got, err, journal)
			}
			for i := range 20 {
				mark(t, shelves[i%2], id, fmt.Sprint("b", i), "")
				correct(t, shelves[i%2], id, fmt.Sprint("c", i), i)
				if r := find(t, shelves[1-i%2], id); len(r.Bookmarks) != i+1 || len(r.Corrections) != i+1 {
					t.Fatalf("after %d marks and corrections the other window sees %s and %s", i+1, names(r), levels(r))
				}
			}
		})
	}
}

func TestShelfIsSafeForConcurrentUse(t *testing.T) {
	ctx, dir, id := context.Background(), t.TempDir(), Identity{Hash: "a"}
	shelves := []*Shelf{openIn(t, dir), openIn(t, dir)}
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			s := shelves[g%2]
			for i := range 10 {
				if _, err := s.Mark(ctx, id, "", Bookmark{ID: fmt.Sprint(g, i)}); err != nil {
					t.Error(err)
				}
				if err := s.SavePlace(ctx, id, "", document.Anchor{Offset: i}); err != nil {
					t.Error(err)
				}
				if _, err := s.Find(ctx, id); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if r := find(t, shelves[0], id); len(r.Bookmarks) != 40 || r.Place == nil || r.Place.Offset != 9 {
		t.Errorf("after 4 times 10 bookmarks: %s, place %+v, want 40 and 9", names(r), r.Place)
	}
}

// TestSaveIntoMissingStoreFails has the store vanish or be replaced under a
// window: SQLite would go on writing to the file that has no name.
func TestSaveIntoMissingStoreFails(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"deleted": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error {
			return os.Rename(path+".lock", path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openIn(t, dir)
			mark(t, s, Identity{Hash: "a"}, "kept", "")
			if err := change(filepath.Join(dir, "state.db")); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Mark(context.Background(), Identity{Hash: "a"}, "", Bookmark{ID: "lost"}); err == nil {
				t.Error("Mark reports a save into a store that is gone")
			}
		})
	}
}

func TestEndedContextEndsCalls(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	dir := t.TempDir()
	s := openIn(t, dir)
	cancel()
	if _, err := Open(ctx, dir); err == nil {
		t.Error("Open ignores the context")
	}
	if _, err := s.Find(ctx, Identity{Hash: "a"}); err == nil {
		t.Error("Find ignores the context")
	}
	mark(t, s, Identity{Hash: "a"}, "after", "") // and the shelf is still good
}
