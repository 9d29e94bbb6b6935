package main

import (
	"fmt"
	"path/filepath"
	"slices"
)

// sizes are the columns.
var sizes = []string{"16k", "1m", "10m", "100m"}

// A row is a line of the table.
type row struct {
	what, against, goal string

	plan    string
	doc     string   // of the documents, without the size; or an odd one
	sizes   []string // that it is measured at; nil for all
	program string   // "" is crosshead
	base    string   // what the figure is a ratio to; "" is none
	figure  figure
	unit    float64 // what the figure is divided by, where it is no ratio; 0 is 1
	format  string  // of the figure
}

// tick is how long a frame of Bubble Tea lasts at 120 a second, in milliseconds.
const tick = 1000.0 / 120

const (
	times = "%.2f×"
	ticks = "%.1f ticks"
)

func table() []row {
	small, large := sizes[:1], sizes[3:]
	one := sizes[1:2]
	rows := []row{
		{what: "first styled screen", against: "the floor", goal: "1.2×", plan: "open", doc: ".md", sizes: small, base: "floor", figure: ms("open"), format: times},
		{what: "first styled screen", against: "our own 16 KB", goal: "1.1×", plan: "open", doc: ".md", sizes: sizes[1:], base: "16k", figure: ms("open"), format: times},
	}
	for _, f := range []struct{ name, end string }{{"Markdown", ".md"}, {"plain text", ".txt"}} {
		rows = append(rows,
			row{what: "start to the last line, " + f.name, against: "nvim", goal: "1×", plan: "end", doc: f.end, base: "nvim", figure: ms("end"), format: times},
			row{what: "start to the hit at 90 %, " + f.name, against: "nvim", goal: "1×", plan: "hit", doc: f.end, base: "nvim", figure: ms("hit"), format: times},
		)
	}
	for _, k := range []struct{ mark, what string }{
		{"G", "`G`"}, {"n", "next hit"}, {"section", "next section"}, {"bookmark", "bookmark"},
	} {
		rows = append(rows, row{what: k.what + ", whole built", against: "a tick", goal: "2", plan: "keys", doc: ".md", figure: ms(k.mark), unit: tick, format: ticks})
	}
	rows = append(rows, row{what: "search to the hit at 90 %, all counted, whole built", against: "nvim", goal: "1×", plan: "search", doc: ".md", base: "nvim", figure: ms("hit"), format: times})
	rows = append(rows, row{what: "120 to 80 columns", against: "a tick", goal: "2", plan: "resize", doc: ".md", figure: ms("resize"), unit: tick, format: ticks})
	for _, k := range []struct{ storm, what string }{{"line", "`j` held down"}, {"page", "`PgDn` held down"}} {
		for _, p := range []string{"outline", "text"} {
			with := k.what + map[string]string{"outline": ", outline open", "text": ", text only"}[p]
			rows = append(rows,
				row{what: with + ": median", against: "a tick", goal: "1", plan: "storm", doc: ".md", sizes: one, program: p, figure: p50(k.storm), unit: tick, format: ticks},
				row{what: with + ": 95 %", against: "a tick", goal: "2", plan: "storm", doc: ".md", sizes: one, program: p, figure: p95(k.storm), unit: tick, format: ticks},
				row{what: with + ": drain", against: "a tick", goal: "2", plan: "storm", doc: ".md", sizes: one, program: p, figure: drain(k.storm), unit: tick, format: ticks},
				row{what: with + ": answered", against: "all", goal: "100 %", plan: "storm", doc: ".md", sizes: one, program: p, figure: answered(k.storm), format: "%.0f %%"},
			)
		}
	}
	rows = append(rows,
		row{what: "bytes a line, text only", against: "less", goal: "1.5×", plan: "storm", doc: ".md", sizes: one, program: "text", base: "less", figure: bytesKey("line"), format: times},
		row{what: "bytes a page, text only", against: "less", goal: "1.25×", plan: "storm", doc: ".md", sizes: one, program: "text", base: "less", figure: bytesKey("page"), format: times},
		row{what: "bytes a line, outline open", goal: "4096", plan: "storm", doc: ".md", sizes: one, program: "outline", figure: bytesKey("line"), format: "%.0f"},
		row{what: "whole built, Markdown", against: "w3m opening it as text", goal: "0.1×", plan: "whole", doc: ".md", sizes: large, base: "w3m", figure: ms("whole"), format: times},
		row{what: "whole built, plain text", against: "w3m opening it", goal: "0.03×", plan: "whole", doc: ".txt", sizes: large, base: "w3m", figure: ms("whole"), format: times},
		row{what: "peak memory, Markdown", against: "the file", goal: "2.5×", plan: "whole", doc: ".md", sizes: large, figure: peak, unit: 100, format: times},
		row{what: "peak memory, plain text", against: "the file", goal: "2×", plan: "whole", doc: ".txt", sizes: large, figure: peak, unit: 100, format: times},
		row{what: "peak memory", goal: "40 MB", plan: "open", doc: ".md", sizes: small, figure: peak, format: "%.0f MB"},
		row{what: "`print` to a pipe", against: "w3m -dump", goal: "2×", plan: "print", doc: ".md", sizes: sizes[1:3], base: "w3m", figure: ms("print"), format: times},
		row{what: "`print`, peak memory", goal: "80 MB", plan: "print", doc: ".md", sizes: sizes[1:3], figure: peak, format: "%.0f MB"},
		row{what: "`--version`", against: "hello with Glamour", goal: "1.1×", plan: "start", doc: ".md", sizes: small, base: "hello", figure: ms("version"), format: times},
	)
	return append(rows, oddRows()...)
}

// oddRows are the rows of the odd documents, each beside an even one of 1 MB.
func oddRows() []row {
	var rows []row
	for _, doc := range oddNames() {
		for _, m := range []struct{ mark, what string }{{"open", "first screen"}, {"end", "end"}, {"hit", "hit"}} {
			rows = append(rows, row{what: doc + ": " + m.what, against: "1 MB as it comes", goal: "1.5×", plan: "odd", doc: doc, sizes: sizes[1:2], base: "even", figure: ms(m.mark), format: times})
		}
	}
	return rows
}

// cell measures a row at a size.
func (l *lab) cell(r row, size string) (string, error) {
	if r.sizes != nil && !slices.Contains(r.sizes, size) {
		return "", nil
	}
	at := func(name string) string { return filepath.Join(l.docs, name) }
	doc, small := at(size+r.doc), at("16k.md")
	if r.plan == "odd" {
		doc, small = at(r.doc+".md"), at("1m.md")
	}
	runs, err := l.runs(r.plan, doc, small, at(size+".txt"))
	if err != nil {
		return "", err
	}
	program, v, ok := r.program, 0.0, false
	if program == "" {
		program = "crosshead"
	}
	if r.base != "" {
		v, ok = ratio(runs, program, r.base, r.figure)
	} else if v, ok = typical(runs, program, r.figure); r.unit > 0 {
		v /= r.unit
	}
	if !ok {
		return "failed", nil
	}
	return fmt.Sprintf(r.format, v), nil
}
