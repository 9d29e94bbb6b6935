// Package ui is what the reader sees and presses: one tea.Model, the [Reader],
// and parts that are plain structs.
//
// # Who sends what to whom
//
//	terminal ──keys, mouse, size──▶ Reader.Update ──▶ command ──▶ one method of Reader
//	Reader ──SetSize, SetTop, Show, SetHits──▶ page.Page, which knows where one is
//	Reader ──SetCurrent, Move, Fold──▶ outline, list, prompt, help, which know nothing of each other
//	Reader ──tea.Cmd──▶ open, build, correct, find, index, place, save ──message──▶ Reader.arrived, dropped if out of date
//	Reader.View ◀──lines── page, outline, list, help; arranged by arrange, and nothing is changed
//
// The document on the screen is the one that was built, with the corrections of
// its outline; both have one text, so that offsets hold in either.
//
// What belongs to a document is a [volume]; the reader has one open, and its trail
// those it can go back and forward to. What is still on its way, as a page of the web
// or a book that is converted, is an [Opening]; the first document is one too.
//
// Page furniture around the article is folded away: the page has the bounds of
// what is shown, and a place outside of them opens it.
//
// A place is an offset into the document's text and belongs to the page. What can
// be worked out from it, the section, the percentage, the minutes left, is.
//
// # To add something
//
//   - a key or a command: a row in command.go and a method of Reader; help, palette
//     and README follow.
//   - something that takes its time: a message in load.go and a case in arrived; it
//     names its document, since that may be left meanwhile.
//   - something that is so of one document: a field of volume.
//   - something to choose from: a list with items and what choosing does.
//   - a part of the screen: a rect in layout.go and a View that fills it.
package ui
