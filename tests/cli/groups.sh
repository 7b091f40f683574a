# Articles that stand together: groups 集纳 under a head, one below or beside another, one that keeps its place.
. "$SRC/tests/cli/lib.inc"
effort=--effort=fast
. "$SRC/tests/cli/desk.inc"

# Its head and frame have lines of their own, that no other article comes into; pins of `groups` are the whole's.
box() { # SLUGS: the rectangle of these articles, and nothing else within it and a line round it
    /usr/bin/python3 - "$1" "$2" <<'P'
import json
import sys

page = json.load(open("report.json", encoding="utf-8"))["issues"][0]["pages"][0]
own = [a["area"] for a in page["articles"] if a["slug"] in sys.argv[1]]
others = [a["area"] for a in page["articles"] if a["slug"] not in sys.argv[1]]
box = {"column": min(a["column"] for a in own), "line": min(a["line"] for a in own), "foot": page["lines"]}
box["columns"] = max(a["column"] + a["columns"] for a in own) - box["column"]
box["lines"] = max(a["line"] + a["lines"] for a in own) - box["line"]
for a in others:
    beside = a["column"] >= box["column"] + box["columns"] or a["column"] + a["columns"] <= box["column"]
    above, below = a["line"] + a["lines"] <= box["line"] - 3, a["line"] >= box["line"] + box["lines"] + 1
    assert beside or above or below, (a, box)
sys.exit(not eval(sys.argv[2], {}, box) and f"{box}")
P
}
grouped() { # WANTED GROUPS ENTRIES…: three articles in a group
    expected=$1 groups=$2
    shift 2
    build - "$@"
    sed -i "s/title: 要闻/&\n    groups: {$groups}/" $day/issue.yaml
    status "$expected" "$PAIBAN" build --force $effort --report=report.json g
}
h='slug: h, group: 山乡速递' i='slug: i, group: 山乡速递' j='slug: j, group: 山乡速递'
grouped 0 '山乡速递: {title: 县乡一日, frame: double, at: 倒头条}' "$h" "$i" "$j"
box hij 'column + columns == 9 and line + lines == foot'
pdftotext -layout g/out/site/demo/2021-11-02/01.pdf - | grep -q '县 *乡 *一 *日' || fail "no head of the group"
# Its head is a heading over its stories: in the PDF, on the facsimile, on the issue's page; each story's page names it.
pdfinfo -struct-text g/out/site/demo/2021-11-02/01.pdf >tree
/usr/bin/python3 - g/out/site/demo/2021-11-02 <<'P'
import json
import re
import sys

day = sys.argv[1]
page = json.load(open(f"{day}/issue.json", encoding="utf-8"))["pages"][0]
[group] = page["groups"]
assert group["title"] == "县乡一日" and sorted(group["articles"]) == ["h", "i", "j"], group
assert [a["slug"] for a in page["articles"] if "group" in a] == group["articles"], page["articles"]
x, y, w, h = group["areas"][0]
for a in page["articles"]:
    for left, top, width, height in a["areas"]:
        inside = x <= left + 1 and y <= top + 1 and left + width <= x + w + 1 and top + height <= y + h + 1
        assert inside == ("group" in a), (a["slug"], group)
# No two lines of the grid are white across the group, between its frame, the rules of its head and its stories.
html = open(f"{day}/01.html", encoding="utf-8").read()
told = {a["slug"]: a["area"] for a in json.load(open("report.json"))["issues"][0]["pages"][0]["articles"]}
[(own, first)] = [(a["areas"][0], told[a["slug"]]) for a in page["articles"] if a["slug"] == "a"]
pitch = own[3] / first["lines"]
stories = min(top for a in page["articles"] if "group" in a for left, top, width, height in a["areas"])
starts = re.findall(r"M([\d.]+) ([\d.]+)h", html)
level = sorted(float(v) for u, v in starts if x - 1 <= float(u) <= x + w / 2 and y - 1 <= float(v) < stories)
assert len(level) == 3, level  # the frame's two, then the head's
for above, below in zip(level, level[1:] + [stories]):
    rows = int((below - own[1]) / pitch + 0.01) - int((above - own[1]) / pitch) - 1
    assert rows < 2, (level, stories, pitch)
tree = open("tree", encoding="utf-8").read()
sect = re.search(r"\n( +)Sect[^\n]*\n((?:\1 +[^\n]*\n)+)", tree)
assert re.match(r' +H1 [^\n]*\n +"县乡一日"\n', sect[2]), sect[2][:300]
assert sect[2].count("\n" + sect[1] + "  Art") == 3 and sect[2].count("H1") == 4, sect[2]
html = open(f"{day}/01.html", encoding="utf-8").read()
[own] = re.findall(r"<section>.*?</section>", html, re.S)
assert re.match(r'<section>\n?<h2 aria-label="县乡一日">', own) and own.count("<article ") == 3, own[:300]
for name, level in (("index", 3), ("01", 3)):
    html = open(f"{day}/{name}.html", encoding="utf-8").read()
    [item] = re.findall(r'<li class="group"><h%d.*?</ol></li>' % level, html, re.S)
    assert f">县乡一日</h{level}>" in item and item.count("<li") == 4, item
