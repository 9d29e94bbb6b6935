package document

import (
	"cmp"
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// A Target is a place that links within the document lead to.
type Target struct {
	Name   string
	Offset int
}

// Follow returns the place in the document that a link to address leads to, if
// it leads to one: to "#" and a name that the source gave to a place, or the words
// of a heading as GitHub writes them there.
func (d *Document) Follow(address string) (offset int, ok bool) {
	name, ok := strings.CutPrefix(address, "#")
	if !ok || name == "" {
		return 0, false
	}
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	for _, n := range []string{name, strings.ToLower(name)} {
		i, ok := slices.BinarySearchFunc(d.Targets, n, func(t Target, n string) int { return cmp.Compare(t.Name, n) })
		if ok {
			return d.Targets[i].Offset, true
		}
	}
	return 0, false
}

// targetHeadings makes the headings targets by their words, if there are links
// within the text.
func (b *builder) targetHeadings() {
	within := func(l Link) bool { return strings.HasPrefix(l.URL, "#") && !strings.HasPrefix(l.URL, "#fn:") }
	if !slices.ContainsFunc(b.links, within) {
		return
	}
	for _, k := range b.blocks {
		if k.Kind == Heading {
			if name := slug(string(b.text[k.Start:k.End])); name != "" {
				b.targets = append(b.targets, Target{name, k.Start})
			}
		}
	}
}

// slug returns the words of a heading as they stand in links to it.
func slug(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '-':
			return '-'
		case r == '_', unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}

// target gives the place where the builder is a name.
func (b *builder) target(name string) {
	if name != "" {
		b.targets = append(b.targets, Target{Clean(name), len(b.text)})
	}
}

// sorted returns the targets by their names; of several with the same name the
// first counts. A place after a block is the start of the next.
func (b *builder) sorted() []Target {
	b.targetHeadings()
	for i := range b.targets {
		t := &b.targets[i]
		next := sort.Search(len(b.blocks), func(i int) bool { return t.Offset < b.blocks[i].End })
		switch {
		case next == len(b.blocks):
			t.Offset = len(b.text)
		case t.Offset < b.blocks[next].Start:
			t.Offset = b.blocks[next].Start
		}
	}
	slices.SortStableFunc(b.targets, func(a, b Target) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(b.targets, func(a, b Target) bool { return a.Name == b.Name })
}
