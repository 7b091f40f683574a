#!/usr/bin/env python3
"""Where the CPU time of a build goes, in times of what the floor (floor.c, with --subset) takes for the same text.

perf's samples, by stacks: a sample belongs to the innermost of its functions that is of one room of tools/ alone (memory and buffers
are their caller's). What is an output, or a part of one, that 7a3babd did not have yet stands apart, in each stage and in a list of its
own: whatever is called from its files. What is done for each file alike (staged, moved, synced: no stack says for which) is shared out
by files and bytes of kinds that it did not write. Pages and titles that are made better now are no outputs: they count among its own.
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
    "the site's pages, facsimiles, sketches": "web article facsimile metadata html picture facets feeds alto ninjs epub",
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
    "printers' marks, inks checked": "pdf/printers_marks pdf/press_check",
}
EACH_FILE = "journal outputs/file_list"  # what is done for each file alike, they and whom they call
LATER_FILES = re.compile(r"/search-[0-9a-f]+/|/(authors|columns|sections|tags)/|\.woff2$|\.(jpg|css)$|SHA256SUMS$|sitemap-"
                         r"|/[0-9-]{10}/feed\.|feed\.json$|/mets|/alto|\.epub$|\.ninjs")
FILES = "files of these: staged, moved, synced"
SYSTEM = "the program's start, the system"
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
    """The stage of a sample, and what later output it is for (None: one that 7a3babd had)."""
    places = [owner.get(f.split(".")[0]) for f in stack]
    own = [p for p in places if p and p[0] not in OF_ALL]
    stage = next((s for p in own[:1] for s, where in STAGES.items() if is_in(p, where)), own[0][0] if own else SYSTEM)
    if any("woff2" in f.lower() or "Brotli" in f for f in stack):
        return stage, "fonts of single pages, as WOFF2"  # one set an issue then
    for what, where in LATER.items():
        if any(is_in(p, where) for p in places):
            return stage, what
    return stage, FILES if own and any(is_in(p, EACH_FILE) for p in places) else None


def later_files(out):
    """The share of files that 7a3babd didn't write: half of their system calls make a file, the others bring its bytes."""
    files = [f for f in out.glob("*/**/*") if f.is_file()]
    later = [f for f in files if LATER_FILES.search(f.relative_to(out).as_posix())]
    size = [sum(f.stat().st_size for f in each) for each in (later, files)]
    return len(later), len(files), (len(later) / len(files) + size[0] / size[1]) / 2


def tell(found, base, whole, share):
    """Stages with what 7a3babd had and what came later; what came later by itself; the ratios."""
    n, of_stage, of_later = found.total(), collections.defaultdict(lambda: [0.0, 0.0]), collections.Counter()
    for (stage, what), k in found.items():
        later = share * k if what == FILES else k if what else 0
        of_stage[stage][0] += (k - later) / n * whole
        of_stage[stage][1] += later / n * whole
        if later:
            of_later[what] += later / n * whole
    had, came = (sum(v[i] for v in of_stage.values()) for i in (0, 1))
    print(f"  {'stage':42} {'7a3babd had':>16} {'later':>8}")
    for stage, (a, b) in sorted(of_stage.items(), key=lambda s: -sum(s[1])):
        print(f"  {stage:42} {a:6.2f} s {a / base:5.2f} × {b:6.2f} s")
    print(f"= {'all':42} {had:6.2f} s {had / base:5.2f} × {came:6.2f} s")
    makeup = sum(v[0] for s, v in of_stage.items() if s.startswith("make-up"))
    print(f"= {'the same without make-up':42} {had - makeup:6.2f} s {(had - makeup) / base:5.2f} ×")
    print("  what came later")
    for what, t in of_later.most_common():
        print(f"  {what:42} {t:6.2f} s {100 * t / whole:5.1f} %")


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
    n_later, n_files, share = later_files(out)
    shutil.rmtree(out)
    record = ["perf", "record", "-q", "-F", "499", "--call-graph", "dwarf,32768", "-o", data]
    subprocess.run([*record, *tool], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = subprocess.run(["perf", "script", "-i", data, "--no-inline", "-F", "ip,sym"], capture_output=True, check=True).stdout
    data.unlink()

    owner, found = rooms_of_symbols(args.build), collections.Counter()
    for stack in stacks(text.decode(errors="replace")):
        found[stage_of(stack, owner)] += 1
    base, whole = statistics.median(cpu["floor"]), statistics.median(cpu["tool"])
    print(f"{args.articles} articles; floor --subset {base:.2f} s of CPU, paiban {whole:.2f} s, {whole / base:.2f} ×; {found.total()} samples;"
          f" {n_files} files, {n_later} of kinds that 7a3babd had not")
    tell(found, base, whole, share)


main()
