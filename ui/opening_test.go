package ui

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosshead/document"
	"crosshead/document/shelf"

	tea "charm.land/bubbletea/v2"
)

// A web is a server with some pages, in folders.
func web(t *testing.T) *httptest.Server {
	t.Helper()
	words := strings.Repeat("<p>Many words stand here that are about nothing at all, so that the page is an article.</p>", 40)
	pages := map[string]string{
		"/start":     `<title>Start</title><article><p>A <a href="moved">road</a>, a <a href="gone">pit</a>, a <a href="mute">wall</a>.</p>` + words + `</article>`,
		"/dir/next":  `<title>Next</title><article><p>A <a href="last">lane</a> or a <a href="#deep">hole</a>.</p>` + words + `<h2 id="deep">Deep down</h2>` + words + `</article>`,
		"/dir/last":  `<title>Last</title><article><p>The <a href="next#Deep_down">end</a>.</p>` + words + `</article>`,
		"/start.txt": "Words.\n",
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch page, ok := pages[r.URL.Path]; {
		case ok:
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<!doctype html>"+page)
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/dir/next", http.StatusFound)
		case r.URL.Path == "/mute":
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// surfing is a reader on a page, with a store in a folder.
func surfing(t *testing.T, address, dir string) *Reader {
	t.Helper()
	source, err := openFile(t.Context(), address, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source, Open: openFile, Shelf: storeIn(dir)})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 20})
	run(r, r.openShelf())
	return r
}

// follow follows the link with these words.
func follow(t *testing.T, r *Reader, words string) {
	t.Helper()
	for _, l := range r.doc.Links {
		if r.doc.Slice(l.Range) == words {
			run(r, r.followLink(l))
			return
		}
	}
	t.Fatalf("there is no link %q", words)
}

// TestLinksLeadToPagesAndBack goes through pages of the web and back to the very
// words, whatever was done in between.
func TestLinksLeadToPagesAndBack(t *testing.T) {
	r := surfing(t, web(t).URL+"/start", t.TempDir())
	back, forward := tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: tea.KeyRight, Mod: tea.ModAlt}
	expect := func(what, title string, top int) {
		t.Helper()
		if r.title() != title || r.page.Top() != top {
			t.Errorf("%s: %q at %d, want %q at %d", what, r.title(), r.page.Top(), title, top)
		}
	}
	typeIn(r, "7jma/words\r2n")
	first, hits := r.page.Top(), len(r.search.hits)
	follow(t, r, "road")
	expect("a link", "Next", 0)
	typeIn(r, "3j")
	second := r.page.Top()
	follow(t, r, "lane") // seen from where the page was found in the end
	expect("a link of a page that was moved", "Last", 0)
	follow(t, r, "end")
	deep, _ := r.doc.Place("deep down")
	expect("a part of a page", "Next", deep)
	send(r, back)
	expect("back", "Last", 0)
	send(r, back)
	expect("back", "Next", second)
	send(r, back)
	expect("back", "Start", first)
	if len(r.search.hits) != hits || len(r.marks.signs) != 1 {
		t.Errorf("back there are %d hits and %d bookmarks, want %d and 1", len(r.search.hits), len(r.marks.signs), hits)
	}
	send(r, forward)
	expect("forward", "Next", second)
	if len(r.search.hits) != 0 || len(r.marks.signs) != 0 {
		t.Errorf("forward there are %d hits and %d bookmarks of another page", len(r.search.hits), len(r.marks.signs))
	}
	typeIn(r, "''")
	expect("back and forth", "Start", first)
	typeIn(r, "''")
	expect("back and forth", "Next", second)
}

// TestLeftDocumentsKeepTheirPlaces opens each again in another window.
func TestLeftDocumentsKeepTheirPlaces(t *testing.T) {
	s, dir := web(t), t.TempDir()
	r := surfing(t, s.URL+"/start", dir)
	typeIn(r, "9j")
	first := r.page.Top()
	follow(t, r, "road")
	typeIn(r, "5j")
	second := r.page.Top()
	if err := r.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
	r = surfing(t, s.URL+"/start", dir)
	if got := r.page.Top(); got != first {
		t.Errorf("the page that was left opens at %d, want %d", got, first)
	}
	follow(t, r, "road")
	if got := r.page.Top(); got != second {
		t.Errorf("the page that was last opens at %d, want %d", got, second)
	}
	if err := r.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestPlaceIsKeptWhereTheStoreComesLate leaves a page before there is a store.
func TestPlaceIsKeptWhereTheStoreComesLate(t *testing.T) {
	s, dir := web(t), t.TempDir()
	source, err := openFile(t.Context(), s.URL+"/start", document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source, Open: openFile, Shelf: storeIn(dir)})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 20})
	typeIn(r, "9j")
	want := r.page.Top()
	follow(t, r, "road")
	run(r, r.openShelf())
	if err := r.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
	r = surfing(t, s.URL+"/start", dir)
	defer r.shelf.Close()
	if got := r.page.Top(); got != want {
		t.Errorf("at %d, want %d", got, want)
	}
}

