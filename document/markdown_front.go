package document

import (
	"strings"
)

// frontMatter takes the front matter off a Markdown text: lines of YAML
// between "---" and "---" or "...", or of TOML between "+++" and "+++", at the
// very start. It returns what they say of the article, the text after them, and
// how many lines come before that. A text that begins with a thematic break has
// none: its lines are no keys and values.
func frontMatter(text string) (m meta, rest string, lines int) {
	fence, _, _ := strings.Cut(text, "\n")
	fence = strings.TrimRight(fence, " \t")
	if fence != "---" && fence != "+++" {
		return meta{}, text, 0
	}
	var f matter
	at := lineEnd(text, 0)
	for lines = 1; at < len(text); lines++ {
		end := lineEnd(text, at)
		line := strings.TrimRight(text[at:end], " \t\n")
		at = end
		if line == fence || fence == "---" && line == "..." {
			if !f.keyed {
				break
			}
			return f.meta(), text[at:], lines + 1
		}
		if fence == "---" && !f.fits(line) {
			break
		}
		f.add(line)
	}
	return meta{}, text, 0
}

// A matter is front matter being read: simple keys and values, and no more of
// YAML and TOML than titles, names and dates need.
type matter struct {
	keyed   bool // there is a key
	key     string
	title   string
	authors []string
	date    string
}

// fits reports whether line may be one of YAML: a key, an item, a comment, or
// what belongs to the key above.
func (f *matter) fits(line string) bool {
	if line == "" || strings.IndexByte(" \t#-]}", line[0]) >= 0 {
		return f.keyed || line == "" || line[0] == '#'
	}
	key, _, ok := cutKey(line)
	return ok && !strings.ContainsAny(key, "*[`<")
}

// cutKey cuts "key: value" or "key = value".
func cutKey(line string) (key, value string, ok bool) {
	i := strings.IndexAny(line, ":=")
	if i < 1 {
		return "", "", false
	}
	value = line[i+1:]
	if line[i] == ':' && value != "" && value[0] != ' ' && value[0] != '\t' {
		return "", "", false
	}
	return strings.ToLower(strings.TrimSpace(line[:i])), strings.TrimSpace(value), true
}

func (f *matter) add(line string) {
	if item, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "- "); ok {
		if f.key == "author" || f.key == "authors" {
			if key, value, ok := cutKey(item); ok && key == "name" {
				item = value
			}
			f.authors = append(f.authors, scalar(item))
		}
		return
	}
	key, value, ok := cutKey(line)
	if !ok || line[0] == ' ' || line[0] == '\t' || line[0] == '#' {
		return
	}
	f.key, f.keyed = key, true
	switch key {
	case "title":
		f.title = scalar(value)
	case "author", "authors", "by":
		for name := range strings.SplitSeq(strings.Trim(value, "[]"), ",") {
			f.authors = append(f.authors, scalar(name))
		}
	case "date":
		f.date, _, _ = strings.Cut(scalar(value), "T")
	}
}

// scalar returns the value of a simple scalar; of a block scalar's head, "|" or
// ">", nothing.
func scalar(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	if s == "|" || s == ">" || s == "|-" || s == ">-" {
		return ""
	}
	return s
}

func (f *matter) meta() meta {
	var by []string
	for _, s := range append(f.authors, f.date) {
		if s != "" {
			by = append(by, s)
		}
	}
	return meta{title: f.title, byline: strings.Join(by, ", "), date: f.date}
}
