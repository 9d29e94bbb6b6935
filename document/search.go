package document

import (
	"bytes"
	"context"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Hits yields the hits of q that lie in within, in reading order, disjoint, none
// empty, as they are found. They end early when ctx does, within a few
// milliseconds: ask it afterwards. Several goroutines may search a document.
//
// A hit covers whole letters with the marks on them, and whole runs of white
// space: "s" finds all of an "ß". Hits may cross blocks but for those of a
// regular expression, which are looked for in one block at a time; a block of
// more than 32 KB is cut into pieces for that, if possible where a line ends.
//
// It takes about 2 ms a megabyte, some 20 for a regular expression, and for one
// with large counts, as "(a?){900}", up to a second for each 32 KB, in which ctx
// is not asked. The first search takes 5 ms more.
func (d *Document) Hits(ctx context.Context, q Query, within Range) iter.Seq[Range] {
	within = d.clamp(within)
	return func(yield func(Range) bool) {
		switch {
		case q.re != nil:
			d.match(ctx, q.re, within, yield)
		case !q.Empty():
			k := takeSeeker()
			defer seekers.Put(k)
			s := newScanner(d.Text, q, within, k.piece)
			s.scan(ctx, yield)
			k.piece = s.piece
		}
	}
}

// clamp returns the part of r that is in d, its ends moved back to where
// characters begin.
func (d *Document) clamp(r Range) Range {
	start := runeStart(d.Text, r.Start)
	return Range{start, max(start, runeStart(d.Text, r.End))}
}

// runeStart returns the last offset up to offset that does not split a
// character of s, cut to s.
func runeStart(s string, offset int) int {
	offset = min(max(offset, 0), len(s))
	for i := offset; i < len(s) && i >= 0 && i > offset-utf8.UTFMax; i-- {
		if utf8.RuneStart(s[i]) {
			return i
		}
	}
	return offset // s ends here, or is no UTF-8
}

// pieceSize is how much text a scanner folds at a time: little enough to stay
// in the processor's cache, to be cancelled in time, and to walk to a hit in.
const pieceSize = 16 << 10

// A scanner looks for a form in the folded text, of which it holds one piece at
// a time, each beginning with as much of the one before as a hit may need.
// Where a byte of it came from is not recorded, for most texts have few hits:
// the scanner walks to the place of a hit from the last place it knows. All of
// it is linear in the text.
type scanner struct {
	folding *folding
	form    []byte
	text    string // to the end of what is searched

	piece []byte // folded text, up to the end of what was read
	read  int    // how much of text was read
	next  int    // into piece: no hit begins before it
	known place  // the last known, not after next
	mark  place  // where the text that was read last begins
}

// A seeker is the memory that a search needs, to be used for the next.
type seeker struct{ text, piece []byte }

var seekers sync.Pool

func takeSeeker() *seeker {
	if k, ok := seekers.Get().(*seeker); ok {
		return k
	}
	return new(seeker)
}

// A place is where a unit begins, in the text and in the piece; negative if the
// piece has moved on.
type place struct{ text, piece int }

// newScanner returns a scanner of a stretch of text, which may use the memory of piece.
func newScanner(text string, q Query, within Range, piece []byte) *scanner {
	s := &scanner{folding: q.folding, form: []byte(q.form), text: text[:within.End], read: within.Start}
	s.piece = slices.Grow(piece[:0], min(within.Len(), pieceSize)+len(s.form))
	s.known.text = s.read
	s.mark = s.known
	return s
}

func (s *scanner) scan(ctx context.Context, yield func(Range) bool) {
	for ctx.Err() == nil && s.read < len(s.text) {
		s.fold()
		for hit := s.find(); !hit.Empty(); hit = s.find() {
			if !yield(hit) {
				return
			}
		}
	}
}

// fold makes the next piece. One byte of the last is kept at least, to know a
// run of white space that goes on.
func (s *scanner) fold() {
	drop := max(0, min(s.next, len(s.piece)-1))
	s.piece = append(s.piece[:0], s.piece[drop:]...)
	s.next -= drop
	s.known.piece -= drop
	s.mark.piece -= drop
	if s.mark.piece <= s.next && s.mark.text > s.known.text {
		s.known = s.mark
	}
	s.read += s.folding.tail(s.text[s.read:], endsBlank(s.piece))
	s.mark = place{s.read, len(s.piece)}
	end := runeStart(s.text, s.read+max(pieceSize, 4*len(s.form)))
	s.piece = s.folding.append(s.piece, s.text[s.read:end])
	s.read = end
}

// find returns the next hit in the piece; it is empty if there is none.
func (s *scanner) find() Range {
	i := bytes.Index(s.piece[s.next:], s.form)
	if i < 0 {
		s.next = max(s.next, len(s.piece)-len(s.form)+1)
		return Range{}
	}
	i += s.next
	start, _ := s.walk(i)
	end, size := s.walk(i + len(s.form) - 1)
	s.next = s.known.piece + size
	return Range{start.Start, end.End}
}

// walk moves the known place to the unit whose form holds byte i of the piece,
// and returns the unit and the size of its form.
func (s *scanner) walk(i int) (unit Range, form int) {
	for {
		n := unitBytes(s.text[s.known.text:], i-s.known.piece)
		s.known.text += n
		s.known.piece += n
		size, form := s.folding.unit(s.text[s.known.text:])
		if s.known.piece+form > i {
			return Range{s.known.text, s.known.text + size}, form
		}
		s.known.text += size
		s.known.piece += form
	}
}

// match yields the matches of re that lie in within.
func (d *Document) match(ctx context.Context, re *regexp.Regexp, within Range, yield func(Range) bool) {
	if len(d.Blocks) == 0 {
		return
	}
	end := within.Start // of the last hit
	for _, b := range d.Blocks[d.BlockAt(within.Start):] {
		if b.Start >= within.End {
			return
		}
		for p := range pieces(d.Text, b.Range) {
			if ctx.Err() != nil {
				return
			}
			if p.End <= within.Start {
				continue
			}
			for _, m := range re.FindAllStringIndex(d.Slice(p), -1) {
				hit := Range{m[0], m[1]}.Shift(p.Start)
				hit.End += caseless().tail(d.Text[hit.End:b.End], false)
				if m[0] == m[1] || hit.Start < end || hit.End > within.End {
					continue
				}
				if end = hit.End; !yield(hit) {
					return
				}
			}
		}
	}
}

// matchSize is the size of the longest piece that a regular expression is
// matched in; a match takes about a millisecond.
const matchSize = 32 << 10

// pieces yields r in pieces of at most matchSize, cut after a line's end, else
// after a blank, else anywhere between characters.
func pieces(text string, r Range) iter.Seq[Range] {
	return func(yield func(Range) bool) {
		for r.Len() > matchSize {
			p := Range{r.Start, runeStart(text, r.Start+matchSize)}
			for _, sep := range []string{"\n", " "} {
				if i := strings.LastIndex(text[p.Start:p.End], sep); i >= 0 {
					p.End = p.Start + i + 1
					break
				}
			}
			if !yield(p) {
				return
			}
			r.Start = p.End
		}
		yield(r)
	}
}
