package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestPasteIsRead pastes, by the terminal's key and from its clipboard, and comes
// back to the very words.
func TestPasteIsRead(t *testing.T) {
	for _, tt := range []struct{ name, content, body, says string }{
		{"lines as typed", "Milk\r\rIt is\rwhite.\r", "white.", ""},
		{"lines of a file", "Milk\r\n\r\nIt is\r\nwhite.\r\n", "white.", ""},
		{"escapes", "Milk\x1b[31m is\x1b]52;c;?\x07 white.", "Milk is]52;c;? white.", ""},
		{"nothing", "", "", "nothing was pasted"},
		{"blanks", " \r\n\t", "", "nothing was pasted"},
		{"no text", strings.Repeat("ab\x01\x02", 100), "", "pasted text: not a text file"},
		{"too much", strings.Repeat("x", MaxPaste+1), "", "what was pasted is larger than 64 MB"},
	} {
		for _, way := range []string{"pasted", "clipboard"} {
			r := opened(t, "# T\n\n"+strings.Repeat("Some words.\n\n", 60))
			typeIn(r, "9j")
			top := r.page.Top()
			switch way {
			case "pasted":
				send(r, tea.PasteMsg{Content: tt.content})
			default:
				wait := r.pasteClipboard(0)
				if text := screenText(r); !strings.Contains(text, "asking the terminal for its clipboard …") {
					t.Errorf("%s: while it waits:\n%s", tt.name, text)
				}
				r.Update(tea.ClipboardMsg{Content: tt.content})
				run(r, wait)
			}
			if r.source.Name != pastedName && tt.body != "" || !strings.Contains(screenText(r), tt.body) || r.message.text != tt.says {
				t.Errorf("%s, %s: %q, and it says %q; want %q:\n%s", tt.name, way, r.source.Name, r.message.text, tt.says, screenText(r))
			}
			if tt.body != "" {
				send(r, tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
			}
			if r.title() != "T" || r.page.Top() != top {
				t.Errorf("%s, %s: afterwards %q at %d, want %d", tt.name, way, r.title(), r.page.Top(), top)
			}
		}
	}
}

// TestClipboardIsNotTold waits for a terminal that does not answer, or answers when
// nobody waits.
func TestClipboardIsNotTold(t *testing.T) {
	for _, tt := range []struct {
		name, says string
		ask        func(r *Reader)
	}{
		{"never", errNoClipboard.Error(), func(r *Reader) { run(r, r.pasteClipboard(0)) }},
		{"not asked", "", func(*Reader) {}},
		{"given up", "pasted text was given up", func(r *Reader) {
			wait := r.pasteClipboard(0)
			typeIn(r, "\x1b")
			run(r, wait)
		}},
	} {
		r := opened(t, "# T\n\nWords.\n")
		r.opts.Clipboard = time.Millisecond
		tt.ask(r)
		send(r, tea.ClipboardMsg{Content: "Milk."})
		if r.title() != "T" || r.opening != nil || r.message.text != tt.says {
			t.Errorf("%s: %q, and it says %q; want %q", tt.name, r.title(), r.message.text, tt.says)
		}
	}
}

// TestPasteIsTyped pastes into what takes it.
func TestPasteIsTyped(t *testing.T) {
	for _, keys := range []string{"/", "L", "?"} {
		r := opened(t, "# T\n\nWords.\n")
		typeIn(r, keys)
		send(r, tea.PasteMsg{Content: "Milk"})
		if r.title() != "T" || r.opening != nil {
			t.Errorf("after %q the paste is read", keys)
		}
	}
}
