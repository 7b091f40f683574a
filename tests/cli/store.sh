# The store: what was told is told again without work, damaged outputs are mended, a lost or damaged store loses nothing.
. "$SRC/tests/cli/lib.inc"

make_group g
printf '\n$x_1$ 一式。\n' >>g/content/demo/2021-11-02/first.md # a formula: a warning when it is read
printf 'title: 杂\n' >g/content/demo/2021-11-02/stray.txt
printf -- '---\ntitle: 稀疏\npage: 3\n---\n\n![小图](s.png)\n' >g/content/demo/2021-11-02/third.md
python3 - g/content/demo/2021-11-02/s.png <<'P' # a picture too coarse for print: a warning of layout
import struct, sys, zlib
w, h = 40, 30
chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
rows = b"".join(b"\0" + bytes(range(w * 3)) for _ in range(h))
open(sys.argv[1], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) +
                              chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
P

# Warnings of reading and of layout: the second run tells the same and makes nothing.
status 0 "$PAIBAN" build g
cp stderr first-words
has stderr "s.png has"
tree g/out/site >before
status 0 "$PAIBAN" build g
cmp first-words stderr || fail "the second run doesn't tell what the first did"
nothing_made
tree g/out/site >after
cmp before after || fail "a run with nothing but warnings touched out/"

# Inputs that were too young for their stamps, or have others now, are read once more, not in every run from then on.
untrusted() {
    python3 -c 'import sqlite3, sys
print(*sqlite3.connect(sys.argv[1]).execute("select count(*) from input where modified < 0").fetchone())' g/out/.paiban/store.db
}
sleep 2.1
touch g/content/demo/2021-11-02/second.md
sleep 2.1
status 0 "$PAIBAN" build g
nothing_made
[ "$(untrusted)" = 0 ] || fail "$(untrusted) inputs are read in every run"
tree g/out >before
status 0 "$PAIBAN" build g
nothing_made
tree g/out >after
cmp before after || fail "stamps are written again"
status 1 "$PAIBAN" build g --strict
has stderr "s.png has"
sed 's/^page: 1/&\nsummary: 提要/' g/content/demo/2021-11-01/first.md >x && mv x g/content/demo/2021-11-01/first.md
status 0 "$PAIBAN" build g
cmp first-words stderr || fail "a run that makes another issue doesn't tell what stands"
[ "$(grep -c 2021-11-02 stdout)" = 0 ] || fail "the issue with the warning was made again"

# Outputs that are not as they were written come back: cut, lost, changed; of the same size and time only with --verify.
# Others' files stay with their own list of sums, store or no store.
mkdir g/out/site/demo/downloads
echo theirs >g/out/site/demo/downloads/a.txt
(cd g/out/site/demo/downloads && sha256sum a.txt >SHA256SUMS)
sums g/out >whole
for damage in 'truncate -s 100' 'truncate -s +1' 'rm' 'echo x >>' ; do
    file=g/out/site/demo/2021-11-02/01.pdf
    eval "$damage $file"
    status 0 "$PAIBAN" build g
    sums g/out >now
    cmp whole now || fail "$damage was not mended"
done
touch -d 2001-01-01 g/out/site/demo/2021-11-02/02.pdf # only the time: it is read, and is as it was
status 0 "$PAIBAN" build g
nothing_made
stat -c %y $file >time
printf X | dd of=$file bs=1 seek=200 conv=notrunc 2>/dev/null
touch -d "$(cat time)" $file
status 0 "$PAIBAN" build g
nothing_made
status 0 "$PAIBAN" build g --verify
has stdout " 1 file written to g/out (" # the file that was changed
sums g/out >now
cmp whole now || fail "--verify didn't mend"
: >g/out/site/index.html
status 0 "$PAIBAN" build g
sums g/out >now
cmp whole now || fail "the group's page was not mended"

# Of a paper's months and lists those that show what has changed are made, others stay, unread.
mark() { # FILE: bytes that no stamp tells of
    stat -c %y "$1" >time
    printf X | dd of="$1" bs=1 seek=20 conv=notrunc 2>/dev/null
    touch -d "$(cat time)" "$1"
}
is_marked() {
    [ "$(dd if="$1" bs=1 skip=20 count=1 2>/dev/null)" = X ]
}
mkdir -p g/content/demo/2021-10-30
printf -- '---\ntitle: 旧闻\ntags: [旧, 人物]\n---\n\n正文。\n' >g/content/demo/2021-10-30/w.md
cp g/content/demo/2021-11-02/first.md first.md
status 0 "$PAIBAN" build g
site=g/out/site/demo
for page in $site/2021-10.html $site/tags/旧.html $site/tags/人物.html; do
    mark $page
done
printf '\n又记一笔。\n' >>g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
for page in $site/2021-10.html $site/tags/旧.html $site/tags/人物.html; do
    is_marked $page || fail "$page was made again for another month's article"
