package ui

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// TestReadmeKeys holds README's table of keys to the table of commands.
func TestReadmeKeys(t *testing.T) {
	const file, from, to = "../README.md", "-update` -->\n", "<!-- /keys -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), from)
	old, tail, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the keys", file)
	}
	want := keyTable()
	if *update {
		if err := os.WriteFile(file, []byte(head+from+want+to+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != want {
		t.Errorf("README's keys are stale; run go test ./ui -run TestReadmeKeys -update\ngot:\n%s\nwant:\n%s", old, want)
	}
}

// keyTable is the table of commands as Markdown.
func keyTable() string {
	var b strings.Builder
	b.WriteString("| keys | |\n|---|---|\n")
	group := ""
	for _, c := range commands() {
		if c.group != group {
			group = c.group
			fmt.Fprintf(&b, "| **%s** | |\n", group)
		}
		keys := make([]string, len(c.keys))
		for i, k := range c.keys {
			keys[i] = "`" + keyName(k) + "`"
			if k == "`" {
				keys[i] = "`` ` ``"
			}
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(keys, " "), c.help)
	}
	return b.String()
}
