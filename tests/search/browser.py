#!/usr/bin/env python3
"""Searching in Chromium, from a folder on disk: browser.py SITE. Every article that holds the words is listed, titles
first, with the words marked in title and passage; nothing is asked of the net."""
import html
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse


def page_of(browser, page, query):
    url = page.resolve().as_uri() + "?" + urllib.parse.urlencode(query) + "#search"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", url]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout


def results(dom):
    listed = re.search(r'<ol class="search-results">(.*?)</ol>', dom, re.S).group(1)
    return [
        (html.unescape(href), re.findall(r"<mark>(.*?)</mark>", head), re.findall(r"<mark>(.*?)</mark>", text))
        for href, head, text in re.findall(
            r'<li><a href="([^"]*)"[^>]*><span class="head">(.*?)</span><span class="deck">(.*?)</span><span class="from">', listed)
    ]


def main():
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        print("no Chromium")
        return 77
    site = pathlib.Path(sys.argv[1])
    faults = []
    cases = [("xzrb", {"q": "铅字"}, "铅字"), ("xzrb-bo", {"q": "ཚགས་པར"}, "ཚགས་པར"), ("", {"q": "ＧＢ"}, "GB"),
             ("xzrb", {"q": "鉛字", "variants": "1"}, "铅字")]
    for paper, query, word in cases:
        dom = page_of(browser, site / paper / "index.html", query)
        found = results(dom)
        if not found:
            faults.append(f"{query}: nothing found: " + "".join(re.findall(r'search-status"[^>]*>(.*?)<', dom)))
        for href, head, text in found:
            if not (site / paper / urllib.parse.unquote(href)).resolve().is_file():
                faults.append(f"{query}: {href} leads nowhere")
            if not head and not text:
                faults.append(f"{query}: {href} shows no passage")
            faults += [f"{query}: {m} is marked" for m in head + text if m.lower() != word.lower()]
        titled = [bool(head) for _, head, _ in found]
        if titled != sorted(titled, reverse=True):
            faults.append(f"{query}: titles do not come first")
    print("\n".join(faults) or f"{len(cases)} searches")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
