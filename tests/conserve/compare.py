"""Whether an edition has every word and picture of an article once, in order; and whether editions say the same."""
import bisect
import collections
import dataclasses
import difflib

from document import expected, plain

QUOTES = str.maketrans("『』「」", "“”‘’")  # vertical text has quotation marks of its own


@dataclasses.dataclass(frozen=True)
class Fault:
    effect: str  # lost, doubled, out of order, a picture lost …
    output: str
    kind: str  # of the leaf, with what it stands in
    detail: str = dataclasses.field(compare=False, default="")


NAMES = {"list": "item", "ordered": "item", "task": "item", "table": "", "para": "", "cell": "cell", "inline": "text"}


def where(leaf):
    """What it is and what it stands in, for the list of faults."""
    own = ("table's " if "table" in leaf.path else "picture's ") if leaf.kind in ("caption", "credit") else ""
    path = [NAMES.get(p, p) for p in leaf.path]
    path = [p for i, p in enumerate(path) if p and (i == 0 or path[i - 1] != p)]
    return own + leaf.kind + (" in " + " > ".join(path) if path else "")


def _positions(text, word):
    at, found = text.find(word), []
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def _longest_rising(values):
    """Which of the values belong to a longest rising run."""
    ends, ids, back = [], [], [None] * len(values)
    for i, v in enumerate(values):
        k = bisect.bisect_left(ends, v)
        back[i] = ids[k - 1] if k else None
        ends[k:k + 1], ids[k:k + 1] = [v], [i]
    keep, i = set(), ids[-1] if ids else None
    while i is not None:
        keep.add(i)
        i = back[i]
    return keep


def words_of_edition(name, e, leaves, marks):
    """Faults of one edition against what the source says."""
    faults, main = [], plain(e.stream())
    rest = [plain(s) for s in e.captions + e.tables]
    sections = {"main": [], "float": []}
    for leaf in leaves:
        for raw in leaf.words:
            word = plain(raw)
            in_main = _positions(main, word)
            in_floats = [(i, p) for i, s in enumerate(rest) for p in _positions(s, word)]
            n = len(in_main) + len(in_floats)
            if n != 1:
                faults.append(Fault("lost" if n == 0 else "doubled", name, where(leaf), raw))
            elif leaf.group == "main" and in_main:
                sections["main"].append((in_main[0], leaf, raw))
            elif leaf.group != "main" and in_floats:
                sections.setdefault((leaf.group, in_floats[0][0]), []).append((in_floats[0][1], leaf, raw))
            else:
                faults.append(Fault("in the wrong place", name, where(leaf), raw))
    for own in sections.values():
        keep = _longest_rising([at for at, _, _ in own])
        faults += [Fault("out of order", name, where(leaf), raw) for i, (_, leaf, raw) in enumerate(own) if i not in keep]
    beside = plain("".join(e.marks)) + main
    for base, raw in marks:
        n = beside.count(plain(raw))
        if n != 1 and plain(base) in main + "".join(rest):
            faults.append(Fault("lost" if n == 0 else "doubled", name, "reading of ruby", raw))
    return faults


def figures_of_edition(name, e, leaves):
    faults, want = [], [leaf for leaf in leaves if leaf.kind == "figure"]
    names = {leaf.src for leaf in want}
    for leaf in want:
        n = e.figures.count(leaf.src)
        if n != 1:
            faults.append(Fault("lost" if n == 0 else "doubled", name, where(leaf), leaf.src))
    faults += [Fault("added", name, "figure", f) for f in e.figures if f not in names]
    if not faults:
        order = {f: i for i, f in enumerate(e.figures)}
        keep = _longest_rising([order[leaf.src] for leaf in want])
        faults = [Fault("out of order", name, where(leaf), leaf.src) for i, leaf in enumerate(want) if i not in keep]
    return faults


def against_source(doc, result):
    """Faults of every edition against the document as it was written."""
    reader, faults = expected(doc), []
    setting = " [vertical]" if "vertical" in doc.flags else ""
    for name, e in result.editions.items():
        faults += words_of_edition(name, e, reader.leaves, reader.marks)
        faults += figures_of_edition(name, e, reader.leaves)
        faults += [Fault("off the page", name, "lines, pictures", str(e.off_page))] if e.off_page else []
        title = plain(doc.front["title"])
        faults += [Fault("added", name, "headline", s) for s in e.repeats if title not in plain(s)]
    for name in ("article page", "resolved"):
        page = result.editions.get(name)
        if page and page.items != reader.items:
            faults.append(Fault("lost" if page.items < reader.items else "added", name, "item",
                                f"{page.items} of {reader.items}"))
    return [dataclasses.replace(f, kind=f.kind + setting) for f in faults]


def inserted_hyphen(a, b, i1, i2, j1, j2):
    """b has a hyphen that a lacks, between two Latin letters: a word divided at a line's end."""
    return i1 == i2 and b[j1:j2] in "-\u2010" and j1 and j2 < len(b) and (b[j1 - 1] + b[j2]).isascii() and (
        b[j1 - 1] + b[j2]).isalpha()


def differences(a, b):
    """Where two texts differ, hyphens at line ends aside."""
    if a == b:
        return []
    ops = difflib.SequenceMatcher(None, a, b, False).get_opcodes()
    return [(a[i1:i2], b[j1:j2], a[max(0, i1 - 8):i1]) for op, i1, i2, j1, j2 in ops
            if op != "equal" and not inserted_hyphen(a, b, i1, i2, j1, j2)]


def beside_the_lines(want, name, e):
    """Readings, note marks and labels: the same characters, whatever their order and whether they stand in a line."""
    drawn = name != "article page"  # there labels are the browser's
    need = collections.Counter(plain(want.stream() + want.beside(drawn)).translate(QUOTES))
    have = collections.Counter(plain(e.stream() + e.beside(drawn)).translate(QUOTES))
    lost = "".join((need - have).elements())
    # What is set again or by the layout: the heads of folded tables, headlines on later pages, 广告, letters on pictures,
    # ↩, the brackets of readings in vertical text.
    again = set("".join(e.tables) + want.title + "广告廣བརྡཁྱབ།↩（）①②③④⑤⑥")
    added = "".join(c for c in (have - need).elements() if c not in again)
    return [Fault(effect, name, "labels, note marks, readings", s[:60]) for effect, s in (("lost", lost), ("added", added))
            if s]


def between_editions(result):
    """Faults of the editions against the resolved document: text, floats and pictures, character by character."""
    faults, want = [], result.editions.get("resolved")
    if want is None:
        return [Fault("lost", "resolved", "the whole article")]
    for name, e in result.editions.items():
        if name == "resolved":
            continue
        a, b = (plain(x.stream()).translate(QUOTES) for x in (want, e))
        for was, now, before in differences(a, b)[:3]:
            effect = "other text" if was and now else "lost" if was else "added"
            faults.append(Fault(effect, name, "text, against resolved", f"…{before}[{was}] is [{now}]"))
        faults += beside_the_lines(want, name, e)
        for what in ("captions", "tables"):
            a, b = ([plain(s) for s in getattr(x, what) if s.strip()] for x in (want, e))
            if a != b:
                effect = "out of order" if sorted(a) == sorted(b) else "other text"
                faults.append(Fault(effect, name, f"{what}, against resolved", f"{a} is {b}"[:300]))
        if want.figures != e.figures:
            effect = "out of order" if sorted(want.figures) == sorted(e.figures) else "other pictures"
            faults.append(Fault(effect, name, "figures, against resolved", f"{want.figures} is {e.figures}"[:300]))
    return faults
