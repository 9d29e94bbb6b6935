package cli

import (
	"errors"
	"os/exec"
	"runtime"
)

// browse gives an address to the browser, never through a shell.
func browse(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return errors.New("there is no " + name + " to open the browser with")
	}
	c := exec.Command(path, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait() //nolint:errcheck // whether the browser ends well is its own affair
	return nil
}
