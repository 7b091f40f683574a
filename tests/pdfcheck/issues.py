"""Made-up issues: one with a piece of everything, for the proof; a zoo of pictures."""
import io
import pathlib
import struct
import zlib

import numpy
from PIL import Image

ARTICLE = """---
title: 一页之中什么都有
kicker: 试验
byline: 记者　某甲
dateline: 本报讯
---
河边的{渡口|dù|kǒu}新修了石阶，老人说，从前下雨要绕两里路[^a]。孩子们**放学**以后在这里*等船*，船上有 coffee 和 naïve 的歌。

![河边的石阶和一条船](flat.png "新修的石阶")

## 小标题

- 第一件事是把石头背上来，
- 第二件事是把它们铺平，
- 第三件事是等雨停。

1. 先问水位，
2. 再问船家。

| 日期 | 水位 | 船次 |
|---|---|---|
| 1日 | 3.2 | 12 |
| 2日 | 3.5 | 9 |

> [!链接] 从前的渡口
> 石阶修好以前，过河的人踩着木板上船。
>
> - 雨天不开船

见[渡口的时刻表](https://example.org/timetable)。

![一张有透明处的图](alpha.png "透明的图")

[^a]: 据渡口的老人回忆，那时候还没有桥。
"""
SECOND = """---
title: {title}
---
{body}
"""
TIBETAN = """---
title: བོད་ཡིག་གི་རྩོམ།
lang: bo
---
འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ། ཁོང་ཚོར་རང་བྱུང་གི་བློ་རྩལ་དང་བསམ་ཚུལ་བཟང་པོ་འདོན་པའི་འོས་བབས་ཀྱང་ཡོད།
"""


def png(image, **extra):
    out = io.BytesIO()
    image.save(out, "PNG", **extra)
    return out.getvalue()


def jpeg(image, **extra):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, **extra)
    return out.getvalue()


def pattern(width, height, mode="RGB"):
    """Colours in steps and slopes; the same each time."""
    y, x = numpy.mgrid[0:height, 0:width]
    planes = [x * 255 // width, y * 255 // height, (x + y) % 256, 40 + (x * y) % 64][:{"L": 1, "LA": 2, "RGB": 3}.get(mode, 4)]
    data = numpy.stack(planes, -1).astype("uint8")
    return Image.fromarray(data[:, :, 0] if mode == "L" else data, mode)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png16(width, height):
    rows = b"".join(b"\0" + b"".join(struct.pack(">H", (x * 997 + y * 31) % 65536) for x in range(width)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def pictures():
    """name → bytes: every kind of PNG and JPEG that a desk gets."""
    rgb = pattern(320, 200)
    yield "rgb.png", png(rgb)
    yield "grey.png", png(pattern(320, 200, "L"))
    yield "alpha.png", png(pattern(320, 200, "RGBA"))
    yield "grey-alpha.png", png(pattern(320, 200, "LA"))
    yield "indexed.png", png(rgb.quantize(17))
    yield "bits1.png", png(pattern(320, 200, "L").convert("1"))
    yield "bits4.png", png(rgb.quantize(12), bits=4)
    yield "indexed-alpha.png", png(rgb.quantize(8), transparency=3)
    yield "sixteen.png", png16(160, 100)
    yield "one.png", png(Image.new("RGB", (1, 1), (200, 10, 10)))
    yield "rgb.jpg", jpeg(rgb)
    yield "grey.jpg", jpeg(pattern(320, 200, "L"))
    yield "progressive.jpg", jpeg(rgb, progressive=True)
    yield "cmyk.jpg", jpeg(pattern(320, 200, "CMYK"))
    yield "neutral.png", png(pattern(320, 200, "L").convert("RGB"))
    yield "wide.jpg", jpeg(pattern(1200, 90))


def write(root, name, text):
    path = pathlib.Path(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def group(root, paper, lang="zh-Hans"):
    write(root, "group.yaml", f"name: 试验报系\nbase_url: https://paper.test/\npapers: [{paper}]\n")
    write(root, f"{paper}/paper.yaml", f"title: 试验日报\nlang: {lang}\nlayout: broadsheet\npublisher: 试验社\n")


def filler(n):
    sentences = ["水涨了又退，石阶还在原处。", "船家把绳子绕在桩上，说今天不走了。", "风从对岸吹来，带着麦子的气味。",
                 "一个孩子数着台阶，数到三十二。", "天黑以前，最后一班船靠了岸。"]
    return "\n\n".join("".join(sentences[(i + k) % 5] for k in range(7)) for i in range(n))


def everything(root):
    """Two pages: everything that structure and fonts can hold, an article cut between them."""
    group(root, "all")
    day = "all/2024-03-01"
    write(root, f"{day}/one.md", ARTICLE)
    write(root, f"{day}/two.md", SECOND.format(title="长长的一篇", body=filler(60)))
    write(root, f"{day}/three.md", TIBETAN)
    write(root, f"{day}/four.md", SECOND.format(title="第二版的一篇", body=filler(12)))
    write(root, f"{day}/issue.yaml",
          "pages:\n- {title: 要闻, articles: [{slug: one, group: 河边}, two, {slug: three, group: 河边}]}\n- {title: 副刊, articles: [four]}\n")
    write(root, f"{day}/flat.png", png(pattern(320, 200)))
    write(root, f"{day}/alpha.png", png(pattern(320, 200, "RGBA")))


def zoo(root, without="(none)"):
    """An article a picture, six on a page."""
    group(root, "zoo")
    day, slugs = "zoo/2024-03-02", []
    for i, (name, data) in enumerate(p for p in pictures() if without not in p[0]):
        write(root, f"{day}/{name}", data)
        slugs.append(f"p{i:02}")
        write(root, f"{day}/{slugs[-1]}.md",
              SECOND.format(title=f"第{i + 1}张", body=f"![彩色的条纹，从左到右]({name} \"条纹之{i + 1}\")\n\n" + filler(2)))
    pages = [slugs[i:i + 6] for i in range(0, len(slugs), 6)]
    write(root, f"{day}/issue.yaml",
          "pages:\n" + "".join(f"- {{title: 第{i + 1}面, articles: [{', '.join(p)}]}}\n" for i, p in enumerate(pages)))
