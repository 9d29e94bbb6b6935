package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"
	"time"
)

// A refusal is an error that will be the same the next time: an old copy must
// not hide it.
type refusal string

func (r refusal) Error() string { return string(r) }

func isRefusal(err error) bool {
	var r refusal
	return errors.As(err, &r)
}

func tooLarge(size int64) error { return refusal(fmt.Sprintf("is larger than %d MB", size>>20)) }

func noAnswer(d time.Duration) error { return fmt.Errorf("there is no answer within %v", d) }

func tooSlow(d time.Duration) error { return fmt.Errorf("is not there within %v", d) }

// explain says in plain words why a page cannot be fetched.
func explain(ctx context.Context, err error) error {
	var (
		dns  *net.DNSError
		cert *tls.CertificateVerificationError
		r    refusal
		op   *net.OpError
	)
	switch {
	case errors.As(err, &r):
		return r
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &dns):
		if dns.IsNotFound {
			return fmt.Errorf("there is no host %s", dns.Name)
		}
		return fmt.Errorf("the host %s cannot be looked up", dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("the connection is refused")
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF):
		return errors.New("the server closes the connection")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("ends before its end")
	case errors.As(err, &cert):
		return fmt.Errorf("its certificate is not good: %w", cert.Err)
	case errors.As(err, &op):
		return fmt.Errorf("there is no connection: %w", op.Err)
	}
	if inner := errors.Unwrap(err); inner != nil {
		err = inner // without the method and the address
	}
	return err
}
