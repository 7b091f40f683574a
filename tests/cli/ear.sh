# The ear beside the nameplate and its index, as the editor chooses them.
. "$SRC/tests/cli/lib.inc"
PYTHON=/usr/bin/python3

make_group g
rm -r g/content/demo/2021-11-01 g/content/demo/2021-11-02/*.md
day=g/content/demo/2021-11-02
site=g/out/site/demo/2021-11-02
"$PYTHON" - $day <<'P'
import sys
from PIL import Image

words = "版面上的字是一个排上去的行末标点让出半格校样打过三遍改字的人看得很慢墨香还在纸上留着"
for i, n in enumerate([700, 500, 300, 300, 300, 300, 140]):
    text = ""
    while len(text) < n:
        text += words[(i + len(text)) % 30 :][:9] + "，"
    slug = [*"abcdef", "brief"][i]
    front = "advert: true\n" if slug == "f" else ""
    with open(f"{sys.argv[1]}/{slug}.md", "w", encoding="utf-8") as f:
        f.write(f"---\ntitle: 第{'一二三四五六七'[i]}篇 讲的事\n{front}---\n\n{text[:-1]}。\n")
Image.new("L", (1900, 500), 170).save(f"{sys.argv[1]}/wide.png", optimize=True)
P

# build STATUS LINES: page 1 with a and b, page 2 with c, d, page 3 with e and an advertisement f; LINES of issue.yaml first.
build() {
    printf '%b\npages:\n  - {title: 要闻, articles: [a, b]}\n  - {title: 综合, articles: [c, d]}\n  - {title: 副刊, articles: [f, e]}\n' "$2" >$day/issue.yaml
    status "$1" "$PAIBAN" build --force --effort=fast g
}

# entries FILE: what the index of page 1 leads to, in order.
entries() {
    "$PYTHON" -c '
import re, sys
print(" ".join(re.findall(r"href=\"(0\d.html#\w+)\"", open(sys.argv[1], encoding="utf-8").read())))' "$1"
}

# The first of each page, page by page, no advertisement; then those that are named, in their order, linked in both outputs.
build 0 ''
[ "$(entries $site/01.html)" = "02.html#c 02.html#d 03.html#e" ] || fail "$(entries $site/01.html)"
build 0 'index: [e, c, b]'
[ "$(entries $site/01.html)" = "03.html#e 02.html#c 01.html#b" ] || fail "$(entries $site/01.html)"
"$PYTHON" - $site/issue.pdf <<'P'
import sys
import pikepdf

pdf = pikepdf.open(sys.argv[1])
numbers = {page.objgen: i + 1 for i, page in enumerate(p.obj for p in pdf.pages)}
at = sorted((round(float(a.Rect[0])), -round(float(a.Rect[1])), numbers[a.Dest[0].objgen]) for a in pdf.pages[0].Annots)
assert [n for _, _, n in at] == [3, 2, 1], at
P
build 1 'index: [e, f]'
has stderr 'issue.yaml:1:12: error: f is an advertisement: the index has none'
build 1 'index: [e, d, e]'
has stderr 'issue.yaml:1:15: error: the index has e already'
build 1 'index: [e, dd]'
has stderr 'issue.yaml:1:12: error: there is no article dd.md'
sed -i "s/^title: .*/title: $(printf '很长%.0s' $(seq 14))/" $day/e.md
build 0 'index: [e, c]'
has stderr 'e.md:2:8: warning: the title is too long for a line of the index'
[ "$(entries $site/01.html)" = "02.html#c" ] || fail "$(entries $site/01.html)"
sed -i "s/^title: .*/title: 第五篇 讲的事/" $day/e.md

# A story: an article among those of page 1, within the ear's frame; it has no other place.
build 0 'ear: {story: brief}'
"$PYTHON" - $site <<'P'
import json
import re
import sys

