# publish_at: an issue is left out, with all that leads to it, before its time, which is an input.
. "$SRC/tests/cli/lib.inc"

make_group g
plan=g/content/demo/2021-11-02/issue.yaml
wait_until() {
    printf 'publish_at: %s\npages:\n  - {title: 要闻, articles: [first]}\n  - {title: 综合, articles: [second]}\n' "$1" >$plan
}
there() {
    [ -e g/out/site/demo/2021-11-02/first.html ] || fail "not there: $1"
    grep -q 2021-11-02 g/out/site/demo/2021-11-01/index.html || fail "its neighbour doesn't lead to it: $1"
}
gone() {
    [ ! -e g/out/site/demo/2021-11-02 ] || fail "there: $1"
    ! grep -rq 2021-11-02 g/out/site --include=*.html --include=*.xml --include=*.json || fail "something leads to it: $1"
}

wait_until '2021-11-02 06:00'
status 0 "$PAIBAN" build g --quiet --now='2021-11-02 05:59:59' --depfile=out.d
gone "before its time"
grep -q '^out.d.due:$' out.d && grep -q '^ out.d.due$' out.d || fail "make wouldn't run again"
status 0 "$PAIBAN" build g --quiet --now='2021-11-01T22:00Z' --depfile=out.d # 06:00 in Beijing
there "at its time"
hasnt out.d .due
status 0 "$PAIBAN" build g --quiet
there "by the clock, which goes on"
status 0 "$PAIBAN" build g --quiet --now=2021-11-02
gone "as if it were earlier"
status 0 env SOURCE_DATE_EPOCH=1635804000 "$PAIBAN" build g --quiet # 2021-11-02 06:00 +08:00
there "by SOURCE_DATE_EPOCH"

# Who leads to it from an issue that is out: the words stay, the link comes with it. An advertisement's, too.
wait_until '2021-11-02 06:00'
(cd g/content/demo/2021-11-01 && cp first.md "$SCRATCH/kept" && printf '\n明天见[第二条](../2021-11-02/second.md)与[全期](../2021-11-02/)。\n' >>first.md &&
    printf 'pages:\n  - {title: 要闻, articles: [first], ads: [{size: 通栏, title: 某书店, link: ../2021-11-02/second.md}]}\n  - {title: 综合, articles: [second]}\n' >issue.yaml)
status 0 "$PAIBAN" build g --now=2021-11-02
has stdout 'an issue is left out: it appears at 2021-11-02 06:00 +08:00'
has stderr 'first.md:11:4: warning: the link to ../2021-11-02/second.md is left out, its text stays'
has stderr 'issue.yaml:2:71: warning: the link to'
gone "led to before its time"
has g/out/site/demo/2021-11-01/first.html '明天见第二条与全期'
status 0 "$PAIBAN" build g --quiet --now='2021-11-02 06:00'
has g/out/site/demo/2021-11-01/first.html '<a href="../2021-11-02/second.html">第二条</a>'
grep -q 'href="../2021-11-02/second.html"' g/out/site/demo/2021-11-01/01.html || fail "the advertisement doesn't lead there"
(cd g/content/demo/2021-11-01 && mv "$SCRATCH/kept" first.md && rm issue.yaml)

# Put off: what was published goes; asked for by its date it is told, and nothing else happens.
wait_until '2999-01-01 00:00'
status 0 "$PAIBAN" build g --quiet
gone "put off"
status 0 "$PAIBAN" build g --quiet --date=2021-11-02
gone "asked for by its date"
status 0 "$PAIBAN" check g # leaves nothing out
hasnt stderr 2999

for time in 6:00 '2021-11-02 24:00' '2021-02-30 06:00' '2021-11-02 06:00 CST' '2021-11-02 06:00 +08:00 x'; do
    wait_until "\"$time\""
    status 1 "$PAIBAN" build g --quiet
    has stderr 'issue.yaml:1:14: error: no time'
    status 2 "$PAIBAN" build g --now="$time"
done
