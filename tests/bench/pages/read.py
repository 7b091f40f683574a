"""A built issue as data: where each article stands (the build's report) and where its lines and pictures do (the facsimile,
whose places are the PDF's to a thousandth of a point). Lengths in pt, rows and columns count from 0."""
import collections
import json
import re

FIGURE, HEAD, TEXT, OTHER = "figure", "head", "text", "other"
TOKEN = re.compile(
    r"<(?P<tag>h2|h3|h4|p|figcaption)\b"
    r"|<text class=(?P<text>t\d+)>"
    r"|<tspan class=line data-x=(?P<x>[-\d.]+) data-y=(?P<y>[-\d.]+) data-w=(?P<w>[-\d.]+)[^>]*>"
    r'(?:<tspan[^>]* class="?(?P<run>t\d+)?(?P<down> ?(?:v|turned))?"?[^>]*>)?'
    r'|class="picture p(?P<picture>\d+)" data-x=(?P<left>[\d.]+) data-y=(?P<top>[\d.]+) data-w=(?P<width>[\d.]+) data-h=(?P<height>[\d.]+)')


class Line:
    """kind: HEAD title block, TEXT body, FIGURE caption, OTHER heading, quote …; (x, y) of a line down: its axis, top."""

    def __init__(self, tag, paragraph, face, size, x, y, w, down=False):
        self.tag, self.paragraph, self.face, self.size = tag, paragraph, face, size
        self.x, self.y, self.w, self.down, self.kind = x, y, w, down, OTHER

    def box(self):
        """x0, y0, x1, y1 of its characters' squares."""
        if self.down:
            return self.x - self.size / 2, self.y, self.x + self.size / 2, self.y + self.w
        return self.x, self.y - 0.88 * self.size, self.x + self.w, self.y + 0.12 * self.size


def set_line(tag, paragraph, face, size, x, y, w, down):
    """A line as the facsimile tells it: of one down, x and y are where its first glyph begins, upright or turned."""
    if down == "turned":
        x += 0.38 * size
    elif down:
        x, y = x + size / 2, y - 0.88 * size
    return Line(tag, paragraph, face, size, x, y, w, bool(down))


class Piece:
    def __init__(self, slug, column, row, columns, rows, corner=None, box=False):
        """corner: (columns, rows, at the left?) at its foot that others have."""
        self.slug, self.column, self.row, self.columns, self.rows = slug, column, row, columns, rows
        self.corner, self.boxed, self.lines, self.pictures = corner, box, [], []

    def cells(self):
        left = {(r, c) for r in range(self.row, self.row + self.rows) for c in range(self.column, self.column + self.columns)}
        if self.corner:
            wide, high, at_left = self.corner
            first = self.column if at_left else self.column + self.columns - wide
            left -= {(r, c) for r in range(self.row + self.rows - high, self.row + self.rows) for c in range(first, first + wide)}
        return left


class Page:
    def __init__(self, number, columns, rows, x, y, step, gutter, pitch):
        self.number, self.columns, self.rows = number, columns, rows
        self.x, self.y, self.step, self.gutter, self.pitch = x, y, step, gutter, pitch
        self.pieces, self.rules, self.over = [], [], 0
        self.groups = []  # 集纳: (column, row, columns, rows) of each frame, its head within
        self.heads = []  # 栏题: a line of each group's head


def read_lines(html, css):
    """slug → (lines, pictures); a picture is x, y, width, height, how much larger it is than what is seen of it."""
    faces = {t: (face, float(size)) for t, size, face in re.findall(r"\.(t\d+)\{font:\d+ ([\d.]+)px/1 (\w+)", css)}
    larger = {n: max(float(w), float(h)) / 100
              for n, w, h in re.findall(r"\.q(\d+)\{[^}]*width:([\d.]+)%;height:([\d.]+)%", css)}
    sheet = html[html.find("<div class=sheet"):html.find("</main>")]
    found = {}
    for block in re.split(r"(?=<article data-slug=)", sheet)[1:]:
        slug = re.match(r'<article data-slug="([^"]+)"', block).group(1)
        lines, pictures = found.setdefault(slug, ([], []))
        tag, paragraph, around = "p", 0, None
        for m in TOKEN.finditer(block):
            if m["tag"]:
                tag, paragraph = m["tag"], paragraph + 1
            elif m["text"]:
                around = m["text"]
            elif m["x"]:
                face, size = faces[m["run"] or around]
                lines.append(set_line(tag, paragraph, face, size, *(float(m[k]) for k in "xyw"), (m["down"] or "").strip()))
            else:
                pictures.append((*(float(m[k]) for k in ("left", "top", "width", "height")), larger.get(m["picture"], 1.0)))
    return found


