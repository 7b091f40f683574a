#!/usr/bin/env python3
"""The conservation test: what an article says stands once in every edition of it, in order.

    run.py --paiban TOOL nesting|sample|fuzz [--seconds N] [--seed S] [--every N] [--keep DIR]

nesting: every kind of block in every other. sample: the articles of content/. fuzz: articles by chance. An article that
the tool refuses with an error at a line is told, not lost. Ends with 1 when anything was lost, doubled or out of order,
when a refusal has no place, and when the tool crashed."""
import argparse
import collections
import pathlib
import random
import shutil
import sys
import tempfile
import time

import compare
import grammar
from document import expected, source
from press import Press, Result
from read_pages import Edition
from sample import read_sample
from shrink import shrink, without_line
from words import Words

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHRINKING = 120  # seconds for making articles smaller
SHRUNK = 12  # kinds of faults of which a smaller article is looked for
EFFECTS = ("lost", "doubled", "out of order")


class Tally:
    def __init__(self):
        self.documents = self.leaves = self.editions = 0
        self.effects = collections.Counter()
        self.told = collections.Counter()  # message → how often
        self.example = {}  # message → place
        self.found = {}  # (effect, kind, outputs) → [count, smallest document, detail, warnings]

    def tell(self, doc, line, message):
        kind = "".join("N" if c.isdigit() else c for c in message)[:70]
        self.told[kind] += 1
        self.example.setdefault(kind, f"{doc.slug}.md:{line}: {message}")

    def add(self, doc, result, faults):
        self.documents += 1
        self.leaves += len(expected(doc).leaves) if doc else 0
        self.editions += len(result.editions)
        by_kind = {}
        for f in faults:
            by_kind.setdefault((f.effect, f.kind), []).append(f)
        for (effect, kind), own in by_kind.items():
            key = (effect, kind, ", ".join(sorted({f.output for f in own})))
            self.effects[effect if effect in EFFECTS else "other"] += 1
            entry = self.found.setdefault(key, [0, doc, own[0].detail, result.warnings])
            entry[0] += 1
            if doc and entry[1] and len(source(doc)[0]) < len(source(entry[1])[0]):
                entry[1:] = [doc, own[0].detail, result.warnings]

    def table(self, seconds):
        names = ("documents", "leaves", "editions", *EFFECTS, "other", "told", "seconds")
        values = (self.documents, self.leaves, self.editions, *(self.effects[e] for e in (*EFFECTS, "other")),
                  sum(self.told.values()), round(seconds))
        print("  ".join(f"{n:>{max(len(n), 7)}}" for n in names))
        print("  ".join(f"{v:>{max(len(n), 7)}}" for n, v in zip(names, values)))
        for kind, n in self.told.most_common():
            print(f"told {n} times, first at {self.example[kind]}")


def faults_of(doc, result):
    if result.fault:
        return [compare.Fault(result.fault.split(":")[0], "build", "", result.fault)]
    faults = compare.against_source(doc, result)
    if not faults and not result.refused:
        faults = compare.between_editions(result)
    return faults


def show(tally, press, shrinking, most):
    """The faults, each with the smallest article that shows it."""
    end = time.monotonic() + SHRINKING
    for number, (key, (n, doc, detail, warnings)) in enumerate(sorted(tally.found.items(), key=lambda i: -i[1][0])):
        if number == most:
            print(f"… and {len(tally.found) - most} more kinds")
            break
        effect, kind, outputs = key
        print(f"\n== {effect}: {kind or 'the whole article'}; {outputs}; {n} articles"
              + (f"; told by a warning: {warnings[0][1]}" if warnings else ""))
        if detail:
            print(f"   {detail}")
        if not doc:
            continue
        if shrinking and number < SHRUNK and time.monotonic() < end:
            def shows(small):
                found = faults_of(small, press.build([small])[small.slug])
                return any((f.effect, f.kind) == (effect, kind) for f in found)
            doc = shrink(doc, shows)
        print(f"   {doc.what}, {doc.lang}:")
        print("   | " + source(doc)[0].rstrip().replace("\n", "\n   | "))


def run_docs(press, docs, tally, deadline=None):
    """Builds the documents; what is refused is built again without the block in question."""
    again = 0
    while docs and again < 6:
        results, rest = press.build(docs), []
        for doc in docs:
            result = results[doc.slug]
            if not result.refused:
                tally.add(doc, result, faults_of(doc, result))
                continue
            line, message = result.refused[0]
            tally.tell(doc, line, message)
            small = without_line(doc, source(doc)[1], line)
            if small:
                rest.append(small)
            else:
                tally.documents += 1
        docs, again = rest, again + 1
        if deadline and time.monotonic() > deadline:
            break


def nesting(press, tally, args):
    docs = grammar.nesting()[::args.every]
    for start in range(0, len(docs), 96):
        run_docs(press, docs[start:start + 96], tally)
        progress(tally)


def fuzz(press, tally, args):
    print(f"seed {args.seed}")
    end, batch = time.monotonic() + args.seconds, 0
    while time.monotonic() < end:
        r, words = random.Random(f"{args.seed} {batch}"), Words()
        run_docs(press, [grammar.by_chance(r, i, words) for i in range(40)], tally, end + 60)
        batch += 1
        progress(tally)


def sample(press, tally, args):
    for name, editions, fault in read_sample(press, ROOT):
        result = Result()
        result.editions, result.fault = editions, fault
        found = ([compare.Fault(fault.split(":")[0], "build", name, fault)] if fault
                 else compare.between_editions(result))
        tally.leaves += len(editions.get("resolved", Edition()).main)
        tally.add(None, result, [compare.Fault(f.effect, f.output, f"{name}: {f.kind}", f.detail) for f in found])


def progress(tally):
    if sys.stderr.isatty():
        print(f"\r{tally.documents} documents, {sum(e[0] for e in tally.found.values())} faults", end="", file=sys.stderr)


def main():
    p = argparse.ArgumentParser(description="the conservation test")
    p.add_argument("what", choices=("nesting", "sample", "fuzz"))
    p.add_argument("--paiban", required=True)
    p.add_argument("--seconds", type=int, default=60)
    p.add_argument("--seed", default="1")
    p.add_argument("--every", type=int, default=1, help="of the nesting table, one case of so many")
    p.add_argument("--show", type=int, default=40, help="kinds of faults to show at most")
    p.add_argument("--keep", help="a folder for the last build, which is left there")
    args = p.parse_args()
    folder = args.keep or tempfile.mkdtemp(prefix="conserve-")
    press = Press(str(pathlib.Path(args.paiban).resolve()), str(ROOT / "layouts"), str(ROOT / "fonts"), folder)
    tally, start = Tally(), time.monotonic()
    {"nesting": nesting, "sample": sample, "fuzz": fuzz}[args.what](press, tally, args)
    tally.table(time.monotonic() - start)
    show(tally, press, args.what == "fuzz", args.show)
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if tally.found or not tally.documents else 0


if __name__ == "__main__":
    sys.exit(main())
