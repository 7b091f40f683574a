#!/usr/bin/env python3
"""Golden pages: pages.py PAIBAN [--update] [NAME…]

Each page of pages.txt is made up with `paiban dump --stage=page` and held against pages/NAME.page: where its pieces
stand, their headlines, pictures, white, and what the page costs. A changed weight, way or level shows here as another
page. After a change that is meant: tests/golden/pages.py build/release/paiban --update, and look at the pages that
changed (`paiban build` of the same articles) before they are committed.

The layout `small` is the broadsheet with 5 columns and 60 lines, so that a few short articles fill a page."""
import difflib
import glob
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
TITLES = ("冰湖上的渔网 开春要补", "县里的图书馆搬家了", "牧场的孩子学会写信", "老桥修好以后", "一条路通到云下面的村子",
          "邮车晚了三天 信没有丢", "铅字怎样走进一间教室", "夜里的校样 红笔改了七处", "集市上的秤", "雨季来临之前",
          "修表人和他的放大镜", "果园里的第一场霜", "停水通知", "新书上架", "说一说标点的位置", "渡口", "雪豹又下山了",
          "十二个人守着一座山口的气象站", "谁在读旧报纸", "乡村医生的三本账")
SENTENCES = ("天亮得很慢，屋檐下的冰凌一根一根滴水。", "他把昨天的版样摊在桌上，用尺子量过标题下面的空白。",
             "村里的人说，路修好那年，第一辆车送来的是课桌。", "信封上的地址写得很小，邮递员认得每一个字。",
             "風停以后湖面像一张没有印过的纸。".replace("風", "风"), "老师傅说排字要先看句子，再看字，最后才看字之间的空。",
             "傍晚收摊的时候，卖茶的老人把秤砣擦了又擦。", "图书馆的台阶一共三十九级，孩子们每天数一遍。",
             "机器响了一夜，清晨的报纸还带着油墨的温度。", "他们沿着河走了两天，在第三座桥边看见炊烟。",
             "谁也没有想到，这本册子后来被抄了十七份。", "山口的风向标转得很急，值班的人在本子上画了一个圈。",
             "错字改过以后，版面反而空出一行，编辑把一句话写长了一点。", "母亲把毛线绕成团，一边听收音机里的天气。",
             "开会的通知贴在门上，背面是去年的日历。", "雨下到半夜，屋顶的铁皮像有人在敲字。")


def body(seed, characters):
    """Paragraphs of two or three sentences, about so many characters in all."""
    paragraphs, done = [], 0
    while done < characters:
        text = ""
        for _ in range(2 + seed // 7 % 2):
            seed = (seed * 1103515245 + 12345) % 2**31
            text += SENTENCES[(seed >> 16) % len(SENTENCES)]
        paragraphs.append(text[: max(12, characters - done - 1)].rstrip("，。") + "。")
        done += len(paragraphs[-1])
    return "\n\n".join(paragraphs)


def png(path, width, height):
    part = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compress((b"\0" + b"\xa0" * width) * height, 9)
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                part(b"IDAT", rows) + part(b"IEND", b""))


