package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosshead/document"
)

// foreignRows returns the countries that a text in another language names: what
// the table has, and nothing else.
func foreignRows(doc *document.Document, language string) []Row {
	s := scanner{language: language, table: territories(language)}
	var all rowSet
	if len(s.table) == 0 {
		return nil
	}
	for _, b := range doc.Blocks {
		if !isProse(&b, doc.Body) {
			continue
		}
		text := doc.Slice(b.Range)
		for i := 0; i < len(text); {
			row, n := s.at(text, i)
			if row != "" {
				all.add(row, Country, Mention{document.Range{Start: b.Start + i, End: b.Start + i + n}, ByName})
			}
			i += n
		}
	}
	return all.sorted(doc.Text)
}

// A scanner finds the names of countries in a text of one language.
type scanner struct {
	language string
	table    map[rune][]territory
}

// at returns the row of the name that begins at i, or "", and how many bytes
// there are done.
func (s *scanner) at(text string, i int) (row string, size int) {
	r, n := utf8.DecodeRuneInString(text[i:])
	for _, t := range s.table[r] {
		if !strings.HasPrefix(text[i:], t.stem) || !s.begins(text[:i], r) {
			continue
		}
		if end := s.end(text, i+len(t.stem), t); end > 0 {
			return t.row, end - i
		}
	}
	return "", n
}

// begins reports whether a word may begin with r, after before.
func (s *scanner) begins(before string, r rune) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	switch s.language {
	case "zh":
		return true
	case "ja":
		return !unicode.Is(unicode.Katakana, r) || !isKatakana(last)
	case "ar":
		if strings.ContainsRune("وبلكف", last) { // and, in, to: written together
			last, _ = utf8.DecodeLastRuneInString(before[:len(before)-n])
		}
	}
	return !isWordRune(last)
}

// end returns where the name ends whose stem ends at i, or 0 if another word
// begins with it.
func (s *scanner) end(text string, i int, t territory) int {
	next, n := utf8.DecodeRuneInString(text[i:])
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	switch s.language {
	case "zh", "ko":
		return i
	case "ja":
		if isKatakana(last) && isKatakana(next) {
			return 0
		}
		return i
	case "de", "sv":
		if after, _ := utf8.DecodeRuneInString(text[min(i+n, len(text)):]); next == 's' && !isWordRune(after) {
			return i
		}
	case "ru", "uk", "pl":
		return endOfCase(text, i, t)
	}
	if isWordRune(next) {
		return 0
	}
	return i
}

// endOfCase returns where the word ends whose stem ends at i, if its ending may
// be one of a case: of three letters at most.
func endOfCase(text string, i int, t territory) int {
	end, letters := i, 0
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(r) {
			break
		}
		end += n
		letters++
	}
	if letters == 0 || t.stem != t.name && letters <= 3 || strings.HasPrefix(text[i-len(t.stem):end], t.name) && letters <= 2 && len(t.name) > 7 {
		return end
	}
	return 0
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '\u200c')
}

func isKatakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' || r == '・' }
