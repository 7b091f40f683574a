# A build: its files, a line a page and one for all, incremental runs, removal of what is gone, the same bytes everywhere.
. "$SRC/tests/cli/lib.inc"

make_group one
status 0 "$PAIBAN" build one
[ "$(grep -c '^demo/2021-11-0[12] 第[12]版: [0-9.]* % full, 1 article, [0-9.]* % white$' stdout)" = 4 ] || fail "$(cat stdout)"
[ "$(wc -l <stdout)" = 5 ] || fail "more than a line a page and one for all"
tail -n 1 stdout | grep -qx '2 issues, 4 pages, 4 articles: [0-9]* files written to one/out ([0-9.]* s)' || fail "$(cat stdout)"
empty stderr
for file in site/index.html site/404.html site/robots.txt site/sitemap.xml site/demo/index.html site/demo/feed.xml \
    site/demo/feed.json site/demo/2021-11.html; do
    [ -s one/out/$file ] || fail "no $file"
done
for day in 2021-11-01 2021-11-02; do
    for file in index.html 01.html 02.html first.html second.html 01.pdf 02.pdf issue.pdf issue.json; do
        [ -s one/out/site/demo/$day/$file ] || fail "no site/demo/$day/$file"
    done
    for file in 01.pdf 02.pdf issue.pdf; do
        [ -s one/out/press/demo/$day/$file ] || fail "no press/demo/$day/$file"
    done
done
check_sums() {
    for folder in one/out/site/demo/2021-11-0? one/out/press/demo/2021-11-0?; do
        (cd "$folder" && sha256sum --strict --quiet -c SHA256SUMS) || fail "$folder: SHA256SUMS are wrong"
        (cd "$folder" && find . -type f ! -name SHA256SUMS | wc -l) >files
        wc -l <"$folder/SHA256SUMS" | cmp - files || fail "$folder: not every file is in SHA256SUMS"
    done
}
check_sums

# Nothing changed: no file is touched (but the store, which may take down stamps).
published() {
    tree one/out/site
    tree one/out/press
}
published >before
status 0 "$PAIBAN" build one
published >after
cmp before after || fail "a second run touched out/"

# --force makes the same bytes; files that are the same are left alone.
status 0 "$PAIBAN" build --force one
published >after
cmp before after || fail "--force changed out/"

# One issue changes: its files do, and the other issue's don't.
sums one/out >before
echo "新添一段。" >>one/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build one
sums one/out >after
cmp -s before after && fail "the change didn't show"
grep 2021-11-01/ before >before.old
grep 2021-11-01/ after >after.old
cmp before.old after.old || fail "the other issue changed"
check_sums

# The result of small steps is that of one build from nothing.
"$PAIBAN" build one --out=fresh
sums fresh >fresh.sums
cmp after fresh.sums || fail "an incremental build differs from a fresh one"

# A lost output comes back.
rm one/out/site/demo/2021-11-01/01.pdf
status 0 "$PAIBAN" build one
sums one/out >again
cmp after again || fail "a lost file didn't come back"

# A removed issue goes from out/, with its folder; what the user put there stays.
echo mine >one/out/site/mine.txt
rm -r one/content/demo/2021-11-01
status 0 "$PAIBAN" build one
[ ! -e one/out/site/demo/2021-11-01 ] || fail "the removed issue is still there"
[ ! -e one/out/press/demo/2021-11-01 ] || fail "the removed issue is still in press"
[ -e one/out/site/mine.txt ] || fail "a foreign file was removed"
hasnt one/out/site/demo/2021-11-02/index.html 2021-11-01

# A removed article goes, with its page and its picture; what remains is as from nothing.
make_group gone
cp "$SRC/content/xzrb/2021-11-02/bihua.jpg" gone/content/demo/2021-11-02/
printf '\n![图](bihua.jpg)\n' >>gone/content/demo/2021-11-02/second.md
status 0 "$PAIBAN" build gone
[ -e gone/out/site/demo/2021-11-02/second.html ] || fail "no second article"
files=$(find gone/out/site gone/out/press -type f | wc -l)
rm gone/content/demo/2021-11-02/second.md gone/content/demo/2021-11-02/bihua.jpg
status 0 "$PAIBAN" build gone
for file in site/demo/2021-11-02/second.html site/demo/2021-11-02/02.html site/demo/2021-11-02/02.pdf press/demo/2021-11-02/02.pdf; do
    [ ! -e gone/out/$file ] || fail "$file is still there"
done
[ "$(find gone/out/site gone/out/press -type f | wc -l)" -lt "$files" ] || fail "the picture is still there"
"$PAIBAN" build gone --out=gone-fresh
sums gone/out >after
sums gone-fresh >fresh.sums
cmp after fresh.sums || fail "a removed article left a trace"

# The same bytes in another folder, time zone, locale, with one job or four; as --content, too.
make_group two
make_group "two/with blank"
"$PAIBAN" build two
sums two/out >two.sums
(cd "two/with blank" && env TZ=Asia/Kathmandu LC_ALL=C LANG=de_DE "$PAIBAN" build --jobs=1)
sums "two/with blank/out" >other.sums
cmp two.sums other.sums || fail "the bytes depend on the folder, the time zone or the locale"
env TZ=America/New_York "$PAIBAN" build --jobs=4 --content=two/content --out=elsewhere --layouts="$SRC/layouts"
sums elsewhere >other.sums
cmp two.sums other.sums || fail "the bytes depend on the jobs or the way of naming folders"

# Only one day; then the rest.
make_group three
status 0 "$PAIBAN" build three --date=2021-11-02
[ -e three/out/site/demo/2021-11-02/index.html ] || fail "the day isn't there"
[ ! -e three/out/site/demo/2021-11-01 ] || fail "another day is there"
hasnt three/out/site/demo/2021-11-02/index.html 2021-11-01
status 0 "$PAIBAN" build three --date=2021-11-01 --paper=demo
status 0 "$PAIBAN" build three
sums three/out >three.sums
cmp two.sums three.sums || fail "day by day isn't the same as at once"
status 1 "$PAIBAN" build three --paper=dmo
has stderr "the papers are: demo"
status 1 "$PAIBAN" build three --date=2020-01-01

# Drafts.
sed -i 's/^title: 第二条消息/&\ndraft: true/' three/content/demo/2021-11-02/second.md
status 0 "$PAIBAN" build three
[ ! -e three/out/site/demo/2021-11-02/second.html ] || fail "a draft was published"
status 0 "$PAIBAN" build three --drafts
[ -e three/out/site/demo/2021-11-02/second.html ] || fail "--drafts left the draft out"

# Dates inside the files follow SOURCE_DATE_EPOCH, and nothing else.
SOURCE_DATE_EPOCH=1000000000 "$PAIBAN" build two --out=dated
sums dated >dated.sums
cmp -s two.sums dated.sums && fail "SOURCE_DATE_EPOCH has no effect"

# The rule for make names the inputs.
status 0 "$PAIBAN" build two --depfile=rule.stamp.d
head -1 rule.stamp.d | grep -q '^rule.stamp:' || fail "the rule's target"
for input in two/content/group.yaml two/content/demo/paper.yaml two/content/demo/2021-11-02/first.md \
    two/content/demo/2021-11-02 /layout.yaml /page.mustache /fonts.yaml; do
    has rule.stamp.d "$input"
done

# Two paper copies of one run can't write into one folder at the same time, and a broken store is no fault.
echo garbage >two/out/.paiban/store.db
status 0 "$PAIBAN" build two
sums two/out >again
cmp two.sums again || fail "a broken store changed the result"
