package index

import (
	"slices"
	"strings"
	"testing"

	"crosshead/assets"
)

// TestTableSaysOneThing holds the tables together: a form stands for one row,
// or for one row beside those where it is marked as vague.
func TestTableSaysOneThing(t *testing.T) {
	type meaning struct {
		row   string
		kind  Kind
		vague bool
	}
	forms := map[string][]meaning{}
	for _, first := range known().first {
		for e := first; e != nil; e = e.next {
			form := strings.Join(e.words, " ")
			forms[form] = append(forms[form], meaning{e.row, e.kind, e.vague})
		}
	}
	for form, meanings := range forms {
		sure := 0
		for i, m := range meanings {
			if !m.vague {
				sure++
			}
			if slices.Contains(meanings[:i], m) {
				t.Errorf("%q stands twice for %s", form, m.row)
			}
		}
		if len(meanings) > 1 && sure != 1 {
			t.Errorf("%q stands for %+v: all but one must be vague", form, meanings)
		}
	}
}

// TestTableIsSplitAsTextIs holds the words of the table to those of the
// tokeniser, or they would never be found.
func TestTableIsSplitAsTextIs(t *testing.T) {
	for _, first := range known().first {
		for e := first; e != nil; e = e.next {
			var form []string
			for i, w := range e.words {
				if e.owner>>i&1 != 0 {
					w += "'s"
				}
				form = append(form, w)
			}
			if got := words(newVocabulary(nil).tokenize(nil, strings.Join(form, " "), 0)); len(got) != len(form) {
				t.Errorf("%q is split as %q", form, got)
			}
		}
	}
}

func TestTableLinesHaveTheirFields(t *testing.T) {
	for table, fields := range map[string]int{assets.Countries: 5, assets.Regions: 3, assets.Peoples: 2, assets.Organisations: 2} {
		rows := map[string]bool{}
		for line := range tableLines(table) {
			f := strings.Split(line, "|")
			if len(f) > fields || fields == 5 && len(f) != 5 || f[0] == "" {
				t.Errorf("%q has %d fields, want %d", line, len(f), fields)
			}
			if rows[f[0]] {
				t.Errorf("%q stands twice", f[0])
			}
			rows[f[0]] = true
		}
	}
}

func TestWordListsAreSorted(t *testing.T) {
	for _, list := range []string{assets.CommonWords, assets.Cities} {
		last, n := "", 0
		for line := range strings.Lines(list) {
			word, ok := strings.CutSuffix(line, "\n")
			if !ok {
				t.Fatalf("%q does not end its line", line)
			}
			if word[0] == '#' {
				continue
			}
			if word <= last {
				t.Errorf("%q after %q", word, last)
			}
			if !wordList(list).has(word) {
				t.Errorf("%q is not found", word)
			}
			last = word
			n++
		}
		if n < 500 {
			t.Errorf("%d words", n)
		}
	}
	if list := wordList(assets.CommonWords); list.has("zzz") || list.has("") || list.has("#") || list.has("aa") {
		t.Error("found what is not in the list")
	}
}

// TestClassNames holds the constants to the headings of the asset.
func TestClassNames(t *testing.T) {
	names := strings.Fields(classNames)
	for line := range strings.Lines(assets.NameWords) {
		if line[0] == '[' {
			name, _, _ := strings.Cut(line[1:], "]")
			if !slices.Contains(names, name) {
				t.Errorf("words.txt: no class %q", name)
			}
		}
	}
	for _, c := range []struct {
		word string
		want class
	}{{"of", function}, {"Moscow-backed", 0}, {"bin", particle}, {"said", speech}, {"Jr", abbreviation}, {"vladimir", given}, {"King", surname}} {
		if got := classes()[c.word]; c.want != 0 && got&c.want == 0 {
			t.Errorf("%q has classes %b, want %b", c.word, got, c.want)
		}
	}
}
