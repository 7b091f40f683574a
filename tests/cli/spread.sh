# Spreads 通版: two facing pages made up as one, in print, in reading PDFs, on the site, in issue.json, reports, lock;
# what crosses the fold and what never does; the faults at the key.
. "$SRC/tests/cli/lib.inc"
titles='文章 %s 讲的事'
. "$SRC/tests/cli/issue.inc"

/usr/bin/python3 - $day/p.png <<'P'
import sys

from PIL import Image

Image.linear_gradient("L").resize((3000, 1800)).convert("RGB").save(sys.argv[1])
P
article front 60
# table, vertical text: they don't bear the fold
tables() {
    for slug in c e; do
        printf '\n| 集市 | 开门 | 收摊 | 摊位 | 秤 |\n|---|---|---|---|---|\n' >>$day/$slug.md
        for row in 东街 南街 西街 北街; do
            printf '| %s的早市 | 六点半 | 十一点一刻 | 三十九个 | 十二杆 |\n' $row >>$day/$slug.md
        done
    done
}
article lead 80 "byline: 甲" "kicker: 沿河二十日"
sed -i 's/^title: .*/title: 大河两岸的春天 从源头走到海边/' $day/lead.md
printf '\n![早市](p.png "早市上的人。")\n' >>$day/lead.md
article b 46
article c 42 "box: true"
article d 38 "byline: 乙"
article e 30
article f 16 "vertical: true" "box: true"
tables
article back 60
plan <<'Y'
pages:
  - {title: 要闻, articles: [front]}
  - {title: 山谷, spread: true, editors: [丙], articles: [lead, b, c]}
  - {title: 河流, editors: [丁], articles: [d, e, f]}
  - {title: 综合, articles: [back]}
Y
status 0 "$PAIBAN" build --report r.json --lock
has stdout "demo/2021-11-02 第2–3版 山谷: "
hasnt stdout "第3版"
has $day/makeup.lock.yaml "- page: 2"
hasnt $day/makeup.lock.yaml "- page: 3"

# Both pages have their files; the right one's address leads to the spread.
for page in 01 02 03 04; do
    [ -s out/site/demo/2021-11-02/$page.html ] && [ -s out/site/demo/2021-11-02/$page.pdf ] &&
        [ -s out/press/demo/2021-11-02/$page.pdf ] || fail "no $page"
done
[ ! -e out/site/demo/2021-11-02/03.svg ] || fail "a picture of half a spread"
hasnt out/site/sitemap.xml "/03.html"
cd out/site/demo/2021-11-02
cmp 02.pdf 03.pdf || fail "03.pdf isn't the spread"
has 03.html '<meta http-equiv="refresh" content="0; url=02.html">'
has 03.html '<a class="button" href="02.html">'
has 03.html 'rel="canonical" href="https://paper.test/demo/2021-11-02/02.html"'
has 01.html '<a href="02.html" rel="next">'
has 02.html '<a href="04.html" rel="next">'
has 04.html '<a href="02.html" rel="prev">'
has 02.html "第02–03版：山谷"
has 02.html "丙 丁"
has index.html '<span class="no">第02–03版</span> <span class="nm">山谷</span>'
has index.html "<span>共4版</span>"
has f.html '<a href="02.html#f">第02–03版：山谷</a>'
cd - >/dev/null

cat >check.py <<'P'
import json
import re

import pikepdf

site = "out/site/demo/2021-11-02/"
pages = json.load(open(site + "issue.json"))["pages"]
assert [(p["number"], p["html"], p["pdf"], p.get("facing"), len(p["articles"])) for p in pages] == [
    (1, "01.html", "01.pdf", None, 1), (2, "02.html", "02.pdf", 3, 6), (3, "03.html", "03.pdf", 2, 0),
    (4, "04.html", "04.pdf", None, 1)], pages
one, spread = pages[0], pages[1]
fold = one["width"]
assert abs(spread["width"] - 2 * fold) < 0.01 and spread["height"] == one["height"] and pages[2]["width"] == spread["width"]
pdf = pikepdf.open(site + "issue.pdf")
assert [p.label for p in pdf.pages] == ["01", "02–03", "04"]
assert [round(float(p.MediaBox[2])) for p in pdf.pages] == [round(fold), round(2 * fold), round(fold)]
with pdf.open_outline() as outline:
    assert [e.title for e in outline.root] == ["第01版：要闻", "第02–03版：山谷", "第04版：综合"]
report = json.load(open("r.json"))["issues"][0]["pages"]
assert [(p["number"], p.get("facing")) for p in report] == [(1, None), (2, 3), (4, None)], report
assert report[1]["columns"] % 2 == 0 and report[1]["columns"] > 8, report[1]

# The lead reaches over the fold; no line of text does, and in a title the fold lies between two characters.
lead = next(a for a in spread["articles"] if a["slug"] == "lead")
x, y, w, h = lead["areas"][0]
assert x < fold < x + w, lead
html = open(site + "02.html").read()
lines = re.findall(r'<tspan class="?line"? data-x=([0-9.]+) data-y=[0-9.]+ data-w=([0-9.]+) x="?([0-9. ]+)[^>]*>([^<]+)', html)
assert len(lines) > 200, len(lines)
crossing = 0
for x, w, places, text in lines:
    x, w, places = float(x), float(w), [float(p) for p in places.split()]
    if not x < fold - 0.5 < fold + 0.5 < x + w:
        continue
    crossing += 1
    assert w > 150 or text == "早市上的人。" or "文章" in text, text  # a column's line never does
    if len(places) == 1:
        places = [x + w * i / len(text) for i in range(len(text))]
    if text.startswith("文章"):  # of letters, too
        continue
    em = min(b - a for a, b in zip(places, places[1:]))
    before = max(p for p in places if p < fold - 0.5)
    assert before + em <= fold + 1, (text, before, em, fold)
