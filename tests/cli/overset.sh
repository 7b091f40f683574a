# What a page has no room for: told exactly, jumped, cut or given pages, as issue.yaml says; nothing is lost in silence.
. "$SRC/tests/cli/lib.inc"

cat >make.py <<'P'
"""make.py DAY OVERSET PAGES: an issue; PAGES: lengths of a page's articles, pages separated by /."""
import pathlib, random, sys
WORDS = "版面 上的 字是 一个 排上 去的 行末 标点 让出 半格 校样 打过 三遍 改字 的人 看得 很慢 墨香 还在 纸上 留着".split()
def text(n, seed):
    r, out, words = random.Random(seed), "", 0
    while len(out) < n - 4:
        out += r.choice(WORDS)
        words += 1
        if words % 5 == 0:
            out += "。\n\n" if words % 60 == 0 else "。" if words % 20 == 0 else "，"
    return out.rstrip("，。\n") + "完。"
day, overset, pages = pathlib.Path(sys.argv[1]), sys.argv[2], [p.split() for p in sys.argv[3].split("/")]
day.mkdir(parents=True, exist_ok=True)
for old in day.glob("*"):
    old.unlink()
plan = [f"overset: {overset}"] if overset != "none" else []
for number, lengths in enumerate(pages, 1):
    slugs = [f"p{number}-{k}" for k in range(1, len(lengths) + 1)]
    plan += ["pages:"] * (number == 1) + [f"  - {{title: 版, articles: [{', '.join(slugs)}]}}"]
    for slug, n in zip(slugs, lengths):
        (day / f"{slug}.md").write_text(f"---\ntitle: 第{number}版的第{slug[-1]}篇文章\n---\n\n{text(int(n), slug)}\n", encoding="utf-8")
(day / "issue.yaml").write_text("\n".join(plan) + "\n", encoding="utf-8")
P
cat >cut.py <<'P'
"""cut.py FILE N: the last N characters of an article go."""
import pathlib, sys
path, n = pathlib.Path(sys.argv[1]), int(sys.argv[2])
head, body = path.read_text(encoding="utf-8").rstrip("\n").split("\n---\n\n")
while n:
    if body[-1] != "\n":
        n -= 1
    body = body[:-1].removesuffix("## ")
path.write_text(head + "\n---\n\n" + body.rstrip("\n") + "\n", encoding="utf-8")
P
# over: the characters that the only overset article of stderr has too many.
over() {
    [ "$(grep -c ' 多 ' stderr)" = 1 ] || { cat stderr >&2; fail "not one article is over"; }
    sed -n 's/^.*版 .* 多 \([0-9]*\) 字 .*$/\1/p' stderr
}

make_group g
rm -r g/content/demo/2021-11-0[12]
day=g/content/demo/2021-11-03

# Without a word in issue.yaml what does not fit is an error, in the desk's words, at the article's line. With exactly so
# many characters less the issue builds; with one more it does not.
python3 make.py $day none "11200 / 3000"
status 1 "$PAIBAN" build g
has stderr "2021-11-03/p1-1.md:2:8: error: 第1版 头条《第1版的第1篇文章》 多 "
hasnt stderr "warning"
has stderr "overset: jump"
[ ! -e g/out/site/demo ] || fail "a page was made though text has no room"
n=$(over)
lines=$(sed -n 's/^.* 字 \/ \([0-9]*\) 行.*$/\1/p' stderr)
[ "$n" -gt $((lines * 10)) ] && [ "$n" -le $((lines * 14)) ] || fail "$n characters are not $lines lines"
cp $day/p1-1.md whole
python3 cut.py $day/p1-1.md $((n - 1))
status 1 "$PAIBAN" build g
has stderr "多 1 字 / 1 行"
cp whole $day/p1-1.md
python3 cut.py $day/p1-1.md "$n"
status 0 "$PAIBAN" build g
empty stderr
has stdout "demo/2021-11-03 第1版 版: "
rm -r g/out

