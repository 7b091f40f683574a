"""Headless Chromium through its debugging pipe (Chrome DevTools Protocol), with nothing but the standard library."""
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile

NAMES = ("chromium", "chromium-browser", "google-chrome")


def skip_without(*programs):
    """Ends the test as skipped (77) when a program is not installed."""
    for names in programs:
        names = (names,) if isinstance(names, str) else names
        if not any(map(shutil.which, names)):
            print(f"skipped: {names[0]} is not installed")
            sys.exit(77)


class Program:
    """A browser with a fresh profile, in self.folder. with Program(names) as p: … p.start(options) …"""

    def __init__(self, names):
        skip_without(names)
        self.path = next(p for p in map(shutil.which, names) if p)
        self.folder = tempfile.mkdtemp()

    def start(self, options, **how):
        self.process = subprocess.Popen([self.path, "--headless", *options], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, **how)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


class Browser(Program):
    """One tab. with Browser() as b: b.goto(file); b.js("1 + 1")."""

    def __init__(self):
        super().__init__(NAMES)
        child_in, self.write_end = os.pipe()
        self.read_end, child_out = os.pipe()

        def pipes():  # the protocol's ends are descriptors 3 and 4
            os.dup2(child_in, 103)
            os.dup2(child_out, 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        self.start(["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
                    "--force-color-profile=srgb", "--disable-lcd-text", "--remote-debugging-pipe",
                    f"--user-data-dir={self.folder}", "about:blank"], preexec_fn=pipes, close_fds=False)
        os.close(child_in)
        os.close(child_out)
        self.serial, self.pending, self.events, self.session = 0, b"", [], None
        tab = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=tab["targetId"], flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Runtime.enable")

    def read(self):
        while b"\0" not in self.pending:
            part = os.read(self.read_end, 1 << 20)
            if not part:
                sys.exit("Chromium ended")
            self.pending += part
        message, _, self.pending = self.pending.partition(b"\0")
        return json.loads(message)

    def call(self, method, **params):
        self.serial += 1
        message = {"id": self.serial, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.write_end, data):]
        while True:
            answer = self.read()
            if answer.get("id") == self.serial:
                if "error" in answer:
                    sys.exit(f"Chromium: {method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def goto(self, path):
        self.events = []
        self.call("Page.navigate", url=path if ":" in path else "file://" + os.path.abspath(path))
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.read())
        self.js("document.fonts.ready.then(() => 1)")

    def js(self, expression):
        """The value of an expression (a promise's when it is one)."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            sys.exit("Chromium: " + json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def window(self, width, height, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def screenshot(self):
        """The window as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])
