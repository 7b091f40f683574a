#!/usr/bin/env python3
"""What an archive of shards costs: seconds and bytes of an issue's shard, of joining it, of one day more in an archive that stands.
  measure.py PAIBAN SCRATCH [ARTICLES]
Issues of eight pages (the benchmark's corpus), two papers; CPU time, one worker. The handbook's archive chapter reckons with these."""
import datetime
import pathlib
import re
import shutil
import subprocess
import sys

paiban, scratch = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
articles = sys.argv[3] if len(sys.argv) > 3 else "400"
source = pathlib.Path(__file__).resolve().parents[2]


def run(*options):
    """CPU and wall seconds, MB of memory."""
    r = subprocess.run(["/usr/bin/time", "-f", "COST %U %S %e %M", paiban, *options, "--quiet"], capture_output=True, encoding="utf-8", cwd=scratch)
    assert r.returncode == 0, r.stderr[-2000:]
    user, system, wall, memory = map(float, re.search(r"COST (.*)", r.stderr)[1].split())
    return user + system, wall, memory / 1024


def size(folder):
    files = [f for f in folder.rglob("*") if f.is_file()]
    return len(files), sum(f.stat().st_size for f in files)


def show(what, costs, n=1):
    cpu, wall, memory = (sum(c[0] for c in costs), sum(c[1] for c in costs), max(c[2] for c in costs))
    print(f"{what:40} {cpu / n:8.3f} s CPU {wall / n:8.3f} s wall {memory:5.0f} MB", flush=True)


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    for name, seed in (("content", "20240101"), ("evening", "7")):
        subprocess.run([sys.executable, source / "tests/bench/corpus.py", scratch / name, "-n", articles, "--seed", seed], check=True)
    (scratch / "evening/bench").rename(scratch / "content/evening")
    group = scratch / "content/group.yaml"
    group.write_text(group.read_text().replace("papers: [bench]", "papers: [bench, evening]"))
    shutil.copytree(source / "layouts", scratch / "layouts")
    issues = sorted(d for d in (scratch / "content").glob("*/2*"))
    n = len(issues)
    print(f"{n} issues of eight pages")

    shards = scratch / "shards"
    one = [run("build", "--jobs=1", f"--paper={i.parent.name}", f"--date={i.name}", f"--shard={shards}/{i.parent.name}/{i.name}") for i in issues]
    files, bytes_ = size(shards)
    records = sum(f.stat().st_size for f in shards.rglob("issue.shard"))
    show("an issue's shard", one, n)
    print(f"{'':40} {bytes_ / n / 1e6:8.2f} MB, {files / n:.0f} files; its record {records / n / 1e3:.0f} kB")

    last = shards / issues[-1].parent.name / issues[-1].name
    kept = scratch / "kept"
    content = scratch / "last"
    shutil.move(last, kept)
    shutil.move(issues[-1], content)
    join = run("join", shards, "--jobs=1", "--out=out")
    show(f"joining {n - 1} issues, of each", [join], n - 1)
    show("joining them again, of all", [run("join", shards, "--jobs=1", "--out=out")])
    shutil.move(kept, last)
    shutil.move(content, issues[-1])
    show("and one day more, of all", [run("join", shards, "--jobs=1", "--out=out")])
    whole = run("build", "--jobs=1", "--out=one")
    show("one build of all, of each", [whole], n)
    show("and again with nothing changed, of all", [run("build", "--jobs=1", "--out=one")])
    site = size(scratch / "out")
    print(f"the site: {site[1] / n / 1e6:.2f} MB an issue, {site[0] / n:.0f} files")
    same = subprocess.run(["diff", "-r", "-x", ".paiban", scratch / "one", scratch / "out"]).returncode == 0
    print("joined and built are the same" if same else "JOINED AND BUILT DIFFER")
    print(f"{datetime.date.today()} {subprocess.run([paiban, '--version'], capture_output=True, encoding='utf-8').stdout.strip()}")
    return 0 if same else 1


sys.exit(main())
