// Package fetch reads pages of the web, with limits, and keeps them for when
// there is no way to them.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A Page is what an address leads to.
type Page struct {
	Address string // where it was found in the end
	Type    string // as its server says: "text/html; charset=utf-8"
	Data    []byte
	Fetched time.Time
	Cause   error // why it is an old copy, if it is one
}

// A Client fetches pages. Its zero value has no limits and keeps nothing; use
// [New].
type Client struct {
	FirstByte time.Duration // the longest time to the start of an answer
	Whole     time.Duration // and to its end
	MaxSize   int64         // of a page when it is unpacked, in bytes
	Redirects int
	Fresh     time.Duration // how old a copy may be to be taken unasked
	Cache     string        // a folder; empty: nothing is kept

	Progress func(size int64) // is told how much of the page is there; may be nil
}

// New returns a client with the usual limits that keeps pages in the folder cache.
func New(cache string) *Client {
	return &Client{
		FirstByte: 20 * time.Second, Whole: 60 * time.Second, MaxSize: 32 << 20, Redirects: 10,
		Fresh: time.Hour, Cache: cache,
	}
}

// IsAddress reports whether name is the address of a page and not of a file.
func IsAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Get fetches the page at address. A young copy is taken instead, unless anew;
// so is any copy when the page cannot be reached. An error says why in a few
// words and does not name the address.
func (c *Client) Get(ctx context.Context, address string, anew bool) (Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return Page{}, errors.New("is not a valid address")
	}
	u.Fragment, u.RawFragment = "", ""
	kept, have := c.load(u.String())
	if have && !anew && time.Since(kept.Fetched) < c.Fresh {
		return kept, nil
	}
	page, err := c.fetch(ctx, u)
	switch {
	case err == nil:
		c.save(u.String(), page) // without a copy the page is read all the same
		return page, nil
	case have && ctx.Err() == nil && !isRefusal(err):
		kept.Cause = err
		return kept, nil
	}
	return Page{}, err
}

// fetch reads a page from its server.
func (c *Client) fetch(ctx context.Context, u *url.URL) (Page, error) {
	ctx, stop := context.WithTimeoutCause(ctx, c.Whole, tooSlow(c.Whole))
	defer stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	first := time.AfterFunc(c.FirstByte, func() { cancel(noAnswer(c.FirstByte)) })
	defer first.Stop()

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Page{}, errors.New("is not a valid address")
	}
	req.Header.Set("User-Agent", "Mozilla/5.0 (compatible; crosshead)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, application/epub+zip;q=0.9, */*;q=0.5")
	client, done := c.client()
	defer done()
	resp, err := client.Do(req)
	if err != nil {
		return Page{}, explain(ctx, err)
	}
	defer resp.Body.Close()
	first.Stop()
	if err := c.check(resp); err != nil {
		return Page{}, err
	}
	data, err := io.ReadAll(io.LimitReader(&counted{resp.Body, 0, c.Progress}, c.MaxSize+1))
	switch {
	case err != nil:
		return Page{}, explain(ctx, err)
	case int64(len(data)) > c.MaxSize:
		return Page{}, tooLarge(c.MaxSize)
	}
	return Page{Address: resp.Request.URL.String(), Type: resp.Header.Get("Content-Type"), Data: data, Fetched: time.Now()}, nil
}

// A counted reader tells how much was read.
type counted struct {
	io.Reader
	size int64
	tell func(size int64)
}

func (r *counted) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if r.size += int64(n); r.tell != nil {
		r.tell(r.size)
	}
	return n, err
}

// client returns an HTTP client with the limits, and what ends its connections.
func (c *Client) client() (*http.Client, func()) {
	const maxHeader = 64 << 10
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxResponseHeaderBytes = maxHeader
	return &http.Client{Transport: t, CheckRedirect: c.redirect}, t.CloseIdleConnections
}

// redirect stops at the wrong addresses and after too many.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	if !IsAddress(req.URL.String()) {
		return refusal(fmt.Sprintf("leads to another kind of address (%s:)", req.URL.Scheme))
	}
	if len(via) > c.Redirects {
		return refusal(fmt.Sprintf("is redirected more than %d times", c.Redirects))
	}
	return nil
}

// check refuses an answer that is no page to read.
func (c *Client) check(resp *http.Response) error {
	switch code := resp.StatusCode; {
	case code == http.StatusNotFound, code == http.StatusGone:
		return refusal(fmt.Sprintf("there is no such page (%d)", code))
	case code >= 500:
		return fmt.Errorf("the server has a fault (%s)", status(resp))
	case code != http.StatusOK:
		return refusal(fmt.Sprintf("the server refuses the page (%s)", status(resp)))
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	top, _, _ := strings.Cut(kind, "/")
	switch {
	case err == nil && (top == "image" || top == "audio" || top == "video" || top == "font"):
		return refusal("is not text (" + kind + ")")
	case resp.ContentLength > c.MaxSize:
		return tooLarge(c.MaxSize)
	}
	return nil
}

// status is an answer's code with its usual words, not the server's.
func status(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprint(resp.StatusCode, " ", http.StatusText(resp.StatusCode)))
}
