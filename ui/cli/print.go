package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"crosshead/document"
	"crosshead/ui"
	"crosshead/ui/page"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

type printOptions struct {
	sourceFlags
	width cells
	style string
}

// cells is a width that is given on the command line; 0 where none is.
type cells int

func (c *cells) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return errors.New("it is a number of cells, 1 or more")
	}
	*c = cells(n)
	return nil
}

func (c *cells) String() string { return strconv.Itoa(int(*c)) }
func (c *cells) Type() string   { return "cells" }

func newPrint(s Streams) *cobra.Command {
	var o printOptions
	c := &cobra.Command{
		Use:   "print SOURCE",
		Short: "print the whole text, rendered",
		Args:  atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runPrint(cmd.Context(), s, args, o)
		},
	}
	o.add(c)
	c.Flags().VarP(&o.width, "width", "w", "width of the text, in cells (72, or the terminal's if that is less)")
	c.Flags().StringVarP(&o.style, "style", "s", "auto", "auto, dark, light or plain")
	return c
}

// runPrint prints the whole text: styled on a terminal, plain into a pipe.
func runPrint(ctx context.Context, s Streams, args []string, o printOptions) error {
	style, err := printStyle(s.Out, o.style)
	if err != nil {
		return err
	}
	doc, err := o.build(ctx, s, args)
	if err != nil {
		return err
	}
	return printDocument(printer(s.Out, o.style, style), doc, style, printWidth(s.Out, int(o.width)))
}

// printStyle is the style that is asked for by name.
func printStyle(out io.Writer, name string) (page.Style, error) {
	f, ok := out.(*os.File)
	styled := ok && isTerminal(f) && os.Getenv("TERM") != "dumb"
	switch {
	case name == "plain", name == "auto" && !styled:
		return page.Style{}, nil
	case name == "auto", name == "dark":
		return ui.DarkTheme().Page, nil
	case name == "light":
		return ui.LightTheme().Page, nil
	}
	return page.Style{}, usageError{fmt.Errorf("print: there is no style %q: auto, dark, light or plain", name)}
}

// printer adapts colours to what the output can show; a style that was asked
// for by name is written as it is, and where there is none is nothing to adapt.
func printer(out io.Writer, name string, style page.Style) io.Writer {
	if style.Glamour == nil || name != "auto" && os.Getenv("NO_COLOR") == "" {
		return out
	}
	return colorprofile.NewWriter(out, os.Environ())
}

// printWidth is the width of the column: as asked for, else a readable one that
// the terminal has room for.
func printWidth(out io.Writer, asked int) int {
	if asked > 0 {
		return asked
	}
	width := page.DefaultColumn
	if f, ok := out.(*os.File); ok && isTerminal(f) {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			width = min(width, w)
		}
	}
	return width
}

// printDocument writes all rows of a document.
func printDocument(out io.Writer, doc *document.Document, style page.Style, width int) error {
	p := page.New(style)
	p.SetBare(width)
	p.SetDocument(doc)
	w := bufio.NewWriterSize(out, 64<<10)
	if err := p.Write(w); err != nil {
		return err
	}
	return w.Flush()
}
