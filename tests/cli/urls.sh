# Founder's addresses: links between pages, articles, issues, editions, papers; N as given, or made; what is given twice.
. "$SRC/tests/cli/lib.inc"

make_group g
g=g/content/demo
cp -r $g/2021-11-02 $g/2021-11-02-b
cp -r $g g/content/other
sed -i 's/papers: .*/papers: [demo, other]/' g/content/group.yaml
printf 'pages:\n  - {title: 要闻, address: 7, articles: [first]}\n  - {title: 综合, articles: [second]}\n' >$g/2021-11-02/issue.yaml
cat >$g/2021-11-02/first.md <<'M'
---
title: 有链接的一篇
address: A1_2-x
---

见[下面](#节)，[另一篇](second.md)，[昨天](../2021-11-01/first.md)，[晚间](../2021-11-02-b/second.md)，[姊妹报](../../other/2021-11-01/first.md)，[第二版](02.html)，[月份](../2021-11.html)，[首页](../../index.html)，[全文](issue.pdf)。

## 节

文字到此为止。
M
check() { # ADDRESSES OF THE FIRST ISSUE…
    python3 "$SRC/tests/import/links.py" g/out/site https://paper.test/ >followed || { cat followed; fail "links: $*"; }
    for file; do
        [ -f "g/out/site/demo/$file" ] || fail "no $file"
    done
}
echo 'urls: founder' >>g/content/group.yaml
status 0 "$PAIBAN" build g --effort fast
check html/2021-11/02/node_7.htm html/2021-11/02/node_2.htm html/2021-11/02/content_A1_2-x.htm html/2021-11/02-b/node_1.htm html/2021-11/01/node_1.htm
[ ! -e g/out/site/demo/2021-11-02 ] || fail "our own addresses, too"
page=g/out/site/demo/html/2021-11/02/content_A1_2-x.htm
other=$(cd g/out/site/other/html/2021-11/01 && grep -l '第一条消息</h1>\|<h1>.*第一' content_*.htm | head -1)
has $page '<a href="node_2.htm">第二版</a>'
has $page '<a href="#节">下面</a>'
has $page "<a href=\"../../../../other/html/2021-11/01/$other\">姊妹报</a>"
has $page '<a href="../../../2021-11.html">月份</a>'
has g/out/site/sitemap.xml 'https://paper.test/demo/html/2021-11/02/node_7.htm'
has g/out/site/demo/feed.json 'https://paper.test/demo/html/2021-11/02/content_A1_2-x.htm'
has g/out/site/demo/html/2021-11/02/issue.json '"html": "node_7.htm"'
cat g/out/site/assets/search-*/t*.js | grep -q 'content_A1_2-x.htm' || fail "the search knows another address"
(cd g/out/site/demo/html/2021-11/02 && sha256sum --quiet -c SHA256SUMS) || fail "sums"
# An address that is made of the name stays when another article comes.
ls g/out/site/demo/html/2021-11/02-b | grep content_ >before
printf -- '---\ntitle: 新来的\npage: 1\n---\n\n它排在前面。\n' >$g/2021-11-02-b/a-new-one.md
status 0 "$PAIBAN" build g --effort fast
ls g/out/site/demo/html/2021-11/02-b | grep content_ >after
[ "$(comm -23 before after | wc -l)" = 0 ] || fail "addresses changed"

# An article of a sister paper gets another address: what links to it is made again.
printf '\n见[姊妹报](../../demo/2021-11-01/first.md)。\n' >>g/content/other/2021-11-02/second.md
status 0 "$PAIBAN" build g --effort fast
sed -i 's/^title: 第一条消息/&\naddress: 88/' $g/2021-11-01/first.md
status 0 "$PAIBAN" build g --effort fast
check html/2021-11/01/content_88.htm
grep -q '/demo/html/2021-11/01/content_88.htm">姊妹报' g/out/site/other/html/2021-11/02/content_*.htm || fail "an old address"

sed -i 's/^urls: .*/urls: founder-month/' g/content/group.yaml
status 0 "$PAIBAN" build g --effort fast
check 202111/02/node_7.html 202111/02/node_02.html 202111/02/content_A1_2-x.html 202111/02-b/node_01.html
sed -i 's/^urls: .*/urls: {scheme: founder-month, as: redirects}/' g/content/group.yaml
status 0 "$PAIBAN" build g --effort fast
check 202111/02/node_7.html 2021-11-02/01.html 2021-11-02/first.html
has g/out/site/demo/202111/02/content_A1_2-x.html '<link rel="canonical" href="https://paper.test/demo/2021-11-02/first.html">'
# The same without a store: what was published is known by its sums.
rm g/out/.paiban/store.db*
sed -i '/^urls: /d' g/content/group.yaml
status 0 "$PAIBAN" build g --effort fast
[ -z "$(find g/out/site -name 'node_*')" ] || fail "redirects stay"

echo 'urls: fonder' >>g/content/group.yaml
status 1 "$PAIBAN" check g
has stderr 'group.yaml:4:7: error:'
sed -i 's/^urls: .*/urls: founder/' g/content/group.yaml
sed -i 's/^title: 第二条消息/&\naddress: A1_2-x/' $g/2021-11-02/second.md
status 1 "$PAIBAN" check g
has stderr 'second.md:3:10: error: two pages of the issue'\''s site would be content_A1_2-x.htm'
sed -i 's/^address: .*/address: ..\/x/' $g/2021-11-02/second.md
status 1 "$PAIBAN" check g
has stderr 'second.md:3:10: error: `../x` can'\''t stand in an address'
sed -i '/^address/d' $g/2021-11-02/second.md
sed -i 's/综合,/综合, address: 7,/' $g/2021-11-02/issue.yaml
status 1 "$PAIBAN" check g
has stderr 'issue.yaml:3:26: error: two pages of the issue'\''s site would be node_7.htm'
