package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// ErrNewer says that a store was written by a newer crosshead. It is left as it is.
var ErrNewer = errors.New("it was written by a newer crosshead: update this one to see its marks")

// errDamaged says that a store is a database but not a sound one of ours.
var errDamaged = errors.New("it is damaged")

// migrations lead from an empty database to the tables of today, one version
// each. Times are milliseconds since 1970.
func migrations() []string {
	return []string{`
CREATE TABLE documents (
	id     INTEGER PRIMARY KEY,
	title  TEXT NOT NULL,
	opened INTEGER NOT NULL
) STRICT;
CREATE TABLE contents (
	hash     TEXT PRIMARY KEY CHECK (hash <> ''),
	document INTEGER NOT NULL REFERENCES documents
) STRICT, WITHOUT ROWID;
CREATE TABLE sources (
	source   TEXT PRIMARY KEY CHECK (source <> ''),
	document INTEGER NOT NULL REFERENCES documents,
	seen     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_of_document ON sources (document, seen);
CREATE TABLE places (
	document INTEGER PRIMARY KEY REFERENCES documents,
	offset   INTEGER NOT NULL,
	before   TEXT NOT NULL,
	quote    TEXT NOT NULL,
	after    TEXT NOT NULL
) STRICT;
CREATE TABLE bookmarks (
	id       TEXT PRIMARY KEY CHECK (id <> ''),
	document INTEGER NOT NULL REFERENCES documents,
	letter   TEXT NOT NULL,
	offset   INTEGER NOT NULL,
	before   TEXT NOT NULL,
	quote    TEXT NOT NULL,
	after    TEXT NOT NULL,
	section  TEXT NOT NULL,
	note     TEXT NOT NULL,
	made     INTEGER NOT NULL,
	deleted  INTEGER -- when; NULL while it stands
) STRICT;
CREATE INDEX bookmarks_of_document ON bookmarks (document, offset);
CREATE UNIQUE INDEX letters ON bookmarks (document, letter) WHERE letter <> '' AND deleted IS NULL;
`, `
CREATE TABLE corrections (
	id       TEXT PRIMARY KEY CHECK (id <> ''),
	document INTEGER NOT NULL REFERENCES documents,
	offset   INTEGER NOT NULL,
	before   TEXT NOT NULL,
	quote    TEXT NOT NULL,
	after    TEXT NOT NULL,
	level    INTEGER NOT NULL, -- of the heading; 0 if it is none
	made     INTEGER NOT NULL,
	deleted  INTEGER -- when; NULL while it stands
) STRICT;
CREATE INDEX corrections_of_document ON corrections (document, made);
`, `
CREATE TABLE choices (
	id       TEXT PRIMARY KEY CHECK (id <> ''),
	document INTEGER NOT NULL REFERENCES documents,
	choice   TEXT NOT NULL, -- JSON, as package index has it
	made     INTEGER NOT NULL, deleted INTEGER -- when; NULL while it stands
) STRICT;
CREATE INDEX choices_of_document ON choices (document, made);
`}
}

// shape names every table and column that is used, and reads nothing.
const shape = `
SELECT d.id, d.title, d.opened, c.hash, c.document, s.source, s.document, s.seen,
	p.document, p.offset, p.before, p.quote, p.after,
	b.id, b.document, b.letter, b.offset, b.before, b.quote, b.after, b.section, b.note, b.made, b.deleted,
	k.id, k.document, k.offset, k.before, k.quote, k.after, k.level, k.made, k.deleted,
	h.id, h.document, h.choice, h.made, h.deleted
FROM documents d, contents c, sources s, places p, bookmarks b, corrections k, choices h LIMIT 0`

// prepare makes db ready: known version, sound, up to date. The caller holds
// the lock. A store of a newer version or a damaged one is not written to.
func prepare(ctx context.Context, db *sql.DB, journal string) error {
	if err := checkVersion(ctx, db, len(migrations())); err != nil {
		return err
	}
	if err := checkSound(ctx, db); err != nil {
		return err
	}
	if err := setJournal(ctx, db, journal); err != nil {
		return err
	}
	if err := migrate(ctx, db, migrations()); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, shape); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return nil
}

// checkVersion returns an error unless db has a version up to newest.
func checkVersion(ctx context.Context, db *sql.DB, newest int) error {
	version, err := version(ctx, db)
	switch {
	case err != nil:
		return err
	case version < 0:
		return errDamaged
	case version > newest:
		return ErrNewer
	}
	return nil
}

// checkSound reads all of db. The quick check of SQLite will not do: it does not
// compare an index with its table, so a bookmark could be there and not found.
func checkSound(ctx context.Context, db *sql.DB) error {
	var verdict string
	var orphans int // rows of a document that is not there
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&orphans); err != nil {
		return err
	}
	if verdict != "ok" || orphans > 0 {
		return errDamaged
	}
	return nil
}

// querier is a database or a transaction of it.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func version(ctx context.Context, q querier) (version int, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

// setJournal sets the journal mode, which is kept in the file. Where a
// write-ahead log cannot be had it falls back to a rollback journal.
func setJournal(ctx context.Context, db *sql.DB, journal string) error {
	var got string
	err := db.QueryRowContext(ctx, "PRAGMA journal_mode = "+journal).Scan(&got)
	if err == nil && got == journal || damages(err) {
		return err
	}
	return db.QueryRowContext(ctx, "PRAGMA journal_mode = delete").Scan(&got)
}

// migrate applies those of the steps that db has not had, all or none of them.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing; before, err is the one to tell
	had, err := version(ctx, tx)
	if err != nil || had == len(steps) {
		return err
	}
	for i, step := range steps[had:] {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return fmt.Errorf("make the tables of version %d: %w", had+i+1, err)
		}
	}
	// A pragma takes no parameters.
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(steps))); err != nil {
		return err
	}
	return tx.Commit()
}
