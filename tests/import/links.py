#!/usr/bin/env python3
"""Every relative link of a site leads to a file (and its fragment to an id there); absolute ones below BASE, too.

links.py SITE [BASE]: the pages, feeds, site maps and issue.json below SITE.
"""
import html.parser
import json
import pathlib
import re
import sys
import urllib.parse

ATTRIBUTES = {"href", "src", "data-src", "poster"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.add(value)
            if name in ATTRIBUTES and value is not None:
                self.links.append(value)
            if name == "srcset":
                self.links += [x.split()[0] for x in value.split(",")]
            if name == "content" and value and "url=" in value:
                self.links.append(value.split("url=")[1])

    handle_startendtag = handle_starttag


def json_links(value, keys=("html", "pdf", "url")):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            yield from json_links(inner, keys)
    elif isinstance(value, list):
        for inner in value:
            yield from json_links(inner, keys)


def links_of(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".html", ".htm"):
        reader = Reader()
        reader.feed(text)
        return reader.links, reader.ids
    if path.suffix == ".xml":
        return [m[1] or m[2] for m in re.finditer(r'<loc>([^<]*)</loc>|<link [^>]*href="([^"]*)"', text)], set()
    return list(json_links(json.loads(text))), set()


def based_at(page):
    """Where relative links start: a feed's xml:base, which its JSON twin beside it has no word for."""
    feed = page.with_suffix(".xml")
    m = re.search(r'<feed [^>]*xml:base="([^"]*)"', feed.read_text(encoding="utf-8")) if feed.stem == "feed" and feed.is_file() else None
    return m[1] if m and "://" not in m[1] else ""


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    base = sys.argv[2] if len(sys.argv) > 2 else None
    files = [p for p in site.rglob("*") if p.suffix in (".html", ".htm", ".json", ".xml") and p.is_file() and p.name != "404.html"
             and not p.name.startswith("alto-")]
    known = {p: links_of(p) for p in files}
    faults = checked = 0
    for page, (links, _) in known.items():
        for link in links:
            link = link.replace("&amp;", "&")
            if base and link.startswith(base):
                at, link = site, link[len(base):] or "."
            elif re.match(r"[a-z]+:|//", link):
                continue
            else:
                at = page.parent / based_at(page)
            path, _, fragment = link.partition("#")
            path, fragment = urllib.parse.unquote(path.partition("?")[0]), urllib.parse.unquote(fragment)
            target = (at / path).resolve() if path else page
            if target.is_dir():
                target /= "index.html"
            checked += 1
            if not target.is_file():
                print(f"{page.relative_to(site)}: {link} leads nowhere", file=sys.stderr)
                faults += 1
            elif fragment and target in known and target.suffix != ".xml" and fragment not in known[target][1]:
                print(f"{page.relative_to(site)}: no #{fragment} in {target.name}", file=sys.stderr)
                faults += 1
    print(f"{len(files)} files, {checked} links, {faults} faults")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
