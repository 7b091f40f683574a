#!/usr/bin/env python3
"""What a build from nothing makes of two cores: wall ÷ CPU and memory at --jobs 1 and 2, of one issue of eight pages
and of several, and of another build of the tool beside it.

cores.py PAIBAN [--baseline PAIBAN] [--articles N] [--runs N]

PSS: the greatest sum over all processes of the run. `alone`: wall ÷ CPU as it would be with two cores to itself, for
machines that others use: CPU time passes on as many cores as the run had threads that could run, two at most."""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
CORES = 2


def family(pid):
    """The process and those that it has begun."""
    try:
        below = [c for t in pathlib.Path(f"/proc/{pid}/task").iterdir() for c in (t / "children").read_text().split()]
    except OSError:
        below = []
    return [pid, *(p for c in below for p in family(int(c)))]


class Watch:
    """Looks at a run while it goes on."""

    def __init__(self, pid):
        self.pid, self.pss, self.ideal, self.cpu, self.ended, self.before = pid, 0, 0, 0, False, {}
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def threads(self, pids):
        used, running = 0, 0
        for pid in pids:
            try:
                tasks = list(pathlib.Path(f"/proc/{pid}/task").iterdir())
            except OSError:
                continue
            for t in tasks:
                try:
                    now = int((t / "schedstat").read_text().split()[0])
                    running += (t / "stat").read_text().rsplit(")", 1)[1].split()[0] == "R"
                except (OSError, IndexError):
                    continue
                used += now - self.before.get(t.name, 0)
                self.before[t.name] = now
        return used / 1e9, running

    def look(self):
        n = 0
        while not self.ended:
            pids = family(self.pid)
            used, running = self.threads(pids)
            self.cpu += used
            self.ideal += used / min(CORES, max(1, running))
            if n % 10 == 0:
                self.pss = max(self.pss, sum(map(pss, pids)))
            n += 1
            time.sleep(0.004)

    def end(self):
        self.ended = True
        self.thread.join()


def pss(pid):
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0


def run(paiban, root, jobs):
    shutil.rmtree(root / "out", ignore_errors=True)
    command = [paiban, "build", root, "--quiet", f"--jobs={jobs}", f"--layouts={SOURCE}/layouts", f"--fonts={SOURCE}/fonts"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    watch.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{paiban} ended with {process.returncode}"
    cpu = usage.ru_utime + usage.ru_stime
    return {"cpu": cpu, "wall": wall, "ratio": wall / cpu, "alone": watch.ideal / watch.cpu, "pss": watch.pss}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("paiban")
    p.add_argument("--baseline")
    p.add_argument("--articles", type=int, default=300)
    p.add_argument("--runs", type=int, default=3)
    args = p.parse_args()
    tools = [("baseline", args.baseline)] if args.baseline else []
    tools.append(("paiban", args.paiban))
    with tempfile.TemporaryDirectory() as scratch:
        for name, articles in ("one issue", 44), (f"{args.articles} articles", args.articles):
            root = pathlib.Path(scratch) / str(articles)
            subprocess.run([sys.executable, HERE / "corpus.py", root / "content", "-n", str(articles)], check=True,
                           stdout=subprocess.DEVNULL)
            for jobs in 1, CORES:
                for tool, path in tools:
                    runs = [run(path, root, jobs) for _ in range(args.runs)]
                    m = {k: statistics.median(r[k] for r in runs) for k in runs[0]}
                    print(f"{name}, --jobs {jobs}, {tool}: CPU {m['cpu']:.2f} s, wall {m['wall']:.2f} s, wall ÷ CPU "
                          f"{m['ratio']:.2f} (alone {m['alone']:.2f}), PSS {m['pss']:.0f} MB", flush=True)


main()
