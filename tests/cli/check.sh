# `check` lists each change that normalisation makes, at its place; warnings fail under --strict only.
. "$SRC/tests/cli/lib.inc"

make_group g
status 0 "$PAIBAN" check g
empty stderr
[ ! -e g/out ] || fail "check wrote"

day=g/content/demo/2021-11-02
printf -- '---\ntitle: 题,目\npage: 1\n---\n\n他说:"好的"(笑),真--好...他到—我走。 完\n' >$day/agency.md
status 0 "$PAIBAN" check g
grep -A2 'note: ' stderr | sed -n "s/^.*agency.md:\([0-9:]*\): note: \(.*\)/\1 \2/p" >notes
cat >wanted <<'W'
2:9 ',' set as '，' (GB/T 15834)
6:3 ':' set as '：' (GB/T 15834)
6:4 '"' set as '“' (GB/T 15834)
6:7 '"' set as '”' (GB/T 15834)
6:8 '(' set as '（' (GB/T 15834)
6:10 ')' set as '）' (GB/T 15834)
6:11 ',' set as '，' (GB/T 15834)
6:13 '--' set as '——' (GB/T 15834)
6:16 '...' set as '……' (GB/T 15834)
6:21 '—' set as '——' (GB/T 15834)
6:25 the space after '。' left out
W
diff -u wanted notes || fail "the notes"
status 0 "$PAIBAN" build g
hasnt stderr "note: "
grep -q '题，目' g/out/site/demo/2021-11-02/agency.html || fail "the title isn't normalised"

# Nothing of this is touched: numbers, times, ranges, Latin, code, addresses, 「」; nor an article that says so.
printf -- '---\ntitle: 题\npage: 1\n---\n\n计1,000元，10:30开始，比分3:2，1949—2024年，北京—上海，IT’s a, b; `a,b:c`，https://a.com/b,c:d?e 「好」\n' >$day/agency.md
status 0 "$PAIBAN" check g
empty stderr
printf -- '---\ntitle: 题,目\npage: 1\nnormalize: false\n---\n\n他说:"好的"--真...\n' >$day/agency.md
status 0 "$PAIBAN" check g
empty stderr
status 0 "$PAIBAN" build g
grep -q '题,目' g/out/site/demo/2021-11-02/agency.html || fail "the title is normalised"

# A picture's name as an address has it; none outside the article's folder, however it is written.
python3 -c 'import struct, sys, zlib
part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = zlib.compress(b"".join(b"\0" + bytes(64) for _ in range(64)))
png = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)) + part(b"IDAT", rows) + part(b"IEND", b"")
for name in sys.argv[1:]: open(name, "wb").write(png)' "$day/云 湖.png" "$day/50%.png" "$day/云 5%x.png" "$day/	云.png" g/content/demo/out.png
figure() {
    printf -- '---\ntitle: 题\npage: 1\n---\n\n正文。\n\n![湖](%s)\n' "$1" >$day/agency.md
}
for name in '%E4%BA%91%20湖.png' '%e4%ba%91 湖.png' '50%.png' './50%.png' '云%205%x.png'; do
    figure "$name"
    status 0 "$PAIBAN" check g
done
for name in '../out.png' '%2E%2E/out.png' '..%2Fout.png' 'x/../../out.png' '50%25.PNG' '%00.png' '%09云.png'; do
    figure "$name"
    status 1 "$PAIBAN" check g
done
rm $day/*.png g/content/demo/out.png

# A warning fails under --strict, and then out/ stays as it was.
printf -- '---\ntitle: 题\npage: 1\n---\n\n他说“这是“好”的”。\n' >$day/agency.md
tree g/out >before
status 0 "$PAIBAN" check g
has stderr "agency.md:6:6: warning: “ ” stand within “ ”"
status 1 "$PAIBAN" check --strict g
status 1 "$PAIBAN" build --strict g
tree g/out >after
cmp before after || fail "--strict failed and touched out/"
status 0 "$PAIBAN" build g
has stderr "warning: "
