package document

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Nicolás  Maduro\n\nMoros", "nicolas maduro moros"},
		{" a ", " a "},
		{" \u200b\u00a0\u2003\t", " "},
		{"“It’s” «so» ‘it’", `"it's" "so" 'it'`},
		{"1‐2‑3–4—5−6", "1-2-3-4-5-6"},
		{"so…", "so..."},
		{"ŒUVRE, Ærø, Łódź, Đà Nẵng, ẞ", "oeuvre, aero, lodz, da nang, ss"},
		{"İstanbul ılık", "istanbul ilik"},
		{"ﬁne oﬃce", "fine office"},
		{"ＦＵＬＬ　１２", "full 12"},
		{"𝗕𝗼𝗹𝗱", "bold"},
		{"½ m²", "1/2 m2"},
		{"co\u00adop\u200b\u2060er", "cooper"},
		{"Ἀθῆναι", "αθηναι"},
		{"हिन्दी", "हिन्दी"},
		{"漢字かなガ", "漢字かなガ"},
		{"\U00010400", "\U00010428"}, // Deseret has case, and no table
		{"≠ ¨ ´", "≠ ¨ '"},
		{"\xff", "\ufffd"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

// Each character has one form in each folding, and folding it again changes
// nothing.
func TestFormsAreFolded(t *testing.T) {
	for name, f := range map[string]*folding{"caseless": caseless(), "caseful": caseful()} {
		for r := rune(0); r <= unicode.MaxRune; r++ {
			once := string(f.append(nil, string(r)))
			if twice := string(f.append(nil, once)); twice != once {
				t.Errorf("%s: %U folds to %q, and that to %q", name, r, once, twice)
			}
			if strings.Contains(once, " ") && once != " " {
				t.Errorf("%s: %U folds to %q, with a blank", name, r, once)
			}
			if i, ok := tabled(r); ok && runeOf(int(i)) != r {
				t.Errorf("%s: %U is in the place of %U", name, r, runeOf(int(i)))
			}
		}
	}
}

func TestFoldAgainChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom(nasty)).Draw(t, "s")
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("Fold(%q) is %q, and again %q", s, once, Fold(once))
		}
	})
}

// The sizes of the units of a text add up to the text and its folded form.
func TestUnitsTileTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom(nasty)).Draw(t, "s")
		f := caseless()
		at, form := f.tail(s, false), 0
		for at < len(s) {
			size, n := f.unit(s[at:])
			at += size
			form += n
		}
		if at != len(s) || form != len(Fold(s)) {
			t.Fatalf("%q: units of %d bytes, folded %d; want %d, %d", s, at, form, len(s), len(Fold(s)))
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":    "It was a bright cold day in April, and the clocks were striking. ",
		"accents":  "Cœur brisé, l’été s’achève — déjà ; où étiez-vous ? ",
		"chinese":  "今天天气很好，我们去公园散步吧。",
		"japanese": "今日は天気がいいので、公園を散歩しましょう。",
		"korean":   "오늘은 날씨가 좋아서 공원에서 산책합시다. ",
		"russian":  "Сегодня хорошая погода, пойдём гулять в парк. ",
		"arabic":   "الطقس جميل اليوم، فلنذهب إلى الحديقة. ",
	} {
		text := strings.Repeat(s, 64<<10/len(s))
		b.Run(name, func(b *testing.B) {
			var buf []byte
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				buf = caseless().append(buf[:0], text)
			}
		})
	}
}

func BenchmarkNewFolding(b *testing.B) {
	for b.Loop() {
		newFolding(true)
	}
}

// TestStretchesDoNotShow: folding words, and letters of one script, at a time gives what
// folding each character gives; also where bytes are none.
func TestStretchesDoNotShow(t *testing.T) {
	letters := strings.Split("aZzAM @[`{~09-\x7f\x01\t\n  é“’ﬁ\u00a0\u00ad\u0301ßЖё\u0435\u0308ςǅשׁא\u0640للإ国、，\u3000あガ\u3099한\u1112\ua640\ua7ba\ufb00", "")
	letters = append(letters, "\xff", "\xd0", "\xe4", "\xe4\xb8", "\xed\xa0\x80", "\xc1\x81", "\xe0\x80\x80", "\x80")
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 60).Draw(t, "letters"), "")
		before := rapid.SampledFrom([]string{"", "x", " "}).Draw(t, "before")
		for _, f := range []*folding{caseless(), caseful()} {
			want := []byte(before)
			for i := 0; i < len(s); {
				form, n := f.first(s[i:])
				if i += n; form != " " || !endsBlank(want) {
					want = append(want, form...)
				}
			}
			if got := f.append([]byte(before), s); string(got) != string(want) {
				t.Fatalf("%q after %q is %q, want %q", s, before, got, want)
			}
		}
	})
}
