package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"crosshead/assets"
	"crosshead/document"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

// testStyle is the dark theme, its frame apart from its text by colour 7.
var testStyle = darkStyle()

func darkStyle() Style {
	var f struct {
		Glamour struct{ Body, Title, Standfirst, Byline gansi.StyleConfig }
	}
	if err := json.Unmarshal(assets.Dark, &f); err != nil {
		panic(err)
	}
	return Style{
		Glamour: map[document.Role]gansi.StyleConfig{
			document.Body: f.Glamour.Body, document.Title: f.Glamour.Title,
			document.Standfirst: f.Glamour.Standfirst, document.Byline: f.Glamour.Byline,
		},
		Hit: "\x1b[43m", Current: "\x1b[42m", Marker: "\x1b[36m", Frame: "\x1b[37m", Quiet: "\x1b[2m", Mark: "\x1b[33m",
	}
}

// TestRuns draws the styles of a document's first block: "{attributes|text}" for
// each run that has any. A letter that Glamour changed would leave all plain.
func TestRuns(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"plain *soft* **hard** ~~gone~~", "plain {italic|soft} {bold|hard} {strike|gone}"},
		{"`code` [link](/x)", "{colour|code} {colour underline|link}"},
		{"***both*** **a *b* c**", "{bold italic|both} {bold|a }{bold italic|b}{bold| c}"},
		{"*a **b `c` d** e*", "{italic|a }{bold italic|b }{colour|c}{bold italic| d}{italic| e}"},
		{"[*l* **m** `n`](/y)", "{colour italic underline|l}{colour underline| }{bold colour underline|m}{colour underline| }{colour underline|n}"},
		{`\*not\* *so \* so*`, "*not* {italic|so * so}"},
		{"&amp;lt; *&amp;amp;* `&amp; &lt;`", "&lt; {italic|&amp;} {colour|&amp; &lt;}"},
		{"*a\\b* `c\\d` \\\\* `\\*`", `{italic|a\b} {colour|c\d} \* {colour|\*}`},
		{"&copy; <https://a.example/?b=1&c=2> *x*", "© {colour underline|https://a.example/?b=1&c=2} {italic|x}"},
		{"*soft\\\nbroken* and\nwrapped", "{italic|soft\nbroken} and wrapped"},
		{"*茶* **é̈** ~~👩‍👩‍👧~~ 10\u00a0km", "{italic|茶} {bold|é̈} {strike|👩‍👩‍👧} 10\u00a0km"},
		{":smile: {{.}} %d $x$ __a__ |b|", ":smile: {{.}} %d $x$ {bold|a} |b|"},
		{"![*alt* text](/z.png) *x*", "{italic|alt text} {italic|x}"},
		{"# Title *soft*", "{bold colour|Title }{bold colour italic|soft}"},
		{"## Two\n\n# A\n\n# B", "{bold colour|Two}"},
		{"#### Four", "{bold colour italic|Four}"},
		{"##### Five", "{colour italic|Five}"},
	} {
		d := open(t, "a.md", c.source)
		if got := drawRuns(d); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

func drawRuns(d *document.Document) string {
	b := &d.Blocks[0]
	var s strings.Builder
	for _, r := range newStylist(testStyle).runs(d, b, b.Range) {
		if names := attributes(r.sgr); names != "" {
			fmt.Fprintf(&s, "{%s|%s}", names, d.Slice(r.Range))
		} else {
			s.WriteString(d.Slice(r.Range))
		}
	}
	return s.String()
}

// attributes names what an SGR sequence switches on.
func attributes(sgr string) string {
	var names []string
	codes := strings.FieldsFunc(sgr, func(r rune) bool { return strings.ContainsRune("\x1b[;m", r) })
	for i := 0; i < len(codes); i++ {
		switch codes[i] {
		case "1":
			names = append(names, "bold")
		case "3":
			names = append(names, "italic")
		case "4":
			names = append(names, "underline")
		case "9":
			names = append(names, "strike")
		case "38":
			names = append(names, "colour")
			i += 4 // 2;red;green;blue
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

func TestCodeIsColouredByItsLanguage(t *testing.T) {
	const lines = "func main() {\n\treturn \"x &amp; y\\n\"\n}"
	for _, c := range []struct {
		source  string
		colours bool
	}{
		{"```go\n" + lines + "\n```", true},
		{"```python\n" + lines + "\n```", true},
		{"```\n" + lines + "\n```", false},
	} {
		d := open(t, "a.md", c.source)
		b := &d.Blocks[0]
		s := newStylist(testStyle)
		s.patience = time.Minute // machines may be slow, and the race detector is
		runs := s.runs(d, b, b.Range)
		if got := len(runs) > 3; got != c.colours {
			t.Errorf("%q: %d runs, want colours: %v", c.source, len(runs), c.colours)
		}
	}
}

// TestCodeIsColouredAsInItsDocument: the code's element alone colours as Glamour does
// when it renders the document around it.
func TestCodeIsColouredAsInItsDocument(t *testing.T) {
	for language, code := range map[string]string{
		"go":     "// A comment\nfunc f() int {\n\treturn 1 &^ 0x2 // \"é\"\n}\n\n\nvar s = `a\n\nb`",
		"python": "def f(x):\n    \"\"\"Two\n\n    lines.\"\"\"\n    return x % 2",
		"html":   "<p class='a'>tea &amp; water<!-- no\nmore --></p>",
		"diff":   "--- a\n+++ b\n@@ -1 +1 @@\n-cold\n+warm",
		"yaml":   "a:\n  - b: 1 # one\n  - 茶",
		"nosuch": "words of no language",
	} {
		d := block(document.Code, code)
		b := &d.Blocks[0]
		source := []byte(language + code)
		leaf := ast.NewFencedCodeBlock(ast.NewTextSegment(text.NewSegment(0, len(language))))
		leaf.Lines().Append(text.NewSegment(len(language), len(source)))
		s := newStylist(testStyle)
		want, ok := align(d.Text, b.Range, s.render(b.Role, source, leaf))
		if !ok {
			t.Fatalf("%s: not the same letters", language)
		}
		got, _ := align(d.Text, b.Range, coloured(s.options(b.Role), language, code))
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", language, got, want)
		}
	}
}

// TestRunsTile proves for any document that runs tile the leaf, and that the
// marks of words are kept: Glamour never changes a letter, so that nothing falls
// back to plain.
func TestRunsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDocument.Draw(t, "document")
		s := newStylist(testStyle)
		for i := range d.Blocks {
			b := &d.Blocks[i]
			end := b.Start
			for _, r := range s.runs(d, b, b.Range) {
				if r.Start != end || r.Empty() {
					t.Fatalf("block %d: run %v after %d", i, r.Range, end)
				}
				end = r.End
			}
			if end != b.End {
				t.Fatalf("block %d: runs end at %d of %v", i, end, b.Range)
			}
			if b.Kind == document.Code || b.Kind == document.Rule || b.Role == document.Furniture {
				continue
			}
			source, node := leafNode(d, b, b.Range)
			if _, ok := align(d.Text, b.Range, s.render(b.Role, source, node)); !ok {
				t.Fatalf("block %d: Glamour changes the letters of %q", i, d.Slice(b.Range))
			}
		}
	})
}
