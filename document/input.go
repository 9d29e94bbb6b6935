package document

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/url"
	"os"
	"time"
)

// An input is what is read: its first bytes, and how to come by the whole, unless
// the first are all.
type input struct {
	first []byte
	size  int         // of the whole; 0: not known
	stat  fs.FileInfo // of a file
	rest  func(Format) (*content, error)
	more  func(n int) []byte     // of a stream: what has come, once that is n bytes; nil at its end
	raw   func() ([]byte, error) // all bytes, for who cannot use them by stretches

	Options
	hint        string   // a name that says the format better than the source's, or nothing
	address     *url.URL // of a page, in the end
	contentType string   // of a page, as its server says
	note        string   // for the reader: see Source.Note
}

// decode turns bytes of the input into UTF-8.
func (in *input) decode(data []byte) (string, error) {
	name := in.Charset
	if _, params, err := mime.ParseMediaType(in.contentType); name == "" && err == nil && CheckCharset(params["charset"]) == nil {
		name = params["charset"]
	}
	return decodeAs(data, name)
}

// all returns all bytes of the input.
func (in *input) all() ([]byte, error) {
	if in.rest == nil {
		return in.first, nil
	}
	return in.raw()
}

// firstSize is how many bytes are read before anything is shown: some more than
// the head, which ends between two blocks.
const firstSize = smallSize

// openInput opens what name names and reads its first bytes.
func (o Options) openInput(name string, stdin io.Reader) (*input, error) {
	if name == "-" {
		return openStream(stdin)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return nil, errors.New("is a directory")
	case mode&fs.ModeNamedPipe != 0 && !o.Regular:
		data, err := readPipe(name)
		return &input{first: data}, err
	case !mode.IsRegular():
		return nil, errors.New("is not a regular file")
	}
	if err := checkSize(info.Size(), needInFile); err != nil {
		return nil, err
	}
	return openFile(name)
}

// openFile opens a regular file, which stays open while its source is in use.
func openFile(name string) (*input, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	first := make([]byte, firstSize)
	n, err := io.ReadFull(f, first)
	switch {
	case err == nil:
		in := &input{first: first, size: int(info.Size()), stat: info}
		in.rest = func(format Format) (*content, error) { return fileContent(in, f, info, format) }
		in.raw = func() ([]byte, error) { defer f.Close(); return readAll(io.MultiReader(bytes.NewReader(first), f)) }
		return in, nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &input{first: first[:n], stat: info}, f.Close()
	}
	return nil, err
}

// fileContent is the text of a file: where it is if that can be, else decoded in
// memory.
func fileContent(in *input, f *os.File, info fs.FileInfo, format Format) (*content, error) {
	c := inFile(f, info, markSize(f))
	if in.Charset == "" {
		if clean, err := c.isClean(format == Markdown); clean || err != nil {
			return c, err
		}
	}
	if err := checkSize(info.Size(), needInMemory); err != nil {
		return nil, err
	}
	data := make([]byte, info.Size())
	if _, err := f.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	text, err := in.decode(data)
	return inMemory(text), err
}

// markSize is the size of the byte order mark of UTF-8 that a file begins with.
func markSize(f io.ReaderAt) int64 {
	const mark = "\xef\xbb\xbf"
	var start [len(mark)]byte
	if n, _ := f.ReadAt(start[:], 0); string(start[:n]) == mark {
		return int64(n)
	}
	return 0
}

// openStream begins to read standard input or the like.
func openStream(r io.Reader) (*input, error) {
	s := newStream(r)
	first, err := s.wait(firstSize, patience/10)
	switch {
	case errors.Is(err, io.EOF):
		return &input{first: first}, nil
	case err != nil:
		return nil, err
	}
	in := &input{first: first, more: s.more, raw: s.all}
	in.rest = func(Format) (*content, error) { return streamContent(in) }
	return in, nil
}

// streamContent is the text of a stream, when all of it has come.
func streamContent(in *input) (*content, error) {
	data, err := in.raw()
	if err != nil {
		return nil, err
	}
	text, err := in.decode(data)
	return inMemory(text), err
}

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit(needInMemory)+1))
	if large := checkSize(int64(len(data)), needInMemory); large != nil {
		return nil, large
	}
	return data, err
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
