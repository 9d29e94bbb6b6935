package shelf

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"crosshead/document"
)

// A Record is what is remembered of a document. The zero Record is that of a
// document that was never saved.
type Record struct {
	Title       string
	Place       *document.Anchor // where the reader was; nil if no place was saved
	Bookmarks   []Bookmark       // in the order of their offsets
	Corrections []Correction     // in the order they were made
	Choices     []Choice         // in the order they were made
	Opened      time.Time        // when something of it was last saved

	// Edited is true if the content is not one that was saved before: the
	// document is known by its source alone, and may even be another one.
	Edited bool
}

// Find returns what is remembered of the document id names, as it is now.
func (s *Shelf) Find(ctx context.Context, id Identity) (Record, error) {
	var r Record
	err := s.view(ctx, func(tx *sql.Tx) error {
		doc, edited, err := lookup(ctx, tx, id.known())
		if err != nil || doc == 0 {
			return err
		}
		r.Edited = edited
		if err := r.read(ctx, tx, doc); err != nil {
			return err
		}
		if r.Bookmarks, err = bookmarks(ctx, tx, doc); err != nil {
			return err
		}
		if r.Corrections, err = corrections(ctx, tx, doc); err != nil {
			return err
		}
		r.Choices, err = choices(ctx, tx, doc)
		return err
	})
	return r, err
}

// read reads what is not a list.
func (r *Record) read(ctx context.Context, tx *sql.Tx, doc int64) error {
	var opened int64
	err := tx.QueryRowContext(ctx, `SELECT title, opened FROM documents WHERE id = ?`, doc).Scan(&r.Title, &opened)
	if err != nil {
		return err
	}
	r.Opened = time.UnixMilli(opened)
	var a document.Anchor
	err = tx.QueryRowContext(ctx, `SELECT offset, before, quote, after FROM places WHERE document = ?`, doc).
		Scan(&a.Offset, &a.Before, &a.Quote, &a.After)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	r.Place = &a
	return err
}

// SavePlace remembers where the reader is in the document id names. An empty
// title leaves the one that is remembered.
func (s *Shelf) SavePlace(ctx context.Context, id Identity, title string, place document.Anchor) error {
	return s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error {
		_, err := tx.ExecContext(ctx, `REPLACE INTO places (document, offset, before, quote, after)
			VALUES (?, ?, ?, ?, ?)`, doc, place.Offset, place.Before, place.Quote, place.After)
		return err
	})
}
