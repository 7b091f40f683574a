"""What `paiban dump` says: the frames as drawn, and the resolved document."""
import json
import re

from read_pages import Edition

RUN = re.compile(r'  run \S+ "[^"]*" (.*)$')


def frames(text):
    """The frames of one article's pages, as an edition."""
    out, open_, again, seen = Edition(), [], False, False
    kind = None
    for line in text.split("\n"):
        words = line.split(" ")
        if words[0] == "begin":
            open_.append(words[1])
            if words[1] == "article":
                again, seen = seen, True
            elif words[1] == "caption":
                out.captions.append("")
            elif words[1] == "table":
                out.tables.append("")
            elif words[1] == "item":
                out.items += 1
            elif words[1] == "headline" and again:
                out.repeats.append("")
        elif words[0] == "end":
            open_.pop()
        elif words[0] in ("line", "jump", "mark", "furniture"):
            kind = words[0]
            if kind == "mark" and "article" in open_:
                out.marks.append("")
        elif words[0] == "image" and "article" in open_:
            out.figures.append(line.split(" ", 5)[5].rsplit("/", 1)[-1])
        m = RUN.match(line)
        if not m or "article" not in open_ or kind in ("jump", "furniture"):
            continue
        if kind == "mark":
            out.marks[-1] += m.group(1)
        elif "caption" in open_:
            out.captions[-1] += m.group(1)
        elif "table" in open_:
            out.tables[-1] += m.group(1)
        elif "headline" in open_ and again:
            out.repeats[-1] += m.group(1)
        else:
            out.main.append(m.group(1))
    return out


def resolved(text):
    """The resolved document's leaves, as an edition."""
    out, captions, tables = Edition(), {}, {}
    for line in text.splitlines():
        leaf = json.loads(line)
        kind, own, number = leaf["kind"], leaf.get("text", ""), leaf.get("float")
        out.marks += leaf.get("ruby", [])
        if kind == "figure":
            out.figures.append(leaf["src"].rsplit("/", 1)[-1])
        elif kind in ("caption", "credit"):
            captions[number] = captions.get(number, "") + own
        elif kind == "cell":
            tables[number] = tables.get(number, "") + own
        elif kind == "label" and leaf["in"][-1:] == ["item"]:
            out.labels.append(own)
            out.items += 1
        elif kind in ("label", "note-mark"):
            out.marks.append(own)
        elif kind != "rule":
            out.main.append(own)
            out.title = own if kind == "title" else out.title
    out.captions = list(captions.values())
    out.tables = list(tables.values())
    return out
