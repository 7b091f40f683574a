"""What a page looks like, in figures. White is counted in column-lines: a row of one column. See figures()."""
import math

from read import FIGURE, HEAD, TEXT

PICTURE = "picture"
TALL, STICK = 42, 130  # lines of text that nothing breaks, in columns of so many points at most: broader ones are no sticks
CELL = 9  # pt: what holes are measured in, by a row
LEAST_HOLE = 4, 2  # cells, rows


def rows_of(page, box):
    """The rows that characters stand in: a title a third of a row over its own is not in the next one."""
    first = math.floor((box[1] - page.y) / page.pitch + 0.35)
    last = math.floor((box[3] - page.y) / page.pitch - 0.05)
    return range(max(first, 0), min(last + 1, page.rows))


def columns_of(page, left, right):
    first = max(int((left + 6 - page.x) / page.step), 0)  # a mark at the beginning hangs out by half an em
    last = max(int((right - 4 - page.x) / page.step), first)
    return range(first, min(last + 1, page.columns))


class Set:
    """What stands in each of a piece's cells."""

    def __init__(self, page, piece):
        self.page, self.piece, self.area, self.at = page, piece, piece.cells(), {}
        self.heads = [l for l in piece.lines if l.kind == HEAD]
        self.down, self.broad = set(), set()
        self.put_text()
        self.put_pictures()
        self.columns = sorted({c for _, c in self.area})
        self.head_rows = {r for l in self.heads if not l.down for r in rows_of(page, l.box())}
        self.spare = self.put_heads() + self.put_down()

    def mark(self, rows, columns, kind):
        for r in rows:
            for c in columns:
                if (r, c) in self.area:
                    self.at[r, c] = kind

    def put_text(self):
        """A short line fills its measure: as far as the longest of the lines that begin in the same column."""
        reach = {}
        for l in self.piece.lines:
            if l.kind == TEXT:
                first, *rest = columns_of(self.page, l.x, l.x + l.w)
                reach[first] = max(reach.get(first, first), rest[-1] if rest else first)
        for l in self.piece.lines:
            box = l.box()
            columns = columns_of(self.page, box[0], box[2])
            if l.kind == TEXT:
                self.mark(rows_of(self.page, box), range(columns[0], reach[columns[0]] + 1), TEXT)
                if l.w > STICK:
                    self.broad |= {(r, c) for r in rows_of(self.page, box) for c in columns}
            elif l.kind not in (HEAD, FIGURE):
                self.mark(rows_of(self.page, box), columns, l.kind)

    def put_pictures(self):
        page = self.page
        for x, y, w, h, _ in self.piece.pictures:
            columns = columns_of(page, x, x + w)
            rows = range(round((y - page.y) / page.pitch - 0.1), math.ceil((y + h - page.y) / page.pitch - 0.25))
            self.mark(rows, columns, PICTURE)
            for l in self.piece.lines:
                if l.kind == FIGURE and x - 5 <= l.x <= x + w + 5 and -1 <= l.y - (y + h) < 40:
                    self.mark(rows_of(page, l.box()), columns, FIGURE)

    def put_heads(self):
        """The title block: of each column what stands above its text and pictures, as far as the last row of title, deck or
        byline there. Its spare rows have no type in any column; the row below it is its own."""
        spare = 0
        for c in self.columns:
            begin = min((r for r, k in self.at if k == c), default=self.piece.row + self.piece.rows)
            above = [r for r in self.head_rows if r < begin]
            top = self.piece.row + self.piece.boxed
            for r in range(self.piece.row, max(above, default=self.piece.row - 1) + 1):
                spare += r >= top and r not in self.head_rows
                self.mark([r], [c], HEAD)
        return spare

    def put_down(self):
        """Titles down a column: a row of white above and one below are its own."""
        spare = 0
        for l in self.heads:
            if l.down:
                box = l.box()
                self.down.update(c for c in columns_of(self.page, box[0], box[2]) if c in self.columns)
        for c in self.down:
            rows = [r for r, k in self.area if k == c and (r, c) not in self.at]
            inked = {r for l in self.heads if l.down for r in rows_of(self.page, l.box())}
            spare += max(0, sum(r not in inked for r in rows) - 2)
            self.mark(rows, [c], HEAD)
        return spare

    def feet(self):
        """Rows that stay white at each column's foot."""
        found = []
        for c in self.columns:
            rows = [r for r, k in self.area if k == c]
            used = [r for r in rows if (r, c) in self.at]
            last = max(rows) - (self.piece.boxed and max(rows) == self.piece.row + self.piece.rows - 1)
            found.append(max(0, last - max(used, default=min(rows) - 1)))
        return found

    def inner(self):
        """White rows between what stands in a column; one beside a picture, its caption, a heading or a title is theirs."""
        white = 0
        for c in self.columns:
            rows = sorted(r for r, k in self.at if k == c)
            for above, below in zip(rows, rows[1:]):
                own = self.at[above, c] != TEXT or self.at[below, c] != TEXT
                white += max(0, below - above - 1 - own)
            if rows and not self.head_rows and not self.down:
                white += max(0, rows[0] - self.piece.row - self.piece.boxed)
        return white

    def runs(self, broad=True):
        """Lines of text that stand together in a column; broad: those with a broad line among them, too."""
        for c in self.columns:
            run = []
            for r in range(self.piece.row, self.piece.row + self.piece.rows + 1):
                if self.at.get((r, c)) == TEXT:
                    run.append((r, c))
                else:
                    if run and (broad or not self.broad.intersection(run)):
                        yield len(run)
                    run = []


