# Issues made apart, on any machine and in any order, and joined: the site of one build. Shards that don't go together are told.
. "$SRC/tests/cli/lib.inc"

mkdir -p g/content
printf 'name: 试报集团\nbase_url: https://paper.test/\npapers: [demo, other]\nurls: {scheme: founder, as: redirects}\n' >g/content/group.yaml
article() { # PAPER DAY SLUG TEXT
    mkdir -p g/content/$1/$2
    printf -- '---\ntitle: %s %s\npage: 1\ntags: [天]\n---\n\n%s\n\n## 小结\n\n完。\n' $3 $2 "$4" >g/content/$1/$2/$3.md
}
for p in demo other; do
    mkdir -p g/content/$p
    printf 'title: %s报\nlang: zh-Hans\nlayout: broadsheet\n' $p >g/content/$p/paper.yaml
done
article demo 2021-11-01 first 正文。
article demo 2021-11-02 first '见[昨日](../2021-11-01/first.md#小结)、[他报](../../other/2021-11-02/first.md)、[月](../2021-11.html)。'
article demo 2021-11-02-b first '见[早](../2021-11-02/first.md)。'
printf 'edition: 晚间版\n' >g/content/demo/2021-11-02-b/issue.yaml
article other 2021-11-02 first '见[第三日](../2021-11-03/first.md)。'
article other 2021-11-03 first 正文。
printf 'publish_at: 2999-01-01\n' >wait.yaml
article other 2021-11-05 first 正文。
cp wait.yaml g/content/other/2021-11-05/issue.yaml

shard() { # NAME
    status 0 "$PAIBAN" build g --paper="${1%/*}" --date="${1#*/}" --shard="shards/$1"
}
same() { # OUT WHAT [BUILD]
    diff -r -x .paiban "${3:-one}" "$1" || fail "$1 is not as one build: $2"
}
make_shards() {
    status 0 make -j2 -f "$SRC/tools/make/paiban.mk" PAIBAN="$PAIBAN" PAIBAN_ROOT=g PAIBAN_SHARDS=shards PAIBAN_OUT=made \
        PAIBAN_FLAGS="--layouts=$SRC/layouts" PAIBAN_JOIN_FLAGS="--layouts=$SRC/layouts" paiban-shards
}
make_shards
[ ! -e shards/other/2021-11-05 ] || fail "a shard of an issue whose time has not come"
status 0 "$PAIBAN" build g --out=one
same made "by make"

# Any order, single shards or folders of them; a second join, and a build of the same content, find nothing to do.
status 0 "$PAIBAN" join shards/other/2021-11-03 shards/demo shards/other/2021-11-02 --content=g/content --layouts="$SRC/layouts" --out=j
same j "folders and shards"
[ shards/demo/2021-11-01/press/demo/2021-11-01/01.pdf -ef j/press/demo/2021-11-01/01.pdf ] || fail "a shard's file is copied"
status 0 "$PAIBAN" join shards --out=j # where the content is the shards know
has stdout ": nothing has changed ("
status 0 "$PAIBAN" build g --out=j
has stdout ": nothing has changed ("

# A day between two others, in shards made before it was there: only its own is made; then one is withdrawn.
article demo 2021-11-03 late '见[首日](../2021-11-01/first.md)。'
rm -r g/content/other/2021-11-05
make_shards
[ "$(grep -c -- --shard= stdout)" = 1 ] || { cat stdout; fail "a new day makes others' shards"; }
cp -a one two
status 0 "$PAIBAN" build g --out=two
same made "by make, a new day" two
mv g/content/demo/2021-11-03 .
status 1 "$PAIBAN" join shards --out=made
has stderr "shards/demo/2021-11-03: error: the shard is of demo/2021-11-03, which the content has no longer"
same made "nothing is written after a fault" two
rm -r shards/demo/2021-11-03
status 0 "$PAIBAN" join shards --out=made
same made "a day withdrawn"

# One that is to wait now is left out, as of one build, and what leads to it is told; made again it is no shard.
article other 2021-11-04 first 正文。
shard other/2021-11-04
cp wait.yaml g/content/other/2021-11-04/issue.yaml
status 0 "$PAIBAN" join shards --out=waits
has stdout "an issue is left out: it appears at 2999-01-01"
status 0 "$PAIBAN" build g --out=three
same waits "a day that waits" three
shard other/2021-11-04
[ ! -e shards/other/2021-11-04/issue.shard ] && [ ! -e shards/other/2021-11-04/site ] || fail "a shard of an issue that waits was left"
rm -r g/content/other/2021-11-04 shards/other/2021-11-04
cp wait.yaml g/content/other/2021-11-03/issue.yaml
status 1 "$PAIBAN" join shards --out=waits
has stderr "other/2021-11-02 leads to other/2021-11-03, of which there is no shard"
rm g/content/other/2021-11-03/issue.yaml

