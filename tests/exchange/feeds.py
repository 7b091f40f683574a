#!/usr/bin/env python3
"""What programs read of a site, against the texts that define it.

feeds.py PAIBAN ROOT SCRATCH [SITE]

Builds a made-up archive of ROOT's layouts and fonts (three papers in two scripts, days with several editions, corrections, a retraction,
pictures, notes, a site below a path) and checks it; with SITE a built site (the sample's) as well. Of each site:
- every feed.xml is a feed by RFC 4287 (elements, how often, dates, ids, links, authors, text constructs), its archive by RFC 5005: from
  the paper's feed on, every issue once; what was taken back by RFC 6721;
- every feed.json is one by JSON Feed 1.1, with the same entries, and next_url leads the same way;
- an entry has the whole text of its article's page, all addresses whole, each file of the site that it names there;
- sitemap.xml by the protocol 0.9 (one file or an index), sitemap-news.xml by Google's extension, of two days;
- every article page has one NewsArticle with what an editor and a search engine ask of it, and Open Graph with a picture that is there,
  of the size that is told, under 400 KB;
- corrections stand on the article, in both feeds, in JSON-LD and on the paper's page of corrections."""
import collections
import datetime
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata
import urllib.parse

import lxml.etree
import lxml.html
from PIL import Image

ATOM, NEWS = "{http://www.w3.org/2005/Atom}", "{http://www.google.com/schemas/sitemap-news/0.9}"
FH, AT = "{http://purl.org/syndication/history/1.0}", "{http://purl.org/atompub/tombstones/1.0}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+$")
LANG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")
MEMBERS = {  # RFC 4287, 4.1: of a feed and of an entry, at least and at most
    "feed": {"author": (0, 99), "category": (0, 99), "contributor": (0, 99), "generator": (0, 1), "icon": (0, 1), "id": (1, 1),
             "link": (0, 99), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1), "title": (1, 1), "updated": (1, 1),
             "entry": (0, 10**6)},
    "entry": {"author": (0, 99), "category": (0, 99), "content": (0, 1), "contributor": (0, 99), "id": (1, 1), "link": (0, 99),
              "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1), "title": (1, 1), "updated": (1, 1)},
}
JSON_TOP = {"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors",
            "language", "expired", "hubs", "items"}
JSON_ITEM = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published",
             "date_modified", "authors", "tags", "language", "attachments"}


class Faults:
    def __init__(self):
        self.n, self.checks = 0, 0

    def check(self, good, where, what):
        self.checks += 1
        if not good:
            self.n += 1
            if self.n <= 40:
                print("%s: %s" % (where, what), file=sys.stderr)
        return good


