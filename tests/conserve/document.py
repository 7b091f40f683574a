"""An article as a tree, its Markdown, and what every edition of it must hold: leaves in the order they are read.

Inlines are tuples: ("t", word), ("p", mark or space), ("em"|"strong"|"strike"|"name"|"book"|"b", [inlines]), ("code", text), ("link", [inlines]),
("auto", address), ("ruby", base, readings), ("note", id), ("break",), ("br",), ("soft",), ("img", Picture)."""
import dataclasses

from words import TSHEG

HEAD = ("column", "kicker", "title", "deck", "byline", "summary")
WRAP = {"em": "*%s*", "strong": "**%s**", "strike": "~~%s~~", "name": "[%s]{.name}", "book": "[%s]{.book}",
        "b": "<b>%s</b>", "link": "[%s](https://example.org/)"}


@dataclasses.dataclass
class Picture:
    file: str
    number: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    span: int = 0


@dataclasses.dataclass
class Block:
    kind: str  # para heading list item quote pull sidebar verse code table figure pictures rule html comment insert
    kids: list = dataclasses.field(default_factory=list)
    inl: list = dataclasses.field(default_factory=list)
    level: int = 0
    ordered: bool = False
    task: bool = False
    tight: bool = False
    lines: list = dataclasses.field(default_factory=list)
    rows: list = dataclasses.field(default_factory=list)  # rows of cells of inlines
    caption: list = dataclasses.field(default_factory=list)
    picture: Picture = None
    file: str = ""  # of a table of values; the name of an insert, a text block


@dataclasses.dataclass
class Document:
    slug: str
    lang: str = "zh-Hans"
    front: dict = dataclasses.field(default_factory=dict)  # texts by key
    flags: dict = dataclasses.field(default_factory=dict)  # box: true …
    image: Picture = None
    blocks: list = dataclasses.field(default_factory=list)
    notes: dict = dataclasses.field(default_factory=dict)  # id → blocks, in the order they are written
    what: str = ""  # of a table: which case


@dataclasses.dataclass
class Leaf:
    kind: str
    path: tuple
    words: list
    group: object = "main"  # or the number of a float
    src: str = ""


# ---- Markdown ----

def picture_source(p):
    s = f"![{p.alt}]({p.file}" + (f' "{p.caption}"' if p.caption else "") + ")"
    attrs = ([f"span={p.span}"] if p.span else []) + ([f'credit="{p.credit}"'] if p.credit else [])
    return s + ("{" + " ".join(attrs) + "}" if attrs else "")


def inline_source(items, cell=False):
    out = []
    for kind, *rest in items:
        if kind in ("t", "p"):
            out.append(rest[0])
        elif kind in WRAP:
            out.append(WRAP[kind] % inline_source(rest[0], cell))
        elif kind == "code":
            out.append(f"`{rest[0]}`")
        elif kind == "auto":
            out.append(f"<{rest[0]}>")
        elif kind == "ruby":
            bar = "\\|" if cell else "|"
            out.append("{" + bar.join([rest[0], *rest[1]]) + "}")
        elif kind == "note":
            out.append(f"[^{rest[0]}]")
        elif kind == "break":
            out.append("\\\n")
        elif kind == "br":
            out.append("<br>")
        elif kind == "soft":
            out.append("\n")
        elif kind == "img":
            out.append(picture_source(rest[0]))
    return "".join(out)


def values_source(b):
    """A file of values: every other field in quotes."""
    field = ("%s", '"%s"')
    return "".join(",".join(field[k % 2] % inline_source(cell) for k, cell in enumerate(row)) + "\n" for row in b.rows)


def table_source(b, lang):
    if b.file:
        return [f"![{inline_source(b.caption)}]({b.file})"]
    rows = ["| " + " | ".join(inline_source(c, True) for c in row) + " |" for row in b.rows]
    lines = [rows[0], "|" + "---|" * len(b.rows[0]), *rows[1:]]
    if b.caption:
        lines += ["", ("Table: " if lang == "bo" else "表：") + inline_source(b.caption)]
    return lines


def list_source(b, lang, odd):
    lines = []
    for i, item in enumerate(b.kids):
        marker = f"{i + 1}{').'[odd]} " if b.ordered else "*-"[odd] + " "
        own = blocks_source(item.kids, lang, b.tight)
        first = ("[x] " if i % 2 else "[ ] ") if b.task else ""
        lines += [marker + first + (own[0] if own else "")]
        lines += [" " * len(marker) + s if s else "" for s in own[1:]]
        if not b.tight and i + 1 < len(b.kids):
            lines.append("")
    return lines


