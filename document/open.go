package document

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"sync"
)

// A Source is what a document is built from: the text of a file, of standard
// input, or one that is built in. Its first part is there at once; the whole of a
// large one is read when it is asked for.
type Source struct {
	Name   string // as the reader named it: a path, "-", or a title
	Path   string // absolute, of a file; the address of a page; empty otherwise
	Format Format
	Whole  bool   // of a page: it is all of it, not the article in it
	Note   string // what the reader should know of how it was read, or nothing

	stat    fs.FileInfo                         // of the file when it was opened
	address *url.URL                            // of a page: where it was found in the end
	said    meta                                // what a converted source says of itself
	size    int                                 // of the source in bytes; 0: not known yet
	head    string                              // the first part of the text, or all of it
	small   bool                                // head is all
	more    func(n int) (text string, size int) // see input.more; empty at the end
	whole   func() (*content, error)
	gate    *gate // of the whole
	hash    func() (string, error)
}

// smallSize is how large a source may be that is built whole at once, in bytes.
const smallSize = 64 << 10

// headSize is how much of a larger one Head builds: enough for several screens of
// anything, and built within a frame.
const headSize = 32 << 10

// Open opens the file name, or standard input when name is "-". Errors are of
// the form "name: why", in one harmless line. A file that is no text gives
// [ErrBinary]; a FIFO gives up after a second if nobody writes to it.
//
// It reads the first part only, so it takes no longer the larger the file is.
// What goes wrong after that is an error of Build.
func Open(name string, stdin io.Reader) (*Source, error) {
	return Options{}.Open(context.Background(), name, stdin)
}

// named says what an error is about.
func named(name string, err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", CleanLine(name), err)
}

// NewSource makes a source of the bytes of a text.
func NewSource(name string, data []byte) (*Source, error) {
	return newSource(context.Background(), name, &input{first: bytes.Clone(data)})
}

// newSource makes a source of what is read.
func newSource(ctx context.Context, name string, in *input) (*Source, error) {
	hint, in, err := unpacked(cmp.Or(in.hint, name), in)
	if err != nil {
		return nil, err
	}
	if format := packedFormat(hint, in.first); format.conversion() != nil {
		return newConverted(ctx, name, format, in)
	}
	head, err := in.decode(in.first)
	if err != nil {
		return nil, err
	}
	format := formatOf(hint, head)
	if format.conversion() != nil {
		return newConverted(ctx, name, format, in)
	}
	s := newText(name, format, in, head)
	s.Note = in.note
	return s, nil
}

// newText makes a source of a text, or of what a source was turned into.
func newText(name string, format Format, in *input, head string) *Source {
	s := &Source{Name: name, Format: format, head: head, small: in.rest == nil, size: in.size, gate: &gate{}}
	if in.more != nil {
		s.more = func(n int) (string, int) {
			data := in.more(n)
			text, err := in.decode(data)
			if err != nil {
				text = ""
			}
			return text, len(data)
		}
	}
	s.whole = sync.OnceValues(func() (*content, error) {
		c, err := inMemory(head), error(nil)
		if in.rest != nil {
			if c, err = in.rest(s.Format); err != nil {
				return nil, named(name, err)
			}
		}
		c.gate = s.gate
		return c, nil
	})
	if s.small && len(head) > smallSize {
		s.small = false
	}
	if !s.small && len(head) > headSize {
		s.head = head[:headSize]
	}
	s.hash = sync.OnceValues(func() (string, error) {
		c, err := s.whole()
		if err != nil {
			return "", err
		}
		sum, err := c.sum()
		if err != nil {
			return "", named(name, err)
		}
		return sum, nil
	})
	return s
}

// Hash returns the SHA-256 of the text in hex: the identity of the content,
// whatever its encoding. The first call reads the text and takes some 1 ms a MB.
func (s *Source) Hash() (string, error) { return s.hash() }

// Size is how large the source is, in bytes; 0 where that is not known before its
// end, as of standard input.
func (s *Source) Size() int { return s.size }

// Small reports whether Head is the whole document.
func (s *Source) Small() bool { return s.small }

// Build builds the document. It returns ctx's error if that ends first, and one
// of the form "name: why" if the text cannot be read.
func (s *Source) Build(ctx context.Context) (*Document, error) { return s.Grow(ctx, nil) }

// Grow is Build, and calls grown, unless that is nil, as the document grows.
func (s *Source) Grow(ctx context.Context, grown func(Growth)) (*Document, error) {
	s.reportStream(grown)
	text, err := s.whole()
	if err != nil {
		return nil, err
	}
	text.report = s.report(text.size, grown)
	d, err := build(ctx, s, text)
	if err == nil {
		err = text.unchanged()
	}
	if err != nil && ctx.Err() == nil {
		return nil, named(s.Name, err)
	}
	return d, err
}

func build(ctx context.Context, s *Source, text *content) (*Document, error) {
	b, m, err := s.door(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.document(b, m), nil
}

// door builds the blocks of a text in the source's format.
func (s *Source) door(ctx context.Context, text *content) (*builder, meta, error) {
	if s.Format == Plain {
		return buildPlain(ctx, text)
	}
	return buildMarkdown(ctx, text)
}

// document makes the document of what was built.
func (s *Source) document(b *builder, m meta) *Document {
	d := b.document(s.settle(b, m))
	d.Source = s.Name
	return d
}

// lastBreak returns the offset after the last blank line of text, or after its
// last line, or its length: a place where the text may be cut.
func lastBreak(text string) int {
	line := len(text)
	for i := len(text) - 1; i > 0; i-- {
		if text[i] != '\n' {
			continue
		}
		if line == len(text) {
			line = i + 1
		}
		if text[i-1] == '\n' || text[i-1] == '\r' && i > 1 && text[i-2] == '\n' {
			return i + 1
		}
	}
	return line
}
