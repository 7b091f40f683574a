#!/usr/bin/env python3
"""Holds what `paiban` makes of agency.tsv against its second column: run.py PAIBAN

Each line is a paragraph of its own article (dump --stage=ast). A line without a second column must stay as it is, and so
must each right text when it is read again."""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")


def cases():
    with open(os.path.join(HERE, "agency.tsv"), encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                dirty, _, right = line.partition("\t")
                yield number, dirty, right or dirty


def plain(markdown):
    """The text that a dump shows of a line's Markdown: without links' addresses, code's marks, backslashes."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(?<!`)`(?!`)([^`']*)`(?!`)", r"\1", text)
    return re.sub(r"\\([<>])", r"\1", text)


def texts(dump):
    """The quoted strings of each paragraph, joined; attributes (link="…") left out."""
    found = []
    for line in dump.split("\n"):
        m = re.match(r"  (?:para|item|quote) ?(.*)", line)
        if m:
            strings = re.findall(r'(\w+=)?"((?:[^"\\]|\\.)*)"', m[1])
            found.append("".join(re.sub(r"\\(.)", r"\1", s) for key, s in strings if not key))
    return found


def normalised(paiban, lines, lang):
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "a.md")
        with open(path, "w", encoding="utf-8") as f:
            f.write(f"---\ntitle: 题\nlang: {lang}\n---\n\n" + "\n\n".join(lines) + "\n")
        run = subprocess.run(
            [paiban, "dump", "--stage=ast", f"--layouts={TOP}/layouts", f"--fonts={TOP}/fonts", path],
            capture_output=True,
            text=True,
            check=True,
        )
        return texts(run.stdout)


def main():
    paiban, rows, faults = os.path.abspath(sys.argv[1]), list(cases()), 0
    for column in (1, 2):
        got = normalised(paiban, [r[column] for r in rows], "zh-Hans")
        if len(got) != len(rows):
            sys.exit(f"{len(rows)} lines became {len(got)} paragraphs")
        for (number, dirty, right), text in zip(rows, got):
            if text != plain(right):
                faults += 1
                print(f"agency.tsv:{number}: {(dirty, right)[column - 1]}\n  gives {text}\n  not   {plain(right)}")
    print(f"{len(rows)} lines, {faults} faults")
    return 1 if faults or len(rows) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
