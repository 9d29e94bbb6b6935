package assets_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"crosshead/assets"
)

// seedFiles are the texts the article's facts come from. They lie beside the
// checkout where the article is edited, and nowhere else.
const seedFiles = "../../shared/seed/*.txt"

// sharedWords is how many words in a row tell a borrowed phrase from the names
// and idioms that any two reports of the same events have in common.
const sharedWords = 8

func TestArticleIsPlainText(t *testing.T) {
	if !utf8.ValidString(assets.Article) {
		t.Fatal("the article is not valid UTF-8")
	}
	for i, line := range strings.Split(assets.Article, "\n") {
		if at := strings.IndexFunc(line, unreadable); at >= 0 {
			t.Errorf("line %d, byte %d: a character that cannot be read, in %q", i+1, at, line)
		}
	}
}

// unreadable reports whether r is not part of the words a reader sees: a
// control or format character, or a space other than U+0020.
func unreadable(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }

func TestArticleHasTheShapeOfAnArticle(t *testing.T) {
	lines := strings.Split(assets.Article, "\n")
	if title := lines[0]; title == "" || title != strings.TrimSpace(title) || strings.HasSuffix(title, ".") {
		t.Errorf("first line is %q, want a title", title)
	}
	for i, line := range lines {
		if wantBlank := i%2 == 1; wantBlank != (line == "") {
			t.Fatalf("line %d is %q: want text and blank lines in turn", i+1, line)
		}
	}
	if words := len(strings.Fields(assets.Article)); words < 1700 || words > 2300 {
		t.Errorf("%d words, want 1,700 to 2,300", words)
	}
}

func TestArticleBorrowsNoPhrase(t *testing.T) {
	seeds, err := filepath.Glob(seedFiles)
	if err != nil {
		t.Fatal(err)
	}
	if len(seeds) == 0 {
		t.Skipf("no file matches %s: the sources are not part of the repository", seedFiles)
	}
	ours := phrases(assets.Article)
	for _, seed := range seeds {
		text, err := os.ReadFile(seed)
		if err != nil {
			t.Fatal(err)
		}
		for phrase := range phrases(string(text)) {
			if ours[phrase] {
				t.Errorf("the article shares with %s the words %q", filepath.Base(seed), phrase)
			}
		}
	}
}

func TestPhrasesSeeThroughCaseAndPunctuation(t *testing.T) {
	const want = "one two said ann three four five six"
	for _, text := range []string{
		"“One, two,” said Ann: three – four five six.",
		"one TWO said\nAnn THREE, four (five) six",
	} {
		if got := phrases(text); len(got) != 1 || !got[want] {
			t.Errorf("phrases(%q) = %v, want only %q", text, got, want)
		}
	}
}

// phrases returns every run of sharedWords words in text, lower case and
// without punctuation.
func phrases(text string) map[string]bool {
	var words []string
	for _, field := range strings.Fields(strings.ToLower(text)) {
		word := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return r
			}
			return -1
		}, field)
		if word != "" {
			words = append(words, word)
		}
	}
	runs := make(map[string]bool)
	for i := 0; i+sharedWords <= len(words); i++ {
		runs[strings.Join(words[i:i+sharedWords], " ")] = true
	}
	return runs
}
