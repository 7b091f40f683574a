# Newcomers' mistakes: each has one report, at its line, with the hint that is right for it, in both languages.
. "$SRC/tests/cli/lib.inc"
exec /usr/bin/python3 "$SRC/tests/cli/mistakes.py" "$PAIBAN"
