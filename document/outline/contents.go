package outline

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A book says itself what its chapters are called, in its table of contents:
//
//	CONTENTS                      a run of short lines …
//	   I. The Salt Road ..... 3
//	  II. The Gate .......... 21
//
//	I. THE SALT ROAD              … that stand again, in this order, above text
//	Salt was once the reason for roads. …

// findListed finds the headings that a table of contents names.
func (v *view) findListed(found []Finding) {
	const sure, many = .95, 5
	chapters, table := v.findContents()
	v.listing, v.named = table, len(chapters) >= many
	for _, i := range chapters {
		if found[i].Part == Prose {
			found[i] = Finding{Part: Heading, Confidence: sure}
		}
	}
}

// findContents returns the blocks that a table of contents names, in order, and
// the stretch of blocks the table is; nil where there is none.
func (v *view) findContents() (chapters []int, table span) {
	const fewest, share = 3, .6 // of its lines that stand again
	where := sync.OnceValue(v.standing)
	for i := 0; i < len(v.blocks); i++ {
		if end, few := v.fewLines(i, fewest); few { // as most headings
			i = max(i, end-1)
			continue
		}
		end, lines := v.shortLines(i)
		if len(lines) >= fewest {
			named := follow(lines, where(), end)
			if len(named) >= fewest && float64(len(named)) >= share*float64(len(lines)) {
				return named, span{i, end}
			}
		}
		i = max(i, end-1)
	}
	return nil, span{}
}

// standing returns the blocks that stand above text, in order, by their keys.
func (v *view) standing() map[hash][]int {
	keys := make([]hash, len(v.blocks))
	spread(len(v.blocks), func(from, to int) {
		for i := from; i < to; i++ {
			if b := &v.blocks[i]; !b.Fixed && len(b.Text) <= longest && v.aboveText(i) {
				keys[i] = contentsKey(b.Text)
			}
		}
	})
	where := make(map[hash][]int)
	for i, key := range keys {
		if key != 0 {
			where[key] = append(where[key], i)
		}
	}
	return where
}

// aboveText reports whether text follows block i, a line further at most.
func (v *view) aboveText(i int) bool {
	for j := i + 1; j < len(v.blocks) && j <= i+2; j++ {
		if v.shapes[j].isText() || v.blocks[j].Lines > 2 {
			return true
		}
	}
	return false
}

// fewLines reports whether the run of short blocks from i on has fewer than n lines,
// and where it ends then.
func (v *view) fewLines(i, n int) (end int, few bool) {
	lines := 0
	for end = i; end < len(v.blocks) && !v.endsRun(end); end++ {
		if lines += 1 + strings.Count(v.blocks[end].Text, "\n"); lines >= n {
			return end, false
		}
	}
	return end, true
}

// endsRun reports whether block i is text, or as code: no line of a table.
func (v *view) endsRun(i int) bool {
	b := &v.blocks[i]
	return b.Lines == 1 && (b.Fixed || v.shapes[i].isText())
}

// shortLines returns the keys of the lines in the run of short blocks from i on,
// and where that ends: at text, or at a line that was there before, as the first
// chapter's heading or a speaker's name is.
func (v *view) shortLines(i int) (end int, lines []hash) {
	seen := make(map[hash]bool)
	for end = i; end < len(v.blocks) && !v.endsRun(end); end++ {
		b := &v.blocks[end]
		if b.Lines == 1 && seen[contentsKey(b.Text)] {
			break
		}
		for line := range strings.SplitSeq(b.Text, "\n") {
			if key := contentsKey(line); key != 0 && len(line) <= longest && !seen[key] {
				lines = append(lines, key)
				seen[key] = true
			}
		}
	}
	return end, lines
}

// follow returns the blocks from from on that lines name, in the order of lines.
func follow(lines []hash, where map[hash][]int, from int) []int {
	var found []int
	for _, l := range lines {
		k, _ := slices.BinarySearch(where[l], from)
		if k < len(where[l]) {
			found = append(found, where[l][k])
			from = where[l][k] + 1
		}
	}
	return found
}

// contentsKey is what a line of a table of contents and the heading it names have
// in common: a hash of their letters, without the number before and the page
// after them. It is 0 for a line with too few letters.
func contentsKey(line string) hash {
	const fewest = 4
	line = strings.TrimLeft(trimPage(line), " \t#*")
	if n := parseNumber(line); n.kind != 0 && n.kind != 'w' {
		if _, rest, ok := strings.Cut(line, " "); ok {
			line = rest
		}
	}
	key, n := newHash(), 0
	for i := 0; i < len(line); {
		if c := line[i]; c < utf8.RuneSelf {
			if i++; kinds[c]&alnum != 0 {
				key = key.addByte(lowerASCII(c))
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		if i += size; unicode.IsLetter(r) || unicode.IsDigit(r) {
			key = key.add(r)
			n += 1 + int(truth(isWide(r)))
		}
	}
	if n < fewest {
		return 0
	}
	return key
}

// trimPage takes the number of a page and what leads to it off the end of a line.
func trimPage(line string) string {
	const leaders = " .·…\t0123456789ivxlc"
	if n := len(line); n > 0 && line[n-1] < utf8.RuneSelf && strings.IndexByte(leaders, line[n-1]) < 0 {
		return line
	}
	return strings.TrimRight(line, leaders)
}
