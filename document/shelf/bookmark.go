package shelf

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"

	"crosshead/document"
)

// A Bookmark is a place the reader marked. It marks len(Anchor.Quote) bytes
// from Anchor.Offset.
type Bookmark struct {
	ID      string // of NewID, for good
	Letter  string // what the reader types to come back; empty if unnamed
	Anchor  document.Anchor
	Section string // the title of the section it is in, when it was made
	Note    string
	Made    time.Time // kept to the millisecond
}

// NewID returns an ID no other bookmark or correction has, on any machine.
func NewID() string { return rand.Text() }

// ErrNoBookmark says that no bookmark has the given ID.
var ErrNoBookmark = errors.New("no such bookmark")

const columns = `b.id, b.letter, b.offset, b.before, b.quote, b.after, b.section, b.note, b.made`

// scan returns where the columns go, in order, made being that of b.Made.
func (b *Bookmark) scan(made *int64) []any {
	a := &b.Anchor
	return []any{&b.ID, &b.Letter, &a.Offset, &a.Before, &a.Quote, &a.After, &b.Section, &b.Note, made}
}

// Mark saves b as a bookmark of the document id names: a new one, or in place
// of the one with its ID, also if that was deleted. A letter belongs to one
// bookmark of a document, as in vim: the one that had it is deleted and its ID
// returned, so that Restore(replaced) undoes the change. Replaced is empty if
// there was none.
func (s *Shelf) Mark(ctx context.Context, id Identity, title string, b Bookmark) (replaced string, err error) {
	err = s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error {
		if replaced, err = take(ctx, tx, doc, b.Letter, b.ID); err != nil {
			return err
		}
		a := b.Anchor
		// The letter is free now, so the row of this ID is the only one replaced.
		_, err := tx.ExecContext(ctx, `REPLACE INTO bookmarks
			(id, document, letter, offset, before, quote, after, section, note, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			b.ID, doc, b.Letter, a.Offset, a.Before, a.Quote, a.After, b.Section, b.Note, b.Made.UnixMilli())
		return err
	})
	return replaced, err
}

// take deletes the bookmark of doc that has letter, unless it is the one with
// ID id, and returns its ID.
func take(ctx context.Context, tx *sql.Tx, doc int64, letter, id string) (replaced string, err error) {
	err = tx.QueryRowContext(ctx, `UPDATE bookmarks SET deleted = ?
		WHERE document = ? AND letter = ? AND letter <> '' AND id <> ? AND deleted IS NULL
		RETURNING id`, time.Now().UnixMilli(), doc, letter, id).Scan(&replaced)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return replaced, err
}

// Unmark deletes a bookmark, so that Restore brings it back. A bookmark that is
// deleted already stays so.
func (s *Shelf) Unmark(ctx context.Context, bookmarkID string) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `UPDATE bookmarks SET deleted = ifnull(deleted, ?) WHERE id = ?`,
			time.Now().UnixMilli(), bookmarkID)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		if err == nil && n == 0 {
			err = ErrNoBookmark
		}
		return err
	})
}

// Restore brings a deleted bookmark back, with its letter: one that has the
// letter now is deleted for it, as by Mark.
func (s *Shelf) Restore(ctx context.Context, bookmarkID string) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		var doc int64
		var letter string
		err := tx.QueryRowContext(ctx, `SELECT document, letter FROM bookmarks WHERE id = ?`, bookmarkID).
			Scan(&doc, &letter)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNoBookmark
		}
		if err != nil {
			return err
		}
		if _, err := take(ctx, tx, doc, letter, bookmarkID); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE bookmarks SET deleted = NULL WHERE id = ?`, bookmarkID)
		return err
	})
}

// bookmarks returns those of doc that stand, in the order of their offsets.
func bookmarks(ctx context.Context, tx *sql.Tx, doc int64) ([]Bookmark, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+columns+` FROM bookmarks b
		WHERE b.document = ? AND b.deleted IS NULL ORDER BY b.offset, b.made, b.id`, doc)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Bookmark
	for rows.Next() {
		var b Bookmark
		var made int64
		if err := rows.Scan(b.scan(&made)...); err != nil {
			return nil, err
		}
		b.Made = time.UnixMilli(made)
		list = append(list, b)
	}
	return list, rows.Err()
}
