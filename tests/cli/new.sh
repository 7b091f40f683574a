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
