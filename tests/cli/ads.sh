# Advertisements: where they stand, how large they are, that no article leads from them; what can't be had, at its key.
. "$SRC/tests/cli/lib.inc"
PYTHON=/usr/bin/python3

make_group g
rm -r g/content/demo/2021-11-01 g/content/demo/2021-11-02/*.md
day=g/content/demo/2021-11-02
"$PYTHON" - $day <<'P'
import sys
from PIL import Image

words = "版面上的字是一个排上去的行末标点让出半格校样打过三遍改字的人看得很慢墨香还在纸上留着"
for i, n in enumerate([1500, 1100, 900, 700, 600, 500, 400, 350]):
    text, k = "", i
    while len(text) < n * 3 // 8:
        text += words[k % 30 : k % 30 + 6 + k % 7] + "，"
        k += 11
    body = "\n\n".join([text[:-1] + "。"] * 3)
    with open(f"{sys.argv[1]}/{'abcdefgh'[i]}.md", "w", encoding="utf-8") as f:
        f.write(f"---\ntitle: 第{'一二三四五六七八'[i]}篇 讲的事\n---\n\n{body}\n")
for name, size in {"strip": (3520, 800), "square": (1200, 1200), "coarse": (880, 200)}.items():
    Image.new("L", size, 170).save(f"{sys.argv[1]}/{name}.png", optimize=True)
open(f"{sys.argv[1]}/drawn.svg", "w").write(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">'
    '<path d="M10 10h280v180h-280z" fill="#000"/></svg>')
P

# build STATUS ADS…: page 1 with articles and these advertisements, then a page of two articles.
build() {
    wanted=$1
    shift
    printf 'overset: cut\npages:\n  - title: 要闻\n    articles: [%s]\n    ads:\n' "${articles:-a, b, c, d, e, f}" >$day/issue.yaml
    for ad in "$@"; do
        echo "      - {$ad}" >>$day/issue.yaml
    done
    [ $# -gt 0 ] || sed -i '$d' $day/issue.yaml
    printf '  - {title: 综合, articles: [%s]}\n' "${second:-g, h}" >>$day/issue.yaml
    status "$wanted" "$PAIBAN" build --force --effort=fast --report=report.json g
}

# page CONDITION: of page 1's report: `ads` and `articles` (areas by slug), `lines` for articles, rect(area).
page() {
    "$PYTHON" - "$1" <<'P'
import json
import sys

page = json.load(open("report.json", encoding="utf-8"))["issues"][0]["pages"][0]
area = lambda a: (a["column"], a["line"], a["columns"], a["lines"])
ads = [area(a["area"]) for a in page.get("ads", [])]
articles = {a["slug"]: area(a["area"]) for a in page["articles"]}
ranks = {a["slug"]: a["rank"] for a in page["articles"]}
free = lambda a, b: a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]


def parts(a):
    """Of an L the lines above its corner, and what is beside it."""
    whole, wide, high = area(a), a.get("corner_columns", 0), a.get("corner_lines", 0)
    left = wide if a.get("corner") == "bottom-left" else 0
    above = (whole[0], whole[1], whole[2], whole[3] - high)
    return [above, (whole[0] + left, whole[1] + above[3], whole[2] - wide, high)] if high else [whole]


everything = ads + [part for a in page["articles"] for part in parts(a["area"])]
assert all(free(a, b) for i, a in enumerate(everything) for b in everything[:i]), everything
lines, white = page["lines"], page["white"]
if not eval(sys.argv[1]):
    sys.exit(f"not {sys.argv[1]}: {ads} {articles} {ranks} {lines} {white}")
P
}

# 103 lines of 11.5 pt for articles on the front page. 8 cm are 226.8 pt: 20 lines, and one for the mark.
build 0 'size: 通栏, height: 8cm, image: strip.png, title: 展销'
# Its text is short of the page: what headlines can't open for without a hole beside them stays white.
page 'ads == [(1, 83, 8, 21)] and lines == 81 and white < 4'
has stdout ', 1 advertisement'
build 0 'columns: 3, height: 8cm, at: right'
page 'ads == [(6, 83, 3, 21)] and lines == 103'
has stdout '; reserved: 3 columns × 21 lines from column 6'
build 0 'columns: 3, height: 80mm, at: 左'
page 'ads == [(1, 83, 3, 21)]'
build 0 'columns: 2, height: 12行, at: bottom-right'
page 'ads == [(7, 91, 2, 13)]'
build 0 'size: half-strip' 'size: 半通栏'
page 'ads == [(1, 84, 4, 20), (5, 84, 4, 20)]'
build 0 'size: 1/4, at: right'
page 'ads == [(5, 44, 4, 60)]'
articles='a, b, c'
build 1 'size: 半版' 'size: 半版'
has stderr 'hint: the most that goes in there is columns: 8, height: '
build 0 'size: 半版'
page 'ads == [(1, 44, 8, 60)] and lines == 42'
articles=

# Space by columns × cm is of the layout's own columns, however little else is on the page; a strip, a half are shares of it.
articles=h second=g
build 0 'columns: 4, height: 5cm'
page 'ads[0][2] == 4 and page["columns"] == 8'
build 0 'columns: 8, height: 12行'
page 'ads[0][2:] == (8, 13) and page["columns"] == 8'
build 0 'size: 通栏'
page 'ads[0][2] == page["columns"] < 8'
for half in 半通栏 1/4; do
    build 0 "size: $half"
    page 'ads[0][2] * 2 == page["columns"] < 8' # half of an even number of columns is half of the page
done
unset articles second

# booked: left, width and height of page 1's first advertisement, an empty one, in hundredths of a millimetre.
booked() {
    "$PYTHON" - <<'P'
import glob
import re

html = open(glob.glob("g/out/site/demo/2021-11-02/01.html")[0], encoding="utf-8").read()
boxes = [list(map(float, m)) for m in re.findall(r'd="M([\d.]+) [\d.]+h([\d.]+)v([\d.]+)h-[\d.]+z', html)]
print(*(round(v * 2540 / 72) for v in boxes[-1]))
P
}

# An advertisement is never rescaled: a share of the page is as large beside little text, in larger type, as beside much.
for size in 半通栏 '半通栏, at: right' 1/4 '1/4, at: right' 通栏 半版; do
    build 0 "size: $size"
    page 'page["columns"] == 8'
    usual=$(booked)
    articles=h second=g build 0 "size: $size"
    page 'page["columns"] < 8'
    [ "$usual" = "$(booked)" ] || fail "$size is $usual beside much text, $(booked) beside little"
done

# A page that is set vertically: articles have whole tiers above a strip, and beside and above what stands on it.
sed -i 's/^layout: .*/layout: vertical/' g/content/demo/paper.yaml
articles='f, h' second='a, g' build 0 'size: 通栏' 'size: 半通栏' 'columns: 1, height: 5cm'
page 'len(ads) == 3 and set(articles) == {"f", "h"}'
sed -i 's/^layout: .*/layout: broadsheet/' g/content/demo/paper.yaml

