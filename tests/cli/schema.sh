# `paiban schema KIND`: JSON Schemas that take every file of the repository and refuse files with the faults we tell.
. "$SRC/tests/cli/lib.inc"

for kind in group paper issue article layout fonts lock; do
    status 0 "$PAIBAN" schema $kind
    cp stdout $kind.json
done
status 0 "$PAIBAN" schema --out=all
for kind in all/*; do
    cmp $kind ${kind#all/}
done
[ "$(ls all | wc -l)" = 7 ] || fail "schemas in all/"
status 2 "$PAIBAN" schema paper --out=all
status 2 "$PAIBAN" schema pages
has stderr "pages (did you mean paper?)"
has stderr "group|paper|issue|article|layout|fonts|lock"
status 2 "$PAIBAN" schema

/usr/bin/python3 - "$SRC" <<'P'
import json
import pathlib
import sys

import jsonschema
import yaml

root = pathlib.Path(sys.argv[1])
checks = {}
for kind in "group paper issue article layout fonts lock".split():
    schema = json.load(open(f"{kind}.json", encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checks[kind] = jsonschema.Draft202012Validator(schema)


def front(path):
    return path.read_text(encoding="utf-8").split("---\n")[1]


files = {
    "group": ["content/group.yaml"],
    "paper": ["content/*/paper.yaml"],
    "issue": ["content/*/*/issue.yaml"],
    "article": ["content/*/*/*.md"],
    "layout": ["layouts/[a-z]*/[!s]*.yaml", "layouts/[a-z]*/sparse*.yaml"],
    "fonts": ["fonts/fonts.yaml"],
    "lock": ["content/*/*/makeup.lock.yaml"],
}
n = 0
for kind, patterns in files.items():
    found = [p for pattern in patterns for p in root.glob(pattern)]
    assert found or kind == "lock", kind
    for path in found:
        text = front(path) if path.suffix == ".md" else path.read_text(encoding="utf-8")
        for error in checks[kind].iter_errors(yaml.safe_load(text)):
            sys.exit(f"{path}: {error.json_path}: {error.message}")
        n += 1
wrong = {
    "group": ["papers: [a]", "name: x\npapers: a", "name: x\npapers: [a]\nzzz: 1"],
    "paper": ["title: x\nlang: fr\nlayout: y", "title: x\nlang: bo\nlayout: y\naccent: red"],
    "issue": ["pages: [{articles: [x]}]", "pages: [{title: x, articles: y}]"],
    "article": ["title: x\npage: 0", "title: x\nbox: maybe", "title: x\ntags: 甲"],
    "layout": ["columns: {count: 99}", "page: {width: 9furlongs}", "front: [{kind: line}]", "elements: {bodies: {}}"],
    "fonts": ["roles: {song: {han: H}}", "symbols: [S]", "roles: {}"],
    "lock": ["pages: [{page: 1, articles: [{slug: x, rwos: 3}]}]"],
}
for kind, texts in wrong.items():
    for text in texts:
        assert list(checks[kind].iter_errors(yaml.safe_load(text))), (kind, text)
print(n, "files")

# What editors insert, with its first choices, is as the schemas and the tool want it; both editors insert the same.
import re


def filled(body):
    body = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", body)
    return re.sub(r"\$\{?0\}?", "正文。", re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body))


def lines(body):
    return "\n".join(body) if isinstance(body, list) else body


editor = root / "tools/editor"
snippets = json.load(open(editor / "vscode/paiban.code-snippets", encoding="utf-8"))
code = {s["prefix"]: filled(lines(s["body"])) for s in snippets.values()}
vim, name = {}, None
for line in open(editor / "vim/paiban.snippets", encoding="utf-8"):
    if line.startswith("snippet "):
        name = line.split()[1]
        vim[name] = []
    elif not line.startswith("#"):
        vim[name].append(line.rstrip("\n")[1:])
vim = {k: filled("\n".join(v)) for k, v in vim.items()}
assert {k: v for k, v in code.items() if k != "tu"} == {k: v for k, v in vim.items() if k != "tu"}, (code, vim)
assert not list(checks["article"].iter_errors(yaml.safe_load(code["gao"].split("---")[1])))
page = yaml.safe_load(code["ban"])
page[0]["ads"] = yaml.safe_load(code["ad"])
assert not list(checks["issue"].iter_errors({"pages": page}))
mapped = json.load(open(editor / "vscode/settings.json", encoding="utf-8"))["yaml.schemas"]
assert all(pathlib.Path(path.replace("./schema/", "all/")).exists() for path in mapped)
for path in root.glob("docs/ci/*.yml"):
    assert "paiban build --strict" in str(yaml.safe_load(path.read_text(encoding="utf-8"))), path
text = code["gao"] + "\n\n" + "\n\n".join(code[k] for k in ("kuang", "yin", "zhu"))
open("snippets.md", "w", encoding="utf-8").write(text + "\n")
P
status 0 "$PAIBAN" dump --stage=ast snippets.md
empty stderr
has stdout 'title "主题"'
has stdout "pull"
has stdout "sidebar"
