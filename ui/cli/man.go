package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newMan(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "print the man page",
		Args:   atMost(0),
		Hidden: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(s.Out, manPage(cmd.Root()))
			return err
		},
	}
}

// manPage is the page of a command and of those below it, in the macros of man(7).
// Cobra's own writer makes a page of each, and brings a Markdown parser that makes its
// tables at every start of the reader.
func manPage(root *cobra.Command) string {
	var m roff
	m.macro("TH", "CROSSHEAD", "1", "2026-11-26", "crosshead "+Version, "")
	m.section("NAME", "crosshead \\- "+escapeRoff(root.Short))
	m.macro("SH", "SYNOPSIS")
	m.synopsis(root)
	for _, c := range listed(root) {
		m.macro("br")
		m.synopsis(c)
	}
	m.macro("SH", "DESCRIPTION")
	m.text(root.Long)
	m.macro("SH", "OPTIONS")
	m.flags(root)
	m.macro("SH", "COMMANDS")
	for _, c := range listed(root) {
		m.macro("SS", c.CommandPath())
		m.text(or(c.Long, c.Short))
		m.flags(c)
	}
	m.section("EXIT STATUS", "0: done. 1: failed, or nothing was found. 2: the command line makes no sense.")
	m.section("ENVIRONMENT", "NO_COLOR: print without colours. XDG_DATA_HOME, XDG_CACHE_HOME: where FILES are.")
	m.macro("SH", "FILES")
	m.tagged("~/.local/share/crosshead/state.db", "bookmarks, places and corrections")
	m.tagged("~/.cache/crosshead", "copies of pages")
	return m.String()
}

// listed are the commands below c that are shown.
func listed(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			all = append(all, sub)
		}
	}
	return all
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// A roff is a text in roff.
type roff struct{ strings.Builder }

// macro writes a line with a macro.
func (m *roff) macro(name string, args ...string) {
	m.WriteString("." + name)
	for _, a := range args {
		fmt.Fprintf(m, " \"%s\"", strings.ReplaceAll(a, `"`, `\(dq`))
	}
	m.WriteString("\n")
}

func (m *roff) section(name, words string) {
	m.macro("SH", name)
	m.WriteString(words + "\n")
}

// synopsis says how a command is called.
func (m *roff) synopsis(c *cobra.Command) {
	name, args, _ := strings.Cut(strings.TrimSuffix(c.UseLine(), " [flags]"), " ")
	fmt.Fprintf(m, "\\fB%s\\fP %s [\\fIoptions\\fP]\n", escapeRoff(name), escapeRoff(args))
}

// text writes paragraphs.
func (m *roff) text(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			m.macro("PP")
		}
		m.WriteString(escapeRoff(paragraph) + "\n")
	}
}

// flags lists the options of a command.
func (m *roff) flags(c *cobra.Command) {
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		value, usage := pflag.UnquoteUsage(f)
		m.tagged(strings.TrimSpace(name+" "+value), usage)
	})
}

// tagged writes a term and what it means.
func (m *roff) tagged(term, means string) {
	m.macro("TP")
	fmt.Fprintf(m, "\\fB%s\\fP\n%s\n", escapeRoff(term), escapeRoff(means))
}

// escapeRoff writes a text so that roff shows it as it is.
func escapeRoff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