# jump: the rest stands on a later page that has room, and both ends tell the truth: page 2 is full with its own article.
python3 make.py $day jump "13000 / 9600 / 500"
status 0 "$PAIBAN" build g --report report.json
python3 - <<'P'
import json
pages = json.load(open("report.json"))["issues"][0]["pages"]
first = pages[0]["articles"][0]
on = first["continues_on"]
rest = [a for a in pages[on - 1]["articles"] if a["slug"] == "p1-1"]
assert len(pages) == 3 and rest and rest[0]["continued_from"] == 1, (on, rest)
assert not [a for p in pages if p["number"] not in (1, on) for a in p["articles"] if a["slug"] == "p1-1"]
site = json.load(open("g/out/site/demo/2021-11-03/issue.json"))
area = site["pages"][0]["articles"][0]
assert area["continues_on"] == on and area["polygons"][0][0] == area["areas"][0][:2], area
assert f"{on:02}.html" in open("g/out/site/demo/2021-11-03/01.html", encoding="utf-8").read()
P
pdftotext -f 1 -l 1 g/out/site/demo/2021-11-03/issue.pdf one.txt
on=$(sed -n 's/^.*下转第 *\([0-9]\) *版.*$/\1/p' one.txt)
pdftotext -f "$on" -l "$on" g/out/site/demo/2021-11-03/issue.pdf other.txt
grep -q '上接第 *1 *版' other.txt || fail "page $on doesn't say from where"

# Nowhere is room for the rest: as exact as without jumps.
python3 make.py $day jump "11200 / 10500"
status 1 "$PAIBAN" build g
has stderr "第1版 头条《第1版的第1篇文章》 多 "
n=$(over)
python3 cut.py $day/p1-1.md "$n"
status 0 "$PAIBAN" build g

# cut_all: what stderr says goes from each article's end; the issue then builds.
cut_all() {
    sed -n 's/^.*\/\(p[0-9]-[0-9]\)\.md:2:8: error: .* 多 \([0-9]*\) 字 .*$/\1 \2/p' stderr >all
    [ -s all ] || fail "nothing is over"
    while read -r slug n; do
        python3 cut.py "$day/$slug.md" "$n"
    done <all
    status 0 "$PAIBAN" build "${1-g}"
}

# Several rests without room: all of them told, so that together it is enough; headings count where they go.
for pages in "9000 6000 / 9500" "6000 5000 3000 / 5000 4000 2500 / 11000"; do
    python3 make.py $day jump "$pages"
    sed -i 's/^[^-t].*$/## 小标题\n\n&/' $day/p1-*.md
    status 1 "$PAIBAN" build g
    cut_all
done

# What is told is the least, to the character: a paragraph may stand in a line less without all of its last one.
layout() { sed -i "s/layout: .*/layout: $1/" g/content/demo/paper.yaml; }
least() { # LAYOUT OVERSET PAGES
    layout $1
    python3 make.py $day $2 "$3"
    status 1 "$PAIBAN" build --effort=fast g
    n=$(over)
    slug=$(sed -n 's/^.*\/\(p[0-9]-[0-9]\)\.md:2:8: error: .*$/\1/p' stderr)
    cp $day/$slug.md whole
    python3 cut.py $day/$slug.md $((n - 1))
    status 1 "$PAIBAN" build --effort=fast g
    has stderr "$slug.md:2:8: error: "
    has stderr " 多 1 字 / 1 行"
    cp whole $day/$slug.md
    python3 cut.py $day/$slug.md "$n"
    status 0 "$PAIBAN" build --effort=fast g
}
least newsletter none 1959
least newsletter jump 1484
least a4 none "715 928 825 / 2799"

