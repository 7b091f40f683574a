# `check` lists what normalisation changes; warnings fail under --strict only.
. "$SRC/tests/cli/lib.inc"

make_group g
status 0 "$PAIBAN" check g
empty stderr
[ ! -e g/out ] || fail "check wrote"
printf -- '---\ntitle: 题\npage: 1\n---\n\n他说,好的.\n' >g/content/demo/2021-11-02/comma.md
status 0 "$PAIBAN" check g
has stderr "g/content/demo/2021-11-02/comma.md:6:3: note: "
status 0 "$PAIBAN" build g
hasnt stderr "note: "
