# A full disk, a file in the way, no permission: status 3 with a clear message; the earlier out/ stays whole.
. "$SRC/tests/cli/lib.inc"

make_group g
status 0 "$PAIBAN" build g
sums g/out >before
cp -r g/out kept
echo "新添一段。" >>g/content/demo/2021-11-02/first.md

# A file may grow to a few KiB only: as on a full disk, some step of writing fails.
got=0
(ulimit -f 8; trap '' XFSZ; exec "$PAIBAN" build g) >stdout 2>stderr || got=$?
[ $got = 3 ] || { cat stderr; fail "ended with $got, not 3"; }
has stderr "error: can't write"
sums g/out >after
cmp before after || fail "out/ was touched"
[ -z "$(find g/out/.paiban -name 'staging*')" ] || fail "staged files were left"

# A real full disk, where a file system may be mounted.
mkdir small
if mount -t tmpfs -o size=300k tmpfs small 2>/dev/null; then
    got=0
    "$PAIBAN" build g --out=small/out >stdout 2>stderr || got=$?
    left=$(find small -type f | wc -l)
    umount small
    [ $got = 3 ] || { cat stderr; fail "on a full disk it ended with $got, not 3"; }
    has stderr "No space left on device"
    [ "$left" = 0 ] || fail "$left files were left on the full disk"
fi

# A disk that can only be read: with an earlier out/ on it, and without.
if mount -t tmpfs -o size=60m tmpfs small 2>/dev/null; then
    "$PAIBAN" build g --out=small/out
    (cd small/out && find . | sort) >before-names
    echo "再添一段。" >>g/content/demo/2021-11-02/first.md
    mount -o remount,ro small
    got=0
    "$PAIBAN" build g --out=small/out >stdout 2>stderr || got=$?
    new=0
    "$PAIBAN" build g --out=small/new >>stdout 2>>stderr || new=$?
    (cd small/out && find . | sort) >after-names
    umount small
    [ $got = 3 ] && [ $new = 3 ] || { cat stderr; fail "on a read-only disk it ended with $got, $new, not 3"; }
    has stderr "small/out: error: can't write into the output folder: Read-only file system"
    cmp before-names after-names || fail "a read-only disk changed"
fi

# A folder stands where a file must go: nothing else changes either.
rm g/out/site/demo/2021-11-02/first.html
mkdir -p g/out/site/demo/2021-11-02/first.html/in-the-way
status 3 "$PAIBAN" build g
has stderr "first.html: error: can't put the file in its place: Is a directory"
rm -r g/out/site/demo/2021-11-02/first.html
cp kept/site/demo/2021-11-02/first.html g/out/site/demo/2021-11-02/first.html
sums g/out >after
cmp before after || fail "out/ was touched"

# Killed at any moment: the next run puts it right.
for wait in 0.02 0.1 0.3 0.6; do
    "$PAIBAN" build g --force >/dev/null 2>&1 &
    pid=$!
    sleep $wait
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
done
status 0 "$PAIBAN" build g
[ -z "$(find g/out/.paiban -name 'staging*')" ] || fail "staged files were left"
"$PAIBAN" build g --out=fresh
sums g/out >after
sums fresh >fresh.sums
cmp after fresh.sums || fail "not right after a kill"

# Not a folder; no permission (root may write anywhere, so only for others).
echo file >file
status 3 "$PAIBAN" build g --out=file
if [ "$(id -u)" != 0 ]; then
    mkdir locked && chmod 500 locked
    status 3 "$PAIBAN" build g --out=locked/out
fi
