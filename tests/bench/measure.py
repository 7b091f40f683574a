#!/usr/bin/env python3
"""Runs the tool and the floor in turn on the same corpus, and prints what each costs and their ratio.

Machines have moods: a run of each follows a run of the other, after a warm-up, and medians are compared. Nothing here
asserts a time; --check asserts that what was timed is real: every Han of the corpus stands in each one's PDFs.
"""
import argparse
import collections
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


class Run:
    def __init__(self, cpu, wall, rss, output):
        self.cpu, self.wall, self.rss, self.output = cpu, wall, rss, output


def run(command):
    """CPU is user + system in seconds, of the command and its children; the peak RSS in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write(output.decode(errors="replace"))
        sys.exit(f"{command[0]}: exit status {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, output.decode())


def written(folder):
    sizes = [os.path.getsize(p) for p in glob.glob(folder + "/**", recursive=True) if os.path.isfile(p)]
    return len(sizes), sum(sizes)


def corpus_text(content):
    """The number of characters without spaces and markup, the Han with their counts, the number of articles."""
    articles = glob.glob(content + "/bench/*/*.md")
    characters, han = 0, collections.Counter()
    for path in articles:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        han.update(HAN.findall(text))
        body = text.split("\n---\n", 1)[1]
        values = re.findall(r"^\w+: '(.*)'$", text, re.M)
        characters += len(re.sub(r"[\s*#]", "", body + "".join(values)))
    return characters, han, len(articles)


def han_in_pdfs(pdfs):
    han = collections.Counter()
    for p in pdfs:
        text = subprocess.run(["pdftotext", p, "-"], capture_output=True, check=True).stdout.decode()
        han.update(HAN.findall(text))
    return han


def spread(values, digits):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


class Contender:
    def __init__(self, name, command, out, pdfs):
        self.name, self.command, self.out, self.pdfs, self.runs = name, command, out, pdfs, []

    def once(self, record):
        shutil.rmtree(self.out, ignore_errors=True)
        result = run(self.command)
        if record:
            self.runs.append(result)

    def median(self, what):
        return statistics.median(getattr(r, what) for r in self.runs)

    def report(self, characters):
        files, size = written(self.out)
        print(
            f"{self.name:<16} CPU {spread([r.cpu for r in self.runs], 2)} s   "
            f"wall {spread([r.wall for r in self.runs], 2)} s   peak RSS {max(r.rss for r in self.runs):.0f} MB   "
            f"{characters / self.median('wall'):,.0f} characters/s   {files} files, {size / 1e6:.1f} MB"
        )


def contenders(args, content):
    out = os.path.join(args.scratch, "out")
    jobs = ["--jobs", str(args.jobs)]
    floor, paper = [args.floor, *jobs], content + "/bench"
    entries = [
        Contender("floor", [*floor, paper, out + "-floor"], out + "-floor", "*.pdf"),
        Contender("floor --subset", [*floor, "--subset", paper, out + "-subset"], out + "-subset", "*.pdf"),
    ]
    if args.paiban and os.path.exists(args.paiban):
        command = [args.paiban, "build", args.scratch, "--content", content, "--out", out + "-paiban", "--quiet", *jobs]
        command += ["--layouts", args.source + "/layouts", "--fonts", args.source + "/fonts"]
        entries.insert(0, Contender("paiban", command, out + "-paiban", "site/bench/*/issue.pdf"))
    return entries


def incremental(paiban, content):
    """What a second build costs: nothing changed, then one article."""
    paiban.once(False)
    for name in ("nothing changed", "one article"):
        if name == "one article":
            article = sorted(glob.glob(content + "/bench/*/*.md"))[0]
            with open(article, "a", encoding="utf-8") as f:
                f.write("\n又记一笔。\n")
        again = run(paiban.command)
        print(f"again, {name}: CPU {again.cpu:.2f} s, wall {again.wall:.2f} s")


def check(entries, content):
    characters, han, articles = corpus_text(content)
    faults = []
    if articles == 0 or han.total() < articles * 300 or characters < han.total():
        faults.append(f"the corpus has {articles} articles, {characters} characters, {han.total()} Han")
    for e in entries:
        pdfs = glob.glob(os.path.join(e.out, e.pdfs))
        found = han_in_pdfs(pdfs)
        missing, more = (han - found).total(), (found - han).total()
        print(f"check {e.name}: {found.total()} Han in {len(pdfs)} PDFs; {missing} missing, {more} not of the articles")
        # The tool's pages have mastheads and folios too; the floor's have the articles alone.
        if missing or (more and e.name != "paiban"):
            faults.append(f"{e.name}: {missing} Han missing, {more} too many: {str(han - found)[:200]}")
        if e.name != "paiban":
            counts = {k: int(v) for k, v in re.findall(r"(\w+)=(\d+)", e.runs[-1].output)}
            if counts["characters"] != characters or abs(counts["glyphs"] / characters - 1) > 0.05:
                faults.append(f"{e.name}: {counts}, but the corpus has {characters} characters")
        for r in e.runs:
            if not (0 < r.cpu < 3600 and 0 < r.wall < 3600 and r.rss > 1):
                faults.append(f"{e.name}: impossible figures {vars(r)}")
    return faults


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--paiban", help="the tool; left out of the comparison when it doesn't exist")
    ap.add_argument("--floor", required=True)
    ap.add_argument("--source", required=True, help="the source tree: its layouts and fonts are used")
    ap.add_argument("--scratch", required=True)
    ap.add_argument("--articles", type=int, default=1000)
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--check", action="store_true", help="check the PDFs' text; exit status 1 for a fault")
    ap.add_argument("--incremental", action="store_true", help="also time a build after a build")
    ap.add_argument("--profile", action="store_true", help="also print where the tool's time goes (perf)")
    args = ap.parse_args()

    content = os.path.join(args.scratch, "content")
    shutil.rmtree(content, ignore_errors=True)
    corpus = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus.py")
    subprocess.run([sys.executable, corpus, content, "--articles", str(args.articles)], check=True)
    characters, _, _ = corpus_text(content)

    entries = contenders(args, content)
    if entries[0].name != "paiban":
        print(f"no tool at {args.paiban}: the floor alone")
    for i in range(args.runs + 1):
        for e in entries:
            e.once(i > 0)
    print(f"{characters:,} characters, --jobs {args.jobs}, {args.runs} runs in turn: median (least–most)")
    for e in entries:
        e.report(characters)
    for floor in entries[1:] if entries[0].name == "paiban" else []:
        ratio = [entries[0].median(k) / floor.median(k) for k in ("cpu", "wall")]
        print(f"paiban / {floor.name}: CPU {ratio[0]:.2f}, wall {ratio[1]:.2f}")
    faults = check(entries, content) if args.check else []
    if args.profile and entries[0].name == "paiban":
        data = os.path.join(args.scratch, "perf.data")
        shutil.rmtree(entries[0].out)
        subprocess.run(["perf", "record", "-q", "-o", data, *entries[0].command], check=True)
        for sort in ("dso", "dso,symbol"):
            text = subprocess.run(["perf", "report", "-i", data, "--stdio", "--sort", sort], capture_output=True).stdout
            rows = [r for r in text.decode().splitlines() if r.strip() and not r.startswith("#")]
            print("\n".join(rows[:40]))
    if args.incremental and entries[0].name == "paiban":
        incremental(entries[0], content)
    for fault in faults:
        print("FAULT:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
