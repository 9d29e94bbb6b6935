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
// or against. A tree asks of three answers at once whether they are at or above a
// step, and each of the eight patterns of yes and no is worth something: that the
// blocks around are wide says more where they have the block's words as well.
//
//	the block below is 4.5 times as wide, or more?    no              yes
//	half of its words are in the next 3 paragraphs?   no      yes     no      yes
//	the block above is 3.8 times as wide, or more?    no  yes no  yes no  yes no  yes
//	worth, in hundredths                              -9  -1  -3  +15 +3  +17 +23 +32
//
// The score of a block is the sum of what its answers are worth, each by itself
// and together; the logistic function makes a confidence of it, from 0 to 1. That
// is all the model there is: tables that can be read. Of "A pot for an oven":
//
//	feature              answer  worth
//	below                1       +0.59  a blank line
//	columns              17      +0.57  narrow, but not a word or two
//	width after          16      +0.51  the block below is that much wider
//	words of the next 3  1       +0.37  all of its words are in the paragraphs below
//	alike                1       +0.25  the other short blocks look the same
//	…                            …
//	answers together             +2.42  125 trees, the one above the first of them
//	all                          +4.3   confidence 0.99
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
//   - Marks are believed: an underline, a "#", "== x ==", the place of
//     one in a page of a manual, where no other line is a heading.
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
// changes its worth. Half of the score is a logistic regression, in which all
// worths are fitted together; half is the trees, each grown to mend what those
// before it left wrong. Each errs in its own way, so their mean is better than
// either; the two tables without trees are regressions alone. A new question needs
// new weights, and so does a word that a list in cue.go lacks: go run
// ./document/outline/fit CORPUS writes weights.go, and a test says when it is stale.
// A rule needs nothing but a case in testdata, where a text and its blocks lie side
// by side, and a look at what it does to articles: fit -cv.
package outline
