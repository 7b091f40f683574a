#!/usr/bin/env python3
"""What an issue weighs and costs, of two programs in turn on one corpus: weight.py BEFORE NOW [options]

BEFORE and NOW are `paiban` programs; each takes the layouts and fonts beside it (or those named). Bytes are of every
file written, by kind; CPU is user + system of the fastest run of each, after a warm-up. --check asserts that bytes
are within the aims (page files 60 %, an issue 65 %); a time is never asserted."""
import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

KINDS = ["page files", "issue.pdf", "other"]
AIMS = {"page files": 0.60, "all": 0.65}


def source_of(program):
    """The folder with layouts/ and fonts/ of a program in build/<preset>/."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(program))))


def build(program, content, layouts, out):
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    process = subprocess.Popen([program, "build", out, f"--content={content}", f"--out={out}", "--quiet", "--force",
                                f"--layouts={layouts}/layouts", f"--fonts={layouts}/fonts"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{program}: exit status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def weigh(out):
    bytes_of, issues = collections.Counter(), 0
    for folder, _, names in os.walk(out):
        for name in names:
            size = os.path.getsize(os.path.join(folder, name))
            kind = "issue.pdf" if name == "issue.pdf" else "page files" if re.fullmatch(r"\d+\.pdf", name) else "other"
            bytes_of[kind] += size
            issues += name == "issue.pdf" and "/press/" in folder
    bytes_of["all"] = sum(bytes_of[k] for k in KINDS)
    return bytes_of, issues


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("before")
    parser.add_argument("now")
    parser.add_argument("--content", required=True, help="corpus.py makes one")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    cpu, weights = {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        for run in range(a.runs + 1):
            for name, program in (("before", a.before), ("now", a.now)):
                out = f"{scratch}/{name}"
                seconds = build(program, a.content, source_of(program), out)
                if run:
                    cpu[name] = min(seconds, cpu.get(name, seconds))
                weights[name], issues = weigh(out)
    print(f"{issues} issues; fastest of {a.runs} runs each")
    print(f"{'':12} {'before':>10} {'now':>10}")
    over = []
    for kind in KINDS + ["all"]:
        before, now = weights["before"][kind], weights["now"][kind]
        print(f"{kind:12} {before / 1e6:8.2f}MB {now / 1e6:8.2f}MB {100 * now / before:6.1f} %")
        if now / before > AIMS.get(kind, 9):
            over.append(kind)
    print(f"{'CPU':12} {cpu['before']:9.2f}s {cpu['now']:9.2f}s {100 * cpu['now'] / cpu['before']:6.1f} %")
    if a.check and over:
        sys.exit("over the aim: " + ", ".join(over))


if __name__ == "__main__":
    main()
