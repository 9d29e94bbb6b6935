package index

import "math"

// A score says how much speaks for each kind of name.
type score [4]float32

// The places in a score. other is what is none of ours.
const (
	person = iota
	place
	organisation
	other
)

func (s *score) add(w score) {
	for i := range s {
		s[i] += w[i]
	}
}

// best returns the kind that most speaks for.
func (s *score) best() int {
	best := other
	for k := other; k >= 0; k-- {
		if s[k] > s[best] {
			best = k
		}
	}
	return best
}

// scale returns s times f.
func (s score) scale(f float32) score {
	for i := range s {
		s[i] *= f
	}
	return s
}

// sqrtOf is the weight of n mentions that agree: more than one's, not n times it.
func sqrtOf(n int) float32 { return float32(math.Sqrt(float64(n))) }

// The weights of what a name is made of: for a person, a place, an
// organisation, something else. They were set by hand.
var (
	oneWord   = score{0, 0, 0.3, 0.6}
	twoWords  = score{1.6, 0, 0.3, 0.4}
	threeWord = score{1.0, -0.5, 0.8, 0.5}
	manyWords = score{-0.5, -0.5, 1.2, 0.8}

	givenAlone  = score{1.8, 0, 0, 0}
	givenFirst  = score{3.0, 0, 0, 0}
	givenSecond = score{1.0, 0, 0, 0}
	hasInitial  = score{2.0, 0, 0, 0}
	hasParticle = score{1.5, 0, 0, 0}

	capitalsAlone = score{-1.5, -0.5, 2.0, 0.3}
	acronymFirst  = score{-1.5, 0, 0.8, 0}
	capitalsTwo   = score{-1.5, -0.5, 1.0, 0.3}
	capitalsMany  = score{0, 0, 0.5, 0.5}
	commonAlone   = score{-0.8, -0.5, 0, 2.0}
	commonMany    = score{-1.5, -0.3, 1.0, 0.8}
	innerCapital  = score{0, 0, 1.2, 0.2}
	hasDigit      = score{-2, -1, 0.5, 1.0}

	orgHeadLast   = score{-2, -1, 4.0, 0}
	orgHeadAlone  = score{-1, -0.5, 0.8, 2.0}
	orgHeadInside = score{-1, 0, 2.0, 0}
	orgFirstWord  = score{-1, 0, 1.5, 0}
	orgFirstAlone = score{-1, -0.5, 0.8, 1.5}
	orgFirstOf    = score{-2, -1, 3.0, 0}

	geoHeadLast   = score{-2, 4.0, 0.5, 0}
	geoHeadAlone  = score{-1, 0.3, 0, 1.5}
	geoHeadInside = score{-1, 1.5, 0.8, 0}
	geoFirstWord  = score{-0.5, 2.5, 0, 0}

	miscHeadLast   = score{-2, -1, 0, 3.5}
	miscHeadAlone  = score{-1, -0.5, 0, 2.0}
	miscHeadInside = score{-1, -0.5, 0.3, 1.0}

	droppedAll  = score{-3, -3, -2, 4}
	droppedSome = score{-1, 0, 0.5, 0.6}
	titleAll    = score{-1, -1, -1, 3}
	titleAlone  = score{-1, -1, 0, 3}
	isCity      = score{-0.5, 4, 0, 0}

	beginsCountry = score{-1, 0, 1.5, 0.5}
	beginsPlace   = score{-1, 0.5, 1.0, 0.3}
	beginsOrg     = score{-1, -1, 1.5, 0.5}
	endsCountry   = score{-0.5, 0.3, 1.0, 0.3}
	endsPlace     = score{0, 0.5, 0.5, 0}
	hasConnector  = score{-1.5, 0, 1.0, 0.3}

	vaguePlace = score{0, 2.0, 0, 0}
	vagueOrg   = score{0, 0, 1.5, 0.5}
)

// telling are the endings that most surnames, places and companies share that
// have them.
var telling = [...]struct {
	endings string
	score   score
}{
	{"bank corp tech soft telecom media pharma gruppe", score{-1, -0.5, 1.5, 0}},
	{"ville burg burgh pur abad grad shire polis nagar garh istan stadt", score{-0.5, 1.2, 0, 0}},
	{"ez ov ova ev eva enko sson ski sky vich yan idze shvili oglu zadeh", score{0.8, 0, 0, 0}},
}

// The weights of what stands around a name.
var (
	afterTitle    = score{5, -1, -1, 0}
	afterRole     = score{2.5, 0, 0, 0}
	afterIn       = score{-1, 2.0, 0.2, -0.2}
	afterThe      = score{-2, -0.2, 1.2, 0.8}
	afterTheAlone = score{-2, -0.2, 0.7, 0.8}
	afterInThe    = score{0, 0.8, 0, 0}
	theNoun       = score{1.5, 0, 0, 0} // the Trump campaign
	afterOf       = score{0, 0.4, 0.3, 0}
	afterGeoOf    = score{-1, 3, -1, 0} // the city of
	afterFrom     = score{0, 0.6, 0.2, 0}
	afterTo       = score{0.1, 0.5, 0, 0}
	afterBy       = score{0.4, -0.3, 0.4, 0}
	afterWith     = score{0.4, 0, 0.2, 0}
	afterFor      = score{0, 0.1, 0.3, 0}
	afterAnd      = score{0.2, 0.1, 0.1, 0}
	afterA        = score{-1.5, -1, 0, 0.8}
	afterSpeech   = score{1.5, 0, 0, 0}
	afterOwner    = score{-0.2, 0.2, 0.6, 0.4}
	inBrackets    = score{-0.5, 0, 0.8, 0.3}
	besidePlace   = score{0, 1.2, 0, 0}
	besideOrg     = score{0, 0, 0.8, 0}
	afterComma    = score{0, 0.3, 0, 0}
	atStart       = score{0, 0, 0, 0.2}
	isOpener      = score{0.3, 0, 0, 0.2}
	dateline      = score{-1, 4.5, -1.5, 0}

	isOwner          = score{0.6, 0.2, 0.2, -0.3}
	beforeSpeech     = score{1.6, -0.5, 0.4, -0.3}
	beforeWho        = score{2.0, -0.5, -0.5, 0}
	beforeGeo        = score{-1, 2.5, -0.3, 0}
	beforeCampaign   = score{2.0, 0, 0, 0}
	beforeEtAl       = score{3, -0.5, 0, 0} // Smith et al.
	beforeYear       = score{2.5, -0.5, 0, 0}
	beforeAge        = score{4, -1, -1, 0}
	beforeRole       = score{2.0, 0, 0, 0}
	beforeCommaPlace = score{-0.5, 2.0, 0.3, 0}
	beforeBracket    = score{0, 0, 0.4, 0}
	beforeAcronym    = score{-1.5, -0.5, 2.5, 0}
	beforeBased      = score{-0.5, 2.0, 0, 0}
)
