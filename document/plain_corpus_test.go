package document

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// corpus holds articles whose headings were taken from their mark-up, and are
// not ours to publish: the tests that need them are skipped without.
const corpus = "../../shared"

// A goldDoc is the truth about a text of the corpus; its lines count from 0.
type goldDoc struct {
	Name, Variant, Title string
	Headings             []goldLine
	Ignore               []goldLine
}

type goldLine struct {
	Line, Lines int
	Text        string
}

// A tally counts headings found right, found wrongly, and missed.
type tally struct{ right, wrong, missed int }

func (t *tally) add(u tally) {
	t.right, t.wrong, t.missed = t.right+u.right, t.wrong+u.wrong, t.missed+u.missed
}

func (t tally) f1() float64 {
	return 2 * float64(t.right) / float64(max(1, 2*t.right+t.wrong+t.missed))
}

func TestOutlineOfCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "corpus/dev/*.json"))
	if len(files) == 0 {
		t.Skip("the corpus of articles is not here")
	}
	tallies := map[string]*tally{"a": {}, "b": {}, "c": {}, "d": {}, "all": {}}
	headless, wrong := 0, 0
	for _, file := range files {
		var gold goldDoc
		data, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(data, &gold)
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, "json") + "txt")
		if err != nil {
			t.Fatal(err)
		}
		score := gold.score(plainDocument(t, string(text)).Sections)
		tallies[gold.Variant].add(score)
		tallies["all"].add(score)
		if len(gold.Headings) == 0 {
			headless++
			wrong += min(1, score.wrong)
		}
	}
	for _, v := range []string{"a", "b", "c", "d", "all"} {
		t.Logf("%-3s F1 %.3f %+v", v, tallies[v].f1(), *tallies[v])
	}
	t.Logf("%d of %d texts without headings got one", wrong, headless)
	// The weights are fitted on these texts, so this is no measure of how good
	// they are on others; it tells when something broke.
	if f := tallies["all"].f1(); f < .88 {
		t.Errorf("F1 got %.3f, want .88 at least", f)
	}
}

// score compares sections with the truth.
func (g *goldDoc) score(sections []Section) tally {
	var score tally
	missing := append([]goldLine(nil), g.Headings...)
next:
	for _, s := range sections {
		for i, h := range missing {
			if abs(h.Line+1-s.Line) <= 1 && onlyLetters(h.Text) == onlyLetters(s.Title) {
				missing = append(missing[:i], missing[i+1:]...)
				score.right++
				continue next
			}
		}
		if !g.ignores(s) {
			score.wrong++
		}
	}
	score.missed = len(missing)
	return score
}

// ignores reports whether s counts neither way.
func (g *goldDoc) ignores(s Section) bool {
	title := onlyLetters(s.Title)
	if title == onlyLetters(g.Title) {
		return true
	}
	for _, h := range g.Ignore {
		if h.Line <= s.Line && s.Line <= h.Line+h.Lines+1 && strings.HasPrefix(onlyLetters(h.Text), title) {
			return true
		}
	}
	return false
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func abs(n int) int { return max(n, -n) }

// TestOutlineOfSeed takes the article that the project began with, in four
// layouts: as it was copied, a blank line between blocks, the same wrapped, and
// with single newlines.
func TestOutlineOfSeed(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "seed/*.txt"))
	if len(files) == 0 {
		t.Skip("the first article is not here")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	lines := strings.Split(page, "\n")
	article := append([]string{lines[4]}, lines[6:69]...)
	var blocks, wrapped []string
	for _, l := range article {
		if strings.TrimSpace(l) != "" {
			blocks = append(blocks, l)
			wrapped = append(wrapped, wrap(l, 72))
		}
	}
	for name, text := range map[string]string{
		"a": strings.Join(blocks, "\n\n"),
		"b": strings.Join(wrapped, "\n\n"),
		"c": strings.Join(blocks, "\n"),
		"d": page,
	} {
		d := plainDocument(t, text)
		var got, want []string
		for _, s := range d.Sections {
			got = append(got, s.Title)
		}
		for _, n := range []int{15, 29, 45, 65} {
			want = append(want, CleanLine(lines[n-1]))
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		checkSeedParts(t, name, d, lines)
	}
}

// checkSeedParts checks what is found around the headings.
func checkSeedParts(t *testing.T, name string, d *Document, lines []string) {
	t.Helper()
	for _, b := range d.Blocks {
		text := d.Slice(b.Range)
		want := Body
		switch {
		case text == lines[4] && b.Line != 2:
			want = Title
		case text == lines[6]:
			want = Standfirst
		case name == "d" && (b.Line <= 3 || b.Line >= 71):
			want = Furniture
		}
		if b.Role != want {
			t.Errorf("%s: line %d %.60q: role got %d, want %d", name, b.Line, text, b.Role, want)
		}
	}
}

// wrap breaks s into lines of no more than width characters where it has blanks.
func wrap(s string, width int) string {
	var out strings.Builder
	n := 0
	for i, w := range strings.Fields(s) {
		switch {
		case i == 0:
		case n+1+len([]rune(w)) > width:
			out.WriteByte('\n')
			n = 0
		default:
			out.WriteByte(' ')
			n++
		}
		out.WriteString(w)
		n += len([]rune(w))
	}
	return out.String()
}
