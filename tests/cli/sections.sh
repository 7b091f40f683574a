# Sections 叠: pages A01 … B02, in files, running heads, jump lines, index, issue.json, lock, site, PDF; their faults.
. "$SRC/tests/cli/lib.inc"
titles='文章 %s'
. "$SRC/tests/cli/issue.inc"

article long 300
article second 3 "page: A02"
article verse 6
article last 4 "page: B02"
plan <<'Y'
overset: extra
sections:
  - name: A
    title: 要闻
    pages:
      - {title: 头版, editors: [甲], articles: [long]}
      - {title: 综合, articles: [second]}
  - name: B
    title: 副刊
    pages:
      - {title: 雪莲, articles: [verse]}
      - {title: 读书, articles: [last]}
Y
status 0 "$PAIBAN" build --report r.json --lock
has stdout "demo/2021-11-02 第A01版 头版: "
has stdout "goes on: 《文章 long》 → 第A02版"
has stdout "demo/2021-11-02 第B02版 读书: "
for page in A01 A02 B01 B02; do
    [ -s out/site/demo/2021-11-02/$page.html ] && [ -s out/site/demo/2021-11-02/$page.pdf ] &&
        [ -s out/press/demo/2021-11-02/$page.pdf ] || fail "no $page"
    has out/site/sitemap.xml "/demo/2021-11-02/$page.html"
done
[ ! -e out/site/demo/2021-11-02/01.html ] || fail "a page without its section"
has content/demo/2021-11-02/makeup.lock.yaml "- page: A01"
has content/demo/2021-11-02/makeup.lock.yaml "{slug: long, from: A01, "
has out/site/demo/index.html 'href="2021-11-02/A01.html"'
has out/site/index.html 'href="demo/2021-11-02/A01.html"'

# The site: parts of the issue, page by page, and back.
cd out/site/demo/2021-11-02
has index.html '<h2 class="part-head" id="part-A"><span class="no">A叠</span> 要闻</h2>'
has index.html '<h2 class="part-head" id="part-B"><span class="no">B叠</span> 副刊</h2>'
has index.html '<h3 id="p-B01.html"><a href="B01.html"><span class="no">第B01版</span> <span class="nm">雪莲</span></a>'
has A02.html '<a href="A01.html" rel="prev">'
has A02.html '<a href="B01.html" rel="next">'
has A02.html "第A02版：综合"
has A02.html '<li class="part"><span class="no">B叠</span> 副刊</li>'
has A02.html "上接第A01版"
has last.html '"pagination":"B02","printSection":"B"'
has last.html '<a href="B02.html#last">第B02版：读书</a>'
/usr/bin/python3 - <<'P'
import json
import re

import pikepdf

issue = json.load(open("issue.json"))
assert issue["sections"] == [{"name": "A", "title": "要闻", "first": 1}, {"name": "B", "title": "副刊", "first": 3}]
names = ["A01", "A02", "B01", "B02"]
assert [(p["number"], p["name"], p["html"], p["pdf"]) for p in issue["pages"]] == [
    (i + 1, n, n + ".html", n + ".pdf") for i, n in enumerate(names)]
assert [a["continues_on"] for a in issue["pages"][0]["articles"]] == [2]
assert [a.get("continued_from") for a in issue["pages"][1]["articles"] if a["slug"] == "long"] == [1]
report = json.load(open("../../../../r.json"))["issues"][0]["pages"]
assert [(p["number"], p["name"]) for p in report] == list(enumerate(names, 1))

assert re.search(r'<a href="A02.html" class="?jump', open("A01.html").read())
assert re.search(r'class="?jump[^>]*>（上接第', open("A02.html").read())


def labels(path):
    pdf = pikepdf.open(path)
    return [page.label for page in pdf.pages]


assert labels("issue.pdf") == names, labels("issue.pdf")
assert labels("B01.pdf") == ["B01"], labels("B01.pdf")
with pikepdf.open("issue.pdf").open_outline() as outline:
    titles = [entry.title for entry in outline.root]