# What stays whole 不拆 the desk may shorten: it is told how far; where what is over is cut, another is.
python3 make.py $day none 3000
sed -i 's/^title.*/&\nkeep: whole/' $day/p1-1.md
status 1 "$PAIBAN" build --effort=fast g
cut_all
python3 make.py $day cut "1900 1200"
sed -i 's/^title.*/&\nkeep: whole/' $day/p1-1.md
status 0 "$PAIBAN" build --effort=fast g
has stderr "p1-2.md:2:8: warning: "
hasnt stderr "p1-1.md"

# Articles that are left out and rests without room at once: the rests are told as they are without those articles.
python3 make.py $day jump "1500 900 1500 60 60 70 50 50 50 60 70 / 1200 50 60 50 50 60 60 50 70 70 50 70 60"
for slug in p1-1 p1-3 p1-4 p2-2 p2-4; do sed -i 's/^title/box: true\n&/' $day/$slug.md; done
status 1 "$PAIBAN" build --effort=fast g
grep -A4 '多 ' stderr | python3 -c '
import re, sys
slug = ""
for line in sys.stdin:
    told = re.search(r"/(p\d+-\d+)\.md:\d+:8: error: .* 多 (\d+) 字", line)
    if told:
        slug, n = told.groups()
    elif line.startswith("hint: leave the whole article out"):
        print("out", slug)
    elif line.startswith("hint: cut "):
        print("cut", slug, n)' >all
grep -q ^out all && grep -q ^cut all || fail "$(cat all)"
while read -r what slug n; do
    if [ "$what" = cut ]; then
        python3 cut.py "$day/$slug.md" "$n"
    else
        rm "$day/$slug.md"
        sed -i "s/\b$slug, //; s/, $slug\b//" $day/issue.yaml
    fi
done <all
status 0 "$PAIBAN" build --effort=fast g
layout broadsheet

# A box doesn't go on: what is over is told, not that it is too large.
python3 make.py $day jump "12500 / 300"
sed -i 's/^title.*/&\nbox: true/' $day/p1-1.md
status 1 "$PAIBAN" build g
cut_all

# An article for which there is no room at all is not to be cut: it stays out of the page.
sed -i 's/broadsheet/a4/' g/content/demo/paper.yaml
python3 make.py $day none "$(python3 -c 'print("70 " * 28)')"
status 1 "$PAIBAN" build --effort=fast g
has stderr "hint: leave the whole article out of the page"
hasnt stderr "hint: cut"
for slug in $(sed -n 's/^.*\/\(p1-[0-9]*\)\.md:2:8: error: .*$/\1/p' stderr); do
    sed -i "s/, $slug\([],]\)/\1/" $day/issue.yaml
    rm "$day/$slug.md"
done
status 0 "$PAIBAN" build --effort=fast g
sed -i 's/a4/broadsheet/' g/content/demo/paper.yaml

# A few characters too many move no other article.
python3 make.py $day jump "4200 2600 1800 900 700 500 300 / 2000"
status 0 "$PAIBAN" build g --report before.json
python3 make.py $day jump "4300 2700 1900 1000 800 600 400 / 2000"
status 0 "$PAIBAN" build g --report after.json
python3 - <<'P'
import json
for name in ("before", "after"):
    pages = json.load(open(name + ".json"))["issues"][0]["pages"]
    slugs = {a["slug"] for a in pages[0]["articles"]}
    assert slugs == {f"p1-{k}" for k in range(1, 8)}, (name, slugs)
    assert sum("continues_on" in a for a in pages[0]["articles"]) <= 1
P

# cut: left out of the page, whole on the site, and told with its numbers.
python3 make.py $day cut "11200 / 3000"
status 0 "$PAIBAN" build g
has stderr "p1-1.md:2:8: warning: 第1版 头条《第1版的第1篇文章》 多 "
has stderr "left out of the page"
n=$(over)
python3 - "$n" <<'P'
import pathlib, re, subprocess, sys
source = pathlib.Path("g/content/demo/2021-11-03/p1-1.md").read_text(encoding="utf-8").split("---\n\n")[1]
text = re.sub(r"\s", "", source)
page = re.sub(r"\s", "", subprocess.run(["pdftotext", "-raw", "-f", "1", "-l", "1", "g/out/site/demo/2021-11-03/issue.pdf", "-"],
                                        capture_output=True, text=True).stdout)
