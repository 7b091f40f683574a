#!/usr/bin/env python3
"""Random edits of a content, a build after each: what is published is what a build from nothing makes, and the reports are the same.
  edits.py PAIBAN SCRATCH [--rounds N] [--seed N]"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

p = argparse.ArgumentParser(description=__doc__)
p.add_argument("paiban", type=pathlib.Path)
p.add_argument("scratch", type=pathlib.Path)
p.add_argument("--rounds", type=int, default=4)
p.add_argument("--seed", type=int, default=2021)
args = p.parse_args()
paiban, scratch, r = args.paiban.resolve(), args.scratch.resolve(), random.Random(args.seed)
WORDS = "城市 春天 河流 工程 居民 学校 公园 道路 会议 研究 医院 农田 节日 比赛 火车 天气 $x_1$ 3-5 ... 图书馆".split()
KEYS = {"section": ["要闻", "文化"], "column": ["夜话", "GDP"], "byline": ["王一 李二", "本报记者 张三"], "kicker": ["新春走基层"]}
shutil.rmtree(scratch, ignore_errors=True)
content = scratch / "content"
PAPERS = {"one": "zh-Hans", "two": "zh-Hant"}


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def group(papers, urls="own"):
    put(content / "group.yaml", f"name: 集团\nbase_url: https://paper.test/\npapers: [{', '.join(papers)}]\nurls: {urls}\n")


def paper(name, title):
    put(content / name / "paper.yaml", f"title: {title}\nlang: {PAPERS[name]}\nlayout: broadsheet\npublisher: 社\n")


def article():
    text = "。".join("".join(r.choice(WORDS) for _ in range(r.randint(2, 6))) for _ in range(r.randint(1, 4)))
    tags = f"tags: [{r.choice(WORDS[:4])}]\n" if r.random() < 0.3 else ""
    summary = f"summary: {r.choice(WORDS[:9])}提要\n" if r.random() < 0.3 else ""
    keys = "".join(f"{key}: {r.choice(words)}\n" for key, words in KEYS.items() if r.random() < 0.3)
    heading = f"## {r.choice(WORDS[:4])}\n\n" if r.random() < 0.4 else ""
    link = f"\n\n[见]({r.choice(LINKS)(r)})" if r.random() < 0.3 else ""
    shared = "\n\n![[块]]" if r.random() < 0.3 else ""
    return f"---\ntitle: {r.choice(WORDS[:16])}{r.choice(WORDS[:16])}\n{tags}{summary}{keys}---\n\n{heading}{text}。{link}{shared}\n"


def lead(r):
    """An article of any issue, perhaps a heading of it; it may be gone by the time of a build."""
    path = r.choice(articles() or [content / "one/2021-03-01/a.md"])
    anchor = [f"#{line[3:]}" for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("## ")] if path.exists() else []
    return f"../../{path.parent.parent.name}/{path.parent.name}/{path.name}{r.choice(anchor + [''])}"


def month(r):
    """The first article of all has none to lead to yet."""
    return f"../{r.choice(issues()).name[:7]}.html" if issues() else "index.html"


LINKS = [lead, lead, lead, lambda r: "index.html", lambda r: "01.html", month]


def issues():
    return sorted(d for d in content.glob("*/*-*") if d.is_dir())


def articles():
    return sorted(content.glob("*/*-*/*.md"))


def add_issue():
    put(content / r.choice(list(PAPERS)) / f"20{r.randint(19, 21)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}" / "a.md", article())


def add_edition():
    day = r.choice(issues())
    if len(day.name) == 10:
        put(day.parent / f"{day.name}-b" / "a.md", article())
        put(day.parent / f"{day.name}-b" / "issue.yaml", f"edition: {r.choice(['晚间版', '上午版'])}\n")


def remove_issue():
    if len(issues()) > 2:
        day = r.choice(issues())
        for d in day.parent.glob(day.name[:10] + "*"):
            shutil.rmtree(d)


def rewrite():
    put(r.choice(articles()), article())


def add_article():
    put(r.choice(issues()) / f"n{r.randint(0, 9)}.md", article())


def remove_article():
    path = r.choice(articles())
    if len(list(path.parent.glob("*.md"))) > 1:
        path.unlink()


def rename_article():
    path = r.choice(articles())
    path.rename(path.with_name(f"r{r.randint(0, 99)}.md"))


def move_article():
    path = r.choice(articles())
    if len(list(path.parent.glob("*.md"))) > 1:
        path.rename(r.choice(issues()) / path.name)


def extra():
    put(r.choice(issues()) / "issue.yaml", "kind: extra\n" if r.random() < 0.5 else "weather: 晴\n")


def touch():
    r.choice(articles()).touch()


def same_size():
    """As many bytes, and the time of before."""
    path = r.choice(articles())
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    put(path, text.replace("城", "市", 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def block(name):
    """The text that its articles share, and the data of a table in it."""
    put(content / name / "blocks" / "块.md", f"{r.choice(WORDS)}。\n\n![表](数.csv)\n")
    put(content / name / "blocks" / "数.csv", f"甲,乙\n{r.choice(WORDS)},{r.randint(1, 99)}\n")


def reblock():
    block(r.choice(list(PAPERS)))


def redata():
    put(content / r.choice(list(PAPERS)) / "blocks" / "数.csv", f"甲,乙\n{r.choice(WORDS)},{r.randint(1, 99)}\n")


def retitle():
    paper(r.choice(list(PAPERS)), r.choice(["晨报", "晚报", "日报"]))


def regroup():
    group(r.choice([["one", "two"], ["two", "one"], ["one", "two"]]), r.choice(URLS))


def readdress():
    """Another number in Founder's addresses, of an article or a page: what links to it follows."""
    linked = {link for path in articles() for link in re.findall(r"\.\./\.\./([^#)]+)", path.read_text(encoding="utf-8"))}
    path = r.choice([path for path in articles() if str(path.relative_to(content)) in linked] or articles())
    if r.random() < 0.3:
        put(path.parent / "issue.yaml", f"pages: [{{address: {r.randint(1, 9)}}}]\n")
    elif not re.search("^address:", path.read_text(encoding="utf-8"), re.M):
        put(path, path.read_text(encoding="utf-8").replace("---\n", f"---\naddress: {r.randint(1, 999999)}\n", 1))
    else:
        put(path, re.sub(r"(?m)^address: .*$", f"address: {r.randint(1, 999999)}", path.read_text(encoding="utf-8")))


