#!/usr/bin/env python3
"""What guides name is there: every file and function of tools/ARCHITECTURE.md, every file that a README or another guide
links to, and every file that tests/RULES.md and CONTRIBUTING name with its folder.

paths.py SOURCE
"""
import pathlib
import re
import sys

SOURCE = ("*.c", "*.cc", "*.h", "*.py", "*.sh", "*.js", "*.css", "*.mustache", "*.cmake", "CMakeLists.txt", "*.yaml")
FOLDERS = ("tools", "tests", "layouts", "docs")
NAME = re.compile(r"[\w.*\[\]-]+\.(?:\[ch\]|c|cc|h|py|sh|js|css|mustache|cmake)$")
MADE = re.compile(r"(out|build|share|locale)/|makeup\.lock")  # by a run, a build, an installation
OTHERS = {"pango_itemize"}  # functions that we don't call, and say why
GIVEN = re.compile(r"content/|node_modules/|golden/|corpus/")  # texts, not guides


def there(root, path):
    """Whether a path is one of the root, of tools/ or of tests/; * and […] as in a shell."""
    return any(any((root / base).glob(path.rstrip("/"))) for base in ("", "tools", "tests"))


def blank(pattern, text):
    return re.sub(pattern, lambda m: "\n" * m[0].count("\n"), text, flags=re.S | re.M)


def spans(text):
    """(line, what stands in `…`)."""
    text = blank(r"^```.*?^```", text)
    for m in re.finditer(r"`([^`\n]+)`", text):
        yield text.count("\n", 0, m.start()) + 1, m[1]


def names(root, guide):
    """Faults of the paths in `…`, of bare names of files and of functions."""
    sources = [p for base in FOLDERS for kind in SOURCE for p in (root / base).rglob(kind)]
    words = OTHERS | {p.stem for p in sources}
    words.update(re.findall(r"\w+", "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in sources)))
    for line, s in spans(guide.read_text(encoding="utf-8")):
        if MADE.match(s) or re.search(r"[\s<{(]", s):
            continue
        if "/" in s and re.match(r"[\w.*\[\]/-]+$", s) and ((root / "tools" / s.split("/")[0]).is_dir() or (root / s.split("/")[0]).is_dir()):
            if not there(root, s):
                yield line, s
        elif "/" not in s and NAME.match(s):
            if not any(p.match(s) for p in sources):
                yield line, s
        elif re.match(r"[a-z][a-z0-9]*(_[a-z0-9]+)+$", s) and s not in words:
            yield line, s


def links(guide):
    text = blank(r"^```.*?^```|`[^`\n]+`", guide.read_text(encoding="utf-8"))
    for m in re.finditer(r"\]\(([^)\s#]+)", text):
        if not re.match(r"[a-z]+:|/", m[1]) and not (guide.parent / m[1]).exists():
            yield text.count("\n", 0, m.start()) + 1, m[1]


def main():
    root = pathlib.Path(sys.argv[1])
    below = [p for folder in FOLDERS for p in (root / folder).rglob("*.md")]  # not build/: files come and go there
    guides = sorted(p for p in [*root.glob("*.md"), *below] if not GIVEN.search(str(p.relative_to(root))))
    faults = [(g, *f) for g in guides for f in links(g)]
    for name in ("tools/ARCHITECTURE.md", "docs/CONTRIBUTING.md", "tests/RULES.md"):
        faults += [(root / name, *f) for f in names(root, root / name)]
    for guide, line, what in faults:
        print(f"{guide.relative_to(root)}:{line}: there is no {what}")
    print(f"{len(guides)} guides, {len(faults)} faults")
    sys.exit(bool(faults) or not guides)


main()
