//go:build !unix

package document

// nonblock is nothing where there are no FIFOs.
const nonblock = 0
