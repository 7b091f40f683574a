# Pictures in the sizes that screens ask for: which there are, how pages name them, and that what an earlier run left is
# taken only when it is whole.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-01
/usr/bin/python3 - "$day" <<'P'
import sys
from PIL import Image
day = sys.argv[1]
photo = Image.frombytes("RGB", (1700, 600), bytes(
    v for y in range(600) for x in range(1700) for v in ((x * 3 + y * y // 90) % 251, (x * y // 700) % 241, y * 255 // 600)))
photo.save(day + "/a,photo.jpg", quality=92)
lying = photo.resize((1000, 400))
exif = Image.Exif()
exif[0x112] = 6
lying.save(day + "/lying.jpg", quality=92, exif=exif)
clear = Image.new("RGBA", (1100, 300), (0, 0, 0, 0))
clear.paste(photo.resize((500, 300)).convert("RGBA"), (0, 0))
clear.save(day + "/clear.png")
Image.new("1", (30, 20)).save(day + "/tiny.png")
# Light ones: as it is, once it is not too large for a copy; and an upright JPEG of the same bytes that lies.
plain = Image.linear_gradient("L").resize((1200, 800))
plain.save(day + "/light.jpg", quality=25)
plain.save(day + "/turned.jpg", quality=25, exif=exif)
# Over ten packets, of which WebP makes less.
smooth = Image.merge("RGB", [plain, plain.rotate(90, expand=True).resize((1200, 800)), plain.transpose(Image.FLIP_LEFT_RIGHT)])
smooth.save(day + "/smooth.jpg", quality=95)
P
cat >$day/a.md <<'M'
---
title: 图片的几种大小
image: "a,photo.jpg"
---
一段话。

![躺着拍的](lying.jpg)

![透明的](clear.png)

![很小的](tiny.png)

![字节少的](light.jpg)

![字节少又躺着的](turned.jpg)

![平缓的](smooth.jpg)
M
status 0 "$PAIBAN" build g
site=g/out/site/demo/2021-11-01
page=$site/a.html

# The picture itself, one JPEG more, and WebP up to what a screen has use for; each name once.
names() { (cd $site && ls | sed -n "s/^\($1-\)[0-9a-f]\{10\}-\([0-9]*\.[a-z]*\)$/\1\2/p" | tr '\n' ' '); }
[ "$(names a,photo)" = "a,photo-1440.webp a,photo-480.webp a,photo-960.jpg a,photo-960.webp " ] || fail "photo: $(names a,photo)"
[ "$(names lying)" = "lying-400.webp " ] || fail "lying: $(names lying)" # shown upright, 400 wide
[ "$(names clear)" = "clear-1100.webp clear-480.webp " ] || fail "clear: $(names clear)" # no JPEG is transparent
[ -z "$(names tiny)" ] || fail "tiny: $(names tiny)"
# What comes in ten packets is there as soon as anything less: itself when browsers show it as it is, or its widest WebP.
size() { stat -c %s "$1"; }
[ $(size $day/light.jpg) -le 14600 ] && [ -z "$(names light)" ] || fail "light: $(names light)"
[ "$(names turned)" = "turned-800.webp " ] || fail "turned: $(names turned)"
[ $(size $day/smooth.jpg) -gt 14600 ] && [ $(size $site/smooth-*-1200.webp) -le 14600 ] || fail "smooth is not what it is to be"
[ "$(names smooth)" = "smooth-1200.webp " ] || fail "smooth: $(names smooth)"
/usr/bin/python3 - $site <<'P'
import glob, re, sys
from PIL import Image
for path in glob.glob(sys.argv[1] + "/*.webp") + glob.glob(sys.argv[1] + "/*-960.jpg"):
    picture = Image.open(path)
    assert picture.width == int(re.search(r"-(\d+)\.\w+$", path)[1]), path
    if "/lying" in path:
        assert picture.height == 1000, picture.size
    if "/clear" in path: # what is seen through stays so
        alpha = picture.convert("RGBA").getchannel("A")
        assert alpha.getpixel((picture.width - 9, 9)) == 0 and alpha.getpixel((9, 9)) == 255, path
    if "/a," in path: # the same colours, but for the loss
        small, whole = (Image.open(p).convert("RGB").resize((17, 6), Image.BOX) for p in (path, sys.argv[1] + "/a,photo.jpg"))
        off = max(abs(a - b) for p, q in zip(small.getdata(), whole.getdata()) for a, b in zip(p, q))
        assert off < 12, (path, off)
P
has $page '<picture><source type="image/webp" srcset="a%2Cphoto-' # a comma would end the candidate
has $page '.webp 1440w" sizes="'
has $page ' a%2Cphoto.jpg 1700w" sizes="'
has $page 'width="1700" height="600" fetchpriority="high"'
has $page '<img src="lying.jpg" alt="躺着拍的" width="400" height="1000" loading="lazy"'
has $page '<img src="tiny.png" alt="很小的" width="30" height="20" loading="lazy"'

# A text is changed: the copies are taken as they are, and the whole is what a new build makes.
one=$(ls $site/a,photo-*-480.webp)
sed -i 's/一段话/另一段话/' $day/a.md
status 0 "$PAIBAN" build g
status 0 "$PAIBAN" build g --out clean
diff -r g/out/site clean/site || fail "not what a new build makes"
# Taken indeed: other bytes under the right sum stay …
printf other >$one
sum=$(sha256sum <$one)
sed -i "s/^[0-9a-f]*\(  a,photo-[0-9a-f]*-480.webp\)$/${sum%% *}\1/" $site/SHA256SUMS
sed -i 's/另一段话/第三段话/' $day/a.md
status 0 "$PAIBAN" build g
[ "$(cat $one)" = other ] || fail "made again"
# … under a wrong one they don't, nor with --force.
printf wrong >$one
sed -i 's/第三段话/第四段话/' $day/a.md
status 0 "$PAIBAN" build g
cmp $one clean/${one#g/out/}
printf other >$one
sed -i "s/^[0-9a-f]*\(  a,photo-[0-9a-f]*-480.webp\)$/${sum%% *}\1/" $site/SHA256SUMS
status 0 "$PAIBAN" build g --force
cmp $one clean/${one#g/out/}
# Another picture under the same name has other copies, and the old ones go.
/usr/bin/python3 -c 'import sys; from PIL import Image; Image.open(sys.argv[1]).rotate(180).save(sys.argv[1], quality=92)' "$day/a,photo.jpg"
status 0 "$PAIBAN" build g
[ ! -e $one ] && [ "$(names a,photo | wc -w)" = 4 ] || fail "copies of the picture before: $(names a,photo)"
