#!/usr/bin/env python3
"""How made-up pages come out: the table of what a page must show, and time and memory by the articles on a page.

usage: pages.py PAIBAN ROOT [--seeds 1-10] [--pages 8] [--demand .92,1.0] [--headings [300]] [--effort default] [--each]
       pages.py PAIBAN ROOT --sizes [4,8,16,24,32,40]
       pages.py PAIBAN ROOT --pins [.1]  the same with an editor's pins on a tenth of the articles, beside the pages without
       pages.py PAIBAN ROOT --check     what must hold of any page, on one small issue; and that the measure sees faults
ROOT has layouts/, fonts/ and content/. Python's standard library is all it needs.
"""
import argparse
import collections
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import make
import measure
import pins
import prove
import read

LEVEL = 3  # lines by which an article's columns may end apart, however little was looked for
Built = collections.namedtuple("Built", "pages extra moved lost plan cpu wall rss told")
Row = collections.namedtuple("Row", "name key unit wanted holds")


def median(values):
    return statistics.median_low(values) if values else 0


def build(args, content, out):
    """The tool's CPU and wall seconds, peak memory in MB, what it says."""
    command = [args.paiban, "build", args.root, "--content", content, "--out", f"{out}/out", "--report", f"{out}/report.json",
               "--layouts", args.root / "layouts", "--fonts", args.root / "fonts", "--effort", args.effort, "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024, said


def issue(args, seed, n_pages, demand, articles=(6, 14)):
    """An issue made, built and measured."""
    made, _ = pinned_issue(args, seed, n_pages, demand, articles, 0)
    return made


def pinned_issue(args, seed, n_pages, demand, articles=(6, 14), share=0):
    """An issue made, built and measured; then, unless share is 0, with pins on that share of its articles, and the pins."""
    with contextlib.ExitStack() as stack:
        out = f"{args.keep}/{seed}-{articles[0]}" if args.keep else stack.enter_context(tempfile.TemporaryDirectory())
        shutil.rmtree(out, ignore_errors=True)
        plan = make.make_issue(args.root, f"{out}/content", seed, n_pages, demand, articles, args.headings)
        made = built(args, plan, out, seed, build(args, f"{out}/content", out))
        if not share:
            return made, None
        own = pins.Pins(out, plan, seed, share)
        yaml = next(pathlib.Path(out).glob("content/made/*/issue.yaml"))
        for _ in range(pins.RUNS):
            whose = own.write(yaml)
            shutil.rmtree(f"{out}/out", ignore_errors=True)
            ran = build(args, f"{out}/content", out)
            if pathlib.Path(out, "out/site").exists() or not own.drop(ran[3], whose):
                break
        own.made = built(args, plan, out, seed, ran)
        return made, own


def built(args, plan, out, seed, ran):
    sites = list(pathlib.Path(out).glob("out/site/made/*/issue.json"))
    if not sites:
        raise SystemExit(f"seed {seed} does not build:\n{ran[3]}")
    pages, n = read.read_issue(sites[0].parent, f"{out}/report.json", {s for p in plan for s in p["boxes"]})
    return judge(plan, pages, n, ran)


def judge(plan, pages, n, ran):
    meant = {slug: p["page"] for p in plan for slug in p["articles"]}
    stands = {}
    for page in pages:
        for piece in page.pieces:
            stands.setdefault(piece.slug, page.number)
    moved = [s for s, number in stands.items() if meant.get(s) != number]
    lost = [s for s in meant if s not in stands]
    own = {p["page"]: p["articles"] for p in plan}
    figures = [measure.figures(p, own[p.number]) for p in pages if p.number in own]
    return Built(figures, n - len(plan), moved, lost, plan, *ran)


# ---- the table ----

def rows(effort):
    """What is wanted, and whether n pages' values hold it."""
    most = 2 if effort == "best" else 0.2
    none = lambda v: sum(v) == 0
    return [
        Row("white in the type area", "white", "%", "median ≤ 1, max ≤ 2.5", lambda v: median(v) <= .01 and max(v) <= .025),
        Row("spare white in headline blocks", "spare", "%", "median ≤ 2.5, max ≤ 6",
            lambda v: median(v) <= .025 and max(v) <= .06),
        Row("largest hole, column-lines", "hole", "", "≤ 4", lambda v: max(v) <= 4),
        Row("pairs less important, larger (倒置)", "inversions", "%", "median 0, max 5",
            lambda v: median(v) == 0 and max(v) <= .05),
        Row("equal headlines side by side (碰题)", "twins", "pages", "0", none),
        Row("gutters through the page (通缝)", "gutters", "pages", "≤ 15 of 80", lambda v: sum(map(bool, v)) <= len(v) * 15 / 80),
        Row("cuts from side to side (断版)", "cuts", "pages", "-", None),
        Row("text stumps under 3 lines", "stumps", "", "0", none),
        Row("columns over 42 lines unbroken", "tall", "", "0", none),
        Row("articles with feet over a line apart", "uneven", "", "0", none),
        Row("areas that overlap", "overlaps", "", "0", none),
        Row("largest picture, of the type area", "picture", "%", "median ≥ 6", lambda v: median(v) >= .06),
        Row("pictures cropped over 5 %", "cropped", "", "0", none),
        Row("articles over, told", "over", "", "-", None),
        Row("CPU a page, s (an issue)", "cpu", "", f"≤ {most}", lambda v: max(v) <= most),
    ]


def spread(values, row):
    scale, digits = (100, 1) if row.unit == "%" else (1, 2 if row.key == "cpu" else 1 if row.key == "hole" else 0)
    return " / ".join(f"{scale * x:.{digits}f}" for x in (min(values), median(values), max(values)))


def line(name, value, wanted, holds):
    wide = sum(2 if ord(c) > 0x2e80 else 1 for c in name)
    print(f"{name}{' ' * (38 - wide)}  {value:<28}  {wanted:<24}  {'' if holds is None else 'yes' if holds else 'NO'}")


def table(issues, effort):
    pages = [p for i in issues for p in i.pages]
    values = {k: [p[k] for p in pages if p[k] is not None] for k in pages[0] if k not in ("lead_largest", "lead_wide")}
    values["cpu"] = [i.cpu / len(i.plan) for i in issues]
    articles = sum(len(p["articles"]) for i in issues for p in i.plan)
    print(f"{len(issues)} issues, {len(pages)} pages, {articles} articles, effort {effort}; min / median / max a page")
    line("", "made", "wanted", None)
    for row in rows(effort):
        v = values[row.key]
        if not v:
            continue
        told = spread(v, row) + (f" {row.unit}" if row.unit == "%" else "")
        if row.unit == "pages":
            told += f"; on {sum(map(bool, v))} of {len(v)}"
        elif row.unit == "" and row.key not in ("hole", "cpu"):
            told += f"; {sum(v)} in all"
        line(row.name, told, row.wanted, row.holds and row.holds(v))
    for name, key in (("lead's headline the largest", "lead_largest"), ("lead 3 columns (front 4) or more", "lead_wide")):
        good = sum(p.get(key, False) for p in pages)
        line(name, f"{good} of {len(pages)} pages", f"{len(pages)}", good == len(pages))
    for name, n in (("articles moved to another page", sum(len(i.moved) for i in issues)),
                    ("pages beyond the plan", sum(i.extra for i in issues)),
                    ("articles lost", sum(len(i.lost) for i in issues))):
        line(name, str(n), "0", n == 0)
    line("memory, MB (an issue)", " / ".join(f"{f([i.rss for i in issues]):.0f}" for f in (min, median, max)), "-", None)


def pinned(args, seeds):
    """The table of issues without pins, then of the same with them, and what became of the pins."""
    plain, with_pins = [], []
    for seed in seeds:
        made, own = pinned_issue(args, seed, args.pages, tuple(map(float, args.demand.split(","))), share=args.pins)
        plain.append(made)
        with_pins.append(own)
    print("without pins:")
    table(plain, args.effort)
    asked, told = sum(p.asked for p in with_pins), sum(len(p.told) for p in with_pins)
    print(f"\nwith {asked} articles pinned, {told} pins told as not to be had and taken out:")
    table([p.made for p in with_pins], args.effort)
    for seed, own in zip(seeds, with_pins) if args.each else ():
        each(seed, own.made)
        for slug, what in own.told:
            print(f"seed {seed} {slug} {what}")


def each(seed, built):
    for p in built.pages:
        print(f"seed {seed} page {p['number']}: " + ", ".join(
            f"{k} {v:.3g}" if isinstance(v, float) else f"{k} {v}" for k, v in p.items() if k != "number" and v not in (0, None)))


def sizes(args):
    print(f"one page, effort {args.effort}: articles, CPU s, wall s, MB, white %, articles over")
    for n in map(int, args.sizes.split(",")):
        made = issue(args, 1, 1, (0.9, 0.9), (n, n))
        p = made.pages[0]
        print(f"{n:4}  {made.cpu:6.2f}  {made.wall:6.2f}  {made.rss:5.0f}  {100 * p['white']:5.1f}  {p['over']}")


def check(args):
    """What holds of any issue, however little was looked for."""
    prove.prove()
    made = issue(args, 1, 2, (0.92, 0.97))
    faults = [f"{what}: {found}" for what, found in (("lost", made.lost), ("moved", made.moved), ("pages too many", made.extra)) if found]
    for p in made.pages:
        faults += [f"page {p['number']}: {key} {p[key]}" for key in ("overlaps", "twins", "over", "strangers") if p[key]]
    faults += [f"page {p['number']}: feet {p['step']} lines apart" for p in made.pages if p["step"] > LEVEL]
    if len(made.pages) != len(made.plan):
        faults.append(f"{len(made.pages)} pages measured of {len(made.plan)}")
    _, own = pinned_issue(args, 1, 2, (0.86, 0.9), share=0.25)
    faults += [f"pinned: {what}: {found}" for what, found in (("lost", own.made.lost), ("moved", own.made.moved)) if found]
    faults += [f"pinned, page {p['number']}: {key} {p[key]}" for p in own.made.pages for key in ("overlaps", "strangers") if p[key]]
    if not own.of or len(own.told) > own.asked / 2:
        faults.append(f"of {own.asked} pinned articles {len(own.told)} are told: {own.told}")
    print("\n".join(faults) or f"{sum(p['n'] for p in made.pages)} articles on {len(made.pages)} pages: as they should")
    return 1 if faults else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paiban", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--demand", default=".92,1.0", help="least and most that a page's articles ask for")
    parser.add_argument("--headings", nargs="?", type=int, const=300, default=0,
                        help="section headings in the texts, one after about so many characters")
    parser.add_argument("--effort", default="default")
    parser.add_argument("--each", action="store_true", help="also a line a page")
    parser.add_argument("--sizes", nargs="?", const="4,8,16,24,32,40", help="time and memory by articles on a page")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that what is made and built stays in, to be looked at")
    parser.add_argument("--pins", nargs="?", type=float, const=0.1, default=0, help="pins on this share of the articles")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    args.root = args.root.resolve()
    if args.check:
        args.effort = "fast"
        return check(args)
    if args.sizes:
        return sizes(args)
    first, _, last = args.seeds.partition("-")
    issues, seeds = [], range(int(first), int(last or first) + 1)
    if args.pins:
        return pinned(args, seeds) or 0
    for seed in seeds:
        issues.append(issue(args, seed, args.pages, tuple(map(float, args.demand.split(",")))))
        if args.each:
            each(seed, issues[-1])
    table(issues, args.effort)
    return 0


if __name__ == "__main__":
    sys.exit(main())
