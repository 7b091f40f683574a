# Pins on pages that are cut 删稿 to what they hold: had, or told at their key with what works.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/issue.inc"

sed -i 's/layout: .*/layout: tabloid/' content/demo/paper.yaml
titles=河谷里的早市与酥油和茶%s

# A title that does not go in over its columns: what is told as the nearest is held by the page, too, which is cut for no
# title that is pinned larger.
titled_in() { # KEYS: of the title of f, among sixteen
    { printf 'overset: cut\npages:\n  - title: 要闻\n    articles: [a, b, c, d, e, {slug: f, span: 1, headline: {%s}}' "$1"
      printf ', %s' g h i j k l m n o p
      printf ']\n'; } >$day/issue.yaml
}
sed -i 's/layout: .*/layout: school/' content/demo/paper.yaml
for slug in a b c d e f g h i j k l m n o p; do article $slug 1; done
article a 12
titled_in 'size: 34pt, lines: 2'
status 1 "$PAIBAN" build $fast --force
once 'error: the title does not go in so over '
keys=$(sed -n 's/^hint: the nearest is headline: {\(.*\)};.*/\1/p' stderr)
titled_in "$keys"
status 0 "$PAIBAN" build $fast --force --report=r.json
has r.json '"slug": "f"'
sed -i 's/layout: .*/layout: tabloid/' content/demo/paper.yaml
rm $day/[g-p].md

# A picture for which its article would be left out: told at its key, and with what is told as the nearest it stands.
/usr/bin/python3 - $day <<'P'
import sys
from PIL import Image

Image.linear_gradient("L").resize((900, 1350)).save(f"{sys.argv[1]}/tall.png")
P
whole() { # PARAGRAPHS of the first, PICTURE's keys
    for of in "a $1" 'b 9' 'c 8' 'd 7' 'e 3'; do article $of; done
    printf '\n![河](tall.png "夜里的河。"){%s crop=yes}\n' "$2" >>$day/e.md
    plan <<'Y'
overset: cut
pages:
  - title: 要闻
    articles: [{slug: a, keep: whole}, {slug: b, keep: whole}, {slug: c, keep: whole}, {slug: d, keep: whole}, e]
Y
}
whole 14 'span=4 height=50行'
status 1 "$PAIBAN" build $fast --force --report=r.json
hasnt r.json '"slug": "e"'
once 'e.md:11:38: error: page 1 has no room for this picture as it is asked for'
lines=$(sed -n 's/^hint: the nearest that works: height \([0-9]*\)行.*/\1/p' stderr)
span=$(sed -n 's/^hint: the nearest that works: height .* span \([0-9]*\)$/\1/p' stderr)
[ "$lines" ] || { cat stderr >&2; fail "no nearest size"; }
whole 14 "span=${span:-4} height=${lines}行"
status 0 "$PAIBAN" build $fast --force --report=r.json
has r.json '"slug": "e"'
whole 55 'span=4 height=10行' # it would be left out in any size: that is the warning, no fault of the picture
status 0 "$PAIBAN" build $fast --force --report=r.json
hasnt r.json '"slug": "e"'
rm $day/tall.png

# An article that is kept whole and for which no page has room: told at the key, and without it the page is cut.
rm $day/[b-f].md
article a 120
for key in 'keep: whole' 'jump: no' 'fill: no'; do
    plan <<Y
overset: cut
pages:
  - {title: 要闻, articles: [{slug: a, $key}]}
Y
    status $([ "$key" = 'fill: no' ] && echo 0 || echo 1) "$PAIBAN" build $fast --force --report=r.json
    [ "$key" = 'fill: no' ] || once "issue.yaml:3:44: error: page 1 has no room for the whole article"
done
has r.json '"slug": "a"'

# What a pin binds to its page and the page has no room for is an error at the pin, not a warning at the article alone.
sed -i 's/layout: .*/layout: magazine/' content/demo/paper.yaml
titles=%s
for slug in a b c d e f g; do article $slug 7 ; done
plan <<'Y'
overset: cut
pages:
  - title: 要闻
    articles:
      - {slug: c, group: 集}
      - {slug: g, group: 集}
      - {slug: a, group: 集}
      - {slug: d, beside: e}
      - e
      - b
      - f
