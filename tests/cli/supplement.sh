# 竖排副刊: a page set vertically, in tiers; what it can't be, told at its place.
. "$SRC/tests/cli/lib.inc"
sign=“木牌”
. "$SRC/tests/cli/issue.inc"

article 头版 40
article 听河 22 "byline: 作者甲" "kicker: 河边"
article 秤 14 "byline: 作者乙"
article 信 13
article 渡口 12 "column: 旧事"
article 灯塔 11
article 书店 8
/usr/bin/python3 - $day/p.png <<'P'
import sys

from PIL import Image

Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").save(sys.argv[1])
P
printf '\n![河](p.png "夜里的河。")\n' >>$day/秤.md
plan <<'Y'
pages:
  - {title: 要闻, articles: [头版]}
  - {title: 副刊, vertical: true, articles: [听河, 秤, 信, 渡口, 灯塔, 书店]}
Y
for layout in broadsheet tabloid; do
    [ $layout = broadsheet ] || {
        article 头版 22
        for slug in 听河 秤 信 渡口 灯塔 书店; do
            article $slug 5
        done
        sed -i 's/layout: broadsheet/layout: tabloid/' content/demo/paper.yaml
    }
    status 0 "$PAIBAN" build --report r.json --lock
    empty stderr
    /usr/bin/python3 - <<'P'
import json
import re

page = json.load(open("r.json"))["issues"][0]["pages"][1]
assert len(page["articles"]) == 6, page
areas = {a["slug"]: a["area"] for a in page["articles"]}
# Read from the right: the lead stands at the top right.
lead = areas["听河"]
assert lead["line"] == 1 and lead["column"] + lead["columns"] - 1 == page["columns"], lead

# Every story, one with a picture too, is as high as so many tiers of the page and begins where one begins.
tiers = {"broadsheet": 5, "tabloid": 4}[page["layout"]]
step = (page["lines"] + 1) // tiers
assert (page["lines"] + 1) % tiers == 0, page["lines"]
for slug, area in areas.items():
    assert (area["lines"] + 1) % step == 0 and (area["line"] - 1) % step == 0, (slug, area, step)

# Their lines are columns, from right to left.
html = open("out/site/demo/2021-11-02/02.html").read()
for slug in areas:
    own = html[html.index(f'data-slug="{slug}"' if f'data-slug="{slug}"' in html else f"data-slug={slug}"):]
    own = own[:own.index("</article>")]
    places = re.findall(r"<tspan class=line data-x=([0-9.]+) data-y=([0-9.]+)", own)
    first = [float(x) for x, y in places if abs(float(y) - min(float(b) for a, b in places[3:])) < 0.1]
    assert len(first) > 2 and first == sorted(first, reverse=True), (slug, first)
P
    pdftotext -f 2 -l 2 -raw out/site/demo/2021-11-02/issue.pdf - | tr -d '\n ' >text
    for what in 听河 灯塔 街口的邮局刚刚挂出“木牌”; do
        has text "$what"
    done
    status 0 "$PAIBAN" build --force
    has stdout "as makeup.lock.yaml has it"
    rm $day/makeup.lock.yaml
done
sed -i 's/layout: tabloid/layout: broadsheet/' content/demo/paper.yaml

# The editor's left and right are those of the page.
sed -i 's/\[听河, 秤,/[听河, {slug: 秤, at: 右下},/' $day/issue.yaml
status 0 "$PAIBAN" build --report r.json
/usr/bin/python3 - <<'P'
import json

page = json.load(open("r.json"))["issues"][0]["pages"][1]
at = next(a["area"] for a in page["articles"] if a["slug"] == "秤")
assert at["column"] + at["columns"] - 1 == page["columns"] and at["line"] > 1, at
P

# A group's text stands within its frame, clear of what is beside it, on either paper.
cp $day/issue.yaml plan
for layout in broadsheet tabloid; do
    sed -i "s/^layout: .*/layout: $layout/" content/demo/paper.yaml
    plan <<'Y'
overset: extra
pages:
  - {title: 要闻, articles: [头版]}
  - {title: 副刊, vertical: true, articles: [{slug: 信, group: 集}, {slug: 渡口, group: 集}, {slug: 灯塔, group: 集}, 书店]}
Y
    status 0 "$PAIBAN" build --report r.json
    /usr/bin/python3 - <<'P'
import json
import re

page = next(p for p in json.load(open("out/site/demo/2021-11-02/issue.json"))["pages"] if p["number"] == 2)
rows = open("out/site/demo/2021-11-02/02.html").read().split("<article ")[1:]
half = 7  # points: half a line of body text
for a in page["articles"]:
    x, _, w, _ = a["areas"][0]
    own = next(r for r in rows if re.search(rf'data-slug="?{a["slug"]}', r)).split("</article>")[0]
    places = [float(v) for v in re.findall(r"data-x=([0-9.]+)", own)]
    assert places and x <= min(places) and max(places) <= x + w + half, (a["slug"], x, w, min(places), max(places))
P
done
sed -i 's/^layout: .*/layout: broadsheet/' content/demo/paper.yaml

# What waits for a page with other tiers is set in them: a front page's are lower.
sed -i 's/^layout: .*/layout: vertical/' content/demo/paper.yaml
for slug in 头版 听河 秤; do
    article $slug 30
done
plan <<'Y'
overset: extra
pages:
  - {title: 要闻, articles: [头版, 听河, 秤]}
Y
status 0 "$PAIBAN" build --report r.json
/usr/bin/python3 - <<'P'
import json

pages = json.load(open("r.json"))["issues"][0]["pages"]
steps = [(p["lines"] + 1) // 4 for p in pages]
assert steps[0] < steps[1], steps
for p, step in zip(pages, steps):
    for a in p["articles"]:
        assert (a["area"]["lines"] + 1) % step <= 1 and (a["area"]["line"] - 1) % step == 0, (p["number"], a)
assert sum(len(p["articles"]) for p in pages) == 3 and len(pages[0]["articles"]) < 3
P
sed -i 's/^layout: .*/layout: broadsheet/' content/demo/paper.yaml
article 头版 40
article 听河 22
article 秤 14
cp plan $day/issue.yaml

# ---- faults ----
sed -i 's/slug: 秤, at: 右下/slug: 秤, headline: {size: 30pt}/' $day/issue.yaml
status 1 "$PAIBAN" build
has stderr 'error: the title of a vertical text is as large as its box allows'
has stderr 'hint: leave out size'
sed -i 's/slug: 秤, headline: {size: 30pt}/slug: 秤, at: 右下/' $day/issue.yaml
sed -i 's/vertical: true/vertical: true, spread: true/' $day/issue.yaml
printf '  - {title: 副刊}\n' >>$day/issue.yaml
status 1 "$PAIBAN" check
has stderr "issue.yaml:3:27: error: page 2 is one half of a spread, which isn't set vertically"
sed -i 's/, spread: true//; $d' $day/issue.yaml
article 书店 3 "lang: bo"
sed -i 's/^山谷.*/བོད་ཡིག/' $day/书店.md
status 1 "$PAIBAN" check
has stderr "书店.md:2:8: error: page 2 is set vertically, which text in Tibetan isn't"
article 书店 3
sed -i 's/lang: zh-Hans/lang: bo/' content/demo/paper.yaml
status 1 "$PAIBAN" check
has stderr "issue.yaml:3:27: error: Tibetan isn't set vertically: it runs from left to right alone"
has stderr "hint: leave \`vertical\` out"
