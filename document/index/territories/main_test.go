package main

import (
	"testing"

	"crosshead/assets"
)

func TestTableIsUpToDate(t *testing.T) {
	if table() != assets.Territories {
		t.Error("assets/names/territories.tsv is stale: go run ./document/index/territories > assets/names/territories.tsv")
	}
}
