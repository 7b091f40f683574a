# A picture's height that is pinned: as high as the page and higher, in lines and in mm; what is told as the nearest holds.
. "$SRC/tests/cli/lib.inc"
. "$SRC/tests/cli/picture_issue.inc"

for slug in b c d e; do article $slug 14; done
plan <<'Y'
pages:
  - {title: 要闻, articles: [a, b, c, d, e]}
Y

# Higher than the page, with its headline or without: what is told holds in its place.
name=tall
for keys in "span=4 height=130行" "span=2 height=102行" "span=3 height=99行"; do
    picture a "$keys"
    status 1 "$PAIBAN" build $fast --force
    told 'error: the picture asks for '
    [ "${hint#height }" != "$hint" ] || fail "no nearest: $hint"
    picture a "${keys% *} $(echo "$hint" | sed 's/ /=/')"
    status 0 "$PAIBAN" build $fast --force --report=r.json
    has_height a "$(echo "$hint" | sed 's/^height \([0-9]*\)行$/\1/')" 行
done

# Nothing may be cut off, and the height is in mm: the picture's own form, to a tenth, is the nearest.
name=wide
picture a "span=3 height=60mm crop=no"
status 1 "$PAIBAN" build $fast --force
told 'error: 60mm over 3 columns do not go together'
height=$(echo "$hint" | sed 's/^height \([0-9.]*\)mm.*/\1/')
picture a "span=3 height=${height}mm crop=no"
status 0 "$PAIBAN" build $fast --force --report=r.json
has_height a $height mm
