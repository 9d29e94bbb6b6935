package ui

import (
	"encoding/json"
	"fmt"

	"crosshead/assets"
	"crosshead/document"
	"crosshead/ui/page"

	gansi "charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A Theme is how everything looks: the page and what stands around it. Its
// colours are SGR sequences, to be ended by a reset.
type Theme struct {
	Name string
	Page page.Style

	title    string // the document's title above the outline
	accent   string // what one is at
	quiet    string // what need not be read
	frame    string // lines between panes
	read     string // the part of a bar that is read
	selected string // the line a list's cursor is on
	key      string // keys in hints and help
	fault    string // messages of what went wrong
}

// DarkTheme is for terminals with a dark background; LightTheme for the others.
func DarkTheme() Theme { return mustTheme(assets.Dark) }

// LightTheme is for terminals with a light background.
func LightTheme() Theme { return mustTheme(assets.Light) }

// mustTheme reads a theme that is built in, so that an error is ours.
func mustTheme(data []byte) Theme {
	t, err := parseTheme(data)
	if err != nil {
		panic(err)
	}
	return t
}

// within returns the theme for a terminal of few colours, or none: what is marked by
// its background is marked there too.
func (t Theme) within(p colorprofile.Profile) Theme {
	reverse := ansi.Style{}.Reverse(true).String()
	if p <= colorprofile.ANSI {
		t.selected = reverse
	}
	if p <= colorprofile.ASCII {
		t.Page.Hit, t.Page.Current = ansi.Style{}.Underline(true).String(), reverse
		t.read = ansi.Style{}.Bold().String()
	}
	return t
}

// parseTheme reads a theme from JSON; see assets/dark.json.
func parseTheme(data []byte) (Theme, error) {
	var f struct {
		Name    string
		Glamour struct{ Body, Title, Standfirst, Byline gansi.StyleConfig }
		Page    struct{ Hit, Current, Marker, Frame, Quiet, Mark gansi.StylePrimitive }
		UI      struct{ Title, Accent, Quiet, Frame, Read, Selected, Key, Error gansi.StylePrimitive }
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return Theme{}, fmt.Errorf("read theme: %w", err)
	}
	return Theme{
		Name: f.Name,
		Page: page.Style{
			Name: f.Name,
			Glamour: map[document.Role]gansi.StyleConfig{
				document.Body: f.Glamour.Body, document.Title: f.Glamour.Title,
				document.Standfirst: f.Glamour.Standfirst, document.Byline: f.Glamour.Byline,
			},
			Hit: sgr(f.Page.Hit), Current: sgr(f.Page.Current), Marker: sgr(f.Page.Marker),
			Frame: sgr(f.Page.Frame), Quiet: sgr(f.Page.Quiet), Mark: sgr(f.Page.Mark),
		},
		title: sgr(f.UI.Title), accent: sgr(f.UI.Accent), quiet: sgr(f.UI.Quiet), frame: sgr(f.UI.Frame),
		read: sgr(f.UI.Read), selected: sgr(f.UI.Selected), key: sgr(f.UI.Key), fault: sgr(f.UI.Error),
	}, nil
}

// sgr returns the sequence that switches a style on.
func sgr(p gansi.StylePrimitive) string {
	on := func(b *bool) bool { return b != nil && *b }
	var s ansi.Style
	if p.Color != nil {
		s = s.ForegroundColor(lipgloss.Color(*p.Color))
	}
	if p.BackgroundColor != nil {
		s = s.BackgroundColor(lipgloss.Color(*p.BackgroundColor))
	}
	if on(p.Bold) {
		s = s.Bold()
	}
	if on(p.Italic) {
		s = s.Italic(true)
	}
	if on(p.Underline) {
		s = s.Underline(true)
	}
	if len(s) == 0 {
		return ""
	}
	return s.String()
}

// paint returns s in a style, and ends it.
func paint(sgr, s string) string {
	if sgr == "" || s == "" {
		return s
	}
	return sgr + s + "\x1b[m"
}
