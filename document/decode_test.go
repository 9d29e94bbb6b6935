package document

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Of encodes s as UTF-16 without a byte order mark.
func utf16Of(s string, order binary.AppendByteOrder) string {
	var data []byte
	for _, u := range utf16.Encode([]rune(s)) {
		data = order.AppendUint16(data, u)
	}
	return string(data)
}

func TestDecode(t *testing.T) {
	little, big := binary.LittleEndian, binary.BigEndian
	const german = "Über die Brücke, Zeile für Zeile.\n"
	emoji := "x" + strings.Repeat("😀", 10000) // pairs at odd places, far beyond any buffer
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"UTF-8", german, german},
		{"UTF-8 with mark", "\xef\xbb\xbf" + german, german},
		{"UTF-16 LE with mark", "\xff\xfe" + utf16Of(german, little), german},
		{"UTF-16 BE with mark", "\xfe\xff" + utf16Of(german, big), german},
		{"UTF-16 LE", utf16Of(german, little), german},
		{"UTF-16 BE", utf16Of(german, big), german},
		{"UTF-16 of pairs", "\xff\xfe" + utf16Of(emoji, little), emoji},
		{"UTF-16 of half a pair", "\xff\xfea\x00\x3d\xd8b\x00", "a\ufffdb"},
		{"UTF-16 of half a unit", "\xff\xfea\x00b", "a\ufffd"},
		{"UTF-16 of nothing", "\xff\xfe", ""},
		{"Windows-1252", "\x84Caf\xe9\x93 \x80 5", "„Café“ € 5"},
		{"UTF-8 with a bad byte", "é\xff", "é\xff"},
		{"zero bytes in a text", "a long enough line\x00 of text\n", "a long enough line\x00 of text\n"},
		{"a control in a few words", "\x1b]0;title\a a—b ", "\x1b]0;title\a a—b "},
		{"escape sequences", "\x1b[1mbold\x1b[0m\n", "\x1b[1mbold\x1b[0m\n"},
	} {
		if got, err := decode([]byte(tt.in)); got != tt.want || err != nil {
			t.Errorf("%s: decode(%.80q) = %.80q, %v, want %.80q", tt.name, tt.in, got, err, tt.want)
		}
	}
}

// random returns n bytes that are as good as any others.
func random(n int) string {
	data := make([]byte, n)
	rand.NewChaCha8([32]byte{}).Read(data) // never fails
	return string(data)
}

func TestDecodeRefusesWhatIsNoText(t *testing.T) {
	for name, in := range map[string]string{
		"ELF":      "\x7fELF\x02\x01\x01",
		"PNG":      "\x89PNG\r\n\x1a\n",
		"PDF":      "%PDF-1.7\nplain as day\n",
		"ZIP":      "PK\x03\x04letters",
		"controls": strings.Repeat("ab\x01\x02", 1000),
		"packed":   random(probed),
		"noise":    strings.Repeat("ab\xff\xfe\xfd\x01\x02c", 1000),
	} {
		if got, err := decode([]byte(in)); !errors.Is(err, ErrBinary) {
			t.Errorf("%s: decode(%.40q) = %.40q, %v, want ErrBinary", name, in, got, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"é", "\xff\xfea\x00", "\xfe\xff\x00a", "\xef\xbb\xbfa", "\xe9", "a\x00b\x00", "\x7fELF", "\xff\xfe\x3d\xd8"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := decode(data)
		if err != nil {
			if !errors.Is(err, ErrBinary) || got != "" {
				t.Fatalf("decode(%q) = %q, %v", data, got, err)
			}
			return
		}
		if !utf8.ValidString(got) && got != strings.TrimPrefix(string(data), "\ufeff") {
			t.Errorf("decode(%q) = %q is neither UTF-8 nor what was there", data, got)
		}
		if again, err := decode([]byte(got)); utf8.Valid(data) && err == nil && Clean(again) != Clean(got) {
			t.Errorf("decode(%q) = %q, decoded again %q", data, got, again)
		}
	})
}
