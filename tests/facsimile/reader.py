#!/usr/bin/env python3
"""Can a page of the paper be read? reader.py [--all] SITE_FOLDER…   (out/site)

Of each paper's first issue the first page is used as readers do, in Chromium, from the folder and from a server: zoom by
keys, wheel, double click, pinch, buttons and the browser; clicks on a line, a kicker, a cell, a picture; back, Escape,
arrow keys, swipes; find over the ends of lines; selection; print; without its script; without any. On spreads 通版 an
article is opened. On the first paper's page from the folder all of it is done; from a server, and on the other papers'
pages, what is theirs (fonts, lines and selection), and one of the rest by turns; with --all each. All the while nothing is logged (no policy broken) and nothing is asked for elsewhere. Exit 0: so it is; 1: not; 77: no
Chromium.
"""
import base64
import functools
import glob
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
import time

from chromium import Browser, skip_without

MIDDLE = """(s => {
  const e = [...document.querySelectorAll(s)].find(e => e.getBoundingClientRect().width);
  if (!e) return null;
  e.scrollIntoView({block: 'center', behavior: 'instant'});
  const r = e.getBoundingClientRect();
  return [r.left + r.width / 2, r.top + r.height / 2, (e.closest('article') || e).dataset.slug || null];
})"""
STATE = """({hash: decodeURIComponent(location.hash.slice(1)), width: (e => e ? e.getBoundingClientRect().width : 0)(document.querySelector('.facsimile')),
  frame: (document.querySelector('.reading iframe') || {}).src || null, page: location.pathname.split('/').pop()})"""
# The ends of lines and beginnings of the next ones within a paragraph's column.
BROKEN = """[...document.querySelectorAll('.sheet article p text')].flatMap(t => {
  const lines = [...t.querySelectorAll(':scope > .line:not(:has(.v))')];
  const parts = l => [...new Intl.Segmenter().segment(l.textContent)].map(s => s.segment);
  return lines.slice(1).map((l, i) => parts(lines[i]).slice(-3).concat(parts(l).slice(0, 3)).join(''))
    .filter((s, i) => +lines[i].dataset.y < +lines[i + 1].dataset.y && s == s.trim());
}).slice(0, 40)"""


FONTS = "[...new Set([...document.fonts].filter(f => /^f[0-9a-f]{10}$/.test(f.family)).map(f => f.status))].join()"


SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(l => l.getEntries().forEach(e => sum += e.value)).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 200);
})"""


class Reader:
    def __init__(self, browser, page):
        self.b, self.page, self.faults = browser, page, []

    def check(self, ok, what):
        if not ok:
            self.faults.append(f"{self.page}: {what}")

    def open(self, width=1400, height=1000, scale=1):
        self.b.window(width, height, scale)
        self.b.goto("about:blank")
        self.b.goto(self.page)

    def ask(self, expression):
        """The value; None while another page is on its way."""
        try:
            return self.b.js(expression)
        except SystemExit as e:
            if "navigated" not in str(e) and "context" not in str(e):
                raise
            return None

    def state(self):
        return self.ask(STATE) or {"hash": "", "width": 0, "frame": None, "page": ""}

    def until(self, test, what):
        """Waits for a state that passes, at most three seconds."""
        for _ in range(60):
            state = self.state()
            if test(state):
                return state
            time.sleep(.05)
        self.check(False, f"{what}: {state}")
        return state

    def mouse(self, x, y, count=1):
        for n in range(1, count + 1):
            for kind in ("mousePressed", "mouseReleased"):
                self.b.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=n,
                            buttons=1 if kind == "mousePressed" else 0)

    def key(self, key):
        self.b.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key if len(key) == 1 else "")
        self.b.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def touch(self, *steps):
        """Each step is the fingers' places; none left at the end."""
        for i, points in enumerate(steps):
            self.b.call("Input.dispatchTouchEvent", type="touchMove" if i else "touchStart",
                        touchPoints=[{"x": x, "y": y, "id": k} for k, (x, y) in enumerate(points)])
        self.b.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def untouched(self):
        """What has been laid out when the script comes is right: laying it out again would hold up the reader."""
        for width in (1400, 1401, 390):
            self.open(width)
            self.check(self.b.js("document.documentElement.className + document.querySelector('.facsimile').style.width") == "",
                       f"at {width} px the script changes the page that is there")
            self.check(self.b.js(SHIFT) < .005, f"at {width} px what is there moves when more comes")

    def zoom(self):
        self.open()
        fit = self.state()["width"]
        points = float(self.b.js("document.querySelector('.facsimile').dataset.width"))
        self.key("+")
        larger = self.until(lambda s: s["width"] > 1.2 * fit, "+ does not enlarge")["width"]
        self.key("-")
        self.until(lambda s: s["width"] < .9 * larger, "- does not make smaller")
        for _ in range(14):
            self.key("+")
        most = self.state()["width"]
        self.check(abs(most / points / 96 * 72 - 4) < .01, f"at most {most / points / 96 * 72:.2f} times its size, not 4")
        self.key("0")
        self.until(lambda s: abs(s["width"] - fit) < 1, "0 does not fit")
        x, y, _ = self.b.js(MIDDLE + "('.sheet article p .line')")
        at = "(() => { const r = document.querySelector('.facsimile').getBoundingClientRect(); return (%f - r.left) / r.width; })()" % x
        before = self.b.js(at)
        self.b.call("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=-600, modifiers=2)
        self.until(lambda s: s["width"] > 1.5 * fit, "the wheel does not enlarge")
        self.check(abs(self.b.js(at) - before) < .01, "the wheel moves what is under the pointer")
        self.b.call("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, button="left", buttons=1, clickCount=1)
        left = self.b.js("document.querySelector('.viewer').scrollLeft")
        self.b.call("Input.dispatchMouseEvent", type="mouseMoved", x=x + 40, y=y - 30, button="left", buttons=1)
        self.b.call("Input.dispatchMouseEvent", type="mouseReleased", x=x + 40, y=y - 30, button="left", clickCount=1)
        self.check(self.b.js("document.querySelector('.viewer').scrollLeft") != left, "dragging does not move")
        self.check(not self.state()["hash"], "dragging opens an article")
        self.key("0")
        x, y, _ = self.b.js(MIDDLE + "('.sheet article p .line')")
        self.mouse(x, y, 2)
        self.until(lambda s: s["width"] > 1.3 * fit and not s["frame"], "a double click does not enlarge alone")
        self.key("0")
        for name, test in (("page", lambda s: s["width"] <= fit), ("in", lambda s: s["width"] > fit / 2), ("width", lambda s: abs(s["width"] - fit) < 1)):
            self.b.js(f"document.querySelector('[data-zoom={name}]').click()")
            self.until(test, f"the button {name}")
        self.b.window(700, 500, 2)  # the browser's zoom to 200 %
        self.until(lambda s: 2 * s["width"] > 1.5 * fit, "the browser's zoom does not enlarge")

    def articles(self):
        self.open()
        for what in ("p .line", "h2 .line", "[role=cell] .line", ".picture", "p .line"):
            found = self.b.js(MIDDLE + f"('.sheet article {what}')")
            if not found:
                continue
            x, y, slug = found
            self.mouse(x, y)
            state = self.until(lambda s: s["frame"] and s["hash"], f"{what}: a click does not open")
            self.check(state["hash"] == slug and state["frame"].endswith(slug + ".html"), f"{what}: opens {state}, not {slug}")
            self.b.js("history.back()")
            self.until(lambda s: not s["frame"] and not s["hash"], f"{what}: back does not close")
        self.mouse(x, y)
        self.until(lambda s: s["frame"], "a click does not open again")
        self.key("Escape")
        self.until(lambda s: not s["frame"] and not s["hash"], "Escape does not close")
        self.b.goto("about:blank")
        self.b.goto(self.page + "#" + slug)
        self.until(lambda s: s["frame"], "the address does not open")
        self.b.window(390, 844)
        box = self.b.js("(r => [r.left, r.right, r.bottom])(document.querySelector('.reading').getBoundingClientRect())")
        self.check(box == [0, 390, 844], f"no sheet on a phone: {box}")
        self.key("Escape")
        self.until(lambda s: not s["frame"], "Escape does not close what an address opened")
        self.check(self.b.js("(document.activeElement.closest('article') || {dataset: {}}).dataset.slug") == slug,
                   "closed, the keyboard does not go on where the article stands")

    def spread(self):
        """Two pages have the window's width, and one's beside an article, at whatever size they were."""
        self.open()
        width = "document.querySelector('.facsimile').getBoundingClientRect().width / innerWidth"
        slug = self.b.js("document.querySelector('.sheet article').dataset.slug")
        whole = self.b.js(width)
        self.check(whole > .9, f"a spread has {whole:.2f} of the window")
        for mode in ("width", "out"):
            self.b.js(f"document.querySelector('[data-zoom={mode}]').click()")
            self.b.js(f"location.hash = {slug!r}, 1")
            self.until(lambda s: s["frame"], "an article of a spread does not open")
            viewer, reading = self.b.js("['.viewer', '.reading'].map(s => document.querySelector(s).getBoundingClientRect()).map(r => [r.left, r.right])")
            self.check(viewer[1] <= reading[0] and reading[0] < .7 * 1400, f"{mode}: the article is not beside the spread")
            self.b.js("document.querySelector('.reading-close').click()")
            self.until(lambda s: not s["frame"], "an article of a spread does not close")
        self.b.js("document.querySelector('[data-zoom=width]').click()")
        self.check(abs(self.b.js(width) - whole) < .01, "a spread does not come back to its width")

    def turn(self):
        self.open()
        if not self.b.js("!!document.querySelector('.leaf a[rel=next]')"):
            return
        self.key("ArrowRight")
        self.until(lambda s: s["page"] == "02.html", "an arrow does not turn")
        self.b.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
        self.open(390, 844)
        self.touch([(300, 500)], [(200, 502)], [(90, 505)])
        self.until(lambda s: s["page"] == "02.html", "a swipe does not turn")
        self.open(390, 844)
        fit = self.state()["width"]
        self.touch([(150, 500), (250, 500)], [(100, 500), (300, 500)], [(60, 500), (340, 500)])
        self.until(lambda s: s["width"] > 1.8 * fit, "a pinch does not enlarge")
        self.b.call("Emulation.setTouchEmulationEnabled", enabled=False)

    def text(self):
        self.open()
        broken = self.b.js(BROKEN)
        self.check(len(broken) > 10, "no lines to find over")
        lost = [s for s in broken if not self.b.js(f"getSelection().removeAllRanges(), find({s!r})")]
        self.check(not lost, f"{len(lost)} of {len(broken)} not found: {lost[:4]}")
        self.b.js("getSelection().removeAllRanges()")
        text = self.b.js("""(r => (r.selectNodeContents(document.querySelector('.sheet')), getSelection().addRange(r),
          getSelection().toString()))(document.createRange())""")
        head = self.b.js("document.querySelector('.sheet .furniture').textContent")
        self.check(head in text.split("\n"), f"the masthead is not apart: {text[:80]!r}")
        glued = self.b.js("""[...document.querySelectorAll('.sheet p text')].flatMap(t => [...t.querySelectorAll(':scope > .line')]
          .map((l, i, a) => l.textContent.slice(-1) + (a[i + 1] ? a[i + 1].textContent[0] : '')))
          .filter(s => /^[a-z][A-Z]$/.test(s)).length""")
        self.check(glued == 0, f"{glued} words glued over a line's end")

    def paper(self):
        self.open()
        for width, height in ((8.27, 11.69), (8.5, 11), (11.69, 8.27)):
            pdf = base64.b64decode(self.b.call("Page.printToPDF", paperWidth=width, paperHeight=height)["data"])
            with tempfile.NamedTemporaryFile(suffix=".pdf") as f:
                f.write(pdf)
                f.flush()
                info = subprocess.run(["pdfinfo", f.name], capture_output=True, text=True, check=True).stdout
                words = subprocess.run(["pdftotext", "-bbox", f.name, "-"], capture_output=True, text=True, check=True).stdout
            pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
            right = max((float(v) for v in re.findall(r'xMax="([\d.]+)"', words)), default=0)
            foot = max((float(v) for v in re.findall(r'yMax="([\d.]+)"', words)), default=0)
            self.check(pages == 1, f"{pages} sheets of {width} × {height} in")
            self.check(right <= width * 72 and foot <= height * 72 and max(right / width, foot / height) > 60,
                       f"on {width} × {height} in the text ends at {right:.0f}, {foot:.0f} pt")

    def fonts(self):
        """Asked for when the page has been painted, all used when it is loaded."""
        self.open()
        late = self.b.js("""(() => {
          const painted = performance.getEntriesByName('first-contentful-paint')[0];
          const asked = performance.getEntriesByType('resource').filter(e => /woff2$/.test(e.name)).map(e => e.startTime);
          return painted && asked.length ? Math.min(...asked) - painted.startTime : 0;
        })()""")
        self.check(late >= 0, f"a font is asked for {-late:.0f} ms before the first paint")
        left = self.b.js("document.querySelectorAll('.sheet > :not(.fonts), iframe').length")
        self.check(left == 0, f"{left} parts without their fonts")
        self.check(self.b.js(FONTS) == "loaded", f"fonts: {self.b.js(FONTS)}")

    def held_back(self):
        """Parts that the script lets come one by one come without it, too, where scripts run but this one does not."""
        self.b.call("Network.setBlockedURLs", urls=["*/facsimile-*.js"])
        self.open()
        seen = "[...document.querySelectorAll('.sheet .line')].filter(l => l.checkVisibility()).length"
        for _ in range(100):
            n = self.b.js(seen)
            if n:
                break
            time.sleep(.05)
        self.check(n > 20, f"without its script {n} lines are to be seen")
        self.b.call("Network.setBlockedURLs", urls=[])

    def plain(self):
        self.b.call("Emulation.setScriptExecutionDisabled", value=True)
        self.open()
        self.check(self.b.js(FONTS) == "loaded", f"without a script, fonts: {self.b.js(FONTS)}")
        x, y, slug = self.b.js(MIDDLE + "('.sheet article p .line')")
        self.mouse(x, y)
        for _ in range(60):
            address = self.ask("location.href") or ""
            if address.endswith(f"/{slug}.html"):
                break
            time.sleep(.05)
        else:
            self.check(False, f"without a script a click leads to {address}, not to {slug}")
        self.open()
        fit = self.b.js("document.querySelector('.facsimile').getBoundingClientRect().width")
        self.b.window(467, 333, 3)  # the browser's zoom to 300 %
        self.check(3 * self.b.js("document.querySelector('.facsimile').getBoundingClientRect().width") > 2 * fit,
                   "without a script the browser's zoom does not enlarge")
        self.b.call("Emulation.setScriptExecutionDisabled", value=False)


def silence(browser, allowed):
    """What was logged, and asked for elsewhere."""
    out = []
    for e in browser.everything:
        p = e.get("params", {})
        if e.get("method") == "Log.entryAdded":
            if "ERR_BLOCKED_BY_CLIENT" not in p["entry"]["text"]:  # held_back
                out.append("log: " + p["entry"]["text"])
        elif e.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            out.append("console: " + str(p)[:200])
        elif e.get("method") == "Network.requestWillBeSent" and not p["request"]["url"].startswith((allowed, "about:")):
            out.append("asked for " + p["request"]["url"])
    return out


class Listening(Browser):
    """A tab whose events are kept over pages."""

    def __init__(self):
        self.everything = []
        super().__init__()
        for domain in ("Log", "Network"):
            self.call(domain + ".enable")

    def read(self):
        message = super().read()
        if "method" in message:
            self.everything.append(message)
        return message


def main():
    skip_without("pdfinfo", "pdftotext")
    every, sites = "--all" in sys.argv, [os.path.abspath(a) for a in sys.argv[1:] if a != "--all"]
    faults, n = [], 0
    http.server.SimpleHTTPRequestHandler.log_message = lambda *a: None
    for site in sites:
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=os.path.dirname(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        served = f"http://127.0.0.1:{server.server_port}/{os.path.basename(site)}"
        papers = sorted(os.path.relpath(p, site) for p in glob.glob(site + "/*/*-*-*/01.html"))
        for i, (base, page) in enumerate([("file://" + site, papers[0]), (served, papers[0])]
                                         + [("file://" + site, page) for page in papers[1:]]):
            with Listening() as browser:  # one each: another origin's process would forget what is emulated
                r = Reader(browser, f"{base}/{page}")
                others = [r.articles, r.turn, r.paper, r.untouched, r.zoom, r.plain, r.held_back]
                for act in [r.fonts, r.text] + (others if every or i == 0 else [others[(i - 1) % len(others)]]):
                    act()
                faults += r.faults + [f"{r.page}: {s}" for s in silence(browser, base)]
                n += 1
        for page in glob.glob(site + "/*/*-*-*/[0-9][0-9].html"):
            if 'class="reader spread"' in open(page, encoding="utf-8").read():
                with Listening() as browser:
                    r = Reader(browser, "file://" + page)
                    r.spread()
                    faults += r.faults + [f"{r.page}: {s}" for s in silence(browser, "file://" + site)]
        server.shutdown()
    print("\n".join(faults[:40]))
    print(f"{n} pages read, {len(faults)} faults")
    sys.exit(1 if faults or not n else 0)


if __name__ == "__main__":
    main()
