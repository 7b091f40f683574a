# `new` makes a group that builds; it never overwrites.
. "$SRC/tests/cli/lib.inc"

status 1 "$PAIBAN" new issue morning 2021-11-02
has stderr "there is no such paper"
status 0 "$PAIBAN" new paper morning
lines stdout "made content/group.yaml and content/morning/paper.yaml"
status 0 "$PAIBAN" new issue morning 2021-11-02
status 0 "$PAIBAN" new article morning 2021-11-03 second-story
status 0 "$PAIBAN" new article morning 2021-11-03 秋收
status 0 "$PAIBAN" build
has stderr "content/group.yaml:3:11: warning: \`base_url\` is still the example's"
[ "$(grep -c warning stderr)" = 1 ] || fail "$(cat stderr)"
sed -i 's|https://example.org/|https://paper.test/|' content/group.yaml
status 0 "$PAIBAN" build
empty stderr
[ -s out/site/morning/2021-11-02/first.html ] || fail "no article page"
[ -s out/site/morning/2021-11-03/second-story.html ] || fail "no page of the second issue"
# Editors find each file's schema by its first line, from where it lies.
for file in content/group.yaml content/morning/paper.yaml content/morning/2021-11-02/issue.yaml; do
    schema=$(sed -n '1s/^# yaml-language-server: \$schema=//p' $file)
    "$PAIBAN" schema $(basename $file .yaml) | cmp - "$(dirname $file)/$schema" || fail "$file: $schema"
done
find content -type f -exec md5sum {} + >before

# A name that a build would refuse is refused at once.
for name in Harvest a.b index 01 _x "a b" "$(printf 'x\344')"; do
    status 2 "$PAIBAN" new article morning 2021-11-03 "$name"
    has stderr "hint: "
done
status 2 "$PAIBAN" new paper 晨报
status 2 "$PAIBAN" new article morning 2021-02-30 x
status 1 "$PAIBAN" new paper morning
has stderr "is there already"
status 1 "$PAIBAN" new article morning 2021-11-03 second-story
find content -type f -exec md5sum {} + >after
cmp before after || fail "new overwrote a file"

# In each language: all words are its own, files build as they are, a second paper speaks as the first.
words() { # LANGUAGE TITLE HEADLINE PAGE
    mkdir "in-$1"
    cd "in-$1"
    status 0 "$PAIBAN" new paper daily --language "$1"
    status 0 "$PAIBAN" new issue daily 2025-01-01
    status 0 "$PAIBAN" new article daily 2025-01-01 second
    status 0 "$PAIBAN" new layout mine
    has content/daily/paper.yaml "lang: $1"
    has content/daily/paper.yaml "title: $2"
    has content/daily/2025-01-01/second.md "title: $3"
    has content/daily/2025-01-01/issue.yaml "title: $4"
    hasnt content/daily/2025-01-01/first.md "page:" # issue.yaml says it
    hasnt content/daily/2025-01-01/first.md "{"
    grep -q '^base: broadsheet$' layouts/mine/layout.yaml || fail "the layout"
    sed -i 's|example.org|paper.test|' content/group.yaml
    sed -i 's/\[first\]/[first, second]/' content/daily/2025-01-01/issue.yaml
    status 0 "$PAIBAN" check --strict
    empty stderr
    status 0 "$PAIBAN" new paper other
    has content/other/paper.yaml "lang: $1"
    cd ..
}
words zh-Hans 新报 新闻标题 要闻
words zh-Hant 新報 新聞標題 要聞
words bo ཚགས་པར་གསར་པ། གསར་འགྱུར་གྱི་འགོ་བརྗོད། གསར་འགྱུར།
words en "New Paper" "A headline" News
python3 - <<'P' || fail "Chinese in an English starter"
import pathlib, re
for p in pathlib.Path("in-en/content").rglob("*.*"):
    assert not re.search("[\u2e80-\u9fff\uff00-\uffef]", p.read_text(encoding="utf-8")), p
P
status 2 "$PAIBAN" new article morning 2021-11-03 x --language bo
has stderr "--language goes with a paper or a layout"
status 2 "$PAIBAN" new paper x --lang bo
has stderr "--lang=bo (choose zh|en); did you mean --language=bo?"
status 2 "$PAIBAN" new paper 日报 --lang zh
has stderr 'paiban: 报纸的名字 `日报` 有 a-z'
status 2 "$PAIBAN" new paper x --language zh-hans
has stderr "did you mean zh-Hans?"

# A starter of one's own goes before the installation's.
mkdir -p in-bo/layouts/_new/bo
printf -- '---\ntitle: ང་རང་གི།\npage: {page}\npriority: {priority}\n---\n\nཡི་གེ\n' >in-bo/layouts/_new/bo/article.md
cd in-bo
status 0 "$PAIBAN" new article daily 2025-01-02 third
[ "$(sed -n 2,4p content/daily/2025-01-02/third.md)" = "$(printf 'title: ང་རང་གི།\npage: 1\npriority: 5')" ] || fail "the own starter"
