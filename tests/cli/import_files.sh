# Single files of Word, of the web, of agencies → articles of an issue.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-12-01
put() { # FILES…: into the issue
    status 0 "$PAIBAN" import --out g --paper demo --date 2021-12-01 --page 2 "$@"
}

# An agency's text, in GBK: title, deck, author, dateline; paragraphs by their indents.
printf '草场返青\n——高原春天见闻\n\n新华社记者 张三\n　　新华社拉萨4月1日电（记者 张三）牧民把帐篷\n搬上了山坡。\n　　第二段有*星号*。\n' | iconv -t GBK >spring.txt
put spring.txt
cat >expected <<'M'
---
title: "草场返青"
deck: "——高原春天见闻"
byline: "新华社记者 张三"
dateline: "新华社拉萨4月1日电（记者 张三）"
page: 2
---

牧民把帐篷搬上了山坡。

第二段有\*星号\*。
M
diff expected $day/spring.md || fail "spring.md"
# Without indents empty lines divide; without both each line is one. 据新华社电 is said by others, a sentence is no author's line.
printf 'Grass is back\nBy Li Si\n\nLHASA, April 1 (Xinhua) -- The herds\nare moving.\n\nThe end.\n' >english.txt
printf '短讯\n据新华社电，桥通了。\n记者在桥头看到，人很多。\n' >Short\ Note.TXT
put english.txt "Short Note.TXT"
lines $day/english.md 'byline: "Li Si"
dateline: "LHASA, April 1 (Xinhua)"
page: 2
---

The herds are moving.

The end.'
lines $day/short-note.md 'title: "短讯"
page: 2
---

据新华社电，桥通了。

记者在桥头看到，人很多。'

# A page of the web: what stands outside the article is told.
cat >bridge.html <<'H'
<!DOCTYPE html><html><head><title>新桥_某网</title></head><body><nav>首页</nav><article>
<p class="kicker">两岸等了十年</p><h1>新桥</h1><p class="subtitle">今天通车</p><p class="byline">丁</p>
<p>第一段<b>黑体</b>。<br>同一段的第二行。</p><ul><li>一</li><li>二<p>还是二</p></li></ul><blockquote>引文。</blockquote>
<figure><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==" alt="桥"><figcaption>桥头</figcaption></figure>
<iframe src="x"></iframe></article></body></html>
H
put bridge.html
cat stdout >bridge.told
picture=$(basename $day/picture-*.png)
cat >expected <<M
---
kicker: "两岸等了十年"
title: "新桥"
deck: "今天通车"
byline: "丁"
page: 2
---

第一段**黑体**。\\
同一段的第二行。

- 一

- 二

  还是二

> 引文。

![桥](<$picture> "桥头")
M
diff expected $day/bridge.md || fail "bridge.md"
has bridge.told "not: the page's own title: 新桥_某网; <iframe> ×1; outside the article: 首页"

# Lists in lists, quotations and tables in items stay where they are; an item without words of its own begins with the next one's.
cat >lists.html <<'H'
<article><h1>行装</h1><ol><li>帐篷<ul><li>杆</li><li>绳<ol><li>粗</li></ol></li></ul>都要晒</li><li><ul><li>茶</li><li>盐</li></ul></li><li></li>
<li>话<blockquote><p>早走</p><p>早到</p></blockquote></li><li>价<table><tr><td>茶</td><td>8</td></tr><tr><td>盐</td><td>2</td></tr></table></li></ol></article>
H
put lists.html
hasnt stdout 'not:'
lines $day/lists.md '1. 帐篷

   - 杆

   - 绳

     1. 粗

   都要晒

2. - 茶

   - 盐

4. 话

   > 早走
   >
   > 早到

5. 价

   | 茶 | 8 |
   |---|---|
   | 盐 | 2 |'

