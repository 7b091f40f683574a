#!/usr/bin/env python3
"""run.py check|preflight|agree PAIBAN SCRATCH [SAMPLE]: publishes the sample and made-up issues, and looks at their PDFs.

check: every condition on every file. preflight: PDFBox on files to be read. agree: rasters (of the made-up issues).
SAMPLE: the sample's out/, where it is built already; of its files issues and first pages are looked at then."""
import pathlib
import shutil
import subprocess
import sys

import issues

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
OPEN = HERE / "open.txt"


def build(paiban, root, content, out):
    subprocess.run([paiban, "build", root, f"--content={content}", f"--out={out}", f"--layouts={SOURCE}/layouts",
                    f"--fonts={SOURCE}/fonts", "--quiet"], check=True, stderr=subprocess.PIPE)


def first_day(root):
    """As a group begins: papers of three languages, one short article in one of them."""
    issues.write(root, "group.yaml", "name: 试验报系\nbase_url: https://paper.test/\npapers: [cn, tw, bo]\n")
    for paper, lang in (("cn", "zh-Hans"), ("tw", "zh-Hant"), ("bo", "bo")):
        issues.write(root, f"{paper}/paper.yaml", f"title: 试验\nlang: {lang}\nlayout: tabloid\n")
    issues.write(root, "cn/2024-03-03/only.md", issues.SECOND.format(title="只有一篇", body=issues.filler(3)))
    issues.write(root, "tw/2024-03-03/only.md", issues.SECOND.format(title="只有一篇", body="石階還在原處，船家說今天不走了。"))
    issues.write(root, "bo/2024-03-03/only.md", issues.TIBETAN)


def corpus(root):
    """The benchmark's articles: pages full of text."""
    subprocess.run([sys.executable, SOURCE / "tests/bench/corpus.py", "-n", "8", root], check=True, stdout=subprocess.DEVNULL)


def publish(paiban, scratch, makers):
    shutil.rmtree(scratch, ignore_errors=True)
    for name, make in makers.items():
        make(scratch / name / "content")
        build(paiban, scratch / name, scratch / name / "content", scratch / name / "out")
    return scratch


def main():
    what, paiban, scratch = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    made = {"everything": issues.everything, "zoo": issues.zoo, "first": first_day}
    if what != "check" and "6.2.4.3-3" in OPEN.read_text(encoding="utf-8"):  # CMYK in files to be read
        made["zoo"] = lambda root: issues.zoo(root, without="cmyk")
    if what == "agree":
        publish(paiban, scratch, made)
        return any([subprocess.run([sys.executable, HERE / "agree.py", scratch / name / "out"], check=False).returncode
                    for name in made])
    publish(paiban, scratch, dict(made, corpus=corpus))
    if len(sys.argv) > 4:
        (scratch / "sample").mkdir()
        (scratch / "sample/out").symlink_to(pathlib.Path(sys.argv[4]).resolve())
    else:
        build(paiban, SOURCE, SOURCE / "content", scratch / "sample/out")
    if what == "preflight":
        files = sorted(scratch.glob("*/out/site/*/*/issue.pdf")) + sorted(scratch.glob("first/out/site/*/*/01.pdf"))
        return subprocess.run([sys.executable, HERE / "preflight.py", *files], check=False).returncode
    files = sorted(scratch.glob("*/out/*/*/*/*.pdf"))
    if len(sys.argv) > 4:
        files = [f for f in files if f.name in ("issue.pdf", "01.pdf") or scratch / "sample" not in f.parents]
    return subprocess.run([sys.executable, HERE / "check.py", "--quiet", "--open", OPEN, *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
