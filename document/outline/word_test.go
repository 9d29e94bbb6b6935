package outline

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestWordsAreReadAlike asserts that words in ASCII, which a faster way reads, are read
// as all others are.
func TestWordsAreReadAlike(t *testing.T) {
	parts := strings.Fields(`the The SHARE share's subscribers subscribing nutzungsbedingungen privacyx it's don't a I x.
		( ) ' '' " … “ ” ’ – — für Für été 漢字 salt-road 1st U.S. e.g. Why? No! "Yes." 'so', _ __ [x] {y} @home C# café
		abcdefg abcdefgh abcdefghi abcdefgh's communications` + " a\x00b \xff \xffa a\xff \u00a0a")
	between := []string{" ", " ", " ", "", "\n", "\t", "-", "/", "  ", "\u00a0", "–", ". "}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(parts[random.IntN(len(parts))])
			b.WriteString(between[random.IntN(len(between))])
		}
		text := b.String()
		got, want := shape{columns: longest + 1}, shape{columns: longest + 1}
		stems, wantStems := got.readWords(text, nil), want.readSlowly(text)
		if got != want || !slices.Equal(stems, wantStems) {
			t.Fatalf("%q: got %+v %x, want %+v %x", text, got, stems, want, wantStems)
		}
	}
}

// readSlowly is readWords by the way that takes any word.
func (s *shape) readSlowly(text string) []uint32 {
	var stems []uint32
	r := reader{shape: s, stems: &stems}
	for word, rest := nextWord(text); word != ""; word, rest = nextWord(rest) {
		r.read(word, rest)
	}
	r.setCapital()
	return stems
}
