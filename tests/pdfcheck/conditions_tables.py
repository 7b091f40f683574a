"""ISO 14289-1, 7.2 and 7.5: what tables, lists and contents are made of, and the headers of cells."""
from document import items
from rules import rule


def kids_among(doc, kinds, allowed):
    for e in doc.of_kind(*kinds):
        for k in e.kids:
            if k.kind not in allowed:
                yield f"{e.where()} has {k.where()}"


def parent_among(doc, kinds, allowed):
    for e in doc.of_kind(*kinds):
        if (e.parent.kind if e.parent else None) not in allowed:
            yield f"{e.where()} in {e.parent.where() if e.parent else 'nothing'}"


@rule("UA1 7.2-3", "a Table has TR, THead, TBody, TFoot and Caption alone")
def table_kids(doc):
    yield from kids_among(doc, ["Table"], {"TR", "THead", "TBody", "TFoot", "Caption"})


@rule("UA1 7.2-4", "a TR is in a Table, THead, TBody or TFoot")
def row_parent(doc):
    yield from parent_among(doc, ["TR"], {"Table", "THead", "TBody", "TFoot"})


@rule("UA1 7.2-5", "a THead is in a Table")
def head_parent(doc):
    yield from parent_among(doc, ["THead"], {"Table"})


@rule("UA1 7.2-6", "a TBody is in a Table")
def body_parent(doc):
    yield from parent_among(doc, ["TBody"], {"Table"})


@rule("UA1 7.2-7", "a TFoot is in a Table")
def foot_parent(doc):
    yield from parent_among(doc, ["TFoot"], {"Table"})


@rule("UA1 7.2-8", "a TH is in a TR")
def header_parent(doc):
    yield from parent_among(doc, ["TH"], {"TR"})


@rule("UA1 7.2-9", "a TD is in a TR")
def cell_parent(doc):
    yield from parent_among(doc, ["TD"], {"TR"})


@rule("UA1 7.2-10", "a TR has TH and TD alone")
def row_kids(doc):
    yield from kids_among(doc, ["TR"], {"TH", "TD"})


def count_kids(doc, kind, least, most):
    for e in doc.of_kind("Table"):
        if not least <= e.kinds().count(kind) <= most:
            yield f"{e.where()}: {e.kinds().count(kind)}"


@rule("UA1 7.2-11", "a Table has one THead at most")
def one_head(doc):
    yield from count_kids(doc, "THead", 0, 1)


@rule("UA1 7.2-12", "a Table has one TFoot at most")
def one_foot(doc):
    yield from count_kids(doc, "TFoot", 0, 1)


@rule("UA1 7.2-13", "a Table with a TFoot has a TBody")
def foot_body(doc):
    for e in doc.of_kind("Table"):
        if "TFoot" in e.kinds() and "TBody" not in e.kinds():
            yield e.where()


@rule("UA1 7.2-14", "a Table with a THead has a TBody")
def head_body(doc):
    for e in doc.of_kind("Table"):
        if "THead" in e.kinds() and "TBody" not in e.kinds():
            yield e.where()


def grid(table):
    """Rows of (cell, first column, columns, rows), and whether cells lie over each other."""
    rows = [r for k in table.kids for r in ([k] if k.kind == "TR" else k.kids if k.kind in ("THead", "TBody", "TFoot") else [])]
    taken, out, overlap = {}, [], False
    for y, row in enumerate(rows):
        x, line = 0, []
        for cell in row.kids:
            while (y, x) in taken:
                x += 1
            across, down = int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1)
            for dy in range(down):
                for dx in range(across):
                    overlap = overlap or (y + dy, x + dx) in taken
                    taken[y + dy, x + dx] = cell
            line.append((cell, x, across, down))
            x += across
        out.append(line)
    return out, taken, overlap


@rule("UA1 7.2-15", "cells do not lie over each other")
def cells_apart(doc):
    for e in doc.of_kind("Table"):
        if grid(e)[2]:
            yield e.where()


@rule("UA1 7.2-16", "a Table's Caption comes first or last")
def table_caption_place(doc):
    for e in doc.of_kind("Table"):
        if "Caption" in e.kinds()[1:-1]:
            yield e.where()


