package outline

import (
	"fmt"
	"strings"
	"testing"
)

// TestKin asks the rules for headings that others vouch for. P is a paragraph; a line
// that ends with "*" is one the model is sure of.
func TestKin(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a label two sure ones have", "Fact: salt*\nP\nFact: roads were long and there were many of them.\nP\nFact: gates*\nP", "Fact: salt, Fact: roads were long and there were many of them., Fact: gates"},
		{"a label few sure ones have", "Ann: salt*\nP\nAnn: roads\nP\nAnn: gates\nP\nAnn: tides\nP\nAnn: piers*\nP", "Ann: salt, Ann: piers"},
		{"a label only one has for sure", "Fact: salt*\nP\nFact: roads\nP", "Fact: salt"},
		{"a sign", ":: And the salt?*\nP\n:: Tell us of the roads.\nP\n:: And the gates?*\nP", ":: And the salt?, :: Tell us of the roads., :: And the gates?"},
		{"above the same line", "Salt*\nBack to top\nP\nRoads*\nBack to top\nP\nGates\nBack to top\nP", "Salt, Roads, Gates"},
		{"a word that counts", "Story 1\nP\nStory 2\nP\nStory 3: the pier\nP", "Story 1, Story 2, Story 3: the pier"},
		{"two of them", "Story 1\nP\nStory 2\nP", ""},
		{"not from one", "Story 2\nP\nStory 3\nP\nStory 4\nP", ""},
		{"in a list", "Story 1\nStory 2\nStory 3\nP", ""},
		{"what is shown", "Table 1\nP\nTable 2\nP\nTable 3\nP", ""},
		{"above numbers that begin anew", "P\nFor\n1. Salt*\nP\n2. Roads*\nP\nAgainst\n1. Tides*\nP", "For, 1. Salt, 2. Roads, Against, 1. Tides"},
		{"above one of them", "P\n1. Salt*\nP\n2. Roads*\nP\nAgainst\n1. Tides*\nP", "1. Salt, 2. Roads, 1. Tides"},
		{"a line that announces numbers", "P\nThree rules of the pier\n1. Salt*\nP\n2. Roads*\nP\n3. Tides*\nP", "Three rules of the pier, 1. Salt, 2. Roads, 3. Tides"},
		{"a line that announces more", "P\nFour rules of the pier\n1. Salt*\nP\n2. Roads*\nP\n3. Tides*\nP", "1. Salt, 2. Roads, 3. Tides"},
		{"a line that leads in", "P\nThere are three rules:\n1. Salt*\nP\n2. Roads*\nP\n3. Tides*\nP", "1. Salt, 2. Roads, 3. Tides"},
	} {
		lines := strings.Split(c.text, "\n")
		blocks := make([]Block, len(lines))
		for i, l := range lines {
			if l == "P" {
				l = prose
			}
			blocks[i] = Block{Text: strings.TrimSuffix(l, "*"), Line: int32(i + 1), Above: 1, Lines: 1}
		}
		v := fitted().survey(blocks)
		v.body = span{0, len(blocks)}
		found := make([]Finding, len(blocks))
		for i, l := range lines {
			if strings.HasSuffix(l, "*") {
				found[i].Part = Heading
			}
		}
		v.findKindred(found)
		var got []string
		for i, f := range found {
			if f.Part == Heading {
				got = append(got, blocks[i].Text)
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTeasersHeadNothing has a list of other articles, each with its date.
func TestTeasersHeadNothing(t *testing.T) {
	var text strings.Builder
	fmt.Fprintf(&text, "The pier\n\n%s\n\nAn hour of nothing\n\n%s\n\nThe turn\n\n%s", prose, prose, prose)
	for k, name := range []string{"Salt is dear again", "A road to the quay", "The gate stays shut"} {
		fmt.Fprintf(&text, "\n\n%d May 2024\n\n%s\n\n%s", k+1, name, prose)
	}
	blocks := cut(text.String())
	v := fitted().survey(blocks)
	found := make([]Finding, len(blocks))
	for i, b := range blocks {
		if len(b.Text) < 30 && !strings.Contains(b.Text, "May") {
			found[i].Confidence = .8
		}
	}
	reject := v.rejecter(found)
	for i, b := range blocks {
		if found[i].Confidence > 0 && reject(i) != strings.Contains("Salt is dear again, A road to the quay, The gate stays shut", b.Text) {
			t.Errorf("%q: rejected: %v", b.Text, reject(i))
		}
	}
}

// TestSentenceBeyondDoubt has one sentence with a full stop and no other heading.
func TestSentenceBeyondDoubt(t *testing.T) {
	blocks := cut(prose + "\n\nThe turn.\n\n" + prose)
	for _, c := range []struct {
		confidence float64
		want       Part
	}{{.97, Prose}, {.99, Heading}} {
		found := []Finding{{}, {Part: Heading, Confidence: c.confidence}, {}}
		fitted().survey(blocks).rejectStopped(found, []int{1})
		if found[1].Part != c.want {
			t.Errorf("at %v: got %v, want %v", c.confidence, found[1].Part, c.want)
		}
	}
}
