# An article that is taken back 撤稿: a notice at its old address, and of its words, its title and its pictures nothing anywhere else,
# whether the issue is built anew or was published with it. Corrections 更正 stand where readers and machines look.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/issue.inc"

older=content/demo/2021-11-01
mkdir $older
cp "$SRC/content/xzrb/2021-11-02/huxiao.jpg" $day/own.jpg
cp "$SRC/content/xzrb/2021-11-02/chuang.jpg" $day/shared.jpg
sed -i 's/^base_url.*/&\nexports: [alto, epub, ninjs]/' content/group.yaml
cat >$day/gone.md <<'M'
---
title: 丹增的假账本
kicker: 独家引题之语
deck: 副题也要收回
byline: 本报记者 收回名
summary: 提要写得太早
tags: [收回签]
column: 收回栏
section: 要闻
image: own.jpg
alt: 湖边早晨的替代字
caption: 湖边早晨的说明
span: 3
at: 头条
headline: {lines: 2}
updated: 2021-11-03
correction: 正文里的旧更正也收回了
---

这句话说了不该说的事。仓库里的账目对不上号[^1]。

![窗台替代字](shared.jpg "窗台的花")

## 不实的一节

这一节也没有根据。

[^1]: 注释同样不作数。
M
article keeps 4 'image: shared.jpg' 'alt: 窗' 'after: gone'
article alone 3 'tags: [收回签]'
printf -- '---\ntitle: 旧闻\n---\n\n前一天的稿子引了[那一节](../2021-11-02/gone.md#不实的一节)。\n' >$older/old.md
printf -- '---\ntitle: 有错\ncorrection:\n  text: 会议在三楼，不在二楼。\n  date: 2021-11-05 08:30\n---\n\n会议在三楼开。\n' >$older/wrong.md
plan <<'Y'
ear: {story: ear}
index: [gone, keeps]
pages:
  - {title: 要闻, articles: [{slug: gone, at: 头条}, keeps]}
  - {title: 独页, articles: [only]}
  - {title: 其余, articles: [alone]}
Y
cp $day/gone.md $day/only.md
sed -i '/^image\|^alt\|^caption/d; s/^title: .*/title: 独页的假账/' $day/only.md
printf -- '---\ntitle: 报眼之事\n---\n\n报眼里的短讯不可靠。\n' >$day/ear.md

# words: what of it is published, besides the notice at its address.
words='丹增的假账本|独家引题之语|副题也要收回|收回名|提要写得太早|收回栏|湖边早晨|旧更正也收回|不该说的事|账目对不上号|窗台替代字|窗台的花|不实的一节|没有根据|注释同样不作数|独页的假账|报眼之事|短讯不可靠'
published() {
    find out/site out/press -name '*.pdf' | while read -r f; do
        { pdftotext -raw "$f" -; pdfinfo "$f"; qpdf --json --json-key=outlines "$f"; } 2>&1 | tr -d ' \n' >text
        ! grep -aqE "$words" text || echo "$f"
    done
    find out/site -name '*.epub' | while read -r f; do
        unzip -p "$f" >text
        ! grep -aqE "$words" text || echo "$f"
    done
    grep -rlaE "$words" out/site out/press || true
}
status 0 "$PAIBAN" build .
[ "$(published | wc -l)" -gt 12 ] || fail "the words are not there to begin with"
[ -n "$(find out/site -name 'own*')" ] || fail "no picture to begin with"
has out/site/demo/2021-11-01/old.html 'gone.html#不实的一节'

sed -i '2i retracted: {date: 2021-11-06, reason: 所述不实}' $day/gone.md
sed -i '2i retracted: true' $day/only.md
sed -i '2i retracted: 2021-11-04 12:00' $day/ear.md
gone() {
    published >left
    printf 'out/site/demo/2021-11-02/%s.html\n' ear gone only >wanted
    sort left | diff - wanted || fail "$1: words are left"
    [ -z "$(find out/site -name 'own*')" ] || fail "$1: its picture is left"
    [ -f out/site/demo/2021-11-02/shared.jpg ] || fail "$1: another's picture went with it"
    ! grep -aqE "不该说的事|提要写得|收回名|湖边|独家" out/site/demo/2021-11-02/gone.html || fail "$1: the notice tells the text"
    has out/site/demo/2021-11-02/gone.html '<h1 class="withdrawn"><span>丹增的假账本</span></h1>'
    has out/site/demo/2021-11-02/gone.html '所述不实'
    has out/site/demo/2021-11-02/gone.html '<time datetime="2021-11-06T00:00:00+08:00">2021年11月6日</time>'
    has out/site/demo/2021-11-02/gone.html '<meta name="robots" content="noindex">'
    has out/site/demo/2021-11-01/old.html '"../2021-11-02/gone.html"'
    has out/site/demo/2021-11-02/01.html 撤稿声明
    hasnt out/site/sitemap.xml gone.html
    ! grep -rl gone.html out/site/demo/tags out/site/assets || fail "$1: it is listed"
    ! grep -q '"url":"[^"]*gone.html\|<id>[^<]*gone.html' out/site/demo/feed.* out/site/demo/2021-11-02/feed.* || fail "$1: feeds have it"
    has out/site/demo/feed.xml '<at:deleted-entry ref="https://paper.test/demo/2021-11-02/gone.html" when="2021-11-06T00:00:00+08:00"/>'
}
status 0 "$PAIBAN" build .
gone "after a build with it"
sums out >after
rm -r out
status 0 "$PAIBAN" build .
gone "anew"
sums out | diff after - || fail "built anew the site is another"

