package outline

import (
	"slices"
	"strings"
	"sync"
)

// below tells which of heads stand below the others: those with a label that
// several have, as "Lesson 3: …"; those whose numbers begin anew under others;
// those of a look that directly follows another look and is never directly
// followed by it, where numbers as "2.1" do not say it; and those whose form says
// that they stand beside each other and below another.
func (v *view) below(heads []int) []bool {
	const several = 3
	below := make([]bool, len(heads))
	if len(heads) == 0 {
		return below
	}
	looks := v.lowerLooks(heads)
	anew := v.anew(heads)
	stops := v.stopsBelow(heads)
	for k, i := range heads {
		s := &v.shapes[i]
		// The first may stand below a title.
		from, lower := looks[s.look()]
		below[k] = lower && k >= from || s.label != 0 && v.labels[s.label] >= several || anew[s.number.kind] || stops && s.ending == stop
	}
	for _, find := range [...]func([]int) []span{v.framed, v.alikeAtStart, v.answers, v.ordinals} {
		for _, s := range find(heads) {
			for k := s.from; k < s.to; k++ {
				below[k] = below[k] || v.shapes[heads[k]].number.kind == 0 // a number says it better
			}
		}
	}
	return below
}

// lowerLooks returns the looks that directly follow another, and from which of heads
// on they do: questions at the end of a text say nothing of those before. A look that
// the first has is lower from there on.
func (v *view) lowerLooks(heads []int) map[look]int {
	follows := make(map[[2]look]int) // the first of heads that does
	decimal := slices.ContainsFunc(heads, func(i int) bool { return v.shapes[i].number.depth > 1 })
	for k := len(heads) - 1; k > 0 && !decimal; k-- {
		i, j := heads[k-1], heads[k]
		if i+1 == j && v.markOf(i) == (mark{}) && v.markOf(j) == (mark{}) {
			follows[[2]look{v.shapes[j].look(), v.shapes[i].look()}] = k
		}
	}
	lower := make(map[look]int)
	for pair, k := range follows {
		if pair[0] == pair[1] || follows[[2]look{pair[1], pair[0]}] > 0 {
			continue
		}
		if first, ok := lower[pair[0]]; !ok || k < first {
			lower[pair[0]] = k
		}
	}
	if first := v.shapes[heads[0]].look(); lower[first] > 0 {
		lower[first] = 0
	}
	return lower
}

// stopsBelow reports whether headings with a full stop stand below those without:
// the first has none.
func (v *view) stopsBelow(heads []int) bool {
	return len(heads) > 0 && v.shapes[heads[0]].ending == open
}

// anew returns the kinds of numbers that begin anew, or that a heading without one
// leads in, with little text of its own.
func (v *view) anew(heads []int) map[byte]bool {
	begun, anew := make(map[byte]bool), make(map[byte]bool)
	for k, i := range heads {
		n := v.shapes[i].number
		if n.kind == 0 || n.depth > 1 || n.value != 1 || n.kind == 'w' && !startsWithStep(v.blocks[i].Text) {
			continue
		}
		led := k > 0 && v.leadsIn(heads[k-1], i)
		anew[n.kind] = anew[n.kind] || begun[n.kind] || led
		begun[n.kind] = true
	}
	return anew
}

// leadsIn reports whether heading i, without a number and with little text of its own,
// stands above heading j, the next.
func (v *view) leadsIn(i, j int) bool {
	const little = 2 // paragraphs
	return v.isBare(i) && v.prose.between(i+1, j) <= little
}

// isBare reports whether block i has no number, and is no introduction or the
// like, which stands beside what is numbered.
func (v *view) isBare(i int) bool {
	return v.shapes[i].number.kind == 0 && !isCustomary(v.blocks[i].Text)
}

// framed finds groups of heads between others: some end with a bracket, as "The gate
// (Ann Poe)", and some do not. What the first and the last do is what the outer ones do.
func (v *view) framed(heads []int) []span {
	const fewest = 2
	groups := stretches(len(heads), func(k int) bool { return v.endsWithBracket(heads[k]) != v.endsWithBracket(heads[0]) })
	inner := 0
	for _, g := range groups {
		inner += g.to - g.from
	}
	if len(groups) < fewest || inner == len(groups) || groups[len(groups)-1].to == len(heads) {
		return nil
	}
	return groups
}

func (v *view) endsWithBracket(i int) bool {
	return strings.HasSuffix(v.blocks[i].Text, ")") || strings.HasSuffix(v.blocks[i].Text, "）")
}