def block_source(b, lang, odd):
    if b.kind in ("quote", "pull"):
        own = blocks_source(b.kids, lang)
        own = ["[!pull]", *own] if b.kind == "pull" else own
        return [("> " + s).rstrip() for s in own]
    if b.kind == "sidebar":  # lines: its label; inl: its title
        own = [f"[!{b.lines[0]}] {inline_source(b.inl)}".rstrip(), *blocks_source(b.kids, lang)]
        return [("> " + s).rstrip() for s in own]
    if b.kind == "list":
        return list_source(b, lang, odd)
    if b.kind == "heading":
        return ["#" * b.level + " " + inline_source(b.inl)]
    if b.kind in ("verse", "code"):
        return ["```" + ("poem" if b.kind == "verse" else ""), *b.lines, "```"]
    if b.kind == "table":
        return table_source(b, lang)
    if b.kind == "figure":
        return [picture_source(b.picture)]
    if b.kind == "pictures":  # of a group, figures; on a line, or each on its own
        return [(" " if odd else "\n").join(picture_source(k.picture) for k in b.kids)][0].split("\n")
    if b.kind == "rule":
        return ["___"]
    if b.kind == "insert":
        return [f"![[{b.file}]]"]
    if b.kind == "html":
        return ["<div>", inline_source(b.inl), "</div>"]
    if b.kind == "comment":
        return ["<!-- 注 -->" + inline_source(b.inl)]
    return inline_source(b.inl).split("\n")


def blocks_source(blocks, lang, tight=False):
    lines = []
    for i, b in enumerate(blocks):
        if lines and not (tight and b.kind == "list" and blocks[i - 1].kind == "para"):
            lines.append("")
        lines += block_source(b, lang, i % 2)
    return lines


def source(doc):
    """The article's file, and for each line of it the number of the block it belongs to (-1: the front matter)."""
    front = dict(doc.front)
    if doc.image:
        front.update({k: v for k, v in (("image", doc.image.file), ("caption", doc.image.caption),
                                        ("credit", doc.image.credit)) if v})
    lines = ["---", *(f"{k}: {v}" for k, v in front.items()), *(f"{k}: {v}" for k, v in doc.flags.items()), "---"]
    owner = [-1] * len(lines)

    def add(own, number):
        lines.append("")
        owner.append(number)
        lines.extend(own)
        owner.extend([number] * len(own))

    for i, b in enumerate(doc.blocks):
        add(block_source(b, doc.lang, i % 2), i)
    for k, (name, blocks) in enumerate(doc.notes.items()):
        own = blocks_source(blocks, doc.lang)
        add([f"[^{name}]: " + own[0], *("    " + s if s else "" for s in own[1:])], len(doc.blocks) + k)
    return "\n".join(lines) + "\n", owner


# ---- what must come out ----