URLS = ["own", "founder", "founder", "{scheme: founder, as: redirects}", "founder-month"]
EDITS = [add_issue, add_edition, remove_issue, rewrite, rewrite, add_article, remove_article, rename_article, move_article, extra, touch,
         same_size, readdress, readdress, reblock, redata, retitle, regroup]


def build(out, *options):
    return subprocess.run([paiban, "build", scratch, f"--out={scratch / out}", *options], capture_output=True, encoding="utf-8")


def published(out):
    root = scratch / out
    return {str(f.relative_to(root)): f.read_bytes() for d in ("site", "press") for f in (root / d).rglob("*") if f.is_file()}


group(PAPERS)
for name in PAPERS:
    paper(name, "试报")
    block(name)
    for day in ("2021-03-01", "2021-03-02", "2021-04-01"):
        put(content / name / day / "a.md", article())
assert build("out").returncode == 0
faults, failed = [], 0
for n in range(args.rounds):
    done = [r.choice(EDITS) for _ in range(r.randint(1, 3))]
    for edit in done:
        edit()
    if r.random() < 0.3:
        build("out", f"--date={r.choice(issues()).name}")
    step = build("out")
    shutil.rmtree(scratch / "clean", ignore_errors=True)
    clean = build("clean")
    words = ", ".join(e.__name__ for e in done)
    if step.returncode != clean.returncode:
        faults.append(f"round {n} ({words}): ended with {step.returncode}, from nothing with {clean.returncode}: {step.stderr[:300]}")
    elif clean.returncode == 0:
        a, b = published("out"), published("clean")
        faults += [f"round {n} ({words}): {f} differs" for f in sorted(a.keys() | b.keys()) if a.get(f) != b.get(f)][:5]
        if step.stderr != clean.stderr:
            faults.append(f"round {n} ({words}): told {step.stderr[:400]!r}, from nothing {clean.stderr[:400]!r}")
        again = build("out")
        if "nothing has changed" not in str(again.stdout) or again.stderr != step.stderr or published("out") != a:
            faults.append(f"round {n} ({words}): a run with nothing to do made {again.stdout[:200]!r}, told {again.stderr[:200]!r}")
    else: # a link that leads nowhere: the next rounds are to build again
        failed += 1
        for path in articles():
            put(path, path.read_text(encoding="utf-8").split("\n\n[见]")[0].rstrip() + "\n")
    if faults:
        break
print("\n".join(faults[:20]))
print(f"{n + 1} rounds, {failed} of contents with faults: {len(faults)} faults")
sys.exit(bool(faults))
