# Own fonts by a file or a family in fonts.yaml; each reason that keeps one out; the page of all roles.
. "$SRC/tests/cli/lib.inc"

font=$("$PAIBAN" fonts | sed -n 's/^kai  *Hans .*  \(.*\):[0-9]*$/\1/p')
mkdir fonts
cp "$font" fonts/mine.ttf
own() { # ROLES: status 0 or 1, as fonts gives it
    { echo 'roles:'; printf '  %s\n' "$@"; } >fonts/fonts.yaml
    got=0
    "$PAIBAN" fonts >stdout 2>stderr || got=$?
}
face() { # ROLE SCRIPT TEXT
    grep -E "^$1 +$2 " stdout | grep -qF -- "$3" || { cat stdout >&2; fail "$1 $2 isn't $3"; }
}

# A file beside fonts.yaml, an installed family, a role of one's own: what is not said is the installation's.
own 'song: {han: [mine.ttf], latin: [Noto Sans]}' '题字: {weight: 700, han: [LXGW WenKai]}'
[ "$got" = 0 ] || fail "own fonts are refused"
empty stderr
face song Hans 'LXGW WenKai'
face song Latn 'Noto Sans '
face song Tibt 'DDC Uchen'
face 题字 Hans 'LXGW WenKai Bold'
face 题字 Latn 'Noto Sans Bold'
face hei Hans 'Noto Sans CJK SC'
make_group g
status 0 "$PAIBAN" build g --fonts fonts --date 2021-11-02
pdffonts g/out/site/demo/2021-11-02/01.pdf | grep -q 'LXGWWenKai' || fail "pages are not set in the own font"

# The roles as a page.
status 0 "$PAIBAN" fonts --specimen=roles.pdf
has stdout 'made roles.pdf'
pdftotext -raw roles.pdf roles.txt
for role in song kai 题字; do
    has roles.txt "$role: "
done
has roles.txt 'LXGW WenKai Bold'

# Why a font is not used: reasons, and a file that is missing or none.
own 'song: {latin: [Nope Sans, Noto Serif]}'
has stderr 'role song: Nope Sans is not installed; Noto Serif stands in'
own 'song: {han: [Noto Serif]}'
has stderr 'role song: Noto Serif has no Chinese letters; '
own 'song: {han: [none.ttf]}'
[ "$got" = 1 ] || fail "a missing file is no error"
has stderr 'fonts/fonts.yaml:2:16: error: there is no font file fonts/none.ttf'
echo text >fonts/none.ttf
own 'song: {han: [none.ttf]}'
has stderr 'fonts/fonts.yaml:2:16: error: fonts/none.ttf is no font'