# Tables: a caption goes with its table; one that Markdown can't write is paragraphs, which is told. So are links of cells.
cat >tables.html <<'H'
<article><h1>水情</h1><p>今天的水位。</p><table><caption>各站水位</caption><tr><th>站</th><th>米</th></tr><tr><td><a href="https://example.org/">上桥</a></td><td>3<input></td></tr></table>
<table><tr><th colspan="2">昨天</th></tr><tr><td>上桥</td><td>2</td></tr></table>
<table><tr><td>一格</td></tr><tr><td> </td><td>另一格</td></tr></table></article>
H
put tables.html
has stdout 'not: <input> ×1; 1 links, of which the text stays; 1 tables, taken as paragraphs'
lines $day/tables.md '| 站 | 米 |
|---|---|
| 上桥 | 3 |

表：各站水位

昨天

上桥

2

一格

另一格'

# A picture of any kind that is printed, whatever its name's letters.
cp "$SRC/tests/pictures/lake.avif" Lake.AVIF
echo '<article><h1>湖</h1><p>一句<a href="other.html">话</a>，<a href="#">又</a><a href="https://example.org/">一句</a>。</p><img src="Lake.AVIF" alt="湖"></article>' >lake.html
put lake.html
cmp Lake.AVIF $day/lake.avif || fail "no AVIF"
has stdout 'not: 1 links, of which the text stays'
has $day/lake.md '一句话，又[一句](<https://example.org/>)。'

# Word, by its styles; through pandoc, which is named where it is missing.
python3 "$SRC/tests/import/docx.py" pass.docx
mkdir bin
status 1 env PATH="$PWD/bin" "$PAIBAN" import --out g --paper demo --date 2021-12-01 pass.docx
has stderr "pass.docx: error: Word files are read through pandoc, which isn't installed"
has stderr "hint: apt-get install pandoc"
if command -v pandoc >/dev/null; then
    put pass.docx
    cat stdout >pass.told
    cat >expected <<'M'
---
kicker: "海拔五千米"
title: "垭口的邮车"
deck: "——三十年一条路"
byline: "本报记者 戊"
page: 2
---

邮车每天翻过垭口，车上是**报纸**和药。

## 下山

风停了，路就好走。
M
    diff expected $day/pass.md || fail "pass.md"
    has pass.told 'style 正文宋体: taken as text'
    # what Word and pandoc call running text is nothing to tell
    printf '# 来信\n\n第一段。\n\n第二段。\n' | pandoc -f markdown -o letter.docx
    put letter.docx
    has stdout 'understood: title, 2 paragraphs'
    ! grep -q 'not: ' stdout || fail "running text is told: $(cat stdout)"
    printf 'no zip' >broken.docx
    status 1 "$PAIBAN" import --out g --paper demo --date 2021-12-01 broken.docx
    has stderr "broken.docx: error: pandoc can't read it"
fi
printf -- '---\ntitle: 头版\npage: 1\n---\n\n头版有一篇。\n' >$day/front.md
sed -i 's/^page: 2/page: 3/' $day/bridge.md # its picture is of one pixel: too small for the type of a page with little on it
status 0 "$PAIBAN" check g

# What can't be: one error each, and what helps.
: >empty.txt
printf x >old.doc
printf x >a.md
printf x >a.xyz
mkfifo pipe.docx
echo >>$day/spring.md
status 1 "$PAIBAN" import --out g --paper demo --date 2021-12-01 empty.txt old.doc a.md a.xyz pipe.docx gone.txt spring.txt
[ "$(grep -c ': error:' stderr)" = 7 ] || { cat stderr; fail "other than one error each"; }
has stderr 'old.doc: error: this kind of Word file isn'\''t read'
has stderr 'hint: save it as .docx, or: soffice --headless --convert-to docx FILE'
has stderr 'spring.md: error: it is there already, and is another'
status 2 "$PAIBAN" import spring.txt
has stderr 'say which paper and issue: --paper ID --date YYYY-MM-DD'
status 2 "$PAIBAN" import --paper demo --date 2021-12-01 --page zwei spring.txt
status 1 "$PAIBAN" import --out g --paper none --date 2021-12-01 spring.txt
has stderr 'error: there is no such paper'
