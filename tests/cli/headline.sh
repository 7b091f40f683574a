# What an editor wants of a headline: exact, or told with the nearest that works.
. "$SRC/tests/cli/lib.inc"
effort=--effort=fast
. "$SRC/tests/cli/desk.inc"

front() { # SLUG LINE: the article alone, with this in its front matter
    sed "s/^title: .*/&\\n$2/" $day/$1.md >alone.md
    "$PAIBAN" dump --stage=page --layouts="$SRC/layouts" --fonts="$SRC/fonts" alone.md >stdout 2>stderr || { cat stderr >&2; fail "$2"; }
}

# Sizes as points and by name, lines, faces, all together; a width asked for besides.
front c 'headline: {size: 40pt}'
has stdout ' 40 第三篇 讲的事'
front c 'headline: {size: 初号, lines: 2}\nspan: 3'
has stdout ' 42 第三篇|讲的事'
front c 'headline: {vertical: yes, size: 30pt}'
has stdout ' 30 down 第三篇'

# A column 专栏 with a face of its own in the layout, which the article's own goes before.
cp -r "$SRC/layouts" faces
echo 'column_styles: {评论: {face: 楷, label: tag}}' >>faces/broadsheet/layout.yaml
face() { # LINES: of the front matter; the faces of the title's runs
    sed "s/^title: .*/&\\n$1/" $day/c.md >alone.md
    "$PAIBAN" dump --stage=frames --layouts=faces --fonts="$SRC/fonts" alone.md >stdout 2>stderr
}
face 'column: 评论'
cp stdout own
face 'column: 短评'
cmp -s own stdout && fail "the column's face is not taken"
face 'column: 短评\nheadline: {face: 楷}'
grep -q WenKai stdout && grep -q WenKai own || fail "no kai: $(head -c 400 own)"

# Its label's ornament: a picture of the layout is drawn and no figure of the text; a word that is none is told.
ornament() { # WANTED ORNAMENT
    sed -i '$d' faces/broadsheet/layout.yaml
    echo "column_styles: {评论: {ornament: $2}}" >>faces/broadsheet/layout.yaml
    status "$1" "$PAIBAN" build --force $effort --layouts=faces g
}
echo '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><path fill="#b3141c" d="M0 0L20 0L10 20Z"/></svg>' \
    >faces/broadsheet/knot.svg
sed -i 's/^title: .*/&\ncolumn: 评论/' $day/c.md
build -
ornament 0 knot.svg
pdfinfo -struct-text g/out/site/demo/2021-11-02/01.pdf >tree
hasnt tree Figure
has tree 评论
has g/out/site/demo/2021-11-02/01.html '<img'
ornament 0 dot
ornament 1 文武
has stderr "layout.yaml:$(wc -l <faces/broadsheet/layout.yaml):32: error: 'ornament' can't be '文武'"
ornament 1 none.svg
has stderr "error: there is no picture none.svg"
sed -i /^column:/d $day/c.md

# What can't be had: the reason at the key, and what can.
build 1 'slug: j, span: 1, headline: {size: 60pt}'
has stderr 'issue.yaml:13:45: error: the title does not go in so over 1 columns'
has stderr 'hint: the nearest is headline: {size: 39pt}; or give the article more columns'
build 1 'slug: j, span: 1, headline: {size: 60pt, lines: 1}'
has stderr 'hint: the nearest is headline: {size: 18pt, lines: 1}'
build 1 'slug: j, headline: {lines: 6}'
has stderr 'error: the title does not go in so over '
has stderr 'hint: the nearest is headline: {lines: '
build 1 'slug: j, headline: {size: 巨号}'
has stderr 'issue.yaml:13:36: error: `size` can'\''t be 巨号'
build 1 'slug: j, headline: {size: 36}'
has stderr 'issue.yaml:13:36: error: `size` must be a length'
build 1 'slug: j, headline: {face: 隶}'
has stderr 'issue.yaml:13:36: error: `face` can'\''t be 隶'
has stderr 'hint: faces of the layout: 宋, 粗宋, 黑, 楷'
build 1 'slug: j, span: 1, headline: {vertical: yes}'
has stderr 'error: a vertical title stands beside its text: it needs 2 columns'
build 1 'slug: j, headline: {font: 黑}'
has stderr 'hint: write face: 黑'
build 1 'slug: j, headline: {lines: 9}'
has stderr 'error: `lines` must be a whole number from 1 to 6'
build 1 'slug: j, headline: 一句话'
has stderr 'issue.yaml:13:29: error: `headline` must be keys with values'

