package document

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// undressed returns text without what was to make it bold, underlined or coloured, on
// a printer or a terminal. No line is lost.
func undressed(text string) string { return overstruck(uncoloured(text)) }

// uncoloured returns text without the sequences that tell a terminal of colours, and of
// the background of the rest of a line. They are short and have an end; of any other
// sequence the letters stay.
func uncoloured(text string) string {
	if !strings.Contains(text, "\x1b[") {
		return text
	}
	return colouring().ReplaceAllLiteralString(text, "")
}

var colouring = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\x1b\[[0-9;:]{0,40}[mK]`) })

// overstruck returns text as a printer leaves it that types letters over one
// another: "x BS x" is a bold x and "_ BS x" an underlined one; manual pages that
// were saved from a pager are full of both. The letter that came last stays, but
// neither an underline nor a blank takes the place of another. No line is lost.
// Lines without BS are copied as they are, and a text without is returned.
func overstruck(text string) string {
	if strings.IndexByte(text, '\b') < 0 {
		return text
	}
	p := printer{out: make([]byte, 0, len(text))}
	for {
		i := strings.IndexByte(text, '\b')
		if i < 0 {
			p.out = append(p.out, text...)
			return string(p.out)
		}
		from, to := 1+strings.LastIndexByte(text[:i], '\n'), len(text)
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			to = i + n
		}
		p.out = append(p.out, text[:from]...)
		p.print(text[from:to])
		text = text[to:]
	}
}

// A printer sets lines, letter over letter.
type printer struct {
	out  []byte // what is finished
	line []rune // what is not
	at   int    // where in line the next letter goes
}

// print sets s, which ends with its line.
func (p *printer) print(s string) {
	for _, r := range s {
		switch {
		case isLineBreak(r):
			p.feed()
			p.out = utf8.AppendRune(p.out, r)
		case r == '\b':
			p.back()
		case p.at == len(p.line):
			p.line = append(p.line, r)
			p.at++
		default:
			if r != '_' && r != ' ' {
				p.line[p.at] = r
			}
			p.at++
		}
	}
	p.feed()
}

// back steps back over a letter and its accents.
func (p *printer) back() {
	for p.at > 0 {
		p.at--
		if !unicode.Is(unicode.Mn, p.line[p.at]) {
			return
		}
	}
}

// feed finishes the line.
func (p *printer) feed() {
	for _, r := range p.line {
		p.out = utf8.AppendRune(p.out, r)
	}
	p.line, p.at = p.line[:0], 0
}
