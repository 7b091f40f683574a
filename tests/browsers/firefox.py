#!/usr/bin/env python3
"""A facsimile page in Firefox: words over a line's end are found, selected text is the paragraph's, the page is enlarged.

firefox.py PAGE…   Firefox by its own protocol (Marionette), with nothing but the standard library. Exit 0: so it is; 1: not;
77: no Firefox.
"""
import json
import pathlib
import socket
import sys
import time

import kinds  # the way to chromium.py
from chromium import Program

NAMES = ("firefox-esr", "firefox")


class Firefox(Program):
    """One tab. with Firefox() as f: f.goto(file); f.js("return 1 + 1")."""

    def __init__(self):
        super().__init__(NAMES)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        pathlib.Path(self.folder, "user.js").write_text(
            'user_pref("marionette.port", %d);\nuser_pref("ui.prefersReducedMotion", 1);\n' % port, encoding="ascii")
        self.start(["--marionette", "--no-remote", "--profile", self.folder])
        self.socket, self.pending, self.serial = self.connect(port), b"", 0
        self.read()
        self.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})
        self.call("WebDriver:SetWindowRect", {"width": 1400, "height": 900})

    def connect(self, port):
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=120)
            except OSError:
                time.sleep(0.2)
        sys.exit("firefox.py: Firefox does not answer")

    def read(self):
        """A message: its length in bytes, a colon, JSON."""
        while not self.is_whole():
            part = self.socket.recv(1 << 16)
            if not part:
                sys.exit("firefox.py: Firefox ended")
            self.pending += part
        length, _, rest = self.pending.partition(b":")
        message, self.pending = rest[:int(length)], rest[int(length):]
        return json.loads(message)

    def is_whole(self):
        length, colon, rest = self.pending.partition(b":")
        return bool(colon) and len(rest) >= int(length)

    def call(self, command, parameters=None):
        self.serial += 1
        data = json.dumps([0, self.serial, command, parameters or {}]).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self.read()
        if error:
            sys.exit("firefox.py: %s: %s" % (command, error["message"]))
        return result

    def goto(self, path):
        self.call("WebDriver:Navigate", {"url": pathlib.Path(path).resolve().as_uri()})
        self.js("return document.fonts.ready.then(() => 1)")

    def js(self, script, *args):
        return self.call("WebDriver:ExecuteScript", {"script": script, "args": list(args)})["value"]

    def keys(self, text):
        self.call("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "k", "actions": [
            {"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]}]})


# Of each paragraph with a broken line: some characters before the line's end and some after it.
BROKEN = """const out = [], letters = new Intl.Segmenter();
for (const text of document.querySelectorAll('.sheet article p text')) {
  const lines = [...text.querySelectorAll('.line')].map(l => [...letters.segment(l.textContent)].map(s => s.segment));
  for (let i = 1; i < lines.length; i++) {
    const word = [...lines[i - 1].slice(-3), ...lines[i].slice(0, 3)].join('');
    if (/^[\\u4e00-\\u9fff\\u0f00-\\u0fff]{6,}$/.test(word)) out.push(word);
  }
}
return out"""
FIND = """getSelection().removeAllRanges();
const found = window.find(arguments[0], true, false, true, false, true, false);
return [found, getSelection().toString().replace(/\\s/g, '')]"""
SELECT = """const p = [...document.querySelectorAll('.sheet article p')].find(p => p.querySelectorAll('.line').length > 2);
const range = document.createRange();
range.selectNodeContents(p.querySelector('text'));
getSelection().removeAllRanges();
getSelection().addRange(range);
return [getSelection().toString().replace(/\\s+/g, ''), p.querySelector('text').textContent.replace(/\\s+/g, '')]"""
WIDTH = "return document.querySelector('.facsimile').getBoundingClientRect().width"


def look(firefox, page):
    faults = []
    firefox.goto(page)
    words = firefox.js(BROKEN)
    words = words[::max(1, len(words) // 20)]
    if not words:
        faults.append("no line is broken: nothing to look for")
    for word in words:
        found, selected = firefox.js(FIND, word)
        if not found or selected != word:
            faults.append("not found over a line's end: %s (%s)" % (word, selected))
    selected, text = firefox.js(SELECT)
    if not text or selected != text:
        faults.append("selected: %s, not %s" % (selected[:40], text[:40]))
    before = firefox.js(WIDTH)
    firefox.js("document.querySelector('.viewer').focus()")
    firefox.keys("+")
    wide = firefox.js(WIDTH)
    firefox.keys("0")
    again = firefox.js(WIDTH)
    if not before * 1.1 < wide or abs(again - before) > 2:
        faults.append("%.0f px wide, with + %.0f, with 0 %.0f" % (before, wide, again))
    return faults, len(words)


def main():
    bad, words = 0, 0
    with Firefox() as firefox:
        for page in sys.argv[1:]:
            faults, n = look(firefox, page)
            words += n
            bad += len(faults)
            for fault in faults:
                print("%s: %s" % (page, fault))
    print("%d pages, %d words over lines' ends, %d faults" % (len(sys.argv) - 1, words, bad))
    sys.exit(1 if bad or len(sys.argv) < 2 else 0)


if __name__ == "__main__":
    main()
