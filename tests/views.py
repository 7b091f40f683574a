"""The names that templates may use: those that the code puts into views, those of tools/web/views.c, and those that
layouts/_site/VIEWS.md tells of are the same.

views.py SOURCE
"""
import pathlib
import re
import sys


def main():
    source = pathlib.Path(sys.argv[1])
    filled = set()
    for path in source.glob("tools/*/*.c"):
        text = path.read_text(encoding="utf-8")
        filled |= set(re.findall(r'\bview_(?:text|text_n|flag|object|add)\(\s*[^;"]*?"(\w+)"', text))
        for call in re.findall(r'\bview_add\([^;]*;', text):  # which list may be a choice, an item may be filled at once
            filled |= set(re.findall(r'"(\w+)"', call))
        filled |= {n for pair in re.findall(r'\bview_inline\([^;]*?"(\w+)"[^;]*"(\w+)"', text) for n in pair}
        filled |= set(re.findall(r'\bneighbour(?:_view)?\([^;]*?"(\w+)"', text))
    table = set(re.findall(r'\b(?:TEXT|FLAG|LIST|OBJECT)\("(\w+)"', (source / "tools/web/views.c").read_text(encoding="utf-8")))
    told = set(re.findall(r"`(\w+)`", (source / "layouts/_site/VIEWS.md").read_text(encoding="utf-8"))) - {"base_url"}
    faults = 0
    for what, missing in [("no view has", table - filled), ("views.c lacks", filled - table),
                          ("VIEWS.md lacks", table - told), ("VIEWS.md tells of what is not there:", told - table)]:
        for name in sorted(missing):
            print("views.py: %s `%s`" % (what, name), file=sys.stderr)
            faults += 1
    return 1 if faults or len(table) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
