#!/usr/bin/env python3
"""Does an article's page do what it offers? article.py SITE_FOLDER   (out/site)

In Chromium, on a long article with notes: it is read aloud sentence by sentence, each marked, each once, in order, by a
voice of its language, and not at all where there is none; its address is copied; the contents lead to its headings; a
picture keeps its proportions; a lead picture leaves room for text; 404.html leads home from any depth; nothing is
logged.
Exit 0: so it is; 1: not; 77: no Chromium.
"""
import glob
import os
import re
import shutil
import sys
import tempfile

from chromium import Browser

# A browser that has voices for these languages, and says at once what it is given.
VOICES = """(() => {
  window.said = [];
  window.marked = [];
  const voices = %s.map(lang => ({lang, name: lang, localService: true}));
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => voices, cancel() {}, addEventListener() {},
    speak(u) {
      said.push([u.text, u.lang]);
      const ranges = [...(CSS.highlights.get('spoken') || [])];
      marked.push(ranges.map(r => {
        const part = r.cloneContents();
        part.querySelectorAll('rt, rp, .note').forEach(e => e.remove());
        return part.textContent;
      }).join('|'));
      if (said.length != window.stopAt) setTimeout(() => u.onend && u.onend(), 0);
    },
  }});
})()"""
READ = """new Promise(done => {
  document.querySelector('.listen').click();
  const wait = () => document.querySelector('.listen-stop').hidden ? done({said, marked}) : setTimeout(wait, 20);
  wait();
})"""
# What is to be heard: headline and text without readings, marks and code.
HEARD = """(() => {
  const story = document.querySelector('.story').cloneNode(true);
  story.querySelectorAll('rt, rp, pre, .note, .notes, .contents, .byline, .column, .filed').forEach(e => e.remove());
  return story.textContent.replace(/\\s/g, '');
})()"""
squeeze = lambda s: re.sub(r"\s", "", s)


class Article:
    def __init__(self, browser, page):
        self.b, self.page, self.faults, self.script = browser, page, [], None

    def check(self, ok, what):
        if not ok:
            self.faults.append(f"{self.page}: {what}")

    def open(self, voices, width=1400, height=900):
        if self.script:
            self.b.call("Page.removeScriptToEvaluateOnNewDocument", identifier=self.script)
        self.script = self.b.call("Page.addScriptToEvaluateOnNewDocument", source=VOICES % voices)["identifier"]
        self.b.window(width, height)
        self.b.goto(self.page)
        logged = [e["params"]["entry"]["text"] for e in self.b.events if e["method"] == "Log.entryAdded"]
        self.check(not logged, f"logged: {logged}")

    def aloud(self):
        lang = self.b.js("document.querySelector('.story').lang")
        voice = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(lang, lang)
        self.open(["fr-FR"])
        self.check(not self.b.js("!!document.querySelector('.listen')"), "reading is offered without a voice for it")
        self.open(["en-US", voice])
        spoken = self.b.js(READ)
        said, marked = [s for s, _ in spoken["said"]], spoken["marked"]
        self.check({l for _, l in spoken["said"]} == {voice}, "another language's voice reads")
        self.check([squeeze(s) for s in said] == [squeeze(m) for m in marked], "what is said is not what is marked")
        self.check(squeeze("".join(said)) == self.b.js(HEARD), "the text is not what is heard")
        self.check(len(said) > 5 and max(map(len, said)) < 260, f"{len(said)} sentences, the longest {max(map(len, said))}")
        self.check(not self.b.js("CSS.highlights.has('spoken')"), "a mark stays when all is read")
        # stopped on the way and taken up again
        self.b.js("said.length = 0, window.stopAt = 3, document.querySelector('.listen').click(), 1")
        self.b.js("new Promise(r => setTimeout(r, 100))")
        self.check(self.b.js("said.length == 3 && CSS.highlights.has('spoken')"), "the third sentence is not marked")
        self.b.js("document.querySelector('.listen').click(), window.stopAt = 0, document.querySelector('.listen').click(), 1")
        self.check(self.b.js("said[3][0] == said[2][0]"), "it goes on elsewhere than where it stopped")
        self.b.js("document.querySelector('.listen-stop').click(), 1")
        self.check(not self.b.js("CSS.highlights.has('spoken')"), "a mark stays after the end")

    def copies(self):
        got = self.b.js("""new Promise(done => {
          Object.defineProperty(navigator, 'clipboard', {value: {writeText: t => (done(t), Promise.resolve())}, configurable: true});
          [...document.querySelectorAll('.size button')].find(b => b.textContent == document.querySelector('.size').dataset.copy).click();
        })""")
        wanted = self.b.js("(document.querySelector('link[rel=canonical]') || location).href")
        self.check(got == wanted, f"copied {got}, not {wanted}")

    def contents(self):
        lost = self.b.js("""[...document.querySelectorAll('.contents a')].filter(a => {
          const h = document.getElementById(decodeURIComponent(a.hash.slice(1)));
          return !h || !/^H[2-6]$/.test(h.tagName) || h.textContent.trim() != a.textContent.trim();
        }).map(a => a.textContent)""")
        self.check(self.b.js("document.querySelectorAll('.contents a').length") >= 3, "no contents")
        self.check(not lost, f"contents lead nowhere: {lost}")

    def pictures(self):
        for width, least in ((390, 390 - 60), (1400, 600)):
            self.open([], width)
            for name, natural, shown, ratio in self.b.js("""Promise.all([...document.querySelectorAll('.body img')].map(async i => {
                i.loading = 'eager'; await i.decode();
                return [i.currentSrc.split('/').pop(), i.naturalWidth, i.clientWidth, i.clientWidth / i.clientHeight / (i.getAttribute('width') / i.getAttribute('height'))];
              }))"""):
                self.check(abs(ratio - 1) < 0.02, f"{name} is not in proportion at {width}: {ratio}")
        room = self.b.js("(i => i ? i.clientHeight / innerHeight : 0)(document.querySelector('.body .lead img'))")
        self.check(room <= 0.61, f"the lead picture has {room:.2f} of the window's height")


