#!/usr/bin/env python3
"""Do the facsimile's typeset lines lie on the PDF's, as pixels?

pixels.py [--dpi N (216)] [--limit PT (0.4)] [--save FOLDER] PAGE.html…   each beside its PAGE.pdf

Chromium draws the page, pdftoppm the PDF, both at one resolution. For each piece of a line (Tibetan and vertical ones too)
the shift is sought that lays the one drawing on the other, and what is left different then. --save keeps the pictures:
red is ink of the PDF alone, cyan of the browser alone. Exit 0: every line within the limit and drawn alike; 1: not;
77: a program is missing.
"""
import argparse
import base64
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from chromium import NAMES, Browser, skip_without

ISOLATE = """(() => {
  const f = document.querySelector('.facsimile').cloneNode(true); /* the page's script knows another */
  document.body.replaceChildren(f);
  document.documentElement.style = 'background:#fff';
  document.body.style = 'margin:0;display:block';
  f.style.cssText = 'position:absolute;left:0;top:0;min-width:0;width:%fpx';
  return Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => 0); }));
})()"""

LINES = """(() => {
  const out = [];
  document.querySelectorAll('.line,.jump,.furniture,.mark,.hyphen').forEach(line => {
    const range = document.createRange();
    range.selectNodeContents(line);
    let l = 1e9, t = 1e9, r = -1e9, b = -1e9;
    for (const q of range.getClientRects())
      if (q.width && q.height) {
        l = Math.min(l, q.left); t = Math.min(t, q.top); r = Math.max(r, q.right); b = Math.max(b, q.bottom);
      }
    /* In pieces of some three characters, so that one out of place counts. */
    const n = Math.max(1, Math.round(Math.max(r - l, b - t) / Math.min(r - l, b - t) / 3));
    for (let i = 0; i < n && r > l; i++) {
      const part = (from, to, k) => from + (to - from) * k / n;
      const box = r - l > b - t ? [part(l, r, i), t, part(l, r, i + 1), b] : [l, part(t, b, i), r, part(t, b, i + 1)];
      out.push({box: box.map(Math.round), text: line.textContent});
    }
  });
  return out;
})()"""

COMPARE = """(async () => {
  /* What is half a pixel off at most is alike: each row and column 1 2 1. */
  const blurred = (a, w) => {
    for (const step of [1, w]) {
      const from = a.slice();
      for (let i = step; i < a.length - step; i++) a[i] = (from[i - step] + 2 * from[i] + from[i + step]) >> 2;
    }
    return a;
  };
  const grey = async url => {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), c = canvas.getContext('2d');
    c.drawImage(bitmap, 0, 0);
    const data = c.getImageData(0, 0, bitmap.width, bitmap.height).data, out = new Uint8Array(data.length / 4);
    for (let i = 0; i < out.length; i++) out[i] = (data[4 * i] * 77 + data[4 * i + 1] * 151 + data[4 * i + 2] * 28) >> 8;
    return {w: bitmap.width, h: bitmap.height, at: blurred(out, bitmap.width)};
  };
  const web = await grey(window.webPicture), pdf = await grey(window.pdfPicture), REACH = 6;
  const measure = ([l, t, r, b]) => {
    l = Math.max(l - 2, REACH); t = Math.max(t - 2, REACH);
    r = Math.min(r + 2, Math.min(web.w, pdf.w) - REACH); b = Math.min(b + 2, Math.min(web.h, pdf.h) - REACH);
    const counts = new Uint32Array(256);
    for (let y = t; y < b; y++) for (let x = l; x < r; x++) counts[pdf.at[y * pdf.w + x]]++;
    const ground = counts.indexOf(Math.max(...counts));
    let ink = 0;
    counts.forEach((n, v) => ink += n * Math.abs(v - ground));
    const differ = (dx, dy) => {
      let sum = 0;
      for (let y = t; y < b; y++) {
        let p = y * pdf.w + l, q = (y + dy) * web.w + l + dx;
        for (let x = l; x < r; x++, p++, q++) sum += Math.abs(pdf.at[p] - web.at[q]);
      }
      return sum;
    };
    let best = [differ(0, 0), 0, 0];
    for (;;) { /* downhill to the nearest best shift */
      let [, bx, by] = best;
      for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]]) {
        const dx = bx + x, dy = by + y;
        if (Math.abs(dx) > REACH || Math.abs(dy) > REACH) continue;
        const d = differ(dx, dy);
        if (d < best[0]) best = [d, dx, dy];
      }
      if (best[1] == bx && best[2] == by) break;
    }
    return {dx: best[1], dy: best[2], left: ink ? best[0] / ink : 0, ink: ink};
  };
  const found = window.lineBoxes.map(measure);
  let picture = null;
  if (window.wantPicture) {
    const canvas = new OffscreenCanvas(pdf.w, pdf.h), c = canvas.getContext('2d'), image = c.createImageData(pdf.w, pdf.h);
    for (let y = 0; y < Math.min(pdf.h, web.h); y++)
      for (let x = 0; x < Math.min(pdf.w, web.w); x++) {
        const i = 4 * (y * pdf.w + x), p = pdf.at[y * pdf.w + x], q = web.at[y * web.w + x];
        image.data[i] = q; image.data[i + 1] = p; image.data[i + 2] = p; image.data[i + 3] = 255;
      }
    c.putImageData(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    picture = btoa(text);
  }
  return {found: found, picture: picture};
})()"""


