# A day's second edition, 号外 and 增期: folders, selection, site, calendar, feeds, search, PDF; the rules; `new`.
. "$SRC/tests/cli/lib.inc"

make_group .
day=content/demo/2021-11-02
for edition in b c; do
    cp -r $day $day-$edition
done
printf 'edition: 晚间版\nnumber: 8\n' >$day-b/issue.yaml
printf 'kind: 号外\n' >$day-c/issue.yaml
printf 'number: 7\n' >$day/issue.yaml
status 0 "$PAIBAN" build --report r.json
empty stderr
for issue in 2021-11-01 2021-11-02 2021-11-02-b 2021-11-02-c; do
    [ -s out/site/demo/$issue/index.html ] && [ -s out/site/demo/$issue/02.pdf ] && [ -s out/press/demo/$issue/02.pdf ] ||
        fail "no $issue"
    has out/site/sitemap.xml "<loc>https://paper.test/demo/$issue/</loc><lastmod>$(printf %.10s $issue)</lastmod>"
    has stdout "demo/$issue 第2版"
done

# A store whose pages are damaged, be it those of the 号外, which is read in every run: all is as before, also what changed.
cp -r out/site whole
for issue in 2021-11-02-c 2021-11-02; do
    damage_pages out/.paiban/store.db site/demo/$issue/
    status 0 "$PAIBAN" build
    diff -r whole out/site || fail "not as before the store of $issue was damaged"
done
damage_pages out/.paiban/store.db site/demo/2021-11-02-c/
cp $day-c/first.md before.md
printf '\n号外又添一段。\n' >>$day-c/first.md
status 0 "$PAIBAN" build --date=2021-11-02-c
has out/site/demo/2021-11-02-c/first.html 号外又添一段
status 0 "$PAIBAN" build
status 0 "$PAIBAN" build --out=fresh
diff -r fresh/site out/site || fail "not as from nothing"
mv before.md $day-c/first.md
status 0 "$PAIBAN" build
diff -r whole out/site || fail "not as at first"

cd out/site/demo
# Neighbours, the day's others, the month.
has 2021-11-02/index.html '<a href="../2021-11-01/index.html" rel="prev">'
has 2021-11-02/index.html '<a href="../2021-11-02-b/index.html" rel="next">'
has 2021-11-02-b/index.html '<a href="../2021-11-02/index.html" rel="prev">'
has 2021-11-02-b/index.html '<a href="../2021-11-02-c/index.html" rel="next">'
has 2021-11-02-b/index.html '<a href="../2021-11-02/index.html">第一版次</a> <a href="../2021-11-02-c/index.html">号外</a>'
has 2021-11-02/01.html '<a href="../2021-11.html">'
has 2021-11-02-b/index.html '<time datetime="2021-11-02">2021年11月2日</time> <span>星期二</span> <span class="edition">晚间版</span>'
has 2021-11-02-c/index.html '<strong class="kind">号外</strong>'
hasnt 2021-11-01/index.html 'class="editions"'
cell() { printf '<a%s href="%s/index.html"><span class="vh">2021年11月2日 </span>%s</small></a>' "$@"; }
has 2021-11.html "$(cell '' 2021-11-02 '<b aria-hidden="true">2</b><small class="count">2版')$(cell ' class="more"' 2021-11-02-b '<small>晚间版')$(cell ' class="more"' 2021-11-02-c '<small>号外')"
has index.html 'href="2021-11-02-c/index.html"'
has ../index.html 'href="demo/2021-11-02-c/01.html"'
# Which issue of its day it is: on the group's page, too, and in a page's title, where the folder's name is no reader's word.
has ../index.html '<time datetime="2021-11-02">2021年11月2日</time> 星期二 <strong class="kind">号外</strong>'
has 2021-11-02/01.html '<title>试报 2021年11月2日 第01版'
has 2021-11-02-b/01.html '<title>试报 2021年11月2日 晚间版 第01版'
has 2021-11-02-c/01.html '<h1 class="vh">试报 2021年11月2日 号外 第01版'
has 2021-11-02-b/first.html '"printEdition":"晚间版"'
has 2021-11-02-b/first.html '"issueNumber":"8"'
# Each article of each edition is one of the feeds and of the search.
/usr/bin/python3 - <<'P'
import glob
import json
import re

