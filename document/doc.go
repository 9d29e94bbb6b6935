// Package document is what an article is: one string, and ranges over it.
//
// [Document.Text] is exactly what a person reads: no markup, no control
// characters, blocks separated by one blank line. Everything else is a half-open
// byte [Range] into it, or a list of things that have one: blocks, sections,
// links, inline spans, the hits of a search, the place one is at.
//
//	# Tea          Text    Tea¶¶Boil the water.¶¶Pour it.
//	                       ├─┤  ├─────────────┤  ├──────┤
//	Boil *the*     Blocks  0:3  5:20             22:30
//	water.         Spans             10:13
//	               Title   0:3
//	Pour it.       Body    0:30
//
// # Terms
//
//   - offset: a count of bytes into Text; it names the gap before a byte.
//   - block: a leaf of the document, set as one: paragraph, heading, code, table.
//   - container: a quote or list item that blocks stand in; drawn, not in Text.
//   - section: a heading and what follows up to the next one.
//   - role: what a block is to the article; page furniture is none of it, but in
//     Text all the same.
//   - anchor: a place that survives an edit: an offset and the words there.
//   - door: what turns the bytes of a format into blocks.
//
// # From bytes to a document
//
//	bytes ──decode──▶ text ──door──▶ builder ──▶ Document
//	                         plain   the only place where Text,
//	                         Markdown   blocks and links are made
//
// Pages of the web, books and the documents of word processors become Markdown
// first, by package convert, and a PDF plain text; package fetch reads addresses.
//
// [Open] reads a source, [Source.Head] builds what fits on the first screens,
// [Source.Build] all of it. A Document never changes, so any goroutine may read it.
// [Document.Check] states the invariants.
//
// The package knows no terminal, no keys and no colours.
package document