article = re.sub(r"<[^>]*>|\s", "", pathlib.Path("g/out/site/demo/2021-11-03/p1-1.html").read_text(encoding="utf-8"))
kept = text[:len(text) - int(sys.argv[1])]
assert kept[-20:] in page and text[-20:] not in page
assert text[-20:] in article
P

# extra: pages as the layout has them, two at a time; those that stay blank are told.
python3 make.py $day extra "14000 / 10500"
status 0 "$PAIBAN" build g --report report.json
python3 - <<'P'
import json
pages = json.load(open("report.json"))["issues"][0]["pages"]
assert len(pages) == 4, len(pages)
assert [p["number"] for p in pages if not p["articles"]] == [4]
P
has stderr "warning: page 4 is blank: extra pages come in sheets of 2"

# Without a plan pages come as they are needed, one by one.
python3 make.py $day none "14000"
rm $day/issue.yaml
status 0 "$PAIBAN" build g --report report.json
python3 -c 'import json; assert len(json.load(open("report.json"))["issues"][0]["pages"]) == 2'

# More than forty articles on a page.
python3 make.py $day none "$(python3 -c 'print("60 " * 48)')"
status 0 "$PAIBAN" build g --report report.json
python3 -c 'import json; assert len(json.load(open("report.json"))["issues"][0]["pages"][0]["articles"]) == 48'

# The editor's page, and widths that can't be had.
python3 make.py $day none "300 / 300"
sed -i 's/^title.*/&\npage: 1/' $day/p2-1.md
status 1 "$PAIBAN" build g
has stderr "p2-1.md:3:7: error: the article says page 1, issue.yaml lists it on page 2 (line 3)"
sed -i 's/^page: 1/page: 2/' $day/p2-1.md
status 0 "$PAIBAN" build g
sed -i 's/^page: 2/span: 9/' $day/p2-1.md
status 1 "$PAIBAN" build g
has stderr 'p2-1.md:3:7: error: `span` asks for 9 columns, the page has 8'
sed -i 's/^span: 9/span: 8/' $day/p2-1.md
status 0 "$PAIBAN" build g
python3 make.py $day later "300"
status 1 "$PAIBAN" build g
has stderr 'issue.yaml:1:10: error: `overset` must be'

# What no page holds is told by what the issue says of overset: without pages to come, those that may be added.
make_group alone
rm -r alone/content/demo/2021-11-01 alone/content/demo/2021-11-02/*.md
/usr/bin/python3 - alone/content/demo/2021-11-02 <<'P'
import sys

rows = "".join(f"| 第{i}村 | {'桥边的路修了三年，今年秋天通车。' * 9} |\n" for i in range(200))
with open(sys.argv[1] + "/table.md", "w", encoding="utf-8") as f:
    f.write(f"---\ntitle: 一览\n---\n\n各村的路。\n\n| 村名 | 经过 |\n|--|--|\n{rows}")
P
for policy in error cut jump; do
    printf 'overset: %s\npages:\n  - {title: 表, articles: [table]}\n' $policy >alone/content/demo/2021-11-02/issue.yaml
    status 1 "$PAIBAN" build --force --effort=fast alone
    has stderr "error: the article does not fit on a page of layout"
    has stderr 'or write `overset: extra` in issue.yaml'
done

# Columns of more than 42 lines that nothing breaks are broader, which a box's can't be: told 长栏不断; subheads break them.
make_group tall
rm -r tall/content/demo/2021-11-0[12]
day=tall/content/demo/2021-11-03
python3 make.py $day none "8000"
status 0 "$PAIBAN" build tall
hasnt stdout "nothing breaks"
sed -i 's/^title: .*/&\nbox: true/' $day/p1-1.md
status 0 "$PAIBAN" build tall --report tall.json
tall=$(sed -n 's/^demo.*; columns that nothing breaks: 《第1版的第1篇文章》 \([0-9]*\) lines$/\1/p' stdout)
[ "$tall" -gt 42 ] || fail "$(cat stdout)"
has tall.json "\"unbroken\": $tall"
python3 - $day/p1-1.md <<'P2'
import pathlib, sys
path = pathlib.Path(sys.argv[1])
head, *paragraphs = path.read_text(encoding="utf-8").split("\n\n")
for k in range(0, len(paragraphs), 2):
    paragraphs[k] = f"## 小标题\n\n{paragraphs[k]}"
