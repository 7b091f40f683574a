#!/usr/bin/env python3
"""The pairs of layouts/_site/variants.js against ICU's transliterator Hant-Hans (uconv, package icu-devtools):
variants.py FILE [--write]."""
import pathlib
import re
import subprocess
import sys
import unicodedata

BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))


def pairs():
    characters = [chr(c) for a, b in BLOCKS for c in range(a, b)]
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Hant-Hans"]
    become = subprocess.run(command, input="\n".join(characters), capture_output=True, text=True, check=True).stdout.split("\n")
    assert len(become) == len(characters)
    return [c + b for c, b in zip(characters, become) if b != c and len(b) == 1 and unicodedata.normalize("NFKC", c) == c]


def main():
    file = pathlib.Path(sys.argv[1])
    text = file.read_text(encoding="utf-8")
    want = pairs()
    if "--write" in sys.argv:
        rows = ["".join(want[i : i + 40]) for i in range(0, len(want), 40)]
        head = text[: text.index("paibanSearch.variants(")]
        file.write_text(head + 'paibanSearch.variants("' + '" +\n  "'.join(rows) + '");\n', encoding="utf-8")
        return 0
    have = "".join(re.findall(r'"([^"]*)"', text[text.index("paibanSearch.variants(") :]))
    if have != "".join(want):
        print("the pairs are not those of this ICU")
        return 1
    print(f"{len(want)} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
