package cli

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadPaste(t *testing.T) {
	for _, tt := range []struct{ sent, want, err string }{
		{"\x1b[200~Tea\rand milk\x1b[201~", "Tea\rand milk", "<nil>"},
		{"x\x1b[200~Tea\r\n\x04\x03\x1b[201~qq", "Tea\r\n\x04\x03", "<nil>"},
		{"typed\rby hand\x04", "typed\rby hand", "<nil>"},
		{"\x04", "", "<nil>"},
		{"\x03", "", "nothing was pasted"},
		{"\x1b[200~\x1b[201~", "", "<nil>"},
		{"half\x1b[200~a paste", "", "the terminal is gone: EOF"},
	} {
		for name, in := range map[string]io.Reader{"at once": strings.NewReader(tt.sent), "slowly": iotest.OneByteReader(strings.NewReader(tt.sent))} {
			if name == "slowly" && strings.Contains(tt.sent, "\x1b") {
				continue // a lone Esc gives up
			}
			got, err := readPaste(in)
			if string(got) != tt.want || fmt.Sprint(err) != tt.err {
				t.Errorf("%q %s: %q, %v; want %q, %s", tt.sent, name, got, err, tt.want, tt.err)
			}
		}
	}
}
