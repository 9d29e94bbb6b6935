package outline

import (
	"hash/maphash"
	"slices"
	"sync"
)

// A view is a text as the features see it: its blocks, measured, and what they
// are together.
type view struct {
	blocks []Block
	shapes []shape
	stems  [][]uint32 // of the first blocks, where the title is
	manual bool       // the headings are those of a manual

	prose    sums // paragraphs
	signs    sums // blocks with a sign of a page around an article
	short    sums // lines that end without a stop
	comments sums // lines that are about readers' comments
	notices  sums // lines of a page's foot: copyright, imprint
	dates    sums // bylines and dates

	marks  map[mark]int // blocks by how they are marked
	after  []int32      // columns of running text directly after each block
	median float64      // columns of a paragraph
	blank  float64      // share of the blocks with a blank line above
	wide   float64      // share of the blocks in a script without blanks
	opens  int          // the first paragraph, or how many blocks there are

	inside []float64 // for each block, the log odds that it is of the article
	title  int       // -1 if there is none
	body   span

	capital float64           // of the paragraphs in the body, as shape.capital
	stopped float64           // share of the short blocks in the body that end with a full stop
	mates   []int             // short blocks that stand alone between running text, in order
	mated   []int32           // for each block, how many of mates come before it
	alone   [ellipsis + 1]int // mates by ending
	asked   int               // questions of the body that answers follow
	runsOn  []uint8           // for each block: 1 if its number follows or is followed, 2 with prose between; each way
	leads   map[uint32]int    // blocks that stand as headings do by shape.lead
	labels  map[uint32]int    // … and by shape.label
	listing span              // the table of contents
	named   bool              // … and it names the chapters
}

// A span is a stretch of blocks, from up to but not to.
type span struct{ from, to int }

func (s span) contains(i int) bool { return s.from <= i && i < s.to }

// sums are running sums: sums[i] counts what comes before block i.
type sums []int32

func (s sums) total() int { return int(s[len(s)-1]) }

// between counts in blocks i up to but not j, cut to what there is.
func (s sums) between(i, j int) int {
	i, j = max(i, 0), min(j, len(s)-1)
	return int(s[max(i, j)] - s[i])
}

// share is between as a share of the blocks.
func (s sums) share(i, j int) float64 {
	i, j = max(i, 0), min(j, len(s)-1)
	return float64(s.between(i, j)) / max(1, float64(j-i))
}

// count makes running sums of what is true of blocks.
func (v *view) count(is func(i int, s *shape) bool) sums {
	n := make(sums, len(v.shapes)+1)
	for i := range v.shapes {
		n[i+1] = n[i]
		if s := &v.shapes[i]; s.columns > 0 && is(i, s) {
			n[i+1]++
		}
	}
	return n
}

// survey measures blocks and finds the title and the body.
func (w *Weights) survey(blocks []Block) *view {
	v := w.measure(blocks)
	v.title = v.findTitle(&w.Title)
	v.body = v.findBody()
	v.measureBody()
	v.findMates()
	v.findRuns()
	v.findKin()
	return v
}

// measure measures blocks, as far as that can be done without their body.
func (w *Weights) measure(blocks []Block) *view {
	v := &view{blocks: blocks, shapes: make([]shape, len(blocks))}
	v.stems = make([][]uint32, min(len(blocks), headroom+titleReach))
	var spare sync.Pool
	spread(len(blocks), func(from, to int) {
		p, ok := spare.Get().(*passage)
		if !ok {
			p = &passage{}
		}
		v.measureBlocks(from, to, p)
		spare.Put(p)
	})
	v.countCopies()
	v.countBlocks()
	v.measureText()
	v.body = v.firstGuess()
	v.inside = make([]float64, len(blocks))
	spread(len(blocks), func(from, to int) {
		for i := from; i < to; i++ {
			v.inside[i] = w.Inside.score(v, i)
		}
	})
	return v
}

// measureBlocks measures blocks from up to to, with p as room to work in. The few
// around them that are heard from there are measured twice.
func (v *view) measureBlocks(from, to int, p *passage) {
	p.from, p.blocks, p.stems = max(0, from-earshot), p.blocks[:0], p.stems[:0]
	for i := p.from; i < min(len(v.blocks), to+earshot); i++ {
		if s := p.add(&v.blocks[i]); from <= i && i < to {
			v.shapes[i] = s
		}
	}
	for i := from; i < to; i++ {
		if s := &v.shapes[i]; s.isCandidate() {
			s.echo = p.echo(i)
		}
		if i < len(v.stems) {
			v.stems[i] = slices.Clone(p.stemsOf(i))
		}
	}
}

// countCopies counts the blocks of the same text, of those that may be headings: by
// a sum of it, since a map of a million texts is large.
func (v *view) countCopies() {
	seed := maphash.MakeSeed()
	sums := make([]uint64, len(v.blocks))
	spread(len(v.blocks), func(from, to int) {
		for i := from; i < to; i++ {
			if !v.blocks[i].Fixed && v.shapes[i].isCandidate() {
				sums[i] = max(1, maphash.String(seed, v.blocks[i].Text)>>1)
			}
		}
	})
	sorted := slices.Clone(sums)
	slices.Sort(sorted)
	for i, sum := range sums {
		if sum != 0 {
			first, _ := slices.BinarySearch(sorted, sum)
			next, _ := slices.BinarySearch(sorted, sum+1)
			v.shapes[i].copies = int32(next - first)
		}
	}
}

