package outline

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cues are kinds of words that say something about the block they stand in. The
// lists are closed and short, for the languages that web pages come in most;
// what no list holds is left to the shape of the text.
type cues uint32

const (
	stopWord  cues = 1 << iota // a word that means nothing by itself
	opener                     // leads on from what was said
	pronoun                    // stands for what was said
	asking                     // begins a question
	saying                     // reports speech
	widget                     // of the page, not of the article: share, reply, subscribe
	legal                      // of its foot: copyright, imprint, privacy
	credit                     // of a picture's caption
	month                      // of a date
	author                     // of a byline: by, von, par
	comment                    // of what readers write below
	auxiliary                  // helps
	office                     // of an author's note: fellow, reporter, professor
)

var cueLists = map[cues]string{
	stopWord: `the a an and or but of to in on at for with from by as is are was were be been being it its this that
		these those he she they we you i his her their our your my not no so if then than there here what why how when
		who which can could should would will may might do does did has have had about into over under after before
		more most some any all one two new up out just also only very der die das den dem des ein eine einer eines
		einem einen und oder aber im am an auf für mit von zu zum zur ist sind war wie wer nicht auch sich es er
		sie wir ihr als bei nach aus über um noch nur le la les un une du de et ou mais dans en au aux par pour sur
		avec ce cette qui que quoi est sont pas plus el los las una por con del al se su sus lo como más y и в на не
		что с как по для из это к о от за у же`,
	opener: `but and so yet still then now indeed however moreover also meanwhile consider instead rather thus
		therefore here nevertheless nonetheless furthermore
		besides similarly likewise otherwise finally hence aber und denn doch dann dabei dennoch jedoch zudem
		außerdem mais et or ainsi donc cependant toutefois pero y entonces embargo но и а однако`,
	pronoun: `he she they it this that these those there i we you his her their its our my das dies diese dieser er
		sie es ich wir man il elle ce cet cette on nous je él ella esto это он она они мы я`,
	asking: `what why how when where who which is are do does did can could should will would have has was wie warum
		wer wo wann welche welcher welches ist sind kann quel quelle quels pourquoi comment est qué cómo cuál что как
		почему зачем когда где кто`,
	saying: `said says told asked wrote added replied explained declined tweeted sagt sagte dit dijo`,
	widget: `share tweet facebook twitter instagram whatsapp pinterest linkedin reddit email subscribe subscribed
		subscriber subscribers subscribing subscription newsletter newsletters login register comment comments
		commenters commenting reply replies follow menu search homepage podcast download sitemap faq careers donate membership
		member members account tags category categories archive archives print updated published posted advertisement
		advertising sponsored related recommended trending cookies cookie skip teilen tweeten mailen kommentar
		kommentare abo abonnieren anmelden registrieren suche startseite anzeige werbung weiterlesen partager tweeter
		commentaire commentaires abonner abonnez connexion publicité compartir comentarios suscribirse suscríbete
		publicidad relacionados compartilhar assine condividi abbonati udostępnij komentarze поделиться комментарии`,
	comment: `comment comments commenter commenters commenting reply replies responses discussion disqus trackback
		trackbacks pingback pingbacks kommentar kommentare kommentieren antworten leserbrief commentaire commentaires
		répondre comentario comentarios responder комментарии ответить komentarze reacties commenti`,
	auxiliary: `is are was were has have had will would can could should may might must does did do isn aren wasn
		don doesn didn won ist sind war waren hat haben hatte wird werden wurde kann können soll muss est sont était
		a ont fut sera es son era fue ha han será`,
	legal: `copyright privacy reserved imprint impressum datenschutz nutzungsbedingungen agb vorbehalten mentions
		légales`,
	credit: `photo photos photograph photographs photography photographer image images credit courtesy getty reuters
		shutterstock afp dpa ap illustration source caption screenshot gallery slideshow foto fotos bild bilder quelle
		crédit fuente imagen imágenes immagine istock pixabay unsplash via logo figure fig chart graphic infographic diagram abb abbildung grafik рис рисунок фото`,
	month: `jan january feb february mar march apr april may jun june jul july aug august sep sept september oct
		october nov november dec december januar februar märz mai juni juli oktober dezember janvier février mars
		avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
		septiembre octubre noviembre diciembre января февраля марта апреля мая июня июля августа сентября октября
		ноября декабря`,
	author: `by von par por da di door af av`,
	office: `fellow professor editor reporter columnist correspondent journalist author writer director contributor
		novelist lecturer historian researcher redakteur redakteurin autor autorin journaliste rédacteur periodista`,
}

// cueWords returns cueLists by word.
var cueWords = sync.OnceValue(func() map[string]cues {
	words := make(map[string]cues)
	for cue, list := range cueLists {
		for _, w := range strings.Fields(list) {
			words[w] |= cue
		}
	}
	return words
})

// cuesOf returns the cues of word, whose case and possessive "s" do not matter.
func cuesOf(word string) cues {
	var fold [32]byte
	return cueWords()[string(foldTo(fold[:0], word))]
}

type cuePhrase struct {
	text string
	cue  cues
}

