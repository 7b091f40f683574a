# A nameplate and an ornament drawn in SVG: paths in both PDFs, the file itself on the site, the paper's name to who can't see.
. "$SRC/tests/cli/lib.inc"
PYTHON=/usr/bin/python3

# drawing COLOUR: 400 × 100, a bar and a ring.
drawing() {
    printf '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100">'
    printf '<path fill="%s" d="M0 0h300v100H0z"/><circle cx="350" cy="50" r="40" fill="none" stroke="#000" stroke-width="9"/></svg>\n' "$1"
}

make_group g
cp -r "$SRC/layouts" g/layouts
sed -i 's/^title: .*/title: 试报/' g/content/demo/paper.yaml
drawing '#b3141c' >g/content/demo/name.svg
drawing '#000' >g/layouts/broadsheet/lion.svg
echo 'nameplate: name.svg' >>g/content/demo/paper.yaml
sed -i 's/^inside:/  - {kind: image, file: lion.svg, x: 979pt, y: 172pt, width: 20pt, height: 20pt, alt: 狮子}\ninside:/' \
    g/layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" build --strict g
site=g/out/site/demo/2021-11-02
press=g/out/press/demo/2021-11-02
has $site/01.html '<img src="name.svg" alt="试报"'
has $site/01.html '<img src="lion.svg" alt="狮子"'
cmp g/content/demo/name.svg $site/name.svg
cmp g/layouts/broadsheet/lion.svg $site/lion.svg
pdftotext -f 1 -l 1 $site/01.pdf front.txt
! grep -qx 试报 front.txt || fail "the name as text, too"
"$PYTHON" "$SRC/tests/pdfcheck/check.py" --quiet $site/*.pdf $press/*.pdf >checked || { cat checked >&2; fail "a claim not kept"; }

# Vectors, not pixels: no image in the files. Figures with their words. In the place and the proportions of the nameplate.
"$PYTHON" - <<'P'
import subprocess
import numpy
import pikepdf
from PIL import Image

for kind in ("site", "press"):
    for name in ("01.pdf", "issue.pdf"):
        pdf = pikepdf.open(f"g/out/{kind}/demo/2021-11-02/{name}")
        objects = [o for o in pdf.objects if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream))]
        assert not [o for o in objects if o.get("/Subtype") == "/Image"], (kind, name)
        if kind == "site" and name == "01.pdf":
            alts = sorted(str(o.Alt) for o in objects if o.get("/S") == "/Figure")
            assert alts == ["狮子", "试报"], alts
    subprocess.run(["pdftoppm", "-r", "72", "-cropbox", "-f", "1", "-l", "1", f"g/out/{kind}/demo/2021-11-02/issue.pdf", kind], check=True)
    import glob
    pixels = numpy.asarray(Image.open(glob.glob(f"{kind}-*.ppm")[0])).astype(int)
    red = (pixels[:300, :, 0] - pixels[:300, :, 1] > 90) & (pixels[:300, :, 0] - pixels[:300, :, 2] > 60)
    ys, xs = numpy.nonzero(red)
    low, high = numpy.percentile(xs, (1, 99)), numpy.percentile(ys, (1, 99))
    width, height = low[1] - low[0], high[1] - high[0]
    assert height > 60 and 2.85 < width / height < 3.15, (kind, width, height)
P

# Another drawing: the issues are made again. One with text in it is refused where it is named.
sum=$(md5sum <$site/01.pdf)
drawing '#14508c' >g/content/demo/name.svg
status 0 "$PAIBAN" build g
[ "$sum" != "$(md5sum <$site/01.pdf)" ] || fail "the old nameplate stays"
printf '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><text x="0" y="80">试报</text></svg>' >g/content/demo/name.svg
status 1 "$PAIBAN" check g
has stderr 'demo/paper.yaml:5:12: error: name.svg is an SVG drawing with text: line 1 of it'
has stderr 'hint: turn its text into paths'
