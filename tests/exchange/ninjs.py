#!/usr/bin/env python3
"""Articles as ninjs, issues as issue.json: valid by their schemas, true by the site.

ninjs.py SCRATCH

Asks of each issue that build.py made in SCRATCH:
- issue.json holds to docs/schema/issue.schema.json, which describes every field; each file that it names is there;
- each article's ninjs holds to IPTC's schema, its plain and its HTML text have the letters of the article's page;
- corrections are told, its version is of the last change;
- each address that it gives is one of a file of the site."""
import json
import pathlib
import sys
import urllib.parse

import common
import jsonschema
import lxml.html

BASES = {"sample": "https://paiban.test/epaper/", "odd": "https://example.org/%E6%8A%A5/"}


def validator(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def undescribed(schema, path="#"):
    """The fields of which nothing is said, by themselves or by what they refer to."""
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            if isinstance(field, dict) and not {"description", "$ref"} & field.keys():
                yield f"{path}/{name}"
        for name, part in schema.items():
            yield from undescribed(part, f"{path}/{name}")


def files_of(value):
    """The files that issue.json names."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("html", "pdf", "epub", "ninjs", "image"):
                yield part
            yield from files_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from files_of(part)


def addresses(value):
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("uri", "href"):
                yield part
            yield from addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from addresses(part)


def plain(markup):
    body = lxml.html.fragment_fromstring(markup, create_parent=True)
    for gone in body.xpath('.//rp|.//*[@class="note" or @class="back" or @class="letter"]'):
        gone.drop_tree()
    return common.seen(body.text_content())


def running(page):
    """What stands in the text itself: the dateline and credits are fields of their own, readings are of HTML."""
    body = common.html(page).xpath('//*[contains(concat(" ",@class," ")," body ")]')[0]
    for gone in body.xpath('.//rt|.//rp|.//*[@class="dateline" or @class="credit"]'):
        gone.drop_tree()
    return body.text_content()


def check_article(path, item, base):
    site, slug = path.parents[2], path.name.removesuffix(".ninjs.json")
    bodies = {b["contentType"]: b["value"] for b in item["bodies"]}
    want = common.seen(common.page_text(path.parent / f"{slug}.html", "body"))
    if plain(bodies["text/html"]) != want:
        yield f"its HTML is {plain(bodies['text/html'])[:60]} and not {want[:60]}"
    lost = common.letters(running(path.parent / f"{slug}.html")) - common.letters(bodies["text/plain"])
    if lost:
        yield "its plain text lacks " + "".join(lost.elements())[:40]
    page = common.html(path.parent / f"{slug}.html")
    told = [common.seen(d["value"]) for d in item.get("descriptions", []) if d["role"] == "correction"]
    if told != common.corrections(page):
        yield f"tells the corrections {told}"
    changed = page.xpath('string(//meta[@property="article:modified_time"]/@content)') or item["firstCreated"]
    if item["versionCreated"] != changed:
        yield "was changed " + item["versionCreated"] + ", not " + changed
    if (item["version"] == "1") != (changed == item["firstCreated"]) or int(item["version"]) < 1:
        yield "a changed article is no first version: " + item["version"]
    shown = lxml.html.fragment_fromstring(bodies["text/html"], create_parent=True)
    pictures = shown.xpath(".//img/@src")
    if len(pictures) != len(common.html(path.parent / f"{slug}.html").xpath('//*[contains(concat(" ",@class," ")," body ")]//figure//img')):
        yield f"shows {pictures}"
    for address in [*addresses(item), *pictures]:
        if not address.startswith(base) or not (site / urllib.parse.unquote(address.removeprefix(base))).is_file():
            yield "leads to " + address


def main():
    schema = validator(common.HERE.parents[1] / "docs/schema/issue.schema.json")
    ninjs = validator(common.HERE / "schemas/ninjs-3.1.json")
    faults = [f"nothing is said of {f}" for f in undescribed(schema.schema)]
    n = 0
    for name, base in BASES.items():
        for folder in common.issues(sys.argv[1], name):
            told = common.told(folder)
            faults += [f"{common.label(folder)}/issue.json: {e.json_path}: {e.message}" for e in schema.iter_errors(told)]
            faults += [f"{common.label(folder)}/issue.json names {f}" for f in files_of(told) if not (folder / f).is_file()]
            for path in sorted(folder.glob("*.ninjs.json")):
                item = json.loads(path.read_text(encoding="utf-8"))
                found = [f"{e.json_path}: {e.message}" for e in ninjs.iter_errors(item)] or check_article(path, item, base)
                faults += [f"{common.label(folder)}/{path.name}: {f}" for f in found]
                n += 1
    return common.report(faults, f"{n} articles") or not n


if __name__ == "__main__":
    sys.exit(main())
