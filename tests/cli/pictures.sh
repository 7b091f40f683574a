# Pictures: one that is used often is in a PDF once; a damaged, lying or foreign one is an error at its line; what was
# found whole is not decoded again.
. "$SRC/tests/cli/lib.inc"

# png FILE WIDTH HEIGHT TYPE BITS [rows|short|garbage|none] [interlaced]
cat >make.py <<'P'
import random, struct, sys, zlib
path, width, height, kind, bits = sys.argv[1], *map(int, sys.argv[2:6])
data = sys.argv[6] if len(sys.argv) > 6 else "rows"
random.seed(width * 7 + kind)
chunk = lambda name, body: struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
components = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
if data == "rows":
    row = (width * components * bits + 7) // 8
    rows = b"".join(b"\0" + bytes(random.randrange(1 << min(bits, 8)) for _ in range(row)) for _ in range(height))
else:
    rows = b"\0" * 10
body = b"no data" * 9 if data == "garbage" else zlib.compress(rows)
out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0))
if kind == 3:
    out += chunk(b"PLTE", bytes(random.randrange(256) for _ in range(3 << bits)))
if data != "none":
    out += chunk(b"IDAT", body)
open(path, "wb").write(out + chunk(b"IEND", b""))
P
png() { python3 make.py "$@"; }

# objects FILE: how many picture objects a PDF has.
objects() { qpdf --qdf --object-streams=disable "$1" - | grep -ac '/Subtype /Image' || true; }
# only_coarse: no warning but that the pictures are small, which they are.
only_coarse() { ! grep ' warning: ' stderr | grep -v -e ' pixels on an inch ' -e "'s lead has " || fail "a warning"; }
# drawn FILE: how often pictures are drawn.
drawn() { pdfimages -list "$1" | awk '$3=="image"{n++} END{print n+0}'; }

# A plain PNG as a column's logo: twice in an article, as the lead picture of another, on two pages, by two paths.
make_group g
day=g/content/demo/2021-11-01
mkdir $day/img
png $day/logo.png 60 40 0 8
cp $day/logo.png $day/img/mark.png
printf -- '---\ntitle: 第一条消息\nimage: logo.png\nalt: 一块颜色\n---\n\n正文一段。\n\n![标](logo.png)\n\n又一段。\n\n![标](img/mark.png){span=1}\n' >$day/first.md
printf -- '---\ntitle: 同版一条\nimage: img/mark.png\ncaption: 标志\n---\n\n正文一段。\n' >$day/third.md
printf -- '---\ntitle: 第二条消息\npage: 2\nimage: logo.png\nalt: 一块颜色\n---\n\n第二版的正文。\n' >$day/second.md
for kind in "0 8" "0 1" "2 8" "2 16" "3 4" "6 8" "4 8"; do
    set -- $kind
    png $day/logo.png 60 40 $1 $2
    cp $day/logo.png $day/img/mark.png
    status 0 "$PAIBAN" build g --date 2021-11-01
    only_coarse
    want=1
    [ $1 -lt 4 ] || want=2 # and its mask
    for file in site/demo/2021-11-01/issue.pdf press/demo/2021-11-01/issue.pdf site/demo/2021-11-01/01.pdf \
        press/demo/2021-11-01/02.pdf; do
        qpdf --check g/out/$file >checked 2>&1 || { cat checked >&2; fail "$file, type $1"; }
        [ "$(objects g/out/$file)" = $want ] || fail "$file has $(objects g/out/$file) pictures, type $1"
    done
    [ "$(drawn g/out/site/demo/2021-11-01/issue.pdf)" = 5 ] || fail "drawn $(drawn g/out/site/demo/2021-11-01/issue.pdf) times"
    mutool info -I g/out/site/demo/2021-11-01/issue.pdf >info
    [ "$(grep -o '[0-9]* 0 R) *$' info | sort -u | wc -l)" = 1 ] || { cat info >&2; fail "MuPDF sees more than one"; }
done

# JPEGs too.
mkdir -p j/content/demo/2021-11-01
cp g/content/group.yaml j/content/
cp g/content/demo/paper.yaml j/content/demo/
cp "$SRC/content/xzrb/2021-11-02/xiaoshu.jpg" j/content/demo/2021-11-01/a.jpg
cp j/content/demo/2021-11-01/a.jpg j/content/demo/2021-11-01/b.jpg
printf -- '---\ntitle: 第一条消息\nimage: a.jpg\nalt: 小树\n---\n\n正文一段。\n\n![树](a.jpg)\n\n又一段。\n\n![树](b.jpg)\n' >j/content/demo/2021-11-01/first.md
status 0 "$PAIBAN" build j
only_coarse
[ "$(objects j/out/site/demo/2021-11-01/issue.pdf)" = 1 ] || fail "a JPEG more than once"
[ "$(drawn j/out/site/demo/2021-11-01/issue.pdf)" = 3 ] || fail "a JPEG not three times"

