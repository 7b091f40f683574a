# `paiban clean` removes what the tool wrote, `--orphans` what it wrote and no record owns; others' files stay.
. "$SRC/tests/cli/lib.inc"

make_group g
status 0 "$PAIBAN" clean g
has stdout "0 files removed from g/out"
[ ! -e g/out ] || fail "clean made a folder"
status 0 "$PAIBAN" build g
cp -r g/out whole
rm -r g/content/demo/2021-11-01 g/content/demo/2021-11-02/second.md
status 0 "$PAIBAN" build g
sums g/out >now

# A backup put back: a withdrawn issue with its list, a withdrawn article in an issue whose list is another, a month's page.
cp -r whole/site/demo/2021-11-01 g/out/site/demo/
cp -r whole/press/demo/2021-11-01 g/out/press/demo/
cp whole/site/demo/2021-11-02/second.html g/out/site/demo/2021-11-02/
echo mine >g/out/site/demo/2021-11-01/mine.txt
sed 's/second/mine/' whole/site/demo/2021-11-01/first.html >g/out/site/demo/2021-11-02/mine.html # it isn't at its place
echo changed >>g/out/site/demo/2021-11-01/02.pdf # nor is it as the tool wrote it
mkdir g/out/site/theirs
cp whole/site/demo/2021-11-01/first.html g/out/site/theirs/
echo theirs >g/out/notes.txt
echo theirs >g/out/site/ads.txt
tree g/out >before
status 0 "$PAIBAN" clean g --orphans --dry-run
tree g/out >after
cmp before after || fail "a dry run changed something"
cp stdout would
status 0 "$PAIBAN" clean g --orphans
for file in site/demo/2021-11-01/first.html site/demo/2021-11-01/SHA256SUMS press/demo/2021-11-01/issue.pdf \
    site/demo/2021-11-02/second.html; do
    has stdout "- $file"
    has would "- $file"
    [ ! -e g/out/$file ] || fail "$file stayed"
done
for file in site/demo/2021-11-01/mine.txt site/demo/2021-11-01/02.pdf site/demo/2021-11-02/mine.html site/ads.txt; do
    has stdout "? $file"
    rm g/out/$file || fail "$file went"
done
hasnt stdout theirs/
rm -r g/out/site/theirs
find g/out -type d -empty -delete
sums g/out >after
cmp now after || { diff now after; fail "not what was published"; }
status 0 "$PAIBAN" build g
nothing_made

# A run that dies right after the store was lost forgets nothing of what it found; then orphans without any store.
cp g/content/group.yaml x
rm g/out/.paiban/store.db
echo 'papers: [' >g/content/group.yaml
status 1 "$PAIBAN" build g
mv x g/content/group.yaml
rm -r g/content/demo/2021-11-02
mkdir g/content/demo/2021-11-05
printf -- '---\ntitle: 新\n---\n\n正文。\n' >g/content/demo/2021-11-05/a.md
status 0 "$PAIBAN" build g
[ ! -e g/out/site/demo/2021-11-02 ] || fail "a withdrawn issue stayed"
rm -r g/out/.paiban
status 0 "$PAIBAN" clean g --orphans
has stdout "0 files removed"

# All goes but what is others', with the record and without.
for record in with without; do
    status 0 "$PAIBAN" build g --force-out
    [ $record = with ] || rm -r g/out/.paiban
    status 0 "$PAIBAN" clean g --dry-run
    has stdout "- site/index.html"
    [ -e g/out/site/index.html ] || fail "a dry run removed something"
    status 0 "$PAIBAN" clean g
    [ "$(find g/out)" = "$(printf 'g/out\ng/out/notes.txt')" ] || { find g/out; fail "$record a record: not all went, or too much"; }
done
rm g/out/notes.txt
status 0 "$PAIBAN" build g
status 0 "$PAIBAN" clean g
[ ! -e g/out ] || fail "an empty folder stayed"

# A withdrawn article's page at its Founder's address, put back.
rm -r g
make_group g
echo 'urls: founder' >>g/content/group.yaml
status 0 "$PAIBAN" build g
rm -r whole
cp -r g/out whole
rm g/content/demo/2021-11-01/second.md
status 0 "$PAIBAN" build g
folder=site/demo/html/2021-11/01
for page in whole/$folder/content_*.htm; do
    page=$folder/${page##*/}
    [ -e g/out/$page ] || { cp whole/$page g/out/$page; back=$page; }
done
status 0 "$PAIBAN" clean g --orphans
has stdout "- $back"

# A page whose address is written otherwise than its name: in Chinese.
rm -r g whole
make_group g
mv g/content/demo/2021-11-01/second.md g/content/demo/2021-11-01/第二.md
status 0 "$PAIBAN" build g
cp -r g/out whole
rm g/content/demo/2021-11-01/第二.md
status 0 "$PAIBAN" build g
cp whole/site/demo/2021-11-01/第二.html g/out/site/demo/2021-11-01/
status 0 "$PAIBAN" clean g --orphans
has stdout "- site/demo/2021-11-01/第二.html"
