#!/usr/bin/env python3
"""How a small edit moves a page: for each of some articles, characters are added to a paragraph and the issue is built
again, with makeup.lock.yaml and without it. Told: of how many edits other articles' areas moved, on any page.

usage: stability.py PAIBAN ROOT [CONTENT…] [--add 14,42] [--edits 8] [--seed 1] [--seeds 1-12] [--pages 2] [--lock both]
ROOT has layouts/, fonts/ and content/; each CONTENT is a content folder whose issues build as they are; none: made-up
issues of these seeds (pages/make.py), of so many pages. Contents are copied. An edit that makes the page too full is told
apart: what is too long must move.
"""
import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent / "pages"))
import make

TEXT = "版面上的字一个一个排上去，行末的标点让出半格，校样打过三遍，改字的人看得很慢，墨香还在纸上留着"


def build(args, content, out, *options):
    run = subprocess.run([args.paiban, "build", "--content", content, "--out", out, "--layouts", args.root / "layouts",
                          "--fonts", args.root / "fonts", "--quiet", *options], capture_output=True, text=True)
    return run.returncode == 0


def areas(out):
    """(issue, article) → its areas, page by page."""
    found = {}
    for path in sorted(out.glob("site/*/*/issue.json")):
        for page in json.loads(path.read_text(encoding="utf-8"))["pages"]:
            for article in page["articles"]:
                found.setdefault((path.parent.name, article["slug"]), []).append((page["number"], article["areas"]))
    return found


def add(path, characters, random_):
    """Characters put into the longest paragraph, before its last sentence ends."""
    head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    paragraphs = body.split("\n\n")
    longest = max(range(len(paragraphs)), key=lambda i: len(paragraphs[i]) if not paragraphs[i].startswith("![") else 0)
    start = random_.randrange(len(TEXT) - characters)
    text = paragraphs[longest].rstrip("\n")
    paragraphs[longest] = text[:-1] + "，" + TEXT[start:start + characters - 1].strip("，") + text[-1] + "\n"
    path.write_text(head + "\n---\n" + "\n\n".join(p.strip("\n") for p in paragraphs) + "\n", encoding="utf-8")


def measure(args, content, characters, locked):
    """(edits, edits that moved others, edits that don't fit)"""
    random_ = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        own, out = pathlib.Path(folder) / "content", pathlib.Path(folder) / "out"
        shutil.copytree(content, own)
        if not build(args, own, out, *(["--lock"] if locked else [])):
            raise SystemExit(f"{content} does not build")
        if locked:
            build(args, own, out)
        before = areas(out)
        articles = sorted(own.glob("*/*/*.md"))
        moved = full = 0
        chosen = random_.sample(articles, min(args.edits, len(articles)))
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            add(path, characters, random_)
            if build(args, own, out):
                slug = (path.parent.name, path.stem)
                after = areas(out)
                moved += any(after.get(key) != value for key, value in before.items() if key != slug)
            else:
                full += 1
            path.write_text(text, encoding="utf-8")
        return len(chosen), moved, full


def contents(args, folder):
    """The folders asked for, or made-up issues."""
    if args.content:
        return args.content
    first, _, last = args.seeds.partition("-")
    made = []
    for seed in range(int(first), int(last or first) + 1):
        made.append(pathlib.Path(folder) / str(seed))
        make.make_issue(args.root, str(made[-1]), seed, args.pages, (0.92, 1.0))
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paiban", type=pathlib.Path)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("content", type=pathlib.Path, nargs="*")
    parser.add_argument("--add", default="14,42")
    parser.add_argument("--edits", type=int, default=8, help="of each content")
    parser.add_argument("--seed", type=int, default=1, help="which articles, which characters")
    parser.add_argument("--seeds", default="1-12", help="of made-up issues")
    parser.add_argument("--pages", type=int, default=2, help="of a made-up issue")
    parser.add_argument("--lock", choices=("both", "without", "with"), default="both")
    args = parser.parse_args()
    args.root = args.root.resolve()
    with tempfile.TemporaryDirectory() as folder:
        own = contents(args, folder)
        for characters in map(int, args.add.split(",")):
            for locked in {"both": (False, True), "without": (False,), "with": (True,)}[args.lock]:
                sums = [sum(column) for column in zip(*(measure(args, c, characters, locked) for c in own))]
                print(f"+{characters} characters, {'with' if locked else 'without'} lock: {sums[0]} edits, "
                      f"{sums[1]} moved others, {sums[2]} are told to be too long", flush=True)


if __name__ == "__main__":
    main()
