"""What articles are made of: every kind of block in every other, and articles by chance."""
import dataclasses

from document import Block, Document, Picture
from words import Words

LANGS = ("zh-Hans", "zh-Hant", "bo")
# How an article may be set: its front matter.
SETTINGS = {
    "plain": {}, "box": {"box": "true", "span": 3}, "vertical": {"vertical": "true", "span": 5},
    "vertical box": {"vertical": "true", "box": "true", "span": 4}, "vertical title": {"vertical_title": "true"},
    "advert": {"advert": "true"}, "chinese lists": {"lists": "chinese"},
}


class Maker:
    """Makes blocks of words that nobody else has."""

    def __init__(self, slug, lang, words=None):
        self.words = words or Words()
        self.doc = Document(slug, lang)
        self.lang = lang
        self.pictures = self.files = 0

    def word(self):
        return self.words.next("bo" if self.lang == "bo" else "han")

    def t(self):
        return ("t", self.word())

    def comma(self):
        return ("p", "" if self.lang == "bo" else "，")

    def stop(self):
        return ("p", "།" if self.lang == "bo" else "。")

    def text(self, *middle):
        """A sentence with something in it."""
        return [self.t(), self.comma(), *middle, self.t(), self.stop()]

    def para(self, *middle):
        return Block("para", inl=self.text(*middle))

    def picture(self, full=False, ending="png"):
        self.pictures += 1
        p = Picture(f"{self.doc.slug}-{self.pictures}.{ending}", self.pictures)
        if full:
            p.caption, p.credit, p.span = self.word(), self.word(), 2
        return p

    def group(self, n, captioned):
        """n pictures, the last ones with captions, all in columns that they share."""
        pictures = [self.picture(i >= n - captioned) for i in range(n)]
        return Block("pictures", kids=[Block("figure", picture=p) for p in pictures])

    def note(self, *blocks):
        name = f"n{len(self.doc.notes) + 1}"
        self.doc.notes[name] = list(blocks) or [self.para()]
        return ("note", name)

    def lines(self, n, script):
        return [self.words.next(script) for _ in range(n)]

    def table(self, rows=2, columns=2, caption=True):
        cells = [[[self.t()] for _ in range(columns)] for _ in range(rows + 1)]
        return Block("table", rows=cells, caption=[self.t()] if caption else [])

    def values(self, caption=True):
        self.files += 1
        return dataclasses.replace(self.table(3, 3, caption), file=f"{self.doc.slug}-{self.files}.csv")

    def insert(self, *kids):
        self.files += 1
        return Block("insert", kids=list(kids), file=f"{self.doc.slug}-{self.files}")

    def list(self, *items, **kinds):
        return Block("list", kids=[Block("item", kids=list(i)) for i in items], **kinds)


# ---- the kinds, each with its name: a function of a Maker that gives blocks ----

def _wrap(kind):
    return lambda m: [m.para((kind, [m.t()]), m.comma())]


def _twice(m):
    note = m.note()
    return [m.para(note, m.comma(), m.t(), note)]


