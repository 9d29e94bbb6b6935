// Package assets holds the files that are part of the program: the article it
// opens when it is given no source, and the themes. They are data and nothing
// else; what they mean is known where they are used.
package assets

import _ "embed"

// Article is the article that is shown when no source is given: plain text in
// UTF-8, its title on the first line, paragraphs and unmarked subheadings
// separated by blank lines.
//
//go:embed article.txt
var Article string
