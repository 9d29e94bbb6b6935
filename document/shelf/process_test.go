//go:build unix

package shelf

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"crosshead/document"
)

// role is the environment variable that makes the test binary a second window.
const role = "SHELF_TEST_ROLE"

var shared = Identity{Hash: "shared", Source: "/shared"}

func TestMain(m *testing.M) {
	if os.Getenv(role) == "" {
		os.Exit(m.Run())
	}
	if err := child(strings.Fields(os.Getenv(role))); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child waits until standard input ends, so that children begin at once, then
// opens the store in the working directory and makes count bookmarks. It prints
// the ID of each when it is saved. A limit is on the size of its files.
func child(words []string) error {
	io.Copy(io.Discard, os.Stdin)
	count, err := strconv.Atoi(words[0])
	if err != nil {
		return err
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), dir)
	if err != nil {
		return err
	}
	if len(words) > 1 {
		if err := limit(words[1]); err != nil {
			return err
		}
	}
	for range count {
		id := NewID()
		b := Bookmark{ID: id, Anchor: document.Anchor{Quote: strings.Repeat("word ", 100)}}
		if _, err := s.Mark(context.Background(), shared, "", b); err != nil {
			return err
		}
		fmt.Println(id)
	}
	return s.Close()
}

// limit makes files larger than size fail to grow, as on a full disk.
func limit(size string) error {
	n, err := strconv.ParseUint(size, 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
}

// A window is a running child.
type window struct {
	*exec.Cmd
	out    *bufio.Reader
	errors *strings.Builder
	ids    []string // printed, and read by us
}

// start starts n children in dir that begin at once.
func start(t *testing.T, dir string, n int, words string) []*window {
	t.Helper()
	gate, open, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer gate.Close()
	defer open.Close()
	var windows []*window
	for range n {
		w := &window{Cmd: exec.Command(os.Args[0]), errors: new(strings.Builder)}
		w.Env = append(os.Environ(), role+"="+words)
		w.Dir, w.Stdin, w.Stderr = dir, gate, w.errors
		pipe, err := w.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		w.out = bufio.NewReader(pipe)
		if err := w.Start(); err != nil {
			t.Fatal(err)
		}
		windows = append(windows, w)
	}
	return windows
}

// read reads up to n IDs.
func (w *window) read(n int) {
	for range n {
		line, err := w.out.ReadString('\n')
		if err != nil {
			return
		}
		w.ids = append(w.ids, strings.TrimSpace(line))
	}
}

// saved returns the IDs in the store in dir.
func saved(t *testing.T, dir string) map[string]bool {
	t.Helper()
	s := openIn(t, dir)
	defer s.Close()
	if s.Damaged() != "" {
		t.Fatalf("the store was damaged: %s", s.Damaged())
	}
	ids := map[string]bool{}
	for _, b := range find(t, s, shared).Bookmarks {
		ids[b.ID] = true
	}
	return ids
}

func TestProcessesOpeningFirstAtOnce(t *testing.T) {
	for _, damaged := range []int{0, 1, 0, 1, 0, 1, 0, 1} {
		dir := t.TempDir()
		path := filepath.Join(dir, "state.db")
		if damaged == 1 {
			if err := os.WriteFile(path, []byte("damaged"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, w := range start(t, dir, 8, "1") {
			w.read(2)
			if err := w.Wait(); err != nil {
				t.Errorf("%v: %s", err, w.errors)
			}
		}
		if got := saved(t, dir); len(got) != 8 {
			t.Errorf("%d of 8 bookmarks are there", len(got))
		}
		if aside, err := filepath.Glob(path + ".damaged-*"); err != nil || len(aside) != damaged {
			t.Errorf("%d damaged stores, set aside: %v, %v", damaged, aside, err)
		}
	}
}

func TestTwoProcessesLoseNothing(t *testing.T) {
	const each = 200
	dir := t.TempDir()
	windows := start(t, dir, 2, strconv.Itoa(each))
	for _, w := range windows {
		w.read(each + 1)
		if err := w.Wait(); err != nil {
			t.Errorf("%v: %s", err, w.errors)
		}
	}
	if got := saved(t, dir); len(got) != 2*each {
		t.Errorf("%d of %d bookmarks are there", len(got), 2*each)
	}
}

// TestKilledWriterKeepsWhatItSaved kills a writer after some bookmarks, at
// whatever it is doing then, again and again on one store.
func TestKilledWriterKeepsWhatItSaved(t *testing.T) {
	dir := t.TempDir()
	var all []string
	for round := range 12 {
		w := start(t, dir, 1, "1000000")[0]
		w.read(1 + 7*round)
		if err := w.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		w.read(1000000) // what it still had said
		if err := w.Wait(); err == nil {
			t.Fatal("the writer ended by itself")
		}
		if w.errors.Len() > 0 {
			t.Fatalf("the writer failed: %s", w.errors)
		}
		all = append(all, w.ids...)
		got := saved(t, dir)
		for _, id := range all {
			if !got[id] {
				t.Fatalf("round %d: bookmark %s was saved and is gone", round, id)
			}
		}
	}
}

// TestFullDiskFailsTheSave has the disk fill up after Open. What was reported
// saved is there, and the next window can save.
func TestFullDiskFailsTheSave(t *testing.T) {
	dir := t.TempDir()
	w := start(t, dir, 1, "1000000 200000")[0]
	w.read(1000000)
	err := w.Wait()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("the writer ended with %v, want a save that failed", err)
	}
	if message := strings.TrimSpace(w.errors.String()); strings.Contains(message, "\n") ||
		!strings.HasPrefix(message, filepath.Join(dir, "state.db: ")) {
		t.Errorf("message %q, want one line that names the store", message)
	}
	got := saved(t, dir)
	for _, id := range w.ids {
		if !got[id] {
			t.Errorf("bookmark %s was saved and is gone", id)
		}
	}
	if len(w.ids) == 0 {
		t.Error("nothing was saved before the disk was full")
	}
	mark(t, openIn(t, dir), shared, "after", "")
}