// TestNoPageLeavesReader follows links that lead nowhere.
func TestNoPageLeavesReader(t *testing.T) {
	s := web(t)
	r := surfing(t, s.URL+"/start", t.TempDir())
	defer r.shelf.Close()
	typeIn(r, "3j")
	want := r.page.Top()
	follow(t, r, "pit")
	if !r.message.fault || !strings.Contains(r.message.text, "there is no such page (404)") || r.page.Top() != want {
		t.Errorf("at %d, want %d; it says %q", r.page.Top(), want, r.message.text)
	}
	l := r.doc.Links[2]
	wait := r.followLink(l)
	o := r.opening
	o.late = true
	if text := screenText(r); !strings.Contains(text, "fetching "+s.URL+"/mute …") || !strings.Contains(text, "Esc gives up") {
		t.Errorf("while it waits:\n%s", text)
	}
	typeIn(r, "2j") // one can read on
	typeIn(r, "\x1b")
	if !strings.Contains(r.message.text, "was given up") || r.opening != nil {
		t.Errorf("after Esc it says %q", r.message.text)
	}
	run(r, wait) // the answer comes too late, and is dropped
	if r.title() != "Start" || r.message.fault {
		t.Errorf("late: %q, and it says %q", r.title(), r.message.text)
	}
}

// TestPageWaitsForThePrompt has a page come while something is typed.
func TestPageWaitsForThePrompt(t *testing.T) {
	r := surfing(t, web(t).URL+"/start", t.TempDir())
	defer r.shelf.Close()
	r.followLink(r.doc.Links[0])
	typeIn(r, "/wor")
	<-r.opening.done
	send(r, landed{r.opening})
	if r.title() != "Start" || r.prompt == nil {
		t.Error("the page came while one typed")
	}
	typeIn(r, "ds\r")
	if r.title() != "Next" {
		t.Error("the page did not come afterwards")
	}
}

