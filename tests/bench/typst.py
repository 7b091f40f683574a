#!/usr/bin/env python3
"""The tool beside Typst 0.14.2 on the same text, by turns: wall, CPU, memory. Typst sets one PDF of the articles one after another in
eight columns, without make-up; the tool makes all that it publishes, with two jobs. Typst's compiler comes from npm, into SCRATCH
(@myriaddreamin/typst-ts-node-compiler 0.7.0, 2 packages).
  typst.py PAIBAN SCRATCH [--articles N] [--runs N]"""
import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

from measure import run

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
PACKAGE = "@myriaddreamin/typst-ts-node-compiler"
SCRIPT = f"""
import {{ NodeCompiler }} from '{PACKAGE}'
import {{ writeFileSync }} from 'node:fs'
const compiler = NodeCompiler.create({{ workspace: '.', fontArgs: [{{ fontPaths: ['/usr/share/fonts/opentype/noto'] }}] }})
writeFileSync('out.pdf', compiler.pdf({{ mainFilePath: 'main.typ' }}))
"""
HEAD = """#set page(width: 390mm, height: 550mm, margin: (x: 19mm, y: 30mm), columns: 8)
#set columns(gutter: 9pt)
#set text(font: "Noto Serif CJK SC", size: 9pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 2.5pt)
"""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def document(content):
    """The articles' titles and paragraphs."""
    out = [HEAD]
    for path in sorted(content.glob("*/*/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r"^title: *(.+)$", front, re.M)[1].strip("\"'")
        out.append(f"#heading({quoted(title)})")
        out += [f"#par({quoted(p.replace('**', ''))})" for p in body.split("\n\n") if p.strip()]
    return "\n".join(out)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("paiban", type=pathlib.Path)
    p.add_argument("scratch", type=pathlib.Path)
    p.add_argument("--articles", type=int, default=1000)
    p.add_argument("--runs", type=int, default=3)
    args = p.parse_args()
    root = args.scratch.resolve()
    shutil.rmtree(root / "content", ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, HERE / "corpus.py", root / "content", "-n", str(args.articles)], check=True)
    if not (root / "node_modules" / PACKAGE).exists():
        (root / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", f"{PACKAGE}@0.7.0"], cwd=root, check=True)
    (root / "main.typ").write_text(document(root / "content"), encoding="utf-8")
    (root / "set.mjs").write_text(SCRIPT)
    commands = {
        "Typst": ["sh", "-c", 'cd "$1" && exec node set.mjs', "sh", root],
        "paiban": [args.paiban.resolve(), "build", root, "--quiet", "--jobs=2", f"--layouts={SOURCE}/layouts", f"--fonts={SOURCE}/fonts"],
    }
    runs = {name: [] for name in commands}
    for _ in range(args.runs):
        for name, command in commands.items():
            shutil.rmtree(root / "out", ignore_errors=True)
            runs[name].append(run(list(map(str, command))))
    median = {name: [statistics.median(getattr(r, k) for r in of) for k in ("wall", "cpu", "rss")] for name, of in runs.items()}
    for name, (wall, cpu, rss) in median.items():
        print(f"{name:8} {wall:6.2f} s wall {cpu:6.2f} s CPU {rss:5.0f} MB (largest process)")
    typst, ours = median["Typst"], median["paiban"]
    print(f"paiban ÷ Typst: wall {ours[0] / typst[0]:.2f}, CPU {ours[1] / typst[1]:.2f}")


main()
