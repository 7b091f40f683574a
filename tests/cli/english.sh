# An article in English in a Chinese paper: proportional marks, Arabic notes, one em of indent, English words on its page.
. "$SRC/tests/cli/lib.inc"

make_group g
cat >g/content/demo/2021-11-02/press.md <<'M'
---
title: A Press on the Plateau
lang: en
dateline: LHASA, Nov. 2
page: 1
---

The compositor said, “Good type needs no ornament,” and went back — his hands full of 宋体 type.

A second paragraph with a note[^1].

| Fount | Size |
|-|-|
| Song | 9 pt |

[^1]: In English too.
M
status 0 "$PAIBAN" build g
page=g/out/site/demo/2021-11-02/press.html
has "$page" '<article class="story" lang="en">'
has "$page" '“Good type needs no ornament,”'
has "$page" '<span class="dateline">LHASA, Nov. 2</span> The'
has "$page" '<span lang="zh-Hans">宋体</span> type.'
has "$page" 'aria-label="Notes"'
has "$page" 'data-mark="1"'
has "$page" '"inLanguage":"en"'
# A column of under 14 em is flush left, with no line between that is full; a broader one is justified.
printf -- '---\ntitle: A\nlang: en\n---\n\nFarmers say the early snow came as a surprise. Most had cut the barley by then, and what stood in the fields could be saved in two days of work by all hands.\n' >g/snow.md
status 0 "$PAIBAN" dump --stage=lines --measure=13 g/snow.md
hasnt stdout "space +"
[ "$(grep -c ' short ' stdout)" -gt 5 ] || fail "not flush left"
status 0 "$PAIBAN" dump --stage=lines --measure=20 g/snow.md
has stdout "space +"

# Code keeps its face in headings, too: i is as wide as W.
printf -- '---\ntitle: A\nlang: en\n---\n\n## The key `iW`\n\nText `iW`, **`iW`**.\n\n### Under `iW`\n' >g/code.md
status 0 "$PAIBAN" dump --stage=runs g/code.md
[ "$(grep -c 'Mono CJK SC Regular \[i \([0-9.]*\)\]\[W \1\]' stdout)" = 4 ] || { cat stdout; fail "code in a face that isn't monospaced"; }
status 0 "$PAIBAN" dump --stage=lines --measure=20 g/content/demo/2021-11-02/press.md
has stdout '; indent +1.000 '
hasnt stdout 'indent +2.000'
status 0 "$PAIBAN" dump --stage=runs g/content/demo/2021-11-02/press.md
python3 - <<'P'
import re
runs = open("stdout", encoding="utf-8").read()
widths = [float(w) for w in re.findall(r"\[[“”] ([\d.]+)", runs)]
assert len(widths) == 2 and all(w < 6 for w in widths), widths  # of 9 pt: proportional, not half an em and its blank
P
pdfinfo -struct-text g/out/site/demo/2021-11-02/issue.pdf >struct.txt
has struct.txt "A Press on the Plateau"
qpdf --qdf --object-streams=disable g/out/site/demo/2021-11-02/issue.pdf - >plain.pdf
grep -qaE '/Lang \((en|\\376\\377\\000e\\000n)\)|/Lang <.*65006e>|/Lang \(en\)' plain.pdf || fail "no /Lang en in the PDF"
# the words of the page may be left out: Chinese stands in
cp -r "$SRC/layouts" layouts
rm layouts/_site/strings.en.yaml
status 0 "$PAIBAN" build g --layouts layouts --force
has "$page" 'aria-label="Notes"' # what the folder lacks the installation has
# A paper in English: its pages' words and dates, too.
sed -i 's/lang: zh-Hans/lang: en/' g/content/demo/paper.yaml
status 0 "$PAIBAN" build g
has g/out/site/demo/2021-11-02/index.html '<html lang="en"'
has g/out/site/demo/2021-11-02/index.html '2 November 2021'

# The desk of an English paper reads of pages, not of 版; a Chinese run says it in Chinese.
status 0 "$PAIBAN" build --force g
has stdout "demo/2021-11-02 page 1: "
! grep -q '第[0-9]*版\|《' stdout || fail "$(cat stdout)"
status 0 "$PAIBAN" build --force --lang=zh g
has stdout "demo/2021-11-02 第 1 版"
python3 - >g/content/demo/2021-11-02/press.md <<'P'
print("---\ntitle: A Press on the Plateau\npage: 1\n---\n")
print("\n\n".join(["The compositor said that good type needs no ornament, and went back with his hands full of it. " * 8] * 28))
P
printf 'overset: error\npages:\n  - articles: [press]\n' >g/content/demo/2021-11-02/issue.yaml
rm -f g/content/demo/2021-11-02/[!pi]*.md
status 1 "$PAIBAN" build g
grep -q 'error: page 1, the lead “A Press on the Plateau”: [0-9]* characters / [0-9]* lines over: the page has no room' stderr || fail "$(cat stderr)"
! grep -q '第[0-9]*版\|《\|多 ' stderr || fail "$(cat stderr)"
status 1 "$PAIBAN" check --lang=zh g
has stderr '错误：第 1 版头条“A Press on the Plateau”多 '