// TestStaleMessagesAreDropped leaves a document while everything is under way for
// it, and has the answers come in the next.
func TestStaleMessagesAreDropped(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, "long.md")
	if err := os.WriteFile(long, []byte("A [way](short.md).\n\n"+article(400)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "short.md"), []byte("# Short\n\nw3x and little more.\n\n## End\n\nIt is.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	source, err := document.Open(long, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := New(Options{Source: source, Open: openFile, Shelf: storeIn(t.TempDir())})
	send(r, tea.WindowSizeMsg{Width: 100, Height: 20})
	run(r, r.openShelf())
	defer r.shelf.Close()
	late := []tea.Cmd{r.buildWhole(), r.remember(), r.placeMarks(shelf.Record{}), r.buildIndex(), r.reopen()}
	r.openSearch(0)
	_, find := r.Update(tea.PasteMsg{Content: "w3x"})
	_, hit := r.Update(keyOf('\r'))
	late = append(late, find, hit, r.toggleHeading(0))
	follow(t, r, "way")
	want := screenText(r)
	for _, cmd := range late {
		run(r, cmd)
	}
	if got := screenText(r); got != want || r.title() != "Short" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	send(r, tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
	if !r.whole || r.title() != "The title" || len(r.search.hits) < 10 || len(r.corrections.own) != 1 || r.corrections.running {
		t.Errorf("back: %q, whole %v, %d hits, %d corrections, running %v", r.title(), r.whole, len(r.search.hits), len(r.corrections.own), r.corrections.running)
	}
}

// TestTrailIsBounded follows more links than are kept.
func TestTrailIsBounded(t *testing.T) {
	s := web(t)
	r := surfing(t, s.URL+"/dir/next", t.TempDir())
	defer r.shelf.Close()
	for range maxVolumes {
		follow(t, r, "lane")
		follow(t, r, "end")
	}
	seen := map[*volume]bool{}
	for _, v := range r.trail.back {
		seen[v.in] = true
	}
	if len(seen) != maxVolumes {
		t.Errorf("%d documents are kept, want %d", len(seen), maxVolumes)
	}
}

// TestFirstDocument shows that it is on its way, then the document, or ends with
// the reason.
func TestFirstDocument(t *testing.T) {
	for _, name := range []string{"book", "book.html", "book.epub", "book.docx", "book.pdf", "book.md.gz", "http://localhost/book.html"} {
		t.Run(name, func(t *testing.T) { testFirstDocument(t, name) })
	}
}

func testFirstDocument(t *testing.T, name string) {
	for _, tt := range []struct {
		key, want string
		err       error
	}{
		{"", "<nil>", nil},
		{"", "there is no such thing", fmt.Errorf("there is no such thing")},
		{"\x1b", name + ": was given up", nil},
		{"q", name + ": was given up", nil},
		{"j/mG?", "<nil>", nil},
	} {
		gate := make(chan struct{})
		o := Begin(t.Context(), name, func(_ context.Context, tell func(document.Stage)) (*document.Source, error) {
			tell(document.Stage{Converting: true})
			<-gate
			return sourceOf(t, "# Tea\n\nWater.\n"), tt.err
		})
		r := New(Options{First: o})
		send(r, tea.WindowSizeMsg{Width: 60, Height: 12})
		wait := r.openFirst()
		for o.stage.Load() == nil { // it is about to begin
		}
		if text := screenText(r); !strings.Contains(text, "converting "+name+" …") {
			t.Errorf("while it waits:\n%s", text)
		}
		typeIn(r, tt.key)
		close(gate)
		run(r, wait)
		if got := fmt.Sprint(r.Err()); got != tt.want {
			t.Errorf("%q: it ends with %s, want %s", tt.key, got, tt.want)
		}
		if text := screenText(r); r.Err() == nil && !strings.Contains(text, "Water.") {
			t.Errorf("%q:\n%s", tt.key, text)
		}
	}
}

// TestOpenedIsShownAtOnce: what is there already is not waited for on the screen.
func TestOpenedIsShownAtOnce(t *testing.T) {
	for range 100 {
		o := Begin(t.Context(), "tea.md", func(context.Context, func(document.Stage)) (*document.Source, error) {
			return sourceOf(t, "# Tea\n\nWater.\n"), nil
		})
		<-o.done
		if r := New(Options{First: o}); r.unread || r.title() != "Tea" {
			t.Fatalf("it waits for %q", r.title())
		}
	}
}

// TestPlacesOfLinks are where links lead.
func TestPlacesOfLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file, err := document.Open(filepath.Join(dir, "a.md"), nil)
	if err != nil {
		t.Fatal(err)
	}
	page, err := openFile(t.Context(), web(t).URL+"/moved", document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	host := strings.TrimSuffix(page.Path, "/moved")
	for _, tt := range []struct {
		of         *document.Source
		link, want string
	}{
		{file, "b.md", dir + "/b.md"},
		{file, "b.md#part", dir + "/b.md part"},
		{file, "../b%20c.md", filepath.Dir(dir) + "/b c.md"},
		{file, "/etc/passwd", "none"},
		{file, "//host/b.md", "none"},
		{file, "file:///etc/passwd", "none"},
		{file, "javascript:alert(1)", "none"},
		{file, "mailto:a@example.org", "none"},
		{file, "HTTP://Example.org/a?b=c#d%20e", "http://Example.org/a?b=c d e"},
		{file, "https://", "none"},
		{file, "b\x1b[31m.md", "none"},
		{file, "", "none"},
		{page, "last", host + "/dir/last"},
		{page, "/b?c#d", host + "/b?c d"},
		{page, "//example.org/b", "http://example.org/b"},
		{page, "file:///etc/passwd", "none"},
		{sourceOf(t, "Words."), "b.md", "none"},
		{sourceOf(t, "Words."), "https://example.org", "https://example.org"},
	} {
		got := "none"
		if name, part, ok := tt.of.Lead(tt.link); ok {
			got = strings.TrimSpace(name + " " + part)
		}
		if got != tt.want {
			t.Errorf("%q leads to %q, want %q", tt.link, got, tt.want)
		}
	}
}

// TestClickFollowsLink clicks on a link of the page, and beside it.
func TestClickFollowsLink(t *testing.T) {
	r := opened(t, "# T\n\nGo [on](#end) here.\n\n"+strings.Repeat("Words.\n\n", 60)+"## End\n\nIt is.\n")
	click := func(words string) {
		for y, line := range strings.Split(screenText(r), "\n") {
			if before, _, ok := strings.Cut(line, words); ok && strings.Contains(line, "Go") {
				send(r, tea.MouseClickMsg{X: r.method.StringWidth(before), Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen", words)
	}
	click("here")
	if r.page.Top() != 0 {
		t.Errorf("a click beside the link goes to %d", r.page.Top())
	}
	if click("on"); r.page.Top() == 0 {
		t.Error("a click on the link goes nowhere")
	}
}
