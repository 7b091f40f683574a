#!/usr/bin/env python3
"""Does what belongs together on a page stand level? level.py SITE_FOLDER EDITIONS_FOLDER   (what build.sh made)

In Chromium: the papers' days, pages and headlines on the group's page begin level in each row, however many lines a
name has; all parts of an article's page have the text's edges, in each size of type; each issue of a day can be seen in
the calendar, says which it is and is large enough for a finger (24 px, WCAG 2.5.8), and the day's editions fill their cell.
Exit 0: so it is; 1: not; 77: no Chromium.
"""
import glob
import os
import sys

from chromium import Browser

TOPS = """[...document.querySelectorAll('.card')].map(c =>
  [c, ...['.when', '.thumb', 'ol'].map(s => c.querySelector(s))].map(e => Math.round(e.getBoundingClientRect().top)))"""
EDGES = """[...document.querySelectorAll('.story-page > *')].map(e => {
  const box = e.getBoundingClientRect();
  return [e.className, Math.round(box.left), Math.round(box.right)];
})"""
ISSUES = """[...document.querySelectorAll('.month a')].map(a => {
  const box = a.getBoundingClientRect(), cell = a.closest('td').getBoundingClientRect();
  const seen = [...a.querySelectorAll('b, small')].filter(e => e.checkVisibility()).map(e => e.textContent.trim()).join(' ');
  const lit = [a, a.closest('td')].some(e => getComputedStyle(e).backgroundColor != 'rgba(0, 0, 0, 0)'
    && cell.height - e.getBoundingClientRect().height < 2);
  return [a.getAttribute('href'), seen, box.height, lit];
})"""


def group(browser, site):
    for width in (1400, 820):
        browser.window(width, 900)
        browser.goto(os.path.join(site, "index.html"))
        rows = {}
        for card, *parts in browser.js(TOPS):
            rows.setdefault(card, set()).add(tuple(parts))
        if max(map(len, rows.values())) > 1:
            yield f"{width} px: cards of a row: {rows}"


def article(browser, page):
    for width in (1400, 390):
        browser.window(width, 900)
        browser.goto(page)
        for size in "smlx":
            browser.js(f"document.getElementById('size-{size}').click()")
            edges = browser.js(EDGES)
            if len(edges) < 4 or len({(left, right) for _, left, right in edges}) > 1:
                yield f"{page}, {width} px, {size}: {edges}"


def calendar(browser, page):
    for width in (1400, 390):
        browser.window(width, 900)
        browser.goto(page)
        issues = browser.js(ISSUES)
        if len(issues) < 3:
            yield f"{page}: {issues}"
        for href, seen, height, lit in issues:
            label = "号外" if "11-05" in href else "" if href.endswith("11-02/index.html") else "2༢二"
            if not seen or (label and not any(c in seen for c in label)):
                yield f"{page}, {width} px: {href} says “{seen}”"
            if height < 24 or not lit:
                yield f"{page}, {width} px: {href}: {height} px tall, fills its cell: {lit}"


def main():
    site, editions = sys.argv[1:]
    with Browser() as browser:
        faults = list(group(browser, site))
        articles = [p for paper in ("xzrb", "xzrb-bo") for p in sorted(glob.glob(f"{site}/{paper}/*/*.html"))
                    if os.path.exists(p[:-5] + ".ninjs.json")][::12]
        calendars = [f"{editions}/{paper}/{page}.html" for paper in ("xin", "bod") for page in ("2021-11", "index")]
        faults += [f for p in articles for f in article(browser, p)] + [f for p in calendars for f in calendar(browser, p)]
    for fault in faults:
        print(fault)
    print(f"{len(articles)} articles, {len(calendars)} calendars, {len(faults)} faults")
    sys.exit(1 if faults or not articles else 0)


if __name__ == "__main__":
    main()
