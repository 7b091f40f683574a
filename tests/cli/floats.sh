# Tables and pictures that a page doesn't hold: a table goes on under its head, pictures wait for the next page, in order.
. "$SRC/tests/cli/lib.inc"

make_group g
rm -r g/content/demo/2021-11-02
day=g/content/demo/2021-11-01
sed -i 's/^layout: .*/layout: magazine/' g/content/demo/paper.yaml
printf 'overset: extra\npages:\n  - {title: 表, articles: [first]}\n' >$day/issue.yaml
rm -f $day/second.md
python3 - "$day" <<'P'
import sys
text = "各村按户数排列，每一户都由两个人核对过，再公布三天，没有人提出异议，这才印出来。" * 3
rows = "".join(f"| 第{i}村 | {i * 3} | {i * 17}.5 |\n" for i in range(1, 321))
open(sys.argv[1] + "/first.md", "w").write(f"---\ntitle: 一览\n---\n\n{text}\n\n| 村名 | 户数 | 收入 |\n|--|--:|--:|\n{rows}")
P
status 0 "$PAIBAN" build g --quiet --effort fast
cat >read.py <<'P'
import re, subprocess
pages = subprocess.run(["pdftotext", "-raw", "g/out/site/demo/2021-11-01/issue.pdf", "-"], capture_output=True, text=True).stdout.split("\f")
held = [(re.findall(r"第 ?(\d+) ?村", p), "村名" in p) for p in pages]
held = [(rows, head) for rows, head in held if rows]
assert len(held) > 1 and all(head for rows, head in held), held
assert sorted(int(r) for rows, head in held for r in rows) == list(range(1, 321))
firsts = [min(map(int, rows)) for rows, head in held]
assert firsts == sorted(firsts), firsts
P
python3 read.py

# So does one of few rows, each of many lines.
python3 - "$day" <<'P'
import sys
text = ["核对过的人把名字写在后面，没有人提出异议，这才印出来。" * 11, "桥边的路修了三年，今年秋天通车。" * 17]
rows = "".join(f"| 第{i}村 | {text[i % 2]} | {text[1 - i % 2]} |\n" for i in range(1, 8))
with open(sys.argv[1] + "/first.md", "w", encoding="utf-8") as f:
    f.write(f"---\ntitle: 一览\n---\n\n{text[1][:120]}\n\n| 村名 | 经过 | 现在 |\n|--|--|--|\n{rows}")
P
status 0 "$PAIBAN" build g --quiet --effort fast
sed -i 's/range(1, 321)/range(1, 8)/' read.py
python3 read.py

# With one line of text, and with none: the line stands on the first page, the table goes on over the others.
sed -i 's/range(1, 8)/range(1, 151)/' read.py
for line in 一行而已。 ""; do
    python3 - "$day" "$line" <<'P'
import sys
rows = "".join(f"| 第{i}村 | {i * 3} | {i * 17}.5 |\n" for i in range(1, 151))
with open(sys.argv[1] + "/first.md", "w", encoding="utf-8") as f:
    f.write(f"---\ntitle: 一览\n---\n\n{sys.argv[2]}\n\n| 村名 | 户数 | 收入 |\n|--|--:|--:|\n{rows}")
P
    status 0 "$PAIBAN" build g --quiet --effort fast
    python3 read.py
    pdftotext -raw g/out/site/demo/2021-11-01/issue.pdf all.txt
    [ "$(grep -c 一行而已 all.txt)" = "$(echo "$line" | grep -c .)" ] || fail "the line"
    pdftotext -raw -l 1 g/out/site/demo/2021-11-01/issue.pdf first.txt
    [ -z "$line" ] || has first.txt $line
    grep -q '下转第 *2' first.txt || fail "no jump line"
done

# Pictures wait for the page that has room; side by side the first stands at the left.
sed -i 's/^layout: .*/layout: newsletter/' g/content/demo/paper.yaml
python3 - "$day" <<'P'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + b"\x80\xa0\x90" * 400 for _ in range(1200))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 400, 1200, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
for i in range(8):
    open(f"{sys.argv[1]}/p{i}.png", "wb").write(png)
body = "塔有好几座，一座比一座高，站在桥上都看得见。" * 8 + "\n\n" + "\n\n".join(f'![塔](p{i}.png "第{i}座塔")' for i in range(8))
open(sys.argv[1] + "/first.md", "w").write(f"---\ntitle: 高塔\n---\n\n{body}\n")
P
status 0 "$PAIBAN" build g --quiet --effort fast
pdftotext -bbox g/out/site/demo/2021-11-01/issue.pdf words.html
python3 - <<'P'
import re
at = []
for page, text in enumerate(open("words.html", encoding="utf-8").read().split("<page ")[1:]):
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', text)
    for (x, y, word), (_, _, after) in zip(words, words[1:]):
        if after == "座塔":
            at.append((page, round(float(y)), float(x), int(word)))
assert len({page for page, *_ in at}) > 1 and [n for *_, n in sorted(at)] == list(range(8)), at
P

# A picture story whose last row is not full: the text stands in the gap, no line over a picture (4 pictures: the fourth
# below one of the two side by side).
sed -i 's/^layout: .*/layout: broadsheet/' g/content/demo/paper.yaml
rm -f "$day"/*.md "$day/issue.yaml"
for n in 4 8; do
    python3 - "$day" $n <<'P'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + b"\x80\xa0\x90" * 900 for _ in range(600))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 900, 600, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
open(sys.argv[1] + "/wide.png", "wb").write(png)
body = "塔都在这里，从桥上看得见。\n\n" + "\n\n".join(f'![塔](wide.png "第{i}座塔")' for i in range(int(sys.argv[2])))
open(sys.argv[1] + "/first.md", "w").write(f"---\ntitle: 高塔\n---\n\n{body}\n")
P
    status 0 "$PAIBAN" build g --quiet --effort fast
    pdftotext -bbox g/out/site/demo/2021-11-01/01.pdf words.html
    pdfinfo -struct g/out/site/demo/2021-11-01/01.pdf >boxes
    python3 - <<'P'
import re
words = open("words.html", encoding="utf-8").read()
high = float(re.search(r'<page width="[\d.]+" height="([\d.]+)"', words)[1])
boxes = [[float(v) for v in b.split()] for b in re.findall(r"BBox \[([^\]]+)", open("boxes").read())]
assert len(boxes) >= 4
for x0, y0, x1, y1, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', words):
    middle = high - (float(y0) + float(y1)) / 2
    over = [b for b in boxes if float(x1) > b[0] + 2 and float(x0) < b[2] - 2 and b[1] + 1 < middle < b[3] - 1]
    assert not over, (word, over)
P
done
