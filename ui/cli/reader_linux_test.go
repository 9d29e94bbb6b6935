package cli_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// sampleTitle is in the title of the sample article.
const sampleTitle = "Out of Fifteen"

// home gives the test a store of its own.
func home(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
}

func TestReaderOpensAndQuits(t *testing.T) {
	home(t)
	for _, keys := range []string{"q", "\x03"} {
		term := start(t, usual())
		term.await(0, sampleTitle)
		if during := term.modes(); during == term.before {
			t.Error("the terminal is not in raw mode")
		}
		term.press(keys)
		if code := term.end(limit); code != 0 {
			t.Errorf("after %q it exits with %d: %.500q", keys, code, term.output())
		}
		term.left()
	}
}

func TestReaderBearsAnySize(t *testing.T) {
	home(t)
	for _, size := range [][2]int{{1, 1}, {0, 0}, {2, 40}, {200, 1}, {500, 200}} {
		term := start(t, setting{cols: size[0], rows: size[1]})
		term.await(0, "\x1b[?1049h")
		term.resize(100, 30)
		term.await(0, sampleTitle)
		term.resize(size[0], size[1])
		term.press("jG[q")
		if code := term.end(limit); code != 0 {
			t.Errorf("at %v it exits with %d: %.500q", size, code, term.output())
		}
		term.left()
	}
}

// story is a text of numbered lines that are all different.
func story(t *testing.T) (name string) {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "story*.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i := range 300 {
		fmt.Fprintf(f, "Here is paragraph number-%03d of a long story.\n\n", i)
	}
	return f.Name()
}

func TestReaderKeepsThePlace(t *testing.T) {
	for name, end := range map[string]func(*terminal){
		"quit":            func(term *terminal) { term.press("q") },
		"SIGTERM":         func(term *terminal) { term.signal(syscall.SIGTERM) },
		"SIGHUP":          func(term *terminal) { term.signal(syscall.SIGHUP) },
		"SIGINT":          func(term *terminal) { term.signal(syscall.SIGINT) },
		"terminal closed": func(term *terminal) { term.slave.Close(); term.master.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			home(t)
			file := story(t)
			term := start(t, usual(), file)
			term.await(0, "number-000")
			term.shelved()
			term.press("50%")
			term.await(0, "number-150")
			end(term)
			term.end(promptly)
			if used := term.cmd.ProcessState.UserTime(); used > promptly {
				t.Errorf("it used %v of processor time", used)
			}
			again := start(t, usual(), file)
			again.await(0, "number-150")
			again.press("q")
			again.end(limit)
		})
	}
}

func TestReaderEndsCleanlyOnSignals(t *testing.T) {
	home(t)
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		term := start(t, usual())
		term.await(0, sampleTitle)
		term.signal(s)
		term.end(promptly)
		term.left()
	}
}

func TestKeysComeFromTheTerminalWhereTextIsPiped(t *testing.T) {
	home(t)
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.WriteString("From the pipe.\n"); err != nil {
		t.Fatal(err)
	}
	out.Close()
	defer in.Close()
	term := start(t, setting{cols: 80, rows: 24, stdin: in})
	term.await(0, "From the pipe.")
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
	term.left()
}

// TestFetchingIsGivenUp: Esc, or q, ends the wait for a server that says nothing;
// once the page is there, the keys are the reader's.
func TestFetchingIsGivenUp(t *testing.T) {
	home(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/mute" {
			<-r.Context().Done()
			return
		}
		io.WriteString(w, "Words of a page.\n")
	}))
	defer server.Close()
	for _, key := range []string{"\x1b", "q", "\x03"} {
		term := start(t, usual(), server.URL+"/mute")
		term.await(0, "Esc gives up")
		term.press(key)
		term.await(0, "was given up")
		if code := term.end(promptly); code != 1 {
			t.Errorf("after %q it exits with %d: %.500q", key, code, term.output())
		}
		term.left()
	}
	term := start(t, usual(), server.URL+"/page")
	term.await(0, "Words of a page.")
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
	term.left()
}

