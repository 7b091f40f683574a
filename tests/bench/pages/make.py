"""Made-up issues: pages of so many articles, together asking for so much of the page.

Sentences and titles are the repository's own (content/*/2021-11-02, Chinese papers); pictures are plain PNG. The same
seed makes the same issue. What was meant (the plan) goes beside it, for the measure to compare with.
"""
import glob
import json
import math
import os
import random
import re
import struct
import zlib

COLUMNS, MEASURE, PITCH, STEP = 8, 13, 11.5, 126
ROWS = {1: 103}  # lines for articles: the front page has a masthead and an imprint
ROWS_INSIDE = 116
SECTIONS = ["要闻", "综合", "时政", "经济", "文化", "教育", "体育", "副刊"]
HEADINGS = "先说来路 再看去处 一笔小账 老街的傍晚 从头到尾 谁来做 怎么算 余下的话".split()
HEADING_LINES, LEAST_SECTION = 2, 60
KICKERS = ["走进车间看校样", "一张报纸的一天", "读者来信选登", "印刷所里的冬天"]
BYLINES = ["样报记者 甲", "样报记者 乙", "样报编辑 丙"]
CAPTION, CREDIT = "图为样报编辑部的校样台。", "样报美术组 绘"
# What an article is reckoned to take: columns by importance, lines of its headline by columns.
WIDTHS = [5, 3, 3, 2, 2, 2]
HEAD_LINES = {1: 6, 2: 6, 3: 7, 5: 10}


class Words:
    """Sentences and titles of the sample's articles in Chinese."""

    def __init__(self, root):
        self.sentences, self.titles = [], []
        for path in sorted(glob.glob(f"{root}/content/*/2021-11-02/*.md")):
            if "-bo/" in path:
                continue
            with open(path, encoding="utf-8") as f:
                head, text = f.read().split("\n---\n", 1)
            self.sentences += [s for s in re.findall(r"[^。\n]+。", text) if self.plain(s)]
            title = re.search(r"^title: ([^\"'#:*\[\]]{4,22})$", head, re.M)
            if title:
                self.titles.append(title.group(1))
        self.sentences = sorted(set(self.sentences))
        self.titles = sorted(set(self.titles))

    @staticmethod
    def plain(s):
        pairs = all(s.count(a) == s.count(b) for a, b in ("（）", "“”", "‘’", "《》"))
        return 8 < len(s) < 120 and pairs and re.fullmatch(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·0-9A-Za-z]+", s)


