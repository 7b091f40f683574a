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
printf '\357\273\277---\ntitle: 题\nkiker: 引\n---\n\n正文。\n' >$day/bom.md
printf -- '---\r\ntitle: 题\r\n---\r\n\r\n甲\r\n\r\n正文里有![x](no.png)图。\r\n' >$day/crlf.md
printf -- '---\ntitle: 题\n---\n\n正文\000。\n' >$day/nul.md
printf -- '---\ntitle: 题\n\tdeck: 副\n---\n\n正文。\n' >$day/tab.md
printf -- '---\ntitle: 题\ndeck: "没有收尾\n---\n\n正文。\n' >$day/yaml-quote.md
printf -- '---\ntitle: 题\ntags: [甲, 乙\ndeck: 丙\n---\n\n正文。\n' >$day/yaml-list.md
printf -- '---\ntitle: 题\ndeck: 一\ntitle: 二\n---\n\n正文。\n' >$day/twice.md
printf -- '---\ntitle: 题\n---\n\n| 表 | 二 |\n|--|--|\n| 甲 | 乙\360\222\200\200 |\n' >$day/no-font-cell.md
printf -- '---\ntitle: 题\360\222\200\200\n---\n\n正文。\n' >$day/no-font-title.md
printf -- '---\ntitle: 题\nbyline: 甲\360\222\200\200\nvertical_title: true\n---\n\n他说,"\360\222\200\200"。{汉字|hàn|\360\222\200\200}\n\n```\n码\360\222\200\200\n```\n' \
    >$day/no-font-more.md
printf '\211PNG\r\n\032\n\000\000\000\015IHDR' >$day/cut.png
printf '\377\330\377\340\000\020JFIF' >$day/cut.jpg
echo text >$day/text.jpg
printf -- '---\ntitle: 题\nimage: cut.jpg\n---\n\n![](cut.png)\n\n![](text.jpg)\n\n![](.)\n' >$day/broken.md
mkdir $day/folder.md
printf -- '---\ntitle: 题\n---\n\n正文。\n' >"$day/$(printf 'x\344').md"
ln -s loop.md $day/loop.md
mkdir -p g/content/demo/2021-11-31 g/content/demo/2021-11-03
printf -- '---\ntitle: 题\n---\n\n正文。\n' >g/content/demo/2021-11-31/x.md
printf -- '---\ntitle: 题\n---\n\n正文。\n' >g/content/demo/2021-11-03/a.md
printf 'pages:\n  - title: 要闻\n    articles: [first]\n    editors: [甲, 乙\360\222\200\200]\n  - {title: 二版, articles: [second]}\n' \
    >g/content/demo/2021-11-01/issue.yaml
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
# shown PLACE COLUMNS: below the source line of that place the caret stands after so many columns.
shown() {
    grep -A2 "^g/content/demo/2021-11-02/$1: error: " stderr | tail -1 >caret
    [ "$(cat caret)" = "$(printf '%*s^' $(($2 + 4)) '')" ] || { cat stderr >&2; fail "the caret of $1"; }
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
place 2021-11-02/bom.md 3 1 kiker
place 2021-11-02/crlf.md 7 5 no.png
has stderr "2021-11-02/nul.md:5:3: warning: the control character U+0000 is left out"
place 2021-11-02/tab.md 3 1 tab
place 2021-11-02/yaml-quote.md 3 7 quoted
place 2021-11-02/yaml-list.md 3 7 'while parsing a flow sequence'
place 2021-11-02/twice.md 4 1 'in line 2'
place 2021-11-02/no-font-cell.md 7 8 U.12000
place 2021-11-02/no-font-title.md 2 9 U.12000
place 2021-11-02/no-font-more.md 3 10 U.12000
place 2021-11-02/no-font-more.md 7 5 U.12000
place 2021-11-02/no-font-more.md 7 16 U.12000
place 2021-11-02/no-font-more.md 10 2 U.12000
place 2021-11-01/issue.yaml 4 19 U.12000
place 2021-11-02/broken.md 3 8 'cut.jpg is cut off'
place 2021-11-02/broken.md 6 1 'cut.png is cut off'
place 2021-11-02/broken.md 8 1 'text.jpg is not a PNG or JPEG'
place 2021-11-02/broken.md 10 1 'folder'
has stderr "is not in UTF-8"
has stderr "g/content/demo/2021-11-02/folder.md: error: this is a folder"
has stderr "g/content/demo/2021-11-02/loop.md: error: a link that leads to itself"
has stderr "g/content/demo/2021-11-31: error: 2021-11-31 is not a date"
# The caret stands below the character, which may be wide; a tab stays one.
shown no-font.md:5:8 14
shown no-font-cell.md:7:8 9
shown crlf.md:7:5 8
shown bad-utf8.md:5:4 6

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
grep -E '^g/content/.*: (error|warning)' stderr | sed 's/:.*//' >files
LC_ALL=C sort -c files || fail "not in order"

# `check` says the same and writes nothing.
rm -r g/out
status 1 "$PAIBAN" check g
[ ! -e g/out ] || fail "check wrote"
has stderr kiker

# What the furniture prints has its place in the paper's description; a layout that isn't there, at its key.
make_group h
sed -i "s/^publisher: .*/&$(printf '\360\222\200\201')/" h/content/demo/paper.yaml
status 1 "$PAIBAN" check h
has stderr "h/content/demo/paper.yaml:4:15: error: no font has the character"
sed -i 's/^publisher: .*/publisher: 社/; s/broadsheet/brodsheet/' h/content/demo/paper.yaml
status 1 "$PAIBAN" check h
has stderr "h/content/demo/paper.yaml:3:9: error: there is no layout"
has stderr 'hint: did you mean `broadsheet`?'
[ "$(grep -c error: stderr)" = 1 ] || fail "one fault, several reports"

# However long the line is; in a run of its own, since it takes longer than all of the others.
make_group l
python3 -c "print('---\ntitle: 题\n---\n\n' + '字' * 20000 + '\U00012000' + '字' * 20000)" >l/content/demo/2021-11-02/long-line.md
status 1 "$PAIBAN" check l
has stderr "l/content/demo/2021-11-02/long-line.md:5:20001: error: no font has the character"
