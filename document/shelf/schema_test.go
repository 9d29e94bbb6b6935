package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// raw opens path as plain SQLite.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", address(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t testing.TB, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func TestEachOlderVersionIsBroughtUpToDate(t *testing.T) {
	for had := range len(migrations()) + 1 {
		dir := t.TempDir()
		db := raw(t, filepath.Join(dir, "state.db"))
		if err := migrate(context.Background(), db, migrations()[:had]); err != nil {
			t.Fatal(err)
		}
		if had > 0 {
			run(t, db, `INSERT INTO documents (id, title, opened) VALUES (7, 'old', 0)`)
			run(t, db, `INSERT INTO contents (hash, document) VALUES ('a', 7)`)
			run(t, db, `INSERT INTO bookmarks (id, document, letter, offset, before, quote, after, section, note, made)
				VALUES ('old', 7, 'o', 3, 'be', 'words', 'af', 'One', '', 5)`)
		}
		db.Close()

		s := openIn(t, dir)
		if got, err := version(context.Background(), s.db); err != nil || got != len(migrations()) {
			t.Errorf("from version %d: version %d, %v, want %d", had, got, err, len(migrations()))
		}
		if r := find(t, s, Identity{Hash: "a"}); had > 0 && (r.Title != "old" || names(r) != "old:o") || s.Damaged() != "" {
			t.Errorf("from version %d: lost what was there: %+v, %s", had, r, s.Damaged())
		}
		mark(t, s, Identity{Hash: "a"}, "x", "")
		correct(t, s, Identity{Hash: "a"}, "k", 1)
		if r := find(t, s, Identity{Hash: "a"}); levels(r) != "k:1" {
			t.Errorf("from version %d: corrections %q, want k:1", had, levels(r))
		}
	}
}

func TestMigrationsAreAllOrNothing(t *testing.T) {
	ctx, db := context.Background(), raw(t, filepath.Join(t.TempDir(), "state.db"))
	good := []string{`CREATE TABLE one (x)`, `CREATE TABLE two (x); INSERT INTO two VALUES (1)`}
	if err := migrate(ctx, db, good[:1]); err != nil {
		t.Fatal(err)
	}
	bad := append(good[:2:2], `INSERT INTO three VALUES (1)`)
	if err := migrate(ctx, db, bad); err == nil || !strings.Contains(err.Error(), "version 3") {
		t.Errorf("error %v, want one that names version 3", err)
	}
	if got, err := version(ctx, db); err != nil || got != 1 {
		t.Errorf("version %d, %v after a migration that failed, want 1", got, err)
	}
	if err := migrate(ctx, db, good); err != nil {
		t.Errorf("migrating after a failure: %v", err)
	}
}

func TestNewerStoreIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	mark(t, s, Identity{Hash: "a"}, "x", "")
	run(t, s.db, fmt.Sprintf(`PRAGMA user_version = %d`, len(migrations())+1))
	s.Close()
	path := filepath.Join(dir, "state.db")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), dir); !errors.Is(err, ErrNewer) {
		t.Errorf("Open = %v, want %v", err, ErrNewer)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the newer store was changed (%v)", err)
	}
}

// TestWithoutSharedMemoryNoLogIsUsed opens by a VFS that has no shared memory,
// as some network file systems have none.
func TestWithoutSharedMemoryNoLogIsUsed(t *testing.T) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", address(filepath.Join(t.TempDir(), "state.db"))+"&vfs=unix-dotfile")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := prepare(ctx, db, "wal"); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := db.QueryRow("PRAGMA journal_mode").Scan(&got); err != nil || got != "delete" {
		t.Errorf("journal mode %q, %v, want delete", got, err)
	}
}

// TestConnectionKeepsItsPromises asks the connection for what doc.go promises.
func TestConnectionKeepsItsPromises(t *testing.T) {
	s := openIn(t, t.TempDir())
	for pragma, want := range map[string]int{
		"synchronous": 2, "fullfsync": 1, "foreign_keys": 1, "busy_timeout": 5000, "trusted_schema": 0,
	} {
		var got int
		if err := s.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %d, %v, want %d", pragma, got, err, want)
		}
	}
}
