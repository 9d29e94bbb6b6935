package document

import (
	"strings"
	"testing"
)

func TestFollow(t *testing.T) {
	d := markdown(t, "# Tea & Water!\n\n[Boil.](#here)[^a] <a id=\"here\"></a>Pour.\n\n<p id=\"box\">In a box.</p>\n\n<a name=\"last\"></a>\n\n[^a]: Soon.\n")
	for url, want := range map[string]string{
		"#here": "Pour.", "#box": "In a box.", "#tea--water": "Tea", "#TEA--water": "Tea", "#fn:1": "Soon.", "#last": "Soon.",
		"#he%72e": "Pour.", "#": "", "#no": "", "here": "", "https://example.org/#here": "",
	} {
		at, ok := d.Follow(url)
		if ok != (want != "") || ok && !strings.HasPrefix(d.Text[at:], want) {
			t.Errorf("%s leads to %.20q, %v; want %q", url, d.Text[at:], ok, want)
		}
	}
}
