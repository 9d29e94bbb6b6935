package outline

import "slices"

// headingFeatures are the questions that tell a heading. Where a text has no
// blank lines, some of the answers mean something else, so these are asked again.
func headingFeatures() []feature {
	features := slices.Concat(headingItself(), headingBeside(), headingInText())
	for _, f := range features {
		switch f.name {
		case "columns", "ending", "width after", "columns after", "text after", "ending before", "short run",
			"words of the next 3", "mate rate", "open alone", "inside after":
			features = append(features, tight(f))
		}
	}
	return features
}

// tight asks f in a text without blank lines, and elsewhere nothing.
func tight(f feature) feature {
	const nothing = -1e9
	value := func(v *view, i int) float64 {
		if v.blank > .1 {
			return nothing
		}
		return f.value(v, i)
	}
	return feature{f.name + ", tight", value, append([]float64{nothing / 2}, f.cuts...)}
}

// headingItself asks a block what it is by itself.
func headingItself() []feature {
	return []feature{
		{"columns", own(columns), []float64{12, 20, 40, 55, 65, 80, 120}},
		{"words", own(func(s *shape) float64 { return float64(s.words) }), []float64{2, 4, 13}},
		{"relative width", relative, []float64{.1, .2, .45, .6, .78}},
		{"ending", own(endOf), []float64{.5, 1.5, 2.5, 3.5, 4.5, 5.5}},
		{"casing", own(caseOf), []float64{.5, 1.5, 2.5, 3.5}},
		{"capitals", capitalised, []float64{-.1, 0, .3, .6}},
		{"quotes", own(quotesOf), []float64{.5, 1.5}},
		{"number", own(isNumbered), []float64{.5}},
		{"number runs on", runs, []float64{-.5, .5, 1.5, 2.5, 3.5}},
		{"item", own(isItem), []float64{.5}},
		{"odd start", own(startsOddly), []float64{.5}},
		{"odd end", own(endsOddly), []float64{.5}},
		{"copies", own(copiesOf), []float64{1.5, 2.5}},
		{"digits", own(digitsOf), []float64{.001, .03, .08, .14}},
		{"commas", own(func(s *shape) float64 { return float64(s.commas) }), []float64{.5, 1.5}},
		{"sentences", own(sentencesOf), []float64{.5}},
		{"stop words", own(stopShare), []float64{.12, .3}},
		{"widget", has(widget | legal), []float64{.5}},
		{"credit", has(credit), []float64{.5}},
		{"month", has(month), []float64{.5}},
		{"saying", has(saying), []float64{.5}},
		{"office", has(office), []float64{.5}},
		{"opener", begins(opener), []float64{.5}},
		{"pronoun", begins(pronoun), []float64{.5}},
		{"asking", begins(asking), []float64{.5}},
	}
}

// headingBeside asks what is directly around it.
func headingBeside() []feature {
	return []feature{
		{"columns 2 before", near(-2, columns), []float64{0, 20, 90}},
		{"columns before", near(-1, columns), []float64{0, 22, 60, 150, 374}},
		{"columns after", near(1, columns), []float64{0, 60, 100, 166, 449}},
		{"columns 2 after", near(2, columns), []float64{0, 20, 100, 552}},
		{"columns 3 after", near(3, columns), []float64{0, 60, 298}},
		{"ending before", near(-1, endOf), []float64{-.5, .5, 1.5, 3.5, 4.5}},
		{"ending after", near(1, endOf), []float64{-.5, .5, 1.5, 2.5, 3.5, 4.5, 5.5}},
		{"ending 2 after", near(2, endOf), []float64{-.5, .5, 3.5}},
		{"item before", near(-1, isItem), []float64{.5}},
		{"item after", near(1, isItem), []float64{.5}},
		{"number before", near(-1, isNumbered), []float64{.5}},
		{"number after", near(1, isNumbered), []float64{.5}},
		{"quote after", near(1, quotesOf), []float64{.5, 1.5}},
		{"credit before", near(-1, func(s *shape) float64 { return truth(s.cues&credit != 0 && s.columns < 130) }), []float64{.5}},
		{"credit after", near(1, func(s *shape) float64 { return truth(s.cues&credit != 0 && s.columns < 130) }), []float64{.5}},
		{"widget after", near(1, func(s *shape) float64 { return truth(s.cues&widget != 0 && s.columns < 80) }), []float64{.5}},
		{"width before", ratio(-1), []float64{0, .42, 1.8, 3.8, 5.5, 12}},
		{"width after", ratio(1), []float64{0, .4, .6, 1.1, 1.5, 2.5, 3.2, 4.5, 9}},
		{"above", above, []float64{-.9, -.5, 0, .1, .5}},
		{"below", below, []float64{.5}},
		{"dated before", datesIn(-1, 0), []float64{.5}},
		{"dated after", datesIn(1, 2), []float64{.5}},
	}
}

