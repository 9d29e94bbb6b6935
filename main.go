// Crosshead is a terminal reader for long articles: it finds the sections of
// what you read, also where nothing marks them. See README.md.
package main

import (
	"os"

	"crosshead/ui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