// alikeAtStart finds heads, one after the other, that begin with the same word as no
// more than half do, between others: "If it rains", "If it snows", … Questions begin
// alike on any level.
func (v *view) alikeAtStart(heads []int) []span {
	const fewest = 3
	count := make(map[uint32]int)
	for _, i := range heads {
		count[v.shapes[i].lead]++
	}
	found := stretches(len(heads), func(k int) bool { return k > 0 && v.shapes[heads[k]].lead == v.shapes[heads[k-1]].lead })
	for k := range found {
		found[k].from-- // the first of them is like the next
	}
	return slices.DeleteFunc(found, func(s span) bool {
		if s.from == 0 || s.to == len(heads) || s.to-s.from < fewest {
			return true
		}
		first := &v.shapes[heads[s.from]]
		return 2*count[first.lead] > len(heads) || first.first&asking != 0 || !v.isBare(heads[s.from-1])
	})
}

// listAsking returns the words that ask for a list, and listNaming those that name
// what is in one.
var (
	listAsking = wordSet(`what which was welche welcher welches quel quelle quels quelles qué cuál cuáles quali`)
	listNaming = wordSet(`types kinds sorts forms ways methods reasons causes tips examples features factors criteria
		properties options benefits symptoms arten formen sorten methoden gründe ursachen tipps beispiele merkmale
		faktoren kriterien eigenschaften möglichkeiten symptome sortes formes façons méthodes raisons causes conseils
		exemples facteurs critères tipos formas métodos razones causas consejos ejemplos factores criterios`)
)

// answers finds the short heads that answer the one above, which asks for a list or
// names one: "Which gates are open?" above "The north gate", "The sea gate", … Where it
// is as short as they are, nothing tells where they end.
func (v *view) answers(heads []int) []span {
	const fewest = 3
	found := stretches(len(heads), func(k int) bool { return v.mayAnswer(heads[k]) })
	return slices.DeleteFunc(found, func(s span) bool {
		return s.from == 0 || s.to-s.from < fewest || !v.announcesList(heads[s.from-1])
	})
}

// announcesList reports whether block i asks for a list or names one.
func (v *view) announcesList(i int) bool {
	word, rest := nextWord(v.blocks[i].Text)
	if v.shapes[i].ending == question && listAsking()[strings.ToLower(word)] {
		return true
	}
	for ; word != ""; word, rest = nextWord(rest) {
		if listNaming()[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

// mayAnswer reports whether block i is no more than a name or a noun.
func (v *view) mayAnswer(i int) bool {
	const most = 4 // words
	s := &v.shapes[i]
	return s.ending == open && s.words <= most && s.commas == 0 && !s.wide && !isCustomary(v.blocks[i].Text)
}

// ordinalWords are the first ordinal numbers, in order.
var ordinalWords = sync.OnceValue(func() [][]string {
	return [][]string{
		strings.Fields("first second third fourth fifth sixth seventh"),
		strings.Fields("erster zweiter dritter vierter fünfter sechster siebter"),
		strings.Fields("erste zweite dritte vierte fünfte sechste siebte"),
		strings.Fields("erstes zweites drittes viertes fünftes sechstes siebtes"),
		strings.Fields("premier deuxième troisième quatrième cinquième"),
		strings.Fields("première deuxième troisième quatrième cinquième"),
		strings.Fields("primero segundo tercero cuarto quinto"),
		strings.Fields("primera segunda tercera cuarta quinta"),
	}
})

// ordinals finds the heads that such words count, with a heading that leads them in.
func (v *view) ordinals(heads []int) []span {
	const fewest = 2
	var found []span
	for k := 1; k < len(heads); k++ {
		for _, words := range ordinalWords() {
			n := 0
			for k+n < len(heads) && n < len(words) && beginsWith(v.blocks[heads[k+n]].Text, words[n]) {
				n++
			}
			if n >= fewest && v.leadsIn(heads[k-1], heads[k]) {
				found = append(found, span{k, k + n})
			}
		}
	}
	return found
}

func beginsWith(text, word string) bool {
	first, _ := nextWord(text)
	return strings.EqualFold(first, word)
}

// stretches returns the longest stretches of the numbers below n for which is holds.
func stretches(n int, is func(k int) bool) []span {
	var found []span
	for from := 0; from < n; from++ {
		to := from
		for to < n && is(to) {
			to++
		}
		if to > from {
			found = append(found, span{from, to})
			from = to
		}
	}
	return found
}