INLINES = {
    "em": lambda m: [("em", [m.t()])],
    "strong": lambda m: [("strong", [m.t()])],
    "strike": lambda m: [("strike", [m.t()])],
    "name": lambda m: [("name", [m.t()])],
    "book": lambda m: [("book", [m.t()])],
    "code span": lambda m: [("code", m.words.next("latin"))],
    "link": lambda m: [("link", [m.t()])],
    "strong in link": lambda m: [("link", [m.t(), ("strong", [m.t()])])],
    "address": lambda m: [("auto", "https://example.org/" + m.words.next("latin"))],
    "ruby": lambda m: [("ruby", m.word(), [m.words.next("latin")])],
    "note": lambda m: [m.note()],
    "note with blocks": lambda m: [m.note(m.para(), m.list([m.para()], [m.para()]), m.para())],
    "inline picture": lambda m: [("img", m.picture(True))],
    "tag": lambda m: [("b", [m.t()])],
    "tag br": lambda m: [("br",), m.t()],
    "latin": lambda m: [("p", " "), ("t", m.words.next("latin")), ("p", " ")],
}
BREAKS = {"hard break": lambda m: [("break",), m.t()], "soft break": lambda m: [("soft",), m.t()]}
BLOCKS = {
    "para": lambda m: [m.para()],
    **{f"heading {n}": lambda m, n=n: [Block("heading", inl=[m.t()], level=n), m.para()] for n in range(1, 7)},
    "list": lambda m: [m.list([m.para()], [m.para()], tight=True)],
    "loose list": lambda m: [m.list([m.para(), m.para()], [m.para()])],
    "ordered": lambda m: [m.list([m.para()], [m.para()], ordered=True, tight=True)],
    "task": lambda m: [m.list([m.para()], [m.para()], task=True, tight=True)],
    "quote": lambda m: [Block("quote", kids=[m.para(), m.para()])],
    "pull": lambda m: [Block("pull", kids=[m.para(), m.para()])],
    "sidebar": lambda m: [Block("sidebar", lines=[m.word()], inl=[m.t()], kids=[m.para(), m.para()])],
    "long sidebar": lambda m: [Block("sidebar", lines=[m.word()],
                                     kids=[m.para(*[m.t() for _ in range(8)]) for _ in range(12)])],
    "verse": lambda m: [Block("verse", lines=m.lines(2, "bo" if m.lang == "bo" else "han"))],
    "verse of stanzas": lambda m: [Block("verse", lines=[*m.lines(2, "bo" if m.lang == "bo" else "han"), "",
                                                         *m.lines(1, "bo" if m.lang == "bo" else "han")])],
    "code": lambda m: [Block("code", lines=m.lines(2, "latin"))],
    "table": lambda m: [m.table()],
    "table without caption": lambda m: [m.table(caption=False)],
    "table of values": lambda m: [m.values()],
    "table of values without caption": lambda m: [m.values(False)],
    "text block": lambda m: [m.insert(m.para(), m.list([m.para()], [m.para()]), m.para())],
    "text block in a text block": lambda m: [m.insert(m.insert(m.table(), m.para()), Block("quote", kids=[m.para()]))],
    "figure": lambda m: [Block("figure", picture=m.picture())],
    "pictures": lambda m: [m.group(3, 0)],
    "pictures with a caption": lambda m: [m.group(2, 1)],
    "pictures with captions": lambda m: [m.group(5, 5)],
    "figure with caption": lambda m: [Block("figure", picture=m.picture(True, "jpg"))],
    "note twice": _twice,
    "rule": lambda m: [m.para(), Block("rule"), m.para()],
    "html": lambda m: [Block("html", inl=[m.t()])],
    "comment": lambda m: [Block("comment", inl=[m.t()])],
}


def _item(**kinds):
    return lambda m, inner: [m.list([m.para(), *inner], [m.para()], **kinds)]


# What a kind may stand in: blocks around blocks.
PLACES = {
    "top": lambda m, inner: inner,
    "item": _item(),
    "tight item": _item(tight=True),
    "ordered item": _item(ordered=True),
    "task item": _item(task=True),
    "item alone": lambda m, inner: [m.list(inner, [m.para()])],
    "quote": lambda m, inner: [Block("quote", kids=[m.para(), *inner])],
    "quote alone": lambda m, inner: [Block("quote", kids=inner)],
    "pull": lambda m, inner: [Block("pull", kids=[m.para(), *inner])],
    "sidebar": lambda m, inner: [Block("sidebar", lines=[m.word()], inl=[m.t()], kids=[m.para(), *inner])],
    "note": lambda m, inner: [m.para(m.note(m.para(), *inner))],
    "note alone": lambda m, inner: [m.para(m.note(*inner))],
}
# Places of one line.
LINES = {
    "heading": lambda m, inl: [Block("heading", inl=[m.t(), *inl, m.t()], level=2), m.para()],
    "cell": lambda m, inl: [Block("table", rows=[[[m.t()], [m.t()]], [[m.t(), *inl, m.t()], [m.t()]]])],
    "sidebar's title": lambda m, inl: [Block("sidebar", lines=[m.word()], inl=[m.t(), *inl, m.t()], kids=[m.para()])],
    "head cell": lambda m, inl: [Block("table", rows=[[[m.t(), *inl, m.t()], [m.t()]], [[m.t()], [m.t()]]])],
    "table caption": lambda m, inl: [Block("table", rows=[[[m.t()]], [[m.t()]]], caption=[m.t(), *inl, m.t()])],
    "strong": lambda m, inl: [m.para(("strong", [m.t(), *inl, m.t()]))],
    "link": lambda m, inl: [m.para(("link", [m.t(), *inl, m.t()]))],
}
NESTED = ("item", "ordered item", "quote", "pull", "note")
HEADS = ("column", "kicker", "deck", "byline", "dateline", "summary")


def _case(words, number, what, lang, setting, make):
    m = Maker(f"d{number}", lang, words)
    m.doc.what = what
    m.doc.front["title"] = m.word()
    m.doc.flags = dict(SETTINGS[setting])
    before = m.para()
    inner = make(m)
    m.doc.blocks = [before, *inner, m.para()]
    return m.doc


def _heads(m, keys, lead):
    for key in keys:
        m.doc.front[key] = m.word()
    if lead:
        m.doc.image = m.picture(True)
    return []


