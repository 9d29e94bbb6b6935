package index

import (
	"context"

	"crosshead/document"
)

// An Index says who and what a document names, and where.
type Index struct {
	Rows []Row // those with most mentions first

	// Language is that of the text, as far as it is known: "en", another one
	// whose countries are known by name, or "" for one that is not.
	Language string
}

// A Row is one person, country, place or organisation.
type Row struct {
	Name     string
	Kind     Kind
	Forms    []Form    // the most frequent first
	Mentions []Mention // in reading order, disjoint, none empty
}

// A Form is how some mentions of a row stand in the text.
type Form struct {
	Text  string
	Use   Use
	Count int
}

// A Mention is a stretch of the document's Text that names a row.
type Mention struct {
	document.Range
	Use Use
}

// A Kind is what a row is.
type Kind uint8

// The kinds of rows. Among places are the peoples and faiths that no country is
// named after; all their mentions are demonyms. Organisations are the least sure:
// other names get among them.
const (
	Person Kind = iota
	Country
	Place
	Organisation
)

// String returns the kind's name, as the command line writes it.
func (k Kind) String() string {
	return [...]string{"person", "country", "place", "organisation"}[k]
}

// A Use is in which way a mention names its row.
type Use uint8

// The uses.
const (
	ByName Use = iota
	ByAlias
	ByDemonym // the people: "Russians", or what is theirs: "Russian"
	ByMetonym // a capital or seat that acts for its country
	BySurname // a surname, or another part of a person's name
	ByAcronym
)

// String returns the use's name, as the command line writes it.
func (u Use) String() string {
	return [...]string{"name", "alias", "demonym", "metonym", "surname", "acronym"}[u]
}

// Build makes the index of a document's body: page furniture, code and the
// byline are left out. It reads doc only, so any goroutine may call it. About
// 2 ms for an article of 15 KB; it returns ctx's error when ctx is done.
func Build(ctx context.Context, doc *document.Document) (*Index, error) {
	a := newAnalysis(doc)
	a.read()
	language := a.language()
	if language != "en" {
		return &Index{Rows: foreignRows(doc, language), Language: language}, ctx.Err()
	}
	for _, step := range []func(){a.prepare, a.find, a.judge, a.group, a.finish} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step()
	}
	return &Index{Rows: a.rows(), Language: language}, nil
}
