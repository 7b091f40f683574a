# Sidebars 链接: in print within their frame, in the article page and the facsimile an aside, in the PDF a Sect; one that
# is longer than a column goes on in the next.
. "$SRC/tests/cli/lib.inc"
effort=--effort=fast
. "$SRC/tests/cli/desk.inc"
long=$(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '> 一段写在框里的话，说的是这一天的事，一句接着一句，写得很慢。\n>\n'; done)
cat >>$day/a.md <<'E'

> [!链接] 什么是校样
> 排好版以后印出来给人看的样子。
>
> - 一校看错字

文章接着写下去。
E
printf '\n> [!背景]\n%s\n\n末段。\n' "$long" >>$day/b.md
build 0
/usr/bin/python3 - g/out/site/demo/2021-11-02 <<'P'
import re
import sys

day = sys.argv[1]
page, story = (open(f"{day}/{name}.html", encoding="utf-8").read() for name in ("01", "a"))
aside = re.search(r'<aside class="sidebar">\n<p class="label">链接</p>\n<h2[^>]*>什么是校样</h2>\n<p>排好版.*?</aside>', story, re.S)
assert aside and "一校看错字" in aside[0] and "接着写" not in aside[0], story
words = lambda html: "".join(re.sub(r"<[^>]*>|\s", "", html))
asides = [words(a) for a in re.findall(r"<aside>.*?</aside>", page, re.S)]
assert any(a.startswith("链接什么是校样排好版") for a in asides), asides
assert "".join(asides).count("一段写在框里的话") == 12, asides
P
pdfinfo -struct-text g/out/site/demo/2021-11-02/01.pdf >tree.txt
/usr/bin/python3 - <<'P'
import re

tree = open("tree.txt", encoding="utf-8").read()
# under one Sect of its article the label, the title, the text and the list, and nothing of what follows
sect = re.search(r"\n( +)Sect[^\n]*\n((?:\1 +[^\n]*\n)+)", tree[tree.index("什么是校样") - 400 :])
assert re.search(r'P .*\n +"链接"\n +H2 .*\n +"什么是校样"\n +P ', sect[2]) and "接着写" not in sect[2], sect[2]
P
