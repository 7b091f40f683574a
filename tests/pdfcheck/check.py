#!/usr/bin/env python3
"""check.py [-v] FILE.pdf…: every condition of PDF/A-2, PDF/UA-1 or PDF/X-4 that a file does not keep.

A file that claims PDF/X is held to PDF/X-4, any other to PDF/A-2a and PDF/UA-1. -v tells the conditions kept, too;
--open FILE names conditions (a line each) that are known not to be kept yet: they are told, and don't fail."""
import argparse
import collections
import sys

import conditions_document
import conditions_file
import conditions_fonts
import conditions_graphics
import conditions_press
import conditions_structure
import conditions_tables
import rules
from document import Document

ALL = (conditions_document, conditions_file, conditions_fonts, conditions_graphics, conditions_press,
       conditions_structure, conditions_tables)  # they fill the table


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="say nothing of files that keep all")
    parser.add_argument("--open", help="a file of conditions known to be open")
    a = parser.parse_args()
    known = rules.known_open(a.open)
    failed, kept, still_open = 0, collections.Counter(), collections.Counter()
    for path in a.files:
        with open(path, "rb") as f:
            doc = Document(f.read())
        results = rules.run(doc)
        faults = [(r, x) for r, x in results if x]
        bad = [r for r, _ in faults if r.name not in known]
        failed += len(bad)
        if faults or not a.quiet:
            print(f"{path}: {'PDF/X-4' if doc.press else 'PDF/A-2, PDF/UA-1'}, {len(results)} conditions, {len(faults)} not kept")
        for r, x in results:
            kept[r.name] += not x
            if x:
                still_open[r.name] += r.name in known
                print(f"    {'open' if r.name in known else 'FAIL'} {r.name}: {r.title}: {x[0]}"
                      + (f" (and {len(x) - 1} more)" if len(x) > 1 else ""))
            elif a.v:
                print(f"    kept {r.name}: {r.title}")
    print(f"{len(a.files)} files, {sum(kept.values())} times kept, {failed} times not, {sum(still_open.values())} times open")
    for name in sorted(known - set(still_open)):
        print(f"{name} is kept by all now: take it off {a.open}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
