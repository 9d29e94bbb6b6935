package ui

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"crosshead/document"
	"crosshead/document/fetch"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/tools/txtar"
)

// TestScripts plays key scripts and compares the screens they ask for. A script
// is a txtar file: its comment is the script, a line each,
//
//	open FILE SIZE     opens a reader on a file of the archive
//	keys KEY …         presses keys; a word that names no key is typed
//	paste FILE         pastes the content of FILE
//	resize SIZE        changes the size of the terminal
//	screen NAME        compares the screen with the file NAME of the archive
//	edit FILE WITH     gives FILE the content of WITH
//	quit               saves the place and closes
//
// and its files are documents and screens. -update rewrites the screens.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts:", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &script{t: t, archive: archive, dir: t.TempDir()}
			for _, f := range archive.Files {
				if strings.Contains(f.Name, ".") {
					s.write(f.Name, f.Data)
				}
			}
			s.play()
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// A script is one that is being played.
type script struct {
	t       *testing.T
	archive *txtar.Archive
	dir     string
	reader  *Reader
}

func (s *script) write(name string, data []byte) {
	if err := os.WriteFile(filepath.Join(s.dir, name), data, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *script) play() {
	for line := range strings.Lines(string(s.archive.Comment)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		switch words[0] {
		case "open":
			s.open(filepath.Join(s.dir, words[1]))
			s.resize(words[2])
		case "keys":
			for _, w := range words[1:] {
				s.press(w)
			}
		case "paste":
			send(s.reader, tea.PasteMsg{Content: string(s.file(words[1]).Data)})
		case "resize":
			s.resize(words[1])
		case "screen":
			s.compare(words[1])
		case "edit":
			s.write(words[1], s.file(words[2]).Data)
		case "quit":
			if err := s.reader.Save(s.t.Context()); err != nil {
				s.t.Fatal(err)
			}
		default:
			s.t.Fatalf("no such line: %s", line)
		}
	}
}

func (s *script) open(path string) {
	source, err := s.source(s.t.Context(), path, document.Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.reader = New(Options{
		Source: source,
		Open:   s.source,
		Shelf: func(ctx context.Context) (*shelf.Shelf, error) {
			return shelf.Open(ctx, filepath.Join(s.dir, "store"))
		},
		Clipboard: time.Millisecond,
		Now:       func() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.Local) },
	})
	s.reader.method = ansi.GraphemeWidth
	run(s.reader, s.reader.buildWhole())
	run(s.reader, s.reader.openShelf())
}

// source opens a file of the archive, by its own name or as a page of some server.
func (s *script) source(ctx context.Context, name string, how document.Options) (*document.Source, error) {
	base := filepath.Base(name)
	path := filepath.Join(s.dir, base)
	if fetch.IsAddress(name) {
		server := httptest.NewServer(http.FileServer(http.Dir(s.dir)))
		defer server.Close()
		path, base = server.URL+"/"+base, name
	}
	source, err := how.Open(ctx, path, nil)
	if err == nil {
		source.Name = base
	}
	return source, err
}

func (s *script) resize(size string) {
	var w, h int
	if _, err := fmt.Sscanf(size, "%dx%d", &w, &h); err != nil {
		s.t.Fatal(size, err)
	}
	s.reader.Update(tea.WindowSizeMsg{Width: w, Height: h})
}

// named are the keys that have a name in scripts.
var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"alt+right": {Code: tea.KeyRight, Mod: tea.ModAlt},
	"ctrl+o":    {Code: 'o', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+r": {Code: 'r', Mod: tea.ModCtrl},
}

// press presses a named key, or types a word letter by letter.
func (s *script) press(word string) {
	if key, ok := named[word]; ok {
		s.key(key)
		return
	}
	for _, r := range word {
		s.key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (s *script) key(key tea.KeyPressMsg) {
	_, cmd := s.reader.Update(key)
	run(s.reader, cmd)
}

// run runs a command to its end, and what follows from it.
func run(r *Reader, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			run(r, c)
		}
	case tea.QuitMsg:
	default:
		_, next := r.Update(msg)
		run(r, next)
	}
}

