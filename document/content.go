package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A content is the whole text of a source, in UTF-8: in memory, or in a file that
// is read by stretches whenever they are needed, so that a large one is never in
// memory whole beside the document that is made of it.
type content struct {
	text string // in memory, if file is nil
	file file
	from int64       // of the text in the file, after a byte order mark
	stat fs.FileInfo // of the file when it was opened
	size int         // of the text in bytes
	step int         // how much is read at a time
	*gate

	report func(end int, b *builder) // may be nil; see [Source.report]
}

// A file is what a content needs of one.
type file interface {
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

// readStep is how much of a content is read at a time, in bytes; stretchStep where no
// more than that is needed: it stays in the processor's cache, and costs few fresh pages
// of memory.
const (
	readStep    = 256 << 10
	stretchStep = 64 << 10
)

func inMemory(text string) *content {
	return &content{text: text, size: len(text), step: readStep, gate: &gate{}}
}

// inFile is the text of a file from an offset on.
func inFile(f file, stat fs.FileInfo, from int64) *content {
	return &content{file: f, from: from, stat: stat, size: max(0, int(stat.Size()-from)), step: readStep, gate: &gate{}}
}

// built reports what has been built of the text.
func (c *content) built(end int, b *builder) {
	if c.report != nil {
		c.report(end, b)
	}
}

// errChanged says that a file is not any more what was begun to be read.
var errChanged = errors.New("changed while it was read")

// read returns the stretch r of the text.
func (c *content) read(r Range) (string, error) {
	if c.file == nil {
		return c.text[r.Start:r.End], nil
	}
	data := make([]byte, r.Len())
	err := c.fill(data, r.Start)
	return frozen(data), err
}

// fill reads the text from start on into all of data.
func (c *content) fill(data []byte, start int) error {
	if c.file == nil {
		copy(data, c.text[start:])
		return nil
	}
	n, err := c.file.ReadAt(data, c.from+int64(start))
	if n == len(data) {
		return nil
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return errChanged // it is shorter now
}

// frozen is string(text) without the copy, which for the largest documents
// would double the memory: whoever has the buffer gives it away.
func frozen(text []byte) string { return unsafe.String(unsafe.SliceData(text), len(text)) }

// unchanged returns an error if the file was written to since it was opened.
func (c *content) unchanged() error {
	if c.file == nil {
		return nil
	}
	now, err := c.file.Stat()
	if err == nil && (!untouched(now, c.stat)) {
		return errChanged
	}
	return err
}

// stretches calls do with one stretch of r after another, cut between characters
// where they are UTF-8. The stretch is reused.
func (c *content) stretches(r Range, do func(s []byte) error) error {
	buf := make([]byte, min(c.step, stretchStep, r.Len()))
	for r.Len() > 0 {
		data := buf[:min(len(buf), r.Len())]
		if err := c.fill(data, r.Start); err != nil {
			return err
		}
		if len(data) < r.Len() {
			data = data[:lastWhole(data)]
		}
		if err := do(data); err != nil {
			return err
		}
		r.Start += len(data)
	}
	return nil
}

// lastWhole is the length of data without a character that it ends in.
func lastWhole(data []byte) int {
	for n := 1; n < utf8.UTFMax && n < len(data); n++ {
		if last := data[len(data)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				break
			}
			return len(data) - n
		}
	}
	return len(data)
}

// errUnclean stops a look at a text that needs to be decoded.
var errUnclean = errors.New("to be decoded")

// isClean reports whether the text is valid UTF-8, and, where asked for, has no
// carriage return: then it can be read where it is.
func (c *content) isClean(noReturns bool) (bool, error) {
	err := c.stretches(Range{0, c.size}, func(s []byte) error {
		if !utf8.Valid(s) || noReturns && bytes.IndexByte(s, '\r') >= 0 {
			return errUnclean
		}
		return nil
	})
	if errors.Is(err, errUnclean) {
		return false, nil
	}
	return err == nil, err
}

// sum returns the SHA-256 of the text in hex.
func (c *content) sum() (string, error) {
	h := sha256.New()
	err := c.stretches(Range{0, c.size}, func(s []byte) error {
		defer c.piece()()
		h.Write(s)
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// A window is what of a content is in memory: from base on, as far as text.
type window struct {
	*content
	text string
	base int
}

func newWindow(c *content, from int) *window {
	if c.file == nil {
		return &window{c, c.text, 0}
	}
	return &window{content: c, base: from}
}

// lineEnd returns where the line that begins at i ends, its end included. What is
// before keep leaves the window when room is needed.
func (w *window) lineEnd(i, keep int) (int, error) {
	for seen := i; ; {
		if n := strings.IndexByte(w.text[seen-w.base:], '\n'); n >= 0 {
			return seen + n + 1, nil
		}
		seen = w.base + len(w.text)
		if seen == w.size {
			return w.size, nil
		}
		if err := w.move(keep); err != nil {
			return 0, err
		}
	}
}

// move drops what is before keep and reads on: the more the more is kept, so that
// all moves together are linear.
func (w *window) move(keep int) error {
	kept, end := w.text[keep-w.base:], w.base+len(w.text)
	text := make([]byte, len(kept)+min(max(w.step, len(kept)), w.size-end))
	if err := w.fill(text[copy(text, kept):], end); err != nil {
		return err
	}
	w.text, w.base = frozen(text), keep
	return nil
}

// seek makes sure that i is in the window, or its end.
func (w *window) seek(i int) {
	if i > w.base+len(w.text) {
		w.text, w.base = "", i
	}
}

// slice returns a stretch of what is in the window.
func (w *window) slice(r Range) string { return w.text[r.Start-w.base : r.End-w.base] }