// TestLinksLeadToPagesAndBack follows a link to a page that is slow to come, and
// leads back to the words.
func TestLinksLeadToPagesAndBack(t *testing.T) {
	home(t)
	asked := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "Words of a page.\n")
		w.(http.Flusher).Flush()
		<-asked
		io.WriteString(w, "\nAnd its last words.\n")
	}))
	defer server.Close()
	file := filepath.Join(t.TempDir(), "a.md")
	text := "# Tea\n\n" + strings.Repeat("Nothing here.\n\n", 40) + "Here is [the well](" + server.URL + "/well).\n\n" + strings.Repeat("Nothing there.\n\n", 40)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	term := start(t, usual(), file)
	term.await(0, "Nothing here.")
	term.press("/the well\r")
	term.await(0, "1 of 1")
	skip := len(term.output())
	term.press("L1\r")
	term.await(skip, "1 KB")
	close(asked)
	term.await(skip, "And its last words.")
	skip = len(term.output())
	term.press("\x0f")
	term.await(skip, "the well")
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
	term.left()
}

func TestReaderFollowsTheFile(t *testing.T) {
	home(t)
	file := story(t)
	term := start(t, usual(), file)
	term.await(0, "number-000")
	if err := os.WriteFile(file, []byte("It is another story now.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term.await(0, "another story")
	term.press("q")
	term.end(limit)
}

func TestReaderReadsWhatIsPasted(t *testing.T) {
	home(t)
	term := start(t, usual(), "--paste")
	term.await(0, "paste the text now")
	term.press("\x1b[200~Words of a paste.\r\x1b[201~")
	term.await(0, "Words of a paste.")
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
	term.left()
}

// TestPasteIsADocument pastes into the reader, by the terminal's key and by p, and
// goes back.
func TestPasteIsADocument(t *testing.T) {
	home(t)
	term := start(t, usual(), story(t))
	term.await(0, "number-000")
	for _, pasted := range []string{"\x1b[200~Words of a paste.\r\x1b[201~", "p"} {
		skip := len(term.output())
		term.press(pasted)
		if pasted == "p" {
			term.await(skip, "\x1b]52;c;?")
			term.press("\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte("Words of a paste.\n")) + "\x07")
		}
		term.await(skip, "Words of a paste.")
		skip = len(term.output())
		term.press("\x0f")
		term.await(skip, "number-000")
	}
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
	term.left()
}

func TestReaderOpensWithoutInput(t *testing.T) {
	home(t)
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	term := start(t, setting{cols: 80, rows: 24, stdin: null})
	term.await(0, sampleTitle)
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
}

func TestReaderReadsOnWithoutAStore(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", "/dev/null/none")
	term := start(t, usual())
	term.await(0, "marks will not be kept")
	term.press("q")
	if code := term.end(limit); code != 0 {
		t.Errorf("it exits with %d: %.500q", code, term.output())
	}
}

func TestKillLeavesTheStoreWhole(t *testing.T) {
	home(t)
	file := story(t)
	term := start(t, usual(), file)
	term.await(0, "number-000")
	term.shelved()
	term.press("Gmb")
	term.await(0, "number-299")
	term.signal(syscall.SIGKILL)
	term.end(promptly)
	out, err := exec.Command("crosshead", "bookmarks", file).CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("number-000")) {
		t.Errorf("bookmarks after a kill: %v, %q", err, out)
	}
}

// goOn has the shell continue the reader, and quits it.
func goOn(term *terminal) {
	skip := len(term.output())
	term.press("\n")
	term.await(skip, sampleTitle)
	term.press("q")
	term.await(skip, "[code 0]")
	term.end(limit)
	term.left()
}

// TestStopAndContinue stops the reader from outside, as it cannot see; the shell sets the
// modes that it wants, and the reader its own when it goes on.
func TestStopAndContinue(t *testing.T) {
	home(t)
	term := start(t, setting{cols: 80, rows: 24, shell: `crosshead; echo "[stopped]"; read line; fg; echo "[code $?]"`})
	term.await(0, sampleTitle)
	if err := syscall.Kill(term.child(), syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	term.await(0, "[stopped]")
	if err := unix.IoctlSetTermios(term.fd(), unix.TCSETS, &term.before); err != nil {
		t.Fatal(err)
	}
	goOn(term)
}

// TestSuspendAndResume has a shell between, for the kernel stops nobody whom no
// shell could continue.
func TestSuspendAndResume(t *testing.T) {
	home(t)
	term := start(t, setting{cols: 80, rows: 24, shell: `crosshead; echo "[stopped]"; read line; fg; echo "[code $?]"`})
	term.await(0, sampleTitle)
	term.press("\x1a")
	term.await(0, "[stopped]")
	term.left()
	goOn(term)
}
