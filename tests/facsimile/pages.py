#!/usr/bin/env python3
"""Is every page of a site sound in a browser? pages.py [--all] SITE_FOLDER…   (out/site)

On a desk, on a phone and in the dark: nothing is wider than the window, every picture is there and has its alt text,
type is at least 11 px, text stands out from its ground by 4.5 : 1 (WCAG 1.4.3; but for links that lead nowhere yet),
ids are unique, links and buttons have names, nothing is missing or complained of. Paper is the same whatever the
screen's scheme. Without scripts the same text is there. Of an issue's pages every third is looked at, of articles every
sixth, of lists one of a kind, with --all each. Exit 0: so it is; 1: not; 77: no Chromium.
"""
import os
import sys

from chromium import Browser

LOOK = r"""(() => {
  const faults = [], root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push(`${root.scrollWidth} px wide`);
  for (const i of document.images) {
    if (!i.hasAttribute('alt')) faults.push('no alt: ' + i.src);
    if (i.loading != 'lazy' && !(i.complete && i.naturalWidth)) faults.push('not loaded: ' + i.src);
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  ids.filter((id, i) => ids.indexOf(id) != i).forEach(id => faults.push('twice: #' + id));
  for (const e of document.querySelectorAll('a,button'))
    if (!e.textContent.trim() && !e.dataset.mark && !e.getAttribute('aria-label') && e.getAttribute('aria-hidden') != 'true')
      faults.push('no name: ' + e.outerHTML.slice(0, 80));
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true}), known = {};
  const colour = s => {
    if (!known[s]) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = s;
      canvas.fillRect(0, 0, 1, 1);
      known[s] = [...canvas.getImageData(0, 0, 1, 1).data];
    }
    return known[s];
  };
  const luminance = c => {
    const [r, g, b] = c.map(v => v / 255 <= .03928 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] > 250) return c;
    }
    return colour('white');
  };
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.facsimile,svg,.vh,[hidden],.skip,.off,script,style,noscript,rp')) continue;
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue;
    const style = getComputedStyle(e), a = luminance(colour(style.color)), b = luminance(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faults.push(`${ratio.toFixed(1)} : 1 ${e.outerHTML.slice(0, 60)}`);
    if (parseFloat(style.fontSize) < 11 && !e.closest('rt,.note')) faults.push(`${style.fontSize}: ${e.outerHTML.slice(0, 60)}`);
  }
  return faults;
})()"""

PAPER = r"""[...document.querySelectorAll('body, body *')].filter(e => e.checkVisibility()).map(e => {
  const s = getComputedStyle(e);
  return [s.color, s.backgroundColor, s.fill, s.stroke, s.filter].join();
}).join(';')"""

TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, '')"


def complaints(browser):
    """What the browser logged since the page was asked for: files that are missing, scripts that failed."""
    for event in browser.events:
        if event["method"] == "Log.entryAdded":
            yield event["params"]["entry"]["text"]
        elif event["method"] == "Runtime.exceptionThrown":
            yield event["params"]["exceptionDetails"]["text"]


def leads_on(page):
    """A page that the browser leaves at once: the second of a spread."""
    with open(page, encoding="utf-8") as f:
        return '<meta http-equiv="refresh"' in f.read(4096)


def is_article(page):
    name = os.path.basename(page)
    return os.path.exists(os.path.join(os.path.dirname(page), "01.html")) and not name[0].isdigit() and name != "index.html"


def a_sample(pages):
    lists = [p for p in pages if os.path.basename(os.path.dirname(p)) in ("sections", "columns", "tags", "authors")]
    alike = {p for p in lists if sum(os.path.dirname(q) == os.path.dirname(p) and q < p for q in lists) >= 1}
    articles = [p for p in pages if is_article(p)]
    alike |= set(articles) - set(articles[::6])
    for folder in {os.path.dirname(p) for p in articles}:
        facsimiles = [p for p in pages if os.path.dirname(p) == folder and os.path.basename(p)[:2].isdigit() and not leads_on(p)]
        alike |= set(facsimiles) - set(facsimiles[::3])
    return [p for p in pages if p not in alike]


def main():
    every, sites = "--all" in sys.argv, [a for a in sys.argv[1:] if a != "--all"]
    pages = [os.path.join(folder, name) for site in sites for folder, _, names in sorted(os.walk(site))
             for name in sorted(names) if name.endswith(".html")]
    pages = [p for p in (pages if every else a_sample(pages)) if not leads_on(p)]
    bad = 0
    with Browser() as browser:
        browser.call("Log.enable")
        for page in pages:
            faults = []
            for name, width, scheme in (("desk", 1400, "light"), ("dark", 1400, "dark"), ("phone", 320, "light")):
                browser.window(width, 900)
                browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                if name == "desk":
                    browser.goto(page)
                    faults += [f"desk: {c}" for c in complaints(browser)]
                faults += [f"{name}: {f}" for f in browser.js(LOOK)]
            papers = []
            for scheme in ("light", "dark"):
                browser.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": scheme}])
                papers.append(browser.js(PAPER))
            if papers[0] != papers[1]:
                faults.append("a dark screen reaches paper")
            browser.call("Emulation.setEmulatedMedia", media="", features=[])
            with_scripts = browser.js(TEXT)
            browser.call("Emulation.setScriptExecutionDisabled", value=True)
            browser.goto(page)
            without = browser.js(TEXT)
            browser.call("Emulation.setScriptExecutionDisabled", value=False)
            if len(without) < 10 or len(without) < len(with_scripts) - 60:  # the search field and two buttons
                faults.append(f"{len(without)} characters without scripts, {len(with_scripts)} with them")
            bad += len(faults)
            for fault in faults[:8]:
                print(f"{page}: {fault}")
        print(f"{len(pages)} pages, {bad} faults")
    sys.exit(1 if bad or not pages else 0)


if __name__ == "__main__":
    main()