// screenText is the screen as a person reads it.
func screenText(r *Reader) string {
	var b strings.Builder
	for _, line := range strings.Split(r.screen(), "\n") {
		b.WriteString(strings.TrimRight(ansi.Strip(line), " ") + "\n")
	}
	return b.String()
}

func (s *script) file(name string) *txtar.File {
	for i := range s.archive.Files {
		if s.archive.Files[i].Name == name {
			return &s.archive.Files[i]
		}
	}
	s.archive.Files = append(s.archive.Files, txtar.File{Name: name})
	return &s.archive.Files[len(s.archive.Files)-1]
}

func (s *script) compare(name string) {
	got, f := screenText(s.reader), s.file(name)
	if *update {
		f.Data = []byte(got)
		return
	}
	if want := string(f.Data); got != want {
		s.t.Errorf("screen %s: got\n%s\nwant\n%s", name, got, want)
	}
}

// TestEscReturnsExactly leaves the place by search and by outline, and comes
// back to the very offset.
func TestEscReturnsExactly(t *testing.T) {
	s := &script{t: t, archive: &txtar.Archive{}, dir: t.TempDir()}
	s.write("a.md", []byte("# T\n\n"+strings.Repeat("## Part\n\nSome words about the harbour.\n\nAnd more of them.\n\n", 40)))
	s.open(filepath.Join(s.dir, "a.md"))
	s.resize("100x30")
	for _, keys := range [][]string{
		{"/", "harbour", "esc"},
		{"/", "nowhere", "esc"},
		{"tab", "j", "j", "j", "esc"},
		{"s", "part", "down", "esc"},
		{"B", "esc"},
	} {
		s.press("7j")
		want := s.reader.page.Top()
		for _, k := range keys {
			s.press(k)
		}
		if got := s.reader.page.Top(); got != want {
			t.Errorf("%q: at %d, want %d", keys, got, want)
		}
	}
}

// twice opens a file in two readers.
func (s *script) twice(name string) (first, second *Reader) {
	var readers [2]*Reader
	for i := range readers {
		s.open(filepath.Join(s.dir, name))
		s.resize("80x24")
		readers[i] = s.reader
	}
	return readers[0], readers[1]
}

// TestTwoWindowsLoseNothing marks one document in two readers at once.
func TestTwoWindowsLoseNothing(t *testing.T) {
	s := &script{t: t, archive: &txtar.Archive{}, dir: t.TempDir()}
	s.write("a.md", []byte("# T\n\nOne.\n\nTwo.\n\nThree.\n"))
	first, second := s.twice("a.md")
	for i, r := range []*Reader{first, second, first, second} {
		s.reader = r
		s.press("m" + string(rune('a'+i)))
	}
	if got := len(second.marks.record.Bookmarks); got != 4 {
		t.Errorf("the second window has %d bookmarks, want 4", got)
	}
}

// TestReadsWithoutStore goes on where the store cannot be opened, and says so.
func TestReadsWithoutStore(t *testing.T) {
	source, err := document.NewSource("a.md", []byte("# T\n\nOne.\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source, Shelf: func(context.Context) (*shelf.Shelf, error) { return nil, os.ErrPermission }})
	run(r, r.openShelf()) // it may be known before the size of the terminal
	r.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if text := screenText(r); !strings.Contains(text, "marks will not be kept: permission denied") || !strings.Contains(text, "One.") {
		t.Errorf("got\n%s", text)
	}
	if err := r.Save(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestFaultsEndWithTheReason: of what went wrong with a long name the reason is not cut.
func TestFaultsEndWithTheReason(t *testing.T) {
	r := opened(t, "Words.\n")
	send(r, tea.WindowSizeMsg{Width: 60, Height: 10})
	gone := &os.PathError{Op: "open", Path: "/home/" + strings.Repeat("somebody/", 20), Err: os.ErrPermission}
	send(r, shelved{err: fmt.Errorf("set aside: %w", gone)})
	if text := screenText(r); !strings.Contains(text, " marks will not be kept: set aside: ") || !strings.Contains(text, "…: permission denied\n") {
		t.Errorf("got\n%s", text)
	}
}