# A page whose advertisements leave its articles too little says so.
articles=h second=g build 1 'columns: 8, height: 40cm'
has stderr 'issue.yaml:6:9: error: the advertisements of page 1 leave no room for its articles'

# The broader stands below; a strip above none of the others. An empty page foot between is the articles'.
build 0 'columns: 2, height: 5cm, at: right' 'size: strip, height: 6cm'
page 'ads == [(1, 88, 8, 16), (7, 73, 2, 14)]'

# A whole page of one: furniture and it alone. The issue's own list names pages. A picture of another shape stays whole,
# and that is told with the shape that it should have.
cat >$day/issue.yaml <<'Y'
pages:
  - {title: 要闻, articles: [a, b, c, d]}
  - title: 广告
    ads: [{size: 整版, image: square.png, alt: 一个方块, link: "https://example.org/square"}]
  - {title: 综合, articles: [e, f, g, h]}
ads:
  - {page: 3, columns: 8, height: 50mm, image: drawn.svg, title: 图}
  - {page: 3, columns: 3, height: 50mm, at: right}
Y
status 0 "$PAIBAN" build --force --effort=fast --report=report.json g
has stderr 'issue.yaml:4:29: warning: square.png is set 352.4 × 352.4 mm in a space of 352.4 × 466.5 mm: white stays beside it'
has stderr 'hint: its space is 352.4 × 466.5 mm: 4163 × 5510 pixels at 300 an inch'
has stderr 'issue.yaml:7:48: warning: drawn.svg is set 75.0 × 50.0 mm in a space of 352.4 × 50.0 mm'
has stdout '第2版 广告: 100.0 % full, 0 articles, 0.0 % white, 1 advertisement'
has stdout ', 2 advertisements'
has stdout '; reserved: 3 columns × 14 lines from column 6'
site=g/out/site/demo/2021-11-02
has $site/02.html '<a class=advert href="https://example.org/square"><img src='
has $site/02.html '<img src="square.png" alt="广告：一个方块"'
has $site/03.html '<img src="drawn.svg" alt="广告：图"'
"$PYTHON" "$SRC/tests/pdfcheck/check.py" --quiet $site/*.pdf g/out/press/demo/2021-11-02/*.pdf >checked || { cat checked >&2; fail "a claim not kept"; }
"$PYTHON" - $site <<'P'
import json
import sys
import pikepdf

site = sys.argv[1]
issue = json.load(open(f"{site}/issue.json", encoding="utf-8"))
pages = issue["pages"]
assert "ads" not in pages[0] and pages[1]["articles"] == [], pages
[whole] = pages[1]["ads"]
assert (whole["title"], whole["image"], whole["link"]) == ("一个方块", "square.png", "https://example.org/square"), whole
strip, reserved = pages[2]["ads"]
assert strip["title"] == "图" and "link" not in strip and "image" not in reserved, pages[2]["ads"]
# It ends at the foot of the type area, 8 columns broad: 8 × 117 + 7 × 9 pt, 120 lines of 11.5 under 85.039 pt.
(x, y, w, h), = strip["areas"]
assert w == 999 and abs(y + h - (85.039 + 121 * 11.5)) < 12, strip
pdf = pikepdf.open(f"{site}/02.pdf")
figure, = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
assert str(figure.Alt) == "广告：一个方块" and figure.P.S == "/Link", figure
link, = pdf.pages[0].Annots
assert str(link.A.URI) == "https://example.org/square" and str(link.Contents).startswith("广告：一个方块"), link
# The picture is as it is: the same proportions, inside its space, in the middle of it.
left, low, right, high = [float(v) for v in link.Rect]
assert abs((right - left) - (high - low)) < 0.01 and abs(right - left - 999) < 0.01, link.Rect
P

# What can't be had, each at its key with what would help.
fault() { # ADS… : as build, a fault each
    build 1 "$@"
}
fault 'columns: 3'
has stderr 'issue.yaml:6:19: error: the advertisement has columns, but no height'
has stderr 'hint: write height: 8cm'
fault 'height: 8cm'
has stderr 'issue.yaml:6:18: error: the advertisement has no size'
has stderr 'hint: write columns: 3 and height: 8cm, or size: 通栏, 半通栏, 1/4, 半版 or 整版'
fault 'title: 展销'
has stderr 'issue.yaml:6:9: error: the advertisement has no size'
fault 'size: 通栏, columns: 3'
has stderr 'issue.yaml:6:29: error: the advertisement is 通栏: that says its `columns`'
fault 'size: 1/4, height: 8cm'
has stderr 'error: the advertisement is 1/4: that says its `height`'
fault 'size: 全版'
has stderr 'error: `size` must be 通栏, 半通栏, 1/4, 半版, 整版'
fault 'columns: 9, height: 8cm'
has stderr 'issue.yaml:6:19: error: the advertisement asks for 9 columns, page 1 has 8'
has stderr 'hint: columns: 8 at most'
fault 'columns: 3, height: 50cm'
has stderr 'issue.yaml:6:30: error: the advertisement needs 125 lines over 3 columns, page 1 has 103 for it there'
has stderr 'hint: the most that goes in there is height: 413mm'
fault 'columns: 3, height: 30cm, at: left' 'columns: 3, height: 20cm, at: left'
has stderr 'issue.yaml:7:30: error: the advertisement needs 51 lines over 3 columns, page 1 has 27 for it there'
has stderr 'hint: it has room there: at: right'
fault 'size: 整版' 
has stderr 'issue.yaml:6:9: error: the advertisements of page 1 leave no room for its articles'
fault 'columns: 3, height: 8'
has stderr 'error: `height` must be a length'
fault 'columns: 3, height: 8字'
has stderr "error: an advertisement's height is in cm, mm, pt or whole 行"
fault 'columns: 3, height: 8cm, image: strp.png'
has stderr 'issue.yaml:6:42: error: there is no picture strp.png'
has stderr 'hint: did you mean `strip.png`?'
fault 'columns: 3, height: 8cm, image: strip.png, alt: 一, link: www.example.org'
has stderr 'issue.yaml:6:67: error: the address www.example.org is not well formed'
has stderr 'hint: write https://www.example.org'
fault 'columns: 3, height: 8cm, image: strip.png, alt: 一, link: nope.html'
has stderr 'error: the link to nope.html leads nowhere'
fault 'columns: 3, height: 8cm, url: https://example.org'
has stderr 'hint: write link: https://…'
fault 'page: 2, columns: 3, height: 8cm'
has stderr 'hint: it stands on the page that lists it'
fault 'columns: 3, height: 8cm, at: 头条'
has stderr 'error: `at` must be 左, 右, 底'
build 0 'columns: 8, height: 70mm, image: strip.png'
has stderr 'issue.yaml:6:43: warning: nothing says what the picture strip.png shows'
# A picture of too few pixels is told where it is booked, beside articles, too.
build 0 'columns: 8, height: 80mm, image: coarse.png, alt: 一'
has stderr 'issue.yaml:6:43: warning: coarse.png has '
printf 'ads: [{page: 7, size: 通栏}, {size: 通栏}]\n' >>$day/issue.yaml
status 1 "$PAIBAN" check g
has stderr 'error: the issue has no page 7'
has stderr 'hint: its last page is 2'
has stderr 'error: an advertisement needs the key `page`'

# Areas of articles go around them; so do places at the foot.
articles='{slug: c, area: [1, 80, 4, 22]}, a, b, d, e, f'
build 1 'columns: 3, height: 8cm, at: left'
has stderr 'error: the area covers a part of that of the advertisement in line 6'
has stderr 'hint: the nearest is area: [1, 60, 4, 22]'
articles='a, b, c, {slug: d, at: 倒头条}, e, f'
build 0 'size: 通栏, height: 6cm'
page 'articles["d"][0] + articles["d"][2] == 9 and articles["d"][1] + articles["d"][3] - 1 == lines'

# A lock keeps the page around them; other space makes it up anew.
articles=
build 0 'columns: 3, height: 8cm, at: right'
status 0 "$PAIBAN" build --lock g
build 0 'columns: 3, height: 8cm, at: right'
has stdout 'as makeup.lock.yaml has it'
build 0 'columns: 3, height: 24cm, at: right'
has stderr 'no longer fits as makeup.lock.yaml has it'
rm $day/makeup.lock.yaml

# An advertisement in words is an article with advert: true, but never the lead, wherever it is listed, nor in the index.
for a in a g; do
    sed -i 's/^title: .*/title: 开春农机展\nadvert: true/' $day/$a.md
done
build 0
page 'ranks["b"] == 1 and ranks["a"] == 0'
"$PYTHON" - g/out/site/demo/2021-11-02 <<'P'
import json
import re
import sys

page = json.load(open("report.json", encoding="utf-8"))["issues"][0]["pages"][0]
level = {a["slug"]: a["level"] for a in page["articles"]}
assert level["a"] == 4 and level["b"] == 1, level
html = open(f"{sys.argv[1]}/01.html", encoding="utf-8").read()
lead = re.search(r'<li data-for="(\w+)" class="lead">', html)
assert lead[1] == "b", lead
assert 'href="02.html#h"' in html and 'href="02.html#g"' not in html
P
articles='{slug: a, at: 头条}, b, c, d, e, f'
build 1
has stderr 'error: an advertisement is never the 头条 of its page'
