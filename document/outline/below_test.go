package outline

import (
	"fmt"
	"strings"
	"testing"
)

func TestStandBelow(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"they begin anew", "Salt\n\nP\n\nP\n\nP\n\n1. One\n\nP\n\n2. Two\n\nP\n\nRoads\n\nP\n\nP\n\nP\n\n1. One\n\nP\n\n2. Two\n\nP", "Salt 2, 1. One 3, 2. Two 3, Roads 2, 1. One 3, 2. Two 3"},
		{"one line leads them in", "Two ways to the pier\n\nP\n\n1. One\n\nP\n\n2. Two\n\nP", "Two ways to the pier 2, 1. One 3, 2. Two 3"},
		{"after an introduction", "Introduction\n\nP\n\n1. One\n\nP\n\n2. Two\n\nP", "Introduction 2, 1. One 2, 2. Two 2"},
		{"steps", "Step 1: Salt\n\nP\n\nStep 2: Roads\n\nP\n\nWhat is left\n\nP", "Step 1: Salt 2, Step 2: Roads 2, What is left 2"},
		{"sentences", "The pier\n\nP\n\nIt was long.\n\nP\n\nIt was wet.\n\nP\n\nThe quay\n\nP", "The pier 2, It was long. 3, It was wet. 3, The quay 2"},
		{"names in brackets frame the rest", "Salt (Ann Roe)\n\nP\n\nBarns\n\nP\n\nRoads (Ben Roe)\n\nP\n\nCarts\n\nP\n\nInns\n\nP\n\nGates (Ann Roe)\n\nP", "Salt (Ann Roe) 2, Barns 3, Roads (Ben Roe) 2, Carts 3, Inns 3, Gates (Ann Roe) 2"},
		{"brackets here and there", "Salt\n\nP\n\nRoads (old)\n\nP\n\nGates\n\nP\n\nInns (new)\n\nP\n\nCarts\n\nP", "Salt 2, Roads (old) 2, Gates 2, Inns (new) 2, Carts 2"},
		{"the same start", "Why salt\n\nP\n\nWhen to go\n\nP\n\nIf it rains\n\nP\n\nIf it snows\n\nP\n\nIf it does neither\n\nP\n\nThe way back\n\nP\n\nInns\n\nP", "Why salt 2, When to go 2, If it rains 3, If it snows 3, If it does neither 3, The way back 2, Inns 2"},
		{"the same start to the end", "Why salt\n\nP\n\nWhen to go\n\nP\n\nCarts\n\nP\n\nIf it rains\n\nP\n\nIf it snows\n\nP\n\nIf it does neither\n\nP", "Why salt 2, When to go 2, Carts 2, If it rains 2, If it snows 2, If it does neither 2"},
		{"answers", "Salt and its uses in town\n\nP\n\nWhich gates are open?\n\nP\n\nThe north gate\n\nP\n\nThe sea gate\n\nP\n\nThe little door\n\nP\n\nWhen are they shut?\n\nP", "Salt and its uses in town 2, Which gates are open? 2, The north gate 3, The sea gate 3, The little door 3, When are they shut? 2"},
		{"a list", "The town and the sea\n\nP\n\nThe five kinds of salt sold here\n\nP\n\nSea salt\n\nP\n\nRock salt\n\nP\n\nGrey salt\n\nP\n\nWhat it costs to have it sent\n\nP", "The town and the sea 2, The five kinds of salt sold here 2, Sea salt 3, Rock salt 3, Grey salt 3, What it costs to have it sent 2"},
		{"as short as its list", "Kinds of salt\n\nP\n\nSea salt\n\nP\n\nRock salt\n\nP\n\nRoads\n\nP\n\nInns\n\nP", "Kinds of salt 2, Sea salt 2, Rock salt 2, Roads 2, Inns 2"},
		{"chapters start the same", "About the book\n\nP\n\nThe maps\n\nP\n\nChapter 1\n\nP\n\nChapter 2\n\nP\n\nChapter 3\n\nP\n\nHow it ends\n\nP", "About the book 2, The maps 2, Chapter 1 2, Chapter 2 2, Chapter 3 2, How it ends 3"},
		{"numbers and brackets", "1. Salt\n\nP\n\n2. Roads (old)\n\nP\n\n3. Gates (new)\n\nP\n\n4. Inns\n\nP\n\n5. Carts (old)\n\nP\n\n6. Tides\n\nP", "1. Salt 2, 2. Roads (old) 2, 3. Gates (new) 2, 4. Inns 2, 5. Carts (old) 2, 6. Tides 2"},
		{"no answers", "Why is it shut?\n\nP\n\nThe north gate\n\nP\n\nThe sea gate\n\nP\n\nThe little door\n\nP", "Why is it shut? 2, The north gate 2, The sea gate 2, The little door 2"},
		{"ordinals", "What salt does\n\nP\n\nFirst use: the table\n\nP\n\nSecond use: the road\n\nP\n\nWhere it ends\n\nP", "What salt does 2, First use: the table 3, Second use: the road 3, Where it ends 2"},
		{"ordinals after an introduction", "Introduction\n\nP\n\nFirst night\n\nP\n\nSecond night\n\nP", "Introduction 2, First night 2, Second night 2"},
		{"questions at the end", "The pier\n\nP\n\nWho built it?\n\nP\n\nThe quay\n\nP\n\nQuestions\n\nMay I fish?\n\nP\n\nMay I swim?\n\nP", "The pier 2, Who built it? 2, The quay 2, Questions 2, May I fish? 3, May I swim? 3"},
	} {
		blocks := cut(strings.ReplaceAll(c.text, "P", prose))
		found := make([]Finding, len(blocks))
		for i, b := range blocks {
			if b.Text != prose {
				found[i].Part = Heading
			}
		}
		v := fitted().survey(blocks)
		v.body = span{0, len(blocks)}
		v.setLevels(found)
		var got []string
		for i, f := range found {
			if f.Part == Heading {
				got = append(got, fmt.Sprint(blocks[i].Text, " ", f.Level))
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
