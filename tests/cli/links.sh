# Links from Markdown to the finished PDF and pages: bare addresses end where they end, percent-encoding stays whole, and
# a link that may lead nowhere is left out with a warning, its text kept.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-02
cat >$day/first.md <<'M'
---
title: 链接
page: 1
---

官网(www.szse.cn)公布的规定，见 www.example.org，完。又见http://t.cn/8s9J(分享)，官网www.gov.cn公布。

百科https://en.wikipedia.org/wiki/A_(b)。路径HTTPS://a.cn/%E4%B8%AD%E6%96%87/__init__.py?b=1&amp;c=2，信箱a.b@c.com。<https://a.cn/中文>

聊天<irc://a.cn/b>、[点这里](javascript:alert(1))、<weixin://dl/scan>都没有链接。[另一篇](second.md#第二节)有，[此节](#第二节)有，[昨天](../2021-11-01/second.md)有。信a@b.md，见HTTP://a.cn/b.md。

## 第二节

节文。
M
printf '\n## 第二节\n\n后文。\n' >>$day/second.md
status 0 "$PAIBAN" check g
has stderr "first.md:10:3: warning: the link to irc://a.cn/b is left out, its text stays"
has stderr "first.md:10:18: warning: the link to javascript:alert(1) is left out, its text stays"
has stderr "first.md:10:45: warning: the link to weixin://dl/scan is left out, its text stays"
hasnt stderr "error: "
status 1 "$PAIBAN" check --strict g
status 0 "$PAIBAN" build g

page=g/out/site/demo/2021-11-02/first.html
grep -o '<a href="[^"]*" rel="noopener external"' $page | sed 's/.*href="\([^"]*\)".*/\1/' | sed -n '/example.org\/$/!p' >hrefs
cat >wanted <<'W'
http://www.szse.cn
http://www.example.org
http://t.cn/8s9J
http://www.gov.cn
https://en.wikipedia.org/wiki/A_(b)
HTTPS://a.cn/%E4%B8%AD%E6%96%87/__init__.py?b=1&amp;c=2
https://a.cn/中文
HTTP://a.cn/b.md
W
diff -u wanted hrefs || fail "the article page's links"
has $page '<a href="mailto:a.b@c.com">'
has $page '<a href="mailto:a@b.md">a@b'
has $page '<a href="second.html#第二节">另一篇</a>'
has $page '<a href="#第二节">此节</a>'
has $page '<a href="../2021-11-01/second.html">昨天</a>'
has $page '<h2 id="第二节">第二节</h2>'
hasnt $page 'javascript:alert'
sed 's/<[^>]*>//g' $page >text
has text '官网（www.szse.cn）公布的规定，见 www.example.org，完。又见http://t.cn/8s9J（分享），官网www.gov.cn公布。'
has text '路径HTTPS://a.cn/%E4%B8%AD%E6%96%87/__init__.py?b=1&amp;c=2，信箱'
has text '聊天irc://a.cn/b、点这里、weixin://dl/scan都没有链接。另一篇有，此节有，昨天有。'

# The PDF's annotations: Han percent-encoded, nothing else changed; a link over two lines counts once.
qpdf --qdf --object-streams=disable g/out/site/demo/2021-11-02/issue.pdf issue.qdf
grep -a '/URI (' issue.qdf | sed 's/.*\/URI (\(.*\))$/\1/; s/\\\([()]\)/\1/g' | awk '!seen[$0]++' | LC_ALL=C sort >uris
LC_ALL=C sort >wanted <<'W'
http://www.szse.cn
http://www.example.org
http://t.cn/8s9J
http://www.gov.cn
https://en.wikipedia.org/wiki/A_(b)
HTTPS://a.cn/%E4%B8%AD%E6%96%87/__init__.py?b=1&c=2
https://a.cn/%E4%B8%AD%E6%96%87
mailto:a.b@c.com
mailto:a@b.md
HTTP://a.cn/b.md
../2021-11-01/second.html
W
diff -u wanted uris || fail "the PDF's links"

# A place of the issue is a place of the file: a link to a heading ends above it, on its page.
/usr/bin/python3 - g/out/site/demo/2021-11-02/issue.pdf <<'P' || fail "the PDF's links to headings"
import re, subprocess, sys, pikepdf

pdf = pikepdf.open(sys.argv[1])
pages = [page.objgen for page in pdf.pages]
ends = [(pages.index(a.Dest[0].objgen), float(a.Dest[3])) for page in pdf.pages for a in page.get("/Annots", [])
        if "/Dest" in a and str(a.Dest[1]) == "/XYZ"]
boxes = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, encoding="utf-8").stdout
for number, page in enumerate(boxes.split("<page ")[1:]):
    height = float(re.search(r'height="([\d.]+)"', page).group(1))
    top = height - float(re.search(r'yMin="([\d.]+)"[^>]*>第二节<', page).group(1))
    if not any(p == number and 0 <= y - top < 20 for p, y in ends):
        sys.exit("page %d: the heading is at %.1f, links end at %s" % (number + 1, top, ends))
P
pdftotext -raw g/out/site/demo/2021-11-02/issue.pdf - | tr -d '\n ' >text
has text 'HTTPS://a.cn/%E4%B8%AD%E6%96%87/__init__.py?b=1&c=2，'
has text '聊天irc://a.cn/b、点这里、weixin://dl/scan都没有链接。'
pdftotext -raw g/out/site/demo/2021-11-02/issue.pdf - >text
! grep -q '%$\|%.$' text || fail "a percent-encoding is divided"

# The facsimile page has the same links.
for href in http://www.szse.cn http://t.cn/8s9J mailto:a.b@c.com; do
    has g/out/site/demo/2021-11-02/01.html "<a href=\"$href\""
done
