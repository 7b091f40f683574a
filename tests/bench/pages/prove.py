"""That the measure sees a spoilt page: a page made by hand, whose figures are known, then a fault at a time."""
import copy

import measure
from read import HEAD, TEXT, Line, Page, Piece

STEP, GUTTER, PITCH, HEAD_ROWS = 126, 9, 11.5, 4


def set_piece(page, piece, size):
    """A title over four rows, type in the second and third; text below, to the foot of every column."""
    left, top = page.x + piece.column * STEP, page.y + piece.row * PITCH
    piece.lines.append(Line("h2", 1, "bold", size, left + 5, top + PITCH + 0.9 * size, piece.columns * STEP - GUTTER - 10))
    piece.lines[0].kind = HEAD
    for c in range(piece.columns):
        for r in range(HEAD_ROWS, piece.rows):
            piece.lines.append(Line("p", 2, "song", 9, left + c * STEP, top + r * PITCH + 9.2, STEP - GUTTER))
            piece.lines[-1].kind = TEXT
    page.pieces.append(piece)


def whole_page():
    """Three columns by 40 rows: a lead of two columns, its second beside it, a brief below both from side to side."""
    page = Page(2, 3, 40, 50, 80, STEP, GUTTER, PITCH)
    set_piece(page, Piece("lead", 0, 0, 2, 25), 22)
    set_piece(page, Piece("second", 2, 0, 1, 30), 18)
    set_piece(page, Piece("third", 0, 26, 2, 14), 14)
    set_piece(page, Piece("brief", 2, 31, 1, 9), 12)
    return page


def drop(page, slug, keep):
    """The piece without the lines of text that `keep(column, row)` refuses."""
    piece = next(p for p in page.pieces if p.slug == slug)

    def stays(line):
        column = round((line.x - page.x) / STEP) - piece.column
        return line.kind != TEXT or keep(column, int((line.y - page.y) / PITCH) - piece.row)

    piece.lines = [l for l in piece.lines if stays(l)]


def short_foot(page):
    drop(page, "lead", lambda c, r: c == 0 or r < 15)


def hole_inside(page):
    drop(page, "lead", lambda c, r: not 6 <= r < 12)


def stump(page):
    drop(page, "lead", lambda c, r: c == 0 or r < 6)


def loose_title(page):
    drop(page, "lead", lambda c, r: r >= HEAD_ROWS + 3)


def framed(page):
    """The third in a frame of a group: four rows of its head, two rows of foot, of which a frame is one."""
    piece = page.pieces[2]
    page.pieces.remove(piece)
    page.groups.append((0, 26, 2, 14))
    set_piece(page, Piece("third", 0, 30, 2, 8), 15)
    page.pieces.insert(2, page.pieces.pop())


def headed(page):
    """The same, its head from side to side in the third of its rows."""
    framed(page)
    page.heads.append(Line("h2", 0, "kai", 20, page.x, page.y + 28.4 * PITCH + 0.5 * 20, 2 * STEP - GUTTER))


def larger_brief(page):
    page.pieces[3].lines[0].size = 30


def equal_titles(page):
    page.pieces[1].lines[0].size = 22


def over_another(page):
    page.pieces[3].row -= 2


def stretched(page):
    page.rows = 90
    page.pieces = [Piece("lead", 0, 0, 2, 60), Piece("second", 2, 0, 1, 90), Piece("third", 0, 61, 2, 29)]
    for piece, size in zip(list(page.pieces), (22, 18, 14)):
        page.pieces.remove(piece)
        set_piece(page, piece, size)


def cut_in_two(page):
    page.pieces = []
    for slug, size, at in (("lead", 22, (0, 0, 3, 19)), ("second", 18, (0, 20, 3, 20))):
        set_piece(page, Piece(slug, *at), size)


def broad_picture(page):
    page.pieces[0].pictures.append((page.x, page.y + 10 * PITCH, 2 * STEP - GUTTER, 6 * PITCH, 1.2))


PLAN = ["lead", "second", "third", "brief"]
GOOD = {"white": 0, "overlaps": 0, "twins": 0, "inversions": 0, "cuts": 0, "gutters": 1, "stumps": 0, "tall": 0, "uneven": 0, "step": 0,
        "cropped": 0, "strangers": 0, "lead_largest": True, "lead_wide": False, "picture": None, "n": 4}
# What each fault makes of the figures; the others stay.
FAULTS = [
    (short_foot, {"white": 10 / 120, "uneven": 1, "step": 10}),
    (hole_inside, {"white": 12 / 120, "stumps": 2}),
    (stump, {"white": 19 / 120, "uneven": 1, "step": 19, "stumps": 1}),
    (loose_title, {"white": 2 * (3 - 1 + 1) / 120}),
    (framed, {"white": 2 / 120}),
    (headed, {"white": 2 / 120}),
    (larger_brief, {"inversions": 3 / 6, "lead_largest": False}),
    (equal_titles, {"twins": 1}),
    (over_another, {"overlaps": 1}),
    (stretched, {"tall": 3, "n": 3}),
    (cut_in_two, {"cuts": 1, "gutters": 0, "n": 2, "lead_wide": True}),
    (broad_picture, {"cropped": 1, "picture": (2 * STEP - GUTTER) * 6 / ((3 * STEP - GUTTER) * 40)}),
]
MAY = {over_another: {"white", "stumps", "uneven", "step", "cuts", "gutters"}}  # what a fault may move besides


def prove():
    good = measure.figures(whole_page(), PLAN)
    wrong = [f"good: {k} is {good[k]}, not {v}" for k, v in GOOD.items() if good[k] != v]
    for spoil, told in FAULTS:
        page = copy.deepcopy(whole_page())
        spoil(page)
        found = measure.figures(page, PLAN)
        for key, value in {**GOOD, **told}.items():
            same = found[key] == value or (isinstance(value, float) and abs(found[key] - value) < 1e-9)
            if not same and key not in MAY.get(spoil, ()):
                wrong.append(f"{spoil.__name__}: {key} is {found[key]}, not {value}")
        if spoil in (short_foot, hole_inside) and not found["hole"] > good["hole"] + 5:
            wrong.append(f"{spoil.__name__}: the hole is {found['hole']}, was {good['hole']}")
    holes = []
    for spoil in (framed, headed):
        page = whole_page()
        spoil(page)
        holes.append(measure.figures(page, PLAN)["hole"])
    if not holes[1] < holes[0]:
        wrong.append(f"the type of a group's head is no hole: {holes[1]} with it, {holes[0]} without")
    if wrong:
        raise SystemExit("the measure is wrong:\n" + "\n".join(wrong))
