#!/usr/bin/env python3
"""Thousands of kills of the tool at its output calls (calls.c), and what is published at that instant and after the next run.

One content becomes another. Once the run waits at every call, and the folder is looked at: whole files, no link to nowhere. Then, again
and again, at some calls drawn at random, most of them while there is a journal: what a kill there leaves is what is on the disk, so the
folder is taken along as a snapshot; at the last the run is killed indeed. For each, another run: as it comes, of another
content by then, after one of a day alone, or killed in its turn, recovery too. Then all must be as from nothing.
  kills.py PAIBAN SHIMS SCRATCH [--kills N] [--minutes M] [--seed N]    (SCRATCH on tmpfs: /dev/shm/…)"""
import argparse
import collections
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from published import article, dead_links, left_over, write_content

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("paiban", type=pathlib.Path)
p.add_argument("shims", type=pathlib.Path, help="the folder of libfault_calls.so")
p.add_argument("scratch", type=pathlib.Path)
p.add_argument("--kills", type=int, default=200)
p.add_argument("--minutes", type=float, default=float("inf"))
p.add_argument("--seed", type=int, default=1)
args = p.parse_args()
paiban, shims, scratch, r = args.paiban.resolve(), args.shims.resolve(), args.scratch.resolve(), random.Random(args.seed)
CONTENTS = [
    {"2021-11-01/first.md": article("头条")},
    {"2021-11-01/first.md": article("头条", text="改过的正文。"), "2021-11-02/first.md": article("次日")},
    {"2021-11-01/first.md": article("头条", more="retracted: 失实\n"), "2021-11-02/first.md": article("次日")},
    {"2021-10-31/first.md": article("前一日", more="tags: [春天]\n"), "2021-11-02/other.md": article("改名")},
    {"2021-11-02/first.md": article("次日", text="[见前一日](../2021-10-31/first.md)。"), "2021-10-31/first.md": article("前一日")},
]
A_WAY, DEEPEST = 6, 3  # kills of a run; runs killed one after another
ways, faults, seen = {}, [], {}
counts = collections.Counter()


def command(root, out, *options):
    return [paiban, "build", root, f"--out={out}", f"--layouts={layouts}", "--jobs=1", "--quiet", *options]


ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(scratch)}


def build(root, out, *options, **fault):
    counts["runs"] += 1
    env = ENV | {"LD_PRELOAD": str(shims / "libfault_calls.so")} | fault if fault else ENV
    return subprocess.run(command(root, out, *options), env=env, capture_output=True, encoding="utf-8", timeout=300)


def read(path):
    """Its bytes, as one object for all that are alike."""
    st = path.stat()
    key = st.st_ino, st.st_mtime_ns, st.st_size
    if key not in seen:
        data = path.read_bytes()
        seen[key] = seen.setdefault(data, data)
    return seen[key]


def published(out):
    return {os.path.relpath(f"{d}/{f}", out): read(pathlib.Path(d, f)) for part in ("site", "press") for d, _, fs in os.walk(out / part)
            for f in fs}


def snapshot(out, to):
    """What is published by links (no run writes into it), the rest copied; links to one file stay so."""
    inodes = {}
    for d, folders, fs in os.walk(out):
        folders.sort(reverse=True)  # .paiban comes last
        below = to / os.path.relpath(d, out)
        below.mkdir(parents=True, exist_ok=True)
        for f in fs:
            path, copy = os.path.join(d, f), below / f
            inode = os.stat(path).st_ino
            if inode in inodes:
                os.link(inodes[inode], copy)
            elif ".paiban" in d:
                shutil.copy2(path, copy)
            else:
                os.link(path, copy)
            inodes[inode] = copy
    return to


def place():
    counts["places"] += 1
    return scratch / f"out-{counts['places']}"


class Way:
    """From one content (None: nothing) to another."""

    def __init__(self, before, after, options):
        self.known, self.options = [files[c] for c in (before, after) if c is not None], options
        self.name, self.root, self.before = f"{before} → {after} {' '.join(options)}", roots[after], before
        with tempfile.NamedTemporaryFile("r") as count:
            out = self.start()
            run = build(self.root, out, *options, FAULT_KIND="wait", FAULT_COUNT=count.name)
            self.calls = range(1, int(count.read() or 0) + 1)
        tell(f"{self.name}, without a fault", compare(run, out, after))
        shutil.rmtree(out)
        self.in_commit = []
        out = self.start()
        waits = Waits(self.root, out, self.calls, options)
        for call in waits:
            self.in_commit += [call] if (out / ".paiban/journal").exists() else []
            tell(f"{self.name}, at call {call}", look(out, self.known))
        tell(self.name, [] if waits.end() == 0 else ["it failed when it had to wait"])
        shutil.rmtree(out)

    def start(self):
        return place() if self.before is None else snapshot(clean[self.before], place())

    def some_calls(self):
        some = {r.choice(self.in_commit if r.random() < 0.75 else self.calls) for _ in range(A_WAY)}
        return sorted(some)


