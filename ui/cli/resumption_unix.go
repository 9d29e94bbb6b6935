//go:build unix

package cli

import "syscall"

// resumption is the signal with which a program goes on that was stopped.
const resumption = syscall.SIGCONT
