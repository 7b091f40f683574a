#!/usr/bin/env python3
"""agree.py OUT: poppler and MuPDF draw each page alike, and what is printed is what is read.

Of every issue under OUT each page is drawn from four files (issue and page, for reading and for the press) by poppler,
and from its page file by MuPDF. Inside the trim all must agree but for antialiasing: means over 3 points, which half a pixel's shift of
an edge hardly moves and a missing stroke does; press and reading in grey, for the press's colours are inks. A page of its
own and the same page of its issue are the same pixels."""
import pathlib
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

import pikepdf

DPI, CELL = 144, 6        # cells of 3 pt: a third of a line's height
# Of 255, against the least and most of the 3 × 3 cells around: two renderers (which place pictures half a pixel apart);
# reading and press, in black and grey (black ink alone is 35 to 40 from black), and in colours.
RENDERERS, GREYS, COLOURS = 56, 60, 72
FEW = 4                   # cells of two renderers may be further apart


def run(*command):
    subprocess.run([str(c) for c in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def trim_of(path, page):
    with pikepdf.open(path) as pdf:
        o = pdf.pages[page].obj
        media, trim = ([float(x) for x in o.get(k, o.MediaBox)] for k in ("/MediaBox", "/TrimBox"))
    return media, trim


def crop(path, pdf, page):
    """The trim, of a raster of the whole media box."""
    media, trim = trim_of(pdf, page)
    image = Image.open(path).convert("RGB")
    scale = image.width / (media[2] - media[0])
    left, top = (trim[0] - media[0]) * scale, (media[3] - trim[3]) * scale
    size = round((trim[2] - trim[0]) * scale), round((trim[3] - trim[1]) * scale)
    inside = image.transform(size, Image.Transform.AFFINE, (1, 0, left, 0, 1, top), Image.Resampling.BILINEAR)
    return inside.reduce(CELL)


def poppler(pdf, page, scratch, dpi=DPI):
    out = scratch / "poppler"
    run("pdftoppm", "-r", dpi, "-f", page + 1, "-l", page + 1, "-singlefile", pdf, out)
    return crop(f"{out}.ppm", pdf, page)


def trimmed(pdf, scratch):
    """The page, with its trim for its sheet: poppler sets large characters on whole pixels of the sheet, so of a larger one
    they may stand a pixel off."""
    out = scratch / "trimmed.pdf"
    with pikepdf.open(pdf) as file:
        page = file.pages[0].obj
        page.MediaBox = page.get("/TrimBox", page.MediaBox)
        for box in {"/CropBox", "/BleedBox", "/ArtBox"} & set(page.keys()):
            del page[box]
        file.save(out)
    return out


def mupdf(pdf, page, scratch):
    out = scratch / "mupdf.ppm"
    run("mutool", "draw", "-q", "-r", DPI, "-o", out, pdf, page + 1)
    return crop(out, pdf, page)


def further(a, b, near):
    """How many of a's cells are not between the least and most of b's around them, by more than near (of each cell)."""
    h, w = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    a, b = a[:h, :w].astype(int), b[:h, :w].astype(int)
    edge = numpy.pad(b, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = [edge[y:y + h, x:x + w] for y in range(3) for x in range(3)]
    off = numpy.maximum(numpy.minimum.reduce(around) - a, a - numpy.maximum.reduce(around)).max(axis=-1)
    return int((off > (near[:h, :w] if isinstance(near, numpy.ndarray) else near)).sum())


def compare(a, b, press):
    if abs(a.width - b.width) > 1 or abs(a.height - b.height) > 1:
        return f"sizes {a.size} and {b.size}"
    one, two = numpy.asarray(a), numpy.asarray(b)
    near, few = RENDERERS, FEW
    if press:
        spread = one.astype(int).max(axis=-1) - one.astype(int).min(axis=-1)
        near, few = numpy.where(spread > 12, COLOURS, GREYS), 0
        one, two = (numpy.asarray(x.convert("L"))[:, :, None] for x in (a, b))
    off = max(further(one, two, near), further(two, one, near))
    return f"{off} of {one.shape[0] * one.shape[1]} cells differ" if off > few else None


def faults(site, press, pages, scratch):
    for i, page in enumerate(pages):
        own = poppler(site / page, 0, scratch)
        for other, image, is_press in (("MuPDF", mupdf(site / page, 0, scratch), False),
                                       ("the press", poppler(trimmed(press / page, scratch), 0, scratch), True)):
            fault = compare(own, image, is_press)
            if fault:
                yield f"{site / page} and {other}: {fault}"
        for folder in (site, press):
            alone, whole = (poppler(folder / name, k, scratch, DPI // 3) for name, k in ((page, 0), ("issue.pdf", i)))
            if alone.tobytes() != whole.tobytes():
                yield f"{folder / page} is not page {i + 1} of its issue"


def main():
    out, found, n = pathlib.Path(sys.argv[1]), 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for issue in sorted(out.glob("site/*/*/issue.pdf")):
            site, press = issue.parent, out / "press" / issue.parent.relative_to(out / "site")
            pages = []  # of a spread both names are the same page
            for p in sorted(site.glob("[0-9][0-9].pdf")):
                if not pages or p.read_bytes() != (site / pages[-1]).read_bytes():
                    pages.append(p.name)
            for fault in faults(site, press, pages, pathlib.Path(scratch)):
                print(fault)
                found += 1
            n += len(pages)
    print(f"{n} pages, {found} faults")
    return found > 0 or n == 0


if __name__ == "__main__":
    sys.exit(main())