class Reader:
    """Walks a document as a reader does."""

    def __init__(self, doc):
        self.doc, self.leaves, self.marks = doc, [], []  # marks: (text, its reading)
        self.floats, self.items, self.order = 0, 0, []

    def leaf(self, kind, path, words, group="main", src=""):
        self.leaves.append(Leaf(kind, path, [w for w in words if w], group, src))

    def picture(self, p, path):
        self.floats += 1
        self.leaf("figure", path, [], self.floats, p.file)
        for kind in ("caption", "credit"):
            if getattr(p, kind):
                self.leaf(kind, path, [getattr(p, kind)], self.floats)

    def group(self, pictures, path):
        """Pictures that are a paragraph: one caption, a letter before each part where there are several."""
        self.floats += 1
        for p in pictures:
            self.leaf("figure", path, [], self.floats, p.file)
        captioned = [i for i, p in enumerate(pictures) if p.caption]
        letters = "①②③④⑤⑥" if len(captioned) > 1 else [""] * 6
        words = [letters[i] + pictures[i].caption for i in captioned]
        credits = list(dict.fromkeys(p.credit for p in pictures if p.credit))
        if words:
            self.leaf("caption", path, words, self.floats)
        if credits:
            self.leaf("credit", path, ["、".join(credits)], self.floats)

    def text(self, items, pictures):
        words = []
        for kind, *rest in items:
            if kind in ("t", "code", "auto"):
                words.append(rest[0])
            elif kind in WRAP:
                words += self.text(rest[0], pictures)
            elif kind == "ruby":
                words.append(rest[0])
                self.marks += [(rest[0], reading) for reading in rest[1]]
            elif kind == "note":
                if rest[0] not in self.order:
                    self.order.append(rest[0])
            elif kind == "img":
                pictures.append(rest[0])
        return words

    def inlines(self, kind, items, path, group="main"):
        """A text, then the pictures that stood in it."""
        pictures = []
        words = self.text(items, pictures)
        self.leaf(kind, path, words, group)
        if kind == "para" and len(pictures) > 1 and not "".join(words).strip():
            return self.group(pictures, path)
        for p in pictures:
            self.picture(p, path + (kind, "inline"))

    def table(self, b, path):
        self.floats += 1
        pictures, own = [], self.floats
        for row in b.rows:
            for cell in row:
                self.leaf("cell", path + ("table",), self.text(cell, pictures), own)
        if b.caption:
            self.leaf("caption", path + ("table",), self.text(b.caption, pictures), own)
        for p in pictures:
            self.picture(p, path + ("cell", "inline"))

    def blocks(self, blocks, path):
        for b in blocks:
            if b.kind in ("quote", "pull"):
                self.blocks(b.kids, path + (b.kind,))
            elif b.kind == "sidebar":
                self.leaf("sidebar-label", path + (b.kind,), b.lines)
                if b.inl:
                    self.inlines("heading", b.inl, path + (b.kind,))
                self.blocks(b.kids, path + (b.kind,))
            elif b.kind == "list":
                name = "task" if b.task else "ordered" if b.ordered else "list"
                for item in b.kids:
                    self.items += 1
                    self.blocks(item.kids, path + (name,))
            elif b.kind == "table":
                self.table(b, path)
            elif b.kind == "insert":
                self.blocks(b.kids, path)
            elif b.kind == "figure":
                self.picture(b.picture, path)
            elif b.kind == "pictures":
                self.group([k.picture for k in b.kids], path)
            elif b.kind in ("verse", "code"):
                self.leaf(b.kind, path, b.lines)
            elif b.kind != "rule":
                self.inlines(b.kind, b.inl, path)

    def read(self):
        doc = self.doc
        for key in HEAD:
            if key in doc.front:
                self.leaf(key, (), [doc.front[key]])
        if doc.image:
            self.picture(doc.image, ("lead",))
        n = 0  # the dateline runs in before the first text, below the headings and pictures that may come first
        while n < len(doc.blocks) and doc.blocks[n].kind in ("heading", "figure", "pictures", "table"):
            n += 1
        self.blocks(doc.blocks[:n], ())
        if "dateline" in doc.front:
            self.leaf("dateline", (), [doc.front["dateline"]])
        self.blocks(doc.blocks[n:], ())
        own, self.leaves = self.leaves, []
        parts = {}
        for name, blocks in doc.notes.items():  # references in notes come after those of the text
            self.leaves = []
            self.blocks(blocks, ("note",))
            parts[name] = self.leaves
        self.leaves = own
        for name in self.order + [n for n in parts if n not in self.order]:
            self.leaves += parts.get(name, [])
        return self


def expected(doc):
    return Reader(doc).read()


def every_block(doc):
    """The blocks of the text, then of its notes; each before those in it."""
    def walk(blocks):
        for b in blocks:
            yield b
            yield from walk(b.kids)

    for blocks in (doc.blocks, *doc.notes.values()):
        yield from walk(blocks)


def pictures_of(doc):
    """All pictures of a document."""
    found = [doc.image] if doc.image else []

    def inlines(items):
        for kind, *rest in items:
            if kind == "img":
                found.append(rest[0])
            elif kind in WRAP:
                inlines(rest[0])

    for b in every_block(doc):
        if b.picture:
            found.append(b.picture)
        inlines(b.inl)
        inlines(b.caption)
        for row in b.rows:
            for cell in row:
                inlines(cell)
    return found


def files_of(doc):
    """What stands in files of its own: path from the issue's folder → text."""
    found = {}
    for b in every_block(doc):
        if b.kind == "table" and b.file:
            found[b.file] = values_source(b)
        if b.kind == "insert":
            found[f"../blocks/{b.file}.md"] = "\n".join(blocks_source(b.kids, doc.lang)) + "\n"
    return found


# ---- comparing texts ----

def plain(text):
    """Without what carries no text, nor what is allowed to differ: spaces, soft hyphens, the tsheg that pads a line."""
    import unicodedata
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not c.isspace() and c not in DROPPED)


DROPPED = {TSHEG, "\u0f0c", "\u00ad", "\u200b", "\u2060", "\ufeff"}