path.write_text("\n\n".join([head, *paragraphs]), encoding="utf-8")
P2
status 0 "$PAIBAN" build tall --report tall.json
hasnt stdout "nothing breaks"
hasnt tall.json unbroken

# Vertical text, of a page and in a box, is cut as exactly, by its columns; it doesn't go on, and no hint says so.
make_group upright
rm -r upright/content/demo/2021-11-0[12]
day=upright/content/demo/2021-11-03
for pages in "6800" "3600 2300 1200"; do
    python3 make.py $day none "$pages"
    sed -i 's/articles: /vertical: true, &/' $day/issue.yaml
    status 1 "$PAIBAN" build upright
    hasnt stderr 'write `overset'
    cut_all upright
done
python3 make.py $day jump "9500 / 300"
sed -i 's/^title.*/&\nvertical: true/' $day/p1-1.md
status 1 "$PAIBAN" build upright
hasnt stderr 'write `overset'
cut_all upright
sed -i 's/zh-Hans/en/' upright/content/demo/paper.yaml
status 1 "$PAIBAN" build upright --lang zh
has stderr '错误：英文不竖排'

# A page whose text is over is full: where its pictures leave the text no room over all columns they become narrower.
make_group bo
rm -r bo/content/demo/2021-11-0[12]
day=bo/content/demo/2021-11-03
mkdir $day
sed -i 's/zh-Hans/bo/' bo/content/demo/paper.yaml
python3 - $day <<'P3'
import pathlib, struct, sys, zlib

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
day = pathlib.Path(sys.argv[1])
rows = b"".join(b"\0" + bytes((x ^ y) & 255 for x in range(900)) for y in range(600))
(day / "weave.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 900, 600, 8, 0, 0, 0, 0)) +
                                chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
text = "\n\n".join("བོད་ལྗོངས་ཚགས་པར་ཡི་གེ་གསར་འགྱུར་ལྷ་ས་གྲོང་ཁྱེར། " * 7 for _ in range(50)).split("\n\n")
for at in (4, 10, 16, 22):
    text.insert(at, '![དཔེ](weave.png "པར།")')
(day / "long.md").write_text("---\ntitle: བོད་ཀྱི་ཚགས་པར།\n---\n\n" + "\n\n".join(text) + "\n", encoding="utf-8")
(day / "issue.yaml").write_text("pages:\n  - {title: ང, articles: [long]}\n", encoding="utf-8")
P3
status 1 "$PAIBAN" build bo --report bo.json
python3 - <<'P4'
import json
page = json.load(open("bo.json"))["issues"][0]["pages"][0]
assert page["over"] > 0 and page["white"] < 2, page
P4

# A jump line names the page as its running head does: in Tibetan digits.
printf -- '---\ntitle: གཉིས་པ།\n---\n\nཡིག་ཆུང་ཞིག\n' >$day/short.md
printf 'overset: jump\npages:\n  - {title: ང, articles: [long]}\n  - {title: ཅ, articles: [short]}\n' >$day/issue.yaml
status 0 "$PAIBAN" build bo
for page in 1 2; do
    pdftotext -f $page -l $page bo/out/site/demo/2021-11-03/issue.pdf page$page.txt
done
has page1.txt "པར་ངོས་༢པར"
has page2.txt "པར་ངོས་༡ནས"
