# The door: what is no file is not read, links don't lead out of the content, names that other systems can't hold are
# errors, and nothing is written where other things are.
. "$SRC/tests/cli/lib.inc"

issue=g/content/demo/2021-11-02
# What is told and where files go has nothing to do with make-up: one article, the quickest pages.
small_group() {
    make_group "$1"
    mkdir "$1/content/texts"
    mv "$1/content/demo/2021-11-01/first.md" "$1/content/texts"
    rm -r "$1/content/demo/2021-11-01" "$1/content/demo/2021-11-02/second.md"
}
# refused FILE WORDS: one build that ends soon, with 1, and says so at that file.
refused() {
    status 1 timeout 20 "$PAIBAN" build --effort=fast g
    has stderr "$1: error: "
    has stderr "$2"
}

# A pipe, devices, a file without end: as an article, an issue's plan, a picture, group.yaml.
small_group g
mkfifo $issue/pipe.md
mkfifo $issue/p.jpg
printf '\n![图](p.jpg)\n' >>$issue/first.md
refused $issue/pipe.md "no file but a pipe"
has stderr "$issue/p.jpg: error: this is no file but a pipe"
status 1 timeout 20 "$PAIBAN" check --effort=fast g
mkfifo $issue/issue.yaml
refused $issue/issue.yaml "no file but a pipe"
status 1 timeout 20 "$PAIBAN" dump --stage=ast $issue/first.md
# A program that is sanitized needs more addresses than that to begin with.
limit() {
    if (ulimit -v 4000000; "$PAIBAN" --version) >/dev/null 2>&1; then ulimit -v 4000000; fi
}
for device in /dev/zero /dev/null /dev/tty; do
    [ ! -c $device ] || (limit; status 1 timeout 20 "$PAIBAN" dump --stage=ast $device) || fail "$device"
done
small_group h
truncate -s 2G h/content/demo/2021-11-02/huge.md
status 1 timeout 20 "$PAIBAN" build --effort=fast h
has stderr "huge.md: error: the file is larger than"

# Links: within the content they are followed, out of it they are not, and nothing of what is there is shown.
rm -r g
small_group g
echo "root:secret:0" >secret.txt
printf -- '---\ntitle: 外面的文章\n---\n\n外面的正文。\n' >outside.md
ln -s ../../texts/first.md $issue/same.md # read by every build that follows
ln -s "$PWD/secret.txt" $issue/issue.yaml
refused $issue/issue.yaml "secret.txt, outside g/content"
hasnt stderr root:secret
hasnt stderr "root:"
rm $issue/issue.yaml
ln -s ../../../../outside.md $issue/out.md
refused $issue/out.md "outside.md, outside g/content"
status 0 "$PAIBAN" build --effort=fast g --follow
[ -e g/out/site/demo/2021-11-02/out.html ] || fail "--follow didn't"
status 0 "$PAIBAN" check --effort=fast g --follow
rm $issue/out.md
mkdir elsewhere
cp outside.md elsewhere/a.md
ln -s "$PWD/elsewhere" g/content/demo/2021-11-05
ln -s "$SRC/content/xzrb/2021-11-02/bihua.jpg" $issue/p.jpg
cp $issue/first.md kept.md
printf '\n![图](p.jpg)\n' >>$issue/first.md
refused g/content/demo/2021-11-05 "elsewhere, outside g/content"
has stderr "bihua.jpg, outside g/content"
cp kept.md $issue/first.md
rm g/content/demo/2021-11-05 $issue/p.jpg
# content itself may be a link.
mkdir linked
ln -s ../g/content linked/content
status 0 "$PAIBAN" check --effort=fast linked

# A layout is a name, not a path.
cp -r "$SRC/layouts" layouts
for name in ../layouts/broadsheet ..; do
    sed "s|^layout: .*|layout: $name|" g/content/demo/paper.yaml >p.yaml
    cp g/content/demo/paper.yaml kept.yaml
    cp p.yaml g/content/demo/paper.yaml
    status 1 "$PAIBAN" build --effort=fast g --layouts=layouts
    has stderr "is no name of a layout"
    cp kept.yaml g/content/demo/paper.yaml
