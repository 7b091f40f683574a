#!/usr/bin/env python3
"""Kills, interrupts or fails the tool at its output calls (calls.c) and looks at what is published, at once and after the
next run: whole files of before or after, no link to nowhere, no trace of what was withdrawn; with --all-or-nothing all of before or
all of after."""
import argparse
import collections
import concurrent.futures
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from published import NEW, OLD, dead_links, left_over, write_content

p = argparse.ArgumentParser(description=__doc__)
p.add_argument("paiban", type=pathlib.Path)
p.add_argument("shims", type=pathlib.Path, help="the folder of libfault_calls.so and libfault_memory.so")
p.add_argument("scratch", type=pathlib.Path)
p.add_argument("--all", action="store_true", help="every call, not a sample")
p.add_argument("--kind", action="append", choices=["kill", "term", "fail", "memory"])
p.add_argument("--sample", type=int, default=1, help="calls of each case")
p.add_argument("--minutes", type=float, help="of all that were asked for as many as go in, drawn at random")
p.add_argument("--jobs", type=int, default=2)
args = p.parse_args()
paiban, shims, scratch = args.paiban.resolve(), args.shims.resolve(), args.scratch.resolve()

def build(root, out, *options, fault=None, kind="calls"):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(scratch)}
    if fault:
        env |= {"LD_PRELOAD": str(shims / f"libfault_{kind}.so")} | fault
    return subprocess.run([paiban, "build", root, f"--out={out}", f"--layouts={layouts}", "--jobs=1", "--quiet",
                           *options], env=env,
                          capture_output=True, encoding="utf-8", timeout=120)


def published(out):
    return {str(f.relative_to(out)): f.read_bytes() for d in ("site", "press") if (out / d).is_dir()
            for f in (out / d).rglob("*") if f.is_file()}


class Case:
    """One content's output becomes another's; before None: there is none yet."""

    def __init__(self, name, before, after, *options):
        self.name, self.options, self.root = name, options, write_content(scratch / name, after)
        self.start, clean = scratch / f"{name}-start", scratch / f"{name}-clean"
        if before:
            build(write_content(scratch / f"{name}-before", before), self.start)
        assert build(self.root, clean).returncode == 0
        self.old, self.new = published(self.start), published(clean)
        assert self.new and not dead_links(self.new), dead_links(self.new)[:3]
        self.calls = self.count("calls")
        self.allocations = self.count("memory")

    def count(self, kind):
        with tempfile.NamedTemporaryFile("r") as count:  # where the tool may write (Landlock)
            assert build(self.root, self.copy("count"), *self.options, fault={"FAULT_COUNT": count.name}, kind=kind).returncode == 0
            return int(count.read())

    def copy(self, name):
        out = scratch / f"{self.name}-out-{name}"
        shutil.rmtree(out, ignore_errors=True)
        if self.start.is_dir():
            shutil.copytree(self.start, out)
        return out

    def instants(self, kind):
        """All calls, or a few: the moves of the commit are the last quarter. Allocations: spread over all."""
        if kind == "memory":
            n = 500 if args.all else args.sample
            return [1 + (2 * k + 1) * self.allocations // (2 * n) for k in range(n)]
        if args.all:
            return range(1, self.calls + 1)
        return sorted({self.calls - 1 - k * self.calls // (4 * args.sample) for k in range(args.sample)})

    def prove(self, kind, at):
        out = self.copy(f"{kind}-{at}")
        faults = []
        run = build(self.root, out, *self.options, fault={"FAULT_KIND": kind, "FAULT_AT": str(at)},
                    kind="memory" if kind == "memory" else "calls")
        if kind == "memory" and (run.returncode != 3 or "out of memory" not in run.stderr):
            faults.append(f"out of memory, it ended with {run.returncode}: {run.stderr[:200]}")
        if kind == "term" and (run.returncode != 3 or "interrupted" not in run.stderr):
            faults.append(f"interrupted, it ended with {run.returncode}: {run.stderr[:200]}")
        if kind == "fail" and not (run.returncode == 0 or (run.returncode == 3 and "error: " in run.stderr)):
            faults.append(f"ended with {run.returncode}: {run.stderr[:200]}")
        now = published(out)
        faults += [f"{f} is neither old nor new" for f, b in now.items() if b not in (self.old.get(f), self.new.get(f))]
        faults += [f"leads nowhere: {d}" for d in dead_links(now)]
        if kind == "term":
            faults += [f"{f} was left" for f in left_over(out)]
        if kind in ("term", "fail"):
            if "--all-or-nothing" in self.options and now not in (self.old, self.new):
                faults.append("neither all old nor all new")
        if at % 3 == 0:  # a selected build first: nothing but that day may be missing for it
            again = build(self.root, out, "--date=2021-11-02")
            lost = [f for f in now if "/2021-11-01/" in f and f not in published(out) and f in self.new]
            faults += [f"--date dropped {f}" for f in lost] + dead_links(published(out))
        again = build(self.root, out)
        if again.returncode:
            faults.append(f"the next run ended with {again.returncode}: {again.stderr[:200]}")
        after = published(out)
        faults += [f"an orphan: {f}" for f in after if f not in self.new]
        faults += [f"not as from nothing: {f}" for f in self.new if after.get(f) != self.new[f]]
        faults += [f"{f} was left" for f in left_over(out)]
        shutil.rmtree(out)
        return [f"{self.name}, {kind} at call {at} of {self.calls}: {f}" for f in faults]


shutil.rmtree(scratch, ignore_errors=True)
scratch.mkdir(parents=True)
layouts = scratch / "layouts"  # a copy: what is worked on meanwhile is no fault
shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "layouts", layouts)
cases = [Case("change", OLD, NEW), Case("first", None, NEW), Case("whole", OLD, NEW, "--all-or-nothing")]
todo = [(c, kind, at) for c in cases for kind in args.kind or ["kill", "term", "fail", "memory"] for at in c.instants(kind)
        if args.all or args.kind or c is cases[0] or kind == ("fail" if c is cases[2] else "kill")]
if args.minutes:
    random.Random(1).shuffle(todo)
end = time.monotonic() + 60 * args.minutes if args.minutes else float("inf")
with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
    proved = [f for f in pool.map(lambda t: t[0].prove(*t[1:]) if time.monotonic() < end else None, todo) if f is not None]
faults = [f for found in proved for f in found]
print("\n".join(faults[:40]))
KINDS = {"half-written": "neither old nor new", "orphans": "an orphan", "dangling links": "leads nowhere"}
told = collections.Counter(next((k for k, words in KINDS.items() if words in f), "other") for f in faults)
print(f"{len(proved)} runs, {len(faults)} faults (" + ", ".join(f"{told[k]} {k}" for k in [*KINDS, "other"]) + ")")
sys.exit(bool(faults) or not proved)
