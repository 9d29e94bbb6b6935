package ui

import (
	"time"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// watchEvery is how often the file is looked at.
const watchEvery = time.Second

// watched says whether the file of a source is another than it was.
type watched struct {
	source  *document.Source
	changed bool
}

// watch looks at the file of the source after a while.
func (r *Reader) watch() tea.Cmd {
	if r.opts.Changed == nil {
		return nil
	}
	source := r.source
	return tea.Tick(watchEvery, func(time.Time) tea.Msg { return watched{source, r.opts.Changed()} })
}

// lookedAt follows a file that changed, and looks on.
func (r *Reader) lookedAt(msg watched) tea.Cmd {
	if msg.changed && msg.source == r.source {
		return tea.Batch(r.watch(), r.reload(0))
	}
	return r.watch()
}