class Head:
    def __init__(self, piece):
        title = [l for l in piece.lines if l.tag == "h2"]
        self.piece, self.slug = piece, piece.slug
        self.size = max((l.size for l in title), default=0)
        self.down = any(l.down for l in title)


def furniture(page):
    """Cells of groups' heads 栏题, and of the row below their last story where a frame closes."""
    for column, row, columns, rows in page.groups:
        own = [p for p in page.pieces if column <= p.column and p.column + p.columns <= column + columns
               and row <= p.row and p.row + p.rows <= row + rows]
        first, last = min(p.row for p in own), max(p.row + p.rows for p in own)
        for r in (*range(row, first), *range(last, min(last + 1, row + rows))):
            for c in range(column, column + columns):
                yield r, c


def outside(page, owner):
    """White between articles: a row between one above and one below is what parts them."""
    white = 0
    for c in range(page.columns):
        r = 0
        while r < page.rows:
            start = r
            while r < page.rows and (r, c) not in owner:
                r += 1
            if r > start:
                white += r - start - (start > 0 and r < page.rows)
            r += 1
    return white


def twins(heads):
    """碰题: titles side by side, tops within two rows, sizes within 2 pt."""
    level = [h for h in heads if h.size and not h.down]
    return sum(a.piece.column + a.piece.columns == b.piece.column and abs(a.piece.row - b.piece.row) <= 2
               and abs(a.size - b.size) <= 2 for a in level for b in level)


def inversions(own):
    """Share of pairs in which the less important has the larger title, by more than 3 pt; own: the lead first."""
    pairs = [(a, b) for i, a in enumerate(own) for b in own[i + 1:]]
    return sum(b.size > a.size + 3 for a, b in pairs if a.size and b.size) / max(1, len(pairs))


def gutters(page, owner):
    """通缝: gutters that no article bridges."""
    return sum(all(owner.get((r, c - 1)) is None or owner.get((r, c - 1)) != owner.get((r, c)) for r in range(page.rows))
               for c in range(1, page.columns))


def cuts(page, owner):
    """断版: rows from side to side that no article stands in, not at the page's edge."""
    empty = [all((r, c) not in owner for c in range(page.columns)) for r in range(page.rows)]
    return sum(empty[r] and not empty[r - 1] for r in range(4, page.rows - 4))


