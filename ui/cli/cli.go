// Package cli is the command line: what crosshead does without a screen, and
// how it gets to one. Each subcommand has a file of its own. Errors go to
// standard error as one harmless line; see [Main] for the exit codes.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"crosshead/document"

	"github.com/spf13/cobra"
)

// Version is what --version says.
const Version = "0.1.0"

// The exit codes.
const (
	done   = 0
	failed = 1 // also: nothing was found, as with grep
	usage  = 2
)

// Streams are where a run reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// errNothing says that nothing was found: exit code 1 without a word.
var errNothing = errors.New("nothing found")

// A usageError is a command line that makes no sense.
type usageError struct{ error }

// Main runs the command line args (without the program's name) and returns the
// exit code: 0 done, 1 failed or nothing found, 2 usage.
func Main(args []string, s Streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	err := root.ExecuteContext(context.Background())
	switch ue := (usageError{}); {
	case err == nil:
		return done
	case errors.Is(err, errNothing):
		return failed
	case errors.Is(err, syscall.EPIPE):
		return done // whoever read has read enough
	case errors.As(err, &ue) || isUnknownCommand(err):
		fmt.Fprintf(s.Err, "crosshead: %s (see crosshead --help)\n", document.CleanLine(err.Error()))
		return usage
	default:
		fmt.Fprintf(s.Err, "crosshead: %s\n", document.CleanLine(err.Error()))
		return failed
	}
}

// isUnknownCommand recognises the usage error that cobra makes itself.
func isUnknownCommand(err error) bool { return strings.HasPrefix(err.Error(), "unknown command") }

// newRoot makes the tree of commands.
func newRoot(s Streams) *cobra.Command {
	var o readOptions
	root := &cobra.Command{
		Use:   "crosshead [SOURCE]",
		Short: "read long articles in the terminal, by their sections",
		Long: `crosshead reads long articles in the terminal. It finds the sections of a text,
also where nothing marks them, and shows them as an outline beside it.

SOURCE is a file, an address (http, https), or - for standard input. Without one,
a sample article is opened. When standard output is not a terminal, the text is
printed.`,
		Version:       Version,
		Args:          atMost(1),
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRead(cmd.Context(), s, args, o)
		},
	}
	o.add(root)
	root.Flags().BoolVar(&o.paste, "paste", false, "read what is pasted into the terminal")
	root.Flags().VarP(&o.width, "width", "w", "width of the text, in cells (72)")
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetVersionTemplate("crosshead {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newPrint(s), newOutline(s), newSearch(s), newNames(s), newText(s), newBookmarks(s), newMan(s))
	strictHelp(root)
	return root
}

// strictHelp has the help of a command that does not exist be a usage error; cobra's
// own says so and succeeds.
func strictHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if c.Name() != "help" {
			continue
		}
		c.Run, c.RunE = nil, func(_ *cobra.Command, args []string) error {
			of, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usageError{fmt.Errorf("%s: there is no such command", strings.Join(args, " "))}
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		}
	}
}

// atMost and exactly check the number of arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return usageError{fmt.Errorf("%s: one argument too many", args[n])}
		}
		return nil
	}
}

func between(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least {
			return usageError{fmt.Errorf("%s: it needs %s", cmd.Name(), strings.TrimPrefix(cmd.Use, cmd.Name()+" "))}
		}
		return atMost(most)(cmd, args)
	}
}
