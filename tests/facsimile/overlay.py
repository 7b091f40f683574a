#!/usr/bin/env python3
"""Does a browser draw the facsimile where the frames or the PDF have it?

overlay.py PAGE.html POSITIONS.tsv   every cluster against its place (rows: line, x, y, text; pt)
overlay.py PAGE.html PAGE.pdf        every character of every line against the PDF's glyphs
overlay.py PAGE.html…            each against its PAGE.pdf
options: --limit PT (0.3)  --width PX (of the window; several runs when repeated)  --list N (the worst)

Chromium lays the page out and says where each character stands (its box; down a line the pen's place). Exit 0: all within the limit;
1: not; 77: there is no Chromium to ask.
"""
import collections
import html
import re
import shutil
import subprocess
import sys

from chromium import Browser

NEAR = 8  # pt: what is further off is another glyph

ASK = r"""(() => {
  const sheet = document.querySelector('.sheet'), box = sheet.getBoundingClientRect();
  const px = box.width / document.querySelector('.facsimile').dataset.width, out = [];
  /* Code units of a text element before a node: what SVG counts characters by (white space is kept as it is). */
  const before = (text, node) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    range.setEndBefore(node);
    return range.toString().length;
  };
  for (const line of sheet.querySelectorAll('.line,.jump,.mark,.furniture')) {
    const text = line.closest('text') || line.querySelector('text'), vertical = !!line.querySelector('.v,.turned') || line.matches('.v');
    const chars = [], walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const first = before(text, node);
      for (let i = 0; i < node.length; i++) {
        const step = node.data.codePointAt(i) > 0xffff ? 2 : 1, range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + step);
        const r = range.getClientRects()[0], at = text.getStartPositionOfChar(first + i);
        /* Along a level line the glyph's box, as it is on the screen; across it, and down, the pen. */
        const x = vertical ? at.x : r ? (r.left - box.left) / px : null;
        chars.push([node.data.substr(i, step), x, at.y]);
        i += step - 1;
      }
    }
    out.push({kind: (line.getAttribute('class') || '').split(' ')[0], vertical: vertical, chars: chars});
  }
  return {lines: out, fonts: [...document.fonts].filter(f => f.status == 'error' && /^f[0-9a-f]{10}$/.test(f.family)).map(f => f.family)};
})()"""


def ask(browser, page, width):
    """The browser's own account of every character."""
    browser.window(width, 1600)
    browser.goto(page)
    answer = browser.js(ASK)
    if answer["fonts"]:
        sys.exit(f"fonts of {page} that were not loaded: {answer['fonts']}")
    return answer["lines"]


def against_positions(lines, path):
    """(difference in pt, what) for every cluster."""
    rows = collections.defaultdict(list)
    for row in open(path, encoding="utf-8"):
        line, x, y, text = row.rstrip("\n").split("\t")
        rows[int(line)].append((float(x), float(y), text))
    if len(rows) != len(lines):
        sys.exit(f"{len(lines)} lines in the page, {len(rows)} in {path}")
    for (_, clusters), line in zip(sorted(rows.items()), lines):
        want, got = "".join(c[2] for c in clusters), "".join(c[0] for c in line["chars"])
        if want.rstrip(" ") != got.rstrip(" "):  # the space that a line's end takes has no place on the page
            yield 999, f"text {got!r}, not {want!r}"
            continue
        at = 0
        for x, y, text in clusters:
            if at == len(line["chars"]):
                break  # that space
            char = line["chars"][at]
            at += len(text)
            dx, dy = char[1] - x, char[2] - y
            yield max(abs(dx), abs(dy)), f"{text} of {want}: {dx:+.3f} {dy:+.3f}"


