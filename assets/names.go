package assets

import _ "embed"

// The tables of the index of names, parsed when an index is first built. They
// say how words are used in English prose and imply nothing about borders.
var (
	// Countries: a line each, iso|name|aliases|demonyms|capital and seats.
	//go:embed names/countries.tsv
	Countries string

	// Regions: places that are no country, a line each, name|other forms.
	//go:embed names/regions.txt
	Regions string

	// Peoples: peoples and faiths, a line each, name|other forms.
	//go:embed names/peoples.txt
	Peoples string

	// Organisations: a line each, name|acronyms and other forms.
	//go:embed names/orgs.txt
	Organisations string

	// NameWords: sets of words that names are told by, under [headings].
	//go:embed names/words.txt
	NameWords string

	// Cities: places that are likely, folded, a line each, sorted.
	//go:embed names/cities.txt
	Cities string

	// Languages: a line each, language|its small words|iso=name, more names of
	// countries in it.
	//go:embed names/languages.txt
	Languages string

	// Territories: a line for each language, language, tab, iso=name;…; made by
	// document/index/territories.
	//go:embed names/territories.tsv
	Territories string

	// CommonWords: English words in small letters, a line each, sorted.
	//go:embed names/common.txt
	CommonWords string
)