// headingInText asks what is further away, and what the text is.
func headingInText() []feature {
	return []feature{
		{"text after", followed, []float64{1, 207, 600, 1122}},
		{"short run", shortRun, []float64{.5, 1.5, 4}},
		{"density 2", density(2), []float64{.2, .42, .7}},
		{"density 4", density(4), []float64{.15, .31, .6}},
		{"density 8", density(8), []float64{.1, .22, .5, .81}},
		{"density 16", density(16), []float64{.1, .19, .3}},
		{"in body", inBody, []float64{.5, 1.5}},
		{"inside", func(v *view, i int) float64 { return v.inside[i] }, []float64{-2, -1, 0, 1, 2, 3, 4, 5}},
		{"inside before", insideIn(-6, 0), []float64{-2, -1, 0, 1, 2, 3, 4, 5}},
		{"inside after", insideIn(1, 7), []float64{-2, -1, 0, 1, 2, 3, 4, 5}},
		{"prose before", proseBefore, []float64{.5, 1.5}},
		{"prose left", proseLeft, []float64{.5, 1.5, 5}},
		{"paragraphs", func(v *view, _ int) float64 { return float64(v.prose.total()) }, []float64{8, 15, 20, 56}},
		{"prose share", proseShare, []float64{.48, .6, .74, .91}},
		{"median", func(v *view, _ int) float64 { return v.median }, []float64{180, 240, 400}},
		{"stopped", func(v *view, _ int) float64 { return v.stopped }, []float64{.04, .2, .5, .9}},
		{"stops alone", func(v *view, _ int) float64 { return float64(v.alone[stop]) }, []float64{.5, 3, 9}},
		{"open alone", func(v *view, _ int) float64 { return float64(v.alone[open]) }, []float64{.5, 1.5, 5, 16}},
		{"questions alone", func(v *view, _ int) float64 { return float64(v.alone[question]) }, []float64{.5, 2.5, 4.5}},
		{"wide", func(v *view, _ int) float64 { return v.wide }, []float64{.5}},
		{"words of the next", echoed(1), []float64{0, .18, .3, .6}},
		{"words of the next 3", echoed(3), []float64{0, .01, .19, .3, .43, .5, .6}},
		{"words of the last", echoed(-1), []float64{0, .2, .54}},
		{"alike", alike, []float64{.01, .33, .6}},
		{"nearest alike", nearest, []float64{1, 3, 7, 12, 60}},
		{"nearest mate", neighbour, []float64{1, 3, 7}},
		{"kin", kin, []float64{-.5, .5, 1.5, 2.5, 4.5}},
		{"label", labelled, []float64{-.5, .5, 1.5, 2.5}},
		{"opener after", near(1, func(s *shape) float64 { return truth(s.first&opener != 0) }), []float64{-.5, .5}},
		{"pronoun after", near(1, func(s *shape) float64 { return truth(s.first&pronoun != 0) }), []float64{-.5, .5}},
		{"customary", custom, []float64{.5}},
		{"auxiliary", has(auxiliary), []float64{.5}},
		{"cues", own(cueShare), []float64{.001, .2, .5}},
		{"interview", interview, []float64{-.5, 1.5, 3.5, 6.5}},
		{"slash", slash, []float64{.5}},
		{"bracket", bracket, []float64{.5, 1.5}},
		{"drift", drift, []float64{-8, -.6, -.3, -.1, .01, .1, .3, .6}},
		{"mate rate", mateRate, []float64{.1, .2, .35, .46, .6, .83}},
	}
}
