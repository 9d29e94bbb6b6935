package shelf

import (
	"context"
	"strings"
	"testing"
	"time"

	"crosshead/document/index"
)

// TestChoicesComeAndGo makes choices in two documents and takes some back.
func TestChoicesComeAndGo(t *testing.T) {
	s, ctx := openIn(t, t.TempDir()), context.Background()
	one, two := Identity{Hash: "1", Source: "/a"}, Identity{Hash: "2"}
	russia, moscow := index.ID{Name: "Russia", Kind: index.Country}, index.ID{Name: "Moscow", Kind: index.Place}
	hide := Choice{ID: "x", What: index.Choice{Do: index.Hide, Row: moscow}, Made: time.UnixMilli(1)}
	off := Choice{ID: "y", What: index.Choice{Do: index.SwitchOff, Row: russia, Form: "Moscow"}, Made: time.UnixMilli(3)}
	join := Choice{ID: "w", What: index.Choice{Do: index.Join, Row: moscow, Into: russia}, Made: time.UnixMilli(2)}
	for i, step := range []struct {
		do       func() error
		one, two string
	}{
		{func() error { return s.Choose(ctx, one, "", hide) }, "x:hide", ""},
		{func() error { return s.Choose(ctx, one, "", off) }, "x:hide y:off", ""},
		{func() error { return s.Choose(ctx, one, "", join) }, "x:hide w:join y:off", ""}, // in the order they were made
		{func() error { return s.Unchoose(ctx, one, "", hide) }, "w:join y:off", ""},
		{func() error { return s.Choose(ctx, one, "", hide) }, "w:join y:off", ""}, // taken back for good
		{func() error { return s.Choose(ctx, two, "", Choice{ID: "z", What: hide.What}) }, "w:join y:off", "z:hide"},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if got := actions(find(t, s, one)); got != step.one {
			t.Errorf("after step %d document one has %q, want %q", i, got, step.one)
		}
		if got := actions(find(t, s, two)); got != step.two {
			t.Errorf("after step %d document two has %q, want %q", i, got, step.two)
		}
	}
	if got := find(t, s, one).Choices; got[0].What != join.What || got[1].What != off.What || !got[1].Made.Equal(off.Made) {
		t.Errorf("read as %+v", got)
	}
	if err := s.Choose(ctx, one, "", Choice{}); err == nil {
		t.Error("a choice without ID is saved")
	}
}

// TestUnreadableChoiceIsLeftOut reads one that a later version may have made.
func TestUnreadableChoiceIsLeftOut(t *testing.T) {
	s := openIn(t, t.TempDir())
	id := Identity{Hash: "1"}
	correct(t, s, id, "k", 1)
	if _, err := s.db.Exec(`INSERT INTO choices (id, document, choice, made) SELECT 'later', id, '{"row":{"kind":"ship"}}', 1 FROM documents`); err != nil {
		t.Fatal(err)
	}
	if r := find(t, s, id); len(r.Choices) != 0 || levels(r) != "k:1" {
		t.Errorf("read as %+v", r)
	}
}

// actions returns the choices of a record as "id:action".
func actions(r Record) string {
	var list []string
	for _, c := range r.Choices {
		list = append(list, c.ID+":"+string(c.What.Do))
	}
	return strings.Join(list, " ")
}
