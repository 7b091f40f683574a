#!/usr/bin/env python3
"""An archive of N small issues (a page, four articles each), and what a build of it costs: from nothing, with nothing changed, with
one word changed, an issue removed, a layout changed. Wall and CPU time, memory, files written.
  archive.py PAIBAN SCRATCH [--layout] N…   (--layout: the layout is changed in archives of over 200 issues, too)"""
import datetime
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import time

layouts = "--layout" in sys.argv
paiban, scratch, *sizes = [a for a in sys.argv[1:] if a != "--layout"]
paiban, scratch, sizes = pathlib.Path(paiban).resolve(), pathlib.Path(scratch), [int(n) for n in sizes]
root = pathlib.Path(__file__).resolve().parents[3]
WORDS = "城市 春天 河流 工程 居民 学校 公园 道路 会议 研究 医院 农田 图书馆 节日 比赛 火车 天气 市场 展览 记者 计划 项目 服务 技术".split()


def sentence(r):
    return "，".join("".join(r.choice(WORDS) for _ in range(4)) for _ in range(3)) + "。"


def make_issue(folder, r):
    folder.mkdir(parents=True)
    for k in range(4):
        body = "\n\n".join("".join(sentence(r) for _ in range(3)) for _ in range(3))
        (folder / f"a{k}.md").write_text(f"---\ntitle: {r.choice(WORDS)}{r.choice(WORDS)}见闻\npriority: {4 - k}\n---\n\n{body}\n",
                                         encoding="utf-8")


def make(n):
    r, day = random.Random(n), datetime.date(1990, 1, 1)
    archive = scratch / f"archive-{n}"
    shutil.rmtree(archive, ignore_errors=True)
    content = archive / "content"
    (content / "demo").mkdir(parents=True)
    (content / "group.yaml").write_text("name: 试报集团\nbase_url: https://paper.test/\npapers: [demo]\n")
    (content / "demo/paper.yaml").write_text("title: 试报\nlang: zh-Hans\nlayout: broadsheet\n")
    for i in range(n):
        make_issue(content / "demo" / str(day + datetime.timedelta(i)), r)
    shutil.copytree(root / "layouts", archive / "layouts")
    return archive


def build(archive, what, *options):
    written = archive / "out"
    began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    stamp = time.time_ns()
    run = subprocess.run(["/usr/bin/time", "-f", "MAXRSS %M", paiban, "build", archive, "--quiet", *options], capture_output=True,
                         encoding="utf-8")
    wall, after = time.time() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run.returncode == 0, run.stderr[:2000]
    new = sum(1 for d, _, fs in os.walk(written) for f in fs
              if "/.paiban" not in d and os.stat(os.path.join(d, f)).st_ctime_ns > stamp - 10**7)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(re.search(r"MAXRSS (\d+)", run.stderr)[1]) // 1024
    print(f"{what:16} {wall:8.2f} s wall {cpu:8.2f} s CPU {memory:6} MB {new:7} files written", flush=True)


for n in sizes:
    archive = make(n)
    issues = sorted((archive / "content/demo").glob("*-*-*"))
    print(f"{n} issues of 4 articles")
    build(archive, "first build")
    for _ in range(3):
        build(archive, "nothing")
    for issue in (issues[-1], issues[n // 2]):
        article = issue / "a1.md"
        article.write_text(article.read_text(encoding="utf-8") + "改。\n", encoding="utf-8")
        build(archive, "one word")
    make_issue(archive / "content/demo/2030-01-01", random.Random(1))
    build(archive, "a new issue")
    shutil.rmtree(issues[n // 3])
    build(archive, "an issue removed")
    if layouts or n <= 200:
        layout = archive / "layouts/broadsheet/layout.yaml"
        layout.write_text(layout.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        build(archive, "a layout changed")
