//go:build !linux

package shelf

// journalFor returns the journal mode for a store in dir. Where a write-ahead
// log cannot be had, setJournal finds out.
func journalFor(string) string { return "wal" }
