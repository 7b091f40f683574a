# The editor's hand on a picture: its columns and height hold exactly, or are told once, at their key, and what is told
# as the nearest holds when it is asked for.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/picture_issue.inc"

for slug in b c d e; do article $slug 14; done
plan <<'Y'
pages:
  - {title: 要闻, articles: [a, b, c, d, e]}
Y
name=wide

# Of a group each picture loses its share: that is what is told.
article a 8
printf '\n![河](wide.png){span=4 height=26行}![河](wide.png)![山](tall.png)\n' >>$day/a.md
status 1 "$PAIBAN" build $fast --force
told 'error: 26行 over 4 columns do not go together'
share=$(echo "$hint" | sed -n 's/.* or crop \([0-9]*%\) of each picture$/\1/p')
[ "$share" ] || fail "no share: $hint"
article a 8
printf '\n![河](wide.png){span=4 height=26行 crop=%s}![河](wide.png){crop=%s}![山](tall.png){crop=%s}\n' "$share" "$share" "$share" >>$day/a.md
status 0 "$PAIBAN" build $fast --force --report=r.json

# Over more columns than the page has, and too high besides: told once, with what goes together.
for slug in b c d e; do article $slug 2; done
picture a "span=9 height=40行 crop=no"
status 1 "$PAIBAN" build $fast --force
told 'error: the picture asks for 9 columns, but there are 8 for it'
as_told a crop=no

# Where the article alone would bear it, but not the page with all that is on it: what is told holds there.
rm $day/[a-k].md
sed -i 's/layout: .*/layout: newsletter/' content/demo/paper.yaml
plan <<'Y'
overset: cut
pages:
  - {title: 要闻, articles: [a, b]}
Y
name=tall
article a 12
picture b "height=42行 crop=no" 12
status 1 "$PAIBAN" build $fast --force
told 'error: the picture asks for 42 lines and 1 for its caption, page 1 has '
as_told b crop=no 12
[ "$(grep -o '"slug"' r.json | wc -l)" = 2 ] || fail "not both stand"
sed -i 's/layout: .*/layout: tabloid/' content/demo/paper.yaml
for slug in b c d e f g h; do article $slug 6; done
plan <<'Y'
pages:
  - {title: 要闻, articles: [a, b, c, d, e, f, g, h]}
Y
picture a "span=4 height=40mm crop=no" 8
status 1 "$PAIBAN" build $fast --force
told 'error: 40mm over 4 columns do not go together'
as_told a crop=no 8

# Too high for any page, and too broad for this one with all that is on it: told once, with both that hold.
rm $day/[c-h].md
sed -i 's/layout: .*/layout: school/' content/demo/paper.yaml
plan <<'Y'
overset: cut
pages:
  - {title: 要闻, articles: [a, b]}
Y
article a 24
picture b "span=3 height=23cm" 16
status 1 "$PAIBAN" build $fast --force
told 'error: the picture asks for 57 lines and 1 for its caption, page 1 has '
as_told b '' 16
[ "$(grep -o '"slug"' r.json | wc -l)" = 2 ] || fail "not both stand"
