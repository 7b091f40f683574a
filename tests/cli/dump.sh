# paiban dump: break opportunities at every level, vertical columns, the lines under neighbouring names.
. "$SRC/tests/cli/lib.inc"

cat >breaks.md <<'M'
---
title: 断行
---

他说：“好。”（甲）、3.9万|乙／丙……丁——戊

甲／乙——丙A4
M
status 0 "$PAIBAN" dump --stage=breaks breaks.md
cp stdout default
cat >expected <<'M'
他|说：|“好。”|（甲）、|3.9万\||乙／|丙|……|丁|——|戊
甲／|乙|——|丙|A4
M
cmp default expected || { cat default >&2; fail "breaks"; }
status 0 "$PAIBAN" dump --stage=breaks --line-break=basic breaks.md
cmp stdout default || fail "the default level isn't basic"
status 0 "$PAIBAN" dump --stage=breaks --line-break=gb breaks.md
cat >expected <<'M'
他|说：|“好。”|（甲）、|3.9万\||乙／丙|……|丁|——|戊
甲／乙|——|丙|A4
M
cmp stdout expected || { cat stdout >&2; fail "level gb"; }
status 0 "$PAIBAN" dump --stage=breaks --line-break=strict breaks.md
cat >expected <<'M'
他|说：|“好。”|（甲）、|3.9万\||乙／丙……|丁——|戊
甲／乙——|丙|A4
M
cmp stdout expected || { cat stdout >&2; fail "level strict"; }

# The pairs kept outside the repository, through the command: a paragraph for each, read back.
if [ -n "${PAIBAN_BREAK_PAIRS:-}" ]; then
    for level in basic gb strict; do
        python3 - $level <<'P' >pairs.md
import os, sys
print("---\ntitle: 对\nnormalize: false\n---")
for line in open(os.environ["PAIBAN_BREAK_PAIRS"], encoding="utf-8"):
    f = line.split("\t")
    if len(f) >= 5 and not line.startswith("#") and f[0][0] in "0123456789ABCDEFabcdef":
        a, b = (chr(int(x, 16)) for x in f[:2])
        escape = lambda c: "\\" + c if c in "\\`*_{}[]()<>#+-.!|~&/%:" and c.isascii() else c
        print("\n中" + escape(a) + escape(b) + "中")
P
        status 0 "$PAIBAN" dump --stage=breaks --line-break=$level pairs.md
        python3 - $level stdout <<'P' || fail "pairs at $level"
import os, sys
level = ["basic", "gb", "strict"].index(sys.argv[1])
want = []
for line in open(os.environ["PAIBAN_BREAK_PAIRS"], encoding="utf-8"):
    f = line.rstrip("\n").split("\t")
    if len(f) >= 5 and not line.startswith("#") and f[0][0] in "0123456789ABCDEFabcdef":
        want.append((chr(int(f[0], 16)), chr(int(f[1], 16)), f[2 + level] == "ok"))
got = open(sys.argv[2], encoding="utf-8").read().split("\n")[:-1]
wrong = len(got) != len(want)
for (a, b, ok), text in zip(want, got):
    may = (a if a != "|" else "\\|") + "|" + (b if b != "|" else "\\|") in text
    if may != ok:
        print(f"U+{ord(a):04X} U+{ord(b):04X}: {text}, {'ok' if ok else 'forbidden'}", file=sys.stderr)
        wrong = True
print(len(got), len(want), file=sys.stderr)
sys.exit(wrong)
P
    done
fi

# Vertical titles: columns from right to left.
cat >vertical.md <<'M'
---
title: 湖畔的人家在春天里修补渔网 孩子们沿着湖岸奔跑 捡起被风吹上岸的石头
vertical_title: true
---

M
for i in 1 2 3 4 5 6 7 8 9 10; do
    printf '湖畔的人家在春天里修补渔网，等着冰雪融化之后下湖。孩子们沿着湖岸奔跑，捡起被风吹上岸的石头。\n\n' >>vertical.md
done
status 0 "$PAIBAN" dump --stage=frames vertical.md
awk '/^begin/ { title = $2 == "headline" } title && /^line/ { x = $2 } title && /^  run/ { print x, $NF }' stdout >columns
[ "$(wc -l <columns)" -ge 2 ] || { cat columns >&2; fail "the title has no columns"; }
sort -k1,1 -g -r -c columns || { cat columns >&2; fail "columns don't go from right to left"; }

# Names side by side in a cell: each has its own line.
cat >names.md <<'M'
---
title: 专名
---

| 种类 | 例 |
|---|---|
| 人名 | [沈括]{.name}、[毕昇]{.name} |
| 地名 | [钱塘]{.name}[建康]{.name} |
| 书名 | [梦溪笔谈]{.book}[农书]{.book} |
M
status 0 "$PAIBAN" dump --stage=frames names.md
awk '/^begin marks/ { on = 1 } /^end/ { on = 0 } on && /^(stroke|wave)/ { print $1, $3 }' stdout | sort | uniq -c >under
[ "$(awk '$2 == "stroke" && $1 == 2' under | wc -l)" = 2 ] || { cat under >&2; fail "two cells with two names"; }
[ "$(awk '$2 == "wave" && $1 == 2' under | wc -l)" = 1 ] || { cat under >&2; fail "a cell with two books"; }

# Several articles: each after its name, as it is alone.
status 0 "$PAIBAN" dump --stage=resolved vertical.md
mv stdout vertical.json
status 0 "$PAIBAN" dump --stage=resolved names.md
{ echo "file vertical.md"; cat vertical.json; echo "file names.md"; cat stdout; } >both
status 0 "$PAIBAN" dump --stage=resolved vertical.md names.md
cmp stdout both || fail "two articles are not dumped as each is alone"

# An article on the standard input: the same as its file, its faults told by name, once.
mkdir -p in && cd in
printf -- '---\ntitle: 甲\n---\n\n本报讯，正文“一”。\n' >a.md
for stage in ast lines; do
    "$PAIBAN" dump --stage=$stage a.md | sed 's/^article a /article <stdin> /' >file
    status 0 "$PAIBAN" dump --stage=$stage - <a.md
    cmp file stdout || fail "dump --stage=$stage -: not as the file"
done
sed 's/title/titel/' a.md >b.md
status 1 "$PAIBAN" dump --stage=ast - <b.md
has stderr '<stdin>:2:1: error'
status 2 "$PAIBAN" dump --stage=ast - - <a.md
status 2 "$PAIBAN" dump --stage=ast -x <a.md
cd ..
