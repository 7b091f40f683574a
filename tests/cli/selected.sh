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

# A run that died had put the newest day in place, and its front page's sketch not. One that asks for another day makes the
# newest again: no older sketch is shown.
sketch=out/.paiban/covers/demo.svg
shows() {
    python3 - "$1" <<'P'
import pathlib, sys
sketch = pathlib.Path(sys.argv[1]).read_text().split("\n", 1)[1].strip()
pages = [pathlib.Path("s/out/site", p).read_text() for p in ("index.html", "demo/index.html")]
sys.exit(not any(sketch[-200:] in p for p in pages))
P
}
mkdir s && make_group s
status 0 "$PAIBAN" build s
cp s/$sketch older.svg
printf '\n又一段，为头版添上几行，好让它的小样与先前的不同。\n' >>s/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build s
cp s/$sketch newer.svg
shows newer.svg || fail "the sketch isn't shown"
cmp -s older.svg newer.svg && fail "the sketches don't differ"
cp older.svg s/$sketch
printf '\n又一段。\n' >>s/content/demo/2021-11-01/first.md
status 0 "$PAIBAN" build s --date=2021-11-01
cmp newer.svg s/$sketch || fail "the sketch of an older front page is kept"
status 0 "$PAIBAN" build s --out=clean-s
diff -r s/out/site clean-s/site || fail "an older sketch is shown"

# Its content is gone: it can't be made again, and no sketch is shown rather than an older one.
cp older.svg s/$sketch
mv s/content/demo/2021-11-02 away
printf '\n再一段。\n' >>s/content/demo/2021-11-01/first.md
status 0 "$PAIBAN" build s --date=2021-11-01
has s/out/site/demo/2021-11.html 2021-11-02
shows older.svg && fail "the sketch of an older front page is shown"
mv away s/content/demo/2021-11-02
status 0 "$PAIBAN" build s
status 0 "$PAIBAN" build s --out=clean-s
diff -r s/out/site clean-s/site || fail "not as from nothing"