# One report for each that is faulty, missing, doubled or foreign; nothing is written.
faulty() { # TEXT…: what is said, a line each
    status 1 "$PAIBAN" join "$@" --out=bad
    [ ! -e bad ] || fail "a faulty join left something"
    [ "$(grep -c ' error: ' stderr)" = 1 ] || { cat stderr; fail "not one report"; }
}
faulty shards/demo shards/other/2021-11-03
has stderr "g/content/other/2021-11-02: error: there is no shard of other/2021-11-02"
faulty shards nowhere
has stderr "nowhere: error: no shard is in this folder"
cp -r shards/other/2021-11-03 twin
faulty shards twin
has stderr "twin: error: the shard is of other/2021-11-03, and so is shards/other/2021-11-03"
rm -r twin
s=shards/other/2021-11-03
cp -r $s kept
again() {
    rm -r $s
    cp -r kept $s
}
head -c 300 kept/issue.shard >$s/issue.shard
faulty shards
has stderr "$s: error: the shard's record is damaged"
again
sed 's/^version .*/version 0.0.1/' kept/issue.shard >$s/issue.shard
faulty shards
has stderr "$s: error: the shard's record is damaged" # changed by hand
again
truncate -s -1 $s/press/other/2021-11-03/01.pdf
faulty shards
has stderr "$s/press/other/2021-11-03/01.pdf: error: this file of other/2021-11-03 is not as it was made"
again
rm $s/beside/site/other/2021-11-03/first.html
faulty shards
has stderr "$s/beside/site/other/2021-11-03/first.html: error: this file"
again
cat >foreign.py <<'P'
import re, sys
data = open(sys.argv[1], "rb").read()[:-21]
data = re.sub(sys.argv[3].encode(), sys.argv[4].encode(), data, count=1)
h = 0xCBF29CE484222325  # base/map.c
for c in data:
    h = (h ^ c) * 0x100000001B3 & (1 << 64) - 1
h = (h ^ h >> 32) * 0xD6E8FEB86659FD93 & (1 << 64) - 1
open(sys.argv[2], "wb").write(data + b"end %016x\n" % (h ^ h >> 32))
P
foreign() { # OLD NEW TEXT
    python3 foreign.py kept/issue.shard $s/issue.shard "$1" "$2"
    faulty shards
    has stderr "$s: error: $3"
    again
}
foreign 'version .*' 'version 0.0.0' "the shard is of paiban 0.0.0, this is paiban "
foreign 'made .{16}' 'made 0123456789abcdef' "the shard is of another build of the program"
foreign '(made .{17}).{16}' '\g<1>0123456789abcdef' "the shard was made with another group.yaml"
foreign 'face .{16}' 'face 0000000000000001' "the shard was set in another version of /"
status 2 "$PAIBAN" build g --paper=demo --shard=x
has stderr "--shard needs --paper and --date"
status 2 "$PAIBAN" join --out=bad
status 2 "$PAIBAN" join shards --out=$s
has stderr "--out $s is a shard"
status 2 "$PAIBAN" build g --paper=demo --date=2021-11-01 --shard=j
has stderr "--shard j holds a site"

# A third edition is named by both others, and is gone from both again: make makes all that name it.
make_shards
cp -a g/content/demo/2021-11-02-b g/content/demo/2021-11-02-c
printf 'edition: 号外版\n' >g/content/demo/2021-11-02-c/issue.yaml
touch g/content/demo/2021-11-02-c
make_shards
[ "$(grep -c -- --shard= stdout)" = 3 ] || { cat stdout; fail "not all editions of the day are made"; }
status 0 "$PAIBAN" build g --out=three
same made "by make, a third edition" three
rm -r g/content/demo/2021-11-02-c three
make_shards
[ "$(grep -c -- --shard= stdout)" = 2 ] || { cat stdout; fail "not both other editions are made"; }
status 0 "$PAIBAN" build g --out=three
same made "by make, the third edition gone" three

# What another leads to is otherwise now, and what it names: both are to be made again.
article other 2021-11-03 first '改了。

## 新的一节'
shard other/2021-11-03
printf 'edition: 夜版\n' >g/content/demo/2021-11-02-b/issue.yaml
shard demo/2021-11-02-b
status 1 "$PAIBAN" join shards --out=j
[ "$(grep -c ' error: ' stderr)" = 2 ] || fail "not one report each"
has stderr "shards/other/2021-11-02: error: other/2021-11-02 was made when other/2021-11-03 was another"
has stderr "shards/demo/2021-11-02: error: demo/2021-11-02 was made when demo/2021-11-02-b was another"
same j "nothing is written after faults"

# A store whose pages are damaged: a join gives it up before anything is placed, and makes the same site.
make_group dmg
for day in 2021-11-01 2021-11-02; do
    status 0 "$PAIBAN" build dmg --paper demo --date $day --shard dmg-$day
done
status 0 "$PAIBAN" join dmg-2021-11-01 dmg-2021-11-02 --content dmg/content --out dmg-out
damage_pages dmg-out/.paiban/store.db site/demo/2021-11-01/
status 0 "$PAIBAN" join dmg-2021-11-01 dmg-2021-11-02 --content dmg/content --out dmg-out
status 0 "$PAIBAN" build dmg --out dmg-whole
diff -r -x .paiban dmg-out dmg-whole || fail "a join over a damaged store is another site"
