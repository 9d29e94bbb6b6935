package shelf

import (
	"context"
	"database/sql"
	"time"

	"crosshead/document"
)

// A Correction is one the reader made to the outline of a document.
type Correction = Change[document.Correction]

// Correct saves c for the document id names, unless it is there or was withdrawn.
func (s *Shelf) Correct(ctx context.Context, id Identity, title string, c Correction) error {
	return s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error { return putCorrection(ctx, tx, doc, c, nil) })
}

// Withdraw takes c back for good, also where Correct comes later: a window does
// not wait for the one before it begins the other.
func (s *Shelf) Withdraw(ctx context.Context, id Identity, title string, c Correction) error {
	return s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error { return putCorrection(ctx, tx, doc, c, time.Now().UnixMilli()) })
}

// putCorrection adds the row of c, or dates the deletion of the one that is there.
func putCorrection(ctx context.Context, tx *sql.Tx, doc int64, c Correction, deleted any) error {
	a := c.What.Anchor
	_, err := tx.ExecContext(ctx, `INSERT INTO corrections
		(id, document, offset, before, quote, after, level, made, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET deleted = ifnull(deleted, excluded.deleted)`,
		c.ID, doc, a.Offset, a.Before, a.Quote, a.After, c.What.Level, c.Made.UnixMilli(), deleted)
	return err
}

// corrections returns those of doc that stand, in the order they were made.
func corrections(ctx context.Context, tx *sql.Tx, doc int64) ([]Correction, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, offset, before, quote, after, level, made FROM corrections
		WHERE document = ? AND deleted IS NULL ORDER BY made, rowid`, doc)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Correction
	for rows.Next() {
		var c Correction
		var made int64
		a := &c.What.Anchor
		if err := rows.Scan(&c.ID, &a.Offset, &a.Before, &a.Quote, &a.After, &c.What.Level, &made); err != nil {
			return nil, err
		}
		c.Made = time.UnixMilli(made)
		list = append(list, c)
	}
	return list, rows.Err()
}