import pikepdf

issues = ["2021-11-01", "2021-11-02", "2021-11-02-b", "2021-11-02-c"]
want = sorted(f"https://paper.test/demo/{i}/{a}.html" for i in issues for a in ("first", "second"))
assert sorted(x["id"] for x in json.load(open("feed.json"))["items"]) == want
assert sorted(re.findall("<entry.*?<id>(.*?)</id>", open("feed.xml").read(), re.S)) == want
parts = [t for p in glob.glob("../assets/**/*.js", recursive=True) for t in [open(p, encoding="utf-8").read()]
         if t.startswith('paibanSearch.take({"issues":')]
rows = [r for t in parts for r in json.loads(t[t.index("{"):t.rindex(")")])["issues"]]
assert sorted(r[1:] for r in rows) == [
    ["2021-11-01", 2], ["2021-11-02", 2], ["2021-11-02-b", 2, "晚间版"], ["2021-11-02-c", 2, "号外"]], rows
known = [json.load(open(f"{i}/issue.json")) for i in issues]
assert [k["date"] for k in known] == ["2021-11-01"] + 3 * ["2021-11-02"]
assert [(k.get("edition"), k.get("edition_name"), k.get("kind")) for k in known] == [
    (None, None, None), (None, None, None), ("b", "晚间版", None), ("c", "", "extra")], known
report = json.load(open("../../../r.json"))["issues"]
assert [(i["date"], i.get("edition")) for i in report][1:] == [
    ("2021-11-02", None), ("2021-11-02", "b"), ("2021-11-02", "c")]
titles, ids = [], []
for i in issues:
    for path in glob.glob(f"{i}/*.pdf") + glob.glob(f"../../press/demo/{i}/*.pdf"):
        with pikepdf.open(path) as pdf:
            ids.append(pdf.open_metadata()["xmpMM:DocumentID"])
            if path == f"{i}/issue.pdf":
                titles.append(pdf.open_metadata()["dc:title"])
                assert str(pdf.Root.URI.Base) == f"https://paper.test/demo/{i}/"
assert len(set(ids)) == len(ids) == 24, ids
assert titles == ["试报 2021-11-01", "试报 2021-11-02", "试报 2021-11-02 晚间版", "试报 2021-11-02 号外"], titles
P
for issue in 2021-11-02-b:晚间版 2021-11-02-c:号外 2021-11-02-c:免费赠阅; do
    pdftotext ${issue%:*}/01.pdf - | tr -d ' ' >text
    has text "${issue#*:}"
done
cd - >/dev/null

# An edition without a name is the day's second; what is built of one day.
rm $day-b/issue.yaml
status 0 "$PAIBAN" build
has out/site/demo/2021-11-02/index.html '<a href="../2021-11-02-b/index.html">第二版次</a>' # its page is made again
pdftotext out/site/demo/2021-11-02-b/01.pdf - | tr -d ' ' >text
has text "第二版次"
rm -r out
status 0 "$PAIBAN" build --date 2021-11-02-b
[ -e out/site/demo/2021-11-02-b ] && [ ! -e out/site/demo/2021-11-02 ] || fail "--date of an edition"
status 0 "$PAIBAN" build --date 2021-11-02 --quiet
[ -e out/site/demo/2021-11-02 ] && [ -e out/site/demo/2021-11-02-c ] && [ ! -e out/site/demo/2021-11-01 ] ||
    fail "--date of a day"
status 2 "$PAIBAN" build --date 2021-11-02-B
has stderr "YYYY-MM-DD-b for its second edition"
status 1 "$PAIBAN" build --date 2021-11-02-d

