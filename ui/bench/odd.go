package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// oddNames are the odd documents: those that are written here, and one of the
// harness's.
func oddNames() []string {
	return []string{"headings-100000", "paragraph-1m", "table-10000", "fence-100000", "list-80000", "cjk"}
}

// writeOdd writes the odd documents that are not there.
func writeOdd(dir string) error {
	for _, name := range oddNames() {
		path := filepath.Join(dir, name+".md")
		if _, err := os.Stat(path); err == nil {
			continue
		}
		text := "# Odd\n\nFirstlight begins it.\n\n" + oddText(name) + "\n\nLastlight ends it.\n"
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// oddText is the text of an odd document, with the words to be found at 90 %.
func oddText(name string) string {
	const (
		words  = "The slow lantern keeps the quiet harbour while the patient river follows a distant bell. "
		needle = "plughleft xyzzyneedle plughright"
	)
	var b strings.Builder
	repeat := func(n int, line func(i int, words string) string) {
		for i := range n {
			said := "the quiet harbour"
			if i == n/10*9 {
				said = needle
			}
			b.WriteString(line(i, said))
		}
	}
	switch name {
	case "headings-100000":
		repeat(100_000, func(i int, s string) string { return fmt.Sprintf("## Part %d of %s\n\n", i, s) })
	case "paragraph-1m":
		n := 1_000_000 / len(words)
		repeat(n, func(_ int, s string) string { return strings.Replace(words, "the quiet harbour", s, 1) })
	case "table-10000":
		b.WriteString("| a | b | c |\n|---|---|---|\n")
		repeat(10_000, func(i int, s string) string { return fmt.Sprintf("| row %d | %s | %s |\n", i, s, words[:40]) })
	case "fence-100000":
		b.WriteString("```go\n")
		repeat(100_000, func(i int, s string) string { return fmt.Sprintf("x%d := f(%d) // %s\n", i, i, s) })
		b.WriteString("```\n")
	case "list-80000":
		repeat(80_000, func(i int, s string) string { return fmt.Sprintf("- item %d of %s\n", i, s) })
	}
	return b.String()
}
