package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Shelf is an open store. It is safe for concurrent use. Its errors are one
// plain lower-case line.
type Shelf struct {
	db      *sql.DB
	path    string
	file    fs.FileInfo // of the store that is open, to notice when path is another
	damaged string
}

// Dir returns where the store of this user is, whether or not it exists:
// $XDG_DATA_HOME/crosshead, or ~/.local/share/crosshead if that variable is not
// an absolute path. It is empty if there is no home directory either.
func Dir() string {
	data := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(data) {
		home, err := os.UserHomeDir()
		if err != nil || !filepath.IsAbs(home) {
			return ""
		}
		data = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(data, "crosshead")
}

// Exists reports whether there is a store in dir: who only wants to know what is
// kept need not make one. It takes no time.
func Exists(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, stateFile))
	return err == nil
}

// stateFile is the name of the store in its directory.
const stateFile = "state.db"

// Open opens the store in dir, an absolute path, and makes both if they are not
// there. It may wait for another process that is opening it, for five seconds
// at most: call it off the event loop. After an error the reader can read on
// without a store.
func Open(ctx context.Context, dir string) (*Shelf, error) {
	if !filepath.IsAbs(dir) {
		return nil, errors.New("no directory to keep them in: set XDG_DATA_HOME to an absolute path")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return open(ctx, filepath.Join(dir, stateFile), journalFor(dir))
}

// open opens the store at path under its lock. A damaged one is set aside once.
func open(ctx context.Context, path, journal string) (*Shelf, error) {
	if err := checkRegular(path); err != nil {
		return nil, err
	}
	unlock, err := lock(ctx, path+".lock")
	if err != nil {
		return nil, err
	}
	defer func() { _ = unlock() }() // the lock goes with the file anyway
	s, err := connect(ctx, path, journal)
	if damages(err) {
		var aside string
		if aside, err = setAside(path); err == nil {
			s.Close() // only now: closing clears the log away
			s, err = connect(ctx, path, journal)
			s.damaged = aside
		}
	}
	if err != nil {
		s.Close() // err is the one to tell
		return nil, s.explain(err)
	}
	return s, nil
}

// connect opens the file at path, makes it if need be, and brings its tables up
// to date. The Shelf is to be closed also if there is an error.
func connect(ctx context.Context, path, journal string) (*Shelf, error) {
	db, err := sql.Open("sqlite", address(path)) // touches no file yet
	if err != nil {
		panic(err) // the driver is linked in
	}
	db.SetMaxOpenConns(1)
	s := &Shelf{db: db, path: path}
	if s.file, err = create(path); err != nil {
		return s, err
	}
	if s.file.Size() == 0 && hasLog(path) {
		return s, errDamaged // SQLite would delete the log of an empty store
	}
	return s, prepare(ctx, db, journal)
}

// Damaged returns the path the store was moved to because it was damaged when
// it was opened, or "" if it was not. The Shelf began empty then, which the
// reader wants to be told.
func (s *Shelf) Damaged() string { return s.damaged }

// Close closes the store. What was saved is safe without it too.
func (s *Shelf) Close() error { return s.db.Close() }

// view calls f with a transaction that sees one state of the store.
func (s *Shelf) view(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback() // of a transaction that wrote nothing: its error changes nothing
	return s.explain(f(tx))
}

// update calls f with a transaction that holds the write lock and commits it if
// f returns nil. When update returns nil the change is on the disk.
func (s *Shelf) update(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	if err := f(tx); err != nil {
		tx.Rollback() // f's error is the one to tell; the next one finds a fresh transaction
		return s.explain(err)
	}
	if err := tx.Commit(); err != nil {
		return s.explain(err)
	}
	// A store that was moved or deleted meanwhile takes the change and loses it.
	if now, err := os.Lstat(s.path); err != nil || !os.SameFile(now, s.file) {
		return fmt.Errorf("%s was moved or deleted: open the reader again to begin a new one", s.path)
	}
	return nil
}
