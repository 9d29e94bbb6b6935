package index

// split takes a run apart into nationality, titles and names, and returns the
// token after it. article says that it begins with an Arabic one.
func (a *analysis) split(from, to int, article bool) int {
	s := splitter{analysis: a, from: from, to: to, at: from, article: article}
	for s.at < s.to {
		s.step()
	}
	return max(s.at, to)
}

// A splitter takes one run apart, from the left.
type splitter struct {
	*analysis
	from, to int // the run
	at       int // what is before is done
	article  bool
	titled   bool // a title that says a person follows stands before at
}

// step takes the next name of the run, or what is none.
func (s *splitter) step() {
	t := &s.tokens[s.at]
	edge := s.at == s.from || s.at+1 == s.to
	switch {
	case t.titled:
		s.titled = s.titled || t.is(personTitle)
		s.at++
	case t.kind != wordToken, edge && (t.is(month) && !s.speaks(s.at) || s.isDropped(s.at)), !t.capital && !s.article:
		s.at++
	default:
		end := s.reach()
		if !s.takeKnown(end) && !s.takeAfterDirection(end) && !s.takeBeforeCountry(end) && !s.takePersonAfter(end) {
			s.take(s.at, end, nil, s.titled)
		}
	}
}

// speaks reports whether the word at token i does what months do not: May said.
func (a *analysis) speaks(i int) bool { return a.at(i + 1).is(speech) }

// isDropped reports whether the word at token i, alone at the end of the run,
// names nothing: among them are languages that are peoples too.
func (s *splitter) isDropped(i int) bool {
	t := &s.tokens[i]
	return t.is(dropped) && i+1 >= s.to && (t.entries == nil || s.isLanguage(i))
}

// isLanguage reports whether the word at token i is a language there.
func (s *splitter) isLanguage(i int) bool {
	switch s.wordAt(i - 1).lower {
	case "in", "into", "speak", "speaks", "spoke", "spoken", "speaking", "learn", "learning", "teach", "teaching", "fluent":
		return true
	}
	switch s.wordAt(i + 1).lower {
	case "language", "languages", "translation", "lessons", "class", "classes", "teacher", "teachers", "word", "words", "speaking", "version":
		return true
	}
	return s.analysis.at(i + 1).hyphen()
}

// reach returns how far the name at s.at may reach: up to the next title.
func (s *splitter) reach() int {
	end := s.at + 1
	for end < s.to && !s.tokens[end].titled {
		end++
	}
	for end > s.at+1 && (s.tokens[end-1].kind == signToken || s.tokens[end-1].is(connector)) {
		end--
	}
	for end > s.at+1 && s.tokens[end-1].is(month) && !s.isNamedMonth(end) {
		end--
	}
	return end
}

// isNamedMonth reports whether the month before token end is a surname.
func (s *splitter) isNamedMonth(end int) bool {
	switch s.tokens[end-1].text {
	case "May", "June", "April", "August":
		return end-s.at == 2 && s.tokens[s.at].isGiven()
	}
	return false
}

// take takes tokens from to to as a name.
func (s *splitter) take(from, to int, e *entry, titled bool) {
	s.emit(from, to, e, titled)
	s.titled = false
	s.at = to
}

// takeKnown takes a name that begins with an entry of the gazetteer, if one does.
func (s *splitter) takeKnown(end int) bool {
	e, n := s.match(s.at, len(s.tokens))
	if e == nil {
		return false
	}
	if s.at+n > s.to {
		s.take(s.at, s.at+n, e, s.titled)
		return true
	}
	if e.vague && n == 1 && end-s.at > 1 && !s.tokens[s.at+1].is(dropped) {
		return false
	}
	if s.isGivenPlace(e, n, end) {
		s.take(s.at, end, nil, s.titled)
		return true
	}
	after := s.at + n
	if s.titled && e.use != ByDemonym && e.kind == Country && end > after {
		return false // Prince Jordan Smith
	}
	if after >= end {
		s.take(s.at, after, e, s.titled)
		return true
	}
	if head := s.headAfter(after, end); head > 0 {
		s.take(s.at, head, nil, false)
		return true
	}
	s.take(s.at, after, e, false)
	return true
}

