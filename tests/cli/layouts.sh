# Layouts that build on others: keys, files, pages; what is wrong with a base.
. "$SRC/tests/cli/lib.inc"

make_group g
cd g
status 0 "$PAIBAN" new layout mine --from tabloid
has stdout 'made layouts/mine/layout.yaml, which builds on tabloid'
[ "$(wc -l <layouts/mine/layout.yaml)" -lt 20 ] || fail "no small file"
status 1 "$PAIBAN" new layout mine
has stderr "is there already"
status 1 "$PAIBAN" new layout other --from tablod
has stderr 'hint: did you mean `tabloid`?'
status 2 "$PAIBAN" new layout a/b
status 2 "$PAIBAN" new paper p --from tabloid
has stderr '--from goes with a layout'

# A folder with that file alone is enough, commented as it is and with every line taken.
sed -i 's/^layout: .*/layout: mine/' content/demo/paper.yaml
status 0 "$PAIBAN" build --strict --date 2021-11-02
pdfinfo out/site/demo/2021-11-02/01.pdf | grep -q '779.5.* x 1105.5' || fail "not the tabloid's page"
cp layouts/mine/layout.yaml new.yaml
grep -q '^# yaml-language-server: $schema=../../schema/layout.json$' layouts/mine/layout.yaml || fail "no schema"
[ -s schema/layout.json ] || fail "no schema"
sed '1,3d; s/^# //' new.yaml >layouts/mine/layout.yaml
status 0 "$PAIBAN" build --date 2021-11-02
pdfinfo out/site/demo/2021-11-02/01.pdf | grep -q '841.8.* x 1190.5' || fail "not A3"
hasnt out/site/demo/2021-11-02/01.html '#b3141c'
has out/site/demo/2021-11-02/01.html '#00508c'

# Files of its own take the place of the base's, one by one; those of a folder of the base's name as well.
page() {
    printf 'base: %s\n%s' "$1" "$2" >layouts/mine/layout.yaml
}
mkdir -p layouts/_site layouts/broadsheet
page broadsheet ''
sed 's|</head>|<meta name="own" content="1"></head>|' "$SRC/layouts/_site/article.mustache" >layouts/mine/article.mustache
printf '<p class="own foot"></p>\n' | cat "$SRC/layouts/_site/foot.mustache" - >layouts/broadsheet/foot.mustache
printf '\n.own{color:red}\n' | cat "$SRC/layouts/_site/site.css" - >layouts/_site/site.css
printf 'print: 打印本页\n' >layouts/mine/strings.zh-Hans.yaml
status 0 "$PAIBAN" build --date 2021-11-02
has out/site/demo/2021-11-02/first.html 'own foot'
cat out/site/assets/site-*.css | grep -q '^.own{color:red}' || fail "the own style sheet isn't taken"
pdfinfo out/site/demo/2021-11-02/01.pdf | grep -q '1105.5.* x 1559' || fail "not the broadsheet's page"
printf 'text: {jump_too: x}\n' >layouts/broadsheet/zh-Hans.yaml
status 1 "$PAIBAN" check
has stderr 'layouts/broadsheet/zh-Hans.yaml:1:8: error: `text` has no key `jump_too`'
rm -r layouts/_site layouts/broadsheet layouts/mine/*.mustache layouts/mine/strings*

# A layout may build on the installation's of its own name.
mkdir layouts/tabloid
printf 'base: tabloid\npage: A4\n' >layouts/tabloid/layout.yaml
page tabloid ''
status 0 "$PAIBAN" check
rm -r layouts/tabloid

# What is wrong is told at its key, in its file, in one run.
fault() { # BASE KEYS MESSAGE…
    page "$1" "$2"
    shift 2
    status 1 "$PAIBAN" check
    for message; do
        has stderr "$message"
    done
}
fault mine '' 'layouts/mine/layout.yaml:1:7: error: the layout builds on itself: mine → mine' \
    'hint: the layouts are '
fault tabliod '' 'layouts/mine/layout.yaml:1:7: error: there is no layout `tabliod` to build on' 'did you mean `tabloid`?'
fault ../x '' 'layouts/mine/layout.yaml:1:7: error: `../x` is no name of a layout'
mkdir layouts/b
printf 'base: mine\n' >layouts/b/layout.yaml
fault b '' 'layouts/b/layout.yaml:1:7: error: the layout builds on itself: mine → b → mine'
printf 'base: tabloid\ncolumns: {count: nine}\nelements: {body: {role: sung}}\n' >layouts/b/layout.yaml
fault b 'gird: {}' 'layouts/b/layout.yaml:2:18: error: `count` must be a whole number from 1 to 12' \
    'layouts/mine/layout.yaml:2:1: error: the layout has no key `gird`'
page b 'columns: {count: 5}
elements: {body: {role: song}}'
status 0 "$PAIBAN" check
empty stderr
fault broadsheet 'front: {eer: null}' 'layouts/mine/layout.yaml:2:9: error: `front` has nothing called `eer` to take away' \
    'hint: did you mean `ear`?'
fault broadsheet 'page: A33' "layouts/mine/layout.yaml:2:7: error: 'page.size' can't be 'A33'" 'did you mean A3?'
fault broadsheet 'page: {size: [297mm]}' "error: 'page.size' can't be '297mm'"
fault broadsheet 'front: {date: {below: namplate}}' \
    'layouts/mine/layout.yaml:2:23: error: `below` names no piece: there is no `namplate`' 'did you mean `nameplate`?'
fault broadsheet 'front: {nameplate: {below: date}}' 'each wait for the other'
printf 'base: tabloid\n' >layouts/mine/zh-Hans.yaml
fault broadsheet '' 'layouts/mine/zh-Hans.yaml:1:1: error: `base` belongs into layout.yaml'
rm layouts/mine/zh-Hans.yaml

# A page's size alone: every name, and a size of one's own.
for size in A3 A4 八开 四开 对开 Tabloid '{size: [300mm, 400mm]}' '{size: A3, bleed: 5mm}'; do
    page broadsheet "page: $size"
    status 0 "$PAIBAN" check --strict --date 2021-11-01
done

# Each layout that comes with the tool has nothing to be told of: its inks, its furniture.
make_group shipped
sed -i "s/本报.*电，//" shipped/content/demo/2021-11-02/first.md
for layout in "$SRC"/layouts/[a-z]*; do
    sed -i "s/^layout: .*/layout: ${layout##*/}/" shipped/content/demo/paper.yaml
    status 0 "$PAIBAN" build --strict --force --date 2021-11-02 shipped
    empty stderr
done
