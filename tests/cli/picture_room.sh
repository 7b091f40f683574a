# Pictures whose sizes are pinned on a page that is cut and has no room for them: told at their keys, what is told holds.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/picture_issue.inc"

name=wide
plan <<'Y'
overset: cut
pages:
  - {title: 要闻, articles: [a, b, c, d, e]}
Y

# Four are too many for the page: those it has no room for are told, at their keys, though the page is cut to what it holds.
article a 2
for i in 1 2 3 4; do
    printf '\n![河](wide.png "夜里的河。"){span=6 height=30行 crop=yes}\n' >>$day/a.md
done
for slug in b c d e; do article $slug 3; done
status 1 "$PAIBAN" build $fast --force
has stderr 'a.md:15:38: error: page 1 has no room for this picture as it is asked for'
! grep ': error: ' stderr | grep -v 'a.md:1[135]:38: ' || fail "another error"
# What is told of each as the nearest holds, when all that is told is done.
/usr/bin/python3 - $day/a.md <<'P'
import re
import sys

lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
said = open("stderr", encoding="utf-8").read()
told = re.findall(r"a\.md:(\d+):38: error: .*\n.*\n.*\nhint: the nearest that works: height (\d+)行(?: span (\d+))?\n", said)
assert told and len(told) == said.count(": error: "), said
for number, height, span in told:
    line = lines[int(number) - 1]
    assert int(height) < 30 or int(span) < 6
    lines[int(number) - 1] = re.sub("span=6 height=30", f"span={span or 6} height={height}", line)
open(sys.argv[1], "w", encoding="utf-8").write("\n".join(lines))
P
status 0 "$PAIBAN" build $fast --force --report=r.json
[ "$(grep -o 'class="picture ' out/site/demo/2021-11-02/01.html | wc -l)" = 4 ] || fail "not all four stand"

# Two that no page can hold together: one of them is left out, nothing else; for its picture's size, which is told at its key,
# and with what is told as the nearest it stands.
name=wide
picture a "span=6 height=47行 crop=yes" 6
picture b "span=6 height=47行 crop=yes" 6
for slug in c d e; do article $slug 3; done
status 1 "$PAIBAN" build $fast --force --report=r.json
[ "$(grep -c 'left out of the page' stderr)" = 1 ] || { cat stderr >&2; fail "not one left out"; }
has stderr 'b.md:17:38: error: page 1 has no room for this picture as it is asked for'
lines=$(sed -n 's/^hint: the nearest that works: height \([0-9]*\)行$/\1/p' stderr)
picture b "span=6 height=${lines:-0}行 crop=yes" 6
status 0 "$PAIBAN" build $fast --force --report=r.json
[ "$(grep -o '"slug"' r.json | wc -l)" = 5 ] || fail "not all stand"
picture b "span=6 height=47行 crop=yes" 6

# Among many articles the two are found, too: what went before them comes back, all of it, and what is left out is the one of
# less importance.
for slug in c d e f g h i j k; do article $slug 3; done
plan <<'Y'
overset: cut
pages:
  - {title: 要闻, articles: [a, b, c, d, e, f, g, h, i, j, k]}
Y
status 1 "$PAIBAN" build $fast --force --report=r.json
[ "$(grep -c 'left out of the page' stderr)" = 1 ] || { cat stderr >&2; fail "not one left out"; }
has stderr 'b.md:2:8: warning: '
has stderr 'b.md:17:38: error: page 1 has no room for this picture as it is asked for'
[ "$(grep -o '"slug"' r.json | wc -l)" = 10 ] || fail "not all others stand"
