#!/usr/bin/env python3
"""Does copying from the facsimile give the articles as they were written?

copy.py ISSUE_FOLDER…   (out/site/<paper>/<date>)

In Chromium each article is selected on the pages it stands on; the text of the selection must hold every paragraph of
the article's own page, in order and each on a line of its own. On the first page a stretch of lines is also selected by
dragging the mouse. Exit 0: so it is; 1: not; 77: no Chromium.
"""
import collections
import json
import os
import sys

from chromium import Browser

SELECTED = """[...document.querySelectorAll('.sheet article[data-slug]')].map(a => {
  getSelection().selectAllChildren(a);
  return [a.dataset.slug, getSelection().toString()];
})"""

WRITTEN = """[...document.querySelectorAll('.body > p')].map(p => {
  const copy = p.cloneNode(true);
  copy.querySelectorAll('rt,rp,.note').forEach(e => e.remove());
  copy.querySelectorAll('br').forEach(e => e.replaceWith(' '));
  return copy.textContent;
})"""

LINES = """[...document.querySelectorAll('.sheet article .line:not(.v)')].map(line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const r = range.getBoundingClientRect();
  return {left: r.left, right: r.right, y: (r.top + r.bottom) / 2, text: line.textContent,
          paragraph: !!line.closest('p')};
})"""


def squeezed(text):
    return "".join(text.split())


def drag(browser):
    """Selects twelve lines of body text with the mouse: (got, wanted)."""
    lines = browser.js(LINES)
    first = next(i for i in range(len(lines)) if all(l["paragraph"] for l in lines[i:i + 12]))
    lines = lines[first:first + 12]
    (x, y), (to_x, to_y) = (lines[0]["left"] + 1, lines[0]["y"]), (lines[-1]["right"] - 1, lines[-1]["y"])
    for kind, at_x, at_y in (("mousePressed", x, y), ("mouseMoved", (x + to_x) / 2, (y + to_y) / 2),
                             ("mouseMoved", to_x, to_y), ("mouseReleased", to_x, to_y)):
        browser.call("Input.dispatchMouseEvent", type=kind, x=at_x, y=at_y, button="left", buttons=1, clickCount=1)
    return squeezed(browser.js("getSelection().toString()")), squeezed("".join(l["text"] for l in lines))


def check(browser, folder):
    with open(os.path.join(folder, "issue.json"), encoding="utf-8") as f:
        issue = json.load(f)
    copied, faults, paragraphs = collections.defaultdict(str), [], 0
    for page in issue["pages"]:
        path = os.path.join(folder, page["html"])
        with open(path, encoding="utf-8") as f:
            if 'http-equiv="refresh"' in f.read():
                continue  # the right page of a spread leads to the left one, where both stand
        browser.goto(path)
        for slug, text in browser.js(SELECTED):
            copied[slug] += text + "\n"
    for slug, text in sorted(copied.items()):
        browser.goto(os.path.join(folder, slug + ".html"))
        text, at = "\n".join(squeezed(line) for line in text.split("\n")), 0
        whole = text.replace("\n", "")
        for paragraph in map(squeezed, browser.js(WRITTEN)):
            paragraphs += 1
            found = whole.find(paragraph, at)
            if found < 0:
                faults.append(f"{slug}: {paragraph[:40]}… is not there in its order")
            else:
                at = found + len(paragraph)
            if found > 0 and "\n" + paragraph[:8] not in text:
                faults.append(f"{slug}: {paragraph[:40]}… does not begin a line")
    browser.goto(os.path.join(folder, issue["pages"][0]["html"]))
    got, wanted = drag(browser)
    if not wanted.startswith(got) or len(wanted) - len(got) > 4:  # the last cluster is taken or not
        faults.append(f"dragging selects {got[:60]}…, not {wanted[:60]}…")
    if not paragraphs:
        faults.append("no paragraph to look for")
    return paragraphs, faults


def main():
    bad = 0
    with Browser() as browser:
        browser.window(1400, 3200)
        for folder in sys.argv[1:]:
            paragraphs, faults = check(browser, folder)
            bad += len(faults)
            print(f"{folder}: {paragraphs} paragraphs, {len(faults)} faults")
            for fault in faults[:20]:
                print("  " + fault)
    sys.exit(1 if bad or len(sys.argv) < 2 else 0)


if __name__ == "__main__":
    main()
