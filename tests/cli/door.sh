# The door: what is no file is not read, links don't lead out of the content, names that other systems can't hold are
# errors, and nothing is written where other things are.
. "$SRC/tests/cli/lib.inc"

issue=g/content/demo/2021-11-02
# refused FILE WORDS: one build that ends soon, with 1, and says so at that file.
refused() {
    status 1 timeout 20 "$PAIBAN" build g
    has stderr "$1: error: "
    has stderr "$2"
}

# A pipe, devices, a file without end: as an article, an issue's plan, a picture, group.yaml.
make_group g
mkfifo $issue/pipe.md
refused $issue/pipe.md "no file but a pipe"
status 1 timeout 20 "$PAIBAN" check g
rm $issue/pipe.md
mkfifo $issue/issue.yaml
refused $issue/issue.yaml "no file but a pipe"
rm $issue/issue.yaml
mkfifo $issue/p.jpg
printf '\n![图](p.jpg)\n' >>$issue/first.md
refused $issue/p.jpg "no file but a pipe"
status 1 timeout 20 "$PAIBAN" dump --stage=ast $issue/first.md
# A program that is sanitized needs more addresses than that to begin with.
limit() {
    if (ulimit -v 4000000; "$PAIBAN" --version) >/dev/null 2>&1; then ulimit -v 4000000; fi
}
for device in /dev/zero /dev/null /dev/tty; do
    [ ! -c $device ] || (limit; status 1 timeout 20 "$PAIBAN" dump --stage=ast $device) || fail "$device"
done
make_group h
truncate -s 2G h/content/demo/2021-11-02/huge.md
status 1 timeout 20 "$PAIBAN" build h
has stderr "huge.md: error: the file is larger than"

# Links: within the content they are followed, out of it they are not, and nothing of what is there is shown.
rm -r g
make_group g
echo "root:secret:0" >secret.txt
printf -- '---\ntitle: 外面的文章\n---\n\n外面的正文。\n' >outside.md
ln -s ../2021-11-01/first.md $issue/same.md
status 0 "$PAIBAN" build g
ln -s "$PWD/secret.txt" $issue/issue.yaml
refused $issue/issue.yaml "secret.txt, outside g/content"
hasnt stderr root:secret
hasnt stderr "root:"
rm $issue/issue.yaml
ln -s ../../../../outside.md $issue/out.md
refused $issue/out.md "outside.md, outside g/content"
status 0 "$PAIBAN" build g --follow
[ -e g/out/site/demo/2021-11-02/out.html ] || fail "--follow didn't"
status 0 "$PAIBAN" check g --follow
rm $issue/out.md
mkdir elsewhere
cp outside.md elsewhere/a.md
ln -s "$PWD/elsewhere" g/content/demo/2021-11-05
refused g/content/demo/2021-11-05 "elsewhere, outside g/content"
rm g/content/demo/2021-11-05
ln -s "$SRC/content/xzrb/2021-11-02/bihua.jpg" $issue/p.jpg
cp $issue/first.md kept.md
printf '\n![图](p.jpg)\n' >>$issue/first.md
refused $issue/p.jpg "bihua.jpg, outside g/content"
cp kept.md $issue/first.md
rm $issue/p.jpg
# content itself may be a link.
mkdir linked
ln -s ../g/content linked/content
status 0 "$PAIBAN" build linked

# A layout is a name, not a path.
cp -r "$SRC/layouts" layouts
for name in ../layouts/broadsheet ..; do
    sed "s|^layout: .*|layout: $name|" g/content/demo/paper.yaml >p.yaml
    cp g/content/demo/paper.yaml kept.yaml
    cp p.yaml g/content/demo/paper.yaml
    status 1 "$PAIBAN" build g --layouts=layouts
    has stderr "is no name of a layout"
    cp kept.yaml g/content/demo/paper.yaml
done
printf 'pages:\n  - {title: 要闻, layout: ../layouts/broadsheet, articles: [first, second, same]}\n' >$issue/issue.yaml
status 1 "$PAIBAN" build g
has stderr "issue.yaml:2:25: error: \`../layouts/broadsheet\` is no name of a layout"
rm $issue/issue.yaml

# Names: one in two spellings, devices of Windows.
printf -- '---\ntitle: 咖啡\n---\n\n正文。\n' >"$issue/$(printf 'caf\303\251').md"
printf -- '---\ntitle: 咖啡\n---\n\n正文。\n' >"$issue/$(printf 'cafe\314\201').md"
status 1 "$PAIBAN" build g
has stderr "the same name as that of $issue/"
rm $issue/caf*
for name in con lpt9; do
    printf -- '---\ntitle: 设备\n---\n\n正文。\n' >$issue/$name.md
    refused $issue/$name.md "\`$name.md\` is a device on Windows"
    rm $issue/$name.md
done
cp "$SRC/content/xzrb/2021-11-02/bihua.jpg" $issue/CON.jpg
refused $issue/CON.jpg "is a device on Windows"
rm $issue/CON.jpg
for name in console com com0 nula; do
    printf -- '---\ntitle: 不是设备\n---\n\n正文。\n' >$issue/$name.md
done
status 0 "$PAIBAN" build g
mkdir -p g/content/aux
cp g/content/demo/paper.yaml g/content/aux/
refused g/content/aux "is a device on Windows"
rm -r g/content/aux

# Where the output may go.
# not WORDS DIR: refused as wrong usage, with the way out, and nothing is made there.
not() {
    status 2 "$PAIBAN" build g --out="$2"
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
status 0 "$PAIBAN" build g --out=empty
status 0 "$PAIBAN" build g --out=mine --force-out
status 0 "$PAIBAN" build g --out=mine
cmp -s mine/file - <<'X' || fail "the foreign file"
x
X
# An output whose hidden folder an upload skipped is ours.
rm -r empty/.paiban
status 0 "$PAIBAN" build g --out=empty

# A deleted article doesn't stop make.
if command -v make >/dev/null; then
    printf 'all: rule.stamp\nrule.stamp:\n\t@%s build g --quiet --depfile=rule.stamp.d && touch rule.stamp\n-include rule.stamp.d\n' \
        "$PAIBAN" >Makefile
    status 0 make -s
    rm $issue/same.md
    status 0 make -s
    [ ! -e g/out/site/demo/2021-11-02/same.html ] || fail "make didn't notice"
fi
