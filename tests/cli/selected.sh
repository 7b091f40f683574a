# --date makes that day alone: what others are, and what leads to them, stays whole.
. "$SRC/tests/cli/lib.inc"

make_group g
mkdir g/content/demo/2021-11-03
printf -- '---\ntitle: 第三日\n---\n\n见[首日](../2021-11-01/first.md)。\n' >g/content/demo/2021-11-03/a.md

# A link to a day that is neither published nor asked for is left out and told; it comes with that day.
status 0 "$PAIBAN" build g --date=2021-11-03
has stderr "2021-11-03/a.md:5:2: warning: the link to ../2021-11-01/first.md is left out, its text stays"
hasnt g/out/site/demo/2021-11-03/a.html 2021-11-01/first
status 0 "$PAIBAN" check g --date=2021-11-03 # the content has it
empty stderr
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-03/a.html '../2021-11-01/first.html'

# A day that is gone from the content stays, whole, while only another is built; then it goes.
rm -r g/content/demo/2021-11-02
printf '\n又一段。\n' >>g/content/demo/2021-11-03/a.md
status 0 "$PAIBAN" build g --date=2021-11-03
has stdout "published and no longer in the content: 1 issue; a build without --paper and --date takes them down"
has g/out/site/demo/2021-11.html 2021-11-02
[ -e g/out/site/demo/2021-11-02/first.html ] || fail "a day that nobody asked for was taken down"
status 0 "$PAIBAN" build g --paper=demo # all of the paper
[ ! -e g/out/site/demo/2021-11-02 ] && [ ! -e g/out/press/demo/2021-11-02 ] || fail "a withdrawn day stays"
status 0 "$PAIBAN" build g --out=clean
diff -r g/out/site clean/site && diff -r g/out/press clean/press || fail "not as from nothing"
