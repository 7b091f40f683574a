"""The articles of the sample, edition by edition."""
import struct

import read_pages
from press import Result


def picture_size(data):
    """Width and height of a PNG or JPEG."""
    if data[:4] == b"\x89PNG":
        return struct.unpack(">II", data[16:24])
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return struct.unpack(">HH", data[at + 5:at + 9])[::-1]
        at += 2 + length
    return None


def sizes_of(folder):
    """size → the first picture of that size, and each picture → that one: a PDF knows sizes only."""
    by_size, same = {}, {}
    for path in sorted([*folder.glob("*.png"), *folder.glob("*.jpg")]):
        size = picture_size(path.read_bytes())
        same[path.name] = by_size.setdefault(size, path.name)
    return by_size, same


def read_issue(press, source, out):
    """Each article that was published: (name, editions, fault)."""
    slugs = [p.stem for p in sorted(source.glob("*.md")) if (out / f"{p.stem}.html").exists()]
    results = {slug: Result() for slug in slugs}
    press.read_site(out, slugs, results)
    by_size, same = sizes_of(source)
    named = {}
    for slug in slugs:
        page = Title((out / f"{slug}.html").read_text(encoding="utf-8"))
        named["".join(page.title.split())] = slug, by_size
    press.read_dumps([source / f"{slug}.md" for slug in slugs], results)
    for slug, edition in press.read_pdf(out / "issue.pdf", named).items():
        results[slug].editions["PDF"] = edition
    for slug, result in results.items():
        for edition in result.editions.values():
            # SVG is drawn as paths, of which a PDF tells no picture
            edition.figures = [same.get(f, f) for f in edition.figures if f.rpartition(".")[2] != "svg"]
        yield f"{source.parent.name}/{slug}", result.editions, result.fault


def read_sample(press, root):
    status, _, stderr = press.run("build", "--quiet", "--content", str(root / "content"), "--layouts", press.layouts,
                                  "--fonts", press.fonts, "--out", str(press.folder), str(root))
    if status:
        yield "the sample", {}, f"build ended with {status}: {stderr[:300]}"
        return
    for pdf in sorted((press.folder / "site").glob("*/*/issue.pdf")):
        paper, date = pdf.parts[-3:-1]
        yield from read_issue(press, root / "content" / paper / date, pdf.parent)


class Title(read_pages.Stack):
    """The h1 of an article page."""

    def __init__(self, text):
        super().__init__()
        self.title = ""
        self.feed(text)

    def say(self, text):
        if self.within(lambda t, c, a: t == "h1"):
            self.title += text
