# An archive of Founder's pages → content → a site at the same addresses; what was not understood is told; nothing is overwritten.
. "$SRC/tests/cli/lib.inc"
PYTHON=/usr/bin/python3

# encode FOLDER: pages that say GB… are in it.
encode() {
    find "$1" -name '*.htm' | while read -r page; do
        if head -c 300 "$page" | grep -qE 'charset="?gb'; then
            iconv -f UTF-8 -t GB18030 "$page" >page.tmp
            mv page.tmp "$page"
        fi
    done
}

# addresses FOLDER: its pages.
addresses() {
    (cd "$1" && find . -name 'node_*' -o -name 'content_*' | LC_ALL=C sort)
}

cp -r "$SRC/tests/import/archive" sgrb
encode sgrb
mkdir -p sgrb/images/2021-11/02/A01
"$PYTHON" -c 'import sys; from PIL import Image; Image.radial_gradient("L").resize((1600, 1000)).save(sys.argv[1])' sgrb/images/2021-11/02/A01/market.png
status 0 "$PAIBAN" import founder sgrb --out new --report report.json
day=new/content/sgrb/2021-11-02
cat >expected <<'M'
---
kicker: "天亮之前就开张"
title: "卖酥油的“老人”"
deck: "——集镇早市见闻"
byline: "本报记者 甲"
tags: ["早市", "酥油"]
image: "market.png"
alt: "早市上的秤"
caption: "早市开张 & 秤砣发亮（某某 摄）"
address: "1001"
# 原版位置（占版面的百分比）：左 0，上 16，宽 60，高 44
---

山谷里的早市开得早，**卖酥油的老人**把秤砣擦得发亮，等着第一位客人。

秤上的星\[十六颗\]，\{一颗\}是一两\*。

