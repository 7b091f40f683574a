#!/usr/bin/env python3
"""The Nu HTML checker on every page of a site: no error and no warning but those of nu-gaps.txt.

nu.py SITE…   Needs npm and java (Debian: default-jre-headless). Exit 0: so it is; 1: not, or a gap that is none any
more; 77: no npm, no java.
"""
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

import kinds

GAPS = pathlib.Path(__file__).with_name("nu-gaps.txt")


def gaps():
    """Patterns of what the checker does not know, one a line; a line that begins with # says why."""
    lines = GAPS.read_text(encoding="utf-8").splitlines() if GAPS.exists() else []
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


def main():
    tool = kinds.npm("vnu-jar")
    if not tool or not shutil.which("java"):
        print("skipped: no npm or no java")
        sys.exit(77)
    jar = next(tool.rglob("vnu.jar"))
    told, n = [], 0
    for site in sys.argv[1:]:
        pages = [page.relative_to(site).as_posix() for page in kinds.pages(site)]
        with kinds.Server(site) as server:  # files have no origin, by which a page's policy could be judged
            done = subprocess.run(["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true",
                                   "-Dnu.validator.servlet.allowed-address-type=all", "-jar", str(jar), "--format", "json", "--exit-zero-always"] +
                                  [server.url + urllib.parse.quote(page) for page in pages], capture_output=True)
        told += json.loads(done.stderr)["messages"]
        n += len(pages)
    known, used, faults = gaps(), collections.Counter(), collections.Counter()
    for message in told:
        text = "%s: %s" % (message.get("subType") or message["type"], message["message"])
        gap = next((g.pattern for g in known if g.search(text)), None)
        if gap:
            used[gap] += 1
        else:
            faults[text] += 1
            if faults[text] == 1:
                print("%s:%s: %s\n    %s" % (message.get("url", ""), message.get("lastLine", ""), text,
                                              message.get("extract", "").replace("\n", " ")))
    for gap in known:
        if not used[gap.pattern]:
            print("nu-gaps.txt: the checker knows it now: " + gap.pattern)
    unused = sum(not used[g.pattern] for g in known)
    print("%d pages, %d faults of %d kinds, %d known gaps" % (n, sum(faults.values()), len(faults), sum(used.values())))
    sys.exit(1 if faults or unused or not n else 0)


if __name__ == "__main__":
    main()