Y
status 1 "$PAIBAN" build $fast --force --report=r.json
for slug in a c d g; do # either it stands, or it is told where it is pinned
    line=$(grep -n "slug: $slug, " $day/issue.yaml | cut -d: -f1)
    grep -q "\"slug\": \"$slug\"" r.json || has stderr "issue.yaml:$line:"
done
has stderr "error: page 1 has no room for this article: \`"

# What never goes on elsewhere, as an article of a group, is told by its characters where others jump.
titles=%s
article a 30
article b 3
plan <<'Y'
overset: jump
pages:
  - {title: 要闻, articles: [{slug: a, group: 集}, {slug: b, group: 集}]}
  - {title: 综合, articles: [c]}
Y
status 1 "$PAIBAN" build $fast --force
has stderr 'a.md:2:8: error: 第1版 头条《a》 多 '
hasnt stderr 'does not fit on a page'
hasnt stderr 'overset: extra'

# A vertical page is cut, too: so many characters less are what it takes, in a group and alone.
sed -i 's/layout: .*/layout: broadsheet/' content/demo/paper.yaml
vertical() { # OVERSET ENTRIES: the vertical page's articles
    printf 'overset: %s\npages:\n  - {title: 副刊, vertical: true, articles: [%s]}\n' "$1" "$2" >$day/issue.yaml
}
shorter() { # SLUG PARAGRAPHS: by as many as the hint says, the page holds it
    cut=$(sed -n 's/^hint: cut \([0-9]*\) characters at its end$/\1/p' stderr)
    [ "$cut" ] || { cat stderr >&2; fail "no number of characters"; }
    article $1 $(($2 - (cut + 43) / 44))
    status 0 "$PAIBAN" build $fast --force --report=r.json
    empty stderr
}
rm $day/[d-g].md
for slug in a b c; do article $slug 40; done
vertical cut '{slug: a, group: 集}, {slug: b, group: 集}, {slug: c, group: 集}'
status 0 "$PAIBAN" build $fast --force --report=r.json
[ "$(grep -c 'left out of the page' stderr)" = 1 ] || { cat stderr >&2; fail "not one cut"; }
has stderr '2021-11-02/a.md:2:8: warning: '
[ "$(grep -o '"slug"' r.json | wc -l)" = 3 ] || fail "one is lost"
shorter a 40
rm $day/[bc].md
for overset in extra cut; do # it goes on nowhere: the same is told
    article a 150
    vertical $overset a
    status $([ $overset = cut ] && echo 0 || echo 1) "$PAIBAN" build $fast --force
    [ $overset = cut ] || once 'a.md:2:8: error: 第1版 头条《a》 多 '
    shorter a 150
done

# An area of fewer columns than a vertical title and its text need is told; the nearest is had.
for slug in a b c; do article $slug 12; done
vertical cut 'a, b, {slug: c, area: [4, 12, 1, 11]}'
status 1 "$PAIBAN" build $fast --force
once "error: the article can't be set over 1 columns of its area"
stands_told() { # with the nearest that is told it stands there, in whole tiers of so many lines
    area=$(sed -n 's/^hint: the nearest is area: \(.*\)$/\1/p' stderr)
    vertical cut "a, b, {slug: c, area: $area}"
    status 0 "$PAIBAN" build $fast --force --report=r.json
    /usr/bin/python3 - "$area" $1 <<'P'
import json
import sys

[own] = [a["area"] for a in json.load(open("r.json"))["issues"][0]["pages"][0]["articles"] if a["slug"] == "c"]
assert [own["column"], own["line"], own["columns"], own["lines"]] == json.loads(sys.argv[1]), own
step = int(sys.argv[2]) + 1
assert own["line"] % step == 1 and (own["lines"] + 1) % step == 0, own
P
}
stands_told 19

# One that begins within a tier, or ends there, would have all beside it and below begin elsewhere.
for area in '[4, 14, 4, 39]' '[4, 21, 4, 25]' '[1, 50, 12, 19]'; do
    vertical cut "a, b, {slug: c, area: $area}"
    status 1 "$PAIBAN" build $fast --force
    once 'error: page 1 is set vertically, in tiers of 19 lines, a line apart: the area has no whole ones'
    stands_told 19
done
