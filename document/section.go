package document

// A Section is a heading and the text up to the next heading, whatever the
// next one's level: sections tile the body from the first heading on, so each
// offset after it lies in exactly one. The text that belongs to a section and
// the sections below it is [Document.Subtree].
type Section struct {
	Range
	Title      string
	Level      int     // 1 for the topmost sections below the title
	Line       int     // of its heading in the source, 1-based; 0 if it has none
	Words      int     // in Range, its heading included
	Confidence float64 // how sure the builder is that this is a heading: 1 if it is marked
}

// Subtree returns the range of section i with all sections nested in it.
func (d *Document) Subtree(i int) Range {
	s := d.Sections[i]
	r := s.Range
	for _, t := range d.Sections[i+1:] {
		if t.Level <= s.Level {
			break
		}
		r.End = t.End
	}
	return r
}

// Parent returns the index of the section that section i is nested in, or -1.
func (d *Document) Parent(i int) int {
	for j := i - 1; j >= 0; j-- {
		if d.Sections[j].Level < d.Sections[i].Level {
			return j
		}
	}
	return -1
}

// wordsPerMinute is how fast a page of prose is read: Brysbaert (2019) finds
// 238 words a minute for English non-fiction, silently.
const wordsPerMinute = 238

// Minutes is how long it takes to read so many words, at least 1.
func Minutes(words int) int { return max(1, (words+wordsPerMinute/2)/wordsPerMinute) }
