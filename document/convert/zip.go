package convert

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// The limits of an archive, in bytes when unpacked and in files.
const (
	maxEntry   = 64 << 20
	maxArchive = 256 << 20
	maxFiles   = 50_000
)

// An archive is a ZIP file that is read with limits and never unpacked to disk.
type archive struct {
	files map[string]*zip.File // by name, and by the name in lower case
	names []string             // as they stand in it
	left  int64                // how much more may be unpacked
}

func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errors.New("is damaged: its list of files cannot be read")
	}
	if len(z.File) > maxFiles {
		return nil, fmt.Errorf("has more than %d files in it", maxFiles)
	}
	a := &archive{files: map[string]*zip.File{}, left: maxArchive}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if !fs.ValidPath(strings.TrimSuffix(name, "/")) && isOutside(name) {
			return nil, fmt.Errorf("has a file that would lie outside of it (%q)", f.Name)
		}
		if lower := strings.ToLower(name); a.files[lower] == nil {
			a.files[lower] = f
		}
		a.files[name] = f
		a.names = append(a.names, name)
	}
	return a, nil
}

// isOutside reports whether a path leads out of where it begins.
func isOutside(name string) bool {
	clean := path.Clean(name)
	return path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") ||
		len(name) > 1 && name[1] == ':'
}

var errOutside = errors.New("refers to a file outside of it")

// find returns the file of a name as it may be written in a book: with the wrong
// case, or percent-encoded.
func (a *archive) find(name string) *zip.File {
	plain, err := url.PathUnescape(name)
	if err != nil {
		plain = name
	}
	for _, n := range []string{name, plain, strings.ToLower(name), strings.ToLower(plain)} {
		if f := a.files[n]; f != nil {
			return f
		}
	}
	return nil
}

// read unpacks a file. Of a damaged one it returns what there is.
func (a *archive) read(name string) ([]byte, error) {
	f := a.find(name)
	if f == nil {
		return nil, fs.ErrNotExist
	}
	limit := min(maxEntry, a.left)
	if f.UncompressedSize64 > uint64(limit) {
		return nil, tooLarge(limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1)) // the size may be a lie
	if int64(len(data)) > limit {
		return nil, tooLarge(limit)
	}
	a.left -= int64(len(data))
	if len(data) > 0 {
		err = nil
	}
	return data, err
}

// An absurdity is an error that ends the reading of an archive.
type absurdity string

func (a absurdity) Error() string { return string(a) }

func tooLarge(limit int64) error {
	if limit < maxEntry {
		limit = maxArchive
	}
	return absurdity(fmt.Sprintf("is larger than %d MB when unpacked", limit>>20))
}

func isAbsurd(err error) bool {
	var a absurdity
	return errors.As(err, &a)
}
