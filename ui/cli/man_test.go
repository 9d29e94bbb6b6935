package cli

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestManPageHasAll: each command and option that is offered is in the page, and no
// line of a text is taken for a macro.
func TestManPageHasAll(t *testing.T) {
	root := newRoot(Streams{})
	page := manPage(root)
	for _, c := range append(listed(root), root) {
		if !strings.Contains(page, escapeRoff(c.Short)) && !strings.Contains(page, escapeRoff(strings.TrimSpace(c.Long))) {
			t.Errorf("%s is not there", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden && !strings.Contains(page, escapeRoff("--"+f.Name)) {
				t.Errorf("%s --%s is not there", c.CommandPath(), f.Name)
			}
		})
	}
	macro := regexp.MustCompile(`^\.(TH|SH|SS|TP|PP|br)\b`)
	for line := range strings.Lines(page) {
		if (line[0] == '.' || line[0] == '\'') && !macro.MatchString(line) {
			t.Errorf("not a macro: %q", line)
		}
	}
}

func TestEscapeRoff(t *testing.T) {
	for in, want := range map[string]string{
		"plain":        "plain",
		"a-b \\n":      `a\-b \en`,
		".dot\n'quote": "\\&.dot\n\\&'quote",
	} {
		if got := escapeRoff(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
