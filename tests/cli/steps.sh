# Issues are published one by one: what has errors stops itself, not its sisters, and nothing leads to what isn't there.
. "$SRC/tests/cli/lib.inc"

# dead FOLDER: links of pages that index.html leads to, to nowhere.
cat >dead.py <<'P'
import pathlib, re, sys, urllib.parse
root = pathlib.Path(sys.argv[1]).resolve()
to_do, seen, dead = [root / "index.html"], set(), []
while to_do:
    page = to_do.pop()
    for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")) if page.suffix == ".html" else []:
        target = (page.parent / urllib.parse.unquote(link)).resolve()
        target = target / "index.html" if link.endswith("/") else target
        if re.match("[a-z]+:", link) or target in seen:
            continue
        seen.add(target)
        to_do.append(target) if target.is_file() else dead.append(f"{page.relative_to(root)} -> {link}")
print("\n".join(dead))
sys.exit(bool(dead))
P
as_from_nothing() {
    rm -rf clean
    status 0 "$PAIBAN" build g --out=clean
    diff -r g/out/site clean/site && diff -r g/out/press clean/press || fail "not as from nothing: $1"
}

make_group g
day() {
    mkdir -p g/content/demo/$1
    printf -- '---\ntitle: %s\n---\n\n%s\n' "$2" "$3" >g/content/demo/$1/first.md
}
day 2021-11-03 第三日 '见[昨日](../2021-11-02/first.md)。'
day 2021-11-04 第四日 正文。

# Of a first build: the one that can't be made is left out, its neighbours lead past it, what leads to it is held back.
sed 's/^page: 1/page: eins/' g/content/demo/2021-11-02/first.md >kept && cp kept x && mv x g/content/demo/2021-11-02/first.md
status 1 "$PAIBAN" build g --all-or-nothing
[ ! -e g/out ] || fail "--all-or-nothing left something"
status 1 "$PAIBAN" build g
has stderr "2021-11-02/first.md:4:7: error: "
has stderr "2021-11-03: error: not published: it leads to demo/2021-11-02, which has errors"
for d in 01 04; do
    [ -e g/out/site/demo/2021-11-$d/index.html ] || fail "2021-11-$d isn't published"
done
for d in 02 03; do
    [ ! -e g/out/site/demo/2021-11-$d ] && [ ! -e g/out/press/demo/2021-11-$d ] || fail "2021-11-$d is published"
    hasnt g/out/site/demo/index.html 2021-11-$d
done
has g/out/site/demo/2021-11-01/index.html ../2021-11-04/index.html
python3 dead.py g/out/site || fail "dead links"
tree g/out/site >before
status 1 "$PAIBAN" build g # again: the same is told, nothing is written
has stderr "2021-11-02/first.md:4:7: error: "
tree g/out/site >after
cmp before after || fail "a second run with the same fault touched the site"
sed 's/^page: eins/page: 1/' kept >g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
as_from_nothing "mended"

# One that was published stays as it was; the others are published anew, and lead to what it has.
tree g/out/site/demo/2021-11-02 >before
printf -- '---\ntitle: 新\n---\n\n正文。\n' >g/content/demo/2021-11-02/new.md
sed 's/^page: 2/page: zwei/' g/content/demo/2021-11-02/second.md >x && mv x g/content/demo/2021-11-02/second.md
day 2021-11-04 改了 正文。
day 2021-11-05 第五日 '见[新](../2021-11-02/new.md)。'
day 2021-11-06 第六日 '见[旧](../2021-11-02/first.md)。'
status 1 "$PAIBAN" build g
has stderr "2021-11-05/first.md:5:2: error: the link to ../2021-11-02/new.md leads nowhere"
has stderr "hint: its issue has errors"
hasnt stderr "2021-11-06: error"
tree g/out/site/demo/2021-11-02 >after
cmp before after || fail "an issue with errors changed"
has g/out/site/demo/2021-11-04/first.html 改了
has g/out/site/demo/index.html 2021-11-02/index.html
[ -e g/out/site/demo/2021-11-06 ] && [ ! -e g/out/site/demo/2021-11-05 ] || fail "the wrong ones are held back"
python3 dead.py g/out/site || fail "dead links"
sed 's/^page: zwei/page: 2/' g/content/demo/2021-11-02/second.md >x && mv x g/content/demo/2021-11-02/second.md
status 0 "$PAIBAN" build g
as_from_nothing "mended again"

# A fault that only the layout finds: a new issue is left out after its neighbours were made.
printf 'overset: error\npages: [{title: 要闻, articles: [first]}]\n' >g/content/demo/2021-11-05/issue.yaml
mkdir g/content/demo/2021-11-07
printf 'pages: [{title: 要闻, articles: [first]}]\n' >g/content/demo/2021-11-07/issue.yaml
python3 -c 'print("---\ntitle: 太长\n---\n\n" + "这一段太长了。" * 9000)' >g/content/demo/2021-11-07/first.md
day 2021-11-08 第八日 正文。
status 1 "$PAIBAN" build g
has stderr "2021-11-07/first.md"
[ ! -e g/out/site/demo/2021-11-07 ] || fail "an issue whose text has no room is published"
has g/out/site/demo/2021-11-06/index.html ../2021-11-08/index.html
python3 dead.py g/out/site || fail "dead links"
rm -r g/content/demo/2021-11-07
status 0 "$PAIBAN" build g
as_from_nothing "the faulty one is gone"

# Warnings are faults with --strict, of the issue that has them.
day 2021-11-08 第八日 '式 $x_1$。'
day 2021-11-06 又改 正文。
status 1 "$PAIBAN" build g --strict
has g/out/site/demo/2021-11-06/first.html 又改
hasnt g/out/site/demo/2021-11-08/first.html x_1
status 0 "$PAIBAN" build g
as_from_nothing "after --strict"
