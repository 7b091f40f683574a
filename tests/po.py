#!/usr/bin/env python3
"""Every message, hint and help text has its Chinese, and every Chinese text is somebody's: the sources against
tools/po/zh.po. `po.py ROOT` checks; `po.py ROOT --missing` prints empty entries for what is missing, to be filled in.

Words are the formats of diag/codes.h and every other literal of tools/ that reads as English: two words and a space.
Literals that only look so (markup, files' formats) are told by their form or their file."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
tools = root / "tools"

# Folders and files whose literals are what they write, not words to the user.
DATA = ["alto/", "article/", "base/", "epub/", "colour/", "facsimile/", "feeds/", "html/", "judge/", "makeup/", "metadata/", "ninjs/", "pdfio/", "search/", "tags/", "trees/",
        "layout/dump.c", "layout/dump_page.c", "parse/dump.c", "parse/front_notice.c", "resolve/dump.c", "lines/dump_line.c", "finish/finish_fonts.c",
        "pdf/ink.c", "finish/page_fonts.c", "pdf/printers_marks.c", "pdf/target.c", "finish/xmp.c", "import/founder_plan.c", "markup/article_file.c", "store/record.c", "store/shard.c", "store/database.c", "store/keep.c", "store/told.c",
        "store/schema.h", "site/lock.c", "diag/keep.c", "picture/jpeg.c", "fonts/embed.c", "run/fingerprint.c", "serve/", "usage/completion", "yaml/json_schema.c", "journal/journal.c"]
# Words of libraries, which are told as they come: libyaml's, those of libc's errors. In zh.po under "# libraries".
LIBRARIES = "# libraries"
LITERAL = r'"(?:\\.|[^"\\\n])*"'
# What is compared with a text, or what the compiler says, is not said to the user.
COMPARED = r"\b(?:static_assert|assert|str\w*cmp|strstr|str\w*spn|is_one_of)\s*\((?:" + LITERAL + r"|[^()\"]|\([^()]*\))*\)"
# Templates of files, magic numbers, what has no words besides keys.
NOT_WORDS = re.compile(r"Page %s%s%s$|paiban new paper daily\n|(%s)?\.[A-Z]+ |\.nf|\.br|\[\\f|\\f|\n(lang|papers): |\]\nurls: |---\n|# 版式 %s|(name|title|pages): .*\n|pages:\n|(paiban|file) %s\n$|gimp xcf|version https|(%s)?, (span|lines: )|height %|paper ID \|", re.S)
CONVERSION = re.compile(r"%(?:(\d+)\$)?[-+ #0-9]*(?:\.(?:\*|\d+))?z?([sducX%])")


def unescape(literal):
    def byte(m):
        return bytes([int(m[1][1:], 16)]) if len(m[1]) == 3 else {b"n": b"\n", b"t": b"\t", b"r": b"\r"}.get(m[1], m[1])
    return re.sub(rb"\\(x[0-9A-Fa-f]{2}|.)", byte, literal[1:-1].encode()).decode(errors="replace")


def without_comments(text):
    return re.sub(r"(" + LITERAL + r")|'(?:\\.|[^'\\])*'|//[^\n]*|/\*.*?\*/", lambda m: m[1] or " ", text, flags=re.S)


def literals(text):
    """Literals joined as the compiler does."""
    text = re.sub(COMPARED + r"|#include[^\n]*", " ", without_comments(text)).replace("\\\n", "\n")
    for run in re.finditer(LITERAL + r"(?:\s*" + LITERAL + r")*", text):
        yield "".join(unescape(m) for m in re.findall(LITERAL, run[0]))


def reads_as_words(s):
    plain = CONVERSION.sub("%", s)
    if NOT_WORDS.match(s):
        return False
    if re.match(r"[\s\">]*<[a-zA-Z/?]", plain) or "</" in plain or re.search(r"\b(SELECT|INSERT|CREATE|PRAGMA|BEGIN)\b", plain):
        return False
    return bool(re.match(r"an? [a-zA-Z]+$", plain) or re.search(r"[a-z`]{2,}[`\]}),:;]* [a-z`%\[{(<#]", plain, flags=re.I) or re.search(r"%[`\]}),:;]* [a-z]{2,}", plain))


def words():
    """English text → where it is said first."""
    said = {}
    codes = (tools / "diag/codes.h").read_text(encoding="utf-8")
    for s in literals(codes):
        said.setdefault(s, "tools/diag/codes.h")
    for path in sorted(tools.rglob("*.[ch]")):
        name = str(path.relative_to(tools))
        if name == "diag/codes.h" or name.startswith(tuple(DATA)):
            continue
        for s in literals(path.read_text(encoding="utf-8")):
            if reads_as_words(s):
                said.setdefault(s, f"tools/{name}")
    for s in ("error: ", "warning: ", "note: ", "hint: "):
        said[s] = "tools/diag/diag.c"
    manual = (tools / "usage/manual.c").read_text(encoding="utf-8")  # titles of one word, too
    for s in re.findall(r'PART_SECTION, NULL, "([^"]*)"|put_section\(b, "([^"]*)"|(?:translate|phrase_put)\((?:&text, )?"([^"]*)"', manual):
        said["".join(s)] = "tools/usage/manual.c"
    return said


def catalogue(path):
    """msgid → msgstr, and those of libraries."""
    texts, library, libraries, faults = {}, False, set(), []
    for entry in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        library = library or LIBRARIES in entry
        lines = [l for l in entry.split("\n") if not l.startswith("#")]
        joined = "\n".join(lines)
        m = re.match(r"\s*msgid ((?:" + LITERAL + r"\s*)+)msgstr ((?:" + LITERAL + r"\s*)+)$", joined)
        if not m:
            if joined.strip():
                faults.append(f"not an entry: {joined[:80]}")
            continue
        key, value = ("".join(unescape(x) for x in re.findall(LITERAL, part)) for part in (m[1], m[2]))
        if key in texts:
            faults.append(f"twice: {key[:80]}")
        texts[key] = value
        if library:
            libraries.add(key)
    return texts, libraries, faults


def conversions(s):
    return [(m[1], m[2]) for m in CONVERSION.finditer(s) if m[2] != "%"]


def format_fault(english, chinese):
    """Placeholders agree: the same in order, or named; none is lost but an English plural's."""
    want, have = conversions(english), conversions(chinese)
    if all(place is None for place, _ in have):
        return None if [k for _, k in want] == [k for _, k in have] else "other placeholders"
    if any(place is None for place, _ in have):
        return "some placeholders are named, some not"
    named = {int(place): kind for place, kind in have}
    for place, kind in named.items():
        if not 1 <= place <= len(want) or want[place - 1][1] != kind:
            return f"no such placeholder: %{place}${kind}"
    plurals = {i for i, m in enumerate((m for m in CONVERSION.finditer(english) if m[2] != "%"), 1)
               if m.start() and english[m.start() - 1].isalpha()}
    lost = set(range(1, len(want) + 1)) - set(named) - plurals
    return f"lost: {sorted(lost)}" if lost else None


def quoted(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def main():
    said = words()
    texts, libraries, faults = catalogue(tools / "po/zh.po")
    missing = [s for s in said if s and not texts.get(s)]
    if "--missing" in sys.argv:
        for s in missing:
            print(f"#: {said[s]}\nmsgid {quoted(s)}\nmsgstr \"\"\n")
        return 0
    faults += [f"{said[s]}: no Chinese in tools/po/zh.po: {s[:100]!r}" for s in missing]
    for s, chinese in texts.items():
        if not s:
            continue
        if s not in said and s not in libraries:
            faults.append(f"nobody says: {s[:100]!r}")
        fault = format_fault(s, chinese)
        if fault and chinese:
            faults.append(f"{fault}: {s[:100]!r} → {chinese[:100]!r}")
        if chinese and s.endswith("\n") != chinese.endswith("\n"):
            faults.append(f"the line end differs: {s[:100]!r}")
    print("\n".join(faults))
    print(f"{len(said)} texts, {len(texts)} entries, {len(faults)} faults")
    return bool(faults) or not said


sys.exit(main())
