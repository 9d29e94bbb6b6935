package ui

import (
	"strings"
	"testing"
	"time"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// fuzzed is a document with what is hard to set in few words.
const fuzzed = "# The title 港\n\nWords.\n\n## One\n\n> a quote with 漢字漢字漢字 and 👨‍👩‍👧\n\n### Two\n\n| a | b |\n|---|---|\n| " +
	"wide 漢字 wide wide wide wide wide wide wide wide wide wide | c |\n\n## Three\n\n[a link that is long](https://example.org/漢;x) and [another](javascript:x)\n\n    code that is wider than any of the narrow columns there are\n\nwords at the end\n"

// FuzzReader plays bytes as keys, sizes, the mouse and pastes, in a document of
// Markdown or a page with furniture. Whatever they do, the screen has its size
// and nothing but text and styles in it.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		"]]/words\x0d nnN&\x0e\x0d", "\x09jjhl\x1b", ":sec\x0d", ":find sec\x0d\x0d", "smth\x0d''", "\x80\x28\x0cz/words\x0d", "maB\x04\x12\x1b'a",
		"\x81\x05\x05\x81\x02\x03o", "\x83\x83/\x83", "?jG\x80\x14\x05", "//[\x0d&", "s\x81\x05\x06", "\x09jx+-XU\x1bXXU]X", "\x80\x2c\x0a\x09z&",
	} {
		f.Add([]byte(seed), false)
		f.Add([]byte("G"+seed+"gg"), true)
	}
	f.Fuzz(func(t *testing.T, input []byte, web bool) {
		name, text := "a.md", fuzzed
		if web {
			name, text = "a.txt", webPage()
		}
		source, err := document.NewSource(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := New(Options{Source: source, Clipboard: time.Millisecond})
		send(r, tea.EnvMsg{"TERM=xterm-256color"})
		send(r, tea.WindowSizeMsg{Width: 80, Height: 24})
		for i := 0; i < min(len(input), 100); i++ {
			if input[i] < 0x80 {
				send(r, keyOf(input[i]))
				checkScreen(t, r, input[:i+1])
				continue
			}
			arg := append(input[i+1:], 0, 0)
			switch x, y := int(arg[0]), int(arg[1]); input[i] % 5 {
			case 0x80 % 5:
				send(r, tea.WindowSizeMsg{Width: x, Height: y})
				i += 2
			case 0x81 % 5:
				send(r, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				i += 2
			case 0x82 % 5:
				send(r, tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
				i += 2
			case 0x83 % 5:
				send(r, tea.PasteMsg{Content: "pasted\x1b[31m\n漢字" + strings.Repeat("long ", 40)})
			case 0x84 % 5: // two messages before the next view
				send(r, keyOf(arg[0]&0x7f))
				send(r, tea.MouseClickMsg{X: 5, Y: int(arg[1]), Button: tea.MouseLeft})
				i += 2
			}
			checkScreen(t, r, input[:min(i+1, len(input))])
		}
	})
}

// keyOf is the key that sends a byte.
func keyOf(b byte) tea.KeyPressMsg {
	switch b {
	case '\r', '\t', 0x1b, 0x7f:
		return tea.KeyPressMsg{Code: rune(b)}
	}
	if b < ' ' {
		return tea.KeyPressMsg{Code: rune(b) + '`', Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: rune(b), Text: string(rune(b))}
}

// send gives a message to the reader and runs what follows from it.
func send(r *Reader, msg tea.Msg) {
	_, cmd := r.Update(msg)
	run(r, cmd)
}

func checkScreen(t *testing.T, r *Reader, input []byte) {
	t.Helper()
	if r.width == 0 {
		return
	}
	lines := strings.Split(r.View().Content, "\n")
	if len(lines) != r.height && !r.layout.tooSmall {
		t.Fatalf("%q: %d lines at %d×%d", input, len(lines), r.width, r.height)
	}
	for _, line := range lines {
		if w := r.method.StringWidth(line); w > r.width {
			t.Fatalf("%q: a line of %d cells at %d×%d: %q", input, w, r.width, r.height, line)
		}
		if at := strings.IndexFunc(withoutStyles(line), func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }); at >= 0 {
			t.Fatalf("%q: a control character in %q", input, line)
		}
	}
	if c := r.View().Cursor; c != nil && !r.layout.tooSmall && (c.X < 0 || c.X >= r.width || c.Y < 0 || c.Y >= r.height) {
		t.Fatalf("%q: the cursor is at %d, %d of %d×%d", input, c.X, c.Y, r.width, r.height)
	}
}

// withoutStyles drops the sequences that style, and those that link to the web, and
// no others.
func withoutStyles(line string) string {
	var b strings.Builder
	state := byte(0)
	for len(line) > 0 {
		seq, _, n, next := ansi.DecodeSequence(line, state, nil)
		address, isLink := strings.CutPrefix(seq, "\x1b]8;")
		switch {
		case strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m"):
		case isLink && (address == ";\x07" || strings.HasSuffix(address, ";https://example.org/%E6%BC%A2;x\x07")):
		default:
			b.WriteString(seq)
		}
		line, state = line[n:], next
	}
	return b.String()
}
