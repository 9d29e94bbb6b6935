package index

import "strings"

// A taught name is one that the body of a text taught, to be found in its
// headlines, whose capitals say nothing.
type taught struct {
	words []string
	kind  Kind
	use   Use
	row   string
}

// mostTaught is how many names that begin with one word are looked for.
const mostTaught = 200

// readHeadlines finds known names in the lines whose capitals say nothing.
func (a *analysis) readHeadlines() {
	names := a.taughtNames()
	for i := 0; i < len(a.tokens); {
		t := &a.tokens[i]
		if !t.muted || !t.name() {
			i++
			continue
		}
		i += max(1, a.readHeadline(i, names[t.fold]))
	}
	sortNames(a.names)
}

// readHeadline adds the longest known name that begins at token i, and returns
// how many tokens it takes.
func (a *analysis) readHeadline(i int, names []taught) int {
	best, length := a.longestTaught(i, names)
	if e, n := a.match(i, len(a.tokens)); e != nil && n > length && !e.vague {
		best, length = taught{kind: e.kind, use: e.use, row: e.row}, n
		if e.use == ByMetonym && !a.tokens[i].is(seat) {
			best = taught{kind: Place, use: ByName, row: strings.Join(e.words, " ")}
		}
	}
	if length > 0 {
		n := &name{from: i, to: i + length, key: a.key(i, i+length)}
		n.settle(best.kind, best.use, best.row)
		a.names = append(a.names, n)
	}
	return length
}

func (a *analysis) longestTaught(i int, names []taught) (best taught, length int) {
	for _, n := range names[:min(len(names), mostTaught)] {
		if len(n.words) == 1 && n.use != BySurname && a.tokens[i].isCommon() {
			continue
		}
		if k := a.matchFolded(i, n.words); k > length {
			best, length = n, k
		}
	}
	return best, length
}

// matchFolded returns how many tokens from i on stand for words, or 0.
func (a *analysis) matchFolded(i int, words []string) int {
	j := i + 1
	for k := 1; k < len(words); j++ {
		t := a.at(j)
		switch {
		case j >= len(a.tokens) || t.lines > 0:
			return 0
		case t.hyphen():
			continue
		case t.fold != words[k]:
			return 0
		}
		k++
	}
	return j - i
}

// taughtNames returns the names of the body by their first words, and people by
// their surnames too.
func (a *analysis) taughtNames() map[string][]taught {
	names := map[string][]taught{}
	seen := map[string]bool{}
	for _, n := range a.names {
		if !n.settled || n.entry != nil && n.kind != Person || seen[n.key] {
			continue
		}
		seen[n.key] = true
		words := strings.Fields(n.key)
		last := words[len(words)-1]
		if n.kind == Person && len(words) > 1 && !seen[last] && len(last) > 2 {
			names[last] = append(names[last], taught{words[len(words)-1:], Person, BySurname, n.row})
		}
		names[words[0]] = append(names[words[0]], taught{words, n.kind, n.use, n.row})
	}
	return names
}
