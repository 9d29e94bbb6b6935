package page

import (
	"encoding/json"

	"crosshead/assets"
	"crosshead/document"

	gansi "charm.land/glamour/v2/ansi"
)

// testStyle is the dark theme, its frame apart from its text by colour 7.
var testStyle = darkStyle()

func darkStyle() Style {
	var f struct {
		Glamour struct{ Body, Title, Standfirst, Byline gansi.StyleConfig }
	}
	if err := json.Unmarshal(assets.Dark, &f); err != nil {
		panic(err)
	}
	return Style{
		Glamour: map[document.Role]gansi.StyleConfig{
			document.Body: f.Glamour.Body, document.Title: f.Glamour.Title,
			document.Standfirst: f.Glamour.Standfirst, document.Byline: f.Glamour.Byline,
		},
		Hit: "\x1b[43m", Current: "\x1b[42m", Marker: "\x1b[36m", Frame: "\x1b[37m", Quiet: "\x1b[2m", Mark: "\x1b[33m",
	}
}

