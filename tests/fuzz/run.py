#!/usr/bin/env python3
"""Harnesses of libFuzzer beside this file, from what the repository has of each kind.

run.py BUILD [NAME …] [--seconds N] [--corpus DIR]: each N seconds (60 by itself) with a fixed seed; every input of
found/NAME, which once was a fault or starts a kind that nothing else does, goes first. --corpus keeps what was found to go
new ways from run to run. BUILD: build/fuzz (preset fuzz: by coverage), or build/asan (without). An input that crashes is kept
in BUILD/scratch/fuzz/NAME-*. Hours: cmake --preset fuzz && cmake --build --preset fuzz && tests/fuzz/run.py build/fuzz --seconds 7200
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LARGEST = {"article": 4096, "yaml": 4096, "layout": 20000, "picture": 20000, "store": 100000, "journal": 2048}
SITE = {"group.yaml": b"\0", "paper.yaml": b"\1", "issue.yaml": b"\2"}


def files(pattern):
    return sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True))


def read(path):
    with open(path, "rb") as f:
        return f.read()


def small_store(paiban, scratch):
    """The store of a site of one article."""
    content = os.path.join(scratch, "content", "demo", "2021-11-02")
    os.makedirs(content, exist_ok=True)
    for name, text in (("../../group.yaml", "name: 报\nbase_url: https://paper.test/\npapers: [demo]\n"),
                       ("../paper.yaml", "title: 报\nlang: zh-Hans\nlayout: broadsheet\n"),
                       ("a.md", "---\ntitle: 题\n---\n正文。\n")):
        with open(os.path.join(content, name), "w", encoding="utf-8") as f:
            f.write(text)
    out = os.path.join(scratch, "out")
    subprocess.run([paiban, "build", "--quiet", f"--content={scratch}/content", f"--layouts={ROOT}/layouts",
                    f"--fonts={ROOT}/fonts", f"--out={out}"], check=True, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"))
    return read(os.path.join(out, ".paiban", "store.db"))


def seeds(name, paiban, scratch):
    if name == "article":
        return [bytes([i % 4]) + read(p) for i, p in enumerate(files("content/**/*.md"))]
    if name == "yaml":
        return [SITE[os.path.basename(p)] + read(p) for p in files("content/**/*.yaml") if os.path.basename(p) in SITE]
    if name == "layout":
        return [b"\0" + read(p) for p in files("layouts/*/*.yaml")] + [b"\0base: broadsheet\n"]
    if name == "picture":
        return [read(p) for p in files("tests/pictures/*.*") + files("content/**/*.jpg") + files("content/**/*.svg")
                if not p.endswith(".py")]
    if name == "store":
        return [b"\1" + small_store(paiban, scratch)]
    return []


def dictionary(inputs, path):
    """Keys and marks that the inputs are made of."""
    words = {w for text in inputs for w in re.findall(rb"^[ -]*([a-z_]+):", text, re.M)}
    with open(path, "w", encoding="ascii") as f:
        for w in sorted(words):
            f.write(f'"{w.decode()}: "\n')
        f.write('"---\\x0a"\n"```"\n"![图]("\n"[^1]"\n'.replace("图", "\\xe5\\x9b\\xbe"))


def run(name, args):
    scratch = os.path.join(args.build, "scratch", "fuzz", name)
    shutil.rmtree(scratch, ignore_errors=True)
    started = os.path.join(scratch, "seeds")
    os.makedirs(started)
    inputs = [i for i in seeds(name, os.path.join(args.build, "paiban"), scratch) if len(i) <= LARGEST[name]]
    inputs += [read(p) for p in sorted(glob.glob(os.path.join(HERE, "found", name, "*")))]
    for i, data in enumerate(inputs):
        with open(os.path.join(started, f"{i:04}"), "wb") as f:
            f.write(data)
    corpus = os.path.join(args.corpus, name) if args.corpus else os.path.join(scratch, "corpus")
    os.makedirs(corpus, exist_ok=True)
    dictionary(inputs, os.path.join(scratch, "dictionary"))
    command = [os.path.join(args.build, "tests", f"fuzz_{name}"), "-seed=2021", f"-max_total_time={args.seconds}", f"-runs={args.runs}",
               f"-max_len={LARGEST[name]}", "-timeout=20", "-rss_limit_mb=2500", "-print_final_stats=1", "-verbosity=0",
               f"-dict={scratch}/dictionary", f"-artifact_prefix={scratch}-", os.path.abspath(corpus), started]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace")
    done = re.search(r"number_of_executed_units: *(\d+)", ran.stdout)
    count = int(done.group(1)) if done else 0
    ok = ran.returncode == 0 and count >= len(inputs)
    print(f"{name}: {len(inputs)} seeds, {count} inputs, {'no fault' if ok else 'FAULT'}", flush=True)
    if not ok:
        print(ran.stdout[-6000:])
    return ok


def main():
    p = argparse.ArgumentParser()
    p.add_argument("build")
    p.add_argument("names", nargs="*")
    p.add_argument("--seconds", type=int, default=60)
    p.add_argument("--runs", type=int, default=-1, help="inputs at most, so that the same ones come everywhere")
    p.add_argument("--corpus")
    args = p.parse_intermixed_args()
    args.build = os.path.abspath(args.build)
    unknown = [n for n in args.names if n not in LARGEST]
    if unknown:
        sys.exit(f"no harness {unknown[0]}; there are {', '.join(LARGEST)}")
    return not all([run(name, args) for name in args.names or LARGEST])


if __name__ == "__main__":
    sys.exit(main())
