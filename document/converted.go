package document

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"crosshead/document/convert"
)

// A conversion turns the bytes of a source into Markdown and what they say of
// themselves.
type conversion func(ctx context.Context, in *input, data []byte) (convert.Text, error)

// conversion returns how a format becomes Markdown, or nil for one that is read
// as it is.
func (f Format) conversion() conversion {
	switch f {
	case HTML:
		return convertHTML
	case EPUB:
		return func(_ context.Context, _ *input, data []byte) (convert.Text, error) { return convert.EPUB(data) }
	case Word:
		return office("docx")
	case OpenDocument:
		return office("odt")
	case RTF:
		return office("rtf")
	case PDF:
		return func(ctx context.Context, _ *input, data []byte) (convert.Text, error) { return convert.PDF(ctx, data) }
	}
	return nil
}

// newConverted makes a source of one that becomes Markdown first. It reads all
// of it.
func newConverted(ctx context.Context, name string, format Format, in *input) (*Source, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	if in.Progress != nil {
		in.Progress(Stage{Converting: true})
	}
	text, err := format.conversion()(ctx, in, data)
	if err != nil {
		return nil, err
	}
	if text.Plain != "" {
		s := newText(name, Plain, &input{}, text.Plain)
		s.Note = in.note
		return s, nil
	}
	s := newText(name, format, &input{}, withHead(text))
	s.Note, s.Whole = in.note, in.Whole
	s.said = meta{
		title: text.Title, byline: bylineOf(text), format: format,
		site: text.Site, date: text.Date, language: text.Language,
	}
	return s, nil
}

func office(format string) conversion {
	return func(ctx context.Context, _ *input, data []byte) (convert.Text, error) {
		return convert.Office(ctx, format, data)
	}
}

func convertHTML(_ context.Context, in *input, data []byte) (convert.Text, error) {
	if err := checkSize(int64(len(data)), needAsPage); err != nil {
		return convert.Text{}, err
	}
	var page string
	var err error
	if in.Charset != "" {
		page, err = decodeAs(data, in.Charset)
	} else {
		page, err = decodeHTML(data, in.contentType)
	}
	switch {
	case err != nil:
		return convert.Text{}, err
	case in.Whole:
		return convert.WholeHTML(page, in.address)
	}
	return convert.HTML(page, in.address)
}

// packedFormat tells the formats that are no text by their first bytes, or Plain.
func packedFormat(name string, data []byte) Format {
	ext := strings.ToLower(filepath.Ext(name))
	holds := func(s string) bool { return bytes.Contains(data, []byte(s)) }
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return RTF
	case !bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return Plain
	case ext == ".epub", holds("application/epub+zip"), holds("META-INF/container.xml"):
		return EPUB
	case ext == ".docx", holds("word/"):
		return Word
	case ext == ".odt", holds("application/vnd.oasis.opendocument.text"):
		return OpenDocument
	}
	return Plain
}

// bylineOf says who wrote a text, where and when.
func bylineOf(t convert.Text) string {
	var said []string
	for _, s := range []string{t.Byline, t.Site, t.Date} {
		if s = CleanLine(s); s != "" && s != CleanLine(t.Title) && !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// withHead puts the title of a text, its byline, the caption of its first picture,
// and what there is to say of it above its Markdown.
func withHead(t convert.Text) string {
	var b strings.Builder
	if title := CleanLine(t.Title); title != "" {
		b.WriteString("# " + escape(title) + "\n\n")
	}
	if by := bylineOf(t); by != "" {
		b.WriteString(escape(by) + "\n\n")
	}
	if caption := CleanLine(t.Caption); caption != "" {
		b.WriteString("*" + escape(caption) + "*\n\n")
	}
	if note := CleanLine(t.Note); note != "" {
		b.WriteString("*" + escape(note) + "*\n\n")
	}
	b.WriteString(t.Markdown)
	return b.String()
}

// escape writes a line of text as Markdown.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", byte(r)) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// settle takes from what was built of a converted source what only its Markdown
// has, and puts in what the source said of itself.
func (s *Source) settle(b *builder, m meta) meta {
	if s.Format.conversion() == nil {
		m.format = s.Format
		return m
	}
	for i := range b.blocks {
		b.blocks[i].Line = 0 // a line of the Markdown is none of the source
	}
	for i := range b.blocks[:min(2, len(b.blocks))] { // it is below the title, if there is one
		if k := &b.blocks[i]; s.said.byline != "" && string(b.text[k.Start:k.End]) == s.said.byline {
			k.Role = Byline
		}
	}
	return s.said
}