街口的邮局刚刚挂出木牌，[邮局](<https://example.org/post>)的人也来了。

## 雪线以下

1\. 先称，后装\
2\. 先装，后称

| 品种 | 价钱 |
|---|---|
| 酥油 | 35 |
M
diff expected $day/content-1001.md || fail "content-1001.md"
cat >expected <<'Y'
overset: extra
sections:
  - name: A
    pages:
      - title: "头版"
        address: "2"
        articles: [content-1001, content-1002]
      - title: "生活"
        address: "3"
        articles: [content-1003]
  - name: B
    pages:
      - title: "副刊"
        address: "9"
        articles: [content-1004]
Y
diff expected $day/issue.yaml || fail "issue.yaml"
has $day/content-1002.md 'kicker: "水上的夜班"'
has $day/content-1002.md 'deck: "一位摆渡人的三十年"'
has $day/content-1002.md 'byline: "乙"'
has $day/content-1002.md '渡口的灯每晚七点亮起，㑇字也认得。'
has $day/content-1003.md '这张照片丢了。'
cmp sgrb/images/2021-11/02/A01/market.png $day/market.png
has new/content/group.yaml 'urls: founder'
has new/content/sgrb/paper.yaml 'title: "山谷日报"'
has new/content/sgrb/paper.yaml 'layout: broadsheet'

# What was not understood, each at its file.
has stdout 'not: <script> ×1; founder-source=本报; 7 characters outside the article: 首页 | 往期'
has stderr 'content_1002.htm: warning: it says 2021-11-03 and lies in the folder of 2021-11-02'
has stderr 'content_1003.htm: warning: the page has no comment enpproperty'
has stderr 'content_1003.htm: warning: the picture lost.jpg in line 2 is left out: there is no such file'
has stderr 'content_1003.htm: warning: 渡口的灯 is also the title of sgrb/html/2021-11/02/content_1002.htm'
has stderr 'node_3.htm: warning: the page leads to content_1099, which isn'\''t there'
has stderr 'node_9.htm: warning: the page leads to no article'
has stderr 'content_1004.htm: warning: no page leads to this article'
"$PYTHON" - <<'P'
import json
files = {f["from"].rsplit("/", 1)[1]: f for f in json.load(open("report.json", encoding="utf-8"))["files"]}
assert len(files) == 7, sorted(files)
assert files["content_1001.htm"]["to"] == "new/content/sgrb/2021-11-02/content-1001.md"
assert {"title", "kicker", "deck", "byline", "keywords", "page", "area"} <= set(files["content_1001.htm"]["understood"])
assert "founder-source=本报" in files["content_1001.htm"]["not"]
P

# It builds; its addresses are those of the archive, its links lead somewhere, what crawlers read is there.
status 0 "$PAIBAN" build new --effort fast
site=new/out/site
[ "$(addresses sgrb/html)" = "$(addresses $site/sgrb/html)" ] || fail "other addresses"
python3 "$SRC/tests/import/links.py" $site >followed || { cat followed; fail "links"; }
page=$site/sgrb/html/2021-11/02
has $page/content_1001.htm '<founder-introtitle>天亮之前就开张</founder-introtitle>'
has $page/content_1001.htm '<founder-keyword>早市,酥油</founder-keyword>'
has $page/content_1001.htm 'id="ozoom"'
has $page/content_1001.htm 'id="articleContent"'
has $page/node_2.htm '<founder-pagenum>A01</founder-pagenum><founder-papername>山谷日报</founder-papername>'
has $page/node_2.htm '<map name="pagepicmap">'
has $page/node_2.htm '<a id="pageLink" href="node_9.htm"'
has $page/node_2.htm 'href="content_1002.htm" alt="渡口的灯"'

# Read in again, our own pages give the same text.
status 0 "$PAIBAN" import founder $site/sgrb --out again --quiet
for slug in 1001 1002 1004; do
    for from in new again; do
        grep -v -e '^#.原版' -e '^alt:' -e '^tags:' $from/content/sgrb/2021-11-02/content-$slug.md >$from.md
    done
    diff new.md again.md || fail "content-$slug changed on its way through the site"
done

# Beside ours: small pages that lead to them.
sed -i 's/^urls: .*/urls: {scheme: founder, as: redirects}/' new/content/group.yaml
status 0 "$PAIBAN" build new --effort fast
[ "$(addresses sgrb/html)" = "$(addresses $site/sgrb/html)" ] || fail "other addresses beside ours"
has $page/content_1001.htm '<meta http-equiv="refresh" content="0; url=../../../2021-11-02/content-1001.html">'
python3 "$SRC/tests/import/links.py" $site >followed || { cat followed; fail "links of redirects"; }

# Nothing is overwritten: neither an issue nor what an import left half done and was edited since.
echo >>$day/content-1001.md

status 1 "$PAIBAN" import founder sgrb --out new
has stderr 'issue.yaml: error: the issue is there already: it stays as it is'
rm $day/issue.yaml
status 1 "$PAIBAN" import founder sgrb --out new
has stderr 'content-1001.md: error: it is there already, and is another'
tail -c 1 $day/content-1001.md | od -c | grep -q '\\n' || fail "an edited article was changed"

# The other scheme; the paper is known by its name.
cp -r "$SRC/tests/import/months" months
status 0 "$PAIBAN" import founder months --out new
has stdout 'new/content/sgrb/2021-11-03/content-30001.md'
has stderr 'note: to keep the archive'\''s addresses write `urls: founder-month`'
lines new/content/sgrb/2021-11-03/content-30001.md 'title: "新桥通车"
byline: "丙"
address: "30001"
---

两岸的人走到了桥中间。'
rm -r new/content/sgrb/2021-11-02
sed -i 's/^urls: .*/urls: founder-month/' new/content/group.yaml
status 0 "$PAIBAN" build new --effort fast
[ "$(addresses months/202111)" = "$(addresses $site/sgrb/202111)" ] || fail "other addresses by months"
python3 "$SRC/tests/import/links.py" $site >followed || { cat followed; fail "links by months"; }

# Odd files: one error each, the rest is imported.
odd=odd/html/2021-11/02
mkdir -p $odd
mkfifo $odd/content_1.htm
truncate -s 9M $odd/content_2.htm
: >$odd/content_3.htm
printf '<html><p>没有闭合 <b>粗体 <table><tr><td>x</p></html' >$odd/content_4.htm
python3 -c 'print("<title>深</title><div id=ozoom><p>上面" + "<div>" * 20000 + "底下</div>")' >$odd/content_5.htm
printf '<title>好</title><div id=ozoom>好的。</div>' >$odd/content_6.htm
printf '<a href=content_5.htm>x</a><a href=content_6.htm>y</a><map name=pagepicmap><area coords="1,z" href=content_6.htm></map>' >$odd/node_1.htm
touch $odd/Thumbs.db $odd/cover.WEBP # pictures belong to articles
status 1 "$PAIBAN" import founder odd --out odd --paper odd
has stdout "$odd/Thumbs.db → —"
hasnt stdout cover.WEBP
[ "$(grep -c ': error:' stderr)" = 4 ] || { cat stderr; fail "other than one error each"; }
has stderr 'content_1.htm: error: this is no file but a pipe, a socket or a device'
has stderr 'content_2.htm: error: it has 9437184 bytes, more than the 8 MB that a page may have'
has stderr 'content_3.htm: error: it has nothing that could be read as HTML'
has stderr 'content_4.htm: error: no text and no picture was found in it'
has stdout '9 characters outside the article: 没有闭合 粗体 x'
lines odd/content/odd/2021-11-02/content-5.md '上面

底下'
status 0 "$PAIBAN" build odd --effort fast
# An archive that isn't read to its end isn't imported, whatever stands beside it.
mkdir -p "deep/a/$(printf 'a/%.0s' $(seq 45))" deep/b
status 1 "$PAIBAN" import founder deep --out d
has stderr 'error: its folders lie more than 40 deep in one another'
[ ! -e d ] || fail "half an archive was imported"
mkdir nothing
status 1 "$PAIBAN" import founder nothing --out n
has stderr 'nothing: error: there is no page of Founder'\''s below it'
status 2 "$PAIBAN" import founder

# With layouts of one's own the paper has the first of them, as `new paper` has it.
mkdir -p own/layouts/mine
printf 'base: tabloid\nname: mine\n' >own/layouts/mine/layout.yaml
status 0 "$PAIBAN" import founder sgrb --out own --quiet
has own/content/sgrb/paper.yaml 'layout: mine'
