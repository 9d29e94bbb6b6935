package ui

import tea "charm.land/bubbletea/v2"

// Resumed says that the program goes on after it was stopped.
type Resumed struct{}

// suspend gives the terminal back to the shell; fg returns.
func (r *Reader) suspend(int) tea.Cmd {
	r.suspended = true
	return tea.Suspend
}

// takeTerminal sets the terminal's modes again, which the shell may have changed while
// the program was stopped from outside, and draws all anew. After a suspend Bubble Tea
// does.
func (r *Reader) takeTerminal() tea.Cmd {
	suspended, raw := r.suspended, r.opts.Raw
	r.suspended = false
	if suspended || raw == nil {
		return nil
	}
	return func() tea.Msg {
		if raw() != nil {
			return nil // the terminal is gone, as Bubble Tea will see
		}
		return tea.ResumeMsg{}
	}
}
