package cli_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"
	"crosshead/ui/cli"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"crosshead": func() {
			os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
		},
	})
}

// TestScripts runs testdata/*.txtar: the command line as it is used. Beside
// testscript's own commands there are those of scriptCommands.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Cmds:                scriptCommands(),
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, "cache"))
			e.Setenv("TZ", "UTC")
			return nil
		},
	})
}

func scriptCommands() map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	return map[string]func(ts *testscript.TestScript, neg bool, args []string){
		"code":  code,
		"bytes": writeBytes,
		"mark":  mark,
		"level": level,
		"fifo":  fifo,
		"sock":  sock,
		"serve": serve,
		"pack":  pack,
	}
}

// errorLine is what is written to standard error: one line of three parts.
var errorLine = regexp.MustCompile(`\Acrosshead: \P{C}+: \P{C}+\n\z`)

// code runs a program and asks for its exit code: code N PROGRAM ARGS... It is
// also an error if there is anything on standard error but one line, for 1 and 2.
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	stderr := ts.ReadFile("stderr")
	if got != want {
		ts.Fatalf("%q exits with %d, want %d; standard error: %q", args[1:], got, want, stderr)
	}
	if stderr != "" && (want == 0 || !errorLine.MatchString(stderr)) || stderr == "" && want == 2 {
		ts.Fatalf("%q exits with %d and writes %q to standard error", args[1:], got, stderr)
	}
}

// writeBytes makes a file of a quoted Go string: bytes FILE "STRING" [TIMES].
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(args[1])
	ts.Check(err)
	times := 1
	if len(args) > 2 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	for range times {
		_, err = f.WriteString(text)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// serve serves the files of a folder: serve DIR. $URL is where; with "!"
// nobody answers there.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	server := httptest.NewServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	if neg { // nobody is there
		server.Close()
	}
	ts.Setenv("URL", server.URL)
	ts.Defer(server.Close)
}

// pack packs a file by gzip: pack FILE, which makes FILE.gz.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, err := io.WriteString(z, ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".gz"), out.Bytes(), 0o600))
}

// mark sets a bookmark on words of a file: mark FILE WORDS NOTE [LETTER].
func mark(ts *testscript.TestScript, _ bool, args []string) {
	doc, at, id := words(ts, args[0], args[1])
	b := shelf.Bookmark{
		ID: shelf.NewID(), Anchor: doc.Anchor(at), Note: args[2],
		Made: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC),
	}
	if len(args) > 3 {
		b.Letter = args[3]
	}
	if i := doc.SectionAt(at.Start); i >= 0 {
		b.Section = doc.Sections[i].Title
	}
	store, err := openStore(ts)
	ts.Check(err)
	_, err = store.Mark(context.Background(), id, doc.Title, b)
	ts.Check(err)
	ts.Check(store.Close())
}

// level corrects the block that words of a file are in: level FILE WORDS LEVEL.
func level(ts *testscript.TestScript, _ bool, args []string) {
	doc, at, id := words(ts, args[0], args[1])
	to, err := strconv.Atoi(args[2])
	ts.Check(err)
	block := doc.Blocks[doc.BlockAt(at.Start)].Range
	store, err := openStore(ts)
	ts.Check(err)
	ts.Check(store.Correct(context.Background(), id, doc.Title, shelf.Correction{
		ID: shelf.NewID(), What: document.Correction{Anchor: doc.Anchor(block), Level: to}, Made: time.Now(),
	}))
	ts.Check(store.Close())
}

// words finds words of a file, and how the store knows it.
func words(ts *testscript.TestScript, file, words string) (*document.Document, document.Range, shelf.Identity) {
	ctx := context.Background()
	source, err := document.Open(ts.MkAbs(file), nil)
	ts.Check(err)
	doc, err := source.Build(ctx)
	ts.Check(err)
	hits, err := doc.Find(ctx, document.Compile(words))
	ts.Check(err)
	if len(hits) == 0 {
		ts.Fatalf("%s: there is no %q in it", file, words)
	}
	hash, err := source.Hash()
	ts.Check(err)
	return doc, hits[0], shelf.Identity{Hash: hash, Source: source.Path}
}

// openStore opens the store of the script.
func openStore(ts *testscript.TestScript) (*shelf.Shelf, error) {
	return shelf.Open(context.Background(), filepath.Join(ts.Getenv("XDG_DATA_HOME"), "crosshead"))
}
