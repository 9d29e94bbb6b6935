// Bench measures what a reader waits for, beside other programs, and prints the
// table that README shows:
//
//	go run ./ui/bench HARNESS
//
// HARNESS is the directory of ttybench, which runs a program in a terminal, presses
// its keys and looks at its screen; plans/ says what is pressed, and table.go what
// is asked of it. It builds what it needs and makes its documents, some 500 MB.
package main

import (
	"cmp"
	"embed"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed plans
var plans embed.FS

func main() {
	n := flag.Int("n", 9, "runs of each program, interleaved")
	docs := flag.String("docs", "", "where the documents are, or are to be made (default: a temporary directory)")
	only := flag.String("only", "", "only the rows whose plan has this name")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: bench [flags] HARNESS")
		os.Exit(2)
	}
	if err := bench(flag.Arg(0), *docs, *only, *n); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench prints the table of the rows of the plan only, or of all.
func bench(harness, docs, only string, n int) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l := &lab{dir: dir, docs: cmp.Or(docs, filepath.Join(dir, "docs")), n: n, seen: map[string][]run{}}
	if err := l.equip(harness); err != nil {
		return err
	}
	fmt.Println("| what | against | to reach |", strings.Join(sizes, " | "), "|")
	fmt.Println("|---|---|---|" + strings.Repeat("---:|", len(sizes)))
	for _, r := range table() {
		if only != "" && r.plan != only {
			continue
		}
		cells := make([]string, len(sizes))
		for i, size := range sizes {
			if cells[i], err = l.cell(r, size); err != nil {
				return err
			}
		}
		fmt.Printf("| %s | %s | %s | %s |\n", r.what, r.against, r.goal, strings.Join(cells, " | "))
	}
	return nil
}

// A lab has the programs and the documents, and what was measured.
type lab struct {
	dir, docs string
	n         int
	seen      map[string][]run // by plan and documents
}

// equip builds the programs and makes the documents that are not there.
func (l *lab) equip(harness string) error {
	root, err := output(".", "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	for _, b := range []struct{ in, pkg, name string }{
		{root, ".", "crosshead"}, {root, "./ui/bench/floor", "floor"}, {harness, ".", "ttybench"}, {harness, "./gendoc", "gendoc"},
	} {
		if _, err := output(b.in, "go", "build", "-o", filepath.Join(l.dir, b.name), b.pkg); err != nil {
			return err
		}
	}
	if err := os.CopyFS(l.dir, plans); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(l.docs, "100m.md")); err != nil {
		if _, err := output(".", filepath.Join(l.dir, "gendoc"), "-dir", l.docs); err != nil {
			return err
		}
	}
	return writeOdd(l.docs)
}

// output runs a command in a directory and returns what it printed.
func output(dir, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return strings.TrimSpace(string(out)), nil
}
