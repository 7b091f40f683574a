# Hyphens at line ends: U+00AD in the PDF, texts of their own on the page, so that words are found and copied whole;
# a dictionary that isn't there is told with its package.
. "$SRC/tests/cli/lib.inc"

make_group g
cat >g/content/demo/2021-11-02/words.md <<'M'
---
title: 长词
---

本报记者说，internationalization与telecommunications都是很长的词，responsibilities也是，还有characteristically，
这里又说一遍：internationalization和telecommunications要分在两行，otorhinolaryngologist也一样。
M
status 0 "$PAIBAN" build g
hasnt stderr hyphen
cd g/out/site/demo/2021-11-02
pdftotext -raw issue.pdf - >pdf.txt
python3 - <<'P'
import re
pdf = open("pdf.txt", encoding="utf-8").read()
assert "\u00ad\n" in pdf, pdf
whole = pdf.replace("\u00ad\n", "").replace("\n", "")
page = open("01.html", encoding="utf-8").read()
assert "\u00ad" not in page and "&shy;" not in page
marks = re.findall(r'<text class="hyphen t\d+" aria-hidden=true x=[\d.]+ y=[\d.]+>(.*?)</text>', page)
assert marks and set(marks) == {"-"}, marks
text = re.sub(r"<[^>]*>", "", re.sub(r'<text class="hyphen.*?</text>', "", page))
for word in "internationalization telecommunications responsibilities characteristically otorhinolaryngologist".split():
    assert word in whole, word
    assert word in text, word
P
cd "$SCRATCH"

mkdir fonts
cp "$SRC/fonts/fonts.conf" fonts
sed 's,/usr/share/hyphen/hyph_en_US.dic,nowhere.dic,' "$SRC/fonts/fonts.yaml" >fonts/fonts.yaml
status 0 "$PAIBAN" build g --fonts fonts --force
has stderr "fonts/nowhere.dic: warning: there is no hyphenation dictionary"
has stderr "apt-get install hyphen-en-us"
# A dictionary outside the folder: missing is told by each build; when it comes, pages are made with it.
sed "s,/usr/share/hyphen/hyph_en_US.dic,$PWD/later.dic," "$SRC/fonts/fonts.yaml" >fonts/fonts.yaml
for i in 1 2; do
    status 0 "$PAIBAN" build g --fonts fonts --quiet
    has stderr "later.dic: warning: there is no hyphenation dictionary"
done
cp /usr/share/hyphen/hyph_en_US.dic later.dic
status 0 "$PAIBAN" build g --fonts fonts --quiet
empty stderr
pdftotext -raw g/out/site/demo/2021-11-02/issue.pdf - | grep -q "$(printf '\302\255')" || fail "pages of before"
# Another one, without words: what it made is made again.
printf 'UTF-8\nzzzz1zzzz\n' >later.dic
status 0 "$PAIBAN" build g --fonts fonts --quiet
! pdftotext -raw g/out/site/demo/2021-11-02/issue.pdf - | grep -q "$(printf '\302\255')" || fail "hyphens of before"
sed 's,{en: /usr/share.*},[en],' "$SRC/fonts/fonts.yaml" >fonts/fonts.yaml
status 1 "$PAIBAN" build g --fonts fonts --force
has stderr 'error: `hyphenation` must be keys with values, not'
sed 's,tibetan_size: 85%,tibetan_size: 8,' "$SRC/fonts/fonts.yaml" >fonts/fonts.yaml
status 1 "$PAIBAN" build g --fonts fonts --force
has stderr 'error: `tibetan_size` must be a share from 50% to 150%, not “8”'