def read_rules(html):
    """x0, y0, x1, y1 of rules and frames' sides: level and upright strokes of the page's art."""
    rules = []
    for path in re.findall(r'<path fill="none" stroke="[^"]*" stroke-width="[\d.]+" d="([^"]*)"', html):
        x = y = 0.0
        for kind, numbers in re.findall(r"([A-Za-z])([-\d. ]*)", path):
            n = [float(v) for v in numbers.split()]
            if kind == "M":
                x, y = n
            elif kind in "hv" and n[0]:
                dx, dy = (n[0], 0) if kind == "h" else (0, n[0])
                rules.append((min(x, x + dx), min(y, y + dy), max(x, x + dx), max(y, y + dy)))
                x, y = x + dx, y + dy
    return rules


def read_heads(html, css):
    """The lines of groups' heads: they are no article's, each as long as its glyphs reach."""
    sizes = {t: float(size) for t, size in re.findall(r"\.(t\d+)\{font:\d+ ([\d.]+)px/1", css)}
    heads = []
    for face, text in re.findall(r'<section><h2[^>]*><svg[^>]*><text class="furniture (t\d+)">(.*?)</text>', html, re.S):
        places = [float(x) for at in re.findall(r'\bx="?([\d. ]+)', text) for x in at.split()]
        y = float(re.search(r"\by=([\d.]+)", text).group(1))
        heads.append(Line("h2", 0, face, sizes[face], places[0], y, max(places) + sizes[face] / 2 - places[0]))
    return heads


def sort_lines(pieces):
    """Which lines are titles, which body: the body is what most lines of the page are set in; before its first paragraph
    all is title, kicker, deck, byline. A line's face is its first glyph's, Latin perhaps: a paragraph is body when one of its
    lines is."""
    faces = collections.Counter((l.face, l.size) for p in pieces for l in p.lines if not l.down)
    body = faces.most_common(1)[0][0] if faces else None
    for piece in pieces:
        own = {l.paragraph for l in piece.lines if l.tag == "p" and not l.down and (l.face, l.size) == body}
        first = min(own, default=1 << 30)
        for line in piece.lines:
            if line.tag == "figcaption":
                line.kind = FIGURE
            elif line.tag == "h2" or line.paragraph < first:
                line.kind = HEAD
            elif line.paragraph in own:
                line.kind = TEXT


def geometry(told, areas):
    """Place and pitch of the page's grid, from what the report says in columns and lines and issue.json in points."""
    both = [(a["area"], areas[a["slug"]][0]) for a in told["articles"] if a["slug"] in areas]
    tallest = max(both, key=lambda b: b[1][3])
    high = tallest[0]["lines"] - (tallest[0].get("corner_lines", 0) if "corner" in tallest[0] else 0)
    pitch = tallest[1][3] / high
    narrow, wide = min(both, key=lambda b: b[0]["columns"]), max(both, key=lambda b: b[0]["columns"])
    if narrow[0]["columns"] < wide[0]["columns"]:
        step = (wide[1][2] - narrow[1][2]) / (wide[0]["columns"] - narrow[0]["columns"])
    else:
        step = (narrow[1][2] + 9) / narrow[0]["columns"]
    at, rect = both[0]
    return (rect[0] - (at["column"] - 1) * step, rect[1] - (at["line"] - 1) * pitch, step,
            narrow[0]["columns"] * step - narrow[1][2], pitch)


def read_groups(page, published):
    for x, y, w, h in (area for g in published.get("groups", ()) for area in g["areas"]):
        column, row = round((x - page.x) / page.step), round((y - page.y) / page.pitch - 0.3)
        page.groups.append((column, row, round((w + page.gutter) / page.step), round((y + h - page.y) / page.pitch) - row))


def read_page(site, told, published, boxes):
    areas = {a["slug"]: a["areas"] for a in published["articles"]}
    x, y, step, gutter, pitch = geometry(told, areas)
    page = Page(told["number"], told["columns"], told["lines"], x, y, step, gutter, pitch)
    page.over = sum("over" in a for a in told["articles"])
    with open(f"{site}/{published['html']}", encoding="utf-8") as f:
        html = f.read()
    with open(f"{site}/{re.search(r'href=.([0-9]+-[0-9a-f]+[.]css)', html).group(1)}", encoding="utf-8") as f:
        css = f.read()
    drawn, page.rules, page.heads = read_lines(html, css), read_rules(html), read_heads(html, css)
    for a in told["articles"]:
        at = a["area"]
        corner = None
        if "corner" in at:
            corner = at["corner_columns"], at["corner_lines"], at["corner"] == "bottom-left"
        piece = Piece(a["slug"], at["column"] - 1, at["line"] - 1, at["columns"], at["lines"], corner, a["slug"] in boxes)
        piece.lines, piece.pictures = drawn.get(a["slug"], ([], []))
        page.pieces.append(piece)
    sort_lines(page.pieces)
    read_groups(page, published)
    return page


def read_issue(site, report, boxes=()):
    """The pages that hold articles, and how many pages there are in all."""
    with open(report, encoding="utf-8") as f:
        told = {p["number"]: p for i in json.load(f)["issues"] for p in i["pages"]}
    with open(f"{site}/issue.json", encoding="utf-8") as f:
        published = json.load(f)["pages"]
    pages = [read_page(site, told[p["number"]], p, boxes) for p in published if told.get(p["number"], {}).get("articles")]
    return pages, len(published)
