# Exit codes of the command line, help and version.
. "$SRC/tests/cli/lib.inc"

status 0 "$PAIBAN" --version
grep -qx 'paiban [0-9.]*' stdout || fail "version line"
status 0 "$PAIBAN" --help
for command in build check clean new serve dump fonts schema completion manual; do
    has stdout "  $command"
    "$PAIBAN" $command --help >help
    has help "usage: paiban $command"
    has help "--help"
done
status 2 "$PAIBAN"
status 2 "$PAIBAN" bulid
has stderr "did you mean build?"
"$PAIBAN" help build >help
has help "--depfile=FILE.d"
status 2 "$PAIBAN" build --frobnicate
status 2 "$PAIBAN" build --date=2021-13-01
status 2 "$PAIBAN" build --jobs=many
for command in build check clean fonts serve; do
    status 2 "$PAIBAN" $command nowhere
    has stderr "nowhere is no folder"
done
status 2 "$PAIBAN" dump --stage=pages x.md
status 2 "$PAIBAN" new paper
status 2 "$PAIBAN" new
status 2 "$PAIBAN" new isue demo 2021-11-02
has stderr "did you mean issue?"
status 2 "$PAIBAN" new issue demo yesterday
status 2 "$PAIBAN" new article demo 2021-11-02 ../evil
empty stdout

# A folder without content: an error with a hint; nothing is left behind.
mkdir bare
status 1 "$PAIBAN" build bare
has stderr "bare/content: error: there is no content folder"
has stderr "hint: "
[ ! -e bare/out ] || fail "out was made"
mkdir -p above/content/demo
: >above/content/group.yaml
for inside in above/content above/content/demo above/content/demo/; do
    status 1 "$PAIBAN" check $inside
    has stderr "hint: name the folder above it: above"
done

# The roles with their fonts, a line each; a folder without them is told.
status 0 "$PAIBAN" fonts "$SRC"
grep -qE '^song +Hans  Noto Serif CJK SC .*/.*:[0-9]+$' stdout || fail "the fonts"
status 1 "$PAIBAN" fonts --fonts=nowhere
has stderr "nowhere/fonts.yaml: error: the file is missing"
status 2 "$PAIBAN" dump --stage=ast nothing.md
has stderr "there is no file nothing.md"

# A full standard output is a failure of the system.
if [ -w /dev/full ]; then
    got=0
    "$PAIBAN" --help >/dev/full 2>stderr || got=$?
    [ $got = 3 ] || fail "--help to a full disk ended with $got"
fi
