package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"crosshead/document"
	"crosshead/document/shelf"
	"crosshead/ui/cli"
)

// attacks are what may act on a terminal, each between the letters "abba" and
// "cddc", which are to survive it.
func attacks() map[string]string {
	raw := map[string]string{
		"C0":               "\x00\x01\x05\x07\x08\x0e\x0f\x1a\x7f",
		"C1":               "\u0080\u0084\u0090\u009b\u009d\u009f",
		"C1 raw":           "\x9b31m\x9d0;t\x9c",
		"CSI":              "\x1b[31m\x1b[2J",
		"CSI open":         "\x1b[31",
		"CSI of C1":        "\u009b31m",
		"OSC":              "\x1b]0;t\x07",
		"OSC open":         "\x1b]52;c;",
		"OSC of C1":        "\u009d0;t\u009c",
		"OSC 8":            "\x1b]8;;https://example.org\x1b\\",
		"DCS":              "\x1bP$qm\x1b\\",
		"DCS open":         "\x1bPq",
		"APC":              "\x1b_Ga=T\x1b\\",
		"APC open":         "\x1b_G",
		"PM":               "\x1b^p\x1b\\",
		"SOS":              "\x1bXs\x1b\\",
		"SOS open":         "\x1bX",
		"reset":            "\x1bc",
		"entity":           "&#27;[31m",
		"entity hex":       "&#x1b;]0;t&#7;",
		"entity C1":        "&#x9b;31m&#x9d;&#155;",
		"entity bidi":      "&#x202e;&#8238;",
		"entity twice":     "&amp;#27;&#38;#x9b;",
		"bidi override":    "\u202e\u202d\u202c",
		"bidi isolate":     "\u2066\u2067\u2068\u2069",
		"tags":             "\U000e0001\U000e0041\U000e007f",
		"marks":            strings.Repeat("\u0301", 20000),
		"separators":       "\u2028\u2029",
		"carriage returns": "\r\r\n",
	}
	texts := map[string]string{}
	for name, s := range raw {
		texts[name] = "abba" + s + "cddc"
	}
	return texts
}

// scenes put an attack where a document may hold text.
func scenes() map[string]string {
	return map[string]string{
		"text.txt":      "%s\n\nMore of it.\n",
		"heading.txt":   "CHAPTER ONE %s\n\nIt begins here.\n\nCHAPTER TWO\n\nIt ends here.\n",
		"paragraph.md":  "# One\n\n## Two\n\nA *word* %s and `more`.\n",
		"heading.md":    "# One\n\n## Two %s\n\nWords.\n\n## Three\n\nWords.\n",
		"title.md":      "# One %s\n\nWords.\n",
		"front.md":      "---\ntitle: One %s\nauthor: By %[1]s\n---\n\n## Two\n\nWords %[1]s.\n",
		"link.md":       "## Two\n\n[word %s](https://example.org/%[1]s \"title %[1]s\")\n",
		"image.md":      "## Two\n\n![word %s](a.png \"title\")\n",
		"code.md":       "## Two\n\n```go\nx := 1 // %s\n```\n",
		"info.md":       "## Two %s\n\n```%[1]s\nx := 1\n```\n",
		"span.md":       "## Two\n\nHere `%s` it is.\n",
		"table.md":      "## Two\n\n| a %s | b |\n|---|---|\n| 1 | c %[1]s |\n",
		"list.md":       "## Two\n\n- item %s\n  1. deeper %[1]s\n\n> quote %[1]s\n",
		"html.md":       "## Two\n\n<div title=\"%s\">words %[1]s</div>\n",
		"reference.md":  "## Two\n\n[word][r] %s\n\n[r]: https://example.org \"%[1]s\"\n",
		"footnote.md":   "## Two\n\nA word.[^1]\n\n[^1]: A note %s.\n",
		"autolink.md":   "## Two\n\n<https://example.org/%s> abbacddc\n",
		"strikes.md":    "## Two\n\n~~gone %s~~ **bold %[1]s**\n",
		"definition.md": "## Two\n\nTerm %s\n: what it is\n",
	}
}

