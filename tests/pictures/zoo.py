#!/usr/bin/env python3
"""zoo.py PAIBAN SCRATCH: publishes an issue with a picture of every kind, and looks at what became of them.

Reading and press PDFs keep every condition of tests/pdfcheck; the ink of each press page is within the layout's limit
(`over_limit: convert`); no reading PDF has DeviceCMYK; EXIF's eight orientations all print upright, in both."""
import colorsys
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy
import pikepdf
from PIL import Image, ImageCms

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
sys.path[:0] = [str(HERE.parent / "pdfcheck"), str(HERE.parent / "press")]
import ink  # noqa: E402
import issues  # noqa: E402

PROFILES = pathlib.Path("/usr/share/color/icc/ghostscript")
NEWSPAPER = SOURCE / "layouts/_press/newspaper.icc"
LIMIT, SLACK = 240, 0.5  # per cent; a half for the rounding of four plates of 8 bits
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"><path fill="#b3141c" '
       'd="M0 0h320v60H0z"/><circle cx="160" cy="130" r="60" fill="none" stroke="#000" stroke-width="8"/></svg>')
ROTATED = {1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
           5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
           8: Image.Transpose.ROTATE_270}  # what EXIF's orientation undoes: upright → as stored
CORNERS = {"magenta": (300, 0, 0), "green": (135, 1, 0), "blue": (225, 0, 1), "yellow": (52, 1, 1)}  # hue, right, lower


def without_adobe(data):
    """A JPEG without its APP14 segment: CMYK as it stands, not inverted."""
    at = 2
    while data[at + 1] != 0xEE:
        at += 2 + int.from_bytes(data[at + 2:at + 4], "big")
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2:at + 4], "big"):]


def with_chunk(data, kind, content):
    """A PNG with one more chunk, after IHDR."""
    return data[:33] + issues.chunk(kind, content) + data[33:]


def png16(width, height):
    """RGB of 16 bits."""
    y, x = numpy.mgrid[0:height, 0:width]
    rows = numpy.stack([x * 400 % 65536, y * 600 % 65536, (x + y) * 250 % 65536], -1).astype(">u2")
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([16, 2, 0, 0, 0])
    return (b"\x89PNG\r\n\x1a\n" + issues.chunk(b"IHDR", head) + issues.chunk(b"IDAT", issues.zlib.compress(raw))
            + issues.chunk(b"IEND", b""))


def pictures():
    """name → bytes, beyond those of pdfcheck/issues.py: profiles, gammas, inks, sizes, drawings."""
    yield from issues.pictures()
    rgb, grey, cmyk = (issues.pattern(320, 200, mode) for mode in ("RGB", "L", "CMYK"))
    a98, sgray = ((PROFILES / name).read_bytes() for name in ("a98.icc", "sgray.icc"))
    to_press = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(str(NEWSPAPER)), "RGB", "CMYK")
    newspaper = ImageCms.applyTransform(rgb, to_press)
    yield "adobe-rgb.jpg", issues.jpeg(rgb, icc_profile=a98)
    yield "adobe-rgb.png", issues.png(rgb, icc_profile=a98)
    yield "grey-icc.jpg", issues.jpeg(grey, icc_profile=sgray)
    yield "grey-icc.png", issues.png(grey, icc_profile=sgray)
    yield "newspaper.jpg", issues.jpeg(newspaper, icc_profile=NEWSPAPER.read_bytes())
    yield "offset.jpg", issues.jpeg(cmyk, icc_profile=(PROFILES / "default_cmyk.icc").read_bytes())
    yield "wrong-icc.jpg", issues.jpeg(grey, icc_profile=a98)
    yield "uninverted.jpg", without_adobe(issues.jpeg(Image.eval(cmyk, lambda v: 255 - v)))
    yield "heavy.jpg", issues.jpeg(Image.new("CMYK", (320, 200), (240, 240, 240, 240)))
    yield "sixteen-rgb.png", png16(160, 100)
    yield "gamma.png", with_chunk(issues.png(rgb), b"gAMA", (100000).to_bytes(4, "big"))
    yield "tiny.png", issues.png(Image.new("RGB", (3, 2), (200, 30, 30)))
    yield "tiny.jpg", issues.jpeg(Image.new("RGB", (1, 1), (30, 30, 200)))
    yield "large.jpg", issues.jpeg(rgb.resize((6400, 4000)))
    yield "black.png", issues.png(Image.new("RGB", (320, 200)))
    yield "drawing.svg", SVG.encode()


def rotated():
    """name → bytes: one picture, its corners in four colours, stored in each of EXIF's ways."""
    upright = Image.new("RGB", (300, 200))
    for hue, right, lower in CORNERS.values():
        colour = tuple(round(255 * v) for v in colorsys.hsv_to_rgb(hue / 360, .9, .9))
        upright.paste(colour, (150 * right, 100 * lower, 150 * right + 150, 100 * lower + 100))
    for orientation, how in ROTATED.items():
        exif = Image.Exif()
        exif[0x112] = orientation
        yield f"way{orientation}.jpg", issues.jpeg(upright if how is None else upright.transpose(how), exif=exif.tobytes())


