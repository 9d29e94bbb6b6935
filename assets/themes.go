package assets

import _ "embed"

// Dark and Light are the themes, in JSON: Glamour's styles for the roles of a
// block, and the colours of the page and of what stands around it.
var (
	//go:embed dark.json
	Dark []byte
	//go:embed light.json
	Light []byte
)
