package page

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestLinked: the terminal is told of links that lead out of the text, with the
// whole address, on each row they stand in, and of nothing else.
func TestLinked(t *testing.T) {
	const text = "Read [the long history of the cart](https://example.org/cart?a=1;b=2) and [more](#more), [a file](other.md), " +
		"[a script](javascript:alert(1)), <ann@example.org>.\n\n| a [cell](http://example.org/é) |\n|---|\n| b |\n\n## More\n"
	link := regexp.MustCompile(`\x1b\]8;(id=[0-9a-f]+);([^\x07]*)\x07([^\x1b]*)\x1b\]8;;\x07`)
	for _, linked := range []bool{true, false} {
		p := New(Style{})
		p.SetSize(30, 20)
		p.SetDocument(open(t, "a.md", text))
		p.SetLinked(linked)
		var got []string
		ids := map[string]string{}
		for _, row := range p.View() {
			for _, m := range link.FindAllStringSubmatch(row, -1) {
				got = append(got, m[3]+" > "+m[2])
				if id := ids[m[2]]; id != "" && id != m[1] {
					t.Errorf("%s has the ids %s and %s", m[2], id, m[1])
				}
				ids[m[2]] = m[1]
			}
			if rest := link.ReplaceAllString(row, "$3"); strings.Contains(rest, "\x1b") {
				t.Errorf("left over: %q", rest)
			}
			if w := ansi.StringWidth(row); w > 30 {
				t.Errorf("%d cells: %q", w, row)
			}
		}
		want := []string{
			"the long history of the > https://example.org/cart?a=1;b=2", "cart > https://example.org/cart?a=1;b=2",
			"ann@example.org > mailto:ann@example.org", "cell > http://example.org/%C3%A9",
		}
		if !linked {
			want = nil
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("linked %v: got\n%s\nwant\n%s", linked, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
