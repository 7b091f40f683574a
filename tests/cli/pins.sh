# The editor's pins: each holds exactly, or is told with its reason and the nearest that works.
. "$SRC/tests/cli/lib.inc"

effort=$fast
. "$SRC/tests/cli/desk.inc"

# Places.
build 0 'slug: d, at: 头条'
stands d 'column == 1 and line == 1'
build 0 'slug: e, at: 报眼'
stands e 'column + columns == 9 and line == 1'
build 0 'slug: j, at: 倒头条'
stands j 'column + columns == 9 and line + lines - 1 == foot'
build 0 'slug: i, at: 左下'
stands i 'column == 1 and line + lines - 1 == foot'
build 0 'slug: j, at: 底'
stands j 'column == 1 and columns == 8 and line + lines - 1 == foot'
build 0 'slug: h, at: top-right'
stands h 'column + columns == 9 and line == 1'

# The foot is the page's, however little is on it.
cp -r g small && rm small/content/demo/2021-11-02/[a-g].md
for at in 底:'column == 1 and columns == all' 倒头条:'column + columns == all + 1' 左下:'column == 1'; do
    printf 'pages:\n  - {title: 要闻, articles: [h, i, {slug: j, at: %s}]}\n' "${at%%:*}" >small/content/demo/2021-11-02/issue.yaml
    status 0 "$PAIBAN" build $fast --force --report=report.json small
    stands j "${at#*:} and line + lines - 1 == foot"
done

# Areas, to the line; one that the article does not fill says which it would.
build 0 'slug: c, area: [1, 40, 4, 22]'
stands c '(column, line, columns, lines) == (1, 40, 4, 22)'
build 0 'slug: c, area: [5, 30, 4, 26]'
stands c '(column, line, columns, lines) == (5, 30, 4, 26)'
has stderr 'column-lines of the area stay white'
has stderr 'hint: the nearest that the article fills is area: [5, 30, 4, '
build 1 'slug: c, area: [1, 40, 4, 6]'
has stderr '2021-11-02/issue.yaml:13:25: error: the article needs '
has stderr 'hint: the nearest is area: [1, 40, 4, '
build 1 'slug: c, area: [6, 100, 4, 40]'
has stderr 'issue.yaml:13:25: error: the area reaches beyond page 1, which has 8 columns and 103 lines for articles'
has stderr 'hint: the nearest is area: [5, 64, 4, 40]'

# The nearest that is told is large enough for the article, free of the other pins, and is had when it is asked for.
nearest() { # SLUG OTHERS…: the area of the hint holds
    slug=$1
    shift
    area=$(sed -n 's/^hint: the nearest is area: \(\[.*\]\).*/\1/p' stderr)
    [ "$(grep -c 'error: ' stderr)" = 1 ] && [ "$area" ] || { cat stderr >&2; fail "no nearest area"; }
    build 0 "slug: $slug, area: $area" "$@"
    stands "$slug" "[column, line, columns, lines] == $area"
}
build 1 'slug: c, area: [7, 100, 2, 9]'
nearest c
build 1 'slug: c, area: [1, 80, 3, 4]' 'slug: d, area: [1, 95, 4, 9]'
build 1 'slug: d, area: [5, 70, 4, 30]' 'slug: c, area: [3, 60, 4, 24]'
nearest c 'slug: d, area: [5, 70, 4, 30]'

# Two that can't both be had: the later one is told, once.
build 1 'slug: c, area: [1, 40, 4, 24]' 'slug: d, area: [2, 50, 4, 22]'
has stderr 'issue.yaml:13:25: error: the area covers a part of that of c'
has stderr 'hint: the nearest is area: [2, 65, 4, 22]'
build 1 'slug: e, at: 报眼' 'slug: f, at: 右上'
has stderr 'issue.yaml:13:23: error: e stands at 报眼 of page 1 already'
has stderr 'hint: free is at: 头条, 倒头条, 左下, 底'
once 'error: e stands at 报眼 of page 1 already'
for at in 底 倒头条 左下; do # the foot has one 底, and nothing beside it
    build 1 'slug: e, at: 底' "slug: f, at: $at"
    once 'issue.yaml:13:23: error: e stands at 底 of page 1 already'
    has stderr 'hint: free is at: 头条, 报眼'
