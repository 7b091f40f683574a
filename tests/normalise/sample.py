#!/usr/bin/env python3
"""Lists what normalisation changes in a text, by kind and with context, to be read one by one.

    sample.py --paiban build/release/paiban [--n 300] [--seed 1] [--kind KIND] [--keep] TEXT…

TEXT has one paragraph a line (or --articles: Markdown files as they are). The changes are the notes of `paiban check`.
Each line: kind, then the text before, [written→set], and the text after. --all lists everything, --counts only the table.
--lang zh-Hant for such a text. Warnings and notes of what was kept are kinds of their own (kept: …).
"""
import argparse
import collections
import os
import random
import re
import subprocess
import sys
import tempfile

REPORT = re.compile(r"^(?P<file>\S+\.md):(?P<line>\d+):(?P<column>\d+): (?P<level>note|warning): (?P<text>.*)$")
CHANGE = re.compile(r"^'(?P<a>.*)' set as '(?P<b>.*)' \(GB/T 15834\)$", re.S)
TOLD = (
    "a single '—'",
    "a hyphen within",
    "a formula",
    "a quotation",
    "“ ” stand",
    "'.' b",
)


def write_group(root, lines, lang, per_article):
    """A paper of articles of so many paragraphs; returns the article files."""
    paper = os.path.join(root, "content", "sample")
    day = os.path.join(paper, "2021-01-01")
    os.makedirs(day)
    with open(os.path.join(root, "content", "group.yaml"), "w", encoding="utf-8") as f:
        f.write("name: 样本\nbase_url: https://paper.test/\npapers: [sample]\n")
    with open(os.path.join(paper, "paper.yaml"), "w", encoding="utf-8") as f:
        f.write(f"title: 样本\nlang: {lang}\nlayout: broadsheet\npublisher: 样本\n")
    for k in range(0, len(lines), per_article):
        with open(os.path.join(day, f"a{k // per_article:05}.md"), "w", encoding="utf-8") as f:
            f.write(f"---\ntitle: 样本\npage: {k // per_article + 1}\n---\n\n" + "\n\n".join(lines[k : k + per_article]) + "\n")


def changes(paiban, lines, lang, layouts, fonts, per_article=60):
    """(kind, before, written, as, after) of every report about normalisation."""
    with tempfile.TemporaryDirectory() as root:
        write_group(root, lines, lang, per_article)
        run = subprocess.run(
            [paiban, "check", "--layouts", layouts, "--fonts", fonts, root], capture_output=True, text=True, cwd=root
        )
        files = {}
        for report in run.stderr.split("\n"):
            m = REPORT.match(report)
            if not m:
                continue
            path = m["file"]
            if path not in files:
                with open(os.path.join(root, path), encoding="utf-8") as f:
                    files[path] = f.read().split("\n")
            line, at = files[path][int(m["line"]) - 1], int(m["column"]) - 1
            change = CHANGE.match(m["text"])
            if change:
                a, b = change["a"], change["b"]
                yield f"{a} → {b}", line[max(0, at - 30) : at], a, b, line[at + len(a) : at + len(a) + 30]
            elif m["text"].startswith("the space "):
                yield "space left out", line[max(0, at - 30) : at], " ", "", line[at + 1 : at + 31]
            elif m["text"].startswith(TOLD):
                yield "kept: " + m["text"], line[max(0, at - 30) : at], line[at : at + 1], "?", line[at + 1 : at + 31]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = os.path.dirname(os.path.abspath(__file__))
    p.add_argument("--paiban", required=True)
    p.add_argument("--layouts", default=os.path.join(here, "..", "..", "layouts"))
    p.add_argument("--fonts", default=os.path.join(here, "..", "..", "fonts"))
    p.add_argument("--lang", default="zh-Hans")
    p.add_argument("--n", type=int, default=300)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--kind", help="only kinds that hold this text")
    p.add_argument("--without", action="append", default=[], help="but no kinds that hold this one")
    p.add_argument("--all", action="store_true")
    p.add_argument("--counts", action="store_true")
    p.add_argument("--max-paragraphs", type=int, default=4000, help="drawn from the text; 0: all")
    p.add_argument("text", nargs="+")
    o = p.parse_args()
    rng = random.Random(o.seed)
    lines = []
    for name in o.text:
        with open(name, encoding="utf-8") as f:
            lines += [x.strip() for x in f if x.strip()]
    if o.max_paragraphs and len(lines) > o.max_paragraphs:
        lines = rng.sample(lines, o.max_paragraphs)
    found = list(changes(os.path.abspath(o.paiban), lines, o.lang, os.path.abspath(o.layouts), os.path.abspath(o.fonts)))
    table = collections.Counter(c[0] for c in found)
    if o.kind:
        found = [c for c in found if o.kind in c[0]]
    found = [c for c in found if not any(w in c[0] for w in o.without)]
    if not o.counts:
        for kind, before, a, b, after in found if o.all else rng.sample(found, min(o.n, len(found))):
            print(f"{kind:12} {before}[{a}→{b}]{after}")
    for kind, n in table.most_common():
        print(f"{n:6} {kind}", file=sys.stderr)
    print(f"{len(lines)} paragraphs, {sum(table.values())} reports", file=sys.stderr)


if __name__ == "__main__":
    main()
