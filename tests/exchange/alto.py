#!/usr/bin/env python3
"""METS and ALTO of an issue: valid by their schemas, and every word of every article there, in its place.

alto.py SCRATCH

Asks of each issue of the sample, as build.py made it in SCRATCH:
- mets.xml and each alto-NN.xml hold to their schema (schemas/; xmllint, no network);
- each file that mets.xml names is there, with the size and sum that it tells; each area is a block of its file;
- the letters of each article page's title, lines above and below it and body stand in the article's blocks, as often;
- each string stands in its line, each line in its block, each block on its page and says what it is;
- the letters of each page's facsimile are those of its ALTO, as often;
- each page that issue.json tells is one of METS and of ALTO, a spread 通版 by both its names; each group's head stands there."""
import collections
import hashlib
import os
import pathlib
import re
import subprocess
import sys

import common
import lxml.etree

HERE = pathlib.Path(__file__).resolve().parent
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
METS = "{http://www.loc.gov/METS/}"
HREF = "{http://www.w3.org/1999/xlink}href"
NEAR = 4  # tenths of a millimetre: a mark set over its line, rounding


def schema_faults(schema, files):
    command = ["xmllint", "--nonet", "--noout", "--schema", HERE / "schemas" / schema, *files]
    done = subprocess.run(command, env={**os.environ, "XML_CATALOG_FILES": str(HERE / "schemas/catalog.xml")},
                          capture_output=True, text=True)
    return [l for l in done.stderr.splitlines() if not l.endswith(" validates")] if done.returncode else []