def article(folder, seed, words):
    """Words of a line of pages.txt: characters, then kicker, deck, byline, summary, box, vertical_title, picture=W:H, of a group
    pictures=W:H,W:H…, table=ROWS, first=CHARACTERS of a first paragraph before them"""
    front, pictures = [f"title: {TITLES[seed % len(TITLES)]}"], []
    texts = {"kicker": "本报记者走基层", "deck": "沿河六个村子今年都通了班车", "byline": "本报记者 甲",
             "summary": "一件小事，从头说起。", "column": "版面之后"}
    for word in words[1:]:
        if word.startswith(("picture=", "pictures=")):
            pictures.append("")
            for form in word.split("=")[1].split(","):
                width, height = map(int, form.split(":"))
                name = f"{seed}-{len(pictures) - 1}{len(pictures[-1]) or ''}.png"
                png(os.path.join(folder, name), width * 200, height * 200)
                pictures[-1] += f"![图]({name} \"湖边的早晨。\")"
        elif word.startswith("table="):
            rows = range(int(word.split("=")[1]))
            pictures.append("| 年份 | 座数 | 材料 |\n|---|---|---|\n" +
                            "\n".join(f"| {1900 + 7 * k} | {3 * k + 8} | 石桥 |" for k in rows))
        elif word.startswith("first="):
            pictures.append(body(seed + 1, int(word.split("=")[1])).replace("\n\n", ""))
        elif word in texts:
            front.append(f"{word}: {texts[word]}")
        else:
            front.append(f"{word}: true" if "=" not in word else word.replace("=", ": ").replace(",", ", "))
    path = os.path.join(folder, f"{seed:04}.md")
    with open(path, "w", encoding="utf-8") as f:
        f.write("---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(pictures + [body(seed, int(words[0]))]) + "\n")
    return path


def small_layout(folder):
    shutil.copytree(os.path.join(ROOT, "layouts"), folder)
    shutil.copytree(os.path.join(folder, "broadsheet"), os.path.join(folder, "small"),
                    ignore=shutil.ignore_patterns("spread*.yaml"))
    path = os.path.join(folder, "small", "layout.yaml")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text = re.sub(r"^(grid: .*lines: )\d+", r"\g<1>60", text, flags=re.M)
    text = re.sub(r"^(columns: \{count: )\d+", r"\g<1>5", text, flags=re.M)
    text = re.sub(r"^(front|inside):\n(  - .*\n)+", r"\1: []\n", text, flags=re.M)  # it would lie off the page
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return folder


def read_pages():
    """(name, layout, [words of each article])"""
    pages = []
    with open(os.path.join(HERE, "pages.txt"), encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if line.startswith("  "):
                pages[-1][2].append(line.split())
            elif line and not line.startswith("#"):
                name, layout = line.split(": ")
                pages.append((name, layout, []))
    return pages


def make_up(paiban, scratch, layouts, number, name, layout, articles):
    folder = os.path.join(scratch, name, "content", "paper", "2000-01-01")
    os.makedirs(folder)
    with open(os.path.join(scratch, name, "content", "group.yaml"), "w", encoding="utf-8") as f:
        f.write("name: 报\nbase_url: https://paper.test/\npapers: [paper]\n")
    with open(os.path.join(folder, "..", "paper.yaml"), "w", encoding="utf-8") as f:
        f.write(f"title: 报\nlang: zh-Hans\nlayout: {layout}\n")
    files = [article(folder, number * 40 + i, words) for i, words in enumerate(articles)]
    command = [paiban, "dump", "--stage=page", f"--layouts={layouts}", f"--fonts={os.path.join(ROOT, 'fonts')}"]
    run = subprocess.run(command + files, capture_output=True, text=True, encoding="utf-8")
    return run.stdout + "".join(re.findall(r"(?:error|warning): .*\n", run.stderr))


def main():
    update = "--update" in sys.argv
    paiban, *names = [a for a in sys.argv[1:] if a != "--update"]
    wrong, pages = 0, read_pages()
    with tempfile.TemporaryDirectory() as scratch:
        layouts = small_layout(os.path.join(scratch, "layouts"))
        for number, (name, layout, articles) in enumerate(pages, 1):
            if names and name not in names:
                continue
            got = make_up(os.path.abspath(paiban), scratch, layouts, number, name, layout, articles)
            path = os.path.join(HERE, "pages", name + ".page")
            want = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
            if got != want and update:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as f:
                    f.write(got)
            elif got != want:
                sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), path, "now"))
                wrong += 1
    left = {os.path.basename(p)[:-5] for p in glob.glob(os.path.join(HERE, "pages", "*.page"))} - {p[0] for p in pages}
    print(f"{len(pages)} golden pages, {wrong} differ" + "".join(f", {n}.page has no page" for n in sorted(left)))
    return wrong > 0 or not pages or bool(left)


if __name__ == "__main__":
    sys.exit(main())
