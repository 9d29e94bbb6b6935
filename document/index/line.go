package index

import "strings"

// The signs that say whether a sentence begins after them.
const (
	sentenceEnds = ".!?:…•|*"
	openingSigns = "\"“‘'([*•-–—_#>"
	closingSigns = "”\"’')]"
)

// markLines marks openers, and the lines whose capitals say nothing.
func markLines(ts []token) {
	start := 0
	for i := range ts {
		if i > 0 && ts[i].lines > 0 {
			markLine(ts[start:i])
			start = i
		}
	}
	if start < len(ts) {
		markLine(ts[start:])
	}
}

func markLine(ts []token) {
	markOpeners(ts)
	if isMuted(ts) {
		for i := range ts {
			ts[i].muted = true
		}
	}
}

// markOpeners marks the words of a line that begin a sentence or a quotation.
func markOpeners(ts []token) {
	ended, needsSpace := true, false
	for i := range ts {
		t := &ts[i]
		if t.kind != signToken {
			t.opener = ended && (!needsSpace || t.spaced)
			if i > 0 && afterInitials(&ts[i-1], t) {
				t.opener = true
			}
			ended, needsSpace = false, false
			continue
		}
		switch {
		case t.text == ":":
			ended, needsSpace = true, true
		case strings.Contains(sentenceEnds, t.text):
			ended = true
		case (t.text == "“" || t.text == `"`) && (t.spaced || i == 0):
			ended, needsSpace = true, false
		case strings.Contains(openingSigns, t.text) || strings.Contains(closingSigns, t.text):
			needsSpace = needsSpace && !t.spaced
		default:
			ended, needsSpace = false, false
		}
	}
}

// afterInitials reports whether a sentence begins with t, after initials that
// end in a full stop: "in the U.S. The".
func afterInitials(before, t *token) bool {
	return strings.Count(before.text, ".") > 1 && strings.HasSuffix(before.text, ".") && t.name() && t.small&function != 0
}

// isMuted reports whether a line is in title case or in capitals throughout.
func isMuted(ts []token) bool {
	words, capitals, shouted, small := 0, 0, 0, 0
	for i := range ts {
		t := &ts[i]
		switch {
		case t.kind != wordToken:
			continue
		case t.capital:
			capitals++
			if t.upper || t.letters == 1 {
				shouted++
			}
		case t.letters > 3 && !t.is(function):
			small++
		}
		words++
	}
	if words < 3 || words > 30 {
		return false
	}
	end := ts[len(ts)-1].text
	stop := end == "." || end == "!" && words > 8
	return shouted*10 >= words*9 || !stop && small == 0 && capitals*10 >= words*6
}
