//go:build !unix

package cli

import "syscall"

// resumption is no signal where no program is stopped.
const resumption = syscall.Signal(-1)