def lost(browser, site):
    """404.html where a server shows it, deep in the site: its links lead where they should. The policy lets it, and it
    asks for nothing, an icon at the server's root either."""
    text = open(os.path.join(site, "404.html"), encoding="utf-8").read()
    paper = os.path.basename(os.path.dirname(glob.glob(os.path.join(site, "*/feed.xml"))[0]))
    faults = [] if '<link rel="icon" href="data:' in text else ["404: browsers ask for /favicon.ico"]
    for depth in ("", f"{paper}/", f"{paper}/2021-13-01/"):
        folder = tempfile.mkdtemp()
        os.makedirs(os.path.join(folder, "sub", depth), exist_ok=True)
        path = os.path.join(folder, "sub", depth, "gone.html")
        open(path, "w", encoding="utf-8").write(text)
        browser.goto(path)
        faults += [e["params"]["entry"]["text"] for e in browser.events if e["method"] == "Log.entryAdded"]
        hrefs = browser.js("[...document.querySelectorAll('a')].map(a => a.href).concat(document.forms[0].action)")
        home = open(os.path.join(site, "index.html"), encoding="utf-8").read()
        known = re.search('<link rel="canonical" href="([^"]*)"', home)  # the site knows its address
        base = known[1] if known else "file://" + folder + "/sub/"
        faults += [f"404 at {depth}: {h}" for h in hrefs if not h.startswith(base) or re.search("2021-13|/gone", h)]
        if f"{base}{paper}/index.html" not in hrefs:
            faults.append(f"404 at {depth}: {hrefs}")
        shutil.rmtree(folder)
    return faults


def main():
    pages = sorted(glob.glob(os.path.join(sys.argv[1], "*/*/*.html")))
    texts = {p: open(p, encoding="utf-8").read() for p in pages}
    long = next(p for p in pages if 'class="contents"' in texts[p])
    pictured = next(p for p in pages if '<figure class="lead">' in texts[p] and "<picture>" in texts[p])
    with Browser() as browser:
        browser.call("Log.enable")
        a, b = Article(browser, long), Article(browser, pictured)
        a.open([])
        a.contents()
        a.copies()
        a.aloud()
        b.open([])
        b.pictures()
        a.faults += lost(browser, sys.argv[1])
    for fault in a.faults + b.faults:
        print(fault)
    sys.exit(1 if a.faults + b.faults else 0)


if __name__ == "__main__":
    main()
