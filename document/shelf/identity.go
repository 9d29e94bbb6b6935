package shelf

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// An Identity is how a document is known. One of the two suffices; see the
// package comment for what happens when they disagree.
type Identity struct {
	Hash   string // SHA-256 of the content in lower-case hex; empty if not known yet
	Source string // absolute path or URL; empty for standard input
}

// noContent is the hash of the empty content.
const noContent = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

var errNoIdentity = errors.New("an empty text from standard input is not remembered")

// known returns id without a hash that many documents have.
func (id Identity) known() Identity {
	if id.Hash == noContent {
		id.Hash = ""
	}
	return id
}

// lookup returns the row of the document id names, or 0 if there is none, and
// whether it is by its source alone that it is known.
func lookup(ctx context.Context, tx *sql.Tx, id Identity) (doc int64, edited bool, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT document, 0 AS edited FROM contents WHERE hash = ?1
		UNION ALL
		SELECT document, ?1 <> '' FROM sources WHERE source = ?2
		ORDER BY edited LIMIT 1`, id.Hash, id.Source).Scan(&doc, &edited)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return doc, edited, err
}

// obtain returns the row of the document key names, a new one if there is none.
func obtain(ctx context.Context, tx *sql.Tx, key Identity) (doc int64, err error) {
	if doc, _, err = lookup(ctx, tx, key); err != nil || doc != 0 {
		return doc, err
	}
	r, err := tx.ExecContext(ctx, `INSERT INTO documents (title, opened) VALUES ('', 0)`)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// learn records that doc is what id names, and that it is being read now. Only
// a source can change its document: a content stays with the one it has.
func learn(ctx context.Context, tx *sql.Tx, doc int64, id Identity, title string) error {
	now := time.Now().UnixMilli()
	if id.Hash != "" {
		if _, err := tx.ExecContext(ctx, `INSERT INTO contents (hash, document) VALUES (?, ?)
			ON CONFLICT DO NOTHING`, id.Hash, doc); err != nil {
			return err
		}
	}
	if id.Source != "" {
		if _, err := tx.ExecContext(ctx, `INSERT INTO sources (source, document, seen) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET document = excluded.document, seen = excluded.seen`,
			id.Source, doc, now); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `UPDATE documents SET title = ifnull(nullif(?, ''), title), opened = ?
		WHERE id = ?`, title, now, doc)
	return err
}

// save calls f with the document id names, in a transaction.
func (s *Shelf) save(ctx context.Context, id Identity, title string, f func(tx *sql.Tx, doc int64) error) error {
	return s.adopt(ctx, id.known(), id.known(), title, f)
}

// Begin makes the content of id a document of its own, unless it is known: what
// was remembered of its source no longer counts for it. It is for a caller that
// was told Record.Edited and finds none of the record's anchors in the text. The
// document that was there stays, to be found by its own content.
func (s *Shelf) Begin(ctx context.Context, id Identity, title string) error {
	id = id.known()
	return s.adopt(ctx, Identity{Hash: id.Hash}, id, title, func(*sql.Tx, int64) error { return nil })
}

// adopt finds or makes the document that key names, learns id of it and calls f.
func (s *Shelf) adopt(ctx context.Context, key, id Identity, title string, f func(*sql.Tx, int64) error) error {
	if id == (Identity{}) {
		return errNoIdentity
	}
	return s.update(ctx, func(tx *sql.Tx) error {
		doc, err := obtain(ctx, tx, key)
		if err != nil {
			return err
		}
		if err := learn(ctx, tx, doc, id, title); err != nil {
			return err
		}
		return f(tx, doc)
	})
}
