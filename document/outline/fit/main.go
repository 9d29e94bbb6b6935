// Fit makes the weights of package outline from articles whose headings are
// known, and measures how well they do on articles they were not fitted to.
//
//	go run ./document/outline/fit CORPUS            writes document/outline/weights.go
//	go run ./document/outline/fit -cv DIR CORPUS    writes what is found in each article to DIR
//
// CORPUS has the folders dev and stress/dev, of NAME.txt and NAME.json. With -cv
// the articles of each site are looked at with weights fitted to the other sites
// alone; DIR then holds NAME.json as the corpus's score.py reads it.
//
// The weights are three logistic regressions over the steps of the features, one
// after the other, since each is asked about what the one before it found. With
// the last go boosted trees: the score of a heading is the mean of both.
// Sentences as headings, which are rare in dev, are taught by stress/dev; texts
// without blank lines by all articles with theirs left out.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"crosshead/document/outline"

	"golang.org/x/sync/errgroup"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	file := flags.String("o", "document/outline/weights.go", "where the weights go")
	dir := flags.String("cv", "", "cross-validate: where what is found goes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("it needs the folder of the corpus")
	}
	articles, err := readAll(flags.Arg(0))
	if err != nil {
		return err
	}
	if *dir != "" {
		return validate(articles, *dir)
	}
	data, err := source(fit(articles))
	if err != nil {
		return err
	}
	return os.WriteFile(*file, data, 0o644)
}

// readAll reads the articles that weights are fitted to.
func readAll(corpus string) ([]*article, error) {
	articles, err := readCorpus(filepath.Join(corpus, "dev"))
	if err != nil {
		return nil, err
	}
	stress, err := readCorpus(filepath.Join(corpus, "stress", "dev"))
	for _, a := range stress {
		a.stress = true
	}
	return append(articles, stress...), err
}

// folds is in how many parts the sites are cut.
const folds = 10

// validate finds the outlines of the articles of each fold with weights fitted
// to the others, and writes them to dir.
func validate(articles []*article, dir string) error {
	fold := foldsOf(articles)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for k := range folds {
		group.Go(func() error {
			var in, out []*article
			for _, a := range articles {
				if fold[a.Site] == k {
					out = append(out, a)
				} else {
					in = append(in, a)
				}
			}
			w := fit(in)
			for _, a := range out {
				if err := a.write(dir, w.Find(a.blocks)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// foldsOf deals the sites out to the folds, in the order of their names.
func foldsOf(articles []*article) map[string]int {
	fold := make(map[string]int)
	var sites []string
	for _, a := range articles {
		if _, ok := fold[a.Site]; !ok {
			fold[a.Site] = 0
			sites = append(sites, a.Site)
		}
	}
	slices.Sort(sites)
	for i, site := range sites {
		fold[site] = i % folds
	}
	return fold
}

// write writes what was found in a to dir.
func (a *article) write(dir string, found []outline.Finding) error {
	headings := []heading{}
	for i, f := range found {
		if f.Part == outline.Heading {
			headings = append(headings, heading{int(a.blocks[i].Line) - 1, a.blocks[i].Text, f.Level})
		}
	}
	data, err := json.Marshal(headings)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, a.Name+".json"), data, 0o644)
}
