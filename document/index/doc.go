// Package index is the index at the back of the book: who and where, and every
// place in the article where they are named, in whatever form.
//
//	Russia            country   43   Russia 31 · Moscow 5 · Russian 4 · Kremlin 3
//	Vladimir Putin    person    27   Putin 25 · Vladimir Putin 2
//	United Nations    organisation   U.N. 3 · United Nations 1
//
// [Build] reads the body of a document and returns an [Index] of [Row]s.
//
// # Terms
//
//   - mention: a stretch of the text that names someone or something.
//   - row: all mentions of one person, country, place or organisation.
//   - form: how a mention stands in the text: "U.S.", "Americans".
//   - use: in which way a form names its row: by its name, an alias, the name of
//     its people (demonym), of its capital where that acts (metonym), by a
//     surname, by an acronym.
//   - gazetteer: the table of known names, in assets.
//   - opener: a word that begins a sentence, and so has a capital anyway.
//   - choice: what a reader changed: a row hidden, joined or split, a form
//     switched off. [Index.With] makes choices; package shelf keeps them.
//   - muted: of a line: in title case or in capitals throughout, so that its
//     capitals say nothing.
//
// # How it is done
//
//	Text ──tokenize──▶ tokens ──runs──▶ names ──judge──▶ kinds ──group──▶ rows
//	        openers,           split at          weights          people, acronyms,
//	        muted lines        titles, nations   per form         capitals, title lines
//
// A run of capitalised words is split into nationality, titles and name; the
// longest entry of the gazetteer wins, but a name that ends in a head noun is
// longer still: "South China Sea" is no mention of China. The kind of a name that
// is not in the gazetteer is judged by weights, summed over all its mentions in
// the document. No weight is fitted to a corpus: each was set by hand.
//
// The rules are those of English. A text of another language, told by its share
// of English function words, is searched for the names of countries alone, in the
// languages that assets/names/languages.txt has. The table says how English prose
// uses a word, and implies nothing about borders.
//
// # To mend something
//
// A name that is not known, or is another's: the tables in assets/names, of which
// a test says that no form stands for two rows. A word that ends names of
// organisations, places or people, or none: a set of words.txt. A case that is
// wrong: a text and its rows in testdata, then the rule.
package index