def inked(page):
    """Rows of cells: what the type of a line, of a group's head too, a picture or a rule covers."""
    wide = round((page.columns * page.step - page.gutter) / CELL)
    grid = [[False] * wide for _ in range(page.rows)]

    def cover(left, right, rows):
        first, last = math.floor((left - page.x) / CELL + 0.2), math.ceil((right - page.x) / CELL - 0.2)
        for r in rows:
            if 0 <= r < page.rows:
                for c in range(max(first, 0), min(last, wide)):
                    grid[r][c] = True

    def touched(y0, y1):
        return range(math.floor((y0 - page.y) / page.pitch), math.ceil((y1 - page.y) / page.pitch))

    for x0, y0, x1, y1 in page.rules:
        cover(x0, max(x1, x0 + CELL / 2), touched(y0, max(y1, y0 + 0.1)))
    for line in (*page.heads, *(line for piece in page.pieces for line in piece.lines)):
        x0, y0, x1, y1 = line.box()
        cover(x0, x1, range(math.floor((y0 - page.y) / page.pitch + 0.15), math.ceil((y1 - page.y) / page.pitch - 0.1)))
    for x, y, w, h, _ in (picture for piece in page.pieces for picture in piece.pictures):
        cover(x, x + w, touched(y, y + h))
    return grid


def hole(page):
    """The largest white rectangle, in column-lines, gaps and titles' sides included: at least 4 字 wide, two rows high."""
    grid = inked(page)
    high, best = [0] * (len(grid[0]) + 1), 0
    for row in grid:
        open_ = []  # (first cell, height), heights rising
        for c in range(len(row) + 1):
            high[c] = 0 if c == len(row) or row[c] else high[c] + 1
            start = c
            while open_ and open_[-1][1] >= high[c]:
                start, h = open_.pop()
                if c - start >= LEAST_HOLE[0] and h >= LEAST_HOLE[1]:
                    best = max(best, (c - start) * h)
            open_.append((start, high[c]))
    return best * CELL / (page.step - page.gutter / 2)


def figures(page, planned):
    """planned: the page's own slugs, the lead first. Shares are of the page's column-lines, a picture's of the type area."""
    total = page.columns * page.rows
    owner, overlaps = {}, 0
    for piece in page.pieces:
        cells = piece.cells()
        overlaps += any(cell in owner for cell in cells)
        owner.update(dict.fromkeys(cells, piece.slug))
    stories = dict(owner)
    owner.update(dict.fromkeys(furniture(page), "group"))
    sets = [Set(page, p) for p in page.pieces]
    feet = [s.feet() for s in sets]
    white = outside(page, owner) + sum(map(sum, feet)) + sum(s.inner() for s in sets)
    runs = [n for s in sets for n in s.runs()]
    heads = {p.slug: Head(p) for p in page.pieces}
    own = [heads[s] for s in planned if s in heads]
    pictures = [(w * h, shown) for p in page.pieces for _, _, w, h, shown in p.pictures]
    area = (page.columns * page.step - page.gutter) * page.rows * page.pitch
    found = {
        "number": page.number, "n": len(page.pieces), "overlaps": overlaps, "white": white / total,
        "spare": sum(s.spare for s in sets) / total, "hole": hole(page), "inversions": inversions(own),
        "twins": twins(heads.values()), "gutters": gutters(page, stories), "cuts": cuts(page, stories),
        "stumps": sum(n < 3 for n in runs), "tall": sum(n > TALL for s in sets for n in s.runs(broad=False)),
        "uneven": sum(max(f) - min(f) > 1 for f in feet), "step": max(max(f) - min(f) for f in feet),
        "picture": max((a / area for a, _ in pictures), default=None), "cropped": sum(s > 1.0501 for _, s in pictures),
        "strangers": sum(p.slug not in planned for p in page.pieces), "over": page.over,
    }
    if own and own[0].slug == planned[0]:
        wide = own[0].piece.columns
        found["lead_largest"] = own[0].size >= max(h.size for h in own) - 0.1
        found["lead_wide"] = wide >= min(4 if page.number == 1 else 3, page.columns)
    return found
