package outline

import (
	"math/bits"
)

// An echo is how many of a block's words the paragraphs close to it have again: a
// heading has those of what it heads. -1 says that there is no paragraph.
type echo struct {
	words  uint8   // how many are listened for
	after  [3]int8 // … are in the next paragraph, in the next two, in the next three
	before [2]int8 // … in the last, in the last two
}

const (
	listened = 16 // words of a block that are listened for, at most
	earshot  = 7  // how many blocks away a paragraph may be
)

// following is the share of the words that the next count paragraphs have, and
// preceding that of the last; -1 where there are none.
func (e *echo) following(count int) float64 { return e.share(e.after[count-1]) }
func (e *echo) preceding(count int) float64 { return e.share(e.before[count-1]) }

func (e *echo) share(found int8) float64 {
	if found < 0 || e.words == 0 {
		return -1
	}
	return float64(found) / float64(e.words)
}

// A passage is what is kept of a few blocks in a row while their echoes are
// counted: of all blocks at once it would be more than all else that is known.
type passage struct {
	from   int
	blocks []voice
	stems  []uint32
}

// A voice is what one hears of a block.
type voice struct {
	prose bool
	stems span // of the passage
}

// add measures the next block.
func (p *passage) add(b *Block) shape {
	var s shape
	at := len(p.stems)
	if !b.Fixed {
		s, p.stems = measure(b, p.stems)
	}
	p.blocks = append(p.blocks, voice{s.isProse(), span{at, len(p.stems)}})
	return s
}

// stemsOf returns the stems of block i of the text.
func (p *passage) stemsOf(i int) []uint32 {
	at := p.blocks[i-p.from].stems
	return p.stems[at.from:at.to]
}

// echo counts the words of block i in what is close to it.
func (p *passage) echo(i int) echo {
	var ears ears
	ears.open(p.stemsOf(i))
	e := echo{words: uint8(len(ears.words))}
	p.listen(&ears, i, 1, e.after[:])
	p.listen(&ears, i, -1, e.before[:])
	return e
}

// listen counts the words in the paragraphs that come after block i, or before it
// where step is -1: found[k] is how many are in the first k+1.
func (p *passage) listen(ears *ears, i, step int, found []int8) {
	for k := range found {
		found[k] = -1
	}
	var heard uint16
	n := 0
	for j := i + step; j >= p.from && j < p.from+len(p.blocks) && n < len(found) && (j-i)*step <= earshot; j += step {
		if !p.blocks[j-p.from].prose {
			continue
		}
		heard |= ears.hear(p.stemsOf(j))
		for k := n; k < len(found); k++ {
			found[k] = int8(bits.OnesCount16(heard))
		}
		n++
	}
}

// echoed is the share of the block's words that the paragraphs close to it have:
// the next ones, or with a count below 0 those before.
func echoed(count int) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		if count < 0 {
			return v.shapes[i].echo.preceding(-count)
		}
		return v.shapes[i].echo.following(count)
	}
}

// drift is how much more of a block's words are in the paragraphs after it than
// in those before: a caption belongs to what was said.
func drift(v *view, i int) float64 {
	const nothing = -9
	e := &v.shapes[i].echo
	after, before := e.following(2), e.preceding(2)
	if after < 0 || before < 0 {
		return nothing
	}
	return after - before
}

// titleWords is the share of a block's words that the first count paragraphs of
// the next blocks have; less for very few words. Only the stems of the blocks that
// may be the title, and of those after them, are kept.
func titleWords(blocks, count int) func(*view, int) float64 {
	return func(v *view, i int) float64 {
		all := v.stems[i]
		if len(all) == 0 {
			return 0
		}
		var ears ears
		ears.open(all)
		var heard uint16
		paragraphs := 0
		for j := i + 1; j < min(i+blocks, len(v.stems)) && paragraphs < count; j++ {
			if v.shapes[j].isProse() {
				paragraphs++
				heard |= ears.hear(v.stems[j])
			}
		}
		share := -1.
		if paragraphs > 0 {
			share = float64(bits.OnesCount16(heard)) / float64(len(ears.words))
		}
		return share * min(1, float64(len(all))/3)
	}
}

// ears are words that are listened for, at most 16.
type ears struct {
	words []uint32
	by    [1 << 8]uint16 // which of them end in these bits
}

// open makes ears that hear the first of words. They stay where they are declared:
// there may be a million of them.
func (e *ears) open(words []uint32) {
	*e = ears{words: words[:min(len(words), listened)]}
	for k, w := range e.words {
		e.by[uint8(w)] |= 1 << k
	}
}

// hear returns which of the words are in text.
func (e *ears) hear(text []uint32) uint16 {
	var found uint16
	for _, t := range text {
		for like := e.by[uint8(t)] &^ found; like != 0; like &= like - 1 {
			if k := bits.TrailingZeros16(like); e.words[k] == t {
				found |= 1 << k
			}
		}
	}
	return found
}
