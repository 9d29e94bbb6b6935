package document

import "strings"

// findPages returns the lines, by their [pageKey], that a printer set at the head
// and foot of each page and that are none of the text: those that recur beside
// form feeds, or stand alone between blank lines and end with a number that counts
// up, far from the words.
//
//	Hazel                 Informational                 [Page 1]
//	␌
//	RFC 9901        Operation of a Mail Transfer Agent  June 2022
func findPages(sample []line) map[string]bool {
	beside, numbered := make(map[string]int), make(map[string]pageCount)
	last, fed, feeds := "", false, 0
	for i, l := range sample {
		fed = fed || l.fed
		switch {
		case l.text == "":
			continue
		case fed && last != "":
			feeds++
			beside[pageKey(last)]++
			if signsOf(l.text).Sign == 0 { // a marked heading may begin each page
				beside[pageKey(l.text)]++
			}
		case i > 0 && sample[i-1].text == "" && follower(sample, i).text == "" && len(l.text) <= widest && strings.Contains(l.text, "   "):
			key := pageKey(l.text)
			numbered[key] = numbered[key].next(l.text)
		}
		last, fed = l.text, false
	}
	for key, n := range beside {
		if n < 2 || n*3 < feeds || Words(key) == 0 {
			delete(beside, key)
		}
	}
	return recurring(sample, beside, numbered)
}

// recurring returns the keys that are there several times, mostly as page lines.
func recurring(sample []line, beside map[string]int, numbered map[string]pageCount) map[string]bool {
	pages := make(map[string]bool)
	for key, n := range numbered {
		pages[key] = n.run >= 3
	}
	if len(beside) > 0 {
		all := make(map[string]int)
		for _, l := range sample {
			all[pageKey(l.text)]++
		}
		for key, n := range beside {
			pages[key] = pages[key] || n*2 >= all[key]
		}
	}
	for key, is := range pages {
		if !is {
			delete(pages, key)
		}
	}
	if len(pages) == 0 {
		return nil
	}
	return pages
}

// A pageCount counts pages: how many were numbered in a run, and the last number.
type pageCount struct{ run, number int }

func (c pageCount) next(text string) pageCount {
	number, unit := 0, 1
	text = strings.TrimRight(text, "]")
	for ; text != "" && isDigit(text[len(text)-1]) && unit < 1e6; text = text[:len(text)-1] {
		number += unit * int(text[len(text)-1]-'0')
		unit *= 10
	}
	switch {
	case unit == 1:
		return c
	case c.run > 0 && number == c.number+1:
		return pageCount{c.run + 1, number}
	}
	return pageCount{max(1, c.run), number}
}

// pageKey is text with all numbers alike, and all gaps.
func pageKey(text string) string {
	key := make([]byte, 0, len(text))
	for _, word := range strings.Fields(text) {
		for i := range len(word) {
			if c := word[i]; !isDigit(c) {
				key = append(key, c)
			} else if i == 0 || !isDigit(word[i-1]) {
				key = append(key, '0')
			}
		}
		key = append(key, ' ')
	}
	return string(key)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ofPage reports whether l is the head or foot of a page.
func (y *layout) ofPage(l line) bool {
	return y.manual && isManualEdge(l) || y.pages != nil && len(l.text) <= 2*widest && y.pages[pageKey(l.text)]
}
