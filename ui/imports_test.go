package ui

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages from the outermost to the innermost: each may import
// only those that come after it.
var rooms = []string{
	"crosshead", "crosshead/ui/bench", "crosshead/ui/bench/floor", "crosshead/ui/cli", "crosshead/ui", "crosshead/ui/page",
	"crosshead/document/outline/fit", "crosshead/document/index/territories", "crosshead/document/shelf", "crosshead/document/index", "crosshead/document",
	"crosshead/document/convert", "crosshead/document/fetch", "crosshead/document/outline", "crosshead/document/parallel", "crosshead/assets",
}

// TestImportsPointInward holds the packages to their order, and keeps the
// terminal out of the inner ones.
func TestImportsPointInward(t *testing.T) {
	for pkg, imports := range imports(t, "..") {
		room := slices.Index(rooms, pkg)
		if room < 0 {
			t.Errorf("%s is not among the rooms", pkg)
		}
		for _, imp := range imports {
			if strings.HasPrefix(imp, "crosshead") && slices.Index(rooms, imp) <= room {
				t.Errorf("%s imports %s", pkg, imp)
			}
			if strings.HasPrefix(pkg, "crosshead/document") && strings.HasPrefix(imp, "charm.land/") {
				t.Errorf("%s imports %s: an article knows no terminal", pkg, imp)
			}
			if pkg == "crosshead/ui/page" && strings.HasPrefix(imp, "charm.land/bubble") {
				t.Errorf("%s imports %s: a page knows no keys", pkg, imp)
			}
		}
	}
}

// imports returns what each package below root imports, tests left out.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		pkg := path.Join("crosshead", filepath.ToSlash(dir))
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all[pkg] = append(all[pkg], imp)
		}
		return nil
	})
	if err != nil || len(all) < len(rooms)-1 {
		t.Fatal("packages:", len(all), err)
	}
	return all
}
