# The structure of the reading PDFs: what stands out of line is read where it belongs, each language says itself, links lead
# somewhere in words; and every file is PDF/UA-1 as far as a program can tell.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-02
rm -f $day/*.md $day/issue.yaml
cp "$SRC/content/xzsb/2021-11-02/chahu.png" $day/
cat >$day/issue.yaml <<'Y'
overset: extra
pages:
  - {title: 要闻, articles: [lists, notes, long]}
  - {title: 文化, articles: [table, english, verse, third]}
Y
python3 - $day <<'P'
import sys

sentence = "这一段话写得很长，为了从第一版转到别的版去，里面说的都是同一件事情，说了一遍又一遍，直到读的人记住为止，"
articles = {
    "lists": """title: 嵌套的列表
---

# 一级

1. 第一项
   1. 内一
   2. 内二
      - 点
      - 又点
2. 第二项

   第二段。

   > 引文一段。

3. - 列表里先是列表
   - 再一个
4. ```
   code first
   second line
   ```

#### 四级

- [ ] 未做
- [x] 做了

###### 六级

- 甲

  | 项 | 数 |
  |:--|--:|
  | 甲[^n] | 1 |
  | 乙 | |

  表：列表里的表

[^n]: 表里的注。
""",
    "notes": """title: 注与音
kicker: 引题
byline: 作者
---

他说[^1]，这是{汉字|hàn|zì}和{饕餮|tāotiè}，见[三篇](third.html)，又引[^2][^1]。

He said “hello, world” and left. 他说 Hello, world 是第一句，GDP 是缩写，nǐ hǎo 是拼音，naïve café 是法文，the old café 是半句。藏文有བོད་སྐད་ཡིག་གེ的字。

破折号——这样——用，还有[带{注音|zhù|yīn}的链接](https://example.org/路)。

[^1]: 第一注。

    第一注的第二段。
[^2]: 1. 注里有列表
    2. 第二
""",
    "long": "title: 很长的一篇\n---\n\n" + "\n\n".join(sentence * 6 + "完。" for _ in range(90)) + "\n",
    "table": """title: 表与图
---

前文一段。

| 年份 | 册数 | 备注 |
|:--|--:|---|
| 2019 | 1,200 | 很长的备注要折行，一行放不下的时候就折到下一行去 |
| 2020 | 980 | |
| 2021 | — | {注|zhù}[^t] |

表：三年的册数

![一只壶和一个碗](chahu.png "壶与碗"){credit="某某 绘"}

[^t]: 表的注。
""",
    "english": """title: An English Article
lang: en
---

The quick brown fox jumps over the lazy dog. 中文一句在英文里。 A reader is distracted by the content of a page.
""",
    "verse": """title: 诗与码
---

```poem
Tiger Tiger, burning bright,
In the forests of the night;

春眠不觉晓
处处闻啼鸟
```

![](chahu.png)

```c
int main(void)
{
	return 0;
}
```
""",
    "third": "title: 第三篇 文章\n---\n\n正文，参看[注与音](notes.html)，[一版](01.html)。\n",
}
for slug, text in articles.items():
    open(f"{sys.argv[1]}/{slug}.md", "w", encoding="utf-8").write("---\n" + text)
P
status 0 "$PAIBAN" build g --date 2021-11-02
has stderr "nothing says what the picture chahu.png shows"
out=g/out/site/demo/2021-11-02
status 0 /usr/bin/python3 "$SRC/tests/pdfcheck/check.py" $out/*.pdf

# tree: an element a line, its type, language and text, indented as in the tree; links with where they lead.
cat >tree.py <<'P'
import os
import sys

sys.path.insert(0, os.environ["SRC"] + "/tests/conserve")
from read_pdf import Pdf

pdf = Pdf(sys.argv[1])


def put(ref, depth, page):
    e = pdf.get(ref)
    page = e.get("/Pg", page)
    text, links, kids = "", "", []
    for kid in e["/K"] if isinstance(e["/K"], list) else [e["/K"]]:
        k = kid if isinstance(kid, int) else pdf.get(kid)
        if isinstance(k, int):
            text += pdf.content(page)[k][0]
        elif k.get("/Type") == "/MCR":
            text += pdf.content(k["/Pg"])[k["/MCID"]][0]
        elif k.get("/Type") == "/OBJR":
            links += " -> " + pdf.get(k["/Obj"])["/Contents"][2:]
        else:
            kids.append(kid)
    if e["/S"] == "/Figure":
        print(e["/Alt"][2:], file=sys.stderr)
    lang = " [" + e["/Lang"][2:] + "]" if "/Lang" in e else ""
    print(" " * depth + e["/S"][1:] + lang + (" " + text if text else "") + links)
    for kid in kids:
        put(kid, depth + 1, page)


for kid in pdf.get(pdf.root()["/StructTreeRoot"])["/K"]:
    put(kid, 0, None)
P
SRC="$SRC" python3 tree.py $out/issue.pdf >tree 2>alts
# a picture that nothing is said of: at least whose it is
lines alts '一只壶和一个碗
《诗与码》的配图
'
# the index leads to the articles
lines tree ' TOC
  Caption 今日导读
'
lines tree '  TOCI
   Lbl 02
   Reference
    Link 表与图 -> 表与图 — 第02版：文化
'
# lists in lists: each item its own label, also where a list begins with a list
lines tree '  H2 一级
  L
   LI
    Lbl 1.
    LBody
     P 第一项
     L
      LI
       Lbl （1）
       LBody
        P 内一
      LI
       Lbl （2）
       LBody
        P 内二
        L
         LI
          Lbl •
          LBody
           P 点
'
lines tree '    Lbl 3.
    LBody
     L
      LI
       Lbl •
       LBody
        P 列表里先是列表
'
# a line of code or verse ends in white space, so that words stay apart
lines tree '     P
      Code code first second line
'
# levels as written, none left out
lines tree '  H3 四级'
lines tree '  H4 六级'
# a note's mark where it stands, its reading beside its word
lines tree '  P 他说，这是和，见，又引。
   Reference ①
   Ruby
    RB 汉字
    RT [zh-Latn-pinyin] hànzì
   Ruby
    RB 饕餮
    RT [zh-Latn-pinyin] tāotiè
   Link 三篇 -> 第三篇 文章 — 第02版：文化
   Reference ②
   Reference ①
'
# languages: phrases, not words; Tibetan; an English article
lines tree '   Span [en] He said “hello, world” and left.
   Span [en] Hello, world
   Span [en] the old
   Span [bo] བོད་སྐད་ཡིག་གེ
'
lines tree ' Art [en]
  H1 An English Article
'
lines tree '   Span [zh-Hans] 中文一句在英文里
'
# one link over a reading, ——
has tree '  P 破折号——这样——用，还有。'
lines tree '   Link 带的链接 -> https://example.org/路'
# a note is one, whatever it holds
lines tree '  Note
   Lbl ①
   P 第一注。
   P 第一注的第二段。
  Note
   Lbl ②
   L
    LI
     Lbl 1.
     LBody
      P 注里有列表
'
# a jump line is only a link, in words; its paragraph is one over the pages
has tree ' -> 下转第3版'
[ "$(grep -c '  P 这一段话写得很长.*完。$' tree)" = 90 ] || fail "paragraphs cut in two"
# captions in their table and figure; a cell's note and reading in it
lines tree '  Table
   Caption 三年的册数
   TR
    TH 年份
'
lines tree '    TD
     Ruby
      RB 注
      RT [zh-Latn-pinyin] zhù
     Reference ①
'
lines tree '  Figure
   Caption 壶与碗某某 绘
'
# verse
lines tree '   Span [en] Tiger Tiger, burning bright, In the forests of the night;
  P 春眠不觉晓 处处闻啼鸟
'

# The page's own file: a jump goes to the other file, what isn't there isn't in the tree.
SRC="$SRC" python3 tree.py $out/01.pdf >tree
has tree ' -> 下转第3版'
hasnt tree 'The quick brown fox'
qpdf --qdf --object-streams=disable $out/01.pdf - >qdf
has qdf '/F (03.pdf)'

# the facsimile's index leads there too
has $out/01.html 'href="02.html#table"'
has $out/02.html 'id="table"'