# What is damaged, lies, or is something else: an error at its line, and nothing is written.
tree g/out >before
day=g/content/demo/2021-11-02
png $day/huge.png 65535 65535 2 8 none
png $day/large.png 20000 20000 0 1 none
png $day/garbage.png 40 30 2 8 garbage
png $day/ten.png 400 300 2 8 short
png $day/none.png 40 30 2 8 none
png $day/whole.png 40 30 2 8
head -c 2000 $day/whole.png >$day/cut.png
photo=$SRC/content/xzrb/2021-11-02/xiaoshu.jpg
head -c 50000 $photo >$day/cut.jpg
{ head -c 40000 $photo; printf '\377\331'; } >$day/closed.jpg
{ head -c 40000 $photo; head -c 300 /dev/zero; tail -c +40301 $photo; } >$day/hole.jpg
printf 'GIF89a\1\0\1\0\200\0\0' >$day/anim.png
printf 'RIFF\44\0\0\0WEBPVP8 ' >$day/web.jpg
printf '\0\0\0\30ftypheic\0\0\0\0' >$day/phone.jpg
printf 'II*\0\10\0\0\0' >$day/scan.jpg
printf '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n' >$day/drawing.png
printf '%%PDF-1.4\n' >$day/page.png
: >$day/nothing.png
{
    printf -- '---\ntitle: 图\nimage: huge.png\n---\n'
    for name in large garbage ten none cut; do printf '\n![](%s.png)\n' $name; done
    for name in cut closed hole web phone scan; do printf '\n![](%s.jpg)\n' $name; done
    for name in anim drawing page nothing whole; do printf '\n字![](%s.png)字\n' $name; done
} >$day/first.md
status 1 "$PAIBAN" build g
tree g/out >after
cmp before after || fail "out/ was touched"

# place LINE COLUMN WORDS: the error at that place has the words.
place() {
    grep -F "$day/first.md:$1:$2: error: $3" stderr >/dev/null || { cat stderr >&2; fail "no error $1:$2 $3"; }
}
place 3 8 'huge.png says that it has 65535 × 65535 pixels'
place 6 1 'large.png says that it has 20000 × 20000 pixels'
place 8 1 'garbage.png is cut off or damaged'
place 10 1 'ten.png is cut off or damaged'
place 12 1 'none.png is cut off or damaged'
place 14 1 'cut.png is cut off or damaged'
place 16 1 'cut.jpg is cut off or damaged'
place 18 1 'closed.jpg is cut off or damaged'
place 20 1 'hole.jpg is cut off or damaged'
place 22 1 'web.jpg is cut off or damaged'
place 24 1 'phone.jpg is not a PNG or JPEG picture but a HEIC picture'
place 26 1 'scan.jpg is not a PNG or JPEG picture but a TIFF picture'
place 28 2 'anim.png is not a PNG or JPEG picture but a GIF'
place 30 2 'drawing.png is not a PNG or JPEG picture but an SVG drawing'
place 32 2 'page.png is not a PNG or JPEG picture but a PDF'
place 34 2 'nothing.png is not a PNG or JPEG picture but an empty file'
[ "$(grep -c ': error: ' stderr)" = 16 ] || { cat stderr >&2; fail "not 16 errors"; }
[ "$(grep -c '^hint: ' stderr)" -ge 16 ] || fail "an error without a hint"

# What a run found whole the next ones take from its record, until the file or the program is another, or --force.
printf -- '---\ntitle: 图\n---\n\n![](whole.png)\n\n正文。\n' >$day/first.md
for bad in "$day"/*.png "$day"/*.jpg; do
    [ "$bad" = "$day/whole.png" ] || rm "$bad"
done
page=g/out/site/demo/2021-11-02/first.html
status 0 "$PAIBAN" build g
grep -q 'width="40" height="30"' $page || fail "not its size"
cp g/out/.paiban/pictures record
sed 's/ 28 1e / 29 1e /' record >g/out/.paiban/pictures # 40 × 30, as 41 × 30
cmp -s record g/out/.paiban/pictures && fail "the record has no such picture"
printf '又一段。\n' >>$day/first.md
status 1 "$PAIBAN" build g # not looked at again; what is drawn is another picture than was said
has stderr 'whole.png: error: the picture has changed since its article was read'
status 0 "$PAIBAN" build g --force
grep -q 'width="40" height="30"' $page || fail "not decoded again, though forced"
cmp record g/out/.paiban/pictures || fail "another record"
echo junk >g/out/.paiban/pictures
printf '再一段。\n' >>$day/first.md
status 0 "$PAIBAN" build g # a record of what was read; with --force that is all
status 0 "$PAIBAN" build g --force
cmp record g/out/.paiban/pictures || fail "another record after junk"

# A picture stored on its side (Exif's 6) stands on the facsimile page as one stored upright, cropped or not.
make_group turned
day=turned/content/demo/2021-11-02
/usr/bin/python3 - $day <<'P'
import sys

from PIL import Image

upright, exif = Image.linear_gradient("L").resize((600, 2400)).convert("RGB"), Image.Exif()
upright.save(f"{sys.argv[1]}/upright.jpg")
exif[0x112] = 6
upright.rotate(90, expand=True).save(f"{sys.argv[1]}/turned.jpg", exif=exif)
P
for name in upright turned; do
    printf -- '---\ntitle: 甲\n---\n\n![图](%s.jpg "说明"){crop=50%%}\n\n%s\n' $name \
        "$(yes 山谷里的早市开得早，街口的邮局挂出木牌。 | head -60)" >$day/first.md
    status 0 "$PAIBAN" build --force turned
    cat turned/out/site/demo/2021-11-02/01-*.css | grep -o '\.[pq][0-9]*{[^}]*}' >$name.css
    has $name.css .q0
done
cmp upright.css turned.css || fail "a turned picture stands otherwise"