assert titles == ["第A01版：头版", "第A02版：综合", "第B01版：雪莲", "第B02版：读书"], titles
pdf = pikepdf.open("A01.pdf")
files = [str(a.A.F) for a in pdf.pages[0].Annots if "/A" in a and "/F" in a.A]
assert "A02.pdf" in files and "B01.pdf" in files and "B02.pdf" in files, files  # the jump, the index
P
pdftotext -layout issue.pdf - | sed 's,[ 　],,g' >text
for what in "（下转第A02版）" "（上接第A01版）" "试报副刊" "B02" "今日4版"; do
    has text "$what"
done
cd - >/dev/null

# B01 is a right-hand page, as A01: its number stands at the right, A02's at the left.
/usr/bin/python3 - <<'P'
import re

for page, right in (("A02", False), ("B01", True), ("B02", False)):
    html = open(f"out/site/demo/2021-11-02/{page}.html").read()
    at = re.search(rf'class="furniture [^>]*><tspan x="?([0-9.]+)[^>]*>{page}<', html)
    assert (float(at.group(1)) > 500) == right, (page, at.group(1))
P

# Kept by the lock; a page that the lock has and the issue has not.
status 0 "$PAIBAN" build --force
has stdout "as makeup.lock.yaml has it"
empty stderr
sed -i 's/page: B02/page: C02/' content/demo/2021-11-02/makeup.lock.yaml
status 0 "$PAIBAN" build --force
has stderr "makeup.lock.yaml:"
has stderr "the issue has no page C02"
rm content/demo/2021-11-02/makeup.lock.yaml

# From one section into the next.
plan <<'Y'
overset: jump
sections:
  - {name: A, pages: [{title: 头版, articles: [long]}]}
  - {name: B, pages: [{title: 雪莲, articles: [verse, second, last]}]}
Y
article second 3
article last 4
status 0 "$PAIBAN" build
has stdout "→ 第B01版"
has stdout "← 第A01版"
pdftotext out/site/demo/2021-11-02/issue.pdf - | tr -d ' \n' >text
has text "（下转第B01版）"
has text "（上接第A01版）"

# What finds no room is told of the page by its name.
plan <<'Y'
sections:
  - {name: B, pages: [{title: 雪莲, articles: [long, verse, second, last]}]}
Y
article long 320
status 1 "$PAIBAN" build
has stderr "long.md:2:8: error: 第B01版 头条《文章 long》 多 "

# Extra pages are of the last section.
sed -i '1ioverset: extra' content/demo/2021-11-02/issue.yaml
status 0 "$PAIBAN" build
[ -s out/site/demo/2021-11-02/B02.html ] || fail "no extra page B02"

# Without a list articles say themselves where they stand: page: B01.
article long 3 "page: A01" "section: 要闻"
article second 3 "page: A02"
article verse 3 "page: B01"
article last 3 # on the first page
rm content/demo/2021-11-02/issue.yaml
status 0 "$PAIBAN" build
/usr/bin/python3 - <<'P'
import json

pages = json.load(open("out/site/demo/2021-11-02/issue.json"))["pages"]
assert [(p["name"], [a["slug"] for a in p["articles"]]) for p in pages] == [
    ("A01", ["last", "long"]), ("A02", ["second"]), ("B01", ["verse"])], pages
P
plan <<'Y'
sections: [{name: A, title: 要闻}, {name: B, title: 副刊}]
Y
status 0 "$PAIBAN" build
has out/site/demo/2021-11-02/index.html "<span class=\"no\">B叠</span> 副刊"

# ---- faults, each at its place with what to do ----
fault() { # fault PLACE MESSAGE HINT
    status 1 "$PAIBAN" check
    has stderr "$1"
    has stderr "$2"
    has stderr "hint: $3"
}

for said in A1:A01 a01:A01 Ａ０２:A02 A001:A01 第B2版:B02 B-3:B03; do
    article verse 3 "page: ${said%:*}"
    fault "verse.md:3:7: error" "\`page\` must be a page: 2, or in a section A02, not “${said%:*}”" "write page: ${said#*:}"
