# A layout's own templates: names that nothing fills are told where they stand, partials and all, in one run.
. "$SRC/tests/cli/lib.inc"

make_group g
cp -r "$SRC/layouts" layouts
cp layouts/_site/article.mustache layouts/broadsheet/
cp layouts/_site/foot.mustache layouts/broadsheet/
status 0 "$PAIBAN" build g --layouts layouts

sed -i 's/{{{headline}}}/{{{hedline}}}/; s/{{tag}}/{{tags.tag}}/' layouts/broadsheet/article.mustache
sed -i '1s/^/<p>{{tilte}}<\/p>\n/' layouts/broadsheet/foot.mustache
printf '{{> head}}{{#papers}}{{nme}}{{/papers}}{{id}}' >layouts/_site/group.mustache
cp -r g/out before
status 1 "$PAIBAN" build g --layouts layouts
at() {
    line=$(grep -n "$2" "layouts/$1" | head -1 | cut -d: -f1)
    has stderr "layouts/$1:$line:"
}
at broadsheet/article.mustache hedline
has stderr "error: nothing fills {{hedline}}"
has stderr "hint: the nearest is {{headline}}"
at broadsheet/article.mustache tags.tag
has stderr "layouts/broadsheet/foot.mustache:1:6: error: nothing fills {{tilte}}"
has stderr "hint: the nearest is {{title}}"
has stderr "layouts/_site/group.mustache:1:24: error: nothing fills {{nme}}"
has stderr "layouts/_site/group.mustache:1:42: error: nothing fills {{id}}"
has stderr "hint: it stands in {{#papers}}"
[ "$(grep -c 'tilte}}$' stderr)" = 1 ] || fail "one place is told once"
diff -r before g/out || fail "a faulty template changed what is published"
