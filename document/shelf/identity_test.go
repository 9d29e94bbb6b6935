package shelf

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"crosshead/document"
)

// TestIdentity plays what happens to files. A step is "HASH SOURCE" and then
// what is done: "+x" bookmarks x, "begin" calls Begin, "= x y" expects exactly
// these bookmarks, "~ x y" expects them and Edited. "-" is an empty hash or source.
func TestIdentity(t *testing.T) {
	for name, steps := range map[string]string{
		"the same again": `
			h1 /a +x
			h1 /a = x`,
		"never seen": `
			h1 /a +x
			h2 /b =`,
		"moved": `
			h1 /a +x
			h1 /b = x`,
		"copied, marked on both sides": `
			h1 /a +x
			h1 /b +y
			h1 /a = x y`,
		"edited": `
			h1 /a +x
			h2 /a ~ x
			h2 /a +y
			h2 /a = x y`,
		"edited, then the older edit again": `
			h1 /a +x
			h2 /a +y
			h1 /a = x y
			h1 /elsewhere = x y`,
		"moved, then edited there": `
			h1 /a +x
			h1 /b +y
			h2 /b ~ x y`,
		"a known document copied over another": `
			h1 /a +x
			h2 /b +y
			h2 /a = y
			h2 /a +z
			h1 /elsewhere = x
			h2 /b = y z`,
		"a known document copied over another, then edited": `
			h1 /a +x
			h2 /b +y
			h2 /a +z
			h3 /a ~ y z
			h1 /elsewhere = x`,
		"two files swapped": `
			h1 /a +x
			h2 /b +y
			h1 /b = x
			h2 /a = y
			h1 /b +x2
			h2 /a +y2
			h3 /a ~ y y2
			h4 /b ~ x x2`,
		"an unknown document over another, told apart": `
			h1 /a +x
			h2 /a ~ x
			h2 /a begin
			h2 /a =
			h2 /a +y
			h3 /a ~ y
			h1 /elsewhere = x`,
		"begin leaves a known content alone": `
			h1 /a +x
			h1 /a begin
			h1 /a = x
			h1 /b begin
			h2 /b ~ x`,
		"standard input": `
			h1 - +x
			h2 - +y
			h1 - = x
			h2 - = y
			h1 /a = x`,
		"empty files are not one": `
			empty /a +x
			empty /b =
			empty /b +y
			empty /a = x
			empty /b = y
			empty - =`,
		"emptied and filled again": `
			h1 /a +x
			empty /a = x
			empty /a +y
			h2 /a ~ x y
			h1 /b = x y`,
		"hash not known yet": `
			- https://example.org/a +x
			- https://example.org/a = x
			h1 https://example.org/a ~ x
			h1 https://example.org/a +y
			h1 /saved = x y
			- - =`,
	} {
		t.Run(name, func(t *testing.T) {
			s := openIn(t, t.TempDir())
			for step := range strings.Lines(strings.TrimSpace(steps)) {
				play(t, s, strings.Fields(step))
			}
		})
	}
}

// play does one step.
func play(t *testing.T, s *Shelf, step []string) {
	t.Helper()
	word := strings.NewReplacer("empty", noContent, "-", "")
	id := Identity{word.Replace(step[0]), word.Replace(step[1])}
	switch do, want := step[2], strings.Join(step[3:], " "); do {
	case "begin":
		if err := s.Begin(context.Background(), id, ""); err != nil {
			t.Errorf("%v: %v", step, err)
		}
	case "=", "~":
		r := find(t, s, id)
		if got := names(r); got != want || r.Edited != (do == "~") {
			t.Errorf("%v: got %q, edited %v", step, got, r.Edited)
		}
	default:
		mark(t, s, id, strings.TrimPrefix(do, "+"), "")
	}
}

func TestPlaceBelongsToTheDocument(t *testing.T) {
	ctx, s := context.Background(), openIn(t, t.TempDir())
	a, b := Identity{"h1", "/a"}, Identity{"h2", "/b"}
	if r := find(t, s, a); r.Place != nil {
		t.Errorf("place of a document never read: %+v", r.Place)
	}
	for i, id := range []Identity{a, b, a} {
		if err := s.SavePlace(ctx, id, "", document.Anchor{Offset: i, Quote: id.Hash}); err != nil {
			t.Fatal(err)
		}
	}
	for id, want := range map[Identity]document.Anchor{
		a:                        {Offset: 2, Quote: "h1"},
		{"h1", "/moved"}:         {Offset: 2, Quote: "h1"},
		{"edited", b.Source}:     {Offset: 1, Quote: "h2"},
		{b.Hash, a.Source}:       {Offset: 1, Quote: "h2"},
		{noContent, b.Source}:    {Offset: 1, Quote: "h2"},
		{b.Hash, "-not a path-"}: {Offset: 1, Quote: "h2"},
	} {
		if r := find(t, s, id); r.Place == nil || *r.Place != want {
			t.Errorf("%v: place %+v, want %+v", id, r.Place, want)
		}
	}
}

func TestNothingIsSavedWithoutIdentity(t *testing.T) {
	ctx, s := context.Background(), openIn(t, t.TempDir())
	for _, id := range []Identity{{}, {Hash: noContent}} {
		if err := s.SavePlace(ctx, id, "", document.Anchor{}); err == nil {
			t.Errorf("SavePlace(%v) reports success", id)
		}
		if _, err := s.Mark(ctx, id, "", Bookmark{ID: "x"}); err == nil {
			t.Errorf("Mark(%v) reports success", id)
		}
		if err := s.Begin(ctx, id, ""); err == nil {
			t.Errorf("Begin(%v) reports success", id)
		}
	}
	if list, err := s.Bookmarks(ctx); err != nil || len(list) > 0 {
		t.Errorf("Bookmarks() = %v, %v, want none", list, err)
	}
}

func TestListNamesWhereTheDocumentIs(t *testing.T) {
	ctx, s := context.Background(), openIn(t, t.TempDir())
	for i, id := range []Identity{{"h1", "/a"}, {"h2", "/b"}, {"h3", ""}, {"h2", "/a"}} {
		if _, err := s.Mark(ctx, id, "title "+id.Hash, Bookmark{ID: fmt.Sprint(i), Made: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Bookmarks(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range list {
		got[l.ID] = l.Title + " in " + l.Source
	}
	for id, want := range map[string]string{
		"0": "title h1 in ", // its path holds h2 now
		"2": "title h3 in ",
	} {
		if got[id] != want {
			t.Errorf("bookmark %s is of %q, want %q", id, got[id], want)
		}
	}
	if len(got) != 4 || got["1"] != got["3"] || !strings.HasPrefix(got["1"], "title h2 in /") {
		t.Errorf("bookmarks of h2: %v", got)
	}
}
