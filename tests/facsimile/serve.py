#!/usr/bin/env python3
"""`paiban serve` in Chromium: a fault comes over the page and goes, a change loads the page again where it was.

serve.py PAIBAN FOLDER [SHOT.png]: the folder is made anew."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

from chromium import Browser

PARAGRAPH = "这一段只为占地方，好让页面长得要翻动。" * 12
ARTICLE = "---\ntitle: %s\npage: %d\n---\n\n" + "\n\n".join([PARAGRAPH] * 14) + "\n"


def make(root):
    shutil.rmtree(root, ignore_errors=True)
    day = root / "content/demo/2021-11-02"
    day.mkdir(parents=True)
    (root / "content/group.yaml").write_text("name: 试报集团\nbase_url: https://paper.test/\npapers: [demo]\n")
    (root / "content/demo/paper.yaml").write_text("title: 试报\nlang: zh-Hans\nlayout: broadsheet\npublisher: 试报社\n")
    (day / "first.md").write_text(ARTICLE % ("第一条消息", 1))
    return day / "first.md"


class Serve:
    def __init__(self, paiban, root):
        self.process = subprocess.Popen([paiban, "serve", root, "--port=0"], stdout=subprocess.PIPE, text=True)
        self.url = None
        while not self.url:
            line = self.process.stdout.readline() or sys.exit("serve: it ended")
            found = re.search(r"http://\S+", line)
            self.url = found and found.group()

    def __enter__(self):
        return self.url

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)


def wait(browser, expression, what, seconds=20):
    end = time.time() + seconds
    while not browser.js(f"try {{ !!({expression}) }} catch (e) {{ false }}"):
        if time.time() > end:
            sys.exit(f"serve: {what}: {browser.js('document.body.innerText')[:800]}")
        time.sleep(0.03)


def place(browser):
    return browser.js("[Math.round(scrollX), Math.round(scrollY)].join()")


def main(paiban, root, shot=None):
    root = pathlib.Path(root)
    article = make(root)
    text = article.read_text()
    with Serve(paiban, str(root)) as url, Browser() as b:
        b.window(900, 600)
        b.goto(url + "demo/2021-11-02/first.html")
        b.js("scrollTo(0, 700); window.old = 1")
        at = place(b)
        assert at == "0,700", at

        # A fault: over the old page, with its place, the source line and a caret under the place.
        article.write_text(text.replace("title: ", "titel: "))
        wait(b, "document.querySelector('#paiban-faults pre')", "no fault is shown")
        seen = b.js("document.querySelector('#paiban-faults').innerText")
        for words in ("content/demo/2021-11-02/first.md:2:1", "titel: 第一条消息", "^", "title"):
            assert words in seen, (words, seen)
        wait(b, """(() => { const r = s => document.querySelector('#paiban-faults ' + s).getBoundingClientRect();
            return Math.abs(r('.paiban-at').left - r('.paiban-caret').left) < 1 && r('.paiban-caret').top >= r('.paiban-at').bottom - 4; })()""",
             "the caret isn't under its place")
        wait(b, "getComputedStyle(document.querySelector('#paiban-faults')).position == 'fixed'", "no style")
        assert b.js("window.old") == 1 and "占地方" in b.js("document.querySelector('main').innerText")
        if shot:
            pathlib.Path(shot).write_bytes(b.screenshot())

        # Mended: it goes, and the page stays as it was.
        article.write_text(text)
        wait(b, "!document.querySelector('#paiban-faults')", "the fault stays")
        assert b.js("window.old") == 1 and place(b) == at, place(b)

        # A change: loaded again, at the same place, and said.
        article.write_text(text.replace("第一条", "改过的"))
        wait(b, "!window.old && document.readyState == 'complete' && document.title.includes('改过的')", "not loaded again")
        wait(b, f"[Math.round(scrollX), Math.round(scrollY)].join() == '{at}'", "not where it was: " + place(b))
        wait(b, "/\\d\\.\\d/.test(document.querySelector('.paiban-note').innerText)", "not said how long it took")

        # A page of the paper: its zoom, what of it is seen, the article opened beside it.
        b.goto(url + "demo/2021-11-02/01.html#first")
        b.js("document.querySelector('[data-zoom=in]').click(); document.querySelector('[data-zoom=in]').click()")
        b.js("document.querySelector('.viewer').scrollLeft = 50; scrollTo(0, 300); window.old = 1")
        look = ("(() => { const p = document.querySelector('.facsimile'), v = document.querySelector('.viewer');"
                "return [Math.round(p.getBoundingClientRect().width), v.scrollLeft, Math.round(scrollY),"
                "document.querySelector('.reading iframe') ? 1 : 0, location.hash].join(); })()")
        before = b.js(look)
        assert before.endswith(",1,#first"), before
        article.write_text(text)
        wait(b, "!window.old && document.readyState == 'complete'", "the page of the paper isn't loaded again")
        wait(b, f"{look} == '{before}'", f"{before} was, now {b.js(look)}")

        # The page for what is missing knows of it, too.
        b.goto(url + "nothing.html")
        article.write_text("---\n")
        wait(b, "document.querySelector('#paiban-faults')", "no fault on the page for what is missing")
    print("serve: faults come and go, pages keep their place")


main(*sys.argv[1:])
