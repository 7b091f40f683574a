# Help, shells' completion and the manual say the same: all are made from one table.
. "$SRC/tests/cli/lib.inc"

"$PAIBAN" manual >paiban.1
"$PAIBAN" manual --lang=zh >paiban.zh.1
"$PAIBAN" completion bash >paiban.bash
"$PAIBAN" completion zsh >_paiban
"$PAIBAN" completion fish >paiban.fish
status 2 "$PAIBAN" completion tcsh
has stderr "tcsh"

# Every command with all its options is in each.
"$PAIBAN" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' >commands
[ "$(wc -l <commands)" -gt 8 ] || fail "few commands"
while read -r command; do
    grep -qx "\.B $command" paiban.1 || fail "$command isn't in the manual"
    grep -q "^    $command) words=" paiban.bash || fail "$command isn't known to bash"
    has _paiban "'$command:"
    has paiban.fish "-a $command -d "
    "$PAIBAN" $command --help | sed -n 's/^  --\([a-z-]*\).*/\1/p' >options
    while read -r option; do
        grep "^    $command) words=" paiban.bash | grep -qE -- "--$option(=| |')" || fail "bash: $command --$option"
        has paiban.fish "__paiban_at $command any' -l $option "
        [ $option = help ] || grep -qF -- "\\-\\-$(echo $option | sed 's/-/\\-/g')" paiban.1 || fail "manual: --$option"
        [ $option = help ] || grep -qF -- "\\-\\-$(echo $option | sed 's/-/\\-/g')" paiban.zh.1 || fail "中文手册：--$option"
        sed -n "/^    $command)/,/;;/p" _paiban | grep -qE -- "--$option(=|\[)" || fail "zsh: $command --$option"
    done <options
done <commands

# The manual is sound in both languages; the Chinese one has as many sections and entries, lines no longer than the page.
for page in paiban.1 paiban.zh.1; do
    mandoc -Tlint -W warning $page >lint || true
    ! grep -v "missing date" lint || fail "mandoc"
    if command -v groff >/dev/null; then
        groff -K utf8 -ww -man -Tutf8 $page 2>warnings >manual
        empty warnings
    fi
done
[ "$(grep -c '^\.SH\|^\.TP' paiban.1)" = "$(grep -c '^\.SH\|^\.TP' paiban.zh.1)" ] || fail "the Chinese manual lacks entries"
has paiban.zh.1 ".SH 退出状态"
python3 - <<'P' || fail "English in the Chinese manual, or a line that is too long"
import re, unicodedata
page = open("paiban.zh.1", encoding="utf-8").read()
for entry in re.split(r"^\.(?:SH|TP).*\n", page, flags=re.M)[4:-1]:  # what each is for has Chinese
    assert len(entry.split("\n")) < 3 or re.search("[\u4e00-\u9fff]", entry), entry
for line in open("manual", encoding="utf-8"):
    plain = re.sub(".\b|\x1b\\[[0-9;]*m", "", line.rstrip("\n"))
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in plain)
    assert width <= 80, (width, plain)
P

# What pressing the tab key offers.
make_group g
cd g
cat >../complete.bash <<'B'
. ../paiban.bash
set -eu
compopt() { :; }
offers() { # WANTED WORD…: the words of the line, the cursor in the last
    local wanted=$1
    shift
    COMP_WORDS=(paiban "$@") COMP_CWORD=$#
    _paiban
    local got
    got=$(printf '%s\n' "${COMPREPLY[@]:-}" | LC_ALL=C sort | tr '\n' ' ')
    [ "$got" = "$wanted " ] || { echo "FAIL: paiban $*: $got, not $wanted" >&2; exit 1; }
}
offers "build" bu
offers "best default fast" build --effort =
offers "fast" build --effort = f
offers "fast" build --effort f
offers "--strict" check --stri
offers "--depfile=" build --dep
offers "demo" build --paper = ""
offers "2021-11-02" build --date = 2021-11-02
offers "demo" new issue ""
offers "2021-11-01 2021-11-02" new article demo ""
offers "" new article demo 2021-11-01 ""
offers "article" schema art
offers "content" build --out = cont
offers "content" build cont
offers "content" build --jobs = 2 cont
offers "content" build --jobs 2 cont
offers "content/group.yaml" dump x.md content/g
B
bash ../complete.bash
bash -n ../paiban.bash
zsh -n ../_paiban
export HOME="$SCRATCH"
fish --no-config -c 'source ../paiban.fish
for line in "build --effort=f" "new issue " "build --jobs 2 cont" "sch"; complete -C "paiban $line"; end' >../offered
for word in --effort=fast demo content/ schema; do
    grep -q -- "^$word" ../offered || { cat ../offered; fail "fish: no $word"; }
done
[ "$(wc -l <../offered)" = 4 ] || { cat ../offered; fail "fish offers more"; }
