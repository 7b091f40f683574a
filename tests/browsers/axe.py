#!/usr/bin/env python3
"""Accessibility by axe-core: no violation on any kind of page, light and dark, on a desk and a phone.

axe.py [--all | --sample] SITE…: pages of each kind of each paper (the default), every page, or one page of the kinds that have
most on them, in one view each. Exit 0: so it is; 1: not; 77: no Chromium, no npm.
"""
import sys

import kinds
from chromium import Browser

VIEWS = [(width, scheme) for width in (1400, 390) for scheme in ("light", "dark")]
RUN = """axe.run(document, {resultTypes: ['violations', 'incomplete'], rules: {'target-size': {enabled: true}}}).then(r => ({
  violations: r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 150) + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message)]),
  passes: r.passes.length}))"""


def look(browser, axe, page, views):
    """Lines that say what is wrong with a page."""
    faults = []
    browser.window(1400, 900)
    browser.goto(str(page))
    browser.js(axe + ";1")
    for width, scheme in views:
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
        browser.call("Emulation.setTouchEmulationEnabled", enabled=width < 500)
        browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        result = browser.js("new Promise(requestAnimationFrame).then(() => " + RUN + ")")
        if result["passes"] < 5:
            faults.append("%d %s: axe looked at nothing" % (width, scheme))
        for rule, nodes in result["violations"]:
            faults += ["%d %s: %s: %s" % (width, scheme, rule, node) for node in nodes[:3]]
    return faults


def main():
    options, sites = [a for a in sys.argv[1:] if a.startswith("--")], [a for a in sys.argv[1:] if not a.startswith("--")]
    tool = kinds.npm("axe-core")
    if not tool:
        print("skipped: no npm")
        sys.exit(77)
    axe = (tool / "axe.min.js").read_text(encoding="utf-8")
    chosen = []
    for site in sites:
        if "--all" in options:
            chosen += [page for page in kinds.pages(site)]
        elif "--sample" in options:
            first = {kind: page for kind, page in reversed(kinds.each_kind(site))}
            chosen += [first[kind] for kind in ("page", "article", "paper", "issue")]
        else:
            chosen += [page for _, page in kinds.each_kind(site)]
    bad = 0
    with Browser() as browser:
        for i, page in enumerate(chosen):
            views = [VIEWS[0 if i % 2 else 3]] if "--sample" in options else VIEWS
            faults = look(browser, axe, page, views)
            bad += len(faults)
            for fault in faults:
                print("%s: %s" % (page, fault))
    print("%d pages, %d violations" % (len(chosen), bad))
    sys.exit(1 if bad or not chosen else 0)


if __name__ == "__main__":
    main()
