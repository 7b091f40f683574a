# Every fault of the content in one run, each with its place, the line, a caret and a hint; out/ stays as it was.
. "$SRC/tests/cli/lib.inc"

make_group g
status 0 "$PAIBAN" build g
tree g/out >before

day=g/content/demo/2021-11-02
printf -- '---\nbyline: 甲\n---\n\n正文。\n' >$day/no-title.md
printf -- '---\ntitle: 题\nkiker: 引\n---\n\n正文。\n' >$day/unknown-key.md
printf -- '---\ntitle: 题\npage: 一\n---\n\n正文。\n' >$day/wrong-type.md
printf -- '---\ntitle: 题\n---\n\n![图](none.jpg "说明")\n' >$day/no-picture.md
printf -- '---\ntitle: 题\n---\n\n没有字体的字：\360\222\200\200。\n' >$day/no-font.md
printf -- '---\ntitle: 题\n---\n\n坏字节\377在此。\n' >$day/bad-utf8.md
printf -- '---\ntitle: 题\n\n没有收尾的头。\n' >$day/unclosed.md
printf -- '---\ntitle: 题\n---\n\n' >$day/empty.md
mkdir -p g/content/demo/2021-11-31 g/content/demo/2021-11-03
printf -- '---\ntitle: 题\n---\n\n正文。\n' >g/content/demo/2021-11-31/x.md
printf -- '---\ntitle: 题\n---\n\n正文。\n' >g/content/demo/2021-11-03/a.md
printf 'pages:\n  - title: 要闻\n    articles: [a, a]\n  - title: 二版\n    articles: [b]\n' \
    >g/content/demo/2021-11-03/issue.yaml

status 1 "$PAIBAN" build g
empty stdout
tree g/out >after
cmp before after || fail "out/ was touched"

# place FILE LINE COLUMN WORD: an error at that place whose message has the word.
place() {
    grep -E "^g/content/demo/$1:$2:$3: error: .*$4" stderr >/dev/null || { cat stderr >&2; fail "no error $1:$2:$3 $4"; }
}
place 2021-11-02/no-title.md 2 1 title
place 2021-11-02/unknown-key.md 3 1 kiker
place 2021-11-02/wrong-type.md 3 7 page
place 2021-11-02/no-picture.md 5 1 none.jpg
place 2021-11-02/no-font.md 5 8 U.12000
place 2021-11-02/bad-utf8.md 5 4 UTF-8
place 2021-11-02/unclosed.md 1 1 ''
place 2021-11-02/empty.md '[0-9]+' '[0-9]+' ''
place 2021-11-03/issue.yaml 3 19 a
place 2021-11-03/issue.yaml 5 16 b
has stderr 2021-11-31

# Every error with a place has its line, a caret, and a hint.
python3 - <<'P'
import re
import sys

text = open("stderr", encoding="utf-8").read().split("\n")
heads = [i for i, line in enumerate(text) if re.match(r"\S+:\d+:\d+: (error|warning): ", line)]
faults = []
for i in heads:
    if re.match(r"    \s*\^$", text[i + 1]):
        continue  # an empty line: nothing to show
    if not text[i + 1].startswith("    ") or not re.match(r"    \s*\^$", text[i + 2]):
        faults.append("no line and caret: " + text[i])
    elif not text[i + 3].startswith("hint: "):
        faults.append("no hint: " + text[i])
print("\n".join(faults))
sys.exit(bool(faults) or len(heads) < 10)
P

# Order: by file, then place; the same in every run, whatever the number of jobs.
cp stderr first
status 1 "$PAIBAN" build --jobs=1 g
cmp first stderr || fail "the order depends on the jobs"
grep -E '^g/content' stderr | sed 's/:.*//' >files
LC_ALL=C sort -c files || fail "not in order"

# `check` says the same and writes nothing.
rm -r g/out
status 1 "$PAIBAN" check g
[ ! -e g/out ] || fail "check wrote"
has stderr kiker