class Piece:
    """An article as it is meant: its rank on the page (0: the lead), its texts, its pictures' width over height."""

    def __init__(self, rank):
        self.rank, self.pictures, self.paragraphs = rank, [], []
        self.kicker = self.deck = self.box = self.vertical = False

    def width(self):
        return WIDTHS[self.rank] if self.rank < len(WIDTHS) else 1

    def picture_width(self, aspect):
        return max(1, (self.width() + (1 if aspect > 1.2 else 2)) // (2 if aspect > 1.2 else 3))

    def fixed(self):
        """Column-lines of all but its text."""
        lines = HEAD_LINES[self.width()] + 1 + 2 * (self.kicker + self.deck + self.box)
        total = lines * self.width()
        for aspect in self.pictures:
            wide = self.picture_width(aspect)
            high = max(4, min(72, round((wide * STEP - 9) / aspect / PITCH))) + 2
            total += wide * high
        return total

    def lines(self):
        return sum(math.ceil((len(p) + 2) / MEASURE) for p in self.paragraphs)


def png(path, random_, width, height):
    """A grey picture of slanting waves, nowhere lighter than mid grey."""
    period, slant = random_.randint(23, 61), random_.randint(1, 3)
    low, high = random_.randint(30, 60), random_.randint(90, 130)
    wave = bytes(int(low + (high - low) * (0.5 + 0.5 * math.sin(2 * math.pi * x / period))) for x in range(period))
    strip = wave * (width // period + 2)
    rows = b"".join(b"\0" + strip[(y // 3 * slant) % period:][:width] for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
                + chunk(b"pHYs", struct.pack(">IIB", 7874, 7874, 1)) + chunk(b"IDAT", zlib.compress(rows, 6))
                + chunk(b"IEND", b""))


def write_text(random_, sentences, length):
    """Paragraphs of one to four sentences, `length` characters to about half a line."""
    paragraphs, done = [], 0
    while done < length - 8:
        paragraph = ""
        for _ in range(random_.randint(1, 4)):
            left = length - done - len(paragraph)
            if left <= 8:
                break
            sentence = random_.choice(sentences)
            paragraph += sentence if len(sentence) <= left + 6 else sentence[-max(12, left):]
        paragraphs.append(paragraph)
        done += len(paragraph)
    return paragraphs


def put_headings(random_, paragraphs, every):
    """Section headings 小标题 among them, one after about so many characters while a few lines more follow; 0: none."""
    out, done, left = [], 0, sum(map(len, paragraphs))
    for paragraph in paragraphs:
        if every and done > every * random_.uniform(0.6, 1.4) and left > LEAST_SECTION:
            out.append("## " + random_.choice(HEADINGS))
            done = 0
        out.append(paragraph)
        done += len(paragraph)
        left -= len(paragraph)
    return out


def lines_of(paragraph):
    return HEADING_LINES if paragraph.startswith("## ") else math.ceil((len(paragraph) + 2) / MEASURE)


def fit_texts(pieces, lengths, sentences, seed, wanted, headings):
    """Texts whose lines together come nearest to `wanted`: lengths scaled, the same sentences each time."""
    low, high, best = 0.02, 8.0, None
    for _ in range(24):
        scale = (low + high) / 2
        random_ = random.Random(seed)
        texts = [write_text(random_, sentences, int(min(6000, max(40, n * scale)))) for n in lengths]
        texts = [put_headings(random_, t, headings) for t in texts]
        lines = sum(lines_of(p) for t in texts for p in t)
        if best is None or abs(lines - wanted) < abs(best[0] - wanted):
            best = lines, texts
        low, high = (low, scale) if lines > wanted else (scale, high)
    for piece, text in zip(pieces, best[1]):
        piece.paragraphs = text


def make_pieces(random_, n, pictures, room):
    pieces = [Piece(i) for i in range(n)]
    for p in pieces[:3]:
        p.kicker = random_.random() < (0.6 if p.rank == 0 else 0.2)
        p.deck = random_.random() < 0.6
    if n >= 7 and random_.random() < 0.6:
        pieces[random_.randint(3, n - 1)].box = True
    if n >= 7 and random_.random() < 0.3:
        pieces[random_.randint(2, min(5, n - 1))].vertical = True
    for _ in range(pictures):
        piece = pieces[min(n - 1, int(abs(random_.gauss(0, 2.2))))]
        if len(piece.pictures) < 2:
            piece.pictures.append(random_.choice([1.5, 1.5, 1.333, 1.78, 0.75, 0.667, 1.0, 2.4]))
    while sum(p.fixed() for p in pieces) > 0.7 * room and any(p.pictures for p in pieces):
        [p for p in pieces if p.pictures][-1].pictures.pop()
    return pieces


def write_piece(piece, words, random_, folder, slug, page):
    head = {"title": random_.choice(words.titles)}
    if piece.kicker:
        head["kicker"] = random_.choice(KICKERS)
    if piece.deck:
        head["deck"] = random_.choice(words.titles)
    if random_.random() < 0.8:
        head["byline"] = random_.choice(BYLINES)
    if piece.box:
        head["box"] = "true"
    if piece.vertical:
        head["vertical_title"] = "true"
    head.update(priority=piece.rank + 1, page=page)
    parts = list(piece.paragraphs)
    for i, aspect in enumerate(piece.pictures):
        width = 1200 if aspect >= 1 else 900
        png(f"{folder}/{slug}-{i}.png", random_, width, int(width / aspect))
        parts.insert(len(parts) if i else 1, f'![图]({slug}-{i}.png "{CAPTION}"){{credit="{CREDIT}"}}')
    with open(f"{folder}/{slug}.md", "w", encoding="utf-8") as f:
        f.write("---\n" + "".join(f"{k}: {v}\n" for k, v in head.items()) + "---\n\n" + "\n\n".join(parts) + "\n")


def make_page(words, random_, folder, number, n, demand, headings):
    """One page of n articles; its plan."""
    room = demand * COLUMNS * ROWS.get(number, ROWS_INSIDE)
    lengths = [min(4000, max(80, random_.lognormvariate(6.1, 0.9))) for _ in range(n)]
    lengths.sort(key=lambda x: x * math.exp(random_.gauss(0, 0.5)), reverse=True)
    pieces = make_pieces(random_, n, random_.randint(0, 4), room)
    fixed = sum(p.fixed() for p in pieces)
    fit_texts(pieces, lengths, words.sentences, random_.getrandbits(60), room - fixed, headings)
    slugs = [f"p{number:02}a{p.rank + 1:02}" for p in pieces]
    for piece, slug in zip(pieces, slugs):
        write_piece(piece, words, random_, folder, slug, number)
    asked = (fixed + sum(p.lines() for p in pieces)) / (COLUMNS * ROWS.get(number, ROWS_INSIDE))
    return {"page": number, "articles": slugs, "asked": asked, "boxes": [s for s, p in zip(slugs, pieces) if p.box]}


def make_issue(root, out, seed, pages, demand, articles=(6, 14), headings=0):
    """A content folder `out` with one issue of `pages` pages; its plan, one entry a page. headings: a section heading after
    about so many characters; 0: none."""
    words, random_ = Words(root), random.Random(seed)
    folder = f"{out}/made/2022-03-{1 + (seed - 1) % 28:02}"
    os.makedirs(folder)
    with open(f"{out}/group.yaml", "w", encoding="utf-8") as f:
        f.write("name: 样报组\nbase_url: https://paper.test/made/\npapers: [made]\n")
    with open(f"{out}/made/paper.yaml", "w", encoding="utf-8") as f:
        f.write("title: 版面样报\nlang: zh-Hans\nlayout: broadsheet\nspecimen: true\ncn: 00-0000\npublisher: 样报编辑部\n")
    plan = []
    for number in range(1, pages + 1):
        plan.append(make_page(words, random_, folder, number, random_.randint(*articles), random_.uniform(*demand), headings))
    with open(f"{folder}/issue.yaml", "w", encoding="utf-8") as f:
        f.write(f"number: {seed}\npages:\n")
        for page in plan:
            title = SECTIONS[(page["page"] - 1) % len(SECTIONS)]
            f.write(f"  - title: {title}\n    articles: [{', '.join(page['articles'])}]\n")
    with open(f"{out}/plan.json", "w", encoding="utf-8") as f:
        json.dump(plan, f, ensure_ascii=False)
    return plan
