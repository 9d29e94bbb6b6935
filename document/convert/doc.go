// Package convert is for the formats that are not read as they are: it turns
// them into Markdown, which the door for that reads, and says what they tell of
// themselves.
//
//	bytes ──▶ HTML ──▶ a tree ──▶ mend, find the article ──▶ Markdown ──▶ Text
//
// Nothing here washes: what a [Text] holds is as hostile as what it was made of,
// and the builder of documents makes it harmless. But nothing here hangs or grows
// without bounds either, whatever it is given.
package convert

// A Text is what a source was turned into.
type Text struct {
	Markdown string // the title is not in it
	Plain    string // in place of Markdown: text without any markup
	Title    string
	Byline   string // who wrote it
	Site     string // where it was published, or by whom
	Date     string // when, as 2006-01-02
	Language string // a tag as of BCP 47
	Caption  string // of the picture that leads the article
	picture  string // the address of that picture
	Note     string // what the reader should know of the conversion, as a sentence
}
