package document

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// Lead returns where a link of the source leads to beyond its text: the name that
// [Options.Open] opens, of a page or of a file beside this one, and the place in
// that, which may be empty. It is not ok for any other kind of address. Whether
// there is such a page or file is not looked at.
func (s *Source) Lead(link string) (name, place string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || strings.IndexFunc(link, unicode.IsControl) >= 0 {
		return "", "", false
	}
	if s.address != nil {
		u = s.address.ResolveReference(u)
	}
	place, u.Fragment, u.RawFragment = u.Fragment, "", ""
	switch {
	case strings.EqualFold(u.Scheme, "http"), strings.EqualFold(u.Scheme, "https"):
		return u.String(), place, u.Host != ""
	case u.Scheme != "" || u.Host != "" || s.stat == nil || u.Path == "" || path.IsAbs(u.Path):
		return "", "", false
	}
	name = filepath.Join(filepath.Dir(s.Name), filepath.FromSlash(u.Path))
	if name == "-" {
		name = "./-" // a file, not standard input
	}
	return name, place, true
}

// IsAt reports whether name, of a page or a file, names the source itself.
func (s *Source) IsAt(name string) bool {
	return name == s.Path || name == filepath.Clean(s.Name) || s.address != nil && name == s.address.String()
}

// Place returns the offset of a place that a link from elsewhere leads to: one
// that the source gave the name, or the heading with these words.
func (d *Document) Place(name string) (offset int, ok bool) {
	if offset, ok = d.Follow("#" + url.PathEscape(name)); ok {
		return offset, true
	}
	words := onlyWords(name)
	for _, b := range d.Blocks {
		if b.Kind == Heading && words != "" && onlyWords(d.Slice(b.Range)) == words {
			return b.Start, true
		}
	}
	return 0, false
}

// onlyWords returns the letters and digits of a heading or of its name: what is
// between them is written in as many ways as there are sites.
func onlyWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