// TestNothingHarmfulIsWritten runs every subcommand over every attack in every
// scene.
func TestNothingHarmfulIsWritten(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	dir := t.TempDir()
	for attack, text := range attacks() {
		for scene, format := range scenes() {
			name := filepath.Join(dir, scene)
			if err := os.WriteFile(name, fmt.Appendf(nil, format, text), 0o600); err != nil {
				t.Fatal(err)
			}
			runAll(t, attack+" in "+scene, name, text)
		}
	}
}

// runAll runs every subcommand on the file name and looks at what comes.
func runAll(t *testing.T, what, name, attack string) {
	t.Helper()
	for _, args := range [][]string{
		{"text", name},
		{name},
		{"print", "--style", "dark", name},
		{"outline", name},
		{"outline", "--json", name},
		{"search", name, attack},
		{"search", "--json", name, attack},
		{"search", "--json", name, "abba"},
		{"text", "--json", name},
	} {
		out := run(t, args)
		if bad := harmful(out, args[0] == "print"); bad != "" {
			t.Fatalf("%s: crosshead %s writes %q in %.300q", what, strings.Join(args[:len(args)-1], " "), bad, out)
		}
		if args[0] == "text" && !(strings.Contains(out, "abba") && strings.Contains(out, "cddc")) {
			t.Errorf("%s: letters are lost from %.300q", what, out)
		}
	}
}

// run runs a command line and returns all it writes.
func run(t *testing.T, args []string) string {
	t.Helper()
	var out bytes.Buffer
	cli.Main(args, cli.Streams{In: strings.NewReader(""), Out: &out, Err: &out})
	return out.String()
}

// ours is the only escape sequence that crosshead writes into a pipe, and that
// only in a style that was asked for.
var ours = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// harmful returns the first harmful thing in what a command wrote.
func harmful(out string, styled bool) string {
	if styled {
		out = ours.ReplaceAllString(out, "")
	}
	marks := 0
	for i, r := range out {
		size := utf8.RuneLen(r)
		switch {
		case r == '\n', r == '\t':
			marks = 0
		case r < ' ', 0x7f <= r && r < 0xa0, 0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069,
			0xe0000 <= r && r <= 0xe007f:
			return string(r)
		case r == utf8.RuneError && out[i] != "\ufffd"[0]:
			return out[i : i+1]
		case r == '\u0301':
			if marks++; marks > 64 {
				return out[i-8 : i+size]
			}
		default:
			marks = 0
		}
	}
	return ""
}

// TestErrorsAreHarmless names sources, flags, styles and commands as an
// attacker would.
func TestErrorsAreHarmless(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	for attack, text := range attacks() {
		for _, args := range [][]string{
			{text}, {"text", text}, {"--" + text}, {"print", "--style", text}, {"print", "--width", text},
			{"a", text}, {"completion", "bash", text}, {"help", text}, {"bookmarks", text},
		} {
			out := run(t, args)
			if bad := harmful(out, false); bad != "" {
				t.Errorf("%s: crosshead %.40q writes %q in %.300q", attack, args, bad, out)
			}
			if args[0] != "help" && strings.Count(out, "\n") != 1 {
				t.Errorf("%s: crosshead %.40q writes %.300q, want one line", attack, args, out)
			}
		}
	}
}

// TestBookmarksAreHarmless reads a store that somebody has written to.
func TestBookmarksAreHarmless(t *testing.T) {
	data := t.TempDir()
	t.Setenv("XDG_DATA_HOME", data)
	ctx := context.Background()
	store, err := shelf.Open(ctx, filepath.Join(data, "crosshead"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for attack, text := range attacks() {
		b := shelf.Bookmark{ID: shelf.NewID(), Anchor: document.Anchor{Quote: text}, Section: text, Note: text, Made: time.Unix(0, 0)}
		id := shelf.Identity{Hash: attack, Source: "/tmp/" + text}
		if _, err := store.Mark(ctx, id, text, b); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"bookmarks"}, {"bookmarks", "--json"}} {
		out := run(t, args)
		if bad := harmful(out, false); bad != "" {
			t.Errorf("crosshead %q writes %q in %.300q", args, bad, out)
		}
		if got, least := strings.Count(out, "cddc"), len(attacks()); got < least {
			t.Errorf("crosshead %q shows %d of %d bookmarks", args, got, least)
		}
	}
}
