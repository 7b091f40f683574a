# Where the kernel has Landlock a run is kept to its own files: whatever settings name, however it is written, is among them,
# and where it is told to write.
. "$SRC/tests/cli/lib.inc"

make_group g
sed -i 's/broadsheet/mine/' g/content/demo/paper.yaml
rm -r g/content/demo/2021-11-01
mkdir -p g/layouts/mine "far/a, b: #1"
export TMPDIR="$PWD/temporary"
mkdir "$TMPDIR"

# A profile and a dictionary that stand elsewhere.
built() { # PROFILE as YAML
    printf 'base: broadsheet\npress: {profile: %s}\n' "$1" >g/layouts/mine/layout.yaml
    status 0 "$PAIBAN" build g --effort=fast
    rm -r g/out
}
named() { # FILE PROFILE
    cp "$SRC/layouts/_press/newspaper.icc" "$1"
    built "$2"
    rm "$1"
}
named far/plain.icc "$PWD/far/plain.icc   "
named far/plain.icc ../../../far/plain.icc
named "far/a, b: #1/it's [1].icc" "\"$PWD/far/a, b: #1/it's [1].icc\""
named "far/a, b: #1/it's [1].icc" "'../../../far/a, b: #1/it''s [1].icc'"
named "far/两 版.icc" "\"$PWD/far/\\u4E24\\x20版.icc\""
cp "$SRC/layouts/_press/newspaper.icc" far/plain.icc
printf 'base: broadsheet\npress:\n  profile: %s   # ours\n' "$PWD/far/plain.icc" >g/layouts/mine/layout.yaml
status 0 "$PAIBAN" build g --effort=fast
cp /usr/share/hyphen/hyph_en_US.dic "far/a, b: #1/en.dic"
mkdir g/fonts
printf 'hyphenation: {en: "%s"}\n' "$PWD/far/a, b: #1/en.dic" >g/fonts/fonts.yaml
status 0 "$PAIBAN" build g --effort=fast

# Folders that aren't there yet.
status 0 "$PAIBAN" build g --effort=fast --out=o1/o2/out --depfile=d1/d2/x.d --report=r1/r2/x.json --changes=c1/c2/list
for f in o1/o2/out/site/index.html d1/d2/x.d r1/r2/x.json c1/c2/list; do
    [ -s $f ] || fail "no $f"
done
status 0 "$PAIBAN" build g --effort=fast --preview=p1/p2/x.png --date=2021-11-02
[ -s p1/p2/x.png ] || fail "no preview"
status 0 "$PAIBAN" build g --effort=fast --paper=demo --date=2021-11-02 --shard=s1/s2/issue
(cd s1/s2 && status 0 "$PAIBAN" join issue --out=../../j1/j2/out)
[ -s j1/j2/out/site/index.html ] || fail "no site of shards"
mkdir by_link
ln -s ../s1/s2/issue by_link/issue
(cd j1 && status 0 "$PAIBAN" join ../by_link --out=out)
diff -r -x .paiban j1/out j1/j2/out || fail "a shard by a link is another"

# Nothing came of it: none of the folders is left.
echo 'x: [' >>g/content/group.yaml
status 1 "$PAIBAN" build g --out=n1/n2/out
[ ! -e n1 ] || fail "folders were left: $(find n1)"

# From any folder, by any name of it: what is let in is let in by its whole path.
make_group at
cp -r "$SRC/fonts" at/fonts
(cd at && status 0 "$PAIBAN" build --fonts fonts --effort=fast)
