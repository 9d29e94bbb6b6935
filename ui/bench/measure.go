package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// A run is what the harness says of one run of a program.
type run struct {
	Program string `json:"program"`
	Round   int    `json:"round"`
	Error   string `json:"error"`
	PeakKB  int64  `json:"peak_rss_kb"`
	Marks   []struct {
		Name    string  `json:"name"`
		MS      float64 `json:"ms"`
		Bytes   int64   `json:"bytes"`
		Already bool    `json:"already"`
	} `json:"marks"`
	Storms []struct {
		Name     string  `json:"name"`
		Keys     int     `json:"keys"`
		Answered int     `json:"answered"`
		P50      float64 `json:"p50_ms"`
		P95      float64 `json:"p95_ms"`
		Drain    float64 `json:"drain_ms"`
		BytesKey float64 `json:"bytes_per_key"`
	} `json:"storms"`
}

// runs are the runs of a plan on documents, measured once.
func (l *lab) runs(plan, doc, small, text string) ([]run, error) {
	key := plan + doc + small
	if seen, ok := l.seen[key]; ok {
		return seen, nil
	}
	report := filepath.Join(l.dir, "report.json")
	_, err := output(l.dir, filepath.Join(l.dir, "ttybench"), "-n", fmt.Sprint(l.n), "-json", report,
		"-D", "bin="+l.dir, "-D", "doc="+doc, "-D", "small="+small, "-D", "text="+text,
		filepath.Join(l.dir, "plans", plan+".tty"))
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(report)
	if err != nil {
		return nil, err
	}
	var all struct{ Runs []run }
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	l.seen[key] = all.Runs
	return all.Runs, nil
}

// ratio is the median over the rounds of a program's figure by base's in the same
// round: the noise that both have seen drops out.
func ratio(runs []run, program, base string, f figure) (float64, bool) {
	under := map[int]float64{}
	for _, r := range runs {
		if v, ok := f(r); ok && r.Program == base && v > 0 {
			under[r.Round] = v
		}
	}
	var all []float64
	for _, r := range runs {
		if v, ok := f(r); ok && r.Program == program && under[r.Round] > 0 {
			all = append(all, v/under[r.Round])
		}
	}
	return median(all)
}

// typical is the median of a program's figure.
func typical(runs []run, program string, f figure) (float64, bool) {
	var all []float64
	for _, r := range runs {
		if v, ok := f(r); ok && r.Program == program {
			all = append(all, v)
		}
	}
	return median(all)
}

func median(v []float64) (float64, bool) {
	if len(v) == 0 {
		return 0, false
	}
	slices.Sort(v)
	return v[len(v)/2], true
}

// A figure is a figure of a run; false where the run has it not.
type figure func(run) (float64, bool)

// ms is how long it was to a mark, in milliseconds.
func ms(mark string) figure {
	return func(r run) (float64, bool) {
		for _, m := range r.Marks {
			if m.Name == mark && !m.Already {
				return m.MS, true
			}
		}
		return 0, false
	}
}

// peak is the peak of memory, in MB.
func peak(r run) (float64, bool) { return float64(r.PeakKB) / 1024, r.Error == "" }

// The figures of a key that was held down.
func p50(storm string) figure      { return held(storm, 0) }
func p95(storm string) figure      { return held(storm, 1) }
func drain(storm string) figure    { return held(storm, 2) }
func bytesKey(storm string) figure { return held(storm, 3) }
func answered(storm string) figure { return held(storm, 4) }

func held(storm string, which int) figure {
	return func(r run) (float64, bool) {
		for _, s := range r.Storms {
			if s.Name == storm {
				all := [...]float64{s.P50, s.P95, s.Drain, s.BytesKey, 100 * float64(s.Answered) / float64(s.Keys)}
				return all[which], true
			}
		}
		return 0, false
	}
}
