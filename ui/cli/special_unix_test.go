//go:build unix

package cli_test

import (
	"net"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// fifo makes FIFOs that nobody writes to.
func fifo(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(syscall.Mkfifo(ts.MkAbs(name), 0o600))
	}
}

// sock makes a socket that somebody listens on.
func sock(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: ts.MkAbs(args[0]), Net: "unix"})
	ts.Check(err)
	ts.Defer(func() { l.Close() })
}