done
build 1 'slug: e, at: 底, span: 3'
once 'issue.yaml:13:23: error: 底 is over all 8 columns of page 1, `span` asks for 3'
has stderr 'hint: span: 8, or at: 左下 or 右下'
build 1 'slug: e, beside: f' 'slug: f, at: 底'
once 'issue.yaml:12:27: error: f stands at 底: nothing goes beside it'
has stderr 'hint: leave `beside` out, or pin that elsewhere'
build 1 'slug: e, after: f, span: 1' 'slug: f, span: 8'
once 'error: the article stands below f, as broad as that: `span` asks for 1 columns here, for 8 there'
has stderr 'hint: span: 8, or leave it out'

# However white the page is, and however full.
for slug in d e f g h i j; do mv $day/$slug.md .; done
printf 'pages:\n  - {title: 要闻, articles: [{slug: a, area: [1, 1, 8, 18]}, b, {slug: c, at: 底}]}\n' >$day/issue.yaml
status 0 "$PAIBAN" build $fast --force --report=report.json g
stands c 'column == 1 and columns == 8 and line + lines - 1 == foot'
cp $day/a.md $day/b.md .
for slug in a b; do for i in 1 2 3 4; do tail -n +5 $slug.md; done >>$day/$slug.md; done
printf 'overset: cut\npages:\n  - {title: 要闻, articles: [a, {slug: b, at: 底}, {slug: c, at: 右上}]}\n' >$day/issue.yaml
status 0 "$PAIBAN" build $fast --force --report=report.json g
stands b 'column == 1 and columns == 8 and line + lines - 1 == foot'
stands c 'column + columns == 9 and line == 1'
mv [a-j].md $day

# What a page with little on it can't have in larger type, either; what is told then holds.
for slug in a b c d e f g; do mv $day/$slug.md .; done
mends() { # BEFORE WRONG AFTER ERROR HINT CONDITION: i is told so; with what the hint says for WRONG it stands
    printf 'pages:\n  - {title: 要闻, articles: [h, {slug: i, %s}, j]}\n' "$1$2$3" >$day/issue.yaml
    status 1 "$PAIBAN" build $fast --force g
    once "$4"
    right=$(sed -n "s/^hint: $5.*/\1/p" stderr)
    printf 'pages:\n  - {title: 要闻, articles: [h, {slug: i, %s}, j]}\n' "$1$right$3" >$day/issue.yaml
    status 0 "$PAIBAN" build $fast --force --report=report.json g
    stands i "$6"
}
mends 'at: 底, ' 'span: 1' '' 'error: 底 is over all ' '\(span: [0-9]*\),' 'columns == all and line + lines - 1 == foot'
mends 'span: 1, headline: {' 'size: 90pt' '}' 'error: the title does not go in so over 1 columns' \
    'the nearest is headline: {\(.*\)};' 'columns == 1'
mv [a-g].md $day

# A group stands together: its blocks and the lines between them make one rectangle.
build 0 'slug: h, group: 集' 'slug: i, group: 集' 'slug: j, group: 集'
/usr/bin/python3 - <<'P'
import json

page = json.load(open("report.json", encoding="utf-8"))["issues"][0]["pages"][0]
areas = [a["area"] for a in page["articles"] if a["slug"] in "hij"]
left, right = min(a["column"] for a in areas), max(a["column"] + a["columns"] for a in areas)
top, foot = min(a["line"] for a in areas), max(a["line"] + a["lines"] for a in areas)
assert (right - left) * (foot - top + 1) == sum(a["columns"] * (a["lines"] + 1) for a in areas), areas
P

# 补白 is left out where there is no room, and that is told; the article's own page stays.
sed -i 's/^title: .*/title: 补白 一则/' $day/j.md

build 0 'slug: j, fill: yes'
stands j 'lines > 0'
{ cat $day/a.md && for i in 1 2 3 4; do tail -n +5 $day/a.md; done; } >more && cp $day/a.md a.md && mv more $day/a.md
build 1 'slug: j, fill: yes'
has stderr 'j.md:2:8: warning: page 1 has no room for this 补白: it is left out of the page, whole on the site'
hasnt stderr 'j.md:2:8: error'
mv a.md $day/a.md
[ -s g/out/site/demo/2021-11-02/j.html ] || fail "no page of the article"

