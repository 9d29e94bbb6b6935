package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"
)

// TestLayoutDrawings compares drawings of the layout with the files of an
// archive, each named WIDTHxHEIGHT and what is wanted: outline, focused.
func TestLayoutDrawings(t *testing.T) {
	const file = "testdata/layout/drawings.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		var w, h int
		if _, err := fmt.Sscanf(f.Name, "%dx%d", &w, &h); err != nil {
			t.Fatal(f.Name, err)
		}
		got := draw(arrange(w, h, strings.Contains(f.Name, "outline"), strings.Contains(f.Name, "focused")), w, h)
		if *update {
			archive.Files[i].Data = []byte(got)
		} else if want := string(f.Data); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// draw fills each part of a layout with its first letter; the panel is not drawn.
func draw(l layout, w, h int) string {
	screen := make([][]byte, h)
	for y := range screen {
		screen[y] = []byte(strings.Repeat(".", w))
	}
	for _, part := range []struct {
		letter byte
		rect
	}{{'t', l.text}, {'o', l.outline}, {'|', l.rule}, {'s', l.status}, {'h', l.hint}} {
		for y := part.y; y < part.y+part.h; y++ {
			for x := part.x; x < part.x+part.w; x++ {
				screen[y][x] = part.letter
			}
		}
	}
	var b strings.Builder
	for _, line := range screen {
		b.WriteString(string(line) + "\n")
	}
	return b.String()
}

// TestLayoutFits holds all parts to the screen, and apart from each other unless
// one is meant to lie over the text.
func TestLayoutFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 300).Draw(t, "width"), rapid.IntRange(0, 120).Draw(t, "height")
		l := arrange(w, h, rapid.Bool().Draw(t, "outline"), rapid.Bool().Draw(t, "focused"))
		if l.tooSmall != (w < minWidth || h < minHeight) {
			t.Fatalf("too small: %v", l.tooSmall)
		}
		parts := map[string]rect{"text": l.text, "outline": l.outline, "rule": l.rule, "status": l.status, "hint": l.hint, "panel": l.panel}
		for a, p := range parts {
			if p.x < 0 || p.y < 0 || p.w < 0 || p.h < 0 || p.x+p.w > w || p.y+p.h > h {
				t.Fatalf("%s leaves the screen: %v", a, p)
			}
			for b, q := range parts {
				over := a == "panel" || b == "panel" || l.overlaid && (a == "outline" || b == "outline")
				if a != b && !over && overlap(p, q) {
					t.Fatalf("%s %v overlaps %s %v", a, p, b, q)
				}
			}
		}
		if overlap(l.panel, l.status) || !l.tooSmall && l.text.w == 0 {
			t.Fatalf("panel %v, status %v, text %v", l.panel, l.status, l.text)
		}
	})
}

func overlap(a, b rect) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

// TestHintsKeepHelp: where there is room for few hints, how to get help and how to quit
// are among them.
func TestHintsKeepHelp(t *testing.T) {
	r := opened(t, article(5))
	for width, want := range map[int]string{
		80: " Space page   ] next section   / search   Tab outline   m mark   ? help   q quit",
		50: " Space page   ] next section   ? help   q quit",
		20: " ? help   q quit",
	} {
		send(r, tea.WindowSizeMsg{Width: width, Height: 20})
		if got := ansi.Strip(r.hintLine()); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}

// TestShiftEndsWithTheRow: what is wide is shifted to its end and no further, and back in
// as many steps.
func TestShiftEndsWithTheRow(t *testing.T) {
	r := opened(t, "Words.\n\n```\n"+strings.Repeat("a", 95)+"xyz\n```\n\n---\n")
	send(r, tea.WindowSizeMsg{Width: 60, Height: 20})
	before := screenText(r)
	typeIn(r, "99>")
	if text := screenText(r); !strings.Contains(text, "axyz\n") || strings.Contains(text, "‹* * *") {
		t.Errorf("got\n%s", text)
	}
	typeIn(r, ">")
	if r.message.text != "nothing here goes on at the right" {
		t.Errorf("says %q", r.message.text)
	}
	if typeIn(r, "<<<<<<"); screenText(r) != before {
		t.Errorf("back: got\n%s", screenText(r))
	}
}

// TestWhereAmITellsAll: a long title leaves room for the rest of what is told, and a
// text without sections is not before its first.
func TestWhereAmITellsAll(t *testing.T) {
	r := opened(t, "# T\n\n## "+strings.Repeat("A long title ", 20)+"\n\nWords.\n")
	send(r, tea.WindowSizeMsg{Width: 80, Height: 5})
	typeIn(r, "1Gi")
	if text := r.message.text; !strings.HasPrefix(text, "section 1 of 1, “A long title") || !strings.HasSuffix(text, " · 1% · 62 words · a.md") || len([]rune(text)) > 78 {
		t.Errorf("says %q", text)
	}
	r = opened(t, "Words.\n")
	typeIn(r, "i")
	if text := r.message.text; text != "100% · 1 word · a.md" {
		t.Errorf("says %q", text)
	}
}