class Waits:
    """A run that waits at these calls: iterated over, it yields each and lets the run go on after it."""

    def __init__(self, root, out, at, options):
        self.asked, asks = os.pipe()
        going, self.go = os.pipe()
        env = ENV | {"LD_PRELOAD": str(shims / "libfault_calls.so"), "FAULT_KIND": "wait", "FAULT_AT": ",".join(map(str, at)),
                     "FAULT_ASK": str(asks), "FAULT_GO": str(going)}
        self.run = subprocess.Popen(command(root, out, *options), env=env, pass_fds=(asks, going), stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)
        counts["runs"] += 1
        os.close(asks)
        os.close(going)
        self.at = at

    def __iter__(self):
        for call in self.at:
            if os.read(self.asked, 1) != b"?":
                return
            yield call
            if self.run.returncode is None:
                os.write(self.go, b"!")

    def kill(self):
        self.run.kill()
        self.run.wait()

    def end(self):
        os.close(self.go)
        os.close(self.asked)
        return self.run.wait()


def tell(name, found):
    faults.extend(f"{name}: {f}" for f in found)
    for f in found[:5]:
        print(f"seed {args.seed}, {name}: {f}", flush=True)


def look(out, known):
    """At any instant: whole files that runs which ended by themselves had published, no link to nowhere."""
    counts["looks"] += 1
    now = published(out)
    return [f"{f} is half-written" for f, b in now.items() if not any(b is k.get(f) for k in known)] + [
        f"leads nowhere: {d}" for d in dead_links(now)]


def compare(run, out, content):
    """After a run that ended by itself: as from nothing."""
    found = [f"the next run ended with {run.returncode}: {run.stderr[:300]}"] if run.returncode else []
    now = published(out)
    found += [f"an orphan: {f}" for f in now if f not in files[content]]
    found += [f"not as from nothing: {f}" for f, b in files[content].items() if now.get(f) is not b]
    return found + [f"{f} was left" for f in left_over(out)]


def kill(root, out, known, at, options, name):
    """Snapshots of a run at these calls; at the last it is killed. (call, folder) of each that it came to."""
    waits, killed = Waits(root, out, at, options), []
    for call in waits:
        counts["kills"] += 1
        counts["with a journal"] += (out / ".paiban/journal").exists()
        counts["of a run after a kill"] += "again" in name
        tell(f"{name}, at call {call}", look(out, known))
        if call == at[-1]:
            waits.kill()
            killed.append((call, out))
        else:
            killed.append((call, snapshot(out, place())))
    status = waits.end()
    if not killed or killed[-1][1] != out:
        tell(name, [] if status == 0 else [f"ended with {status}"])
        shutil.rmtree(out, ignore_errors=True)
    return killed


def recover(out, known, target, name, depth):
    """Runs until one ends by itself."""
    chance = r.random()
    if chance < 0.15:
        target = r.randrange(len(CONTENTS))
        known = [*known, files[target]]
    elif chance < 0.3:
        before = published(out)
        day = r.choice(sorted({path[:10] for path in CONTENTS[target]}))
        run = build(roots[target], out, f"--date={day}")
        now = published(out)
        tell(f"{name}, --date={day}", [f"ended with {run.returncode}: {run.stderr[:300]}"] if run.returncode else [])
        tell(f"{name}, --date={day}", [f"dropped {f}" for f in before if f"/{day}/" not in f and f in files[target] and f not in now
                                       and f.count("/") > 2] + [f"leads nowhere: {d}" for d in dead_links(now)])
    elif chance < 0.5 and depth < DEEPEST:
        at = sorted(r.sample(range(1, 80), 3))
        for call, killed in kill(roots[target], out, known, at, (), f"{name}, again"):
            recover(killed, known, target, f"{name}, again at {call}", depth + 1)
        return
    tell(name, compare(build(roots[target], out), out, target))
    shutil.rmtree(out)


def round_of_kills():
    before, after = r.sample([None, *range(len(CONTENTS))], 2)
    if after is None:
        before, after = after, before
    options = r.choice([(), (), ("--all-or-nothing",)])
    way = ways.get((before, after, options)) or ways.setdefault((before, after, options), Way(before, after, options))
    for call, killed in kill(way.root, way.start(), way.known, way.some_calls(), options, way.name):
        recover(killed, way.known, after, f"{way.name}, killed at {call} of {way.calls[-1]}", 1)


shutil.rmtree(scratch, ignore_errors=True)
scratch.mkdir(parents=True)
layouts = scratch / "layouts"
shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "layouts", layouts)
roots = [write_content(scratch / f"content-{i}", c) for i, c in enumerate(CONTENTS)]
clean = [scratch / f"clean-{i}" for i in range(len(CONTENTS))]
for root, out in zip(roots, clean):
    first = build(root, out)
    assert first.returncode == 0, first.stderr
files = [published(out) for out in clean]
assert all(f and not dead_links(f) for f in files)
began = time.monotonic()
ways[4, 3, ()] = Way(4, 3, ())  # always: an issue that readers can reach gets a tag that has no page yet
while counts["kills"] < args.kills and time.monotonic() - began < 60 * args.minutes:
    round_of_kills()
seen.clear()
assert [published(out) for out in clean] == files, "a run wrote into a published file in its place"
KINDS = {"half-written": "half-written", "orphans": "an orphan", "dangling links": "leads nowhere"}
told = collections.Counter(next((k for k, words in KINDS.items() if words in f), "other") for f in faults)
print(f"{counts['kills']} kills ({counts['with a journal']} with a journal, {counts['of a run after a kill']} of a run after a kill), "
      f"{counts['runs']} runs, {counts['looks']} looks, {len(faults)} faults (" + ", ".join(f"{told[k]} {k}" for k in [*KINDS, "other"])
      + f"), {time.monotonic() - began:.0f} s")
sys.exit(bool(faults) or not counts["kills"])
