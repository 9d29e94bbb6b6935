// Package outline finds the outline of a text that nothing marks: which of its
// blocks are headings, which is the title, and which are not of the article at
// all but of the page that it was copied from.
//
// # How a reader does it
//
// Nobody needs bold type to see the headings here:
//
//	Home  Recipes  Shop                        Furniture
//	Bread without kneading                     Title
//	How a cold night does the work of a fist.  Standfirst
//	By Ann Poe, 3 May 2024                     Byline
//	Flour, water, salt, a little yeast and …   Prose
//	Why time is enough                         Heading
//	Gluten forms wherever wet flour is left …  Prose
//	A pot for an oven                          Heading
//	Steam keeps the crust soft while the …     Prose
//	Share this recipe                          Furniture
//
// A heading is short where the blocks around it are long. It ends without a full
// stop, or like the other headings do. Text follows it, and has its words. No
// single sign is sure, and each can be missing; many weak ones together are.
//
// # Terms
//
// A feature is a question to a block, whose answer is a number: how wide is it,
// how does it end, how many of its words are in the next three paragraphs? The
// range of the answers is cut into steps, and each step is worth something, for
// or against. The score of a block is the sum of what its answers are worth;
// the logistic function makes a confidence of it, from 0 to 1. That is all the
// model there is: an additive one, a table that can be read. Of "A pot for an
// oven":
//
//	feature              answer  worth
//	below                1       +1.23  a blank line
//	columns              17      +1.19  narrow, but not a word or two
//	words of the next 3  1       +0.85  all of its words are in the paragraphs below
//	text after           145     -0.71  not much text directly below
//	width before         8.8     +0.56  the block above is that much wider
//	alike                1       +0.52  the other short blocks look the same
//	…                            …
//	all                          +4.5   confidence 0.99
//
// crosshead outline --explain FILE prints this of each candidate of a plain text.
//
// # How it is done
//
// Find works in the order in which one can be sure of things:
//
//   - Each block is measured by itself (a shape), and the text as a whole (the
//     view that the features ask).
//   - The table of inside.go says how likely each block is of the article. The
//     title is the likeliest by the table of title.go. The body is the stretch
//     below it with the greatest sum of log odds; what is above and below that is
//     Furniture, if it has signs of a page. A byline and a standfirst come first.
//   - Marks are believed: an underline, a "#", "== x ==".
//   - A book's table of contents names its chapters. Three lines that a word
//     numbers, "Chapter 1" and on, are headings too.
//   - Any other short block gets a score by the table of heading.go. It is a
//     heading from threshold on, or from doubt on if it looks like two others,
//     unless a rule that sees the whole text is against it: text must come after
//     it; a sentence that leads on from the last, as "But …" does, heads nothing,
//     nor does what is said in dialogue, nor a command, a caption, a byline or a
//     page's "Read more"; sentences with a full stop are headings only if there
//     are several, or one that is beyond doubt. Where several stand beside a date,
//     they are those of other articles.
//   - Lines that belong together, by a label, a sign, a number or the line below,
//     vouch for each other: see kin.go.
//   - Levels come from marks, numbers, capitals, and from looks that directly
//     follow others. Numbers that begin anew stand below what has none, and
//     sentences below headings without a stop. Nothing but form says the rest: see
//     below.go. A text that only its meaning divides stays flat.
//
// # To change it
//
// A feature is a row of a table: a question, and the values at which the answer
// changes its worth. All worths are fitted together, so a new question needs new
// weights: go run ./document/outline/fit CORPUS writes weights.go, and a test says
// when it is stale. A word that a list in cue.go lacks needs new weights as well. A rule
// needs nothing but a case in testdata, where a text and its blocks lie side by
// side, and a look at what it does to articles: fit -cv.
package outline
