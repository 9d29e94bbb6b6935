package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestKeysDoOneThing holds the table to one command for a key in a focus, and to
// keys that terminals tell apart: Ctrl-I is Tab, Ctrl-[ Esc, Ctrl-H Backspace
// and Ctrl-M Enter.
func TestKeysDoOneThing(t *testing.T) {
	seen := map[string]string{}
	for _, c := range commands() {
		for _, k := range c.keys {
			if k == "ctrl+i" || k == "ctrl+[" || k == "ctrl+h" || k == "ctrl+m" {
				t.Errorf("%s is bound to %s, which is another key to a terminal", c.name, k)
			}
			for _, f := range []focus{inText, inOutline} {
				if c.in != anywhere && c.in != f {
					continue
				}
				at := fmt.Sprint(k, f)
				if other, ok := seen[at]; ok {
					t.Errorf("%s does %q and %q with focus %d", k, other, c.name, f)
				}
				seen[at] = c.name
			}
		}
	}
}

// TestPromisedKeysAreBound holds the table to the keys people were promised, by
// focus.
func TestPromisedKeysAreBound(t *testing.T) {
	keys := bind(commands())
	for f, promised := range map[focus]string{
		inText: "j k down up ctrl+e ctrl+y space b f pgdown pgup ctrl+f ctrl+b d u ctrl+d ctrl+u g G home end % " +
			"] [ J K 0 $ P } { o t tab h l s / n N & @ m ' B ctrl+o backspace alt+left alt+right y Y < > - + = T z i ctrl+g r : ? f1 q Q ctrl+c esc",
		inOutline: "j k down up enter esc h l tab s / @ ] [ m ' B ? q ctrl+c",
	} {
		for k := range strings.FieldsSeq(promised) {
			if keys.lookup(k, f) == nil {
				t.Errorf("%s is not bound with focus %d", k, f)
			}
		}
	}
}

// TestCommandsAreTold holds each command to what help, palette and README need.
func TestCommandsAreTold(t *testing.T) {
	names := map[string]bool{}
	for _, c := range commands() {
		if c.group == "" || c.name == "" || c.help == "" || len(c.keys) == 0 || c.run == nil || names[c.name] {
			t.Errorf("command %+v lacks something, or its name is taken", c)
		}
		names[c.name] = true
	}
}

// TestHelpTellsAll: no key and no word of the help is cut at any width but the least.
func TestHelpTellsAll(t *testing.T) {
	theme := DarkTheme()
	h := newHelp(&theme, ansi.WcWidth)
	for w := minWidth; w < maxPanel; w++ {
		text := ansi.Strip(strings.Join(h.rows(w), " "))
		if strings.Count(text, "…") != strings.Count(text, "… and") {
			t.Errorf("%d cells: words are cut", w)
		}
		for _, row := range h.rows(w) {
			if n := ansi.StringWidth(row); n > w {
				t.Errorf("%d cells: %q takes %d", w, ansi.Strip(row), n)
			}
		}
	}
}
