#!/usr/bin/env python3
"""Golden suites: run.py PAIBAN [--update] [NAME…]

Each NAME.md beside this file is set with `paiban dump --stage=lines` and held against NAME@VARIANT.lines: 13 and 20
characters a line in the broadsheet layout, and for some suites a variant of the layout's `text` options. The form of the
lines is described in tools/text/para.h. After a change that is meant: tests/golden/run.py build/release/paiban --update,
and read the difference before it is committed."""
import difflib
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LAYOUTS = os.path.join(HERE, "..", "..", "layouts")
FONTS = os.path.join(HERE, "..", "..", "fonts")
# suite → variants beside @13 and @20: options of the layout's `text`, all at 13 characters
VARIANTS = {
    "styles": {
        "kaiming": {"punctuation": "kaiming"},
        "half": {"punctuation": "half"},
        "hanging": {"hanging": "true"},
        "grid": {"grid": "true"},
    },
    "dashes": {"strict": {"level": "strict"}},
    "tibetan": {"pad": {"tsheg_pad": "true"}},
}


def layouts_with(folder, options):
    """A copy of the layouts whose broadsheet has these options in `text`."""
    shutil.copytree(LAYOUTS, folder)
    for name in ("layout.yaml", "bo.yaml"):
        path = os.path.join(folder, "broadsheet", name)
        with open(path, encoding="utf-8") as f:
            text = f.read()
        for key in options:
            text = re.sub(rf"^  {key}: .*\n", "", text, flags=re.M)
        text = re.sub(r"^text:\n", "text:\n" + "".join(f"  {k}: {v}\n" for k, v in options.items()), text, flags=re.M)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
    return folder


def dump(paiban, name, measure, layouts):
    command = [paiban, "dump", "--stage=lines", f"--measure={measure}", f"--layouts={layouts}", f"--fonts={FONTS}"]
    run = subprocess.run(command + [os.path.join(HERE, name + ".md")], capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        sys.exit(f"{name}: {run.stderr}")
    return run.stdout


def differs(path, got, update):
    want = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if got == want:
        return False
    if update:
        with open(path, "w", encoding="utf-8") as f:
            f.write(got)
        return False
    sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), path, "now", n=1))
    return True


def main():
    update = "--update" in sys.argv
    paiban, *names = [a for a in sys.argv[1:] if a != "--update"]
    names = names or sorted(os.path.basename(p)[:-3] for p in glob.glob(os.path.join(HERE, "*.md")))
    wrong = count = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            runs = [("13", 13, LAYOUTS), ("20", 20, LAYOUTS)]
            for variant, options in VARIANTS.get(name, {}).items():
                runs.append((variant, 13, layouts_with(os.path.join(scratch, name + variant), options)))
            for variant, measure, layouts in runs:
                count += 1
                got = dump(os.path.abspath(paiban), name, measure, layouts)
                wrong += differs(os.path.join(HERE, f"{name}@{variant}.lines"), got, update)
    print(f"{count} golden files, {wrong} differ")
    return wrong > 0 or not count


if __name__ == "__main__":
    sys.exit(main())
