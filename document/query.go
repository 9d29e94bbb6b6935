package document

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// A Query is what is searched for. The zero Query is empty and finds nothing.
//
// Words are found however they are set: see [Fold] for what makes no
// difference, on either side. A capital typed in the query makes case matter.
// A blank finds any white space: a tab, a line's end, the gap between two
// blocks.
//
// What begins with a slash is a regular expression in the syntax of package
// regexp; a slash at its end may follow. A capital outside an escape makes case
// matter; blanks, straight quotes and "-" find all their kind, but accents
// count; "^" and "$" match at line ends. It is matched block by block.
type Query struct {
	folding *folding
	form    string         // what is searched for among the forms
	re      *regexp.Regexp // instead, if not nil
	fault   error          // why it is no regular expression, though it was typed as one
}

// Compile makes a query of what was typed. It never fails: a regular
// expression that is none, or not yet, is searched for as it stands.
func Compile(typed string) Query {
	re, fault := compileRegexp(typed)
	if re != nil {
		return Query{re: re}
	}
	f := caseless()
	if hasUpper(typed) {
		f = caseful()
	}
	q := literal(typed, f)
	q.fault = fault
	return q
}

// Fault says in one line what is wrong with the regular expression that was typed,
// where that is searched for as it stands; else it is nil.
func (q Query) Fault() error { return q.fault }

func literal(s string, f *folding) Query {
	form := string(f.append(nil, s))
	if form == " " {
		form = ""
	}
	return Query{folding: f, form: form}
}

// Empty reports whether q finds nothing in any text: nothing was typed, or only
// blanks.
func (q Query) Empty() bool { return q.form == "" && q.re == nil }

func hasUpper(s string) bool { return strings.ContainsFunc(s, isUpper) }

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// compileRegexp returns nil when typed is no regular expression, and why if it
// begins as one.
func compileRegexp(typed string) (*regexp.Regexp, error) {
	expr, ok := strings.CutPrefix(typed, "/")
	if !ok {
		return nil, nil
	}
	expr = cutSlash(expr)
	if expr == "" {
		return nil, nil
	}
	flags := syntax.Perl &^ syntax.OneLine
	if !hasUpper(withoutEscapes(expr)) {
		flags |= syntax.FoldCase
	}
	tree, err := syntax.Parse(expr, flags)
	if err != nil {
		return nil, faultOf(err, expr)
	}
	re, err := regexp.Compile(loosen(tree).String())
	return re, faultOf(err, expr)
}

// faultOf says what is wrong with a regular expression: in what part, unless that is
// all of it.
func faultOf(err error, expr string) error {
	wrong := (*syntax.Error)(nil)
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Expr == expr || wrong.Expr == "":
		return errors.New(wrong.Code.String())
	}
	return fmt.Errorf("%s: %s", wrong.Code, CleanLine(wrong.Expr))
}

// cutSlash drops the slash that ends expr, unless it is escaped.
func cutSlash(expr string) string {
	s, ok := strings.CutSuffix(expr, "/")
	if escapes := len(s) - len(strings.TrimRight(s, `\`)); !ok || escapes%2 == 1 {
		return expr
	}
	return s
}

// withoutEscapes drops the escapes of a regular expression: in \S, \pL and
// \p{Greek} stand capitals that nobody looks for.
func withoutEscapes(expr string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(expr, `\`)
		b.WriteString(before)
		if !found || after == "" {
			return b.String()
		}
		n := 1
		switch _, brace, _ := strings.Cut(after, "}"); {
		case strings.HasPrefix(after, "p{"), strings.HasPrefix(after, "P{"):
			n = len(after) - len(brace)
		case after[0] == 'p', after[0] == 'P':
			n = min(2, len(after))
		}
		expr = after[n:]
	}
}

// loosen makes the blanks, quotes and dashes that stand for themselves in a
// regular expression stand for all their kind.
func loosen(re *syntax.Regexp) *syntax.Regexp {
	for i, sub := range re.Sub {
		re.Sub[i] = loosen(sub)
	}
	if re.Op != syntax.OpLiteral {
		return re
	}
	seq := &syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags}
	rest := re.Rune
	for i, r := range re.Rune {
		if !strings.ContainsRune(` '"-`, r) {
			continue
		}
		seq.Sub = appendLiteral(seq.Sub, rest[:len(rest)-len(re.Rune[i:])], re.Flags)
		seq.Sub = append(seq.Sub, kind(r))
		rest = re.Rune[i+1:]
	}
	seq.Sub = appendLiteral(seq.Sub, rest, re.Flags)
	return seq
}

func appendLiteral(seq []*syntax.Regexp, runes []rune, flags syntax.Flags) []*syntax.Regexp {
	if len(runes) == 0 {
		return seq
	}
	return append(seq, &syntax.Regexp{Op: syntax.OpLiteral, Flags: flags, Rune: runes})
}

// kind is the regular expression for all that r stands for in a query.
func kind(r rune) *syntax.Regexp {
	class := &syntax.Regexp{Op: syntax.OpCharClass, Rune: caseless().kin(string(r))}
	if r != ' ' {
		return class
	}
	return &syntax.Regexp{Op: syntax.OpPlus, Sub: []*syntax.Regexp{class}}
}