def pdf_glyphs(path):
    """Character → [(x, y, size)], y down from the page's top, from `mutool trace`."""
    if not shutil.which("mutool"):
        print("skipped: mutool (mupdf-tools) is not installed")
        sys.exit(77)
    out = subprocess.run(["mutool", "trace", path], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    found, matrix, size = collections.defaultdict(list), (1, 0, 0, 1, 0, 0), 0
    for line in out.split("\n"):
        line = line.strip()
        if line.startswith(("<fill_text", "<ignore_text", "<stroke_text")):
            matrix = [float(v) for v in re.search(r'transform="([^"]*)"', line).group(1).split()]
        elif line.startswith("<span"):
            size = abs(float(re.search(r'trm="([^"]*)"', line).group(1).split()[3]))
        elif line.startswith("<g "):
            char = re.search(r'unicode="([^"]*)"', line)
            x, y = (float(v) for v in re.search(r'x="([^"]*)" y="([^"]*)"', line).groups())
            a, b, c, d, e, f = matrix
            found[html.unescape(char.group(1)) if char else ""].append(
                (a * x + c * y + e, b * x + d * y + f, size))
    return found


def squares_of(glyphs):
    """(character, square of 8 pt) → its glyphs there: those that are near are in the squares around."""
    out = collections.defaultdict(list)
    for char, at in glyphs.items():
        for glyph in at:
            out[char, int(glyph[0] // NEAR), int(glyph[1] // NEAR)].append(glyph)
    return out


def against_pdf(lines, path):
    found = squares_of(pdf_glyphs(path))
    for line in lines:
        if line["kind"] == "mark":
            continue
        text = "".join(c[0] for c in line["chars"])
        for i, (char, x, y) in enumerate(line["chars"]):
            if x is None or char.isspace() or "\u0f00" <= char <= "\u0fff":
                continue  # Tibetan glyphs stand for stacks and carry offsets of their own
            if i and char in "fil" and text[i - 1] == "f":
                continue  # within a ligature
            around = [g for i in (-1, 0, 1) for k in (-1, 0, 1)
                      for g in found.get((char, int(x // NEAR) + i, int(y // NEAR) + k), ())]
            near = min(around, key=lambda p: max(abs(p[0] - x), abs(p[1] - y)), default=None)
            if near is None or max(abs(near[0] - x), abs(near[1] - y)) > NEAR:
                if char not in "—…" and not (line["vertical"] and char in "，。、；：！？“”‘’（）《》「」『』·"):  # other forms there
                    yield 999, f"{char} of {text}: not in the PDF at {x:.2f},{y:.2f}"
                continue
            dx, dy = x - near[0], y - near[1]
            if char == "—" and abs(dx) < .05 * near[2]:
                dx = 0  # the halves of a long dash begin beside their em, so that their strokes meet (text/para.c)
            yield max(abs(dx), abs(dy)), f"{char} of {text}: {dx:+.3f} {dy:+.3f}"


def look(browser, page, to, width, options):
    """How many characters of a page in a window of this width are too far off; it is told, with the worst of them."""
    limit = float((options["--limit"] or ["0.3"])[0])
    lines = ask(browser, page, int(width))
    compare = against_pdf if to.endswith(".pdf") else against_positions
    found = sorted(compare(lines, to), reverse=True)
    if not found:
        sys.exit(f"nothing to compare in {page}")
    over = [f for f in found if f[0] > limit]
    inside = [f[0] for f in found if f[0] < 900]
    print(f"{page} at {width} px: {len(found)} characters, {len(over)} off by more than {limit} pt, "
          f"largest {inside[0] if inside else 0:.3f}, mean {sum(inside) / max(1, len(inside)):.4f}")
    for size, what in (found if options["--list"] else over)[:int((options["--list"] or ["10"])[0])]:
        print(f"  {size:.3f} {what}")
    return len(over)


def main():
    args, options = [], collections.defaultdict(list)
    rest = iter(sys.argv[1:])
    for a in rest:
        if a.startswith("--"):
            options[a].append(next(rest))
        else:
            args.append(a)
    pairs = [tuple(args)] if len(args) == 2 and not args[1].endswith(".html") else [(a, a[:-5] + ".pdf") for a in args]
    if not pairs or not all(page.endswith(".html") for page, _ in pairs):
        sys.exit(__doc__)
    with Browser() as browser:
        over = [look(browser, page, to, width, options) for page, to in pairs for width in options["--width"] or ["1200"]]
    sys.exit(1 if any(over) else 0)


if __name__ == "__main__":
    main()
