package page

import (
	"errors"
	"strings"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// What random documents are made of. The harmful are what a hostile document
// holds: controls, raw and as entities, and what reorders or hides text.
var (
	genMethod = rapid.SampledFrom([]ansi.Method{ansi.GraphemeWidth, ansi.WcWidth})

	harmless = []string{
		"a", "tea", "kettle", "well-known", "incomprehensibilities", "a—b", "—", "“quoted”",
		"https://example.org/a/very/long/path/that-does-not-end?q=1&r=2", "10\u00a0km", "a\u2003b", "\u200b",
		"茶是一种", "「お茶」", "ーっ。", "녹차", "👩‍👩‍👧", "👍🏽", "❤️", "🇩🇪", "e\u0301", "ก็", "\t", "Ünïcödé",
	}
	marked = []string{
		"*soft*", "**hard**", "***both***", "`code & more`", "~~gone~~", "[a link](/x)", "[*soft* **link**](/y)",
		`\*`, `\\`, `a\b`, "&amp;", "&amp;lt;", "&copy;", "<b>raw</b>", "![image](/z.png)", "*a **b `c` d** e*", "hard\\\nbreak",
	}
	harmful = []string{
		"\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\u009b31m", "\x1bP1$r\x1b\\", "&#27;[31m", "&#x9b;31m", "&#7;",
		"&#13;", "&#8;", "\u202eevil", "\u2066", "&#x202e;", "\u2028", "\u0085", "\u00ad", "\U000e0041", "a" + strings.Repeat("\u0301", 80),
	}
)

// genProse returns words; raw ones are no Markdown, and may be broken anywhere.
func genProse(raw bool) *rapid.Generator[string] {
	words := harmless
	if !raw {
		words = append(append(words[:len(words):len(words)], marked...), harmful...)
	}
	space := rapid.SampledFrom([]string{" ", " ", " ", "", "  "})
	if raw {
		space = rapid.SampledFrom([]string{" ", " ", " ", "", "\n", "\u3000"})
	}
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 30).Draw(t, "words") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word") + space.Draw(t, "space"))
		}
		return b.String()
	})
}

// genBlock returns a block of Markdown.
var genBlock = rapid.Custom(func(t *rapid.T) string {
	prose := func() string { return genProse(false).Draw(t, "prose") }
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		return strings.Repeat("#", rapid.IntRange(1, 6).Draw(t, "level")) + " " + strings.ReplaceAll(prose(), "\n", " ")
	case 1:
		return prefixed("> ", prose()+"\n\n"+prose())
	case 2:
		return "- " + prose() + "\n- " + prose() + "\n  1. " + prose() + "\n\n     " + prose()
	case 3:
		return "```go\nfunc\tmain() { " + prose() + " }\n\n\tx := 1\n```"
	case 4:
		row := func() string { return "| " + strings.NewReplacer("\n", " ", "|", "").Replace(prose()) + " | b | 3 |" }
		return "| a | b | c |\n|:--|:-:|--:|\n" + row() + "\n" + row()
	case 5:
		return "***"
	case 6:
		return strings.Repeat("> - ", rapid.IntRange(1, 12).Draw(t, "depth")) + prose()
	}
	return prose()
})

func prefixed(prefix, s string) string {
	return prefix + strings.ReplaceAll(s, "\n", "\n"+prefix)
}

// A source is a file of text that a document is made of.
type source struct{ name, text string }

// genSource returns a source, of Markdown or of plain text. Of a few words the harmful
// ones can be so much that they are no text; then others are drawn.
var genSource = rapid.Custom(func(t *rapid.T) source {
	text := strings.Join(rapid.SliceOfN(genBlock, 1, 12).Draw(t, "blocks"), "\n\n")
	return source{rapid.SampledFrom([]string{"a.md", "a.md", "a.txt"}).Draw(t, "name"), text}
}).Filter(func(s source) bool {
	_, err := document.NewSource(s.name, []byte(s.text))
	return !errors.Is(err, document.ErrBinary)
})

// genDocument returns a document.
var genDocument = rapid.Custom(func(t *rapid.T) *document.Document {
	s := genSource.Draw(t, "source")
	return open(t, s.name, s.text)
})

// genPage returns a page of a random document, somewhere in it.
var genPage = rapid.Custom(func(t *rapid.T) *Page {
	p := New(rapid.SampledFrom([]Style{{}, testStyle}).Draw(t, "style"))
	p.SetDocument(genDocument.Draw(t, "document"))
	p.SetMethod(genMethod.Draw(t, "method"))
	p.SetSize(genWidth.Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height"))
	p.SetTop(rapid.IntRange(0, len(p.doc.Text)).Draw(t, "top"))
	return p
})

var genWidth = rapid.OneOf(rapid.IntRange(1, 20), rapid.IntRange(1, 200))
