package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A terminal is a pseudo terminal with a program on it, seen from outside.
type terminal struct {
	t      *testing.T
	master *os.File
	slave  *os.File // kept open, to look at its modes after the program has gone
	before unix.Termios
	cmd    *exec.Cmd
	ended  chan struct{}

	mu      sync.Mutex
	written bytes.Buffer // by the program, so far
	more    chan struct{}
}

// limit is how long anything that should happen may take. It is generous: it is
// only waited for where a test fails.
const limit = 20 * time.Second

// promptly is how fast the program is to end when it is told to.
const promptly = 2 * time.Second

// A setting is how a program is started.
type setting struct {
	cols, rows int
	stdin      *os.File // instead of the terminal
	shell      string   // a script for a shell with job control, instead of crosshead itself
}

// usual is the setting of a terminal of the usual size.
func usual() setting { return setting{cols: 80, rows: 24} }

// start runs crosshead with args on a terminal of its own.
func start(t *testing.T, s setting, args ...string) *terminal {
	t.Helper()
	term := &terminal{t: t, ended: make(chan struct{}), more: make(chan struct{}, 1)}
	term.open()
	term.resize(s.cols, s.rows)
	term.before = term.modes()
	term.cmd = s.command(term.slave, args)
	if err := term.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		term.cmd.Wait() // how it ended is in ProcessState
		close(term.ended)
	}()
	go term.listen()
	t.Cleanup(func() {
		term.cmd.Process.Kill() // fails where it has ended, as it should
		<-term.ended
		term.master.Close()
		term.slave.Close()
	})
	return term
}

// command is what runs on the terminal tty, in a session of its own.
func (s setting) command(tty *os.File, args []string) *exec.Cmd {
	cmd := exec.Command("crosshead", args...)
	if s.shell != "" {
		cmd = exec.Command("sh", "-mc", s.shell)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	if s.stdin != nil {
		cmd.Stdin = s.stdin
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "COLUMNS=", "LINES=")
	return cmd
}

// open makes the pseudo terminal.
func (term *terminal) open() {
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		term.t.Skip("there are no pseudo terminals: ", err)
	}
	term.master = master
	if err := unix.IoctlSetPointerInt(term.fd(), unix.TIOCSPTLCK, 0); err != nil {
		term.t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(term.fd(), unix.TIOCGPTN)
	if err != nil {
		term.t.Fatal(err)
	}
	term.slave, err = os.OpenFile(fmt.Sprint("/dev/pts/", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		term.t.Fatal(err)
	}
}

// fd returns the master's descriptor, which stays one that a Close interrupts.
func (term *terminal) fd() (fd int) {
	raw, err := term.master.SyscallConn()
	if err != nil {
		term.t.Fatal(err)
	}
	raw.Control(func(p uintptr) { fd = int(p) }) // of an open file it does not fail
	return fd
}

func (term *terminal) resize(cols, rows int) {
	size := unix.Winsize{Col: uint16(cols), Row: uint16(rows)}
	if err := unix.IoctlSetWinsize(term.fd(), unix.TIOCSWINSZ, &size); err != nil {
		term.t.Fatal(err)
	}
}

func (term *terminal) modes() unix.Termios {
	modes, err := unix.IoctlGetTermios(term.fd(), unix.TCGETS)
	if err != nil {
		term.t.Fatal(err)
	}
	return *modes
}

// listen collects what the program writes until the terminal is closed.
func (term *terminal) listen() {
	buf := make([]byte, 4096)
	for {
		n, err := term.master.Read(buf)
		term.mu.Lock()
		term.written.Write(buf[:n])
		term.mu.Unlock()
		select {
		case term.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (term *terminal) output() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.written.String()
}

// await waits until the program has written text after the first skip bytes.
func (term *terminal) await(skip int, text string) {
	term.t.Helper()
	for late := time.After(limit); !strings.Contains(term.output()[skip:], text); {
		select {
		case <-term.more:
		case <-late:
			term.t.Fatalf("%q was not written in %.2000q", text, term.output()[skip:])
		}
	}
}

func (term *terminal) press(keys string) {
	term.t.Helper()
	if _, err := term.master.WriteString(keys); err != nil {
		term.t.Fatal(err)
	}
}

// child is the process that the shell on the terminal has started.
func (term *terminal) child() int {
	term.t.Helper()
	pid := term.cmd.Process.Pid
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		term.t.Fatal(err)
	}
	var child int
	if _, err := fmt.Sscan(string(data), &child); err != nil {
		term.t.Fatal(err)
	}
	return child
}

func (term *terminal) signal(s syscall.Signal) {
	term.t.Helper()
	if err := term.cmd.Process.Signal(s); err != nil {
		term.t.Fatal(err)
	}
}

// end waits for the program to end and returns its exit code.
func (term *terminal) end(within time.Duration) int {
	term.t.Helper()
	select {
	case <-term.ended:
	case <-time.After(within):
		term.t.Fatalf("it has not ended after %v; it wrote %.2000q", within, term.output())
	}
	return term.cmd.ProcessState.ExitCode()
}

// left asks that the program left the terminal as it found it.
func (term *terminal) left() {
	term.t.Helper()
	const last = "[the end]" // when this is there, all that it wrote is
	skip := len(term.output())
	if _, err := term.slave.WriteString(last); err != nil {
		term.t.Fatal(err)
	}
	term.await(skip, last)
	out := term.output()
	for mode, off := range map[string]bool{
		"?1049": true,                                              // the alternate screen
		"?25":   false,                                             // the cursor
		"?1000": true, "?1002": true, "?1003": true, "?1006": true, // the mouse
		"?2004": true, // bracketed paste
		"?1004": true, // focus
	} {
		set, reset := strings.LastIndex(out, "\x1b["+mode+"h"), strings.LastIndex(out, "\x1b["+mode+"l")
		if off && set > reset || !off && reset > set {
			term.t.Errorf("mode %s is left changed: set at %d, reset at %d", mode, set, reset)
		}
	}
	if after := term.modes(); after != term.before {
		term.t.Errorf("the terminal's modes are %+v, want %+v", after, term.before)
	}
}

// shelved waits until the store is open, which a mark needs.
func (term *terminal) shelved() {
	term.t.Helper()
	for late := time.After(limit); ; {
		skip := len(term.output())
		term.press("ma")
		select {
		case <-term.more:
		case <-late:
			term.t.Fatalf("no mark can be set: %.500q", term.output()[skip:])
		}
		if out, err := exec.Command("crosshead", "bookmarks").Output(); err == nil && len(out) > 0 {
			return
		}
	}
}