// cuePhrases are cues that no single word gives.
var cuePhrases = []cuePhrase{
	{"@", widget}, {"://", widget}, {"www.", widget}, {"©", legal}, {"(c) ", legal}, {"All rights", legal}, {"Terms of", legal},
	{"Sign up", widget}, {"Sign in", widget}, {"Log in", widget}, {"Read more", widget}, {"Read More", widget}, {"READ MORE", widget}, {"Read next", widget},
	{"min read", widget}, {"minute read", widget}, {"Most read", widget}, {"Most popular", widget},
	{"You may also", widget}, {"You might also", widget}, {"Sign Up", widget}, {"More from", widget},
	{"könnte Sie auch", widget}, {"könnte dich auch", widget}, {"Lesezeit", widget}, {"Temps de lecture", widget},
	{"Tempo di lettura", widget}, {"Tiempo de lectura", widget}, {"Leggi anche", widget}, {"Leia também", widget}, {"Lea también", widget},
	{"À lire aussi", widget}, {"Lire aussi", widget}, {"Lesen Sie", widget}, {"Mehr zum", widget},
	{"分享", widget}, {"评论", widget | comment}, {"登录", widget}, {"注册", widget}, {"相关", widget}, {"コメント", widget | comment},
	{"シェア", widget}, {"関連", widget}, {"图：", credit}, {"来源", credit}, {"出典", credit},
}

// phrases are cuePhrases by their first byte.
type phrases [256][]cuePhrase

func newPhrases(list []cuePhrase) *phrases {
	p := new(phrases)
	for _, phrase := range list {
		p[phrase.text[0]] = append(p[phrase.text[0]], phrase)
	}
	return p
}

// at returns the cues of the phrases that text begins with; it is not empty.
func (p *phrases) at(text string) cues {
	var found cues
	for _, phrase := range p[text[0]] {
		if strings.HasPrefix(text, phrase.text) {
			found |= phrase.cue
		}
	}
	return found
}

var (
	// anywhere returns the phrases that are cues wherever they stand in a block.
	anywhere = sync.OnceValue(func() *phrases { return newPhrases(cuePhrases) })

	// inFront returns those that a line begins with which is of a page: see offers.
	inFront = sync.OnceValue(func() *phrases {
		var list []cuePhrase
		for _, p := range cuePhrases {
			if p.cue&widget != 0 {
				list = append(list, p)
			}
		}
		for _, text := range offers {
			list = append(list, cuePhrase{text, widget})
		}
		return newPhrases(list)
	})
)

// phraseCues are the cues of a short block's phrases, where its words have the cues
// of s.
func phraseCues(text string, s *shape) cues {
	var found cues
	if s.columns > longest {
		return 0
	}
	known := anywhere()
	for i := range len(text) {
		if known[text[i]] != nil {
			found |= known.at(text[i:])
		}
	}
	if isCaption(text, s.cues) || isSlashed(text) {
		found |= credit
	}
	return found
}

// offers are how lines begin that send readers elsewhere. They head nothing, but say
// little of the blocks around them: articles have them in their midst.
var offers = [...]string{
	"Learn more: ", "Learn More: ", "Read the full", "Read now", "Read Now", "Watch now", "Watch Now", "Listen to this", "Listen now",
	"Related Coverage", "Related coverage", "Related Articles", "Related articles", "Related Stories", "Related stories", "Related: ",
	"Auch interessant", "Meistgelesen", "Jetzt lesen", "Jetzt ansehen", "Ouça este", "Escucha este", "Écouter cet", "Ascolta questo",
}

// isOfWidget reports whether text begins with a phrase of a page, as "Read more".
func isOfWidget(text string) bool { return text != "" && inFront().at(text) != 0 }

// isCaption reports whether text, whose words have these cues, is as pictures have it:
// "Photo: Ann Poe", "The pier (Ann Poe/The Daily)", "图1 …".
func isCaption(text string, words cues) bool {
	for _, sign := range [...]string{"图", "図", "圖"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			_, n := leadingDigits(strings.TrimLeft(rest, " "))
			return n > 0 || strings.HasPrefix(rest, "：")
		}
	}
	if words&credit != 0 && (isCredits(text) || isCreditLabel(text)) {
		return true
	}
	if !strings.HasSuffix(text, ")") {
		return false
	}
	i := strings.LastIndexByte(text, '(')
	return i > 0 && isSlashed(text[i+1:])
}

// isCreditLabel reports whether text begins as "Photo: …".
func isCreditLabel(text string) bool {
	word, _ := nextWord(strings.TrimLeft(text, ". "))
	word, ok := strings.CutSuffix(word, ":")
	return ok && len(word) < 16 && cueWords()[strings.ToLower(word)]&credit != 0
}

// isCredits reports whether text has nothing but words of a credit, two at least: "Foto
// Reuters".
func isCredits(text string) bool {
	n := 0
	for rest := text; ; n++ {
		var word string
		if word, rest = nextWord(rest); word == "" {
			return n > 1
		}
		if cueWords()[strings.ToLower(strings.TrimFunc(word, isSign))]&credit == 0 {
			return false
		}
	}
}

// isSlashed reports whether text is as "Ann Poe/The Daily".
func isSlashed(text string) bool {
	const longest = 60
	if len(text) > longest {
		return false
	}
	name, agency, ok := strings.Cut(text, "/")
	return ok && unicode.IsUpper(firstRune(agency)) && beginsWithName(name)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// customary returns the headings that many texts have.
var customary = wordSet(`introduction conclusion conclusions summary background methods method methodology results discussion
	references overview appendix faq acknowledgments acknowledgements credits sources notes bibliography abstract
	preface foreword prologue epilogue afterword einleitung fazit zusammenfassung hintergrund literatur quellen
	ausblick vorwort nachwort conclusión introducción résumé bibliographie bibliografía résultats méthodes
	заключение введение 结论 总结 介绍 前言 简介 引言 背景 まとめ はじめに おわりに 結論 参考文献`)

// isCustomary reports whether text is a heading that many texts have.
func isCustomary(text string) bool {
	return len(text) < 40 && customary()[strings.ToLower(strings.TrimRight(text, ".:： "))]
}
