package page

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"crosshead/document"
)

// build returns the document that so many bytes of articles are.
func build(b *testing.B, size int) *document.Document {
	source, err := document.NewSource("a.md", []byte(strings.Repeat(article+"\n", 1+size/len(article))))
	if err != nil {
		b.Fatal(err)
	}
	d, err := source.Build(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// reading returns a page of d, styled, on a large screen.
func reading(d *document.Document) *Page {
	p := New(testStyle)
	p.SetDocument(d)
	p.SetSize(120, 40)
	return p
}

func BenchmarkStyle(b *testing.B) {
	for _, size := range []int{500, 16 << 10} {
		d := open(b, "a.md", strings.Repeat("A paragraph of some length with *one mark* in it, and plain words after it. ", 1+size/76))
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			s := newStylist(testStyle)
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				s.runs(d, &d.Blocks[0], d.Blocks[0].Range)
			}
		})
	}
}

func BenchmarkView(b *testing.B) {
	b.Run("article", func(b *testing.B) { benchmarkView(b, build(b, 64<<10)) })
	b.Run("cjk", func(b *testing.B) {
		benchmarkView(b, block(document.Paragraph, strings.Repeat("茶是一种历史悠久的饮料，起源于中国，如今在世界各地都有人饮用。", maxLeaf/94)))
	})
}

func benchmarkView(b *testing.B, d *document.Document) {
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			reading(d).View()
		}
	})
	b.Run("warm", func(b *testing.B) {
		p := reading(d)
		b.ReportAllocs()
		for b.Loop() {
			p.View()
		}
	})
	b.Run("resize", func(b *testing.B) {
		p := reading(d)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			p.SetSize(50+i%2, 40)
			p.View()
		}
	})
}

// BenchmarkPageDown reads a document to its end, again and again: a key and the
// screen it leads to.
func BenchmarkPageDown(b *testing.B) {
	for _, size := range []int{16 << 10, 1 << 20, 10 << 20} {
		d := build(b, size)
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			p := reading(d)
			b.ReportAllocs()
			for b.Loop() {
				if !p.Scroll(38) {
					p.SetTop(0)
				}
				p.View()
			}
		})
	}
}

// BenchmarkLongLines is a screen of code whose lines are far wider than it.
func BenchmarkLongLines(b *testing.B) {
	p := reading(block(document.Code, strings.Repeat(strings.Repeat("x := 1; ", 2000)+"\n", 50)))
	b.ReportAllocs()
	for b.Loop() {
		p.View()
	}
}

// BenchmarkCode is the end of a long block of code: a screen that is not coloured yet.
func BenchmarkCode(b *testing.B) {
	p := reading(open(b, "a.md", "```go\n"+strings.Repeat("x1 := f(1) // the quiet harbour\n", 4000)+"```\n"))
	b.ReportAllocs()
	for b.Loop() {
		p.forget()
		p.End()
		p.View()
	}
}

// BenchmarkWrite prints a document.
func BenchmarkWrite(b *testing.B) {
	d := build(b, 128<<10)
	for name, style := range map[string]Style{"plain": {}, "styled": testStyle} {
		b.Run(name, func(b *testing.B) {
			p := New(style)
			p.SetBare(DefaultColumn)
			p.SetDocument(d)
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := p.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
