# ![[name]]: the text of blocks/name.md, put into articles; ![表](data.csv): a table of a file of values.
. "$SRC/tests/cli/lib.inc"

make_group g
rm -r g/content/demo/2021-11-01
day=g/content/demo/2021-11-02
blocks=g/content/demo/blocks
mkdir $blocks
cat >$day/first.md <<'M'
---
title: 第一条消息
page: 1
---

正文第一段[^a]。

![[作者 简介]]

又一段[^b]。

- 项

  ！［［电话］］

![各县产量](data.csv)

![表](more%20data.csv "更多")

[^a]: 甲注
[^b]: 乙注
M
printf '某某,本报记者[^x]。\n\n### 联系\n\n![[电话]]\n\n[^x]: 丙注\n' >"$blocks/作者 简介.md"
echo '电话：**123**' >$blocks/电话.md
printf '\357\273\277县,产量（吨）,备注\r\n那曲,"1,024.5","**好**""极"""\r\n班戈,99,"两\r\n行"\r\n巴青,,\r\n,,\r\n' >$day/data.csv
printf '甲;乙;\n1,5;2;\n' >"$day/more data.csv"

# Notes are numbered as they come, wherever they were written; what a field holds is text.
status 0 "$PAIBAN" dump --stage=ast $day/first.md
sed 1,2d stdout >ast
cat >want <<'T'
  para "正文第一段" note=1 "。"
  para "某某，本报记者" note=2 "。"
  heading 3 "联系"
  para "电话：" strong "123"
  para "又一段" note=3 "。"
  list
    item
      para "项"
      para "电话：" strong "123"
  table --- "各县产量"
    row
      cell "县"
      cell "产量（吨）"
      cell "备注"
    row
      cell "那曲"
      cell "1,024.5"
      cell "**好**“极”"
    row
      cell "班戈"
      cell "99"
      cell "两" break "行"
    row
      cell "巴青"
      cell
      cell
  table -- "更多"
    row
      cell "甲"
      cell "乙"
    row
      cell "1,5"
      cell "2"
  note 1
    para "甲注"
  note 2
    para "丙注"
  note 3
    para "乙注"
T
diff want ast || fail "the tree"

# Pages have it; a change of the block or the data is seen, and named in the depfile.
status 0 "$PAIBAN" build g --depfile=stamp.d
empty stderr
pdftotext g/out/site/demo/2021-11-02/01.pdf pdf.txt
has pdf.txt "某某，本报记者"
has pdf.txt "1,024.5"
has g/out/site/demo/2021-11-02/first.html "那曲"
has stamp.d "blocks/电话.md"
has stamp.d "data.csv"
echo '电话：**456**' >$blocks/电话.md
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-02/first.html "456"
sed -i 's/班戈/申扎/' $day/data.csv
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-02/first.html "申扎"

# Faults, each at its place: the block's or the data's file, or where it is named.
printf '![[乙]]\n' >$blocks/甲.md
printf '一段\n\n![[甲]]\n' >$blocks/乙.md
printf -- '---\ntitle: x\n---\n' >$blocks/头.md
: >$blocks/空.md
printf '甲,乙\n"1,2\n' >$day/open.csv
printf '甲,乙\n1,234,5\n"a"b,2\n' >$day/more.csv
: >$day/empty.csv
printf '县,产量\n那曲地区班戈县农牧局,1\n' | iconv -t gb18030 >$day/gb.csv
cat >$day/second.md <<'M'
---
title: 第二条消息
page: 2
---

正文 ![[电话]] 在段中，`![[码]]` 和 \![[逃]] 不算。

![[电活]]

![[甲]]

![[../demo]]

![[头]]

![[空]]

![表](dta.csv) ![表](../blocks/x.csv) ![表](open.csv) ![表](more.csv) ![表](empty.csv) ![表](gb.csv)

![某表](data.csv "题"){span=2}
M
status 1 "$PAIBAN" check g
d=$day/second.md
for line in "$d:6:4: error: a text block stands in a paragraph of its own" \
    "$d:8:1: error: there is no text block 电活" "did you mean ![[电话]]?" \
    "$blocks/乙.md:3:1: error: the text block 甲 stands in itself: 甲 → 乙 → 甲" \
    "$d:12:1: error: this names no text block" "$blocks/头.md:1:1: error: a text block has no front matter" \
    "$blocks/空.md: error: the text block is empty" "$d:18:1: error: there is no file of values dta.csv" \
    "did you mean \`data.csv\`?" "error: the data ../blocks/x.csv is not beside the text" \
    "$day/open.csv:2:1: error: this quote opens a field that nothing closes" \
    "$day/more.csv:2:7: error: the row has more fields than the head's 2 fields" \
    "$day/more.csv:3:4: error: text stands behind a field in quotes" "$day/empty.csv: error: the file has no values" \
    "$day/gb.csv:1:1: error: the file is in GBK, not in UTF-8" \
    "$d:20:1: warning: a table has no span, height, crop, focus or credit" \
    "$d:20:1: warning: what stands in the brackets is not printed: the caption is"; do
    has stderr "$line"
done
[ "$(grep -c ' error: ' stderr)" = 13 ] || { cat stderr; fail "$(grep -c ' error: ' stderr) errors"; }

# Blocks that double at each step end soon.
for i in 1 2 3 4 5 6 7 8 9 10; do
    printf '![[倍%d]]\n\n![[倍%d]]\n' $((i + 1)) $((i + 1)) >$blocks/倍$i.md
done
echo 尽头。 >$blocks/倍11.md
printf -- '---\ntitle: 第二条消息\npage: 2\n---\n\n![[倍1]]\n' >$d
status 1 "$PAIBAN" check g
has stderr "error: more than 500 text blocks in an article"
[ "$(grep -c ' error: ' stderr)" = 1 ] || { cat stderr; fail "it is told once"; }

# A block's notes count as the article's own.
for i in $(seq 600); do printf '字[^%d]\n\n[^%d]: 注\n\n' $i $i; done >$blocks/注.md
printf -- '---\ntitle: 第二条消息\npage: 2\n---\n\n![[注]]\n\n![[注]]\n' >$d
status 1 "$PAIBAN" check g
has stderr "$d:8:1: error: too many link definitions and notes: the limit is 1000"
