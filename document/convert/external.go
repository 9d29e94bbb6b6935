package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of a program that converts: how long it may run, and how much it
// may write, in bytes.
const (
	maxRun    = 60 * time.Second
	maxOutput = 256 << 20
)

// Office turns a document of a word processor into Markdown, by pandoc. The
// format is as pandoc names it.
func Office(ctx context.Context, format string, data []byte) (Text, error) {
	if err := checkSize(format, data); err != nil {
		return Text{}, err
	}
	page, err := run(ctx, data, "pandoc", "--sandbox", "-f", format, "-t", "html5", "--standalone", "--wrap=none", "-")
	if err != nil {
		return Text{}, err
	}
	tree, err := parse(string(page))
	if err != nil {
		return Text{}, err
	}
	t := Text{Byline: metaOf(tree, "author"), Date: metaOf(tree, "dcterms.date")}
	if n := first(tree, atom.Html); n != nil {
		t.Language = attr(n, "lang")
	}
	for n := range elements(tree, atom.Header) {
		if attr(n, "id") == "title-block-header" {
			if h := first(n, atom.H1); h != nil {
				t.Title = oneLine(textOf(h))
			}
			remove(n)
		}
	}
	body := first(tree, atom.Body)
	if body == nil || strings.TrimSpace(textOf(body)) == "" {
		return t, errors.New("there is nothing to read in this document")
	}
	if t.Title == "" {
		t.Title = takeTitle(body, officeTitle(data))
	}
	if t.Title != "" {
		for h := range elements(body, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5) {
			setLevel(h, int(h.Data[1]-'0')+1)
		}
	}
	markTargets(body)
	t.Markdown, err = markdownBelow(body)
	return t, err
}

// takeTitle takes the first paragraph out, if it is the title.
func takeTitle(body *html.Node, title string) string {
	p := first(body, atom.P, atom.H1)
	if p == nil || title == "" || oneLine(textOf(p)) != title {
		return ""
	}
	remove(p)
	return title
}

// officeTitle returns the title that a document has among its properties.
func officeTitle(data []byte) string {
	a, err := openArchive(data)
	if err != nil {
		return ""
	}
	for _, name := range []string{"docProps/core.xml", "meta.xml"} {
		text, err := a.read(name)
		if err != nil {
			continue
		}
		var p struct {
			Title string `xml:"title"`
			Meta  struct {
				Title string `xml:"title"`
			} `xml:"meta"`
		}
		if newXML(text).Decode(&p) == nil {
			return oneLine(p.Title + " " + p.Meta.Title)
		}
	}
	return ""
}

// checkSize refuses a packed document that is absurdly large.
func checkSize(format string, data []byte) error {
	if format == "rtf" {
		return nil
	}
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	size := uint64(0)
	for _, name := range a.names {
		if size += a.files[name].UncompressedSize64; size > maxArchive {
			return tooLarge(maxArchive)
		}
	}
	return nil
}

// metaOf returns what a page says of itself under a name; several times, joined.
func metaOf(tree *html.Node, name string) string {
	var all []string
	for m := range elements(tree, atom.Meta) {
		if attr(m, "name") == name {
			all = append(all, oneLine(attr(m, "content")))
		}
	}
	return strings.Join(all, ", ")
}

// packages is what to install for a program, by most systems' names.
func packages(program string) string {
	if program == "pdftotext" {
		return "poppler-utils (or poppler)"
	}
	return program
}

// run runs a program that is on the machine, with data on its standard input, and
// returns what it writes. Its arguments are ours: nothing of the data is among them.
func run(ctx context.Context, data []byte, program string, args ...string) ([]byte, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return nil, fmt.Errorf("to be read it needs %s: install %s", program, packages(program))
	}
	ctx, stop := context.WithTimeoutCause(ctx, maxRun, fmt.Errorf("%s is not done within %v", program, maxRun))
	defer stop()
	var out, fault limited
	out.left, fault.left = maxOutput, 4<<10
	c := exec.CommandContext(ctx, path, args...)
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(data), &out, &fault
	c.WaitDelay = time.Second
	err = c.Run()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case out.left < 0:
		return nil, fmt.Errorf("is larger than %d MB when converted", maxOutput>>20)
	case err != nil && out.Len() == 0:
		line, _, _ := strings.Cut(strings.TrimSpace(fault.String()), "\n")
		return nil, fmt.Errorf("%s cannot read it: %s", program, line)
	}
	return out.Bytes(), nil
}

// A limited is a buffer that takes so many bytes and no more.
type limited struct {
	bytes.Buffer
	left int
}

var errFull = errors.New("too much")

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errFull
	}
	return l.Buffer.Write(p)
}
