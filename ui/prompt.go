package ui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// A prompt is the line at the bottom that something is typed in.
type prompt struct {
	input textinput.Model
	past  []string // what was typed before, the last at the end
	back  int      // how far back in past one is

	changed func(typed string) tea.Cmd
	enter   func(typed string) tea.Cmd
	tab     func() bool // it did something, and the prompt is to close; may be nil
	esc     func() tea.Cmd
}

func newPrompt(sign string) *prompt {
	return &prompt{input: newInput(sign)}
}

// promptKey handles a key while a prompt is open.
func (r *Reader) promptKey(msg tea.KeyPressMsg) tea.Cmd {
	p := r.prompt
	switch msg.String() {
	case "esc", "ctrl+c":
		return r.leavePrompt()
	case "enter":
		r.prompt = nil
		cmd := p.enter(p.input.Value())
		r.lead()
		r.follow()
		return cmd
	case "backspace":
		if p.input.Value() == "" {
			return r.leavePrompt()
		}
	case "tab":
		if p.tab != nil && p.tab() {
			r.prompt = nil
			r.follow()
		}
		return nil
	case "up", "ctrl+p":
		return p.recall(1)
	case "down", "ctrl+n":
		return p.recall(-1)
	}
	return r.promptTyped(msg)
}

func (r *Reader) leavePrompt() tea.Cmd {
	cmd := r.prompt.esc()
	r.prompt = nil
	r.follow()
	return cmd
}

// promptTyped gives a key or a paste to the prompt.
func (r *Reader) promptTyped(msg tea.Msg) tea.Cmd {
	p := r.prompt
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	if v := p.input.Value(); v != before {
		cmd = tea.Batch(cmd, p.changed(v))
	}
	return cmd
}

// recall puts what was typed before into the line, n steps further back.
func (p *prompt) recall(n int) tea.Cmd {
	to := max(0, min(p.back+n, len(p.past)))
	if to == p.back {
		return nil
	}
	p.back = to
	v := ""
	if p.back > 0 {
		v = p.past[len(p.past)-p.back]
	}
	p.input.SetValue(v)
	p.input.CursorEnd()
	return p.changed(v)
}
