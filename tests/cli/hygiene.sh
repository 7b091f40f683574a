# Pasted text: what can't be seen is noted by `check` and counted by `build`; nothing of it reaches a title, a page, the
# search or a PDF.
. "$SRC/tests/cli/lib.inc"

make_group g
day=g/content/demo/2021-11-02
python3 - $day/pasted.md <<'P'
import sys
open(sys.argv[1], "w", encoding="utf-8").write(
    "---\ntitle: 图书\u200b角\nsummary: \"甲\\u200b乙\"\npage: 1\n---\n\n　　十一\u200b，甲\ufeff乙\x08丙。图书\u2060角\u200e开了。\n\nAn extra\u00adordinary co\u00adop.\n")
P
status 0 "$PAIBAN" check g
has stderr "pasted.md:2:10: note: U+200B left out (ZERO WIDTH SPACE)"
has stderr "pasted.md:3:10: note: U+200B left out (ZERO WIDTH SPACE)"
has stderr "pasted.md:7:5: note: U+200B left out (ZERO WIDTH SPACE)"
has stderr "pasted.md:7:8: note: U+FEFF left out (ZERO WIDTH NO-BREAK SPACE)"
has stderr "pasted.md:7:10: warning: the control character U+0008 is left out"
has stderr "pasted.md:7:15: note: U+2060 left out (WORD JOINER)"
status 0 "$PAIBAN" build g
has stderr "paiban: note: 6 characters that can't be seen left out"
hasnt stderr "U+200B"
pdftotext -raw g/out/site/demo/2021-11-02/01.pdf pdf.txt
has pdf.txt "十一，甲乙丙。图书角开了。"
has pdf.txt "An extraordinary coop."
cat g/out/site/assets/search-*/s*.js | grep -q '^"oop"' || fail "the search has no word with a soft hyphen"
python3 - <<'P'
import pathlib
bad = [chr(c) for c in (0x8, 0x200b, 0x2060, 0xfeff, 0x200e)]
for p in pathlib.Path("g/out/site").rglob("*"):
    if p.suffix in (".html", ".json", ".xml", ".js"):
        text = p.read_text(encoding="utf-8")
        assert not any(b in text for b in bad), p
assert "图书角" in pathlib.Path("g/out/site/demo/2021-11-02/pasted.html").read_text(encoding="utf-8")
P
