package page

import (
	"strings"
	"testing"

	"crosshead/document"

	"github.com/charmbracelet/x/ansi"
)

// FuzzPage reads any bytes as Markdown on a page of any width and scrolls.
func FuzzPage(f *testing.F) {
	f.Add([]byte(article), uint8(60), int8(7), false)
	f.Add([]byte(strings.Join(marked, " ")+strings.Join(harmful, " ")), uint8(9), int8(-3), true)
	f.Add([]byte("| a | b |\n|---|--:|\n| "+strings.Join(harmless, " ")+" | 茶 |"), uint8(20), int8(40), true)
	f.Add([]byte(strings.Repeat("> - ", 20)+"deep"), uint8(1), int8(1), false)
	f.Fuzz(func(t *testing.T, data []byte, width uint8, step int8, runes bool) {
		source, err := document.NewSource("a.md", data)
		if err != nil {
			t.Skip(err)
		}
		p := New(testStyle)
		p.SetDocument(source.Head())
		p.SetMethod(ansi.GraphemeWidth)
		if runes {
			p.SetMethod(ansi.WcWidth)
		}
		p.SetSize(int(width)%200+1, 10)
		for range 4 {
			checkView(t, p)
			p.Scroll(int(step))
			p.Shift(int(step) / 8)
		}
		p.End()
		checkView(t, p)
	})
}