def png_of(ppm):
    """A raster (P6, 8 bits) as a PNG that is written soon: poppler's own take longer than drawing."""
    size, data = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm), memoryview(ppm)
    width, height = int(size[1]), int(size[2])
    rows = b"".join(part for y in range(height) for part in (b"\0", data[size.end() + y * 3 * width:][:3 * width]))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def data_url(png):
    return "data:image/png;base64," + base64.b64encode(png).decode()


def compare(browser, page, folder, dpi, save):
    scale = dpi / 72
    raster = os.path.join(folder, "page")
    subprocess.run(["pdftoppm", "-r", str(dpi), "-singlefile", page[:-5] + ".pdf", raster], check=True)
    with open(raster + ".ppm", "rb") as f:
        pdf = png_of(f.read())
    browser.window(1400, 900)
    browser.goto(page)
    width, height = browser.js("(({width, height}) => [+width, +height])(document.querySelector('.facsimile').dataset)")
    browser.window(round(width * scale), round(height * scale))
    browser.js(ISOLATE % (width * scale))
    browser.js("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1))))")
    lines = browser.js(LINES)
    web = browser.screenshot()
    browser.goto("about:blank")
    for name, value in (("webPicture", data_url(web)), ("pdfPicture", data_url(pdf))):
        browser.js(f"window.{name} = '{value}', 1")
    browser.js(f"window.lineBoxes = {[l['box'] for l in lines]}, window.wantPicture = {'true' if save else 'false'}, 1")
    answer = browser.js(COMPARE)
    if save:
        os.makedirs(save, exist_ok=True)
        name = "-".join(os.path.abspath(page).split(os.sep)[-3:])[:-5] + ".png"
        with open(os.path.join(save, name), "wb") as f:
            f.write(base64.b64decode(answer["picture"]))
    return [dict(line, **found) for line, found in zip(lines, answer["found"])]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--dpi", type=int, default=216)
    args.add_argument("--limit", type=float, default=0.4)
    args.add_argument("--alike", type=float, default=0.5)
    args.add_argument("--save")
    args.add_argument("pages", nargs="+")
    options = args.parse_args()
    skip_without(NAMES, "pdftoppm")
    bad = 0
    with Browser() as browser, tempfile.TemporaryDirectory() as folder:
        for page in options.pages:
            lines = compare(browser, page, folder, options.dpi, options.save)
            if not lines:
                sys.exit("nothing to compare in " + page)
            point = 72 / options.dpi
            for line in lines:
                line["off"] = max(abs(line["dx"]), abs(line["dy"])) * point
            wrong = [l for l in lines if l["off"] > options.limit or l["left"] > options.alike]
            bad += len(wrong)
            print(f"{page}: {len(lines)} pieces of lines, {len(wrong)} off by more than {options.limit} pt or drawn otherwise; "
                  f"largest shift {max(l['off'] for l in lines):.2f} pt, "
                  f"mean difference {sum(l['left'] for l in lines) / len(lines):.3f}")
            for l in sorted(wrong, key=lambda l: -l["off"])[:20]:
                print(f"  {l['dx'] * point:+.2f} {l['dy'] * point:+.2f} pt, difference {l['left']:.2f}, "
                      f"at {l['box']}: {l['text']}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
