package document

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A Source is what a document is built from: the text of a file, of standard
// input, or one that is built in, decoded and not yet cut into blocks.
type Source struct {
	Name   string // as the reader named it: a path, "-", or a title
	Path   string // absolute, of a file; empty otherwise
	Format Format
	text   string
	hash   func() string
}

// maxSize is the size of the largest document that is opened, in bytes.
const maxSize = 1 << 30

// headSize is how much of a source Head builds: enough for several screens of
// anything, and built within a frame.
const headSize = 64 << 10

// Open reads the file name, or standard input when name is "-". Errors are of
// the form "name: why", in one harmless line. A file that is no text gives
// [ErrBinary]; a FIFO gives up after a second if nobody writes to it.
func Open(name string, stdin io.Reader) (*Source, error) {
	if name == "" {
		return nil, errors.New(`"": an empty name names no file`)
	}
	data, err := read(name, stdin)
	if err == nil {
		var s *Source
		if s, err = NewSource(name, data); err == nil {
			if name != "-" {
				s.Path, err = filepath.Abs(name)
			}
			return s, err
		}
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return nil, fmt.Errorf("%s: %w", CleanLine(name), err)
}

// NewSource makes a source of the bytes of a text.
func NewSource(name string, data []byte) (*Source, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	hash := sync.OnceValue(func() string { return sum(text) })
	return &Source{Name: name, Format: formatOf(name, text), text: text, hash: hash}, nil
}

// Hash returns the SHA-256 of the text in hex: the identity of the content,
// whatever its encoding. The first call takes some 1 ms a MB.
func (s *Source) Hash() string { return s.hash() }

// sum hashes a text by pieces, so that it is not copied whole.
func sum(text string) string {
	h := sha256.New()
	for len(text) > 0 {
		n := min(len(text), 64<<10)
		h.Write([]byte(text[:n]))
		text = text[n:]
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Size is the length of the source's text in bytes.
func (s *Source) Size() int { return len(s.text) }

// Small reports whether Head is the whole document.
func (s *Source) Small() bool { return len(s.text) <= headSize }

// Head builds the first part of the document, to show while Build builds the
// whole. Its blocks, sections and title are a first guess; its Text is nearly
// always how the whole's begins, and where it is not an [Anchor] finds the place.
func (s *Source) Head() *Document {
	text := s.text
	if !s.Small() {
		text = text[:lastBreak(text[:headSize])]
	}
	d, err := build(context.Background(), s, text)
	if err != nil {
		panic(err) // nothing but a cancelled context stops a build
	}
	return d
}

// Build builds the document. It returns ctx's error if that ends first.
func (s *Source) Build(ctx context.Context) (*Document, error) {
	return build(ctx, s, s.text)
}

func build(ctx context.Context, s *Source, text string) (*Document, error) {
	door := buildPlain
	if s.Format == Markdown {
		door = buildMarkdown
	}
	b, m, err := door(ctx, text)
	if err != nil {
		return nil, err
	}
	m.format = s.Format
	d := b.document(m)
	d.Source = s.Name
	return d, nil
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

// read returns the bytes of what name names.
func read(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return readAll(stdin)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return nil, errors.New("is a directory")
	case mode&fs.ModeNamedPipe != 0:
		return readPipe(name)
	case !mode.IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > maxSize:
		return nil, errTooLarge
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readSized(f, int(info.Size()))
}

var errTooLarge = fmt.Errorf("is larger than %d MB", maxSize>>20)

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if len(data) > maxSize {
		return nil, errTooLarge
	}
	return data, err
}

// readSized reads r into a buffer of the size its file had, and what was added
// to it since.
func readSized(r io.Reader, size int) ([]byte, error) {
	data := make([]byte, size)
	n, err := io.ReadFull(r, data)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return data[:n], nil // it shrank, or is empty
	}
	if err != nil {
		return nil, err
	}
	rest, err := readAll(r)
	return append(data, rest...), err
}

// patience is how long a FIFO may stay without a writer.
const patience = time.Second

// readPipe reads a FIFO: opened without blocking, since an open that waits for
// a writer cannot be interrupted.
func readPipe(name string) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(10 * time.Millisecond) {
		data, err := readAll(f)
		if err != nil || len(data) > 0 {
			return data, err
		}
	}
	return nil, errors.New("is a pipe that nobody writes to")
}
