package ui

import (
	"slices"
	"strings"
	"testing"
)

// TestFirstHitComesBeforeTheOthers searches a large text: its first hit from the place
// on is shown while the others are still to be found, and keys go on from there.
func TestFirstHitComesBeforeTheOthers(t *testing.T) {
	r := opened(t, article(14_000))
	if len(r.doc.Text) <= foundInFrame {
		t.Fatalf("the text has %d bytes only", len(r.doc.Text))
	}
	typeIn(r, "50%")
	r.search.origin = r.page.Top()
	search := r.find("x39", true)
	near, ok := search().(nearest)
	if !ok {
		t.Fatal("the first hit was not told")
	}
	_, rest := r.Update(near)
	first, count := r.search.at, r.hitCount()
	if v := r.page.Visible(); !v.Contains(first) || first < r.search.origin || count != "counting …" {
		t.Errorf("%q at %d from %d on, in view %v", count, first, r.search.origin, v)
	}
	for _, key := range []string{"N", "&"} {
		typeIn(r, key)
		if r.message.text != stillSearching || r.list != nil {
			t.Errorf("%s says %q, want %q", key, r.message.text, stillSearching)
		}
	}
	r.Update(rest())
	if r.message.text != "" {
		t.Errorf("the status line says %q when all are found", r.message.text)
	}
	if i := slices.Index(r.search.hits, near.hits[0]); i != r.search.current || len(r.search.hits) != 14_000 {
		t.Errorf("%s, want the first hit to be the current one, number %d", r.hitCount(), i+1)
	}
	again := r.find("x39", true)().(nearest)
	r.Update(again)
	send(r, keyOf('n'))
	if i := slices.Index(r.search.hits, near.hits[0]); r.search.current != i+1 {
		t.Errorf("n went to hit %d, want %d", r.search.current+1, i+2)
	}
	if _, cmd := r.Update(again); cmd == nil || strings.HasPrefix(r.hitCount(), "counting") {
		t.Error("a first hit that is out of date was shown")
	}
}
