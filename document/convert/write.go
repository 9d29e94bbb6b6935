package convert

import (
	"errors"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdown writes what is below n, which it changes, as Markdown, below a title.
func markdown(n *html.Node) (string, error) {
	lower(n)
	markTargets(n)
	return markdownBelow(n)
}

// lower frees the first level of headings for the title: where sections are of
// that level, all go down, and a lone heading of it is a section like the others.
func lower(n *html.Node) {
	tops := 0
	for range elements(n, atom.H1) {
		tops++
	}
	if tops == 0 {
		return
	}
	for h := range elements(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
		if level := int(h.Data[1] - '0'); tops > 1 || level == 1 {
			setLevel(h, min(level+1, 6))
		}
	}
}

// markdownBelow is markdown, but headings and targets are as they should be.
func markdownBelow(n *html.Node) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the page is too odd to be read")
		}
	}()
	tidy(n)
	remove(n)
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithLinkEmptyHrefBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithListEndComment(false),
		),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
			table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithHeaderPromotion(true),
			table.WithSkipEmptyRows(true),
		),
	))
	c.Register.RendererFor(targetTag, converter.TagTypeInline, writeTarget, converter.PriorityEarly)
	out, err := c.ConvertNode(n)
	return strings.TrimSpace(string(out)), err
}

// writeTarget writes the mark of a place that links lead to.
func writeTarget(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString(`<a id="` + html.EscapeString(attr(n, "id")) + `"></a>`) // into memory
	return converter.RenderSuccess
}