# Folders that are none, an edition without the one before.
for name in 2021-11-02-B 2021-11-02b 2021-11-02-2 2021-11-02-a 2021-11-02_b; do
    mkdir content/demo/$name
    status 1 "$PAIBAN" check
    has stderr "content/demo/$name: error: $name is not a date"
    has stderr "hint: a day's second edition is 2021-11-02-b, the third 2021-11-02-c"
    rmdir content/demo/$name
done
mv $day-b $day-d
status 0 "$PAIBAN" check
has stderr "content/demo/2021-11-02-c: warning: there is no edition 2021-11-02-b before this one"
has stderr "name the folder 2021-11-02-b"
mv $day-d $day-b

# 报纸出版管理规定 36: not more than three days; 辞海: 号外 is so called for its having no number.
printf 'number: 9\nkind: extra\n' >$day-c/issue.yaml
status 0 "$PAIBAN" check
has stderr "issue.yaml:1:9: warning: a 号外 is not counted among the issues"
for n in 03 04 05; do
    cp -r $day content/demo/2021-11-$n
    printf 'kind: 号外\n' >content/demo/2021-11-$n/issue.yaml
done
printf 'kind: 号外\n' >$day-c/issue.yaml
status 0 "$PAIBAN" check
has stderr "content/demo/2021-11-05/issue.yaml:1:7: warning: a 号外 for more than 3 days on end"
hasnt stderr "2021-11-04/issue.yaml"
printf 'kind: 增期\n' >content/demo/2021-11-04/issue.yaml
status 0 "$PAIBAN" build
empty stderr
has out/site/demo/2021-11-04/index.html '<strong class="kind">增期</strong>'
has out/site/demo/2021-11.html '<a href="2021-11-04/index.html"><span class="vh">2021年11月4日 </span><b aria-hidden="true">4</b><small>增期</small></a>'
has out/site/demo/2021-11-04/issue.json '"kind": "additional"'
rm -r content/demo/2021-11-03 content/demo/2021-11-05

# An 增期 has the paper's size (35); a front page must say 号外 (36) and 免费赠阅 (31).
printf 'kind: 增期\npages:\n  - {title: 一, articles: [first]}\n  - {title: 二, layout: tabloid, articles: [second]}\n' \
    >content/demo/2021-11-04/issue.yaml
status 0 "$PAIBAN" check
has stderr "2021-11-04/issue.yaml:1:7: warning: page 2 has another size than layout"
rm -r content/demo/2021-11-04
cp -r "$SRC/layouts" layouts
sed -i '/"\[{kind}\]"/d' layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" check
has stderr "2021-11-02-c/issue.yaml:1:7: warning: the front page of layout"
has stderr "doesn't print 号外, which a 号外 must"
has stderr "hint: put {kind} into a text of the layout's \`front\`: 报纸出版管理规定 (2005) 36"
hasnt stderr "免费赠阅"
rm -r layouts
printf 'kind: 号\n' >$day-c/issue.yaml
status 1 "$PAIBAN" check
has stderr "issue.yaml:1:7: error: \`kind\` must be"
has stderr "hint: the nearest is \`号外\`"
printf '号外: true\n' >$day-c/issue.yaml
status 1 "$PAIBAN" check
has stderr "hint: write kind: 号外"

# `new` knows editions.
rm -r $day-?
status 1 "$PAIBAN" new issue demo 2021-11-01
status 0 "$PAIBAN" new issue demo 2021-11-01-b
status 0 "$PAIBAN" new article demo 2021-11-01-b second
hasnt content/demo/2021-11-01-b/second.md "page:"
status 0 "$PAIBAN" build
[ -s out/site/demo/2021-11-01-b/first.html ] || fail "no second edition"
status 1 "$PAIBAN" new issue demo 2021-11-01-b
status 2 "$PAIBAN" new issue demo 2021-11-01-a
has stderr "2021-11-02-b is that day's second edition"