def is_iri(text):
    return bool(text) and bool(urllib.parse.urlsplit(text).scheme) and not re.search(r'[\s<>"{}|\\^`]', text)


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def letters(text):
    return collections.Counter(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN")


def text_of(element):
    for drop in element.xpath(".//rp"):
        drop.drop_tree()
    return element.text_content()


class Site:
    def __init__(self, folder, faults):
        self.folder, self.faults = pathlib.Path(folder), faults
        robots = (self.folder / "robots.txt").read_text()
        self.base = re.search(r"Sitemap: (.*)sitemap\.xml", robots).group(1)
        self.robots = robots

    def path(self, url):
        """The file of an address of the site; None for others."""
        if not url.startswith(self.base):
            return None
        path = self.folder / urllib.parse.unquote(urllib.parse.urlsplit(url[len(self.base):]).path)
        return path / "index.html" if path.is_dir() else path

    def leads(self, url, where):
        path = self.path(url)
        return self.faults.check(path is None or path.is_file(), where, "leads nowhere: %s" % url)

    def of_issues(self, folder):
        return sorted(f for f in folder.rglob("feed.xml") if f.parent.parent != self.folder)

    # ---- Atom ----

    def atom_element(self, element, kind, where):
        names = collections.Counter()
        for child in element.iterchildren(tag=lxml.etree.Element):
            if not child.tag.startswith(ATOM):
                continue  # 6.4: extensions may stand here
            names[child.tag[len(ATOM):]] += 1
        for name, n in names.items():
            low, high = MEMBERS[kind].get(name, (0, 0))
            self.faults.check(n <= high, where, "%d × %s in %s" % (n, name, kind))
        for name, (low, _) in MEMBERS[kind].items():
            self.faults.check(names[name] >= low, where, "no %s in %s" % (name, kind))
        for child in element:
            if not isinstance(child.tag, str) or not child.tag.startswith(ATOM):
                continue
            name = child.tag[len(ATOM):]
            if name in ("updated", "published"):
                self.faults.check(DATE.match(child.text or "") and moment(child.text), where, "no date: %s" % child.text)
            elif name == "id":
                self.faults.check(is_iri(child.text), where, "no id: %s" % child.text)
            elif name in ("title", "subtitle", "summary", "rights"):
                self.faults.check(child.get("type", "text") in ("text", "html", "xhtml"), where, "type of " + name)
                self.faults.check(child.get("type", "text") != "text" or not len(child), where, "elements in " + name)
                self.faults.check(name == "summary" or (child.text or "").strip(), where, "empty " + name)
            elif name == "author":
                parts = [c.tag for c in child]
                self.faults.check(parts.count(ATOM + "name") == 1 and set(parts) <= {ATOM + "name", ATOM + "uri", ATOM + "email"},
                                  where, "an author: %s" % parts)
                self.faults.check((child.findtext(ATOM + "name") or "").strip(), where, "an author without a name")
            elif name == "link":
                self.faults.check(is_iri(child.get("href")), where, "a link to %s" % child.get("href"))
                self.faults.check(MEDIA.match(child.get("type", "a/b")), where, "a link's type")
                self.leads(child.get("href"), where)
            elif name == "category":
                self.faults.check(child.get("term"), where, "a category without a term")
            self.faults.check(LANG.match(child.get(XML + "lang", "x")), where, "a language")
        alternate = [(l.get("type"), l.get("hreflang")) for l in element.findall(ATOM + "link") if l.get("rel", "alternate") == "alternate"]
        self.faults.check(len(alternate) == len(set(alternate)), where, "two alternates alike")
        return alternate

    def atom(self, file):
        where = str(file.relative_to(self.folder))
        feed = lxml.etree.parse(str(file)).getroot()
        if not self.faults.check(feed.tag == ATOM + "feed", where, "no feed"):
            return None
        self.atom_element(feed, "feed", where)
        links = {l.get("rel"): l.get("href") for l in feed.findall(ATOM + "link")}
        self.faults.check(self.path(links.get("self", "")) == file, where, "self is %s" % links.get("self"))
        entries, last = {}, feed.findtext(ATOM + "updated")
        for entry in feed.findall(ATOM + "entry"):
            at = "%s: %s" % (where, entry.findtext(ATOM + "title"))
            alternate = self.atom_element(entry, "entry", at)
            key = entry.findtext(ATOM + "id")
            self.faults.check(key not in entries, at, "its id stands twice")  # 4.1.1: or with another date
            self.faults.check(entry.find(ATOM + "author") is not None or feed.find(ATOM + "author") is not None, at, "no author")
            content = entry.find(ATOM + "content")
            self.faults.check(content is not None and content.get("type") == "html" and not len(content), at, "no HTML")
            self.faults.check(alternate, at, "no alternate")
            self.faults.check(moment(entry.findtext(ATOM + "updated")) <= moment(last), at, "newer than its feed")
            self.faults.check(moment(entry.findtext(ATOM + "updated")) >= moment(entry.findtext(ATOM + "published")), at, "updated first")
            entries[key] = entry
        for gone in feed.findall(AT + "deleted-entry"):
            self.faults.check(is_iri(gone.get("ref")) and DATE.match(gone.get("when", "")), where, "a deleted entry")
            self.faults.check(gone.get("ref") not in entries, where, "deleted and there: %s" % gone.get("ref"))
        archive = feed.find(FH + "archive") is not None
        self.faults.check(archive == ("current" in links), where, "current and archive")
        return {"entries": entries, "links": links, "archive": archive, "title": feed.findtext(ATOM + "title"),
                "gone": [g.get("ref") for g in feed.findall(AT + "deleted-entry")]}

    # ---- JSON Feed ----

    def json_feed(self, file):
        where = str(file.relative_to(self.folder))
        feed = json.loads(file.read_text(encoding="utf-8"))
        check = self.faults.check
        check(feed.get("version") == "https://jsonfeed.org/version/1.1", where, "its version")
        check(isinstance(feed.get("title"), str) and feed["title"], where, "its title")
        check(set(feed) <= JSON_TOP, where, "members %s" % (set(feed) - JSON_TOP))
        for name in ("home_page_url", "feed_url", "next_url"):
            if name in feed:
                check(is_iri(feed[name]), where, name)
                self.leads(feed[name], where)
        check(self.path(feed.get("feed_url", "")) == file, where, "feed_url")
        check(feed.get("next_url") != feed.get("feed_url"), where, "next_url is itself")
        items = {}
        for item in feed["items"]:
            at = "%s: %s" % (where, item.get("title"))
            check(set(item) <= JSON_ITEM, at, "members %s" % (set(item) - JSON_ITEM))
            check(isinstance(item.get("id"), str) and item["id"] not in items, at, "its id")
            check(isinstance(item.get("content_html"), str) or isinstance(item.get("content_text"), str), at, "no content")
            check(is_iri(item.get("url", "a:b")), at, "its url")
            for name in ("date_published", "date_modified"):
                check(name not in item or DATE.match(item[name]), at, name)
            for author in item.get("authors", []) + feed.get("authors", []):
                check(set(author) <= {"name", "url", "avatar"} and any(author.values()), at, "an author")
            check(all(isinstance(t, str) and t for t in item.get("tags", [])), at, "its tags")
            check(LANG.match(item.get("language", "x")), at, "its language")
            items[item.get("id")] = item
        return {"items": items, "next": feed.get("next_url"), "title": feed["title"]}

    # ---- an entry and its page ----

    def entry(self, entry, item, where):
        check = self.faults.check
        content = entry.findtext(ATOM + "content")
        check(content == item["content_html"], where, "Atom and JSON have not the same text")
        check(entry.findtext(ATOM + "title") == item["title"], where, "nor the same title")
        check(entry.findtext(ATOM + "updated") == item.get("date_modified", item["date_published"]), where, "nor the same date")
        check([a.findtext(ATOM + "name") for a in entry.findall(ATOM + "author")] == [a["name"] for a in item.get("authors", [])], where,
              "nor the same authors")
        tree = lxml.html.fragment_fromstring(content, create_parent="div")
        for element in tree.iter():
            for name in ("href", "src", "srcset"):
                if element.get(name) is not None:
                    check(name != "srcset" and is_iri(element.get(name)), where, "%s=%s" % (name, element.get(name)))
                    if name == "src":
                        self.leads(element.get(name), where)
            check(element.get("class") is None and element.get("id") is None, where, "a class or an id: %s" % element.tag)
            check(element.tag not in ("script", "style", "svg", "picture", "source"), where, "a %s" % element.tag)
        page = self.path(item["url"])
        if not check(page and page.is_file(), where, "no page %s" % item["url"]):
            return
        body = lxml.html.parse(str(page), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot().xpath('//div[@class="body"]')[0]
        for note in body.xpath(".//*[@data-mark]"):
            note.set("data-mark", "")
        lost = letters(text_of(body)) - letters(text_of(tree))
        check(not lost, where, "lacks %s" % dict(list(lost.items())[:8]))
        pictures = len(body.xpath(".//img"))
        check(pictures == len(tree.xpath(".//img")), where, "pictures: %d" % pictures)

    def feeds(self):
        check = self.faults.check
        papers = [p.parent for p in sorted(self.folder.glob("*/feed.xml"))]
        check(papers, str(self.folder), "no feeds")
        for paper in papers:
            atoms = {f: self.atom(f) for f in [paper / "feed.xml", *self.of_issues(paper)]}
            for file, atom in atoms.items():
                feed = self.json_feed(file.with_suffix(".json"))
                where = str(file.relative_to(self.folder))
                check(list(feed["items"]) == list(atom["entries"]), where, "Atom and JSON have not the same entries")
                check(feed["title"] == atom["title"], where, "nor the same title")
                older = atom["links"].get("prev-archive")
                check((older or "")[:-4] == (feed["next"] or "")[:-5], where, "nor the same way on")
                if file == paper / "feed.xml":
                    issue = {k: e for a in atoms.values() if a["archive"] for k, e in a["entries"].items()}
                    for key, entry in atom["entries"].items():
                        same = key in issue and lxml.etree.tostring(entry) == lxml.etree.tostring(issue[key])
                        check(same, where, "%s is not as in its issue's" % key)
                else:
                    for key in set(atom["entries"]) & set(feed["items"]):
                        self.entry(atom["entries"][key], feed["items"][key], where)
            self.archive(paper, atoms)

    def archive(self, paper, atoms):
        """RFC 5005: from the paper's feed back, every entry of every issue once."""
        check, seen, file = self.faults.check, collections.Counter(), paper / "feed.xml"
        while file:
            seen.update(list(atoms[file]["entries"]))
            older = atoms[file]["links"].get("prev-archive")
            file = self.path(older) if older else None
        for file in [f for f, a in atoms.items() if a["archive"] and "prev-archive" in a["links"]]:
            older = self.path(atoms[file]["links"]["prev-archive"])
            check(self.path(atoms[older]["links"].get("next-archive", "")) == file, str(older), "next-archive")
        every = {k for f, a in atoms.items() if a["archive"] for k in a["entries"]}
        check(set(seen) == every and all(n == 1 for n in seen.values()), str(paper), "the archive: %d of %d" % (len(seen), len(every)))

    # ---- site maps ----

    def sitemaps(self):
        check, files = self.faults.check, []
        root = lxml.etree.parse(str(self.folder / "sitemap.xml")).getroot()
        if root.tag == MAP + "sitemapindex":
            files = [self.path(l.text) for l in root.iter(MAP + "loc")]
        else:
            files = [self.folder / "sitemap.xml"]
        urls = []
        for file in files:
            check(file and file.is_file(), "sitemap.xml", "a part that is not there")
            part = lxml.etree.parse(str(file)).getroot()
            check(part.tag == MAP + "urlset" and 0 < len(part) <= 50000 and file.stat().st_size <= 50_000_000, str(file), "too large, or none")
            for url in part:
                names = [c.tag for c in url]
                check(names in ([MAP + "loc"], [MAP + "loc", MAP + "lastmod"]), str(file), names)
                check(re.match(r"\d{4}-\d\d-\d\d(T|$)", url.findtext(MAP + "lastmod") or "2021-01-01"), str(file), "lastmod")
                urls.append(url.findtext(MAP + "loc"))
        check(len(urls) == len(set(urls)), "sitemap.xml", "an address twice")
        for url in urls:
            check(is_iri(url) and len(url) < 2048, "sitemap.xml", url)
            self.leads(url, "sitemap.xml")
        listed = {self.path(u) for u in urls}
        for page in self.articles():
            gone = 'name="robots" content="noindex"' in page.read_text(encoding="utf-8")
            check((page in listed) != gone, "sitemap.xml", "%s: listed, or not" % page)

    def news(self):
        check, files = self.faults.check, re.findall(r"Sitemap: (.*sitemap-news.*)", self.robots)
        check(files, "robots.txt", "no news")
        urls, days = [], set()
        for file in files:
            root = lxml.etree.parse(str(self.path(file))).getroot()
            check(root.tag == MAP + "urlset" and 0 < len(root) <= 1000, file, "articles")
            for url in root:
                check([c.tag for c in url] == [MAP + "loc", NEWS + "news"], file, "a url's members")
                news = url.find(NEWS + "news")
                check([c.tag for c in news] == [NEWS + n for n in ("publication", "publication_date", "title")], file, "its news")
                check([c.tag for c in news[0]] == [NEWS + "name", NEWS + "language"], file, "its publication")
                check(re.match(r"(zh-cn|zh-tw|[a-z]{2,3})$", news[0][1].text), file, news[0][1].text)
                check(DATE.match(news[1].text) and news[2].text and news[0][0].text, file, "empty")
                self.leads(url[0].text, file)
                urls.append(url[0].text)
                days.add(moment(news[1].text).date())
        check(len(urls) == len(set(urls)), files[0], "an article twice")
        check(max(days) - min(days) <= datetime.timedelta(1), files[0], "days %s" % sorted(days))
        issues = {json.loads((f.parent / "issue.json").read_text(encoding="utf-8"))["date"] for f in self.of_issues(self.folder)}
        check(str(max(days)) == max(issues), files[0], "not of the newest day")

    # ---- articles ----

    def articles(self):
        for page in sorted(p for f in self.of_issues(self.folder) for p in f.parent.glob("*.htm*")):
            if 'class="story' in page.read_text(encoding="utf-8"):
                yield page

    def article(self, page):
        check, where = self.faults.check, str(page.relative_to(self.folder))
        root = lxml.html.parse(str(page), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
        data = [json.loads(s.text) for s in root.xpath('//script[@type="application/ld+json"]')]
        news = [d for d in data if d.get("@type") == "NewsArticle"]
        if root.xpath('//meta[@name="robots"][@content="noindex"]'):
            check(not news and not root.xpath('//meta[@property="og:image"]'), where, "what was taken back is told of")
            return None
        if not check(len(news) == 1, where, "%d NewsArticle" % len(news)):
            return None
        news = news[0]
        for name in ("headline", "datePublished", "dateModified", "author", "publisher", "printEdition", "inLanguage", "image"):
            check(news.get(name), where, "no %s" % name)
        for name in ("datePublished", "dateModified"):
            check(DATE.match(news.get(name, "")), where, name)
        for who in news["author"]:
            check(who["@type"] in ("Person", "Organization", "NewsMediaOrganization") and who["name"].strip(), where, who)
            check(who["@type"] != "Person" or not re.search(r"记者|記者|通讯员|编辑部|本报|[，、；;：:（(]", who["name"]), where, who)
        check(news["publisher"]["name"] and self.leads(news["publisher"]["logo"]["url"], where), where, "its publisher")
        if root.xpath('//aside[@class="places"]//a'):
            check(re.match(r"[A-Z]*\d+$", news.get("printPage", "")), where, "printPage %s" % news.get("printPage"))
        og = {m.get("property"): m.get("content") for m in root.xpath("//meta[@property]")}
        check(og.get("og:image") == news["image"]["url"] and og.get("og:type") == "article", where, "og:image")
        self.picture(og, where)
        return news

    def picture(self, og, where):
        check = self.faults.check
        path = self.path(og.get("og:image") or "")
        if not check(path and path.is_file(), where, "og:image is %s" % og.get("og:image")):
            return
        with Image.open(path) as image:
            told = int(og["og:image:width"]), int(og["og:image:height"])
            check(image.format in ("JPEG", "PNG") and abs(image.width - told[0]) <= 1 and abs(image.height - told[1]) <= 1, where,
                  "%s is %s %s, told %s" % (path.name, image.format, image.size, told))
        check(path.stat().st_size < 400_000 and og.get("og:title") and og.get("og:image:alt"), where, "its weight, its words")

    def pages(self):
        for page in sorted(p for f in self.of_issues(self.folder) for p in f.parent.glob("*.htm*")):
            root = lxml.html.parse(str(page), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
            og = {m.get("property"): m.get("content") for m in root.xpath("//meta[@property]")}
            if "og:image" in og or page.name == "index.html":
                self.picture(og, str(page.relative_to(self.folder)))

    def corrections(self):
        """Where an article says that it was corrected, so do both feeds, JSON-LD and the paper's page."""
        n = 0
        for page in self.articles():
            news = self.article(page)
            root = lxml.html.parse(str(page), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
            told = root.xpath('//article[not(contains(@class,"tombstone"))]/div[@class="corrections"]/p[strong]')
            if not told or not news:
                continue
            n += 1
            where, paper = str(page.relative_to(self.folder)), self.folder / page.relative_to(self.folder).parts[0]
            listed = (paper / "corrections.html").read_text(encoding="utf-8")
            of = news["correction"] if isinstance(news["correction"], list) else [news["correction"]]
            self.faults.check(len(of) == len(told), where, "JSON-LD has %d corrections" % len(of))
            feed = json.loads((page.parent / "feed.json").read_text(encoding="utf-8"))
            item = next(i for i in feed["items"] if self.path(i["url"]) == page)
            for correction in of:
                words = html.escape(correction["text"], False)
                self.faults.check(words in listed and page.name in urllib.parse.unquote(listed), where, "not on corrections.html")
                self.faults.check(words in item["content_html"], where, "not in the feed")
                self.faults.check(moment(news["dateModified"]) >= moment(correction.get("datePublished", news["dateModified"])), where,
                                  "dateModified is older")
        return n

    def prove(self):
        self.feeds()
        self.sitemaps()
        self.news()
        self.pages()
        return self.corrections()


# ---- the made-up archive ----

def article(path, title, body, **front):
    lines = "".join("%s: %s\n" % (k, v) for k, v in front.items())
    path.write_text("---\ntitle: %s\n%s---\n\n%s\n" % (title, lines, body), encoding="utf-8")


def archive(scratch):
    content = scratch / "content"
    (content).mkdir(parents=True)
    (content / "group.yaml").write_text("name: 试报 & 集团\nbase_url: https://example.org/a&b/\npapers: [zh, bo, hant]\n", encoding="utf-8")
    papers = {"zh": ("试报 <甲>", "zh-Hans"), "bo": ("ཚོད་ལྟའི་ཚགས་པར།", "bo"), "hant": ("試報", "zh-Hant")}
    days = ["2021-10-29", "2021-10-31", "2021-11-01-b", "2021-11-01", "2021-11-02"]
    for paper, (title, lang) in papers.items():
        (content / paper).mkdir()
        (content / paper / "paper.yaml").write_text("title: %s\nlang: %s\nlayout: broadsheet\nslogan: A & B\n" % (title, lang), encoding="utf-8")
        for day in days if paper == "zh" else days[1:2]:
            folder = content / paper / day
            folder.mkdir()
            Image.linear_gradient("L").resize((1100, 700)).convert("RGB").save(folder / "照片 1.jpg")
            for i in range(14 if paper == "zh" else 2):
                text = "བོད་ཡིག་གི་ཚོད་ལྟའི་རྩོམ་ཡིག་ཅིག་ཡིན།" if lang == "bo" else "第%d篇，写到 A<B&C 与“引号”，见[那里](a0.md)。又一句[^1]。\n\n1. 一\n2. 二\n\n| 项 | 数 |\n|--|--|\n| 甲 | 1.5 |\n\n{汉字|hàn|zì}一段。\n\n[^1]: 注文，见[外面](https://example.com/?a=1&b=2)。" % i
                article(folder / ("a%d.md" % i), "题 & <%d> %s" % (i, day), text, byline="本报记者 张 三、李四 通讯员 王小五" if i else "新华社", tags="[一, 二&三]")
            article(folder / "图片-与.md", "有图", "图在上面。", image="照片 1.jpg", alt="湖 & 山", section="要闻")
    day = content / "zh/2021-11-01"
    article(day / "wrong.md", "有错", "正文。", updated="2021-11-02 09:00", corrections="[{text: 甲应为乙 & 丙。, date: 2021-11-03}, {text: 第二处也错了。, date: 2021-11-02}]")
    article(content / "zh/2021-11-02/gone.md", "撤掉的", "不该发的话。", retracted="2021-11-03")
    article(content / "bo/2021-10-31/wrong.md", "ནོར་བ།", "བོད་ཡིག་ཅིག་ཡིན།", correction="{text: ཀ་ནི་ཁ་ཡིན།, date: 2021-11-01}")


def main():
    paiban, root, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    archive(scratch)
    done = subprocess.run([paiban, "build", "--layouts", root / "layouts", "--fonts", root / "fonts", "--effort", "1", "--quiet", scratch],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit("the archive does not build:\n" + done.stderr)
    faults = Faults()
    n = Site(scratch / "out/site", faults).prove()
    faults.check(n == 2, "the archive", "%d articles with corrections, of 2" % n)
    for site in sys.argv[4:]:
        Site(site, faults).prove()
    print("%d checks, %d faults" % (faults.checks, faults.n))
    return 1 if faults.n or faults.checks < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
