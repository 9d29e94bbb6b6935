package fetch

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A page is kept in a file of its own, named by its address: a line of JSON, and
// what the server sent. Copies beyond these, the oldest first, are thrown away.
const (
	maxKept     = 500
	maxKeptSize = 256 << 20
)

// A label is what a copy says of itself.
type label struct {
	Asked, Address, Type string
	Fetched              time.Time
	Size                 int
}

// Dir is the folder for copies: $XDG_CACHE_HOME/crosshead, or as the system has
// it; empty if there is none.
func Dir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "crosshead")
}

func (c *Client) file(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.Cache, "pages", hex.EncodeToString(sum[:16]))
}

// load reads the copy of a page, if there is a good one.
func (c *Client) load(address string) (Page, bool) {
	if c.Cache == "" {
		return Page{}, false
	}
	data, err := os.ReadFile(c.file(address))
	if err != nil {
		return Page{}, false
	}
	head, body, ok := bytes.Cut(data, []byte("\n"))
	var l label
	if !ok || json.Unmarshal(head, &l) != nil || l.Asked != address || l.Size != len(body) {
		return Page{}, false
	}
	return Page{Address: l.Address, Type: l.Type, Data: body, Fetched: l.Fetched}, true
}

// save keeps a copy of a page: all of it or nothing.
func (c *Client) save(address string, p Page) {
	if c.Cache == "" {
		return
	}
	name := c.file(address)
	dir := filepath.Dir(name)
	head, err := json.Marshal(label{address, p.Address, p.Type, p.Fetched, len(p.Data)})
	if err != nil || os.MkdirAll(dir, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(slices.Concat(head, []byte("\n"), p.Data))
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), name) != nil {
		os.Remove(f.Name())
		return
	}
	prune(dir)
}

// prune throws the oldest copies away until the rest are within the limits.
func prune(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return cmp.Compare(b.ModTime().UnixNano(), a.ModTime().UnixNano()) })
	size := int64(0)
	for i, f := range files {
		if size += f.Size(); i >= maxKept || size > maxKeptSize && i > 0 {
			os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}
