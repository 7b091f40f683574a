# Articles nobody writes on purpose: the build ends soon, with pages or with a clear report, and never with a crash.
. "$SRC/tests/cli/lib.inc"

make_group g
python3 - <<'P'
head = "---\ntitle: 题\n%s---\n\n%s\n"
cases = {
    "quotes": ("", "> " * 31 + "甲乙丙丁" * 50),
    "lists": ("", "\n".join("  " * i + "- 项目" for i in range(30))),
    "both": ("", "\n".join("> " * (i % 15) + "- 项" for i in range(60))),
    "wide-table": ("", "|" + "列|" * 64 + "\n|" + "-|" * 64 + "\n" + ("|" + "甲|" * 64 + "\n") * 20),
    "long-word": ("", "x" * 20000),
    "long-runs": ("", "汉" * 3000 + "x" * 3000 + "1" * 3000),
    "dashes": ("", "—" * 3000 + "…" * 3000),
    "spaces": ("", "　" * 500 + "甲" + " " * 2000 + "乙"),
    "invisible": ("", "甲&#8203;乙&#x202e;丙&zwj;丁&#65024;"),
    "breaks": ("", "甲  \n" * 400),
    "headings": ("", "\n\n".join("#" * (i % 6 + 1) + " 小题" for i in range(60))),
    "notes": ("", "".join("甲[^%d]" % i for i in range(120)) + "\n\n" + "\n".join("[^%d]: 注" % i for i in range(120))),
    "verse": ("", "```poem\n" + "长" * 500 + "\n```"),
    "code": ("", "```\n" + "x" * 2000 + "\n" * 100 + "y\n```"),
    "ruby": ("", "{" + "汉" * 50 + "|hànhànhàn" * 50 + "}"),
    "emphasis": ("", "*" + "汉" * 3000 + "*"),
    "furniture": ("kicker: " + "长" * 500 + "\ndeck: " + "x" * 500 + "\nsummary: " + "字" * 1000 + "\n", "正文。"),
}
for name, (front, body) in cases.items():
    open(f"g/content/demo/2021-11-02/{name}.md", "w", encoding="utf-8").write(head % (front, body))
P
for title in 长 x; do
    python3 -c "import sys; print('---\ntitle: ' + sys.argv[1] * 3000 + '\nvertical_title: true\n---\n\n正文。')" $title \
        >"g/content/demo/2021-11-02/title-$title.md"
done
mv "g/content/demo/2021-11-02/title-长.md" g/content/demo/2021-11-02/title-han.md
status 0 timeout 300 "$PAIBAN" build g
has stderr "title-x.md:2:8: warning: the title is too long to stand beside the text"
has stderr "title-han.md:2:8: warning: the title is too long to stand beside the text"
hasnt stderr "error: "
rm g/content/demo/2021-11-02/*.md

# A table goes on over as many pages as it needs, though there is no text before it: all its rows are there.
python3 -c "print('---\ntitle: 题\n---\n\n|a|b|\n|-|-|\n' + ''.join(f'|行{i}止|乙|\n' for i in range(2000)))" >g/content/demo/2021-11-02/long-table.md
status 0 timeout 300 "$PAIBAN" build g
pdftotext g/out/site/demo/2021-11-02/issue.pdf text
[ "$(grep -oE '行 *[0-9]+ *止' text | sort -u | wc -l)" = 2000 ] || fail "rows of the long table are missing"

# What can't be set at all is an error at its place: no line of it is left out.
python3 -c "print('---\ntitle: 题\ndeck: ' + '长' * 5400 + '\nkicker: ' + '长' * 5400 + '\n---\n\n正文。')" >g/content/demo/2021-11-02/long-table.md
status 1 timeout 300 "$PAIBAN" build g
has stderr "long-table.md:2:8: error: the article does not fit on a page"
