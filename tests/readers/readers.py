#!/usr/bin/env python3
"""Do four readers of PDFs read the sample's articles, whole and in order?

readers.py PAIBAN ROOT [--scratch DIR] [--articles N] [--pdf FILE --dump FILE…]

Builds the sample and prints a table: an article a line, and for each of pdf.js, PDFium, MuPDF and pdftotext how many
of the texts of its resolved document (`dump --stage=resolved`: title, paragraphs, cells, captions …) stand in what the
reader gives of its pages, in order. White space counts with MuPDF, which keeps the text's own at a line's end (its
lines are joined by nothing), but not beside Han or after a tsheg, where it is its guess. pdf.js and PDFium come from npm
into the scratch folder; without them the table has two columns.
Exit 1: a text is missing or out of order."""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from npm import install

DROPPED = re.compile("[\u00ad\u2060\u0002\ufffe\ufeff\u200b]")  # hyphens at line ends, and what is never seen
LEAST_PART = 3
HEAD = ("kicker", "title", "deck", "byline", "summary")  # the layout orders them
VERTICAL = str.maketrans("『』「」", "“”‘’")
WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f\u2010-\u2027\U00020000-\U0003ffff"
GUESSED = re.compile(f"(?<=[{WIDE}\u0f0b])\\s+|\\s+(?=[{WIDE}])")  # beside Han, after a tsheg


def plain(text):
    """Without white space."""
    return re.sub(r"\s+", "", DROPPED.sub("", unicodedata.normalize("NFC", text))).translate(VERTICAL)


def spaced(text):
    """With the white space that parts words: none beside Han and full-width marks, nor after a tsheg."""
    text = DROPPED.sub("", unicodedata.normalize("NFC", text)).translate(VERTICAL)
    return GUESSED.sub("", re.sub(r"\s+", " ", text)).strip()


def output(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, **more).stdout


class Reader:
    def __init__(self, name, read, keeps_spaces):
        self.name, self.read, self.keeps_spaces = name, read, keeps_spaces

    def form(self, text):
        return spaced(re.sub(r"[\r\n]", "", text)) if self.keeps_spaces else plain(text)


def mupdf(pdf):
    return output(["mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf], stderr=subprocess.DEVNULL).decode().split("\f")


def poppler(pdf):
    return output(["pdftotext", "-raw", pdf, "-"]).decode().split("\f")


def npm(scratch):
    """The folder where pdf.js and PDFium are, None without."""
    folder = scratch / "npm"
    if not install(HERE, folder, "pdfjs-dist"):
        return None
    shutil.copy(HERE / "extract.mjs", folder)
    return folder


def all_readers(scratch):
    found, folder = [], npm(scratch)
    if folder:
        for name, own in (("pdf.js", "pdfjs"), ("PDFium", "pdfium")):
            read = lambda pdf, own=own: json.loads(
                output(["node", "extract.mjs", own, str(pathlib.Path(pdf).resolve())], cwd=folder))
            found.append(Reader(name, read, False))
    found += [Reader("MuPDF", mupdf, True), Reader("pdftotext", poppler, False)]
    return found


def texts(paiban, path):
    """The texts of an article's resolved document: (what it is a part of, the text)."""
    out = []
    for line in output([paiban, "dump", "--stage=resolved", str(path)], cwd=path.parents[3]).decode().splitlines():
        leaf = json.loads(line)
        if leaf["kind"] not in ("figure", "rule", "label", "note-mark", "column") and leaf.get("text"):
            own = leaf["kind"] if leaf["kind"] in HEAD else leaf.get("float")
            out += [(own, part) for part in leaf["text"].split("\n\n")]  # stanzas are blocks
    return out


def find(text, whole, at):
    """Where the text ends in the whole, from `at` on. It may go on further down: over a jump, or where PDFium puts what
    stands on the same baseline in the next column in between. -1: it isn't there."""
    i = whole.find(text, at)
    if i >= 0:
        return i + len(text)
    if len(text) < 2 * LEAST_PART:
        return -1
    low, high = LEAST_PART, len(text) - LEAST_PART
    while low < high:  # the longest beginning that is there
        middle = (low + high + 1) // 2
        low, high = (middle, high) if whole.find(text[:middle], at) >= 0 else (low, middle - 1)
    i = whole.find(text[:low], at)
    k = whole.find(text[low:], i + low) if i >= 0 else -1
    return k + len(text) - low if k >= 0 else -1


def read_article(leaves, whole, form):
    """How many of the leaves stand there in order, and the first that doesn't."""
    at, found, first = {}, 0, None
    for group, leaf in leaves:
        want = form(leaf)
        if group not in at:  # floats, parts of the head, and the text stand anywhere
            at[group] = 0
        end = find(want, whole, at[group]) if want else at[group]
        if end < 0:
            first = first or leaf
        else:
            at[group], found = end, found + 1
    return found, first


def check_issue(paiban, readers, source, pdf, limit, rows):
    """A row for each article of an issue."""
    whole = {r.name: r.form("".join(r.read(pdf))) for r in readers}
    for path in sorted(source.glob("*.md"))[:limit]:
        leaves = texts(paiban, path)
        row = [f"{source.parent.name}/{path.stem}", len(leaves)]
        for r in readers:
            found, first = read_article(leaves, whole[r.name], spaced if r.keeps_spaces else plain)
            row.append((found, first))
        rows.append(row)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("paiban")
    a.add_argument("root", type=pathlib.Path)
    a.add_argument("--scratch", type=pathlib.Path, default=pathlib.Path("."))
    a.add_argument("--articles", type=int, default=20, help="of each paper at most")
    a.add_argument("--built", type=pathlib.Path, help="the sample's out/, where it is built already")
    args = a.parse_args()
    paiban, out = str(pathlib.Path(args.paiban).resolve()), args.built or args.scratch.resolve() / "out"
    if not args.built:
        subprocess.run([paiban, "build", "--quiet", "--out", str(out), str(args.root)], check=True)
    readers, rows = all_readers(args.scratch.resolve()), []
    for pdf in sorted(out.glob("site/*/*/issue.pdf")):
        paper, date = pdf.parts[-3:-1]
        check_issue(paiban, readers, args.root.resolve() / "content" / paper / date, str(pdf), args.articles, rows)
    print(f"{'article':32}{'texts':>6}" + "".join(f"{r.name:>12}" for r in readers))
    faults = []
    for name, n, *cells in rows:
        print(f"{name:32}{n:6}" + "".join(f"{found:>12}" for found, _ in cells))
        faults += [f"{name}: {r.name}: not there or out of order: {first[:60]}"
                   for r, (found, first) in zip(readers, cells) if found != n]
    print("\n".join(faults + [f"{len(rows)} articles, {len(readers)} readers, {len(faults)} faults"]))
    return bool(faults or not rows)


if __name__ == "__main__":
    sys.exit(main())