assert crossing > 0
for slug in ("c", "e", "f"):
    x, y, w, h = next(a for a in spread["articles"] if a["slug"] == slug)["areas"][0]
    assert x + w < fold or x > fold, (slug, x, w)
P
/usr/bin/python3 check.py

# Kept by the lock.
status 0 "$PAIBAN" build --force
grep -q "第2–3版 山谷: .*as makeup.lock.yaml has it" stdout || fail "the spread isn't kept"
hasnt stderr "page 2 "
rm $day/makeup.lock.yaml

# A column of its own at the fold, in a layout that says so; each page its own head line.
cp -r "$SRC/layouts" layouts
rm layouts/broadsheet/spread*.yaml
cat >layouts/broadsheet/spread.yaml <<'Y'
columns: {fold: 4字}
Y
status 0 "$PAIBAN" build --force --layouts layouts --report r.json
/usr/bin/python3 check.py
pdftotext -f 2 -l 2 out/site/demo/2021-11-02/issue.pdf - | tr -d ' \n' >text
for what in 编辑：丙 编辑：丁 山谷 河流; do
    has text "$what"
done

# Small edits of that file are told in it.
printf 'page: {width: 500mm}\n' >layouts/broadsheet/spread.yaml
status 1 "$PAIBAN" check --layouts layouts
has stderr "layouts/broadsheet/spread.yaml:1:15: error: a spread is as broad as both its pages"
rm -r layouts

# What goes on from a spread stands on a later page, in the same columns.
rm $day/c.md $day/d.md $day/e.md $day/f.md
plan <<'Y'
overset: extra
pages:
  - {title: 要闻, articles: [front]}
  - {title: 山谷, spread: true, articles: [lead, b]}
  - {title: 山谷}
Y
article b 480
rm $day/back.md
status 0 "$PAIBAN" build
has stdout "第2–3版 山谷: "
has stdout "→ 第4版"
has stdout "第4版: "
has stdout "← 第2版"
has out/site/demo/2021-11-02/04.html "上接第02版"

# ---- faults, each at its key with what to do ----
has_fault() { # has_fault PLACE MESSAGE HINT
    has stderr "$1"
    has stderr "$2"
    has stderr "hint: $3"
}
rm $day/*.md
article lead 3
ad='ads: [{size: 整版}]'
plan <<Y
pages:
  - {title: 要闻, spread: true, articles: [lead]}
  - {title: 山谷, spread: true, $ad}
  - {title: 河流, layout: tabloid, $ad}
  - {title: 湖泊, spread: true, $ad}
  - {title: 草原, ink: k, $ad}
  - {title: 雪山, spread: true, $ad}
Y
status 1 "$PAIBAN" check
has_fault "issue.yaml:2:25: error" "page 1 is a right-hand page: a spread begins on the left" "pages 2 and 3 face each other: write it at page 2"
has_fault "issue.yaml:4:25: error" "pages 2 and 3 are one spread, but their layouts differ" "name the layout at one of them only"
has_fault "issue.yaml:6:22: error" "pages 4 and 5 are one spread, but their inks differ" "write the same \`ink\` at both"
has_fault "issue.yaml:7:25: error" "page 6 has no page at its right" "list the other page of the spread after it"
plan <<Y
pages:
  - {title: 要闻, spread: maybe, articles: [lead]}
  - {title: 山谷, facing: true, $ad}
Y
status 1 "$PAIBAN" check
has stderr "issue.yaml:2:25: error"
has_fault "issue.yaml:3:17: error" "a page has no key \`facing\`" "write spread: true at the left one of two facing pages"

# Sections are folded each by itself.
plan <<Y
sections:
  - name: A
    pages: [{title: 要闻, articles: [lead]}, {title: 山谷, spread: true, $ad}]
  - name: B
    pages: [{title: 河流, $ad}, {title: 读书, spread: true, $ad}, {title: 读书}]
Y
status 1 "$PAIBAN" check
has_fault "issue.yaml:3:64: error" "page A02 has no page at its right" "list the other page"
sed -i '3s/, spread: true//' $day/issue.yaml
status 0 "$PAIBAN" build
has stdout "第B02–B03版 读书: "
has out/site/demo/2021-11-02/B02.html "第B02–B03版：读书"
has out/site/demo/2021-11-02/B03.html "url=B02.html"

# Of a spread's groups each page may say how they look, whichever page lists their articles; not both of one.
article b 3
article c 3
groups() {
    plan <<Y
pages:
  - {title: 要闻, articles: [lead]}
  - {title: 山谷, spread: true, articles: [{slug: b, group: 时评}]$1}
  - {title: 河流, articles: [{slug: c, group: 时评}], groups: {时评: {title: 两岸时评}}}
Y
}
groups ""
status 0 "$PAIBAN" build
has out/site/demo/2021-11-02/02.html "两岸时评"
groups ", groups: {时评: {title: 山谷时评}}"
status 1 "$PAIBAN" check
has_fault "issue.yaml:4:60: error" "the spread says twice how the group 时评 looks" "keep one of the two"
