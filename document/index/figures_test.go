package index

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"crosshead/document"
)

// shared is where texts lie in which people have marked the names. They are
// beside the checkout where the index is worked on, and nowhere else.
const shared = "../../../shared/"

// A goldText is a text with its names, as the files have them. Offsets are bytes.
type goldText struct {
	ID, Corpus string
	Mentions   []goldName
	Nested     []goldName // inside longer ones: neither right nor wrong
	Source     string     // of the sample
	Body       [2]int
}

type goldName struct {
	Start, End   int
	Type, Entity string
}

func readGold(t *testing.T, file string) goldText {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the texts are not part of the repository")
	}
	var g goldText
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(file, err)
	}
	return g
}

// A found name is one of the index, by its bytes in the file.
type foundName struct {
	document.Range
	kind, row string
}

// find returns the names of a file's index.
func find(t *testing.T, file string) (raw string, found []foundName) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	raw = string(data)
	doc, x := build(t, raw)
	to := align(doc.Text, raw)
	for _, r := range x.Rows {
		for _, m := range r.Mentions {
			kind := map[Kind]string{Person: "PERSON", Country: "LOC", Place: "LOC", Organisation: "ORG"}[r.Kind]
			if m.Use == ByDemonym {
				kind = "NORP"
			}
			span := document.Range{Start: to[m.Start], End: to[m.End-1] + 1}
			found = append(found, foundName{bareName(raw, span), kind, r.Kind.String() + " " + r.Name})
		}
	}
	return raw, found
}

// align returns where each byte of text stands in raw, which has the same
// letters in the same order.
func align(text, raw string) []int {
	to := make([]int, len(text))
	j := 0
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if k := strings.IndexRune(raw[j:], r); k >= 0 && k < 1000 {
			j += k
			for n := range len(string(r)) {
				to[i+n] = j + n
			}
			j += len(string(r))
		}
	}
	return to
}

var (
	articleBefore   = regexp.MustCompile(`^["(\s]*(?i:the|a|an)\s+|^["(\s]+`)
	possessiveAfter = regexp.MustCompile(`(’s|'s|’|'|,|\s|\.)+$`)
)

// bareName leaves out an article before a name and a possessive after it, which
// people mark in either way.
func bareName(raw string, r document.Range) document.Range {
	s := raw[r.Start:r.End]
	if n := len(articleBefore.FindString(s)); n < len(s) {
		r.Start += n
		s = s[n:]
	}
	if n := len(possessiveAfter.FindString(s)); n < len(s) {
		r.End -= n
	}
	return r
}

// A tally counts names that were found, found wrongly, and not found.
type tally struct{ right, wrong, missed int }

func (t tally) f1() float64 {
	return 2 * float64(t.right) / float64(max(1, 2*t.right+t.wrong+t.missed))
}

// TestFiguresOfNews holds the index to what it finds in news articles, by kind:
// the same stretch and the same kind. What is asked for is a little less than what
// was measured, so that a rule may cost one text something.
func TestFiguresOfNews(t *testing.T) {
	files, _ := filepath.Glob(shared + "names/dev/ww__*.json")
	if len(files) == 0 || testing.Short() {
		t.Skip("the texts are not part of the repository")
	}
	tallies := map[string]*tally{"PERSON": {}, "LOC": {}, "ORG": {}, "NORP": {}}
	for _, file := range files {
		g := readGold(t, file)
		raw, found := find(t, strings.TrimSuffix(file, "json")+"txt")
		compare(raw, g, found, tallies)
	}
	all := tally{}
	for kind, least := range map[string]float64{"PERSON": .87, "LOC": .85, "ORG": .68, "NORP": .85} {
		n := *tallies[kind]
		all = tally{all.right + n.right, all.wrong + n.wrong, all.missed + n.missed}
		t.Logf("%s: F1 %.3f", kind, n.f1())
		if n.f1() < least {
			t.Errorf("%s: F1 %.3f, want %.2f", kind, n.f1(), least)
		}
	}
	t.Logf("all: F1 %.3f", all.f1())
	if all.f1() < .81 {
		t.Errorf("all: F1 %.3f, want .81", all.f1())
	}
}

// compare tallies the names that were found in a text. Buildings and what is
// nested count neither way.
func compare(raw string, g goldText, found []foundName, tallies map[string]*tally) {
	gold := map[document.Range]string{}
	var neither []document.Range
	for _, m := range g.Mentions {
		r := bareName(raw, document.Range{Start: m.Start, End: m.End})
		if tallies[m.Type] != nil {
			gold[r] = m.Type
		} else if m.Type == "FAC" {
			neither = append(neither, r)
		}
	}
	nested := map[document.Range]bool{}
	for _, m := range g.Nested {
		nested[bareName(raw, document.Range{Start: m.Start, End: m.End})] = true
	}
	for _, f := range found {
		kind, ok := gold[f.Range]
		switch {
		case ok && kind == f.kind:
			tallies[kind].right++
			delete(gold, f.Range)
		case !ok && (nested[f.Range] || touches(neither, f.Range)):
		default:
			tallies[f.kind].wrong++
		}
	}
	for _, kind := range gold {
		tallies[kind].missed++
	}
}

func touches(ranges []document.Range, r document.Range) bool {
	for _, s := range ranges {
		if s.Overlaps(r) {
			return true
		}
	}
	return false
}

// TestFiguresOfTheSample holds the index to the names of one article that were
// all marked by hand: each that is named twice or more is one row, with all its
// mentions and no other.
func TestFiguresOfTheSample(t *testing.T) {
	g := readGold(t, shared+"names/seed.gold.json")
	raw, found := find(t, shared+"seed/"+g.Source)
	at := map[document.Range]string{}
	size := map[string]int{}
	for _, f := range found {
		at[f.Range] = f.row
		if f.Start >= g.Body[0] && f.Start < g.Body[1] {
			size[f.row]++
		}
	}
	rows := map[string]map[string]int{}
	for _, m := range g.Mentions {
		if rows[m.Entity] == nil {
			rows[m.Entity] = map[string]int{}
		}
		rows[m.Entity][at[bareName(raw, document.Range{Start: m.Start, End: m.End})]]++
	}
	right, entities := 0, 0
	for entity, in := range rows {
		mentions := 0
		for _, n := range in {
			mentions += n
		}
		if mentions < 2 {
			continue
		}
		entities++
		for row, n := range in {
			if len(in) == 1 && row != "" && size[row] == n {
				right++
			} else {
				t.Errorf("%s is in %s", entity, fmt.Sprint(in))
				break
			}
		}
	}
	if entities < 25 || right < 25 {
		t.Errorf("%d of %d right, want 25", right, entities)
	}
}