done
sed -i 's/^title: 旧闻/title: 改题/; s/旧, 人物/人物/' g/content/demo/2021-10-30/w.md
status 0 "$PAIBAN" build g
is_marked $site/2021-10.html || fail "the month was made again, though it has no titles"
[ ! -e $site/tags/旧.html ] || fail "a list of nothing stayed"
has $site/tags/人物.html 改题
rm -r g/content/demo/2021-10-30
cp first.md g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
[ ! -e $site/2021-10.html ] || fail "a month without issues stayed"
sums g/out >now
cmp whole now || fail "months and lists are not as before"

# Of a unit's files only those that changed are written into the store: the group's are many.
python3 - g/out/.paiban/store.db <<'P'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executescript("""create table seen(name text);
create trigger put after insert on output begin insert into seen values(new.name); end;
create trigger gone after delete on output begin insert into seen values(old.name); end;""")
P
echo "另一句。" >>g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
python3 - g/out/.paiban/store.db >seen <<'P'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print("\n".join(n for n, in db.execute("select distinct name from seen order by 1")))
print("rows", *db.execute("select count(*) from output").fetchone())
db.executescript("drop trigger put; drop trigger gone; drop table seen")
P
has seen site/demo/2021-11-02/first.html
hasnt seen site/404.html
hasnt seen site/demo/2021-11.html
find g/out/site g/out/press g/out/.paiban/covers -type f ! -path '*/downloads/*' | wc -l | sed 's/^/rows /' >count
has seen "$(cat count)"
cp first.md g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
sums g/out >now
cmp whole now || fail "not as before"

# The store is lost, or damaged, or its folder was never uploaded: what is withdrawn goes all the same.
damaged() {
    case $1 in
    lost) rm g/out/.paiban/store.db ;;
    page*) damage_pages g/out/.paiban/store.db site/demo/${1#page-}/ ;; # those in which the files of an issue are
    folder) rm -r g/out/.paiban ;;
    garbage) echo garbage >g/out/.paiban/store.db ;;
    empty) : >g/out/.paiban/store.db ;;
    cut) truncate -s 8192 g/out/.paiban/store.db ;;
    row) python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.execute("update output set name = ? where name = (select min(name) from output)", ("../evil",)); db.commit()' g/out/.paiban/store.db ;;
    version) python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.execute("pragma user_version = 99"); db.commit()' g/out/.paiban/store.db ;;
    esac
}
echo keep >evil
for how in lost folder garbage empty cut row version page-2021-11-01 page-2021-10-30; do
    mkdir -p g/content/demo/2021-10-30
    printf -- '---\ntitle: 撤下的消息\n---\n\n正文。\n' >g/content/demo/2021-10-30/w.md
    status 0 "$PAIBAN" build g --date=2021-10-30
    [ -e g/out/site/demo/2021-10.html ] || fail "no calendar"
    echo mine >g/out/site/demo/2021-10-30/mine.txt
    damaged $how
    rm -r g/content/demo/2021-10-30
    if [ $how = lost ]; then # a selected build drops no other issue
        status 0 "$PAIBAN" build g --date=2021-11-01
        has g/out/site/demo/2021-11.html 2021-11-02
    fi
    status 0 "$PAIBAN" build g
    [ "$(find g/out -path '*2021-10*' -type f)" = g/out/site/demo/2021-10-30/mine.txt ] || {
        find g/out -path '*2021-10*' -type f
        fail "$how: a withdrawn issue stayed, or a foreign file went"
    }
    rm -r g/out/site/demo/2021-10-30
    sums g/out >now
    cmp whole now || fail "$how: not as before"
done
[ "$(cat evil)" = keep ] || fail "a file outside out/ was touched"

# What is no file can't be the store's, nor SQLite's journal beside it: told at its place, not waited for, not removed; moved
# away as the hint says, nothing is lost.
for name in store.db store.db-journal; do
    for kind in mkdir mkfifo 'ln -s /dev/zero' 'ln -s store.db'; do
        case "$kind $name" in *.db\ store.db-journal) continue ;; esac # a link to a file is one
        cp g/out/.paiban/store.db kept.db
        rm -f g/out/.paiban/$name
        $kind g/out/.paiban/$name
        status 3 timeout -k 1 60 "$PAIBAN" build g
        has stderr "g/out/.paiban/$name: error: here should be the file that keeps what was published"
        mv g/out/.paiban/$name moved
        status 0 "$PAIBAN" build g
        sums g/out >now
        cmp whole now || fail "$kind $name: not as before"
        rm -rf moved
    done
done

# A run that died had put the newest issue in place, and its front page's sketch not: it is made, no older one shown.
cp g/out/.paiban/covers/demo.svg older.svg
echo "新的一段。" >>g/content/demo/2021-11-02/first.md
status 0 "$PAIBAN" build g
cp older.svg g/out/.paiban/covers/demo.svg
status 0 "$PAIBAN" build g
status 0 "$PAIBAN" build g --out=fresh
for page in index.html demo/index.html; do
    cmp g/out/site/$page fresh/site/$page || fail "the sketch of another front page"
done
