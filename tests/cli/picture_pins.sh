# The editor's hand on a picture: its columns and height hold exactly, or are told once, at their key, and what is told
# as the nearest holds when it is asked for.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/issue.inc"

/usr/bin/python3 - $day <<'P'
import sys

from PIL import Image

for name, width, height in ("wide", 1800, 1200), ("tall", 1200, 1800):
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(f"{sys.argv[1]}/{name}.png")
P

# told WORDS: one error in all, with these words; the nearest that it tells of is in `hint`.
told() {
    [ "$(grep -c ': error: ' stderr)" = 1 ] || { cat stderr >&2; fail "not one error"; }
    [ -z "${1-}" ] || has stderr "$1"
    hint=$(sed -n '/: error: /,/^hint: /s/^hint: the nearest that works: //p' stderr)
}

# picture SLUG KEYS [PARAGRAPHS]: an article with a picture that is so asked for.
picture() {
    article "$1" "${3-8}"
    printf '\n%s{%s}\n' "![河]($name.png \"夜里的河。\")" "$2" >>$day/"$1".md
}

# has_height SLUG NUMBER 行|mm: its only picture is so high on the facsimile; in lines of the grid, up to one less.
has_height() {
    /usr/bin/python3 - "$@" <<'P'
import json
import re
import sys

folder = "out/site/demo/2021-11-02"
html = open(f"{folder}/01.html", encoding="utf-8").read()
own = html[html.index(f'data-slug="{sys.argv[1]}"'):]
height = float(re.search(r'class="picture[^>]* data-h=([\d.]+)', own[:own.index("</article>")])[1])
made = json.load(open("r.json"))["issues"][0]["pages"][0]["articles"][0]
pages = json.load(open(f"{folder}/issue.json"))["pages"]
area = next(a["areas"][0] for a in pages[0]["articles"] if a["slug"] == made["slug"])
pitch = area[3] / made["area"]["lines"]
lines = sys.argv[3] == "行"
wanted = float(sys.argv[2]) * (pitch if lines else 72 / 25.4)
sys.exit(not wanted - (pitch if lines else 0.2) <= height <= wanted + 0.2 and f"{height} for {wanted}")
P
}

for slug in b c d e; do article $slug 14; done
plan <<'Y'
pages:
  - {title: 要闻, articles: [a, b, c, d, e]}
Y

# Higher than the page, with its headline or without: what is told holds in its place.
name=tall
for keys in "span=4 height=130行" "span=2 height=102行" "span=3 height=99行"; do
    picture a "$keys"
    status 1 "$PAIBAN" build --force
    told 'error: the picture asks for '
    [ "${hint#height }" != "$hint" ] || fail "no nearest: $hint"
    picture a "${keys% *} $(echo "$hint" | sed 's/ /=/')"
    status 0 "$PAIBAN" build --force --report=r.json
    has_height a "$(echo "$hint" | sed 's/^height \([0-9]*\)行$/\1/')" 行
done

# Nothing may be cut off, and the height is in mm: the picture's own form, to a tenth, is the nearest.
name=wide
picture a "span=3 height=60mm crop=no"
status 1 "$PAIBAN" build --force
told 'error: 60mm over 3 columns do not go together'
height=$(echo "$hint" | sed 's/^height \([0-9.]*\)mm.*/\1/')
picture a "span=3 height=${height}mm crop=no"
status 0 "$PAIBAN" build --force --report=r.json
has_height a $height mm

# Of a group each picture loses its share: that is what is told.
article a 8
printf '\n![河](wide.png){span=4 height=26行}![河](wide.png)![山](tall.png)\n' >>$day/a.md
status 1 "$PAIBAN" build --force
told 'error: 26行 over 4 columns do not go together'
share=$(echo "$hint" | sed -n 's/.* or crop \([0-9]*%\) of each picture$/\1/p')
[ "$share" ] || fail "no share: $hint"
article a 8
printf '\n![河](wide.png){span=4 height=26行 crop=%s}![河](wide.png){crop=%s}![山](tall.png){crop=%s}\n' "$share" "$share" "$share" >>$day/a.md
status 0 "$PAIBAN" build --force --report=r.json

# Over more columns than the page has, and too high besides: told once, with what goes together.
for slug in b c d e; do article $slug 2; done
picture a "span=9 height=40行 crop=no"
status 1 "$PAIBAN" build --force
told 'error: the picture asks for 9 columns, but there are 8 for it'
picture a "$(echo "$hint" | sed 's/height /height=/; s/span /span=/') crop=no"
status 0 "$PAIBAN" build --force --report=r.json

# Four are too many for the page: those it has no room for are told, at their keys, though the page is cut to what it holds.
sed -i 1i'overset: cut' $day/issue.yaml
article a 2
for i in 1 2 3 4; do
    printf '\n![河](wide.png "夜里的河。"){span=6 height=30行 crop=yes}\n' >>$day/a.md
done
for slug in b c d e; do article $slug 3; done
status 1 "$PAIBAN" build --force
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
status 0 "$PAIBAN" build --force --report=r.json
[ "$(grep -o 'class="picture ' out/site/demo/2021-11-02/01.html | wc -l)" = 4 ] || fail "not all four stand"

# Two that no page can hold together: one of them is left out, nothing else; for its picture's size, which is told at its key,
# and with what is told as the nearest it stands.
name=wide
picture a "span=6 height=47行 crop=yes" 6
picture b "span=6 height=47行 crop=yes" 6
for slug in c d e; do article $slug 3; done
status 1 "$PAIBAN" build --force --report=r.json
[ "$(grep -c 'left out of the page' stderr)" = 1 ] || { cat stderr >&2; fail "not one left out"; }
has stderr 'b.md:17:38: error: page 1 has no room for this picture as it is asked for'
lines=$(sed -n 's/^hint: the nearest that works: height \([0-9]*\)行$/\1/p' stderr)
picture b "span=6 height=${lines:-0}行 crop=yes" 6
status 0 "$PAIBAN" build --force --report=r.json
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
status 1 "$PAIBAN" build --force --report=r.json
[ "$(grep -c 'left out of the page' stderr)" = 1 ] || { cat stderr >&2; fail "not one left out"; }
has stderr 'b.md:2:8: warning: '
has stderr 'b.md:17:38: error: page 1 has no room for this picture as it is asked for'
[ "$(grep -o '"slug"' r.json | wc -l)" = 10 ] || fail "not all others stand"
