# `build --preview`: a page as a picture, the same as its PDF's, and nothing else.
. "$SRC/tests/cli/lib.inc"

make_group g
/usr/bin/python3 -c 'from PIL import Image
i = Image.new("RGB", (600, 400), (200, 40, 40))
i.paste((40, 40, 200), (300, 0, 600, 400))
i.save("g/content/demo/2021-11-02/two.png")'
printf '\n![图](two.png "两色")\n' >>g/content/demo/2021-11-02/second.md
status 0 "$PAIBAN" build g --date=2021-11-02 --page=2 --dpi=60 --preview=page.png
[ ! -e g/out ] || fail "out was written"
has stdout "a page drawn as page.png"
status 0 "$PAIBAN" build g --date=2021-11-02 --preview first.png
cp page.png once.png
status 0 "$PAIBAN" build g --paper=demo --date=2021-11-02 --page=02 --dpi=60 --preview=page.png
cmp page.png once.png || fail "not the same bytes"

# Which page of which issue must be known.
status 1 "$PAIBAN" build g --preview=none.png
has stderr "one issue, not of 2"
status 1 "$PAIBAN" build g --date=2021-11-02 --page=3 --preview=none.png
has stderr "its pages are: 01 02"
status 2 "$PAIBAN" build g --date=2021-11-02 --preview=g/content/demo/2021-11-02/second.md/x.png
[ ! -e none.png ] || fail "a picture of nothing"

status 0 "$PAIBAN" build g --quiet
pdftoppm -r 60 -png -singlefile g/out/site/demo/2021-11-02/02.pdf pdf
/usr/bin/python3 - <<'P'
from PIL import Image, ImageChops, ImageStat
a, b = Image.open("page.png").convert("RGB"), Image.open("pdf.png").convert("RGB")
assert abs(a.width - b.width) <= 1 and abs(a.height - b.height) <= 1, (a.size, b.size)
b = b.resize(a.size)
apart = max(ImageStat.Stat(ImageChops.difference(a, b)).mean)
assert apart < 2, apart
colours = a.getcolors(1 << 20)
assert sum(n for n, c in colours if abs(c[0] - 200) < 4 and abs(c[2] - 40) < 4) > 1000, "no picture"
assert sum(n for n, c in colours if max(c) < 120) > 200, "no text"
assert Image.open("first.png").width > 2 * a.width, "not 150 pixels an inch"
P
