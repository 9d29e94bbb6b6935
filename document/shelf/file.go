package shelf

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// patience is how long a process waits for another one.
const patience = 5 * time.Second

// sides are the endings of the files that belong to a store and hold a part of
// its content, the store itself last. The -shm file is an index of the log,
// rebuilt at need.
func sides() []string { return []string{"-wal", "-journal", "-shm", ""} }

// checkRegular refuses a store that is anything but a regular file, itself or
// in its side files: opening a FIFO can block for good, a device can do anything.
func checkRegular(path string) error {
	for _, side := range append(sides(), ".lock") {
		info, err := os.Lstat(path + side)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a regular file: move it away", path+side)
		}
	}
	return nil
}

// lock takes the lock file at path, made at need, and returns what gives it back.
func lock(ctx context.Context, path string) (unlock func() error, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	l := flock.New(path)
	_, err = l.TryLockContext(ctx, 2*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("%s is held by another program", path)
	}
	if named := (*fs.PathError)(nil); errors.As(err, &named) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return l.Unlock, nil
}

// create makes the store at path, an empty file, unless it is there: SQLite
// gives its own files the permissions of this one. An existing file is not
// opened: closing it again would drop the locks that this process has on it.
func create(path string) (fs.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.Lstat(path)
}

// hasLog reports whether there is something in the write-ahead log of the
// store at path.
func hasLog(path string) bool {
	info, err := os.Lstat(path + "-wal")
	return err == nil && info.Size() > 0
}

// setAside renames the store at path and its side files and returns the new
// name of the store. The caller holds the lock. The log goes first: left alone
// beside a new store it would be read into it.
func setAside(path string) (string, error) {
	aside := unused(path + ".damaged-" + time.Now().Format("20060102-150405"))
	for _, side := range sides() {
		err := os.Rename(path+side, aside+side)
		if err != nil && !(side != "" && errors.Is(err, fs.ErrNotExist)) {
			return "", fmt.Errorf("set the damaged store aside: %w", err)
		}
	}
	return aside, nil
}

// unused returns name, or name with the first number that makes it one that
// no file has.
func unused(name string) string {
	free := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free
		}
		free = name + "-" + strconv.Itoa(n)
	}
}

// address is the data source name of the store at path. A URL, so that a path
// may hold any character. All of it is per connection; what is kept in the file
// is set by prepare. None of it reads the file: a connection that finds damage
// while it is made is closed at once, and its log deleted. So synchronous=FULL
// is not among them; it is SQLite's default, and a test asks for it.
func address(path string) string {
	query := url.Values{
		"_txlock":       {"immediate"}, // a save that has read cannot find it may not write
		"_busy_timeout": {strconv.FormatInt(patience.Milliseconds(), 10)},
		"_defensive":    {"1"},
		"_pragma": {
			"fullfsync(1)", // macOS: fsync alone leaves it in the drive's cache
			"foreign_keys(1)",
			"trusted_schema(0)",
			"cell_size_check(1)",
		},
	}
	path = "/" + strings.TrimPrefix(filepath.ToSlash(path), "/") // file:/C:/… on Windows
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: query.Encode()}
	return u.String()
}