def issue(root, date, files, on_page):
    slugs = []
    for i, (name, data) in enumerate(files):
        issues.write(root, f"zoo/{date}/{name}", data)
        slugs.append(f"p{i:02}")
        body = f"![{name}：条纹]({name} \"条纹之{i + 1}\")\n\n" + issues.filler(2)
        issues.write(root, f"zoo/{date}/{slugs[-1]}.md", issues.SECOND.format(title=f"第{i + 1}张", body=body))
    pages = [slugs[i:i + on_page] for i in range(0, len(slugs), on_page)]
    issues.write(root, f"zoo/{date}/issue.yaml",
                 "pages:\n" + "".join(f"- {{title: 第{i + 1}面, articles: [{', '.join(p)}]}}\n" for i, p in enumerate(pages)))


def publish(paiban, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(SOURCE / "layouts", scratch / "layouts")
    layout = scratch / "layouts/broadsheet/layout.yaml"
    text = layout.read_text(encoding="utf-8")
    assert f"ink_limit: {LIMIT}," in text
    layout.write_text(text.replace(f"ink_limit: {LIMIT},", f"ink_limit: {LIMIT}, over_limit: convert,"), encoding="utf-8")
    content = scratch / "content"
    issues.group(content, "zoo")
    issue(content, "2024-03-02", pictures(), 8)
    issue(content, "2024-03-03", rotated(), 1)
    subprocess.run([paiban, "build", scratch, f"--content={content}", f"--out={scratch}/out", f"--layouts={scratch}/layouts",
                    f"--fonts={SOURCE}/fonts", "--quiet"], check=True, stderr=subprocess.DEVNULL)
    return sorted(scratch.glob("out/site/zoo/*/*.pdf")), sorted(scratch.glob("out/press/zoo/*/*.pdf"))


def has_cmyk(pdf):
    """Any DeviceCMYK, as a name in an object or as an operator in a stream of drawing."""
    def named(o):
        if isinstance(o, pikepdf.Array):
            return any(named(v) for v in o if not getattr(v, "is_indirect", False))
        if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream)):
            return any(named(v) for v in dict(o.items()).values() if not getattr(v, "is_indirect", False))
        return isinstance(o, pikepdf.Name) and o == "/DeviceCMYK"

    with pikepdf.open(pdf) as file:
        drawn = [page.obj for page in file.pages]
        drawn += [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        return any(named(o) for o in file.objects) or any(
            str(operator) in ("k", "K") for o in drawn for _, operator in pikepdf.parse_content_stream(o))


def place_of(pixels, hue):
    """Middle and size of what has the hue, in pixels: (x, y, width, height)."""
    rgb = pixels.astype(float) / 255
    most, least = rgb.max(-1), rgb.min(-1)
    chroma = most - least
    safe = numpy.where(chroma > 0, chroma, 1)
    r, g, b = (rgb[:, :, i] for i in range(3))
    angle = 60 * numpy.select([most == r, most == g], [(g - b) / safe % 6, (b - r) / safe + 2], (r - g) / safe + 4)
    near = (chroma > .3) & (abs((angle - hue + 180) % 360 - 180) < 30)
    ys, xs = numpy.nonzero(near)
    left, right, top, foot = *numpy.percentile(xs, (3, 97)), *numpy.percentile(ys, (3, 97))
    return (left + right) / 2, (top + foot) / 2, right - left, foot - top


def upright_faults(pdf, resolution=24):
    """The pages whose four colours are not where they are in the upright picture, or not as wide and high."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(resolution), "-cropbox", pdf, f"{folder}/p"], check=True)
        rasters = sorted(pathlib.Path(folder).glob("*.ppm"))
        assert len(rasters) == len(ROTATED), f"{pdf}: {len(rasters)} pages"
        for orientation, raster in zip(ROTATED, rasters):
            places = {k: place_of(numpy.asarray(Image.open(raster)), v[0]) for k, v in CORNERS.items()}
            x, y = (sum(p[i] for p in places.values()) / 4 for i in range(2))
            for name, (_, right, lower) in CORNERS.items():
                px, py, width, height = places[name]
                if (px > x) != right or (py > y) != lower or not 1.3 < width / height < 1.7:
                    yield f"{pdf}: orientation {orientation}: {name} is at {px:.0f}, {py:.0f}, {width:.0f} × {height:.0f}"


def main():
    reading, press = publish(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    assert reading and len(reading) == len(press)
    faults = [f"{pdf}: has DeviceCMYK" for pdf in reading if has_cmyk(pdf)]
    for pdf in press:
        if pdf.name == "issue.pdf":
            faults += [f"{pdf}: page {n} has {most:.1f} % of ink" for n, (most, _) in enumerate(ink.measure(pdf, 30), 1)
                       if most > LIMIT + SLACK]
    for pdf in reading + press:
        if pdf.name == "issue.pdf" and "2024-03-03" in str(pdf):
            faults += upright_faults(pdf)
    print(*faults, sep="\n", end="\n" if faults else "")
    checks = [subprocess.Popen([sys.executable, HERE.parent / "pdfcheck/check.py", "--quiet",
                                *(pdf for pdf in pdfs if pdf.name in ("issue.pdf", "01.pdf"))]) for pdfs in (reading, press)]
    kept = [check.wait() == 0 for check in checks]
    return bool(faults) or not all(kept)


if __name__ == "__main__":
    sys.exit(main())