// isGivenPlace reports whether the place at s.at is a given name: Paris Hilton.
func (s *splitter) isGivenPlace(e *entry, n, end int) bool {
	if n != 1 || end-s.at != 2 || !s.tokens[s.at].is(nameLike) || e.kind == Organisation {
		return false
	}
	last := s.wordAt(end - 1)
	if !last.capital || last.isCommon() || last.is(orgHead|geoHead|miscHead) {
		return false
	}
	other, _ := s.match(end-1, end)
	return other == nil
}

// headAfter returns where a longer name ends that begins with what the
// gazetteer knows, or 0: "Chinese Communist Party", "U.S. Embassy in". It ends
// with the last head noun, or with what "of" adds to that.
func (s *splitter) headAfter(from, end int) int {
	for k := end - 1; k >= from; k-- {
		t := &s.tokens[k]
		if !t.is(orgHead|geoHead|miscHead) || t.is(geoHead) && !t.is(orgHead|miscHead) && t.text == "State" {
			continue
		}
		for j := k; j < end; j++ {
			if w := s.tokens[j].text; w == "of" || w == "for" {
				return end
			}
		}
		if w := s.tokens[from].text; w == "of" || w == "for" {
			return end
		}
		return k + 1
	}
	return 0
}

// takeAfterDirection takes the country alone in "Northern Syria".
func (s *splitter) takeAfterDirection(end int) bool {
	if !s.tokens[s.at].is(direction) || s.at+1 >= end {
		return false
	}
	e, n := s.match(s.at+1, s.to)
	if e == nil || s.at+1+n < end || e.kind == Organisation || e.use == ByDemonym {
		return false
	}
	s.take(s.at+1, s.at+1+n, e, false)
	return true
}

// takePersonAfter takes the person in a run that begins with words of no name,
// as parts of a title do: Public Prosecution Eva Persson.
func (s *splitter) takePersonAfter(end int) bool {
	at := s.at
	for at < end && s.tokens[at].isCommon() && !s.tokens[at].isGiven() && s.tokens[at].kind == wordToken {
		at++
	}
	if at == s.at || end-at < 2 || !s.tokens[at].isGiven() || s.tokens[end-1].isCommon() {
		return false
	}
	for k := s.at; k < end; k++ {
		if t := &s.tokens[k]; t.is(orgHead|orgFirst|geoHead|geoFirst|miscHead|connector) && !t.is(particle) {
			return false
		}
	}
	s.take(at, end, nil, true)
	return true
}

// takeBeforeCountry takes two names where a country ends a run that has no head
// word: "Zipmex Thailand".
func (s *splitter) takeBeforeCountry(end int) bool {
	if end-s.at < 2 || s.titled || s.tokens[s.at].isGiven() {
		return false
	}
	for k := s.at; k < end; k++ {
		if s.holdsTogether(k) {
			return false
		}
	}
	for k := end - 1; k > s.at && k >= end-3; k-- {
		e, n := s.match(k, end)
		if e == nil || k+n != end || e.vague || e.kind != Country || e.use == ByDemonym || e.use == ByMetonym {
			continue
		}
		if k-s.at > 1 || !s.tokens[s.at].isCommon() {
			s.take(s.at, k, nil, false)
		}
		s.take(k, end, e, false)
		return true
	}
	return false
}

// holdsTogether reports whether token k says that a run with a country at its
// end is one name.
func (s *splitter) holdsTogether(k int) bool {
	t := &s.tokens[k]
	switch t.text {
	case "Air", "Team", "Miss", "Radio":
		return true
	}
	return t.kind == signToken || t.is(connector|orgHead|orgFirst|geoHead|geoFirst|miscHead|particle|direction)
}
