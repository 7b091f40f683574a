#!/usr/bin/env python3
"""Proves the table of RULES.md: rules.py TESTS

Every row says `run` and names tests that exist: `file:case` is a function of tests/unit/file.c that main runs (it is
named again outside its definition), `cli/x` is tests/cli/x.sh or a script in tests/cli, `golden/x` is tests/golden/x.md
with at least one file of expected lines. A row marked *planned* is listed; with --strict it is a fault."""
import glob
import os
import re
import sys

ROW = re.compile(r"^\| (.+) \| ([^|]+) \| (run|\*planned\*) \|$")


def cases(tests):
    """'a_test:test_x, test_y; cli/z' → (file, case) pairs, (None, 'cli/z')."""
    file = None
    for word in re.split(r"[,;]\s*", tests.strip()):
        word = re.sub(r"^and ", "", word)
        if ":" in word:
            file, word = word.split(":", 1)
        if re.fullmatch(r"(cli|golden)/[\w-]+", word):
            yield None, word
        elif re.fullmatch(r"test_\w+", word):
            yield file, word
        elif word != "every case":
            yield file, None


def fault(root, file, case):
    if case is None:
        return "not a name of a test"
    if file is None:
        kind, name = case.split("/")
        if kind == "golden":
            there = os.path.exists(f"{root}/golden/{name}.md") and glob.glob(f"{root}/golden/{name}@*.lines")
        else:
            there = glob.glob(f"{root}/cli/{name}.*")
        return None if there else "there is no such test"
    path = f"{root}/unit/{file}.c"
    if not os.path.exists(path):
        return f"there is no {path}"
    source = open(path, encoding="utf-8").read()
    if not re.search(rf"^static void {case}\(", source, re.M):
        return f"no function {case} in {path}"
    body = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.S)
    if len(re.findall(rf"\b{case}\b", body)) < 2:
        return f"{case} is never run"
    function = body[re.search(rf"^static void {case}\(", body, re.M).start() :]
    if not re.search(r"\b(CHECK\w*|[A-Z]{3,}|check_\w+)\s*\(", function[: function.find("\n}\n")]):
        return f"{case} checks nothing"
    return None


def main():
    strict = "--strict" in sys.argv
    root = [a for a in sys.argv[1:] if not a.startswith("--")][0]
    rows, planned, faults = 0, 0, []
    for number, line in enumerate(open(f"{root}/RULES.md", encoding="utf-8"), 1):
        if not line.startswith("| ") or line.startswith("| rule |"):
            continue
        row = ROW.match(line.rstrip("\n"))
        if not row:
            faults.append(f"RULES.md:{number}: not a row of rule, test and state")
            continue
        rows += 1
        if row.group(3) != "run":
            planned += 1
            if strict:
                faults.append(f"RULES.md:{number}: planned: {row.group(1)}")
            continue
        for file, case in cases(row.group(2)):
            why = fault(root, file, case)
            if why:
                faults.append(f"RULES.md:{number}: {row.group(2)}: {why}")
    print("\n".join(faults + [f"{rows} rules, {planned} planned, {len(faults)} faults"]))
    return bool(faults or not rows)


if __name__ == "__main__":
    sys.exit(main())
