package cli

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// allowed says what of this module and of Charm's a folder may import: the
// arrows all point one way.
var allowed = []struct {
	dir     string
	imports []string
}{
	{"", []string{"crosshead/ui/cli"}},
	{"assets", nil},
	{"document", []string{"crosshead/document/outline"}},
	{"document/outline", nil},
	{"document/shelf", []string{"crosshead/document"}},
	{"ui/page", []string{"crosshead/document", "charm.land/glamour", "charm.land/lipgloss"}},
	{"ui", []string{"crosshead/ui/page", "crosshead/document", "crosshead/document/shelf", "crosshead/assets", "charm.land"}},
	{"ui/cli", []string{"crosshead/ui", "crosshead/ui/page", "crosshead/document", "crosshead/document/shelf", "crosshead/assets", "charm.land"}},
}

func TestImportsPointOneWay(t *testing.T) {
	checked := 0
	for _, a := range allowed {
		files, err := filepath.Glob(filepath.Join("../..", a.dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			checked++
			for _, path := range imports(t, file) {
				if !ours(path) || permitted(a.imports, path) {
					continue
				}
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
	if checked == 0 {
		t.Fatal("no file was looked at")
	}
}

// TestEveryFolderHasArrows fails when a folder with code is not in the table.
func TestEveryFolderHasArrows(t *testing.T) {
	known := map[string]bool{}
	for _, a := range allowed {
		known[filepath.Clean(a.dir)] = true
	}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		dir, _ := filepath.Rel("../..", path)
		if d.Name() == "testdata" || dir != "." && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return filepath.SkipDir
		}
		files, _ := filepath.Glob(filepath.Join(path, "*.go"))
		if len(files) > 0 && !known[dir] {
			t.Errorf("%s has code and no row in the table", dir)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func imports(t *testing.T, file string) []string {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func ours(path string) bool {
	return strings.HasPrefix(path, "crosshead") || strings.HasPrefix(path, "charm.land/")
}

func permitted(list []string, path string) bool {
	for _, p := range list {
		if path == p || strings.HasPrefix(p, "charm.land") && strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}
