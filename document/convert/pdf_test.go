package convert

import "testing"

// FuzzPDF: whatever pdftotext says of the lines, their paragraphs are written, or
// there is an error.
func FuzzPDF(f *testing.F) {
	f.Add([]byte(`<doc><page width="600" height="800"><flow><block><line xMin="1" yMin="2" xMax="300" yMax="12">
<word xMin="1" yMin="2" xMax="300" yMax="12">wa-</word></line><line xMin="1" yMin="14" xMax="30" yMax="24"><word>ter</word></line></block></flow></page></doc>`))
	f.Fuzz(func(t *testing.T, layout []byte) {
		text, err := pdfText(layout)
		if err == nil && text.Plain == "" {
			t.Error("nothing, and no error")
		}
	})
}
