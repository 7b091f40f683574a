# A headline that is pinned large on a page that is cut 删稿 to what it holds.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/issue.inc"

# A title for which its article would be left out: told at its key, and what is told as the nearest is held.
sed -i 's/layout: .*/layout: tabloid/' content/demo/paper.yaml
titles=河谷里的早市与酥油和茶%s
for slug in a b c d e f; do article $slug 14; done
titled() { # SIZE
    plan <<Y
overset: cut
pages:
  - title: 要闻
    articles: [a, b, {slug: c, headline: {size: $1}}, d, e, f]
Y
}
titled 200pt
status 1 "$PAIBAN" build $fast --force
once 'issue.yaml:4:49: error: with a title so large page 1 has no room for its articles'
size=$(sed -n 's/^hint: the nearest is headline: {size: \(.*\)}$/\1/p' stderr)
[ "$size" ] || { cat stderr >&2; fail "no nearest size"; }
titled $size
status 0 "$PAIBAN" build $fast --force --report=r.json
has r.json '"slug": "c"'
