"""Smaller articles that still show a fault."""
import copy

from document import WRAP, expected


def prune(doc):
    """Without notes that nobody refers to."""
    order = set(expected(doc).order)
    while set(doc.notes) - order:
        doc.notes = {n: b for n, b in doc.notes.items() if n in order}
        order = set(expected(doc).order)
    return doc


def _inline_lists(items):
    yield items, 1
    for kind, *rest in items:
        if kind in WRAP:
            yield from _inline_lists(rest[0])


def _lists(doc):
    """Lists of a document of which elements can be left out, and from which element on."""
    yield doc.blocks, 0

    def walk(blocks):
        for b in blocks:
            if b.kind == "list":
                yield b.kids, 1 if len(b.kids) == 1 else 0
                for item in b.kids:
                    yield item.kids, 1 if b.task or len(item.kids) == 1 else 0
                    yield from walk(item.kids)
            elif b.kids:
                yield b.kids, 1 if b.kind in ("pull", "sidebar") or len(b.kids) == 1 else 0
                yield from walk(b.kids)
            if b.rows:
                yield b.rows, 1
            if b.lines:
                yield b.lines, 1
            for items in (b.inl, b.caption, *(cell for row in b.rows for cell in row)):
                yield from _inline_lists(items)

    yield from walk(doc.blocks)
    for blocks in doc.notes.values():
        yield blocks, 1 if len(blocks) == 1 else 0
        yield from walk(blocks)


def smaller(doc):
    """All documents with one thing less, the largest cuts first."""
    for i, (own, first) in enumerate(_lists(doc)):
        for k in range(len(own) - 1, first - 1, -1):
            small = copy.deepcopy(doc)
            del list(_lists(small))[i][0][k]
            yield prune(small)
    for key in [k for k in doc.front if k != "title"]:
        small = copy.deepcopy(doc)
        del small.front[key]
        yield small
    for key in doc.flags:
        small = copy.deepcopy(doc)
        del small.flags[key]
        yield small
    if doc.image:
        small = copy.deepcopy(doc)
        small.image = None
        yield small


def shrink(doc, shows, tries=60):
    """The smallest document found that `shows` still holds for."""
    part = len(doc.blocks) // 2
    while part:  # halves, quarters … of its blocks first
        for at in range(0, len(doc.blocks), part):
            small = copy.deepcopy(doc)
            del small.blocks[at:at + part]
            if small.blocks and len(small.blocks) < len(doc.blocks) and shows(prune(small)):
                doc = small
        part //= 2
    again = True
    while again and tries > 0:
        again = False
        for small in smaller(doc):
            tries -= 1
            if shows(small):
                doc, again = small, True
                break
            if tries <= 0:
                break
    return doc


def without_line(doc, owner, line):
    """The document without the block that the line belongs to; None when that is its front matter or all it has."""
    number = owner[line - 1] if 0 < line <= len(owner) else -1
    if number < 0:
        return None
    small = copy.deepcopy(doc)
    if number < len(small.blocks):
        del small.blocks[number]
    else:
        name = list(small.notes)[number - len(small.blocks)]
        for own, _ in list(_lists(small)):
            own[:] = [x for x in own if x != ("note", name)]
        small.notes.pop(name, None)
    return prune(small) if small.blocks else None