page = json.load(open(f"{sys.argv[1]}/issue.json", encoding="utf-8"))["pages"][0]
area = {a["slug"]: a["areas"][0] for a in page["articles"]}
x, y, w, h = area["brief"]
left, top, pt = 53.256, 85.039, 9  # the type area's corner; 字
assert left + 59 * pt - 1 < x and x + w < left + 109 * pt + 1, area
assert top + 17 < y and y + h <= top + 147, area
html = open(f"{sys.argv[1]}/01.html", encoding="utf-8").read()
assert html.count('<article data-slug="brief"') == 1 and html.count('id="brief"') == 1
assert "#c" not in html
P
"$PYTHON" "$SRC/tests/pdfcheck/check.py" --quiet $site/*.pdf >checked || { cat checked >&2; fail "a claim not kept"; }
[ -s $site/brief.html ] || fail "no page of the story"
build 1 'ear: {story: a}'
has stderr 'error: the article a is listed in line 3 already'
sed -i 's/{title: 要闻, articles: \[a, b\]}/{title: 要闻, articles: [b]}/' $day/issue.yaml
status 1 "$PAIBAN" check g
has stderr 'issue.yaml:1:14: error: the story needs '
has stderr ' lines over 3 columns, the ear has 11'
has stderr 'hint: cut about '

# A picture, linked, with a caption; an advertisement, marked and listed as one; one still to come.
build 0 'ear: {image: wide.png, alt: 湖边的早晨, caption: 昨天的湖边。, link: "https://example.org/lake"}'
has $site/01.html '<a class=advert href="https://example.org/lake"'
has $site/01.html '<img src="wide.png" alt="湖边的早晨"'
pdftotext -f 1 -l 1 $site/01.pdf front.txt
has front.txt 昨天的湖边。
"$PYTHON" "$SRC/tests/pdfcheck/check.py" --quiet $site/01.pdf >checked || { cat checked >&2; fail "a claim not kept"; }
build 0 'notice: 今日无报\near: {ad: {image: wide.png, title: 农机展}}'
has $site/01.html '<img src="wide.png" alt="广告：农机展"'
has $site/issue.json '{"title": "农机展", "image": "wide.png", "areas": [[584.25'
has stderr 'issue.yaml:1:9: warning: the notice is not printed'
build 0 'ear: {ad: {title: 某书店}}'
has stdout '; reserved: 某书店 the ear'
build 0 'notice: 今日无报\near: 日期'
pdftotext -f 1 -l 1 $site/01.pdf front.txt
has front.txt 今日无报
[ -z "$(entries $site/01.html)" ] || fail "an index, too"

# Faults at their keys.
build 1 'ear: {story: brief, image: wide.png}'
has stderr 'issue.yaml:1:28: error: the ear has one thing'
build 1 'ear: {alt: 湖}'
has stderr 'issue.yaml:1:6: error: nothing is said of the ear'
build 1 'ear: {story: breif}'
has stderr 'issue.yaml:1:14: error: there is no article breif.md'
has stderr 'the nearest is `brief`'
build 1 'ear: 导读版'
has stderr 'error: `show` must be 导读, 日期, index or date'
build 1 'ear: {picture: wide.png}'
has stderr 'hint: write ear: {image: photo.jpg, alt: what it shows}'
build 1 'ear: {ad: {image: wide.png, title: 展, height: 3cm}}'
has stderr 'hint: the layout says how large the ear is'
cp -r "$SRC/layouts" g/layouts
sed -i '/kind: index/d' g/layouts/broadsheet/layout.yaml
build 1 'ear: {ad: {image: wide.png, title: 展}}'
has stderr 'issue.yaml:1:6: error: the layout 对开 has no ear'
rm -r g/layouts

# Where articles say themselves on which page they stand, the story is one of the front page.
for slug in a b brief; do
    sed -i 's/^title: .*/&\npage: 1/' $day/$slug.md
done
for slug in c d e f; do
    sed -i 's/^title: .*/&\npage: 2/' $day/$slug.md
done
echo 'ear: {story: brief}' >$day/issue.yaml
status 0 "$PAIBAN" build --force --effort=fast g
has $site/01.html '<article data-slug="brief"'
echo 'ear: {story: c}' >$day/issue.yaml
status 1 "$PAIBAN" check g
has stderr 'issue.yaml:1:14: error: the story in the ear stands on page 1, its file says page 2'