def nesting():
    """The table: every kind in every place, in every setting; what may stand in what twice over; the head's parts."""
    cases = []
    kinds = {**BLOCKS, **{k: (lambda m, f=f: [m.para(*f(m))]) for k, f in {**INLINES, **BREAKS}.items()}}
    for place, wrap in PLACES.items():
        for kind, make in kinds.items():
            cases.append((f"{kind} in {place}", "plain", lambda m, w=wrap, k=make: w(m, k(m))))
    for place, wrap in LINES.items():
        for kind, make in INLINES.items():
            if kind in ("link", "strong in link", "address", "strong", "note with blocks") and place in ("link", "strong"):
                continue
            cases.append((f"{kind} in {place}", "plain", lambda m, w=wrap, k=make: w(m, k(m))))
    for setting in SETTINGS:
        if setting == "plain":
            continue
        for place in ("top", *NESTED) if setting in ("box", "vertical") else ("top",):
            for kind, make in kinds.items():
                cases.append((f"{kind} in {place}", setting, lambda m, w=PLACES[place], k=make: w(m, k(m))))
        for place in ("heading", "cell", "table caption"):
            for kind in ("ruby", "note", "inline picture"):
                cases.append((f"{kind} in {place}", setting, lambda m, w=LINES[place], k=INLINES[kind]: w(m, k(m))))
    for outer in NESTED:
        for place in NESTED:
            for kind in ("para", "ordered", "task", "verse", "code", "table", "figure with caption", "note", "heading 2"):
                cases.append((f"{kind} in {place} in {outer}", "plain",
                              lambda m, o=PLACES[outer], w=PLACES[place], k=kinds[kind]: o(m, w(m, k(m)))))
    for place in (*NESTED, "sidebar"):
        for kind in ("para", "ordered", "table", "sidebar"):
            for outer, inner in ((place, "sidebar"), ("sidebar", place)):
                cases.append((f"{kind} in {inner} in {outer}", "plain",
                              lambda m, o=PLACES[outer], w=PLACES[inner], k=kinds[kind]: o(m, w(m, k(m)))))
    for kind in ("para", "list", "table"):
        for setting in ("box", "vertical"):
            cases.append((f"{kind} in sidebar", setting, lambda m, k=kinds[kind]: PLACES["sidebar"](m, k(m))))
    for setting in SETTINGS:
        for key in HEADS:
            cases.append((f"{key}", setting, lambda m, k=key: _heads(m, [k], False)))
        cases.append(("lead picture", setting, lambda m: _heads(m, [], True)))
        cases.append(("all of the head", setting, lambda m: _heads(m, HEADS, True)))
        for kind in ("heading 2", "list", "quote", "verse", "code", "table", "figure", "pull", "sidebar"):
            cases.append((f"dateline before {kind}", setting,
                          lambda m, k=kinds[kind]: _heads(m, ["dateline"], False) + k(m)))
    cases.append(("a note nobody refers to", "plain", lambda m: [m.note()] and []))
    cases.append(("long", "plain", lambda m: [m.para(*[m.t() for _ in range(60)]) for _ in range(90)]))
    cases.append(("long table", "plain", lambda m: [m.table(40, 2)]))
    cases.append(("20 pictures", "plain", lambda m: [Block("figure", picture=m.picture(True)) for _ in range(20)]))
    cases.append(("long, with 20 pictures", "plain",
                  lambda m: [b for _ in range(20) for b in
                             (m.para(*[m.t() for _ in range(60)]), Block("figure", picture=m.picture(True)))]))
    for count, setting in ((2, "plain"), (7, "plain"), (7, "vertical"), (25, "plain"), (25, "box"), (25, "vertical title")):
        cases.append((f"{count} tables and pictures", setting,
                      lambda m, n=count: [b for _ in range(n) for b in
                                          (m.para(), m.table(), Block("figure", picture=m.picture(True)))]))
    words, docs = Words(), []
    for what, setting, make in cases:
        for lang in LANGS:
            if lang != "zh-Hans" and (setting not in ("plain", "vertical") or "alone" in what or " in " in what and
                                      what.split(" in ")[-1] not in ("top", "item", "quote", "note")):
                continue
            if lang == "bo" and ("ruby" in what or setting != "plain"):
                continue
            doc = _case(words, len(docs), what + ("" if setting == "plain" else f", {setting}"), lang, setting, make)
            if "dateline before" in what:
                doc.blocks = doc.blocks[1:]
            if what == "a note nobody refers to":
                doc.what = what
            docs.append(doc)
    return docs


# ---- by chance ----

