package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"crosshead/document"
	"crosshead/ui"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// pasted opens what is pasted into the terminal.
func (f *sourceFlags) pasted(s Streams) (*document.Source, error) {
	in, ok := s.In.(*os.File)
	if !ok || !isTerminal(in) {
		return nil, usageError{errors.New("--paste: standard input is no terminal to paste into; leave it out to read a pipe")}
	}
	old, err := term.MakeRaw(in.Fd())
	if err != nil {
		return nil, fmt.Errorf("--paste: %w", err)
	}
	fmt.Fprint(s.Err, ansi.SetModeBracketedPaste, "paste the text now (Ctrl-D ends what is typed, Esc gives up)\r\n")
	text, err := readPaste(in)
	fmt.Fprint(s.Err, ansi.ResetModeBracketedPaste)
	if restored := term.Restore(in.Fd(), old); err == nil {
		err = restored
	}
	if err != nil {
		return nil, fmt.Errorf("--paste: %w", err)
	}
	source, err := ui.Pasted(text)
	if err != nil {
		return nil, fmt.Errorf("--paste: %w", err)
	}
	return source, nil
}

// readPaste reads what a terminal sends until a paste is over, or Ctrl-D where it
// does not say when pastes begin and end.
func readPaste(in io.Reader) ([]byte, error) {
	const begin, end, ctrlC, ctrlD, escape = "\x1b[200~", "\x1b[201~", 0x03, 0x04, 0x1b
	var all []byte
	buf := make([]byte, 64<<10)
	for {
		n, err := in.Read(buf)
		all = append(all, buf[:n]...)
		if len(all) > ui.MaxPaste {
			return nil, fmt.Errorf("it is larger than %d MB", ui.MaxPaste>>20)
		}
		typed, paste, pasting := bytes.Cut(all, []byte(begin))
		text, _, over := bytes.Cut(paste, []byte(end))
		switch {
		case over:
			return text, nil
		case pasting:
		case bytes.IndexByte(typed, ctrlD) >= 0:
			return typed[:bytes.IndexByte(typed, ctrlD)], nil
		case bytes.IndexByte(typed, ctrlC) >= 0, len(typed) > 0 && typed[len(typed)-1] == escape && n == 1:
			return nil, errors.New("nothing was pasted")
		}
		if err != nil {
			return nil, fmt.Errorf("the terminal is gone: %w", err)
		}
	}
}
