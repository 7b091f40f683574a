# Lists by section, column, tag and author: what a new issue writes anew, and that it is what a whole build makes.
. "$SRC/tests/cli/lib.inc"

make_group g
article() { # DAY SLUG TITLE MORE: a short text under some headings of front matter
    printf -- '---\ntitle: %s\nbyline: 本报记者 王 强\nsection: 要闻\n%s---\n这里是正文，说的是一件事。\n' "$3" "$4" \
        >g/content/demo/$1/$2.md
}
for day in 2021-11-01 2021-11-02; do
    article $day news "第$day号消息" 'tags: [ＡＩ, C#]
column: 观察
'
done
status 0 "$PAIBAN" build g
site=g/out/site/demo
has $site/2021-11-01/news.html 'href="../tags/c~23.html">C#</a>'
has $site/2021-11-01/news.html '<a href="../columns/%E8%A7%82%E5%AF%9F.html">观察</a>'
has $site/tags/ai.html '../2021-11-01/news.html'
has $site/authors/王强.html '../2021-11-02/news.html'
has $site/authors/甲.html '../2021-11-02/first.html'
has $site/index.html 'href="tags/index.html"'
has g/out/site/sitemap.xml 'https://paper.test/demo/tags/c~23.html</loc><lastmod>2021-11-02<'

# Another issue: the lists grow, the first issue's own files stay as they are.
mkdir g/content/demo/2021-12-03
article 2021-12-03 more 又一条消息 'tags: [AI]
'
tree $site >before
status 0 "$PAIBAN" build g
tree $site >after
diff before after | sed -n 's/^[<>] \([^ ]*\) .*/\1/p' | sort -u >changed
! grep '^2021-11-01/' changed || fail "an issue that is no neighbour was written again"
for file in tags/ai.html authors/王强.html sections/要闻.html 2021-12.html 2021-11-02/news.html; do
    grep -qx "$file" changed || fail "$file was not written again"
done
! grep -x 'tags/c~23.html\|columns/观察.html' changed || fail "a list without the new article was written again"
status 0 "$PAIBAN" build g --out clean
diff -r g/out/site clean/site || fail "not what a whole build makes"

# An article goes: its tag goes with it.
rm g/content/demo/2021-11-0[12]/news.md
status 0 "$PAIBAN" build g
[ ! -e $site/tags/c~23.html ] && [ ! -e $site/columns ] || fail "a list of nothing is left"
status 0 "$PAIBAN" build g --out clean --force
diff -r g/out/site clean/site || fail "not what a whole build makes"

# So many addresses that the site map is an index: a file for each month, one of lists; each page in one of them, once.
tags() { # FROM
    seq -s ', ' -f 't%g' $1 $(($1 + 1399))
}
for day in 2021-11-01 2021-11-02 2021-12-03; do # a list is counted for each issue that it may have
    article $day many "$day的词" "tags: [$(tags 10000)]
"
done
status 0 "$PAIBAN" build g
[ "$(grep -o 'sitemap-[a-z0-9-]*\.xml' g/out/site/sitemap.xml | tr '\n' ' ')" = \
    "sitemap-demo-2021-11.xml sitemap-demo-2021-12.xml sitemap-lists.xml " ] || fail "the site map is no index of months"
cat g/out/site/sitemap-[dl]*.xml | grep -o '<loc>[^<]*' | sort >listed
[ "$(uniq -d listed)" = "" ] || fail "an address twice"
[ "$(grep -c '/tags/t[0-9]*\.html' listed)" = 1400 ] || fail "lists are missing"
for page in demo/2021-12-03/more.html demo/2021-11-02/many.html demo/tags/t11399.html demo/authors/; do
    grep -qx "<loc>https://paper.test/$page" listed || fail "$page is not listed"
done
tree g/out/site >before
article 2021-11-02 many "这些词换了" "tags: [$(tags 10000)]
"
status 0 "$PAIBAN" build g
tree g/out/site >after
diff before after | sed -n 's/^[<>] \([^ ]*\) .*/\1/p' | sort -u >changed
grep -qx demo/tags/t10000.html changed || fail "a list without the new title"
! grep -x 'sitemap.*\|demo/columns/.*' changed || fail "what has nothing of the article was written again"
status 0 "$PAIBAN" build g --out clean --force
diff -r g/out/site clean/site || fail "not what a whole build makes, with many lists"
