#!/usr/bin/env python3
"""Total ink of each page of press PDFs, measured on Ghostscript's raster of the four plates (tiff32nc, overprint simulated).

    python3 tests/press/ink.py [--resolution 72] [--limit 240] FILE.pdf…

Prints a line a page: the most ink in per cent, and the share of the page that each plate inks. Status 1: a page is over the limit."""
import argparse
import pathlib
import struct
import subprocess
import sys
import tempfile


def samples(path):
    """Width, height, CMYK bytes of an uncompressed TIFF of 4 × 8 bits."""
    data = path.read_bytes()
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack_from(order + "I", data, 4)[0]
    tags = {}
    for i in range(struct.unpack_from(order + "H", data, at)[0]):
        tag, kind, count = struct.unpack_from(order + "HHI", data, at + 2 + 12 * i)
        size = {1: 1, 3: 2, 4: 4}.get(kind, 4)
        place = at + 10 + 12 * i
        if count * size > 4:
            place = struct.unpack_from(order + "I", data, place)[0]
        if kind in (3, 4):
            tags[tag] = struct.unpack_from(order + str(count) + {3: "H", 4: "I"}[kind], data, place)
    assert tags[259] == (1,) and tags[277] == (4,), "uncompressed, four samples a pixel"
    pixels = b"".join(data[o:o + n] for o, n in zip(tags[273], tags[279]))
    return tags[256][0], tags[257][0], pixels


def measure(pdf, resolution):
    """(most ink, shares of C, M, Y, K) of each page."""
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gs", "-q", "-dSAFER", "-o", f"{folder}/%04d.tif", "-sDEVICE=tiff32nc", f"-r{resolution}",
                        "-dOverprint=/simulate", "-dTextAlphaBits=1", "-dGraphicsAlphaBits=1", str(pdf)], check=True)
        for tif in sorted(pathlib.Path(folder).glob("*.tif")):
            width, height, pixels = samples(tif)
            plates = [pixels[i::4] for i in range(4)]
            most = max(map(sum, set(zip(*plates))))
            shares = [1 - plate.count(0) / (width * height) for plate in plates]
            pages.append((most * 100 / 255, shares))
    return pages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--resolution", type=int, default=72)
    parser.add_argument("--limit", type=float, default=240)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    o = parser.parse_args()
    over = False
    for pdf in o.files:
        for number, (most, shares) in enumerate(measure(pdf, o.resolution), 1):
            print(f"{pdf} {number} {most:.1f} " + " ".join(f"{s:.5f}" for s in shares))
            over |= most > o.limit
    sys.exit(over)


if __name__ == "__main__":
    main()
