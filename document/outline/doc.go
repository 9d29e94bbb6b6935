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
// # How it is done
//
// Find works in the order in which one can be sure of things:
//
//   - Each block is measured by itself (a shape), and the text as a whole (the
//     view that the features ask).
//   - The body is the stretch of blocks with the greatest sum of prose. What is
//     below it is Furniture.
//   - The title is the most likely line above the body's first paragraph; a
//     byline and a standfirst come between. What is above it is Furniture.
//   - Marks are believed: an underline, a "#".
//   - Any other short block gets a score: the sum of what its features are worth.
//     The logistic function of that sum is the confidence. It is a heading from
//     threshold on, if no rule rejects it: text must come after it; a sentence
//     that leads on from the last, as "But …" does, heads nothing; and sentences
//     with a full stop are headings only if there are several.
//   - Levels come from marks, numbers and capitals.
//
// # To change it
//
// A feature is a row of the table in model.go: a question to a block, the values
// at which the answer changes its worth, and the worth of each step. All worths
// are fitted together, so a new question needs new weights for the whole table;
// a word that a list in cue.go lacks needs nothing but itself.
package outline