# So large that the page has no room for its articles: told once, there, not of each article that it drives out; the nearest holds.
build 1 'slug: j, span: 8, headline: {size: 150pt, lines: 3}'
has stderr 'issue.yaml:13:45: error: with a title so large page 1 has no room for its articles'
[ "$(grep -c 'error: ' stderr)" = 1 ] || { cat stderr >&2; fail "one headline, several reports"; }
size=$(sed -n 's/^hint: the nearest is headline: {\(.*\)}$/\1/p' stderr)
build 0 "slug: j, span: 8, headline: {$size, lines: 3}"

# 题图压题: the title in white on a bar at the foot of the article's picture, in reading order behind it; the text below.
/usr/bin/python3 -c 'from PIL import Image; Image.new("RGB", (900, 600), (120, 150, 180)).save("photo.png")'
lead='image: photo.png\nalt: 山前的湖\nbyline: 样报记者 甲'
cp photo.png $day
over() { # STATUS FRONT MATTER: the article alone, with the picture
    sed "s/^title: .*/&\\n$2/" $day/c.md >alone.md
    status "$1" "$PAIBAN" dump --stage=frames --layouts="$SRC/layouts" --fonts="$SRC/fonts" alone.md
}
over 0 "$lead\nheadline: {over_picture: true}"
/usr/bin/python3 - stdout <<'P'
import sys

lines = [line.split() for line in open(sys.argv[1], encoding="utf-8")]
at = next(i for i, x in enumerate(lines) if x and x[0] == "image")
bar = next(i for i, x in enumerate(lines) if i > at and x[0] == "rect")
title = next(i for i, x in enumerate(lines) if i > bar and x[:2] == ["begin", "headline"])
byline = next(i for i, x in enumerate(lines) if i > title and x[:2] == ["begin", "byline"])
x, y, w, h = map(float, lines[at][1:5])
bx, by, bw, bh = map(float, lines[bar][1:5])
assert (bx, bw) == (x, w) and abs(by + bh - y - h) < 0.02 and bh <= h / 2 + 0.01, (lines[at], lines[bar])
for line in lines[title:byline]:
    assert line[0] != "line" or by < float(line[2]) < by + bh, line
assert float(lines[byline + 1][2]) > y + h, lines[byline + 1]
P
# A column's label stands above the picture, with its rule, however much white the page has for the block.
for span in 2 3 4; do
    printf '%s\n' --- 'title: 第三篇 讲的事' 'column: 评论' 'image: photo.png' 'alt: 湖' "span: $span" \
        'headline: {over_picture: true}' --- '' '湖边的风从山上吹下来，水面起了波纹，人们在岸边走来走去，说着明年的打算。' >label.md
    status 0 "$PAIBAN" dump --stage=frames --layouts="$SRC/layouts" --fonts="$SRC/fonts" label.md
    /usr/bin/python3 - stdout <<'P'
import sys

lines = [line.split() for line in open(sys.argv[1], encoding="utf-8")]
at = next(i for i, x in enumerate(lines) if x and x[0] == "image")
top = float(lines[at][2])
x, y, w, h = map(float, next(x for x in lines[at:] if x and x[0] == "rect")[1:5])
assert w > 9 * h and y + h < top, (lines[at], y, h)
P
done
over 1 "$lead\nspan: 1\nheadline: {over_picture: true, size: 60pt}"
has stderr 'error: the picture over 1 columns has no room for the title: it may take the lower half'
over 1 'headline: {over_picture: true}'
has stderr "error: the title can't stand on the picture: the article has none"
over 1 "$lead\nheadline: {over_picture: true, vertical: true}"
has stderr "error: the title can't stand on the picture: it is vertical"
over 1 "$lead\nheadline: {over: true}"
has stderr 'hint: write over_picture: true'
sed -i "s/^title: .*/&\n$lead/" $day/c.md
build 0 'slug: c, span: 3, headline: {over_picture: true}'
grep -q 'fill:#ffffff' g/out/site/demo/2021-11-02/01-*.css || fail "no white title"

# Vertical titles and texts are Chinese alone: of others it is told, at the key where there is one.
sed -i 's/^title: .*/title: ཚགས་པར།\nlang: bo\nheadline: {vertical: true}/' $day/c.md
status 1 "$PAIBAN" build --force $effort g
has stderr "c.md:4:22: error: text in Tibetan isn't set vertically"
has stderr 'hint: leave `vertical` out'
sed -i 's/^headline: .*/vertical: true/' $day/c.md
status 1 "$PAIBAN" build --force $effort g
has stderr "c.md:2:8: error: text in Tibetan isn't set vertically"