for slug in "ahij":
    assert ('<span class="group">县乡一日</span>' in open(f"{day}/{slug}.html", encoding="utf-8").read()) == (slug != "a")
P
grouped 0 '山乡速递: {frame: open, span: 4, at: 左下}' "$h" "$i" "$j"
box hij 'columns == 4 and column == 1 and line + lines - 1 == foot'
grouped 0 '山乡速递: {area: [5, 60, 4, 44]}' "$h" "$i" "$j"
box hij 'column == 5 and columns == 4 and 62 <= line <= 65 and line + lines == foot'
grouped 1 '山乡速递: {area: [5, 60, 4, 12]}' "$h" "$i" "$j"
has stderr 'issue.yaml:3:27: error: the group needs '
has stderr 'hint: the nearest is area: [5, 60, 4, '
grouped 1 '山乡速递: {area: [5, 90, 4, 40]}' "$h" "$i" "$j"
has stderr 'hint: the nearest is area: [5, 64, 4, 40]'
grouped 1 '山乡速递: {area: [5, 60, 4, 44]}' "$h" "$i" "$j" 'slug: c, area: [5, 40, 3, 30]'
has stderr 'issue.yaml:3:27: error: the area covers a part of that of c'
grouped 1 '山乡速递: {span: 2}' "$h" "$i" 'slug: j, group: 山乡速递, span: 3'
has stderr 'error: the group 山乡速递 has no room over 2 columns: j needs 3'
hasnt stderr 'the page has no room for them' # it has: the group may stand over more columns
grouped 1 '山乡速递: {span: 1, title: 一个比一栏宽得多的栏题 写了这么长谁也排不下}' "$h" "$i" "$j"
has stderr "error: the group's head is too long for 1 columns"
hasnt stderr 'the page has no room for them'
grouped 1 '山乡急递: {at: 左下}' "$h" "$i" "$j"
has stderr 'issue.yaml:3:14: error: page 1 has no article of the group 山乡急递'
has stderr 'hint: the nearest is `山乡速递`'
grouped 1 '山乡速递: {style: rule}' "$h" "$i" "$j"
has stderr 'hint: write frame: open, rule, double, tint or none'
build 1 "$h" "$i" 'slug: j, group: 山乡速递, area: [1, 40, 2, 30]'
has stderr 'error: the article stands in the group 山乡速递: `area` is the group'
has stderr 'hint: write it in issue.yaml: groups: {山乡速递: {area: …}}'
build 1 "$h, at: 左下" "$i, at: 右上" "$j"
has stderr 'error: its group stands at 左下 already'
build 0 "$h" "$i" 'slug: j, group: 山乡急递'
has stderr 'warning: the group 山乡急递 has one article on page 1'
has stderr 'hint: the nearest is `山乡速递`'

# By another article: right below it, of its width; beside it, from the same line.
build 0 'slug: e, after: c'
stands e "(column, columns) == ($(area c column), $(area c columns)) and line == $(area c line) + $(area c lines) + 1"
build 0 'slug: f, beside: d'
stands f "line == $(area d line) and (column == $(area d column) + $(area d columns) or column + columns == $(area d column))"
build 0 'slug: c, area: [1, 40, 4, 22]' 'slug: j, after: c' 'slug: h, beside: c'
stands j '(column, line, columns) == (1, 63, 4)'
stands h '(column, line, lines) == (5, 40, 22)'
build 0 "$h" "$i" 'slug: j, after: h, group: 山乡速递'
stands j "(column, columns) == ($(area h column), $(area h columns)) and line == $(area h line) + $(area h lines) + 1"
# What is pinned keeps its place when a group stands by it, a group when an article does.
build 0 'slug: c, area: [1, 40, 4, 22]' "$h, after: c" "$i" "$j"
stands c '(column, line, columns, lines) == (1, 40, 4, 22)'
box hij 'column == 1 and columns == 4 and line - 1 >= 63'
grouped 0 '山乡速递: {area: [5, 30, 4, 50]}' "$h" "$i" "$j" 'slug: e, after: h'
box hij 'column == 5 and columns == 4 and 32 <= line <= 35 and line + lines <= 80'
stands e '(column, line, columns) == (5, 81, 4)'
# A group stands in one place.
grouped 1 '山乡速递: {area: [5, 30, 4, 50]}' "$h, after: c" "$i" "$j"
has stderr 'error: `after` and `area` each say where the article stands'
grouped 1 '山乡速递: {at: 左下}' "$h, beside: c" "$i" "$j"
has stderr 'error: `beside` and `at` each say where the article stands'
build 1 "$h, after: c" "$i, after: d" "$j"
has stderr 'error: its group stands below c already'
has stderr 'hint: leave `after` out'
printf -- '---\ntitle: 报眼\n---\n\n报眼里的一条短消息。\n' >$day/x.md
build 1 'slug: e, after: z'
has stderr 'issue.yaml:13:26: error: the issue has no article z to stand by'
build 1 'slug: e, after: e'
has stderr "error: an article can't stand by itself"
build 1 'slug: e, after: f' 'slug: f, beside: e'
has stderr 'error: e stands by this article itself'
build 1 'slug: e, after: c' 'slug: f, after: c'
has stderr 'issue.yaml:13:26: error: e stands below c already'
has stderr 'hint: after: e'
build 1 'slug: e, after: c, at: 左下'
has stderr 'error: `after` and `at` each say where the article stands'
build 1 'slug: c, at: 倒头条' 'slug: e, after: c'
has stderr 'error: c stands at 倒头条: nothing goes below it'
has stderr 'hint: beside: c'
build 1 'slug: c, area: [1, 90, 4, 14]' 'slug: j, after: c'
has stderr 'error: the article'
# Names that are no article of the page are told for what they are.
build 1 "$h" "$i" "$j" 'slug: e, after: 山乡速递'
has stderr 'error: 山乡速递 is a group 集纳, not an article'
has stderr 'hint: write an article of it: h'
front_of() { # ENTRY KEYS: the page with this entry, the issue with these keys
    build - "$1"
    printf '%s\n' "$2" >>$day/issue.yaml
    status 1 "$PAIBAN" build --force $effort g
}
for by in after beside; do
    front_of "slug: e, $by: x" 'ear: {story: x}'
    has stderr 'error: x stands in the ear 报眼: nothing stands by it'
