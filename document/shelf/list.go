package shelf

import (
	"context"
	"database/sql"
	"time"
)

// A Listed is a bookmark with the document it is in.
type Listed struct {
	Bookmark
	Title  string
	Source string // where the document was last; empty if from standard input, or if another one is there now
}

// Bookmarks returns the bookmarks of all documents: the document that was read
// last comes first, and in it they are in the order of their offsets.
func (s *Shelf) Bookmarks(ctx context.Context) ([]Listed, error) {
	var list []Listed
	err := s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+columns+`, d.title, ifnull(
				(SELECT source FROM sources WHERE document = d.id ORDER BY seen DESC LIMIT 1), '')
			FROM bookmarks b JOIN documents d ON d.id = b.document
			WHERE b.deleted IS NULL ORDER BY d.opened DESC, d.id, b.offset, b.made, b.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var l Listed
			var made int64
			if err := rows.Scan(append(l.scan(&made), &l.Title, &l.Source)...); err != nil {
				return err
			}
			l.Made = time.UnixMilli(made)
			list = append(list, l)
		}
		return rows.Err()
	})
	return list, err
}
