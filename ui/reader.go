package ui

import (
	"context"
	"time"

	"crosshead/document"
	"crosshead/document/shelf"
	"crosshead/ui/page"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Options are what a reader needs to begin.
type Options struct {
	Source    *document.Source
	First     *Opening                                                                               // in place of Source: it is on its way, or just there
	Open      func(ctx context.Context, name string, how document.Options) (*document.Source, error) // as [document.Options.Open]; may be nil
	Browse    func(address string) error                                                             // opens an address in the browser; may be nil
	Raw       func() error                                                                           // sets the terminal's modes for reading keys; may be nil
	Watch     time.Duration                                                                          // how often a file is looked at for changes; 0 is never
	Shelf     func(context.Context) (*shelf.Shelf, error)                                            // opens the store
	Width     int                                                                                    // of the column, in cells; 0 for the default
	Clipboard time.Duration                                                                          // how long the terminal may take to tell its clipboard; 0 for the default
	Now       func() time.Time
}

// A Reader is the whole program on the screen, and the only tea.Model. Its parts
// are plain structs that know neither each other nor the reader.
type Reader struct {
	opts    Options
	*volume // what is read

	width, height int
	layout        layout
	method        ansi.Method
	theme         *Theme
	colours       colorprofile.Profile
	themeChosen   bool // by the reader, so that the terminal's background does not matter
	keys          keymap

	page   *page.Page
	hidden bool // the outline is
	bare   bool // text only
	focus  focus

	count   int
	pending func(key string) tea.Cmd // what the next key is given to: after m, ', Z
	prompt  *prompt
	list    *list
	help    *help
	message message

	trail     trail
	opening   *Opening     // what is to be read next, and on its way; or nil
	unread    bool         // the first document is still on its way
	failure   error        // why it will not come
	shelf     *shelf.Shelf // nil: there is none (yet)
	storeless bool         // there is no store, and none will come
	suspended bool         // by itself, so that Bubble Tea takes the terminal again
}

// A message is what the status line says until the next key.
type message struct {
	text  string
	fault bool
	err   error // what the fault is, if more than text is known of it
}

// New returns a reader that shows the head of the source.
func New(opts Options) *Reader {
	dark := DarkTheme()
	r := &Reader{opts: opts, theme: &dark, colours: colorprofile.TrueColor, focus: inText, storeless: opts.Shelf == nil}
	r.keys = bind(commands())
	r.page = page.New(dark.Page)
	if opts.Width > 0 {
		r.page.SetColumn(opts.Width)
	}
	source, head := opts.Source, (*document.Document)(nil)
	switch o := opts.First; {
	case o == nil:
		head = source.Head()
	case o.Wait(0):
		source, head = o.source, o.head
	default:
		r.unread = true
		source = nothing(o.name)
		head = source.Head()
	}
	r.volume = newVolume(source)
	r.begin(head)
	return r
}

// Init asks the terminal for its background and begins what takes its time.
func (r *Reader) Init() tea.Cmd {
	if r.unread {
		return tea.Batch(tea.RequestBackgroundColor, r.openShelf(), r.openFirst())
	}
	return tea.Batch(tea.RequestBackgroundColor, r.buildSoon(), r.openShelf(), r.watch())
}

// Update takes one message. It does no I/O and never waits.
func (r *Reader) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
		r.source.Yield()
		r.arrange()
	case tea.EnvMsg:
		r.page.SetLinked(hasLinks(msg.Getenv("TERM")))
	case tea.BackgroundColorMsg:
		if !r.themeChosen {
			r.setTheme(msg.IsDark())
		}
	case tea.ColorProfileMsg:
		r.colours = msg.Profile
		r.setTheme(r.theme.Name == "dark")
	case tea.ModeReportMsg:
		r.setMethod(msg)
	case tea.KeyPressMsg:
		cmd := r.keyPress(msg)
		return r, tea.Batch(cmd, r.landWaiting())
	case tea.PasteMsg:
		return r, r.paste(msg)
	case tea.MouseMsg:
		cmd := r.mouse(msg)
		return r, tea.Batch(cmd, r.landWaiting())
	default:
		return r, r.arrived(msg)
	}
	return r, nil
}

// show makes d the document, keeping the place in it; hits and marks are kept
// where its text is the same.
func (r *Reader) show(d *document.Document, whole bool) {
	old, seen := r.doc, d.Body
	switch {
	case old == nil:
	case continues(old, d):
		seen = r.page.Visible()
	default:
		r.carry(old, d)
		r.around = around{}
		seen = document.Range{Start: r.page.Top(), End: r.page.Top()}
	}
	r.doc, r.whole = d, whole
	r.page.SetDocument(d)
	r.findFurniture(seen)
	r.outline.SetDocument(d)
	r.words = wordsBefore(d)
	if old != nil && old.Text == d.Text {
		r.narrowHits()
		r.page.SetMarks(r.marks.signs)
	} else {
		r.setHits(nil)
	}
	r.follow()
}

