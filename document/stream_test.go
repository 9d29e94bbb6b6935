package document

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// TestSlowPipe: what has come of a pipe is shown before the rest has.
func TestSlowPipe(t *testing.T) {
	r, w := io.Pipe()
	write := func(s string) {
		if _, err := io.WriteString(w, s); err != nil {
			t.Error(err)
		}
	}
	go write("The tide came in.\n\nIt went out ag")
	s, err := Open("-", r)
	if err != nil {
		t.Fatal(err)
	}
	head := s.Head()
	if s.Small() || head.Text != "The tide came in." {
		t.Fatalf("the head is %q", head.Text)
	}
	seen := make(chan bool, 100)
	go func() {
		write("ain.\n\n" + strings.Repeat("Boats.\n\n", 20))
		<-seen // the end comes when the middle has been shown
		write("The end.\n")
		w.Close()
	}()
	var shown []string
	whole, err := s.Grow(t.Context(), func(g Growth) {
		if g.Document != nil {
			shown = append(shown, g.Document.Text)
			seen <- true
		}
	})
	if err != nil || !strings.HasSuffix(whole.Text, "Boats.\n\nThe end.") {
		t.Fatalf("%v, %q", err, whole.Text)
	}
	if len(shown) == 0 || !strings.HasPrefix(shown[0], "The tide came in.\n\nIt went out again.\n\nBoats.") {
		t.Errorf("shown on the way: %q", shown)
	}
}

// TestBrokenPipe: what comes before the break is shown, and the whole is an error.
func TestBrokenPipe(t *testing.T) {
	r, w := io.Pipe()
	go io.WriteString(w, "The tide came in.\n\nIt went")
	s, err := Open("-", r)
	if err != nil {
		t.Fatal(err)
	}
	w.CloseWithError(errors.New("the line is cut"))
	if _, err := s.Build(t.Context()); err == nil || err.Error() != "-: the line is cut" {
		t.Errorf("got %v", err)
	}
}
