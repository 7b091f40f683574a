#!/usr/bin/env python3
"""How soon a changed article shows in `paiban serve`: an issue of eight pages, from the write to the news that pages
wait for. CPU is that of the serving process; beside it the same change by `paiban build`.

serve.py PAIBAN [ROUNDS]"""
import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def told(what, walls, cpus):
    print(f"{what}: wall {statistics.median(walls):.3f} s (least {min(walls):.3f}), CPU {statistics.median(cpus):.2f} s")


def serve(paiban, root, article, rounds):
    process = subprocess.Popen([paiban, "serve", root, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               text=True)
    url = None
    while not url:
        found = re.search(r"http://\S+", process.stdout.readline())
        url = found and found.group()
    news = lambda seen: json.load(urllib.request.urlopen(f"{url}.paiban/state?seen={seen}"))
    seen, walls, cpus = news(-1)["build"], [], []
    for i in range(rounds):
        before, text = cpu(process.pid), article.read_text()
        began = time.time()
        article.write_text(text + f"\n又添一句，第{i}回。\n")
        state = news(seen)
        walls.append(time.time() - began)
        cpus.append(cpu(process.pid) - before)
        assert state["good"] == state["build"], "the change didn't show"
        seen = state["build"]
    process.terminate()
    process.wait()
    told("serve", walls, cpus)


def build(paiban, root, article, rounds):
    walls, cpus = [], []
    for i in range(rounds):
        article.write_text(article.read_text() + f"\n再添一句，第{i}回。\n")
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        subprocess.run([paiban, "build", root, "--quiet"], check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.time() - began)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    told("build", walls[1:] or walls, cpus[1:] or cpus)


def main(paiban, rounds="9"):
    with tempfile.TemporaryDirectory() as root:
        subprocess.run([sys.executable, HERE / "corpus.py", f"{root}/content", "-n", "44"], check=True)
        article = pathlib.Path(root) / "content/bench/2024-01-01/p3-2.md"
        serve(paiban, root, article, int(rounds))
        build(paiban, root, article, 4)


main(*sys.argv[1:])
