#!/usr/bin/env python3
"""Golden pages with advertisements: ads.py PAIBAN [--update]

In each layout and script an issue of three pages is made up with `paiban build --report`, and held against
ads/PAPER.page: where advertisements stand (column, line, columns × lines of the grid), what is reserved, how many
articles stand clear of them (where, is make-up's affair), what is told. After a change that is meant: --update, and look at the pages before they are committed."""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

from pages import ROOT, TITLES, body, png

HERE = os.path.dirname(os.path.abspath(__file__))
TIBETAN = ("ཞོགས་པའི་ཉི་མ་རི་རྩེར་ཤར་བའི་སྐབས་སུ་གྲོང་ཚོའི་མི་རྣམས་ཞིང་ཁར་སོང་།", "གཞུང་ལམ་གསར་པ་བཟོས་རྗེས་སློབ་གྲྭར་འགྲོ་བ་སྟབས་བདེ་ཆགས་སོང་།",
           "དཔེ་མཛོད་ཁང་དུ་ཕྲུ་གུ་མང་པོས་དཔེ་ཆ་ཀློག་གི་འདུག", "ཆར་པ་བབས་རྗེས་ཆུ་མིག་གི་ཆུ་མང་དུ་སོང་།", "ཡི་གེ་འབྲི་མཁན་དེས་པར་གཞི་ཐེངས་གསུམ་བལྟས་པ་རེད།")
PAPERS = (("broadsheet", "zh-Hans", 5), ("tabloid", "zh-Hans", 3), ("broadsheet", "bo", 3), ("tabloid", "bo", 2))
# The pages' advertisements: strips 通栏 and half strips 半通栏; a quarter and columns × cm; space that is reserved.
ADS = (("size: 通栏, image: strip.png, title: 农机展", "size: 半通栏, image: half.png, title: 书店",
        "size: 半通栏, height: 4cm, image: half.png, title: 茶庄"),
       ("size: 1/4, image: quarter.png, title: 乐团", "columns: 1, height: 5cm, image: quarter.png, title: 茶",
        "columns: 2, height: 7cm, at: right, image: half.png, title: 车站"),
       ("size: 通栏, height: 6cm", "size: 1/4", "columns: 1, height: 3cm, at: right"))
CHARACTERS = {"broadsheet": 900, "tabloid": 600}


def text(lang, seed, characters):
    if lang != "bo":
        return body(seed, characters)
    sentences = [TIBETAN[(seed * 3 + i * 2) % len(TIBETAN)] for i in range(characters // 40)]
    return "\n\n".join("".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(content)


def make(root):
    names = [f"{layout}-{lang[:2]}" for layout, lang, _ in PAPERS]
    write(f"{root}/content/group.yaml", f"name: 报\nbase_url: https://paper.test/\npapers: [{', '.join(names)}]\n")
    for name, (layout, lang, stories) in zip(names, PAPERS):
        day = f"{root}/content/{name}/2000-01-01"
        write(f"{root}/content/{name}/paper.yaml", f"title: 报\nlang: {lang}\nlayout: {layout}\n")
        issue = "overset: cut\npages:\n"
        for page, ads in enumerate(ADS):
            slugs = [f"{'abc'[page]}{i}" for i in range(stories)]
            for i, slug in enumerate(slugs):
                seed = page * 7 + i
                title = TITLES[seed] if lang != "bo" else TIBETAN[seed % 5][:18] + "།"
                write(f"{day}/{slug}.md", f"---\ntitle: {title}\n---\n\n{text(lang, seed, CHARACTERS[layout] - 90 * i)}\n")
            issue += f"  - title: 版\n    articles: [{', '.join(slugs)}]\n    ads:\n" + "".join(f"      - {{{a}}}\n" for a in ads)
        write(f"{day}/issue.yaml", issue)
        for file, size in {"strip": (1400, 300), "half": (700, 300), "quarter": (700, 1000)}.items():
            png(f"{day}/{file}.png", *size)
    return names


def told(area):
    return "{column} {line}  {columns} × {lines}".format(**area)


def meets(a, b):
    return (a["column"] < b["column"] + b["columns"] and b["column"] < a["column"] + a["columns"]
            and a["line"] < b["line"] + b["lines"] and b["line"] < a["line"] + a["lines"])


def pages(root, name, log):
    report = json.load(open(f"{root}/report.json", encoding="utf-8"))
    out = ""
    for page in next(i for i in report["issues"] if i["paper"] == name)["pages"]:
        out += f"page {page['number']}, {page['columns']} × {page['lines']}\n"
        for ad in page["ads"]:
            out += f"  {told(ad['area'])}  广告 {ad.get('title') or '—'}{' reserved' if ad.get('reserved') else ''}\n"
        clear = [a for a in page["articles"] if not any(meets(a["area"], ad["area"]) for ad in page["ads"])]
        out += f"  {len(clear)} of {len(page['articles'])} articles clear of them\n"
    return out + "".join(m + "\n" for m in re.findall(rf"{name}/2000-01-01/(\S+ (?:error|warning): .*)", log))


def main():
    update = "--update" in sys.argv
    paiban = os.path.abspath([a for a in sys.argv[1:] if a != "--update"][0])
    wrong = 0
    with tempfile.TemporaryDirectory() as root:
        names = make(root)
        run = subprocess.run([paiban, "build", root, "--effort=fast", f"--report={root}/report.json", f"--layouts={ROOT}/layouts",
                              f"--fonts={ROOT}/fonts"], capture_output=True, text=True, encoding="utf-8")
        if run.returncode:
            sys.exit(run.stderr)
        for name in names:
            got, path = pages(root, name, run.stderr), os.path.join(HERE, "ads", name + ".page")
            want = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
            if got != want and update:
                write(path, got)
            elif got != want:
                sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), path, "now"))
                wrong += 1
        print(f"{len(names)} papers with advertisements, {wrong} differ")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
