// Floor is the least program that does what a reader must for its first screen:
// a Bubble Tea program that links Glamour, reads a Markdown file and shows the
// first screen of it, styled. What takes longer than it, we took.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
)

// shown is how much of the file is styled: a screen's worth.
const shown = 6 << 10

type floor struct{ rows []string }

func (floor) Init() tea.Cmd { return nil }

func (f floor) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return f, tea.Quit
	}
	return f, nil
}

func (f floor) View() tea.View {
	v := tea.NewView(strings.Join(f.rows, "\n"))
	v.AltScreen = true
	return v
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}

// run shows the file args name; without one it says hello, as the least program
// that links what we link.
func run(args []string) error {
	if len(args) == 0 {
		fmt.Println("hello")
		return nil
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	r, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(72))
	if err != nil {
		return err
	}
	text, err := r.Render(string(data[:min(len(data), shown)]))
	if err != nil {
		return err
	}
	rows := strings.Split(text, "\n")
	_, err = tea.NewProgram(floor{rows[:min(len(rows), 39)]}, tea.WithFPS(120)).Run()
	return err
}