// continues reports whether offsets of old hold in d: its text begins with old's.
func continues(old, d *document.Document) bool {
	return len(d.Text) >= len(old.Text) && d.Text[:len(old.Text)] == old.Text
}

// carry moves every offset that is kept from one document to another: by the lines
// of a source that was shown in part, else by the words that stand there.
func (r *Reader) carry(from, to *document.Document) {
	follow := func(offset int) (int, bool) {
		if len(from.Parts) == 0 {
			return 0, false
		}
		return to.Locate(from, offset)
	}
	move := func(offset int) int {
		if to, ok := follow(offset); ok {
			return to
		}
		end := min(offset+anchored, len(from.Text))
		place, _ := to.Resolve(from.Anchor(document.Range{Start: min(offset, end), End: end}))
		return place.Start
	}
	top := move(r.page.Top())
	r.trail.carry(r.volume, func(offset int) (int, bool) {
		if len(to.Text) > maxCarried { // each would be looked for in all of the text
			return follow(offset)
		}
		return move(offset), true
	})
	r.search.origin, r.search.at, r.left = move(r.search.origin), move(r.search.at), move(r.left)
	r.read = nil
	r.page.SetDocument(to)
	r.page.SetTop(top)
}

// maxCarried is the longest text in which the places one jumped from are looked
// for after it changed, in bytes.
const maxCarried = 1 << 20

// anchored is how many bytes of text a place is known by.
const anchored = 120

// wordsBefore returns how many words come before each section, and last how
// many there are.
func wordsBefore(d *document.Document) []int {
	words := make([]int, len(d.Sections)+1)
	for _, b := range d.Blocks {
		if len(d.Sections) > 0 && b.Start >= d.Sections[0].Start {
			break // the sections have counted the others
		}
		if b.Role != document.Furniture {
			words[0] += b.Words
		}
	}
	for i := range d.Sections {
		words[i+1] = words[i] + d.Sections[i].Words
	}
	return words
}

// arrange lays the screen out anew.
func (r *Reader) arrange() {
	r.layout = arrange(r.width, r.height, !r.hidden && !r.bare, r.focus == inOutline)
	if r.bare {
		r.layout.text.h = r.height
		r.layout.status = rect{0, r.height - 1, r.width, 1} // over the text, when there is something to say
		r.layout.hint = rect{}
	}
	r.page.SetSize(r.layout.text.w, r.layout.text.h)
	r.outline.width, r.outline.height = r.layout.outline.w, r.layout.outline.h
	r.outline.theme, r.outline.method = r.theme, r.method
	r.outline.focused = r.focus == inOutline
	r.follow()
}

// follow brings what is derived from the place up to date.
func (r *Reader) follow() {
	r.outline.SetCurrent(r.entry())
	r.outline.read = r.read
}

// lead takes the outline's cursor to what is shown, where it is not the cursor that
// leads.
func (r *Reader) lead() {
	if r.focus == inOutline {
		r.outline.moveTo(r.entry())
	}
}

// refreshList shows in the open list what has changed.
func (r *Reader) refreshList() {
	if r.list != nil {
		r.list.refresh()
	}
}

// section returns the section that is read, or opening.
func (r *Reader) section() int { return r.doc.SectionAt(r.page.Eye()) }

// entry returns the outline's entry for what is read: a section, the opening, or
// the page furniture on one side.
func (r *Reader) entry() int {
	switch eye := r.page.Eye(); {
	case r.around.above.open && eye < r.doc.Body.Start:
		return aboveArticle
	case r.around.below.open && eye >= r.doc.Body.End:
		return belowArticle
	}
	return r.section()
}

// topSection returns the section at the top of the page, or opening: where the
// next and the previous one are counted from, so that none in view is skipped.
func (r *Reader) topSection() int { return r.doc.SectionAt(r.page.Reading()) }

func (r *Reader) setTheme(dark bool) {
	t := LightTheme()
	if dark {
		t = DarkTheme()
	}
	t = t.within(r.colours)
	r.theme = &t
	r.page.SetStyle(t.Page)
	r.arrange()
}

// setMethod learns that the terminal measures characters by grapheme cluster.
func (r *Reader) setMethod(msg tea.ModeReportMsg) {
	if msg.Mode != ansi.ModeUnicodeCore {
		return
	}
	r.method = ansi.WcWidth
	if msg.Value.IsSet() || msg.Value.IsReset() {
		r.method = ansi.GraphemeWidth
	}
	r.page.SetMethod(r.method)
	r.arrange()
}

func (r *Reader) say(text string)   { r.message = message{text: clean(text)} }
func (r *Reader) fault(text string) { r.message = message{text: clean(text), fault: true} }
