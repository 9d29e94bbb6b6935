package document

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"crosshead/document/fetch"
)

// Options are how a source is opened where it is not as it says itself. The zero
// value is what [Open] does.
type Options struct {
	Charset string // of the text, as HTML names them; empty: it is detected
	Whole   bool   // of a page: all of it, not the article in it
	Cache   string // the folder for copies of pages; empty: none are kept
	Anew    bool   // of a page: not a copy
	Regular bool   // of a file: only a regular one, not a pipe

	Progress func(Stage) // is told how far the opening is; may be nil
}

// A Stage is how far the opening of a source is that takes its time.
type Stage struct {
	Fetched    int64 // how much of a page is there, in bytes
	Converting bool  // it is there, and turned into Markdown
}

// Open opens the file name, the page at the address name, or standard input when
// name is "-". It returns early with an error when ctx ends while a page is fetched.
func (o Options) Open(ctx context.Context, name string, stdin io.Reader) (*Source, error) {
	if name == "" {
		return nil, errors.New(`"": an empty name names no file`)
	}
	if fetch.IsAddress(name) {
		s, err := o.openPage(ctx, name)
		if err != nil {
			return nil, named(redacted(name), err)
		}
		return s, nil
	}
	in, err := o.openInput(name, stdin)
	if err == nil {
		in.Options = o
		var s *Source
		if s, err = newSource(ctx, name, in); err == nil {
			if name != "-" {
				s.Path, err = filepath.Abs(name)
				s.stat = in.stat
			}
			return s, err
		}
	}
	return nil, named(name, err)
}

// redacted is an address without a password, else as it was typed.
func redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	return u.Redacted()
}

// openPage fetches the page at an address.
func (o Options) openPage(ctx context.Context, address string) (*Source, error) {
	c := fetch.New(o.Cache)
	if o.Progress != nil {
		c.Progress = func(size int64) { o.Progress(Stage{Fetched: size}) }
	}
	p, err := c.Get(ctx, address, o.Anew)
	if err != nil {
		return nil, err
	}
	in := &input{first: p.Data, Options: o, contentType: p.Type}
	if in.address, err = url.Parse(p.Address); err != nil {
		return nil, err
	}
	in.hint = pageName(in.address, p.Type)
	s, err := newSource(ctx, address, in)
	if err != nil {
		return nil, err
	}
	s.Path, s.address = address, in.address
	if p.Cause != nil {
		s.Note = fmt.Sprintf("%v; this is the copy of %s", p.Cause, p.Fetched.Local().Format("2 January 2006, 15:04"))
	}
	return s, nil
}

// pageName is a name for what was fetched, the end of which says its format.
func pageName(address *url.URL, contentType string) string {
	name := path.Base(address.Path)
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return name
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		return name + ".html"
	case "text/markdown", "text/x-markdown":
		return name + ".md"
	case "application/epub+zip":
		return name + ".epub"
	}
	return name
}

// unpacked returns what was packed by gzip, and the name of it without its ending.
func unpacked(name string, in *input) (string, *input, error) {
	if !bytes.HasPrefix(in.first, []byte("\x1f\x8b\x08")) {
		return name, in, nil
	}
	data, err := in.all()
	if err != nil {
		return "", nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", nil, errors.New("is not a good gzip file")
	}
	out := *in
	out.rest, out.raw = nil, nil
	most := min(maxUnpacked, limit(needInMemory))
	if out.first, err = io.ReadAll(io.LimitReader(z, most+1)); err != nil {
		if len(out.first) == 0 {
			return "", nil, errors.New("is a damaged gzip file")
		}
		out.note = "the gzip file is damaged; this is what of it could be read"
	}
	if int64(len(out.first)) > most {
		return "", nil, fmt.Errorf("is larger than %d MB when unpacked", most>>20)
	}
	if ext := filepath.Ext(name); strings.EqualFold(ext, ".gz") {
		name = strings.TrimSuffix(name, ext)
	}
	return name, &out, nil
}

// maxUnpacked is how large a packed text may be when it is unpacked, in bytes.
const maxUnpacked = 256 << 20
