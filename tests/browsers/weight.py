#!/usr/bin/env python3
"""What a page weighs when it is opened for the first time, to the first reading: every request until nothing more is asked
for, nothing scrolled, texts compressed by gzip, at 1,400 × 900.

weight.py [--most KB] [--all] SITE PAGE…   PAGE: a path in the site, as xzrb/2021-11-02/01.html; --all: each request.
Exit 0: none weighs more; 1: one does; 77: no Chromium.
"""
import argparse
import collections
import sys
import time

import kinds
from chromium import Browser

QUIET = 1.0  # seconds without a request


def weigh(browser, url):
    """[(bytes, kind, path)] of a page's requests."""
    browser.call("Network.enable")
    browser.call("Network.clearBrowserCache")
    browser.call("Network.setCacheDisabled", cacheDisabled=True)
    browser.goto("about:blank")
    browser.goto(url)
    seen, quiet = 0, time.monotonic()
    while time.monotonic() - quiet < QUIET:
        browser.js("new Promise(r => setTimeout(r, 100))")
        if len(browser.events) > seen:
            seen, quiet = len(browser.events), time.monotonic()
    asked = {}
    for e in browser.events:
        p = e.get("params", {})
        if e.get("method") == "Network.responseReceived":
            asked[p["requestId"]] = [0, p["type"], p["response"]["url"]]
        elif e.get("method") == "Network.loadingFinished" and p["requestId"] in asked:
            asked[p["requestId"]][0] = p["encodedDataLength"]
    return sorted(map(tuple, asked.values()), reverse=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=float, default=400)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("site")
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    heavy = 0
    with kinds.Server(options.site) as server, Browser() as browser:
        browser.window(1400, 900)
        for page in options.pages:
            requests, sums = weigh(browser, server.url + page), collections.Counter()
            for size, kind, url in requests:
                sums[kind] += size
                if options.all:
                    print("%9.1f KB %-11s %s" % (size / 1024, kind, url[len(server.url):]))
            total = sum(sums.values()) / 1024
            heavy += total > options.most
            print("%s: %.0f KB (%s)" % (page, total, ", ".join("%s %.0f" % (k, n / 1024) for k, n in sums.most_common())))
    sys.exit(1 if heavy else 0)


if __name__ == "__main__":
    main()
