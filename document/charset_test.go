package document

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// TestCharsets: texts of some paragraphs are read in whatever they are written.
func TestCharsets(t *testing.T) {
	const (
		german   = "Über den Wolken muß die Freiheit wohl größer sein, sagt man, und fährt für fünf Märker über die Brücke nach Köln. Dort hört man schöne Lieder und trinkt süßen Tee. "
		czech    = "Příliš žluťoučký kůň úpěl ďábelské ódy, a nikdo nevěděl, proč tak činí, když přece měl dost sena i vody. Také ostatní koně byli překvapeni, že se něco takového děje. "
		russian  = "Чай пьют из самовара, и никто не спешит, потому что вода ещё не закипела. Потом приходят гости, и разговор идёт до вечера, а вечером снова пьют чай с вареньем. "
		greek    = "Το τσάι θέλει νερό που βράζει και λίγη υπομονή, λένε οι παλιοί, και έχουν δίκιο. Μετά κάθονται όλοι μαζί και μιλούν για τον καιρό και για τα παιδιά τους. "
		hebrew   = "את התה שותים לאט, ואיש אינו ממהר, כי המים עדיין לא רתחו. אחר כך באים אורחים והשיחה נמשכת עד הערב. "
		arabic   = "يشرب الناس الشاي ببطء ولا يستعجل أحد لأن الماء لم يغل بعد ثم يأتي الضيوف ويستمر الحديث حتى المساء. "
		turkish  = "Çay yavaş içilir ve kimse acele etmez, çünkü su daha kaynamadı. Sonra misafirler gelir ve sohbet akşama kadar sürer; şeker isteyen şeker alır, istemeyen almaz. "
		japanese = "お茶はゆっくり飲むものです。お湯がまだ沸いていないので、誰も急ぎません。そのあと客が来て、夕方まで話が続きます。"
		chinese  = "茶要慢慢喝，没有人着急，因为水还没有开。后来客人来了，大家一直谈到晚上，晚上又喝茶，吃点心。"
		taiwan   = "茶要慢慢喝，沒有人著急，因為水還沒有開。後來客人來了，大家一直談到晚上，晚上又喝茶，吃點心。"
		korean   = "차는 천천히 마시는 것이고 물이 아직 끓지 않았기 때문에 아무도 서두르지 않는다. 그 뒤에 손님이 와서 저녁까지 이야기가 이어진다. "
	)
	for _, tt := range []struct{ charset, text string }{
		{"utf-8", russian}, {"windows-1252", german}, {"iso-8859-2", czech}, {"koi8-r", russian}, {"windows-1251", russian},
		{"iso-8859-5", russian}, {"iso-8859-7", greek}, {"windows-1255", hebrew}, {"windows-1256", arabic}, {"windows-1254", turkish},
		{"shift_jis", japanese}, {"euc-jp", japanese}, {"iso-2022-jp", japanese}, {"gb18030", chinese}, {"big5", taiwan}, {"euc-kr", korean},
	} {
		e, err := htmlindex.Get(tt.charset)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Repeat(tt.text, 12)
		data, err := e.NewEncoder().Bytes([]byte(want))
		if err != nil {
			t.Errorf("%s: %v", tt.charset, err)
			continue
		}
		if got, err := decode(data); got != want || err != nil {
			t.Errorf("%s: decode = %.200q, %v", tt.charset, got, err)
		}
		if got, err := decodeAs(data, tt.charset); got != want || err != nil {
			t.Errorf("%s: decodeAs = %.200q, %v", tt.charset, got, err)
		}
	}
	if err := CheckCharset("klingon"); err == nil {
		t.Error("klingon is a charset")
	}
}

func TestCharsetOfPages(t *testing.T) {
	const want = "Чай и хлеб"
	for _, tt := range []struct{ charset, head, contentType string }{
		{"koi8-r", "<meta charset=koi8-r>", ""},
		{"windows-1251", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`, ""},
		{"koi8-r", "", "text/html; charset=koi8-r"},
		{"utf-8", "", "text/html"},
		{"utf-8", "<meta charset=utf-8>", ""},
	} {
		e, err := htmlindex.Get(tt.charset)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.NewEncoder().Bytes([]byte("<html><head>" + tt.head + "</head><body>" + want + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := decodeHTML(data, tt.contentType); !strings.Contains(got, want) || err != nil {
			t.Errorf("%+v: %q, %v", tt, got, err)
		}
	}
}
