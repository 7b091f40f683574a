# Letters in two characters, symbols, emoji, tabs: drawn, read out again as they were written, or told at their place.
. "$SRC/tests/cli/lib.inc"

make_group g
rm -r g/content/demo/2021-11-02
cat >write.py <<'P'
import sys

texts = {
    "composed": "Cafe\u0301 与 u\u0308、u\u0308\u030c、e\u0304、a\u030a、か\u3099，好",
    "marks": "甲x\u0304乙a\u0332丙v\u20d7丁t\u032a戊，汉\u0301",
    "forms": "葛\U000e0100城，辻\U000e0101字",
    "tibetan": "藏文\u0f40\u0f74\u0f71་\u0f43\u0f7c་བོད་ཡིག་",
    "symbols": "✅完成🔥热↩回➜去⟨甲⟩函数f∘g，⭐星✔勾✔\ufe0f勾☺\ufe0e笑☺\ufe0f笑",
    "sequences": "键1\ufe0f\u20e32\ufe0f\u20e3旗🇨🇳🇯🇵家👨\u200d👩\u200d👧色👍🏻👋🏿心❤\ufe0f\u200d🔥尾",
    "styles": "*重🔥点*与**粗🔥体**与[链🔥接](https://example.org/)",
}
body = "\n\n".join(texts[k] for k in sorted(texts))
front = "---\ntitle: Cafe\u0301 与🔥\npage: 1\n%s---\n\n%s\n\n```\na\tbc\td\n汉\te\n\tif\n```\n\n| 甲✅ | e\u0301 |\n|--|--|\n| 👍🏻 | 1\ufe0f\u20e3 |\n"
open("g/content/demo/2021-11-01/first.md", "w").write(front % ("", body))
open("g/content/demo/2021-11-01/second.md", "w").write(
    "---\ntitle: 竖排\npage: 1\nbox: true\nvertical: true\n---\n\n" + "👨\u200d👩\u200d👧竖x\u0304排🔥与和👍🏻，1\ufe0f\u20e3，e\u0301。\n")
P
cat >read.py <<'P'
# Every text of the article stands in the page's structure, in the facsimile and in the article's page, after NFC.
import html, re, subprocess, unicodedata
exec(open("write.py").read())
site = "g/out/site/demo/2021-11-01/"
squeeze = lambda s: re.sub(r"\s", "", unicodedata.normalize("NFC", s)).replace(",", "，")
plain = lambda s: re.sub(r"[*]|\[|\]\([^)]*\)", "", s)
tags = lambda f: squeeze(html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(style|script).*?</\1>", "", open(site + f).read()))))
structure = subprocess.run(["pdfinfo", "-struct-text", site + "01.pdf"], capture_output=True, text=True).stdout
structure = squeeze("".join(re.findall(r'^ *"(.*)"$', structure, re.M)))
text = squeeze(subprocess.run(["pdftotext", "-raw", site + "01.pdf", "-"], capture_output=True, text=True).stdout)
vertical = "👨\u200d👩\u200d👧竖x\u0304排🔥与和👍🏻，1\ufe0f\u20e3，e\u0301。"
for name, wanted in [*texts.items(), ("title", "Cafe\u0301 与🔥"), ("vertical", vertical)]:
    wanted = squeeze(plain(wanted))
    page = "second.html" if name == "vertical" else "first.html"
    for where, got in (("structure", structure), ("facsimile", tags("01.html")), ("article", tags(page))):
        assert wanted in got, (name, where, wanted, got)
for wanted in ("✅", "👍🏻", "1\ufe0f\u20e3", "x\u0304", "👨\u200d👩\u200d👧"):
    assert wanted in text, (wanted, text)
assert "\ta" not in structure and "a\tbc\td\n汉\te\n\tif" in open(site + "first.html").read()
P
python3 write.py
status 0 "$PAIBAN" build g --fonts "$SRC/fonts" --layouts "$SRC/layouts"
empty stderr
python3 read.py
# a tab goes on to the next fourth column, and Han take two
pdftotext -layout g/out/site/demo/2021-11-01/01.pdf text
pdfinfo -struct-text g/out/site/demo/2021-11-01/01.pdf >structure
has structure '"a   bc  d "' # and a line of code ends in white space
has structure '"汉  e "'
has structure '"    if"'
# no .notdef in any of the page's fonts, no ActualText
mutool trace g/out/site/demo/2021-11-01/01.pdf >trace 2>/dev/null
has trace '<g '
hasnt trace 'glyph="0"'
hasnt trace 'glyph=".notdef"'
qpdf --qdf --object-streams=disable g/out/site/demo/2021-11-01/01.pdf - >qdf
hasnt qdf ActualText

# What no font has: an error at its line, or 〓 and a warning where the layout says so.
mkdir g/layouts
cp -r "$SRC/layouts/." g/layouts
printf -- '---\ntitle: 题\npage: 1\n---\n\n正文。\n\n第二段有ሀ字，a\341\267\272。\n\n> 引\340\246\225。\n' >g/content/demo/2021-11-01/first.md
status 1 "$PAIBAN" build g --fonts "$SRC/fonts"
has stderr "first.md:8:5: error: no font has the character 'ሀ' (U+1200)"
has stderr "first.md:8:9: error: no font has the character"
has stderr "first.md:10:4: error: no font has the character"
has stderr 'missing: replace'
echo 'missing: replace' >>g/layouts/broadsheet/layout.yaml
status 0 "$PAIBAN" build g --fonts "$SRC/fonts"
has stderr "first.md:8:5: warning: 〓 stands for the character 'ሀ' (U+1200), which no font has"
pdfinfo -struct-text g/out/site/demo/2021-11-01/01.pdf >structure
has structure '第二段有〓字，〓。'
has structure '引〓。'
has g/out/site/demo/2021-11-01/first.html 第二段有ሀ字
mutool trace g/out/site/demo/2021-11-01/01.pdf >trace 2>/dev/null
hasnt trace 'glyph="0"'
sed -i 's/^missing: replace/missing: box/' g/layouts/broadsheet/layout.yaml
status 1 "$PAIBAN" build g --fonts "$SRC/fonts"
has stderr 'error: `missing` must be error or replace, not “box”'
