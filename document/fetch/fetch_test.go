package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const tea = "<!doctype html><title>Tea</title><p>Boil the water."

// serve answers each path in its own way, some of them odd.
func serve(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	answer := func(path string, f http.HandlerFunc) { mux.HandleFunc(path, f) }
	answer("/tea", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, tea) })
	answer("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, tea)
		z.Close()
	})
	answer("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(make([]byte, 4<<20))
		z.Close()
	})
	answer("/mute", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	answer("/halting", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, tea)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	answer("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for _, err := io.WriteString(w, tea); err == nil; _, err = io.WriteString(w, tea) {
		}
	})
	answer("/large", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "99999999") })
	answer("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, tea)
	})
	answer("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	answer("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	answer("/fault", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	answer("/secret", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	answer("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	answer("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	answer("/hop/{n}", func(w http.ResponseWriter, r *http.Request) {
		n := 0
		fmt.Sscan(r.PathValue("n"), &n)
		if n == 0 {
			io.WriteString(w, tea)
			return
		}
		http.Redirect(w, r, fmt.Sprint("/hop/", n-1), http.StatusFound)
	})
	answer("/abrupt", func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			conn.Close()
		}
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func client(cache string) *Client {
	c := New(cache)
	c.MaxSize = 1 << 20
	return c
}

func TestGet(t *testing.T) {
	s := serve(t)
	for _, tt := range []struct{ path, want string }{
		{"/tea", ""},
		{"/tea#steps", ""},
		{"/packed", ""},
		{"/hop/10", ""},
		{"/hop/11", "is redirected more than 10 times"},
		{"/round", "is redirected more than 10 times"},
		{"/bomb", "is larger than 1 MB"},
		{"/large", "is larger than 1 MB"},
		{"/endless", "is larger than 1 MB"},
		{"/mute", "there is no answer within 200ms"},
		{"/halting", "is not there within 400ms"},
		{"/short", "ends before its end"},
		{"/picture", "is not text (image/png)"},
		{"/nothing", "there is no such page (404)"},
		{"/gone", "there is no such page (410)"},
		{"/fault", "the server has a fault (502 Bad Gateway)"},
		{"/secret", "the server refuses the page (403 Forbidden)"},
		{"/file", "leads to another kind of address (file:)"},
		{"/abrupt", "the server closes the connection"},
	} {
		c := client("")
		switch tt.path { // short only where the server never comes to an end
		case "/mute":
			c.FirstByte = 200 * time.Millisecond
		case "/halting":
			c.Whole = 400 * time.Millisecond
		}
		p, err := c.Get(t.Context(), s.URL+tt.path, false)
		if fmt.Sprint(err) != tt.want && (err != nil || tt.want != "") {
			t.Errorf("%s: %v, want %q", tt.path, err, tt.want)
		}
		if err == nil && string(p.Data) != tea {
			t.Errorf("%s: %q", tt.path, p.Data)
		}
	}
}

func TestGetWithoutServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	for _, tt := range []struct{ address, want string }{
		{"http://" + address + "/", "the connection is refused"},
		{"http://", "is not a valid address"},
		{"http://a b/", "is not a valid address"},
	} {
		if _, err := client("").Get(t.Context(), tt.address, false); fmt.Sprint(err) != tt.want {
			t.Errorf("%s: %v, want %q", tt.address, err, tt.want)
		}
	}
	if err := explain(t.Context(), &net.DNSError{Name: "no.example", IsNotFound: true}); err.Error() != "there is no host no.example" {
		t.Error(err)
	}
}

func TestGetIsCancelled(t *testing.T) {
	s := serve(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client("").Get(ctx, s.URL+"/mute", false); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestCopies(t *testing.T) {
	n := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		n++
		fmt.Fprint(w, n)
	}))
	defer s.Close()
	c := client(t.TempDir())
	get := func(anew bool) string {
		t.Helper()
		p, err := c.Get(t.Context(), s.URL, anew)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprintf("%s %v", p.Data, p.Cause)
	}
	expect := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	expect(get(false), "1 <nil>")
	expect(get(false), "1 <nil>") // the copy
	expect(get(true), "2 <nil>")
	c.Fresh = 0
	expect(get(false), "3 <nil>")
	s.Close()
	expect(get(true), "3 the connection is refused")
	if err := os.WriteFile(c.file(s.URL), []byte("{}\nnonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	expect(get(false), "the connection is refused")
}

func TestPrune(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for i := range maxKept + 3 {
		name := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now, now.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	prune(dir)
	entries, _ := os.ReadDir(dir)
	if _, err := os.Stat(filepath.Join(dir, "2")); len(entries) != maxKept || err == nil {
		t.Errorf("%d copies, the oldest but two: %v", len(entries), err)
	}
}

func TestIsAddress(t *testing.T) {
	for name, want := range map[string]bool{
		"http://a": true, "HTTPS://a": true, "ftp://a": false, "file:///a": false, "a.html": false, "http:a": false, "": false,
	} {
		if IsAddress(name) != want {
			t.Errorf("IsAddress(%q) is %v", name, !want)
		}
	}
	if strings.Contains(Dir(), "..") {
		t.Error(Dir())
	}
}
