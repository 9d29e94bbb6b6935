package convert

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// maxDepth is how deep elements may be nested; what is deeper stands beside.
const maxDepth = 200

// parseXHTML makes the tree of a page of XHTML. It is read as the XML that it
// should be, since for HTML <title/> opens a title that never ends; and as HTML
// where it is no good XML.
func parseXHTML(data []byte) (*html.Node, error) {
	if tree, err := parseXML(data); err == nil {
		return tree, nil
	}
	page, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(page)
	if err != nil {
		return nil, err
	}
	return parse(closeTags(string(text)))
}

// closeTags gives the elements that XML lets end at once an end of their own.
func closeTags(page string) string {
	short := regexp.MustCompile(`<((?:title|a|script|style|div|p|span|i|b|em|strong|td|th|li|iframe|textarea)\b[^<>]*)/>`)
	return short.ReplaceAllStringFunc(page, func(tag string) string {
		tag = tag[1 : len(tag)-len("/>")]
		name, _, _ := strings.Cut(tag, " ")
		return "<" + tag + "></" + strings.TrimSpace(name) + ">"
	})
}

// newXML returns a decoder that forgives what can be forgiven.
func newXML(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// parseXML makes a tree of XML, as html.Parse makes one of HTML.
func parseXML(data []byte) (*html.Node, error) {
	root := &html.Node{Type: html.DocumentNode}
	d := newXML(data)
	at, deeper := root, 0
	for depth := 0; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth == maxDepth && !isVoid(atom.Lookup([]byte(strings.ToLower(t.Name.Local)))) {
				deeper++
				continue
			}
			n := elementOf(t)
			at.AppendChild(n)
			if !isVoid(n.DataAtom) {
				at = n
				depth++
			}
		case xml.EndElement:
			switch {
			case isVoid(atom.Lookup([]byte(strings.ToLower(t.Name.Local)))):
			case deeper > 0:
				deeper--
			default:
				at = at.Parent
				depth--
			}
		case xml.CharData:
			if at != root {
				at.AppendChild(textNode(string(t)))
			}
		}
	}
	if first(root, atom.Body) == nil {
		return nil, errors.New("there is no body")
	}
	return root, nil
}

// isVoid reports whether an element has nothing in it, whether it says so or not.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr:
		return true
	}
	return false
}

// elementOf makes an element of a start tag. Of names in a namespace the
// attributes of books keep theirs: "epub:type".
func elementOf(t xml.StartElement) *html.Node {
	name := strings.ToLower(t.Name.Local)
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for _, a := range t.Attr {
		key := strings.ToLower(a.Name.Local)
		if strings.Contains(a.Name.Space, "idpf.org") || a.Name.Space == "epub" {
			key = "epub:" + key
		}
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: a.Value})
	}
	return n
}
