#!/usr/bin/env python3
"""What the checks beside it look at: the sample with every exchange format, and an issue of odd articles.

build.py PAIBAN ROOT SCRATCH → SCRATCH/sample and SCRATCH/odd, each with content/ and out/"""
import pathlib
import shutil
import subprocess
import sys

import PIL.Image
import PIL.ImageDraw

HERE = pathlib.Path(__file__).resolve().parent
EVERY = "exports: [alto, epub, ninjs]"


def ask_for_all(group):
    rest = [l for l in group.read_text(encoding="utf-8").splitlines() if not l.startswith("exports:")]
    group.write_text("\n".join([*rest, EVERY, ""]), encoding="utf-8")


def draw_pictures(folder):
    """Of each kind that a book must not show as it came, or may: large, transparent, on its side, in four inks, WebP, AVIF."""
    PIL.Image.linear_gradient("L").resize((2400, 1200)).convert("RGB").save(folder / "big.jpg")
    PIL.Image.linear_gradient("L").resize((900, 600)).convert("CMYK").save(folder / "inks.jpg")
    turned = PIL.Image.linear_gradient("L").resize((600, 900)).convert("RGB")
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    turned.save(folder / "turned.jpg", exif=exif)
    PIL.Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(folder / "pale.webp")
    shutil.copy(HERE.parent / "pictures/lake.avif", folder)
    alpha = PIL.Image.new("RGBA", (700, 500), (0, 0, 0, 0))
    PIL.ImageDraw.Draw(alpha).ellipse((100, 50, 600, 450), fill=(160, 40, 30, 180))
    alpha.save(folder / "alpha.png")


def main():
    paiban, root, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(scratch, ignore_errors=True)
    for name, content in (("sample", root / "content"), ("odd", HERE / "odd/content")):
        here = scratch / name
        shutil.copytree(content, here / "content")
        ask_for_all(here / "content/group.yaml")
        if name == "odd":
            draw_pictures(here / "content/demo/2025-03-04")
        subprocess.run([paiban, "build", "--quiet", f"--content={here}/content", f"--out={here}/out", root], check=True)


main()