@rule("UA1 7.2-39", "a Table has one Caption at most")
def table_captions(doc):
    yield from count_kids(doc, "Caption", 0, 1)


@rule("UA1 7.2-41", "no cell reaches below its Table")
def row_spans(doc):
    for e in doc.of_kind("Table"):
        rows, taken, _ = grid(e)
        if any(y >= len(rows) for y, _ in taken):
            yield e.where()


@rule("UA1 7.2-42", "all rows of a Table are equally long")
def row_lengths(doc):
    for e in doc.of_kind("Table"):
        rows, taken, _ = grid(e)
        lengths = {len([1 for (y, _) in taken if y == i]) for i in range(len(rows))}
        if len(lengths) > 1:
            yield f"{e.where()}: {sorted(lengths)}"


@rule("UA1 7.2-43", "no cell reaches beyond its Table's columns")
def column_spans(doc):
    for e in doc.of_kind("Table"):
        rows, _, _ = grid(e)
        widths = [sum(c[2] for c in row) for row in rows]
        if rows and widths and any(c[1] + c[2] > max(sum(1 for _ in r) for r in rows) and c[2] > 1 and
                                   c[1] + c[2] > max(w for i, w in enumerate(widths) if i != y or len(rows) == 1)
                                   for y, row in enumerate(rows) for c in row):
            yield e.where()


@rule("UA1 7.2-36", "a THead has TR alone")
def head_kids(doc):
    yield from kids_among(doc, ["THead"], {"TR"})


@rule("UA1 7.2-37", "a TBody has TR alone")
def body_kids(doc):
    yield from kids_among(doc, ["TBody"], {"TR"})


@rule("UA1 7.2-38", "a TFoot has TR alone")
def foot_kids(doc):
    yield from kids_among(doc, ["TFoot"], {"TR"})


@rule("UA1 7.2-17", "an LI is in an L")
def item_parent(doc):
    yield from parent_among(doc, ["LI"], {"L"})


@rule("UA1 7.2-18", "an LBody is in an LI")
def item_body_parent(doc):
    yield from parent_among(doc, ["LBody"], {"LI"})


@rule("UA1 7.2-19", "an L has L, LI and Caption alone")
def list_kids(doc):
    yield from kids_among(doc, ["L"], {"L", "LI", "Caption"})


@rule("UA1 7.2-20", "an LI has Lbl and LBody alone")
def item_kids(doc):
    yield from kids_among(doc, ["LI"], {"Lbl", "LBody"})


@rule("UA1 7.2-40", "an L's Caption comes first")
def list_caption(doc):
    for e in doc.of_kind("L"):
        if "Caption" in e.kinds()[1:]:
            yield e.where()


@rule("UA1 7.2-26", "a TOCI is in a TOC")
def contents_parent(doc):
    yield from parent_among(doc, ["TOCI"], {"TOC"})


@rule("UA1 7.2-27", "a TOC has TOC, TOCI and Caption alone")
def contents_kids(doc):
    yield from kids_among(doc, ["TOC"], {"TOC", "TOCI", "Caption"})


@rule("UA1 7.2-28", "a TOC's Caption comes first")
def contents_caption(doc):
    for e in doc.of_kind("TOC"):
        if "Caption" in e.kinds()[1:]:
            yield e.where()


# ---- 7.5: headers ----


@rule("UA1 7.5-1", "a table's cells have headers, found by Scope or Headers")
def headers(doc):
    for table in doc.of_kind("Table"):
        cells = [c for row in grid(table)[0] for c in row]
        heads = [c[0] for c in cells if c[0].kind == "TH"]
        if not heads:
            yield f"{table.where()} has no TH"
        for head in heads:
            if head.attribute("/Scope") is None and "/ID" not in head.obj:
                yield f"{head.where()} has no Scope"


@rule("UA1 7.5-2", "Headers name cells that are there")
def header_ids(doc):
    for table in doc.of_kind("Table"):
        cells = [c[0] for row in grid(table)[0] for c in row]
        ids = {bytes(c.obj.ID) for c in cells if "/ID" in c.obj}
        for c in cells:
            for head in items(c.attribute("/Headers")):
                if bytes(head) not in ids:
                    yield f"{c.where()}: {bytes(head)!r}"
