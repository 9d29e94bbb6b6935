package index

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"crosshead/document"
)

const talks = `Russia and China met in Moscow. Moscow said little, and Russians less; Russia said that Moscow was cold.

Vladimir Orlov spoke for the Kremlin. Orlov left, and Anna Berg came. Ms. Berg, Orlov said, was late.`

func names(rows []Row) string {
	var s []string
	for _, r := range rows {
		s = append(s, r.Name)
	}
	return strings.Join(s, ", ")
}

func TestSorted(t *testing.T) {
	_, x := build(t, talks)
	for order, want := range map[Order]string{
		MostFirst:    "Russia, Vladimir Orlov, Anna Berg, China, Moscow",
		FirstFirst:   "Russia, China, Moscow, Vladimir Orlov, Anna Berg",
		Alphabetical: "Anna Berg, China, Moscow, Russia, Vladimir Orlov",
	} {
		if got := names(x.Sorted(order)); got != want {
			t.Errorf("order %d: got %s, want %s", order, got, want)
		}
	}
}

func TestAtAndNamed(t *testing.T) {
	doc, x := build(t, talks)
	i, j, ok := x.At(strings.Index(doc.Text, "Kremlin") + 3)
	if !ok || x.Rows[i].Name != "Russia" || x.Rows[i].Mentions[j].Use != ByMetonym {
		t.Errorf("at Kremlin: %d, %d, %v", i, j, ok)
	}
	if _, _, ok := x.At(strings.Index(doc.Text, "met")); ok {
		t.Error("something is named at a verb")
	}
	for form, want := range map[string]string{"russians": "Russia", " ORLOV ": "Vladimir Orlov", "moscow": "Russia", "vladimir orlov": "Vladimir Orlov", "russian federation": "Russia", "prc": "China"} {
		if i := x.Named(form); i < 0 || x.Rows[i].Name != want {
			t.Errorf("%q: row %d, want %s", form, i, want)
		}
	}
	if x.Named("nobody") >= 0 || x.Named("") >= 0 {
		t.Error("nobody is named")
	}
}

func TestCountIn(t *testing.T) {
	doc, x := build(t, talks)
	half := strings.Index(doc.Text, "\n\n")
	parts := []document.Range{{Start: 0, End: half}, {Start: half, End: len(doc.Text)}}
	russia := x.Rows[x.Lookup(ID{"Russia", Country})]
	if got := russia.CountIn(parts); !slices.Equal(got, []int{5, 1}) {
		t.Errorf("Russia: %v", got)
	}
	for _, most := range []int{1, 4} {
		parts, n := Sections(doc, most), 0
		for _, c := range russia.CountIn(parts) {
			n += c
		}
		if n != len(russia.Mentions) || len(parts) != most {
			t.Errorf("%d parts: %d mentions", len(parts), n)
		}
	}
}

func TestChoices(t *testing.T) {
	doc, x := build(t, talks)
	russia, orlov, berg := ID{"Russia", Country}, ID{"Vladimir Orlov", Person}, ID{"Anna Berg", Person}
	before := show(doc, x)
	for name, c := range map[string]struct {
		choices []Choice
		want    string
	}{
		"hide":       {[]Choice{{Do: Hide, Row: orlov}}, "Vladimir Orlov: gone"},
		"join":       {[]Choice{{Do: Join, Row: berg, Into: orlov}}, "Vladimir Orlov: Orlov 2, Vladimir Orlov 1, Anna Berg 1, Berg 1"},
		"switch off": {[]Choice{{Do: SwitchOff, Row: russia, Form: "Moscow"}}, "Russia: Russia 2, Russians 1, Kremlin 1"},
		"split":      {[]Choice{{Do: SplitOff, Row: russia, Form: "Kremlin"}}, "Kremlin: Kremlin 1"},
		"all off": {[]Choice{{Do: SwitchOff, Row: berg, Form: "Anna Berg"}, {Do: SwitchOff, Row: berg, Form: "Berg"}},
			"Anna Berg: gone"},
		"unknown": {[]Choice{{Do: Hide, Row: ID{"Nobody", Person}}, {Do: Join, Row: berg, Into: berg}, {Do: "fly", Row: berg},
			{Do: SplitOff, Row: berg, Form: "Bird"}}, "Anna Berg: Anna Berg 1, Berg 1"},
	} {
		kept, err := json.Marshal(c.choices)
		if err != nil {
			t.Fatal(err)
		}
		var read []Choice
		if err := json.Unmarshal(kept, &read); err != nil || !reflect.DeepEqual(read, c.choices) {
			t.Errorf("%s: %s read as %v: %v", name, kept, read, err)
		}
		y := x.With(doc.Text, read)
		check(t, doc, y)
		row, _, _ := strings.Cut(c.want, ":")
		got := row + ": gone"
		for _, r := range y.Rows {
			if r.Name == row {
				got = row + ": " + formsOf(r)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
	if show(doc, x) != before {
		t.Error("the index itself has changed")
	}
}

func formsOf(r Row) string {
	var s []string
	for _, f := range r.Forms {
		s = append(s, f.Text+" "+string(rune('0'+f.Count)))
	}
	return strings.Join(s, ", ")
}
