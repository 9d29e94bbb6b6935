package shelf

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"crosshead/document/index"
)

// A Choice is one the reader made in the index of a document's names.
type Choice = Change[index.Choice]

// Choose saves c for the document id names, unless it is there or was taken back.
func (s *Shelf) Choose(ctx context.Context, id Identity, title string, c Choice) error {
	return s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error { return putChoice(ctx, tx, doc, c, nil) })
}

// Unchoose takes c back for good, as [Shelf.Withdraw] does a correction.
func (s *Shelf) Unchoose(ctx context.Context, id Identity, title string, c Choice) error {
	return s.save(ctx, id, title, func(tx *sql.Tx, doc int64) error { return putChoice(ctx, tx, doc, c, time.Now().UnixMilli()) })
}

// putChoice adds the row of c, or dates the deletion of the one that is there.
func putChoice(ctx context.Context, tx *sql.Tx, doc int64, c Choice, deleted any) error {
	choice, err := json.Marshal(c.What)
	if err != nil {
		return fmt.Errorf("write a choice: %w", err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO choices (id, document, choice, made, deleted) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET deleted = ifnull(deleted, excluded.deleted)`,
		c.ID, doc, string(choice), c.Made.UnixMilli(), deleted)
	return err
}

// choices returns those of doc that stand, in the order they were made. One that
// cannot be read, as of a later version, is left out.
func choices(ctx context.Context, tx *sql.Tx, doc int64) ([]Choice, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, choice, made FROM choices
		WHERE document = ? AND deleted IS NULL ORDER BY made, rowid`, doc)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Choice
	for rows.Next() {
		var c Choice
		var choice string
		var made int64
		if err := rows.Scan(&c.ID, &choice, &made); err != nil {
			return nil, err
		}
		c.Made = time.UnixMilli(made)
		if json.Unmarshal([]byte(choice), &c.What) == nil {
			list = append(list, c)
		}
	}
	return list, rows.Err()
}