done
article verse 3 "page: ABCD01"
status 1 "$PAIBAN" check
has stderr "verse.md:3:7: error: \`page\` must be"
article verse 3 "page: C01"
fault "verse.md:3:7: error" "the issue has no section C" "its sections are A and B"
article verse 3 "page: 2"
fault "verse.md:3:7: error" "the issue's pages are named by sections: page 2 of which?" "write page: A02"
article verse 3 "page: A04"
fault "verse.md:2:8: error" "the article is on page A04, but no article is on page A03" "change its \`page\`"
article verse 3 "page: A01"
fault "issue.yaml:1:41: error" "no article is on a page of section B" "write page: B01 in an article, or delete the section"

plan <<'Y'
sections:
  - {name: A, pages: [{title: 头版, articles: [long, last]}, {title: 综合, articles: [second]}]}
  - {name: B, pages: [{title: 雪莲, articles: [verse]}]}
Y
fault "verse.md:3:7: error" "the article says page A01, issue.yaml lists it on page B01 (line 3)" "write page: B01, or leave \`page\` out"
article verse 3 "page: C01"
fault "verse.md:3:7: error" "the issue has no section C" "write page: B01, where issue.yaml lists the article, or leave \`page\` out"
article verse 3 "page: 3"
fault "verse.md:3:7: error" "the article says page 3, issue.yaml lists it on page B01 (line 3)" "write page: B01"
article verse 3 "page: B01"
status 0 "$PAIBAN" check
article b01 3
fault "b01.md:1:1: error" "the article's name \`b01\` is the name of page B01" "rename it"
rm content/demo/2021-11-02/b01.md
article c01 3
status 0 "$PAIBAN" check # a warning only: no page lists it
rm content/demo/2021-11-02/c01.md

cat >>content/demo/2021-11-02/issue.yaml <<'Y'
ads:
  - {page: B01, size: 通栏}
  - {page: B02, size: 通栏}
Y
fault "issue.yaml:6:12: error" "the issue has no page B02" "its last page is B01"
sed -i '6d' content/demo/2021-11-02/issue.yaml
status 0 "$PAIBAN" check
sed -i '/^ads/,$d' content/demo/2021-11-02/issue.yaml

sed -i 's/name: B/name: A/' content/demo/2021-11-02/issue.yaml
fault "issue.yaml:3:12: error" "the section A stands in line 2 already" "name it with the next letter"
for said in b:B B01:B ABCD: 副: ; do
    sed -i "3s/name: [^,]*,/name: ${said%:*},/" content/demo/2021-11-02/issue.yaml
    fault "issue.yaml:3:12: error" "a section's name is one to three capital letters, not “${said%:*}”" "write name: ${said#*:}"
done
sed -i '3s/name: [^,]*,/name: B,/; 1ipages: [{title: 一, articles: [long]}]' content/demo/2021-11-02/issue.yaml
fault "issue.yaml:1:8: error" "\`pages\` and \`sections\` both list the issue's pages" "move these under a section"
plan <<'Y'
sections:
  - {name: A, pages: [{title: 头版, articles: [long, last, second, verse]}]}
  - {name: B, title: 副刊}
Y
article verse 3
article second 3
fault "issue.yaml:3:12: error" "section B lists no pages, but section A does" "write \`pages:\` for each section"
plan <<'Y'
sections:
  - {id: A, articles: [long]}
Y
fault "issue.yaml:2:6: error" "a section has no key \`id\`" "write name: A, the letter of its pages' names"
plan <<'Y'
pages: [{title: 头版, articles: [long, last, second, verse]}]
Y
article long 3 "page: A01"
fault "long.md:3:7: error" "the issue has no section A" "write page: 1, where issue.yaml lists the article"

# Without sections nothing has a name beside its number.
article long 3
status 0 "$PAIBAN" build --report r.json
[ -s out/site/demo/2021-11-02/01.html ] || fail "no page 01"
[ ! -e out/site/demo/2021-11-02/A01.html ] || fail "A01 is left"
hasnt out/site/demo/2021-11-02/issue.json '"name"'
hasnt r.json '"name"'