def box(e):
    x, y, w, h = (float(e.get(k)) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return x, y, x + w, y + h


def within(inner, outer, near=NEAR):
    return (inner[0] >= outer[0] - near and inner[1] >= outer[1] - near and inner[2] <= outer[2] + near
            and inner[3] <= outer[3] + near)


class Issue:
    def __init__(self, folder):
        self.folder, self.faults = folder, []
        self.mets = lxml.etree.parse(str(folder / "mets.xml"))
        self.alto = {p.name: lxml.etree.parse(str(p)) for p in sorted(folder.glob("alto-*.xml"))}
        self.told = common.told(folder)

    def fault(self, *what):
        self.faults.append(common.label(self.folder) + ": " + " ".join(map(str, what)))

    def files(self):
        """Identifier → name of each file of mets.xml."""
        names = {}
        for f in self.mets.iter(METS + "file"):
            name = f.find(METS + "FLocat").get(HREF)
            names[f.get("ID")] = name
            path = self.folder / name
            if not path.is_file():
                self.fault(name, "is not there")
            elif f.get("CHECKSUM"):
                data = path.read_bytes()
                if (len(data), hashlib.sha256(data).hexdigest()) != (int(f.get("SIZE")), f.get("CHECKSUM")):
                    self.fault(name, "has another size or sum")
        return names

    def places(self):
        for name, alto in self.alto.items():
            page = box(alto.find(f".//{ALTO}PrintSpace"))
            for block in alto.iter(ALTO + "ComposedBlock"):
                self.shape(name, block)
            for block in alto.iter(ALTO + "TextBlock"):
                if not block.get("TAGREFS"):
                    self.fault(name, block.get("ID"), "says not what it is")
                if not within(box(block), page):
                    self.fault(name, block.get("ID"), "is off the page")
                for line in block.iter(ALTO + "TextLine"):
                    if not within(box(line), box(block)):
                        self.fault(name, block.get("ID"), "has a line beside it")
                    for s in line.iter(ALTO + "String"):
                        if not within(box(s), box(line)):
                            self.fault(name, block.get("ID"), "has a word beside its line:", s.get("CONTENT"))

    def shape(self, name, block):
        """An L's outline: within its box, on all of its sides, no text of the article beside it."""
        polygon = block.find(f"{ALTO}Shape/{ALTO}Polygon")
        if polygon is None:
            return
        points = [tuple(map(float, p.split(","))) for p in polygon.get("POINTS").split()]
        xs, ys = zip(*points)
        around = min(xs), min(ys), max(xs), max(ys)
        if len(points) < 6 or not within(around, box(block)) or not within(box(block), around):
            self.fault(name, block.get("ID"), "has another shape than box")
        sides = list(zip(points, points[1:] + points[:1]))
        for line in block.iter(ALTO + "TextLine"):
            x0, y0, x1, y1 = box(line)
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            if sum(a[0] > x and min(a[1], b[1]) <= y < max(a[1], b[1]) for a, b in sides) % 2 == 0:
                self.fault(name, block.get("ID"), "has a line beside its shape")

    def facsimiles(self):
        told = re.compile(r"(^|\s)(line|jump|mark|furniture)(\s|$)")
        for name, alto in self.alto.items():
            page = common.html(self.folder / name.replace("alto-", "").replace(".xml", ".html"))
            lines = [e for e in page.iter() if told.search(e.get("class", ""))
                     and not any(told.search(a.get("class", "")) for a in e.iterancestors())]
            want = common.letters("".join(e.text_content() for e in lines))
            have = common.letters("".join(s.get("CONTENT") for s in alto.iter(ALTO + "String")))
            if want != have:
                self.fault(name, "lacks", "".join((want - have).elements())[:40], "and has more", "".join((have - want).elements())[:40])

    def pages(self):
        told = [p["html"].removesuffix(".html") for p in self.told["pages"]]
        mets = [e.get("ORDERLABEL") for e in self.mets.iter(METS + "div") if e.get("TYPE") == "Page"]
        printed = [p.get("PRINTED_IMG_NR") for a in self.alto.values() for p in a.iter(ALTO + "Page")]
        for names in (mets, printed):
            if [n for name in names for n in name.split("–")] != told:
                self.fault("has pages", names, "but tells", told)
        heads = collections.Counter("".join(s.get("CONTENT") for s in block.iter(ALTO + "String"))
                                    for a in self.alto.values() for block in a.iter(ALTO + "TextBlock")
                                    if block.get("TAGREFS") == "group-headline")
        groups = collections.Counter("".join(g["title"].split()) for p in self.told["pages"] for g in p.get("groups", []))
        if heads != groups:
            self.fault("has the groups' heads", dict(heads), "but tells", dict(groups))

    def articles(self):
        """The blocks of each article, by METS; the order is that of the issue."""
        names = self.files()
        for i, div in enumerate(self.mets.xpath('//m:div[@TYPE="Article" or @TYPE="Advertisement"]',
                                                namespaces={"m": METS[1:-1]})):
            blocks = []
            for area in div.iter(METS + "area"):
                alto = self.alto.get(names.get(area.get("FILEID")))
                block = alto.xpath(f'//*[@ID="{area.get("BEGIN")}"]') if alto is not None else []
                if not block:
                    self.fault("no block", area.get("BEGIN"), "of", div.get("LABEL"))
                blocks += block
            yield i, div.get("LABEL"), blocks

    def text(self):
        slugs = {a["title"]: a["slug"] for p in self.told["pages"] for a in p["articles"]}
        n = 0
        for _, title, blocks in self.articles():
            if title not in slugs:
                continue  # left out of the page: 补白
            want = common.letters(common.page_text(self.folder / f"{slugs[title]}.html", "body", "h1"))
            n += bool(want)
            have = common.letters("".join(s.get("CONTENT") for b in blocks for s in b.iter(ALTO + "String")))
            lost = want - have
            if lost:
                self.fault(title, "lacks", "".join(lost.elements())[:40])
        return n


def main():
    issues = [Issue(folder) for folder in common.issues(sys.argv[1], "sample")]
    faults = schema_faults("mets-1-12-1.xsd", [i.folder / "mets.xml" for i in issues])
    faults += schema_faults("alto-4-4.xsd", [i.folder / n for i in issues for n in i.alto])
    n = 0
    for issue in issues:
        issue.places()
        issue.pages()
        issue.facsimiles()
        n += issue.text()
        faults += issue.faults
    return common.report(faults, f"{len(issues)} issues, {sum(len(i.alto) for i in issues)} pages, {n} articles") or not n


sys.exit(main())
