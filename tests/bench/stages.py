#!/usr/bin/env python3
"""Where the CPU time of a build goes, in times of what the floor (floor.c, with --subset) takes for the same text.

perf's samples, by stacks: a sample belongs to the innermost of its functions that is of one room of tools/ alone (memory and buffers
are their caller's). What is an output, or a part of one, that 7a3babd did not have yet stands apart: whatever is called from its files.
  stages.py BUILD SOURCE SCRATCH [--articles N] [--runs N]
  stages.py --names SOURCE           whether every room has its stage; in CTest, source.stages"""
import argparse
import collections
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

from measure import run

STAGES = {  # rooms, or files of them; the first that has it
    "make-up: the search": "judge trees makeup",
    "make-up: ways to set articles, plans": "style cascade fitting arrange overset layout compose",
    "headlines": "headline",
    "text: lines broken, balanced": "lines/linebreak lines/fit lines/balance text/words lines/hyphenate lines/ragged",
    "fonts: subsets of issues": "fonts/subset fonts/subset_gsub",
    "text: shaped, placed, galleys": "breaks fonts text lines setting floats galley",
    "PDF: drawing": "frame draw",
    "PDF: finishing": "pdf tags pdfio finish colour",
    "the site's search": "search",
    "the site's pages, facsimiles, sketches": "web article facsimile metadata html picture",
    "reading, parsing, resolving": "doc yaml normalise prepare front inlines beside parse resolve load site links markup import",
    "files: staged, moved, synced": "world journal",
    "the run, its workers, records, sums": "store run outputs issues driver usage cli diag serve net",
}
LATER = {  # files, or whole rooms, and how they are told
    "pictures of pages, for sharing": "facsimile/share_picture facsimile/page_picture facsimile/glyph_paths picture/canvas",
    "feeds with whole texts, site maps": "feeds",
    "lists by section, column, tag, author": "facets html/filed",
    "fonts of single pages, in the PDFs": "finish/page_fonts",
    "linearised files": "pdfio/linear pdfio/linear_parts pdfio/hints",
    "structure for readers (PDF/UA)": "tags finish/tags",
    "corrections, related, metadata": "html/corrections html/related metadata/json_ld",
    "SHA256SUMS, what pages lead to, the store": "outputs/sums outputs/outward store",
    "METS and ALTO, ninjs, books": "alto ninjs epub",
}
OF_ALL = {"base", "chars"}  # they work for whoever calls them


def wrong_names(tools):
    """Rooms that no stage has, and names of rooms and files that are not there."""
    named = " ".join([*STAGES.values(), *LATER.values(), *OF_ALL]).split()
    rooms = {p.parent.name for p in tools.glob("*/*.c")}
    return sorted(rooms - set(named)) + [n for n in named if n not in rooms and not (tools / f"{n}.c").exists()]


def rooms_of_symbols(build):
    """A function's name → its room and file; those of several files are left out."""
    owner, several = {}, set()
    for lib in (build / "tools").glob("libpaiban_*.a"):
        room = lib.stem.removeprefix("libpaiban_")
        text = subprocess.run(["nm", "-A", "--defined-only", lib], capture_output=True, check=True, encoding="utf-8", errors="replace").stdout
        for line in text.splitlines():
            m = re.match(r".*?:([^:/]+?)\.(?:c|cc)\.o:\S* +[tT] (\S+)$", line)
            if not m:
                continue
            place, name = (room, m[1]), m[2].split(".")[0]
            if owner.setdefault(name, place) != place:
                several.add(name)
    return {name: place for name, place in owner.items() if name not in several}


def stacks(text):
    """The functions of each sample, the innermost first."""
    stack = []
    for line in text.splitlines():
        if line[:1] in " \t" and line.strip():
            stack.append(line.split(None, 1)[-1].strip())
        elif stack:
            yield stack
            stack = []
    if stack:
        yield stack


def is_in(place, where):
    return place and any(w in (place[0], "/".join(place)) for w in where.split())


def stage_of(stack, owner):
    places = [owner.get(f.split(".")[0]) for f in stack]
    if any("woff2" in f.lower() or "Brotli" in f for f in stack):
        return True, "fonts of single pages, as WOFF2"  # one set an issue then
    for what, where in LATER.items():
        if any(is_in(p, where) for p in places):
            return True, what
    for p in places:
        if p and p[0] not in OF_ALL:
            return False, next((s for s, where in STAGES.items() if is_in(p, where)), p[0])
    return False, "the program's start, the system"


def check_names(source):
    if wrong := wrong_names(source / "tools"):
        sys.exit(f"stages.py: of no stage, or not there: {' '.join(wrong)}")


def main():
    if sys.argv[1:2] == ["--names"]:
        return check_names(pathlib.Path(sys.argv[2]))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("build", type=pathlib.Path)
    ap.add_argument("source", type=pathlib.Path)
    ap.add_argument("scratch", type=pathlib.Path)
    ap.add_argument("--articles", type=int, default=300)
    ap.add_argument("--runs", type=int, default=3)
    args = ap.parse_args()
    check_names(args.source)
    if not shutil.which("perf"):
        sys.exit("stages.py: perf is not installed")
    shutil.rmtree(args.scratch, ignore_errors=True)
    args.scratch.mkdir(parents=True)
    content, out, data = args.scratch / "content", args.scratch / "out", args.scratch / "perf.data"
    subprocess.run([sys.executable, pathlib.Path(__file__).with_name("corpus.py"), content, "-n", str(args.articles)], check=True)
    floor = [args.build / "tests/floor", "--jobs", "1", "--subset", content / "bench", args.scratch / "floor"]
    tool = [args.build / "paiban", "build", args.scratch, "--content", content, "--out", out, "--layouts", args.source / "layouts",
            "--fonts", args.source / "fonts", "--quiet", "--jobs", "1"]
    cpu = collections.defaultdict(list)
    for _ in range(args.runs):
        for name, command in (("floor", floor), ("tool", tool)):
            shutil.rmtree(out, ignore_errors=True)
            cpu[name].append(run(list(map(str, command))).cpu)
    shutil.rmtree(out)
    record = ["perf", "record", "-q", "-F", "499", "--call-graph", "dwarf,32768", "-o", data]
    subprocess.run([*record, *tool], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = subprocess.run(["perf", "script", "-i", data, "--no-inline", "-F", "ip,sym"], capture_output=True, check=True).stdout
    data.unlink()

    owner, found = rooms_of_symbols(args.build), collections.Counter()
    for stack in stacks(text.decode(errors="replace")):
        found[stage_of(stack, owner)] += 1
    base, whole, n = statistics.median(cpu["floor"]), statistics.median(cpu["tool"]), found.total()
    print(f"{args.articles} articles; floor --subset {base:.2f} s of CPU, paiban {whole:.2f} s, {whole / base:.2f} ×; {n} samples")
    for later, title in ((False, "outputs that 7a3babd had"), (True, "what came later")):
        rows = [(what, k) for (l, what), k in found.most_common() if l == later]
        for what, k in [*rows, (title, sum(k for _, k in rows))]:
            mark = "= " if what == title else "  "
            print(f"{mark}{what:40} {k / n * whole:6.2f} s {k / n * whole / base:6.2f} × {100 * k / n:5.1f} %")
    makeup = sum(k for (l, what), k in found.items() if not l and what.startswith("make-up"))
    print(f"= outputs that 7a3babd had, without make-up  "
          f"{(sum(k for (l, _), k in found.items() if not l) - makeup) / n * whole / base:.2f} ×")


main()
