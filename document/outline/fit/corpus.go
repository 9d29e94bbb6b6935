package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"crosshead/document"
	"crosshead/document/outline"

	"golang.org/x/text/unicode/norm"
)

// A truth is what is known of a text: what its markup said.
type truth struct {
	Name, Site, Variant, Title string

	Body       [2]int // first and last line of the article
	TitleLines []int  `json:"title_lines"`
	Headings   []heading
	Ignore     []struct {
		Line, Lines int
		Text        string
	} // what may count as a heading or not
}

// A heading is one of a text, true or found. Lines count from 0.
type heading struct {
	Line  int    `json:"line"`
	Text  string `json:"text"`
	Level int    `json:"level"`
}

// An article is a text of the corpus, cut into blocks.
type article struct {
	truth
	stress bool // its headings were made sentences
	blocks []outline.Block
}

var errNoArticles = errors.New("no articles")

// readCorpus reads the articles of dir: NAME.txt and what is known of it,
// NAME.json.
func readCorpus(dir string) ([]*article, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: %w", dir, errNoArticles)
	}
	if err != nil {
		return nil, err
	}
	articles := make([]*article, len(files))
	for i, file := range files {
		if articles[i], err = readArticle(file); err != nil {
			return nil, err
		}
	}
	return articles, nil
}

func readArticle(file string) (*article, error) {
	a := &article{}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &a.truth); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	source, err := document.Open(strings.TrimSuffix(file, ".json")+".txt", nil)
	if err != nil {
		return nil, err
	}
	a.blocks, err = source.PlainBlocks(context.Background())
	return a, err
}

// A verdict is how a block counts.
type verdict uint8

const (
	text      verdict = iota // a heading found there is a false one
	isHeading                // one missed is a miss
	either                   // it counts neither way
)

// verdicts returns how the blocks of a count, as the corpus's own scorer does.
func (a *article) verdicts() []verdict {
	list := make([]verdict, len(a.blocks))
	used := make([]bool, len(a.Headings))
	title := letters(a.Title)
	for i, b := range a.blocks {
		line, words := int(b.Line)-1, letters(b.Text)
		if k := a.matching(line, words, used); k >= 0 {
			used[k], list[i] = true, isHeading
		} else if words == "" || words == title || a.ignores(line, words) {
			list[i] = either
		}
	}
	return list
}

// matching returns the true heading with words at line, or -1.
func (a *article) matching(line int, words string, used []bool) int {
	for k, h := range a.Headings {
		if !used[k] && max(h.Line-line, line-h.Line) <= 1 && letters(h.Text) == words {
			return k
		}
	}
	return -1
}

// isTitle reports whether block i is the title, or nearly all of it.
func (a *article) isTitle(i int) bool {
	title, words := letters(a.Title), letters(a.blocks[i].Text)
	switch {
	case title == "":
		return false
	case title == words, slices.Contains(a.TitleLines, int(a.blocks[i].Line)-1):
		return true
	}
	part := len(words) > 12 && 2*len(words) > len(title) && strings.Contains(title, words)
	return part || 3*len(title) > 2*len(words) && strings.Contains(words, title)
}

func (a *article) ignores(line int, words string) bool {
	for _, g := range a.Ignore {
		t := letters(g.Text)
		if g.Line-1 <= line && line <= g.Line+g.Lines && (t == words || len(words) > 8 && strings.HasPrefix(t, words)) {
			return true
		}
	}
	return false
}

// letters returns s without anything but letters and digits, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFKC.String(s)))
}
