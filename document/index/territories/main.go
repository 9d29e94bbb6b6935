// Command territories prints assets/names/territories.tsv: what the countries of
// the index are called in other languages, from the CLDR data that
// golang.org/x/text carries. It is run by hand, from the root, when the table of
// countries or that of languages changes; a test says when that is due:
//
//	go run ./document/index/territories > assets/names/territories.tsv
package main

import (
	"fmt"
	"os"
	"strings"

	"crosshead/assets"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func main() {
	if _, err := os.Stdout.WriteString(table()); err != nil {
		fmt.Fprintln(os.Stderr, "territories:", err)
		os.Exit(1)
	}
}

// table returns the table: a line for each language, its code, a tab, and
// iso=name for each country.
func table() string {
	var b strings.Builder
	b.WriteString("# Generated from CLDR (Unicode License v3) by document/index/territories; do not edit.\n")
	for code := range firstFields(assets.Languages) {
		names := display.Regions(language.MustParse(code))
		fmt.Fprintf(&b, "%s\t", code)
		for iso := range firstFields(assets.Countries) {
			if name := nameOf(names, iso); name != "" {
				fmt.Fprintf(&b, "%s=%s;", iso, name)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// firstFields yields the first field of each line of a table.
func firstFields(table string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if field, _, ok := strings.Cut(line, "|"); ok && line[0] != '#' && !yield(field) {
				return
			}
		}
	}
}

// nameOf returns the name of a territory as prose has it, or "" where CLDR's is
// a description: special administrative regions, territories.
func nameOf(names display.Namer, iso string) string {
	switch iso {
	case "HK", "MO", "PS", "SU", "YU", "CS", "DD":
		return ""
	}
	region, err := language.ParseRegion(iso)
	if err != nil || iso[0] == 'X' && iso != "XK" {
		return ""
	}
	name := names.Name(region)
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}
