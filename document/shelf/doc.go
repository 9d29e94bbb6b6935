// Package shelf keeps on disk what the reader remembers about documents: the
// place he is at, the bookmarks he made, his corrections of the outline and his
// choices in the index of names.
//
// # Terms
//
// A [Shelf] is an open store: one SQLite file, state.db, in one directory. An
// [Identity] is how a document is known: by the hash of its content and by the
// source it came from. A [Record] is all that is remembered of one document. A
// [Bookmark] is a place with a name or a note; its letter, if it has one, is
// what the reader types to come back to it. A [Correction] makes a block a heading
// or none; a [Choice] hides, joins or splits rows of the index, and its table is
// like that of corrections. Places are [document.Anchor]s, so they can be found again in a text
// that was edited since. Finding them is the caller's work: this package never
// sees a text.
//
//	contents                  documents                 bookmarks
//	┌──────────┬──────────┐   ┌────┬───────┬────────┐   ┌────┬──────────┬────────┬───┬─────────┐
//	│ hash     │ document │──▶│ id │ title │ opened │◀──│ id │ document │ letter │ … │ deleted │
//	└──────────┴──────────┘   └────┴───────┴────────┘   └────┴──────────┴────────┴───┴─────────┘
//	sources                      ▲       ▲              places
//	┌────────┬──────────┬──────┐ │       │              ┌──────────┬────────┬────────┬───────┬───────┐
//	│ source │ document │ seen │─┘       ├──────────────│ document │ offset │ before │ quote │ after │
//	└────────┴──────────┴──────┘         │              └──────────┴────────┴────────┴───────┴───────┘
//	                                     │              corrections
//	                                     │              ┌────┬──────────┬───┬───────┬──────┬─────────┐
//	                                     └──────────────│ id │ document │ … │ level │ made │ deleted │
//	                                                    └────┴──────────┴───┴───────┴──────┴─────────┘
//
// # Which document is it?
//
// A content belongs to one document for good; a source belongs to the document
// that was last saved from it. The content is asked first, the source only
// when the content is unknown:
//
//	the reader opens                       and sees the marks of
//	the same file again                    that document
//	it moved, copied or renamed            that document: its content is known
//	it edited                              that document: its source is known
//	an older edit of it                    that document: each content saved stays known
//	B's content, copied over A's path      B; A stays to be found by its content
//	an unknown content over A's path       A, and Record.Edited is true
//
// The last case is the same as an edit for a store that sees no text. The
// caller can tell them apart, since it can look for A's anchors in the new
// text; if it finds none, [Shelf.Begin] makes the content a document of its own
// before anything is saved under A's name.
//
// The empty content says nothing about a document, so it is known by its source
// alone: otherwise all empty files were one. A text from standard input has no
// source and is known by its content alone.
//
// # Several windows
//
// Any goroutine and any process may use a store at any time. There is one
// connection per Shelf, so its calls take turns. Each bookmark, correction
// and choice is a row of its own and each save is one transaction that begins by
// taking the write lock and waits up to five seconds for it: two windows that
// save bookmarks keep both. Of the place, the last save wins. Nothing is cached:
// Find reads what is so now. A bookmark is deleted by dating it (a tombstone), so
// deleting is undone by [Shelf.Restore] and another window that saves it again
// brings it back whole. A correction or choice that is withdrawn is dated too, and stays so.
// Corrections are a list of which the last one for a block counts, so that
// withdrawing one leaves what an earlier one made of it.
//
// Opening takes a lock on the side file state.db.lock, since making the file,
// switching it to a write-ahead log and making its tables is not one
// transaction, and since only one process may set a damaged store aside.
//
// # What survives what
//
// A save that returned nil survives the end of the process in any way and the
// loss of power: the write-ahead log is synced at every commit
// (synchronous=FULL). With NORMAL it would be synced at checkpoints only, and a
// power cut would take back bookmarks the reader saw being kept. Saves are made
// by hand, so a sync each is cheap.
//
// On a network file system the processes of two machines cannot share the index
// of a write-ahead log; there, and where it cannot be had for another reason, a
// rollback journal is used. It keeps the same promises.
//
// Open reads the whole store to see that it is sound, 2 ms with a thousand
// bookmarks. One that is damaged is moved aside as it is, with its log, to
// state.db.damaged-TIME, and an empty one is begun: see [Shelf.Damaged]. A store
// of a newer version ([ErrNewer]), one that cannot be opened, or something in
// its place that is no regular file, is an error and is left as it is. A store
// that is moved or deleted while it is open fails each save from then on.
//
// # Adding to the tables
//
// The version of the tables is the number of migrations they have had, kept in
// PRAGMA user_version. What comes later (notes, highlights) is a further entry
// of the list in schema.go; entries that were released are never edited.
package shelf
