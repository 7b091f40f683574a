#!/usr/bin/env python3
"""What a page costs a browser to the first reading: elements, and the main thread's CPU by what it does, on a phone's
window (412 × 823 at 2) and on a desk's (1,400 × 900). CPU, not wall: other work on the machine hardly shows.

cost.py [--runs N] SITE PAGE…   PAGE: a path in the site, as xzrb/2021-11-02/02.html. The least of the runs counts, kind
by kind. "block" is what Lighthouse's phone, four times slower, would call blocked: what tasks take over 50 ms.
Exit 0; 77: no Chromium.
"""
import argparse
import collections

import kinds
from chromium import Browser

WINDOWS = {"phone": (412, 823, 2), "desk": (1400, 900, 1)}
KINDS = {"ParseHTML": "parse", "ParseAuthorStyleSheet": "parse", "UpdateLayoutTree": "style", "Layout": "layout",
         "PrePaint": "paint", "Paint": "paint", "Layerize": "paint", "Commit": "paint", "EvaluateScript": "script",
         "FunctionCall": "script", "TimerFire": "script", "v8.compile": "script", "HitTest": "layout"}
TASKS = ("RunTask", "ThreadControllerImpl::RunTask")
SLOWER, LONG = 4, 50


def trace(browser, url):
    """The events of a page's load, and two seconds of it."""
    browser.call("Network.clearBrowserCache")
    browser.goto("about:blank")
    browser.call("Tracing.start", transferMode="ReportEvents", traceConfig={
        "includedCategories": ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "v8", "blink.user_timing", "loading"]})
    browser.goto(url)
    browser.js("new Promise(r => setTimeout(r, 2000))")
    browser.events = []
    browser.call("Tracing.end")
    while not any(e.get("method") == "Tracing.tracingComplete" for e in browser.events):
        browser.events.append(browser.read())
    return [e for m in browser.events if m.get("method") == "Tracing.dataCollected" for e in m["params"]["value"]]


def main_thread(events):
    """Events of the thread that has the page: the one that lays out most."""
    threads = collections.Counter()
    for e in events:
        if e.get("name") in ("Layout", "UpdateLayoutTree"):
            threads[e["pid"], e["tid"]] += e.get("tdur", 0)
    at = threads.most_common(1)[0][0]
    return sorted((e for e in events if (e.get("pid"), e.get("tid")) == at and e.get("ph") == "X" and "tdur" in e),
                  key=lambda e: (e["ts"], -e.get("dur", 0)))


def costs(events):
    """{what: milliseconds of CPU}: each event's own time goes to the nearest kind about it."""
    out, stack, tasks = collections.Counter(), [], []
    for e in main_thread(events):
        while stack and e["ts"] >= stack[-1][1]:
            stack.pop()
        kind = KINDS.get(e["name"], stack[-1][0] if stack else "other")
        out[kind] += e["tdur"]
        if stack:
            out[stack[-1][0]] -= e["tdur"]
        elif e["name"] in TASKS:
            tasks.append(e["tdur"] / 1000)
        stack.append((kind, e["ts"] + e.get("dur", 0)))
    found = {k: v / 1000 for k, v in out.items()}
    found["all"] = sum(found.values())
    found["longest"] = max(tasks, default=0)
    found["block"] = sum(max(0, SLOWER * t - LONG) for t in tasks)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("site")
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    shown = ("all", "parse", "style", "layout", "paint", "script", "other", "longest", "block")
    with kinds.Server(options.site) as server, Browser() as browser:
        browser.call("Network.enable")
        for page in options.pages:
            for name, (width, height, scale) in WINDOWS.items():
                browser.window(width, height, scale)
                runs = [costs(trace(browser, server.url + page)) for _ in range(options.runs)]
                least = {k: min(r.get(k, 0) for r in runs) for k in shown}
                size = browser.js("document.querySelectorAll('*').length")
                print("%s %s: %d elements; ms of CPU: %s" % (page, name, size, ", ".join("%s %.0f" % (k, least[k]) for k in shown)), flush=True)


if __name__ == "__main__":
    main()