func (v *view) countBlocks() {
	v.marks = make(map[mark]int)
	for i := range v.blocks {
		if m := v.markOf(i); m != (mark{}) {
			v.marks[m]++
		}
	}
	v.prose = v.count(func(i int, s *shape) bool { return s.isProse() && v.blocks[i].Lines == 1 })
	v.signs = v.count(func(_ int, s *shape) bool { return s.isOfPage() })
	v.short = v.count(func(_ int, s *shape) bool { return s.columns < 60 && !s.closed() })
	v.comments = v.count(func(_ int, s *shape) bool { return s.columns < 80 && s.cues&comment != 0 })
	v.dates = v.count(func(i int, _ *shape) bool { return v.isByline(i) })
	v.notices = v.count(func(_ int, s *shape) bool { return s.columns < 120 && s.cues&legal != 0 })
}

// isOfPage reports whether the block has a sign of the page around an article.
func (s *shape) isOfPage() bool {
	return s.columns < 80 && s.cues&(widget|legal) != 0 || s.cueCount > 0 && s.cueCount*12 >= s.words || s.recurs()
}

// measureText sets what is of the whole text.
func (v *view) measureText() {
	var widths []float64
	blank, wide := 0, 0
	v.after, v.opens = make([]int32, len(v.blocks)+1), len(v.blocks)
	for i := len(v.shapes) - 1; i >= 0; i-- {
		s := &v.shapes[i]
		if i > 0 && v.blocks[i].Above > 0 {
			blank++
		}
		if s.wide {
			wide++
		}
		if s.isProse() {
			widths = append(widths, s.columns)
			v.opens = i
		}
		if s.isText() {
			v.after[i] = v.after[i+1] + int32(s.columns)
		}
	}
	v.median = 200
	if len(widths) > 0 {
		slices.Sort(widths)
		v.median = widths[len(widths)/2]
	}
	v.blank = float64(blank) / max(1, float64(len(v.blocks)-1))
	v.wide = float64(wide) / max(1, float64(len(v.blocks)))
}

// measureBody sets what is of the body.
func (v *view) measureBody() {
	paragraphs, short, stopped := 0, 0, 0
	for i := v.body.from; i < v.body.to; i++ {
		switch s := &v.shapes[i]; {
		case s.isProse():
			paragraphs++
			v.capital += s.capital
		case s.columns > 0:
			short++
			if s.ending == stop {
				stopped++
			}
		}
	}
	v.capital /= max(1, float64(paragraphs))
	v.stopped = float64(stopped) / max(1, float64(short))
}

// findMates finds the blocks that stand as headings stand: short, and alone
// between running text.
func (v *view) findMates() {
	v.mated = make([]int32, len(v.blocks)+1)
	for i := range v.blocks {
		v.mated[i] = int32(len(v.mates))
		if v.body.contains(i) && v.standsAlone(i) {
			v.mates = append(v.mates, i)
			v.alone[v.shapes[i].ending]++
		}
	}
	v.mated[len(v.blocks)] = int32(len(v.mates))
	for i := v.body.from; i < v.body.to; i++ {
		if v.isAsked(i) {
			v.asked++
		}
	}
}

func (v *view) standsAlone(i int) bool {
	s := &v.shapes[i]
	if !s.isCandidate() || s.columns > 140 || s.item || i == 0 || i+1 >= len(v.shapes) {
		return false
	}
	before, after := &v.shapes[i-1], &v.shapes[i+1]
	followed := after.isText() && after.columns > s.columns
	return followed && (before.isText() || i > 1 && !before.item && v.shapes[i-2].isText())
}

// findRuns finds the blocks whose numbers run on.
func (v *view) findRuns() {
	v.runsOn = make([]uint8, len(v.blocks))
	type counted struct {
		number
		word uint32 // that it comes after
	}
	last := make(map[counted]int) // the block that last had a number
	for i := range v.shapes {
		n := counted{number: v.shapes[i].number}
		switch n.kind {
		case 0:
			continue
		case 'w':
			n.word = v.shapes[i].lead
		}
		before := n
		before.value--
		if j, ok := last[before]; ok {
			link := uint8(1)
			if v.prose.between(j+1, i) > 0 {
				link = 2
			}
			v.runsOn[j] += link
			v.runsOn[i] += link
			delete(last, before)
		}
		last[n] = i
	}
}

// findKin counts the blocks that stand where headings do by how they begin.
func (v *view) findKin() {
	v.leads, v.labels = make(map[uint32]int), make(map[uint32]int)
	for i := v.body.from; i < v.body.to; i++ {
		if v.mayLead(i) {
			v.leads[v.shapes[i].lead]++
			v.labels[v.shapes[i].label]++
		}
	}
}

// mayLead reports whether block i stands where a heading may: between running
// text and longer running text.
func (v *view) mayLead(i int) bool {
	s := &v.shapes[i]
	if !s.isCandidate() || s.columns == 0 || s.item || s.cues&credit != 0 || i == 0 || i+1 >= len(v.shapes) {
		return false
	}
	before, after := &v.shapes[i-1], &v.shapes[i+1]
	return after.isText() && (after.columns > s.columns || after.columns > 200) && (before.isText() || before.columns > 60)
}