def chance_inlines(m, r, depth=0, cell=False):
    out = [m.t()]
    for _ in range(r.choice((0, 0, 1, 1, 2, 3))):
        kind = r.choice(list(INLINES) + ([] if cell else list(BREAKS) * 2))
        if kind == "note with blocks" and (depth > 1 or cell) or kind == "ruby" and m.lang == "bo":
            kind = "em"
        if kind == "note" and m.doc.notes and r.random() < .3:
            out.append(("note", r.choice(list(m.doc.notes))))
        else:
            out += {**INLINES, **BREAKS}[kind](m)
        out += [m.comma(), m.t()]
    return out + [m.stop()] * (not cell)


def chance_block(m, r, depth):
    kinds = ["para"] * 6 + ["heading", "verse", "code", "table", "figure", "rule", "html", "comment"]
    if depth < 4:
        kinds += ["list", "ordered", "task", "quote", "pull", "sidebar"] * (2 if depth < 2 else 1)
    kind = r.choice(kinds)
    if kind in ("list", "ordered", "task"):
        items = []
        for _ in range(r.randint(1, 4)):
            kids = chance_blocks(m, r, depth + 1, r.randint(0, 2))
            if kind == "task" or r.random() < .8:
                kids.insert(0, Block("para", inl=chance_inlines(m, r, depth)))
            items.append(kids or [m.para()])
        return m.list(*items, ordered=kind == "ordered", task=kind == "task", tight=r.random() < .5)
    if kind in ("quote", "pull"):
        kids = chance_blocks(m, r, depth + 1, r.randint(1, 3))
        return Block(kind, kids=[m.para(), *kids] if kind == "pull" else kids)
    if kind == "sidebar":
        kids = [m.para(), *chance_blocks(m, r, depth + 1, r.randint(0, 3))]
        return Block(kind, lines=[m.word()], inl=chance_inlines(m, r, 9, True) if r.random() < .6 else [], kids=kids)
    if kind == "heading":
        return Block("heading", inl=chance_inlines(m, r, 9, True), level=r.randint(1, 6))
    if kind == "verse":
        return Block("verse", lines=m.lines(r.randint(1, 5), "bo" if m.lang == "bo" else "han"))
    if kind == "code":
        return Block("code", lines=m.lines(r.randint(1, 4), "latin"))
    if kind == "table":
        columns = r.randint(1, 5)
        rows = [[chance_inlines(m, r, 9, True) if r.random() < .3 else [m.t()] for _ in range(columns)]
                for _ in range(r.choice((1, 2, 3, 5, 16)))]
        return Block("table", rows=rows, caption=chance_inlines(m, r, 9, True) if r.random() < .5 else [])
    if kind == "figure" and r.random() < .3:
        n = r.randint(2, 6)
        return m.group(n, r.randint(0, n))
    if kind == "figure":
        return Block("figure", picture=m.picture(r.random() < .5, r.choice(("png", "jpg"))))
    if kind in ("html", "comment"):
        return Block(kind, inl=[m.t()])
    return Block(kind, inl=chance_inlines(m, r, depth) if kind == "para" else [])


def chance_blocks(m, r, depth, n):
    """Neighbours that Markdown would read as one are kept apart."""
    out = []
    for _ in range(n):
        b = chance_block(m, r, depth)
        if out and (b.kind, out[-1].kind) in (("list", "list"), ("quote", "quote"), ("pull", "pull"), ("pull", "quote"),
                                              ("sidebar", "sidebar"), ("sidebar", "quote"), ("sidebar", "pull"),
                                              ("pull", "sidebar"), ("quote", "sidebar"), ("quote", "pull"),
                                              ("para", "table"), ("code", "list"), ("comment", "html")):
            out.append(m.para() if out[-1].kind != "table" else Block("rule"))
        out.append(b)
    return out


def by_chance(r, number, words):
    """An article of the random source r."""
    m = Maker(f"d{number}", r.choice(("zh-Hans",) * 4 + ("zh-Hant", "bo")), words)
    doc = m.doc
    setting = r.choice(("plain",) * 5 + tuple(SETTINGS))
    if doc.lang == "bo" and setting.startswith("vertical"):
        setting = "plain"
    doc.what, doc.flags = setting, dict(SETTINGS[setting])
    doc.front["title"] = m.word() + (r.choice(("", "　")) + m.word() if r.random() < .5 else "")
    for key in HEADS:
        if r.random() < .25:
            doc.front[key] = m.word()
    if r.random() < .2:
        doc.image = m.picture(r.random() < .7, r.choice(("png", "jpg")))
    long = r.random() < .06
    doc.blocks = chance_blocks(m, r, 0, r.randint(1, 12))
    if long:
        doc.blocks += [m.para(*[m.t() for _ in range(50)]) for _ in range(60)]
        r.shuffle(doc.blocks)
    return doc
