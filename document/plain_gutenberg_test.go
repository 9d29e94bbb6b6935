package document

import (
	"strings"
	"testing"
)

func TestGutenberg(t *testing.T) {
	const (
		before = "The Project Gutenberg eBook of The Tea Book\n\nThis ebook is for the use of anyone.\n\nTitle: The Tea Book\n\nAuthor: Ann Ode\n\nLanguage: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE TEA BOOK ***\n\n\n"
		book   = "THE TEA BOOK\n\nBy Ann Ode\n\n\nCONTENTS\n\n  I. Water\n  II. Leaves\n\n\nCHAPTER I. WATER\n\nWater is to be fresh, and the kettle clean, before tea can be made in it\nat all. Take it from the well in the morning, when nobody has been there\nbefore you, and carry it home without a word to anyone.\n\n\nCHAPTER II. LEAVES\n\nLeaves are black or green, and both are good. Take of them what lies in\nthe hollow of a hand, and throw it into the pot, each for its own time of\nthe day.\n\n\n"
		after  = "*** END OF THE PROJECT GUTENBERG EBOOK THE TEA BOOK ***\n\nSection 1. General Terms of Use\n\nBy reading this you agree.\n"
	)
	d := plainDocument(t, before+book+after)
	if d.Title != "The Tea Book" || d.Byline != "Ann Ode" || outlineOf(d) != "1 CHAPTER I. WATER|1 CHAPTER II. LEAVES" {
		t.Errorf("%q, %q, %q", d.Title, d.Byline, outlineOf(d))
	}
	if body := d.Slice(d.Body); !strings.HasPrefix(body, "THE TEA BOOK") || !strings.HasSuffix(body, "the day.") {
		t.Errorf("the book is %q", body)
	}
	if d := plainDocument(t, before+book); !strings.HasSuffix(d.Slice(d.Body), "the day.") {
		t.Errorf("without an end, the book is %q", d.Slice(d.Body))
	}
	if d := plainDocument(t, book); strings.Contains(d.Title, "Gutenberg") || !strings.HasPrefix(d.Slice(d.Body), "THE TEA BOOK") {
		t.Errorf("without a start, the book is %q", d.Slice(d.Body))
	}
	if d := plainDocument(t, before); d.Text == "" {
		t.Error("nothing is left of what comes before a book")
	}
}