done
front_of 'slug: e, after: fair' 'ads: [{page: 1, size: 通栏, title: fair}]'
has stderr 'error: fair is an advertisement: advertisements stand at the foot'
front_of 'slug: e, beside: x' '  - {title: 副刊, articles: [x]}'
has stderr 'error: x stands on page 2, this article on page 1'
rm $day/x.md
build 1 'slug: e, below: c'
has stderr 'hint: write after: slug'

# `fixed` keeps the place of makeup.lock.yaml, whatever becomes of the others.
build 1 'slug: e, fixed: yes'
has stderr 'error: makeup.lock.yaml has no place on page 1 for it'
has stderr 'hint: `paiban build --lock` keeps the page as it is'
build 0
status 0 "$PAIBAN" build --force --lock $effort --report=report.json g
before="($(area e column), $(area e line), $(area e columns), $(area e lines))"
sed -i '$d' $day/d.md # the page is made up anew
build 0 'slug: e, fixed: yes'
stands e "(column, line, columns, lines) == $before"
build 1 'slug: e, fixed: yes, at: 底'
has stderr 'error: `at` and `fixed` each say where the article stands'
rm $day/makeup.lock.yaml

# As the hint says, `build --lock` gives what is fixed the place that it has; in larger type, too.
cp -r $day all_of_it
printf 'pages:\n  - {title: 要闻, articles: [h, {slug: i, fixed: yes}]}\n' >$day/issue.yaml
rm $day/[a-gj].md
status 0 "$PAIBAN" build --force --lock $effort --report=report.json g
stands i 'all < 8'
before="($(area i column), $(area i line), $(area i columns), $(area i lines))"
status 0 "$PAIBAN" build --force $effort --report=report.json g
stands i "all < 8 and (column, line, columns, lines) == $before"
has stdout 'as makeup.lock.yaml has it'
rm -r $day
mv all_of_it $day

# An advertisement has its place first: groups and neighbours stand clear of it.
booked() { # WANTED GROUPS ENTRIES…: with an advertisement at the foot's right
    expected=$1 groups=$2
    shift 2
    build - "$@"
    sed -i "s/title: 要闻/&\n    ads: [{columns: 3, height: 20行, at: right, title: 某某书店}]\n    groups: {$groups}/" $day/issue.yaml
    echo 'overset: cut' >>$day/issue.yaml
    status "$expected" "$PAIBAN" build --force --effort=default --report=report.json g
}
booked 0 '山乡速递: {frame: double, at: 左下}' "$h" "$i" "$j" 'slug: e, after: c'
box hij 'column == 1 and columns <= 5 and line + lines == foot'
stands e "(column, columns) == ($(area c column), $(area c columns)) and line == $(area c line) + $(area c lines) + 1"
booked 1 '山乡速递: {area: [5, 60, 4, 44]}' "$h" "$i" "$j"
has stderr 'issue.yaml:4:27: error: the area covers a part of that of the advertisement in line 3'
has stderr 'hint: the nearest is area: [5, 3'
booked 1 '山乡速递: {frame: rule}' "$h" "$i" 'slug: g, group: 山乡速递' 'slug: c, area: [6, 50, 3, 28]' 'slug: j, after: c'
has stderr 'error: the article does not stand below c on page 1: there is no room for both so'
