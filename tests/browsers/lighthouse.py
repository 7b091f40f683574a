#!/usr/bin/env python3
"""Lighthouse on every kind of page of a site: performance, accessibility, best practices, SEO, each 95 and more.

lighthouse.py [--least 95] [--form desktop|mobile|both] [--runs N] SITE [PAGE…]   Needs npm and Chromium, and a quiet
machine: of several runs the best performance counts. PAGE: paths in the site, instead of a page of every kind.
Exit 0: so it is; 1: not; 77: no npm, no Chromium.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import urllib.parse

import kinds
from chromium import NAMES, skip_without

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def run(tool, url, form):
    """{category: score}, [audits that fail], or None when it did not end."""
    command = ["node", str(tool / "cli/index.js"), url, "--quiet", "--output=json", "--output-path=stdout",
               "--only-categories=" + ",".join(CATEGORIES), "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    chrome = next(p for p in map(shutil.which, NAMES) if p)
    done = subprocess.run(command + (["--preset=desktop"] if form == "desktop" else []), capture_output=True,
                          env=dict(os.environ, CHROME_PATH=chrome))
    try:
        report = json.loads(done.stdout)
    except ValueError:
        print(done.stderr.decode()[-500:])
        return None
    scores = {c: round(100 * (report["categories"][c]["score"] or 0)) for c in CATEGORIES}
    failed = []
    for category in CATEGORIES:
        for ref in report["categories"][category]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                items = (audit.get("details") or {}).get("items") or []
                failed.append("%s %s %s" % (audit["id"], audit.get("displayValue", ""), json.dumps(items[:2])[:300]))
    return scores, failed


def best(tool, url, form, runs):
    found = [r for r in (run(tool, url, form) for _ in range(runs)) if r]
    return max(found, key=lambda r: r[0]["performance"]) if found else ({c: 0 for c in CATEGORIES}, ["did not end"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--least", type=int, default=95)
    parser.add_argument("--form", default="both", choices=("desktop", "mobile", "both"))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("site")
    parser.add_argument("pages", nargs="*")
    options = parser.parse_args()
    skip_without(NAMES)
    tool = kinds.npm("lighthouse")
    if not tool:
        print("skipped: no npm")
        sys.exit(77)
    first = {kind: page.relative_to(options.site).as_posix() for kind, page in reversed(kinds.each_kind(options.site))}
    first.pop("lost", None)  # it says noindex, as it must
    pages = {page: page for page in options.pages} or first
    bad = 0
    with kinds.Server(options.site) as server:
        for kind, page in pages.items():
            url = server.url + urllib.parse.quote(page)
            for form in ("desktop", "mobile") if options.form == "both" else (options.form,):
                scores, failed = best(tool, url, form, options.runs)
                print("%-8s %-7s %s" % (kind, form, "  ".join("%s %d" % s for s in scores.items())), flush=True)
                for audit in failed:
                    print("    " + audit)
                bad += any(score < options.least for score in scores.values())
    sys.exit(1 if bad or not pages else 0)


if __name__ == "__main__":
    main()