done
printf 'pages:\n  - {title: 要闻, layout: ../layouts/broadsheet, articles: [first, same]}\n' >$issue/issue.yaml
status 1 "$PAIBAN" build --effort=fast g
has stderr "issue.yaml:2:25: error: \`../layouts/broadsheet\` is no name of a layout"
rm $issue/issue.yaml

# Names: one in two spellings, devices of Windows.
printf -- '---\ntitle: 咖啡\n---\n\n正文。\n' >"$issue/$(printf 'caf\303\251').md"
printf -- '---\ntitle: 咖啡\n---\n\n正文。\n' >"$issue/$(printf 'cafe\314\201').md"
for name in con lpt9 console com com0 nula; do
    printf -- '---\ntitle: 设备\n---\n\n正文。\n' >$issue/$name.md
done
cp "$SRC/content/xzrb/2021-11-02/bihua.jpg" $issue/CON.jpg
refused $issue/CON.jpg "is a device on Windows"
for name in con lpt9; do
    has stderr "$issue/$name.md: error: \`$name.md\` is a device on Windows"
done
for name in console com com0 nula; do
    hasnt stderr "$name.md"
done
has stderr "the same name as that of $issue/"
rm $issue/caf* $issue/con*.md $issue/com*.md $issue/lpt9.md $issue/nula.md $issue/CON.jpg
mkdir -p g/content/aux
cp g/content/demo/paper.yaml g/content/aux/
refused g/content/aux "is a device on Windows"
rm -r g/content/aux

# Where the output may go.
# not WORDS DIR: refused as wrong usage, with the way out, and nothing is made there.
not() {
    status 2 "$PAIBAN" build --effort=fast g --out="$2"
    has stderr "$1"
    has stderr "--force-out"
}
not "is inside g/content" g/content
not "is inside g/content" g/content/demo/out
not "is inside g/content" g/content/demo/../new/deeper
not "holds g/content" g
not "root of the file system" /
not "root of the file system" /..
mkdir mine home
echo x >mine/file
not "holds file, which is not of a build" mine
HOME="$PWD/home" not "is the home folder" home
ln -s g/content way-in
not "is inside g/content" way-in/out
[ ! -e g/content/new ] && [ ! -e mine/site ] && [ ! -e g/content/out ] || fail "something was written"
mkdir empty
status 0 "$PAIBAN" build --effort=fast g --out=empty
[ -e empty/site/demo/2021-11-02/same.html ] || fail "a link within the content wasn't followed"
status 0 "$PAIBAN" build --effort=fast g --out=mine --force-out
status 0 "$PAIBAN" build --effort=fast g --out=mine
cmp -s mine/file - <<'X' || fail "the foreign file"
x
X
# An output whose hidden folder an upload skipped is ours. A deleted article doesn't stop make.
rm -r g/out/.paiban
status 0 "$PAIBAN" build --effort=fast g --quiet --depfile=rule.stamp.d
if command -v make >/dev/null; then
    printf 'all: rule.stamp\nrule.stamp:\n\t@%s build --effort=fast g --quiet --depfile=rule.stamp.d && touch rule.stamp\n-include rule.stamp.d\n' \
        "$PAIBAN" >Makefile
    touch rule.stamp
    status 0 make -s
    rm $issue/same.md
    status 0 make -s
    [ ! -e g/out/site/demo/2021-11-02/same.html ] || fail "make didn't notice"
fi

# Files that a run writes beside the site lie neither among what it reads nor what it publishes, by whatever way.
rm -rf g
small_group g
cp $issue/first.md kept
ln -s content g/way
for option in --report --depfile --changes; do
    for place in $issue/first.md g/way/demo/new.txt g/out/site/index.html g/out/press/x g/out/.paiban/store.db; do
        status 2 "$PAIBAN" build --effort=fast g $option=$place
        has stderr "$place is inside g/"
    done
done
cmp kept $issue/first.md || fail "an article was written over"
status 0 "$PAIBAN" build --effort=fast g --quiet --report=g/out/report.json
