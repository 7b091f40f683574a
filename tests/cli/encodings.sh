# A file in another encoding is one error that names it and the command that mends it, wherever the file stands.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-02
cp -r g clean
to() {
    python3 -c 'import sys; p = sys.argv[2]; t = open(p, encoding="utf-8").read(); open(p, "wb").write(t.encode(sys.argv[1]))' "$1" "$2"
}
for encoding in gbk:GBK gb18030:GBK big5:BIG5 utf-16:UTF-16 utf-16-le:UTF-16LE utf-16-be:UTF-16BE; do
    for file in content/demo/2021-11-02/first.md content/group.yaml content/demo/paper.yaml; do
        rm -rf g
        cp -r clean g
        case $encoding in
        big5:*) printf -- '---\ntitle: 湖邊的早晨\npage: 1\n---\n\n這是正文的第一段，說的是湖。\n' >$day/first.md
            [ $file = content/demo/2021-11-02/first.md ] || continue ;;
        esac
        to ${encoding%%:*} g/$file
        status 1 "$PAIBAN" check g
        [ "$(grep -c 'error: ' stderr)" = 1 ] || { cat stderr; fail "$encoding $file: more than one error"; }
        has stderr "error: the file is in ${encoding##*:}, not in UTF-8"
        # The hint is a command that works as it stands.
        sed -n 's/^hint: //p' stderr >mend
        sh ./mend || fail "the hint of $encoding $file"
        status 0 "$PAIBAN" check g
    done
done

# A byte order mark of UTF-8 is no fault; one broken byte is one error at its place.
rm -rf g
cp -r clean g
python3 - <<'P'
p = "g/content/demo/2021-11-02/first.md"
b = open(p, "rb").read()
open(p, "wb").write(b"\xef\xbb\xbf" + b)
P
status 0 "$PAIBAN" check g
empty stderr
python3 - <<'P'
p = "g/content/demo/2021-11-02/first.md"
b = open(p, "rb").read()
at = b.rindex("段".encode()) + 1
open(p, "wb").write(b[:at] + b[at + 1:])
P
status 1 "$PAIBAN" check g
has stderr "first.md:9:3: error: invalid UTF-8: byte 0xE6"
