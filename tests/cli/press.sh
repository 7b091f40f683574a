# Press PDFs as Ghostscript's four plates have them: text in black alone, ink within the limit, marks outside the bleed, pages
# of one ink, PDF/X-1a; and what is told of what would print badly. More: python3 tests/press/ink.py FILE.pdf…
. "$SRC/tests/cli/lib.inc"

# ink FILE PAGE: "most C M Y K" of the page.
ink() { python3 "$SRC/tests/press/ink.py" --resolution 36 --limit 400 "$1" | awk -v n="$2" '$2 == n {print $3, $4, $5, $6, $7}'; }
# colourless FILE PAGE: nothing on the plates of C, M and Y. "0.0…" and a black that is there.
colourless() {
    ink "$1" "$2" >inks
    awk '{exit !($2 == 0 && $3 == 0 && $4 == 0 && $5 > 0)}' inks || { cat inks >&2; fail "$1 page $2 is not black alone"; }
}
# entries FILE: its objects, readable.
entries() { qpdf --qdf --object-streams=disable "$1" - | strings -n 2 >entries; }

make_group g
cp -r "$SRC/layouts" layouts
photo=$SRC/content/xzrb/2021-11-02
cp "$photo/qunshan.jpg" g/content/demo/2021-11-01/photo.jpg
cp "$photo/wangge.png" g/content/demo/2021-11-01/drawing.png
printf -- '---\ntitle: 第一条消息\npage: 1\n---\n\n正文。\n\n![山](photo.jpg)\n\n又一段。\n' >g/content/demo/2021-11-01/first.md
printf -- '---\ntitle: 第二条消息\npage: 2\n---\n\n正文。\n\n![格](drawing.png)\n\n又一段。\n' >g/content/demo/2021-11-01/second.md

# Without marks: the text page with a neutral drawing has black alone, the page with the photograph keeps to 240 %.
sed -i 's/marks: true/marks: false/' layouts/*/layout.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
press=g/out/press/demo/2021-11-01
colourless $press/issue.pdf 2
colourless $press/02.pdf 1
ink $press/issue.pdf 1 >inks
awk '{exit !($1 > 100 && $1 <= 240 && $2 > 0 && $3 > 0)}' inks || { cat inks >&2; fail "page 1"; }
pdfinfo -box $press/01.pdf >boxes
has boxes 'MediaBox:           -8.50    -8.50  1114.02  1567.56'
has boxes 'BleedBox:           -8.50    -8.50  1114.02  1567.56'
has boxes 'TrimBox:             0.00     0.00  1105.51  1559.06'
entries $press/01.pdf
for entry in '/GTS_PDFX' '/DestOutputProfile' '/Trapped /False' '(PDF/X-4)' '(FOGRA30)' '/OPM 1' '0 0 0 1 k'; do
    has entries "$entry"
done
hasnt entries DeviceRGB
hasnt entries ICCBased
head -c 8 $press/01.pdf | grep -q '%PDF-1.6' || fail "not PDF 1.6"

# Marks: outside the bleed, each plate's slug in its ink, nothing over the limit.
sed -i 's/marks: false/marks: true/' layouts/*/layout.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
pdfinfo -box $press/01.pdf >boxes
has boxes 'MediaBox:          -42.52   -42.52  1148.03  1601.58'
has boxes 'BleedBox:           -8.50    -8.50  1114.02  1567.56'
for page in 01 02; do
    pdftotext -layout $press/$page.pdf - >text
    for plate in K C M Y; do
        grep -q "试报 *2021-11-01 *$page/02 *$plate" text || { cat text >&2; fail "no slug of $plate"; }
    done
done
python3 "$SRC/tests/press/ink.py" --resolution 36 $press/issue.pdf >inks || { cat inks >&2; fail "over 240 %"; }
# The site has none of it.
pdftotext g/out/site/demo/2021-11-01/02.pdf - | grep -q '02/02' && fail "a slug in the reading PDF"

# bleed: 0mm is none.
sed -i 's/bleed: 3mm/bleed: 0mm/; s/marks: true/marks: false/' layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
pdfinfo -box $press/01.pdf >boxes
has boxes 'MediaBox:            0.00     0.00  1105.51  1559.06'

# PDF/X-1a:2003: PDF 1.4, nothing transparent.
sed -i 's/marks: false/marks: true, standard: X-1a/' layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
head -c 8 $press/issue.pdf | grep -q '%PDF-1.4' || fail "not PDF 1.4"
entries $press/issue.pdf
has entries '(PDF/X-1a:2003)'
for entry in /SMask /ObjStm /DeviceRGB /ICCBased '/ca ' '/S /Transparency'; do
    hasnt entries "$entry"
done
qpdf --check $press/issue.pdf >checked 2>&1 || { cat checked >&2; fail "X-1a"; }

# Pages of one ink: all in black, the photograph too; what had a colour is told. Of a page, and of all of a paper.
sed -i 's/, standard: X-1a//; s/marks: true/marks: false/' layouts/broadsheet/layout.yaml
printf 'pages:\n  - {title: 要闻, ink: k, articles: [first]}\n  - {title: 综合, articles: [second]}\n' >g/content/demo/2021-11-01/issue.yaml
status 0 "$PAIBAN" check g --layouts layouts --date 2021-11-01
grep -q 'issue.yaml:2:.*note: page 1 is printed in black: its #B3141C' stderr || { cat stderr >&2; fail "the red is not told"; }
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
colourless $press/issue.pdf 1
colourless $press/01.pdf 1
rm g/content/demo/2021-11-01/issue.yaml
echo 'ink: k' >>g/content/demo/paper.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
colourless $press/issue.pdf 1
sed -i '$s/k$/rgb/' g/content/demo/paper.yaml
status 1 "$PAIBAN" build g --layouts layouts --date 2021-11-01
has stderr 'paper.yaml:5:6: error: '
sed -i '$d' g/content/demo/paper.yaml

