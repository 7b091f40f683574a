"""What an article page and the facsimile pages say: HTML to editions."""
import re
from html.parser import HTMLParser

VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}


class Edition:
    """One article as one output has it. main: the running text, notes last; floats: texts of captions and tables in
    their order; figures: pictures' names; marks: readings, note marks, labels; labels: those of items where they are
    known apart; items: how many there are; repeats: headlines set again."""

    def __init__(self):
        self.main, self.captions, self.tables, self.figures = [], [], [], []
        self.marks, self.labels, self.repeats, self.items, self.title = [], [], [], 0, ""
        self.off_page = 0  # lines and pictures beyond the page's edges

    def stream(self):
        return "".join(self.main)

    def beside(self, labels):
        """All that stands beside lines."""
        return "".join(self.marks) + ("".join(self.labels) if labels else "")


class Stack(HTMLParser):
    """Keeps the open elements; `say` gets each text with them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []  # (tag, classes, attributes)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        entry = (tag, (at.get("class") or "").split(), at)
        if tag not in VOID:
            self.open.append(entry)
        self.begin(*entry)

    def handle_startendtag(self, tag, attrs):  # in SVG
        at = dict(attrs)
        self.begin(tag, (at.get("class") or "").split(), at)

    def handle_endtag(self, tag):
        while self.open:
            entry = self.open.pop()
            self.end(*entry)
            if entry[0] == tag:
                break

    def handle_data(self, data):
        self.say(data)

    def within(self, test):
        return any(test(*e) for e in self.open)

    def begin(self, tag, classes, at):
        pass

    def end(self, tag, classes, at):
        pass

    def say(self, text):
        pass


class ArticlePage(Stack):
    """<slug>.html: the element article.story, without its list of contents and where it is filed."""

    def __init__(self, text):
        super().__init__()
        self.edition = Edition()
        self.feed(text)

    def inside(self):
        return (self.within(lambda t, c, a: t == "article" and "story" in c)
                and not self.within(lambda t, c, a: t == "nav" or "filed" in c))

    def begin(self, tag, classes, at):
        if not self.inside():
            return
        if tag == "img":
            self.edition.figures.append(at["src"])
        elif tag == "figcaption" or tag == "caption":
            self.edition.captions.append("")
        elif tag == "table":
            self.edition.tables.append("")
        elif tag == "li" and not at.get("id", "").startswith("n"):  # n1: a note
            self.edition.items += 1
        if tag == "a" and "data-mark" in at:
            self.edition.marks.append(at["data-mark"])

    def say(self, text):
        if not self.inside() or self.within(lambda t, c, a: t in ("rp", "script", "svg") or "advert" in c):
            return
        if self.within(lambda t, c, a: t == "rt"):
            self.edition.marks.append(text)
        elif self.within(lambda t, c, a: t in ("figcaption", "caption")):
            self.edition.captions[-1] += text
        elif self.within(lambda t, c, a: t == "table"):
            self.edition.tables[-1] += text
        else:
            self.edition.main.append(text)


class Facsimile(Stack):
    """NN.html: each article[data-slug]; what is in `line` is text, in `mark` beside it."""

    def __init__(self, editions):
        super().__init__()
        self.editions, self.now, self.again = editions, None, False
        self.width = self.height = 0.0

    def page(self, text):
        if '<meta http-equiv="refresh"' in text:  # the second address of a spread, whose page has both
            return
        self.width, self.height = map(float, re.search(r"data-width=([\d.]+) data-height=([\d.]+)", text).groups())
        self.feed(text)
        self.close()

    def begin(self, tag, classes, at):
        if tag == "article" and "data-slug" in at:
            slug = at["data-slug"]
            self.again = slug in self.editions
            self.now = self.editions.setdefault(slug, Edition())
        if self.now is None:
            return
        if "line" in classes and not (0 <= float(at["data-x"]) < self.width and 0 < float(at["data-y"]) < self.height):
            self.now.off_page += 1
        if "picture" in classes and not self._on_page(at):
            self.now.off_page += 1
        if tag == "img":
            self.now.figures.append(at["src"])
        elif tag == "figcaption" or at.get("role") == "caption":
            self.now.captions.append("")
        elif at.get("role") == "table":
            self.now.tables.append("")
        elif "mark" in classes:
            self.now.marks.append("")
        elif tag == "h2" and self.again:
            self.now.repeats.append("")

    def _on_page(self, at):
        x, y, w, h = (float(at["data-" + k]) for k in "xywh")
        return x >= 0 and y >= 0 and x + w <= self.width + .1 and y + h <= self.height + .1

    def end(self, tag, classes, at):
        if tag == "article":
            self.now = None

    def say(self, text):
        if self.now is None or not text.strip() or self.within(lambda t, c, a: "hyphen" in c):
            return
        kinds = [c for _, classes, _ in self.open for c in classes]
        if "mark" in kinds:
            self.now.marks[-1] += text
        elif "line" not in kinds:
            if "jump" not in kinds:
                self.now.main.append("<" + text + ">")  # text that is no line
        elif self.again and self.within(lambda t, c, a: t == "h2"):
            self.now.repeats[-1] += text
        elif self.within(lambda t, c, a: t == "figcaption" or a.get("role") == "caption"):
            self.now.captions[-1] += text
        elif self.within(lambda t, c, a: a.get("role") == "table"):
            self.now.tables[-1] += text
        else:
            self.now.main.append(text)
