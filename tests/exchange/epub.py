#!/usr/bin/env python3
"""Issues as EPUB: sound by epubcheck and by what follows.

epub.py SCRATCH [--all]

Asks of each issue that build.py made in SCRATCH:
- the container begins with its type, stored; the package lists every file that is there and no other;
- every link within the book has its target, every link out of it an address of the web;
- the documents of its articles have the letters of the site's pages, in order, but for what a book adds (note marks), and tell their changes and corrections;
- the page list tells the pages that issue.json tells; nav leads to every article once;
- the cover is the front page: of its shape, with its picture of it;
- Tibetan brings a font that has all of it, under a name of its own, with its licence.
epubcheck looks at one issue of each script; with --all at every issue."""
import datetime
import io
import pathlib
import posixpath
import subprocess
import sys
import urllib.parse
import zipfile

import common
import fontTools.ttLib
import lxml.etree
import PIL.Image

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OUTSIDE = ("http:", "https:", "mailto:", "tel:", "ftp:")
EPUBCHECK = "/usr/share/java/epubcheck.jar"
CHECKED = ("demo/2025-03-04", "xzfzb-bo/2021-11-02")


class Book:
    def __init__(self, folder):
        self.folder, self.faults = folder, []
        self.zip = zipfile.ZipFile(folder / "issue.epub")
        self.package = lxml.etree.fromstring(self.zip.read("EPUB/package.opf"))
        self.items = {i.get("id"): i for i in self.package.iter(OPF + "item")}
        self.docs = {i.get("href"): lxml.etree.fromstring(self.zip.read("EPUB/" + i.get("href")))
                     for i in self.items.values() if i.get("media-type") == "application/xhtml+xml"}
        self.told = common.told(folder)

    def fault(self, *what):
        self.faults.append(common.label(self.folder) + ": " + " ".join(map(str, what)))

    def container(self):
        first = self.zip.infolist()[0]
        if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b""):
            self.fault("begins with", first)
        if self.zip.read("mimetype") != b"application/epub+zip":
            self.fault("has another type")
        there = {n.removeprefix("EPUB/") for n in self.zip.namelist() if n.startswith("EPUB/")} - {"package.opf"}
        listed = [i.get("href") for i in self.items.values()]
        if sorted(there) != sorted(listed):
            self.fault("lists", listed, "has", there)
        if any(i.date_time != (1980, 1, 1, 0, 0, 0) for i in self.zip.infolist()):
            self.fault("has dates of its making")

    def changed(self):
        """The last of the issue's day and the changes that its articles' pages tell, in UTC."""
        said = [t for p in self.folder.glob("*.html") for t in common.html(p).xpath('//meta[@property="article:modified_time"]/@content')]
        times = [datetime.datetime.fromisoformat(t).astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") for t in said]
        return max([self.told["date"] + "T00:00:00Z", *times])

    def metadata(self):
        modified = [m.text for m in self.package.iter(OPF + "meta") if m.get("property") == "dcterms:modified"]
        if modified != [self.changed()]:
            self.fault("was modified", modified)
        for name, value in (("language", self.told["lang"]), ("date", self.told["date"])):
            if [e.text for e in self.package.iter(DC + name)] != [value]:
                self.fault("has another", name)
        if self.told.get("epub") != "issue.epub":
            self.fault("issue.json doesn't tell it")
        if "issue.epub" not in [a.get("href") for a in common.html(self.folder / "index.html").iter("a")]:
            self.fault("the issue's page doesn't lead to it")

    def links(self):
        ids = {name: {e.get("id") for e in doc.iter() if e.get("id")} for name, doc in self.docs.items()}
        for name, doc in self.docs.items():
            for e in doc.iter(XHTML + "a", XHTML + "img", XHTML + "link"):
                to = e.get("href") or e.get("src") or ""
                if to.startswith(OUTSIDE):
                    continue
                path, _, place = to.partition("#")
                path = posixpath.normpath(path) if path else name
                if "EPUB/" + path not in self.zip.namelist():
                    self.fault(name, "leads to", to)
                elif place and urllib.parse.unquote(place) not in ids[path]:
                    self.fault(name, "leads to no place", urllib.parse.unquote(to))

    def chapters(self):
        """The documents of articles, in the order of reading."""
        for ref in self.package.iter(OPF + "itemref"):
            name = self.items[ref.get("idref")].get("href")
            if name.startswith("article-"):
                yield name, self.docs[name]

    def texts(self):
        pages = {p.stem: p for p in self.folder.glob("*.html")}
        titles = {common.seen("".join(d.find(f".//{XHTML}title").itertext())): d for _, d in self.chapters()}
        slugs = [p.name.removesuffix(".ninjs.json") for p in self.folder.glob("*.ninjs.json")]
        for slug in slugs:
            title = common.seen(common.html(pages[slug]).findtext(".//h1") or "".join(common.html(pages[slug]).xpath("//article//h1//text()")))
            doc = titles.get(title)
            if doc is None:
                self.fault("has no chapter", slug)
                continue
            for gone in doc.xpath('//*[@*[local-name()="type"]="noteref" or @class="backs" or @class="letter"] | //*[local-name()="rp"]'):
                gone.tail, tail = None, gone.tail
                before = gone.getprevious()
                if before is not None:
                    before.tail = (before.tail or "") + (tail or "")
                else:
                    gone.getparent().text = (gone.getparent().text or "") + (tail or "")
                gone.getparent().remove(gone)
            have = common.seen("".join(t for e in doc.xpath('//*[@class="body"]') for t in e.itertext()))
            want = common.seen(common.page_text(pages[slug], "body"))
            if have != want:
                self.fault(slug, "is", have[:60], "and not", want[:60])
            told = common.seen("".join(t for e in doc.xpath('//*[@class="corrections" or @class="updated"]') for t in e.itertext()))
            changes = common.html(pages[slug]).xpath('//*[@class="updated"]|//*[@class="corrections"]/p[strong]')
            if told != common.seen("".join(e.text_content() for e in changes)):
                self.fault(slug, "tells of changes", told)
        return len(slugs)

    def nav(self):
        nav = self.docs["nav.xhtml"]
        lists = {n.get(TYPE): n for n in nav.iter(XHTML + "nav")}
        names = [a.text for a in lists["page-list"].iter(XHTML + "a")]
        if names != [p["html"].removesuffix(".html") for p in self.told["pages"]]:
            self.fault("has the pages", names)
        led = [a.get("href") for a in lists["toc"].iter(XHTML + "a") if a.get("href").startswith("article-")]
        if sorted(led) != sorted(n for n, _ in self.chapters()):
            self.fault("nav leads to", led)

    def cover(self):
        item = [i.get("href") for i in self.items.values() if i.get("properties") == "cover-image"]
        picture = PIL.Image.open(io.BytesIO(self.zip.read("EPUB/" + item[0])))
        page = self.told["pages"][0]
        if abs(picture.height / picture.width - page["height"] / page["width"]) > 0.01:
            self.fault("has a cover of", picture.size)
        shades = picture.convert("L").histogram()
        ink = sum(shades[:128]) / sum(shades)
        if not 0.01 < ink < 0.9:
            self.fault("has a cover with", ink, "of ink")

    def font(self):
        text = {c for d in self.docs.values() for c in "".join(d.itertext()) if "\u0f00" <= c <= "\u0fff"}
        fonts = [i.get("href") for i in self.items.values() if i.get("media-type").startswith("application/font")]
        if bool(text) != bool(fonts):
            self.fault("has Tibetan", len(text), "and fonts", fonts)
        for name in fonts:
            font = fontTools.ttLib.TTFont(io.BytesIO(self.zip.read("EPUB/" + name)))
            lost = text - {chr(c) for c in font.getBestCmap()}
            names = {n.nameID: n.toUnicode() for n in font["name"].names}
            if lost:
                self.fault(name, "lacks", "".join(lost))
            if "Uchen" in names[1] + names[4] + names[6] or "OFL" not in names.get(14, ""):
                self.fault(name, "is named", {k: v[:40] for k, v in names.items()})


def epubcheck(book):
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", EPUBCHECK, book.folder / "issue.epub"], capture_output=True, text=True)
    if done.returncode or "No errors or warnings detected" not in done.stdout:
        book.fault(*(done.stdout + done.stderr).strip().splitlines()[1:10])


def main():
    books = [Book(folder) for folder in common.issues(sys.argv[1], "sample", "odd")]
    n = 0
    for book in books:
        book.container()
        book.metadata()
        book.links()
        book.nav()
        book.cover()
        book.font()
        n += book.texts()
        if common.label(book.folder) in CHECKED or "--all" in sys.argv:
            epubcheck(book)
    faults = [f for b in books for f in b.faults]
    return common.report(faults, f"{len(books)} books, {n} articles") or not n


if __name__ == "__main__":
    sys.exit(main())