# A page whose layout is for another press: told, the files are all of page 1's.
cp -r layouts/broadsheet layouts/other
sed -i 's/marks: false/marks: false, standard: X-1a/' layouts/other/layout.yaml
printf 'pages:\n  - {title: 要闻, articles: [first]}\n  - {title: 综合, layout: other, articles: [second]}\n' >g/content/demo/2021-11-01/issue.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
has stderr "warning: page 2 has a layout for another press than page 1: the whole issue is made for page 1's"
head -c 8 $press/02.pdf | grep -q '%PDF-1.6' || fail "a page of another standard"
rm -r layouts/other g/content/demo/2021-11-01/issue.yaml

# Pictures of too few pixels: told with the size that they bear.
python3 - g/content/demo/2021-11-01/drawing.png <<'P'
import struct, sys, zlib
chunk = lambda n, b: struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b))
w, h = 150, 100
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 0, 0, 0, 0)) +
                              chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes(range(w)) for _ in range(h)))) + chunk(b"IEND", b""))
P
status 0 "$PAIBAN" check g --layouts layouts --date 2021-11-01
grep -q 'second.md:8:1: warning: drawing.png has [0-9]* pixels on an inch on page 2: a newspaper needs 150' stderr || { cat stderr >&2; fail "not told"; }
grep -q 'hint: it bears 2[0-9] mm of width' stderr || fail "no size"  # 150 pixels are an inch, less what is cut off

# An SVG prints as vectors, in inks: no image, its black alone on black's plate; with text in it it is an error.
rm g/content/demo/2021-11-01/drawing.png
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="#ddd"/><path d="M0 0h9v9z" fill="#000"/></svg>' \
    >g/content/demo/2021-11-01/drawing.svg
printf -- '---\ntitle: 第二条消息\npage: 2\n---\n\n正文。\n\n![格](drawing.svg)\n\n又一段。\n' >g/content/demo/2021-11-01/second.md
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
colourless $press/02.pdf 1
[ "$(pdfimages -list $press/02.pdf | wc -l)" = 2 ] || fail "the drawing is pixels"
entries $press/02.pdf
has entries '/Subtype /Form'
grep -q '<img src="drawing.svg"' g/out/site/demo/2021-11-01/second.html || fail "not on the site"
sed -i 's|<path|<text>字</text><path|' g/content/demo/2021-11-01/drawing.svg
status 1 "$PAIBAN" check g --layouts layouts --date 2021-11-01
has stderr 'second.md:8:1: error: drawing.svg is an SVG drawing with text: line 1 of it'
# Colours half seen are refused where they are named. What only the drawn page shows, a clip in the units of what it clips,
# ends the build: a press file without it would say nothing.
sed -i 's|<text>字</text>|<path d="M0 0h5v5z" fill="rgba(0,0,0,50%)"/>|' g/content/demo/2021-11-01/drawing.svg
status 1 "$PAIBAN" check g --layouts layouts --date 2021-11-01
has stderr 'second.md:8:1: error: drawing.svg is an SVG drawing with transparency: line 1 of it'
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><clipPath id="c" clipPathUnits="objectBoundingBox"><circle r=".5"/></clipPath><path clip-path="url(#c)" d="M0 0h9v9z"/></svg>' \
    >g/content/demo/2021-11-01/drawing.svg
status 1 "$PAIBAN" build g --layouts layouts --date 2021-11-01
has stderr 'drawing.svg: error: the drawing has transparency, groups or clips that a press has not'
rm g/content/demo/2021-11-01/drawing.svg
printf -- '---\ntitle: 第二条消息\npage: 2\n---\n\n正文。\n' >g/content/demo/2021-11-01/second.md

# Layouts: a profile that is none, a swatch over the limit, a rule too thin, white out of three inks.
echo 'no profile' >layouts/broadsheet/bad.icc
cp layouts/broadsheet/layout.yaml good.yaml
sed -i 's/profile: newspaper/profile: bad.icc/' layouts/broadsheet/layout.yaml
status 1 "$PAIBAN" check g --layouts layouts
has stderr 'bad.icc is no profile of a CMYK press'
sed 's/profile: newspaper/profile: none.icc/' good.yaml >layouts/broadsheet/layout.yaml
status 1 "$PAIBAN" check g --layouts layouts
has stderr 'there is no press profile layouts/broadsheet/none.icc'
sed 's/cmyk: \[0, 100, 90, 0\]/cmyk: [80, 100, 90, 0]/' good.yaml >layouts/broadsheet/layout.yaml
status 1 "$PAIBAN" check g --layouts layouts
has stderr "comes to 270 % of ink: the limit is 240 %"
sed 's/rules: {width: 0.4pt/rules: {width: 0.2pt/' good.yaml >layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" check g --layouts layouts
has stderr "'rules.width' has a rule that a newspaper press cannot hold"
cp good.yaml layouts/broadsheet/layout.yaml
sed -i 's/layout: broadsheet/layout: tabloid/' g/content/demo/paper.yaml
sed -i 's/cmyk: \[0, 100, 90, 0\]/cmyk: [10, 100, 90, 0]/' layouts/tabloid/layout.yaml
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
has stderr 'page 1: white type is reversed out of 3 inks'

# Without a folder of profiles the installation's is taken.
rm -r layouts/_press
status 0 "$PAIBAN" build g --layouts layouts --date 2021-11-01
