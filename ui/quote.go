package ui

import (
	"strings"

	"crosshead/document"

	tea "charm.land/bubbletea/v2"
)

// copyParagraph copies the paragraph one reads with its source: the one with
// the current hit if that is in view, else the first that begins on the page.
func (r *Reader) copyParagraph(int) tea.Cmd {
	i := r.block(func(k document.Kind) bool { return k != document.Heading && k != document.Rule })
	if i < 0 {
		return nil
	}
	if r.tooLong(r.doc.Blocks[i].Range) {
		return nil
	}
	text := r.doc.Slice(r.doc.Blocks[i].Range)
	r.say("copied: " + text)
	return tea.SetClipboard(r.quotation(text, r.doc.Blocks[i].Start))
}

// maxCopied is the most that is copied, in bytes; no terminal takes more.
const maxCopied = 1 << 20

// tooLong says so where a range is too long to be copied.
func (r *Reader) tooLong(at document.Range) bool {
	if at.Len() > maxCopied {
		r.say("this is too long to copy")
	}
	return at.Len() > maxCopied
}

// block returns the index of the block one reads: the one with the current hit if
// that is in view, else the first of a kind that is wanted to begin on the page,
// else the one at its top; -1 if there is none.
func (r *Reader) block(wanted func(document.Kind) bool) int {
	v := r.page.Visible()
	if s := r.search; len(s.hits) > 0 && v.Contains(s.hits[s.current].Start) {
		return r.doc.BlockAt(s.hits[s.current].Start)
	}
	first := r.doc.BlockAt(r.page.Reading())
	for i := max(0, first); i < len(r.doc.Blocks) && r.doc.Blocks[i].Start < v.End; i++ {
		if b := r.doc.Blocks[i]; b.Start >= v.Start && wanted(b.Kind) {
			return i
		}
	}
	return first
}

// copySection copies the section with its source.
func (r *Reader) copySection(int) tea.Cmd {
	at := r.extent(r.section())
	if r.tooLong(at) {
		return nil
	}
	text := strings.TrimSpace(r.doc.Slice(at))
	r.say("copied " + counted(document.Words(text), "word"))
	return tea.SetClipboard(r.quotation(text, at.Start))
}

// quotation is a text as Markdown quotes it, with where it is from.
func (r *Reader) quotation(text string, offset int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("> "+line, "\n ") + "\n")
	}
	from := []string{r.title()}
	if s := r.doc.SectionAt(offset); s != opening {
		from = append(from, "“"+r.doc.Sections[s].Title+"”")
	}
	if r.source.Path != "" {
		from = append(from, clean(r.source.Path))
	}
	return b.String() + "\n— " + strings.Join(from, ", ") + "\n"
}

// title is what the document is called.
func (v *volume) title() string {
	if v.doc.Title != "" {
		return v.doc.Title
	}
	return clean(v.source.Name)
}