# Corrections: on the article, in what machines read of it, on a page of the paper with the retractions, newest first.
wrong=out/site/demo/2021-11-01/wrong.html
has $wrong '<strong>更正：</strong>会议在三楼，不在二楼。 <time class="minor" datetime="2021-11-05T08:30:00+08:00">2021年11月5日 08:30</time>'
has $wrong '"dateModified":"2021-11-05T08:30:00+08:00"'
has $wrong '<meta property="article:modified_time" content="2021-11-05T08:30:00+08:00">'
has out/site/sitemap.xml 'wrong.html</loc><lastmod>2021-11-05T08:30:00+08:00</lastmod>'
has out/site/demo/index.html 'href="corrections.html"'
grep -o '<time datetime="2021-11-0[3456]T[^"]*\|class="change-words">[^<]*' out/site/demo/corrections.html >told
cat >wanted <<'W'
<time datetime="2021-11-06T00:00:00+08:00
class="change-words">所述不实
<time datetime="2021-11-05T08:30:00+08:00
class="change-words">会议在三楼，不在二楼。
<time datetime="2021-11-04T12:00:00+08:00
W
diff told wanted || fail "the page of corrections"

# One that is on no page any longer keeps its address, and is no draft.
sed -i /^after/d $day/keeps.md
sed -i "s/articles: \[alone\]/articles: [keeps]/; s/, keeps\]}/]}/" $day/issue.yaml
printf -- '---\ntitle: 撤下的\nretracted: 2021-11-03\ndraft: true\n---\n\n正文。\n' >$day/alone.md
status 0 "$PAIBAN" build .
hasnt stderr "no page lists"
has out/site/demo/2021-11-02/alone.html '<meta name="robots" content="noindex">'
hasnt out/site/demo/2021-11-02/issue.json alone
has out/site/demo/feed.xml 'ref="https://paper.test/demo/2021-11-02/alone.html"'
has out/site/demo/corrections.html 2021-11-02/alone.html

# It comes back whole.
sed -i 's/^retracted: .*/retracted: false/' $day/gone.md
status 0 "$PAIBAN" build .
has out/site/demo/2021-11-02/gone.html 这句话说了不该说的事
[ -n "$(find out/site -name 'own*')" ] || fail "the picture did not come back"

# What is wrong with what editors write, each at its place; nothing goes out while it is unclear.
n=0
while IFS='|' read -r line told; do
    n=$((n + 1))
    printf -- '---\ntitle: 稿\n%s\n---\n\n文。\n' "$line" >$older/w$n.md
    printf '%s|%s\n' "$line" "$told"
done >cases <<'W'
updated: 2021-11-31|.md:3:10: error: `updated` must be a day that exists, as 2021-11-03, with or without a time, not “2021-11-31”
updated: 2021年11月3日|hint: write updated: 2021-11-03
updated: 2021/11/3|hint: write updated: 2021-11-03
updated: 2021-11-03 25:00|error: `updated` must be a day that exists
updated: yesterday|error: `updated` must be a day that exists
updated: [2021-11-03]|error: `updated` must be a day, not a list
updated: 2021-10-30|.md:3:10: warning: `updated` is 2021-10-30T00:00:00+08:00, before the day of its issue (2021-11-01)
correction: true|.md:3:13: error: “true” is no correction
correction: 2021-11-03|error: “2021-11-03” is no correction
correction: {date: 2021-11-03}|needs the key `text`
correction: {text: 三楼误作二楼。, date: 11月3日}|error: `date` must be a day that exists
correction: 三楼误作二楼。|.md:3:13: warning: a correction without its day
correction: [三楼误作二楼。]|hint: write several as corrections: […]
retracted:|.md:3:1: error: `retracted` is empty
retracted: 2021-11-31|.md:3:12: error: `retracted` has no day that exists
retracted: 2021.11.5|hint: write retracted: 2021-11-05
retracted: ture|error: `retracted` must be true, false, a day or the reason, not “ture”
retracted: [a]|hint: write retracted: 2021-11-05, or retracted: {date: 2021-11-05, reason: …}
retracted: {day: 2021-11-05}|has no key `day`
retraction: true|hint: write retracted: 2021-11-05
W
status 1 "$PAIBAN" check .
n=0
while IFS='|' read -r line told; do
    n=$((n + 1))
    sed -n "/\/w$n\.md:/,/^hint/p" stderr >one
    grep -qF -- "$told" one || { cat one >&2; fail "$line: not “$told”"; }
done <cases
