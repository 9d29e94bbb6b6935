// Package page is the reading pane: it sets a document to a width and paints what
// is in view. It knows no keys and no terminal but the styled lines it returns.
//
// # Terms
//
//   - place: an offset into the document's text; the row that holds it is at the
//     top. Scrolling rewrites it, a resize does not, so the same words stay.
//   - bounds: what is shown of the document; the rest is folded away.
//   - leaf: what is styled and broken as one: a block with the blank line above
//     it, or a piece of a very long block.
//   - run: a stretch of a leaf in one style, as Glamour set it.
//   - row: a line of the page. Rows tile the text, so each has a place of its own.
//   - column, measure: the cells that text is set in, with margins beside it.
//
// # From text to rows
//
//	Text   Tea¶¶Boil the water, then pour it.¶¶…
//	leaf        ├────────────────────────────┤    ── Glamour ──▶ runs, for every width
//	rows   ┌ ¶¶ ┐                                    a blank row stands for the blank line
//	            ├ Boil the water, ┤
//	                              ├ then pour it.┤
//
// Glamour is given a leaf's letters with its marks, width 0, and what comes back is
// walked beside the text; where a letter does not agree the leaf is set without
// marks rather than wrongly. Lists, quotes and tables are drawn here.
//
// # Costs
//
// Some 0.2 ms to style 1,000 bytes, a tenth of that to break them; both are
// cached, and only what is in view is asked for, so a key costs the same in a
// document of any size: less than 1 ms for a page of 40 rows that is new, and
// less than 0.1 ms for one whose leaves were in view before. The slowest leaf, of
// 64 KB and full of marks, takes some 15 ms.
package page
