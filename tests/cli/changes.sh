# Upload lists (--changes): what a list says makes the copy the site, in an order in which no link leads nowhere.
. "$SRC/tests/cli/lib.inc"

# upload LIST: does what it says to `copy`, and looks at its order.
cat >upload.py <<'P'
import os, pathlib, re, shutil, sys, urllib.parse
PAGES = ".html", ".htm" # Founder's addresses
site, copy, list_ = map(pathlib.Path, sys.argv[1:])
lines = list_.read_text(encoding="utf-8").splitlines()
assert all(re.match(r"[+-] [^/]", line) for line in lines), lines
assert [line[0] for line in lines] == sorted(line[0] for line in lines), "a removal before a file" # '+' < '-'
assert len(set(line[2:] for line in lines)) == len(lines)


def dead():
    to_do, seen = [copy / "index.html"] if (copy / "index.html").exists() else [], set()
    while to_do:
        page = to_do.pop()
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")):
            target = pathlib.Path(os.path.normpath(page.parent / urllib.parse.unquote(link)))
            target = target / "index.html" if link.endswith("/") or target.is_dir() else target
            if re.match("[a-z]+:", link) or target.resolve() in seen:
                continue
            seen.add(target.resolve())
            if not target.is_file():
                return f"{page} -> {link}"
            if target.suffix in PAGES:
                to_do.append(target)


for line in lines:
    path = copy / line[2:]
    if line[0] == "+":
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / line[2:], path)
    else:
        path.unlink()
    if path.suffix in PAGES or line[0] == "-":
        assert not dead(), f"after {line}: {dead()}"
P
mkdir copy
upload() {
    python3 upload.py g/out/site copy $1
    find copy -type d -empty -delete
    diff -r g/out/site copy || fail "$1: the copy isn't the site"
}

make_group g
status 0 "$PAIBAN" build g --changes=all.txt
has stdout "all.txt: all files, $(wc -l <all.txt) to send"
[ "$(sed -n '$s/^+ //p' all.txt)" = index.html ] || fail "index.html isn't the last of the first list"
upload all.txt
status 0 "$PAIBAN" build g --changes=none.txt
empty none.txt
has stdout "none.txt: 0 to send, 0 to remove"

# Two runs without a list, one with errors; then all of it is in the next.
rm g/content/demo/2021-11-01/second.md
status 0 "$PAIBAN" build g
mkdir g/content/demo/2021-11-03 g/content/demo/2021-11-04
printf -- '---\ntitle: 第三日\n---\n\n正文。\n' >g/content/demo/2021-11-03/first.md
printf -- '---\ntitle: 第四日\npage: x\n---\n\n正文。\n' >g/content/demo/2021-11-04/first.md
status 1 "$PAIBAN" build g --changes=sub/part.txt
has sub/part.txt '- demo/2021-11-01/second.html'
has sub/part.txt '+ demo/2021-11-03/first.html'
hasnt sub/part.txt 2021-11-04
upload sub/part.txt

# A list that can't be written is told again by the next.
rm -r g/content/demo/2021-11-02 g/content/demo/2021-11-04
status 3 "$PAIBAN" build g --changes=all.txt/no.txt
status 0 "$PAIBAN" build g --changes=next.txt
has next.txt '- demo/2021-11-02/index.html'
upload next.txt

# Founder's addresses: its pages end in .htm, and come after what they lead to all the same.
rm -r copy g
mkdir copy
make_group g
echo 'urls: founder' >>g/content/group.yaml
printf -- '---\ntitle: 有图\n---\n\n![](p.png "图")\n\n正文。\n' >g/content/demo/2021-11-02/picture.md
cp "$SRC/content/xzrb/2021-11-02/zangzi.png" g/content/demo/2021-11-02/p.png
status 0 "$PAIBAN" build g --changes=founder.txt
has founder.txt '+ demo/html/2021-11/02/node_1.htm'
upload founder.txt
