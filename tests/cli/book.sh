# The handbook in docs/book: its papers are free of faults and warnings, and its reference is what the tool says of itself.
. "$SRC/tests/cli/lib.inc"

status 0 "$PAIBAN" check "$SRC/docs/book" --strict
has stdout "2 issues, "
status 0 python3 "$SRC/docs/book/reference.py" "$PAIBAN" --check
empty stderr

# What was changed is seen.
cp -R "$SRC/docs/book" book
sed -i 's/^- `--strict`/- `--strikt`/' book/content/shouce/*/commands.md
status 1 python3 book/reference.py "$PAIBAN" --check
has stderr "commands.md: not what the tool says"
[ "$(wc -l <stderr)" = 1 ] || fail "more than one file is told"