# Keys that people try, and wrong kinds.
build 1 'slug: e, no_jump: true'
has stderr 'error: an article of a page has no key `no_jump`'
has stderr 'hint: write jump: no'
build 1 'slug: e, area: [1, 2, 3]'
has stderr 'issue.yaml:13:25: error: `area` must be a list of 4'
build 1 'slug: e, at: 中间'
has stderr 'issue.yaml:13:23: error: `at` must be 头条, 报眼, 倒头条'
build 1 'slug: e, keep: half'
has stderr 'issue.yaml:13:25: error: `keep` must be whole'

# One map that says both; issue.yaml goes before front matter.
build 1 'slug: e, keep: whole, jump: yes'
has stderr 'issue.yaml:13:25: error: `jump: yes` lets the article go on on another page, `keep: whole` does not'
has stderr 'hint: keep one of the two'
build 0 'slug: e, keep: whole, jump: no'

# In front matter, too; issue.yaml goes before it.
sed -i 's/^title: .*/&\nat: 倒头条/' $day/g.md
build 0 'slug: a, jump: no'
stands g 'column + columns == 9 and line + lines - 1 == foot'
build 0 'slug: g, at: 左下'
stands g 'column == 1 and line + lines - 1 == foot'

# A lock does not keep a page against a pin.
status 0 "$PAIBAN" build --lock g
build 0 'slug: g, at: 头条'
stands g 'column == 1 and line == 1'

# What a page has no room for goes on to another without pins, however important: a pin holds where it is or is an error.
for slug in b c d e f g h i j; do rm $day/$slug.md; done
for n in b:1 c:1 d:1; do
    sed 's/^title: .*/title: 讲的事 '"${n%:*}"'/' $day/a.md >$day/"${n%:*}".md
done
cat >$day/issue.yaml <<'Y'
overset: extra
pages:
  - title: 要闻
    articles: [b, c, {slug: a, area: [1, 1, 8, 103]}]
Y
status 0 "$PAIBAN" build $fast --force --report=report.json g
stands a '(column, line, columns, lines) == (1, 1, 8, 103)'
for slug in b c; do
    has stderr "$slug.md:2:8: warning: 第1版《讲的事 $slug》 stands on page 2: its own had no room for it"
done
/usr/bin/python3 - <<'P'
import json

pages = json.load(open("report.json", encoding="utf-8"))["issues"][0]["pages"]
assert [sorted(a["slug"] for a in p["articles"]) for p in pages[:2]] == [["a"], ["b", "c"]], pages
assert not any("continues_on" in a for p in pages for a in p["articles"])  # a fills less than its area
P
for slug in a b c d; do # longer than a page by three fourths, together
    { cat $day/$slug.md && for i in 1 2 3; do tail -n +5 $day/$slug.md; done; } >more && mv more $day/$slug.md
done
cat >$day/issue.yaml <<'Y'
overset: extra
pages:
  - title: 要闻
    articles: [{slug: a, at: 头条, keep: whole}, {slug: b, at: 左下, keep: whole}]
Y
status 1 "$PAIBAN" build $fast --force g
has stderr "issue.yaml:4:62: error: page 1 has no room for the article where \`at\` wants it: it would stand on page 2"
has stderr "hint: make what stands there smaller, or move the article to page 2"
[ "$(grep -c 'error: ' stderr)" = 1 ] || fail "one pin, several reports"
sed -i 's/slug: b, at: 左下/slug: b, after: a/' $day/issue.yaml
status 1 "$PAIBAN" build $fast --force g
has stderr "issue.yaml:4:65: error: \`after\` can't be had: a would stand on page 1, this article on page 2"
sed -i 's/slug: a, at: 头条, keep: whole/slug: a, fill: yes, keep: whole/' $day/issue.yaml
status 1 "$PAIBAN" build $fast --force g
has stderr "error: \`after\` can't be had: page 1 has no room for a"
sed -i 's/fill: yes/group: 集/; s/after: a/group: 集/' $day/issue.yaml
status 1 "$PAIBAN" build $fast --force g
has stderr 'error: the group 集 does not stand together on page 1'
