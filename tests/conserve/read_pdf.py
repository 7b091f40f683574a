"""What a tagged PDF says: its structure tree, each element's marked content decoded with the fonts' ToUnicode maps.
qpdf lays the file open as JSON."""
import base64
import json
import re
import subprocess

from read_pages import Edition

TOKEN = re.compile(rb"""%[^\r\n]*|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s\[\]<>()/%]*
                       |[^\s\[\]<>()/%]+""", re.X | re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescape(m):
    s = m.group(1)
    if s[:1] in b"01234567":
        return bytes([int(s, 8) & 255])
    return b"" if s in (b"\n", b"\r\n") else ESCAPES.get(s, s)


def string(token):
    """The bytes of a string token."""
    if token[:1] == b"(":
        return ESCAPE.sub(_unescape, token[1:-1])
    digits = re.sub(rb"\s", b"", token[1:-1])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


class Pdf:
    def __init__(self, path):
        out = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                              "--decode-level=generalized", path], stdout=subprocess.PIPE, check=True).stdout
        self.objects = json.loads(out)["qpdf"][1]
        self.maps, self.contents = {}, {}

    def get(self, value):
        """What a reference stands for; streams by their dictionary."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            o = self.objects["obj:" + value]
            value = o["value"] if "value" in o else o["stream"]["dict"]
        return value

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def root(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    # ---- fonts ----

    def to_unicode(self, font):
        """Code → text, and how many bytes a code has."""
        if font not in self.maps:
            f, table = self.get(font), {}
            width = 2 if f["/Subtype"] == "/Type0" else 1
            if "/ToUnicode" in f:
                self._read_map(self.data(f["/ToUnicode"]), table)
            self.maps[font] = table, width
        return self.maps[font]

    @staticmethod
    def _read_map(data, table):
        text = lambda token: string(token).decode("utf-16-be")
        number = lambda token: int.from_bytes(string(token), "big")
        for kind, body in re.findall(rb"begin(bfchar|bfrange)(.*?)endbf", data, re.S):
            tokens = TOKEN.findall(body)
            at = 0
            while at < len(tokens):
                if kind == b"bfchar":
                    table[number(tokens[at])] = text(tokens[at + 1])
                    at += 2
                    continue
                low, high = number(tokens[at]), number(tokens[at + 1])
                if tokens[at + 2] == b"[":
                    for code in range(low, high + 1):
                        table[code] = text(tokens[at + 3 + code - low])
                    at += 4 + high - low
                else:
                    first = text(tokens[at + 2])
                    for code in range(low, high + 1):
                        table[code] = first[:-1] + chr(ord(first[-1]) + code - low)
                    at += 3

    def decode(self, font, data):
        table, width = self.to_unicode(font)
        codes = [int.from_bytes(data[i:i + width], "big") for i in range(0, len(data), width)]
        return "".join(table.get(c, "\ufffd") for c in codes)

    # ---- content ----

    def content(self, page):
        """MCID → (text, [(width, height) of pictures])."""
        if page not in self.contents:
            p = self.get(page)
            streams = p["/Contents"] if isinstance(p["/Contents"], list) else [p["/Contents"]]
            resources = self.get(p["/Resources"])
            self.contents[page] = self._run(b"\n".join(self.data(s) for s in streams), resources)
        return self.contents[page]

    def _run(self, data, resources):
        fonts = self.get(resources.get("/Font", {}))
        pictures = self.get(resources.get("/XObject", {}))
        found, stack, open_, font = {}, [], [], None
        for token in TOKEN.findall(data):
            if not re.match(rb"[A-Za-z'\"]", token):
                stack.append(token)
                continue
            if token in (b"BDC", b"BMC"):
                line = b" ".join(stack)
                m = re.search(rb"/MCID (\d+)", line)
                actual = re.search(rb"/ActualText (\(.*?\)|<[0-9A-Fa-f]*>)", line)
                open_.append((int(m.group(1)) if m else None, b"/Artifact" in stack))
                if m:
                    found.setdefault(int(m.group(1)), ["", []])
                if actual:
                    raise ValueError("an ActualText: nothing here reads it")
            elif token == b"EMC":
                open_.pop()
            elif token == b"Tf":
                font = fonts[stack[-2].decode()]
            elif token in (b"Tj", b"TJ", b"'", b'"'):
                self._take(found, open_, "".join(self.decode(font, string(s)) for s in stack if s[:1] in (b"(", b"<")
                                                 and s != b"<<"), None)
            elif token == b"Do":
                x = self.get(pictures[stack[-1].decode()])
                if x.get("/Subtype") == "/Image":
                    self._take(found, open_, "", (x["/Width"], x["/Height"]))
            elif token == b"BI":
                self._take(found, open_, "", (0, 0))
            stack = []
        return found

    @staticmethod
    def _take(found, open_, text, picture):
        mcid = next((m for m, _ in reversed(open_) if m is not None), None)
        if mcid is not None:
            found[mcid][0] += text
            found[mcid][1] += [picture] if picture else []
        elif not any(artifact for _, artifact in open_):
            found.setdefault(None, ["", []])[0] += text

    # ---- structure ----

    def element(self, value, page=None):
        """(type, text of its own, pictures, kids) in reading order: ('#', text, pictures) for marked content."""
        e = self.get(value)
        page = e.get("/Pg", page)
        kids = e.get("/K", [])
        out = []
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                out.append(("#", *self.content(page).get(kid, ("", []))))
                continue
            k = self.get(kid)
            if k.get("/Type") == "/MCR":
                out.append(("#", *self.content(k.get("/Pg", page)).get(k["/MCID"], ("", []))))
            elif "/S" in k:
                out.append(self.element(kid, page))
        return (e["/S"], e.get("/Alt", "")[2:], out)

    def articles(self):
        """All /Art elements in order."""
        root = self.get(self.root()["/StructTreeRoot"])
        found = []

        def walk(e):
            if e[0] == "/Art":
                found.append(e)
            elif e[0] != "#":
                for kid in e[2]:
                    walk(kid)

        kids = root["/K"] if isinstance(root["/K"], list) else [root["/K"]]
        for kid in kids:
            walk(self.element(kid))
        return found


ASIDE = ("/Lbl", "/Reference", "/RT")  # labels, note marks, readings: beside the lines on the page


def text_of(e):
    """The text of an element without what stands beside its lines and without captions."""
    return e[1] if e[0] == "#" else "".join(text_of(k) for k in e[2] if k[0] not in ASIDE + ("/Caption",))


def all_text(e):
    return e[1] if e[0] == "#" else "".join(all_text(k) for k in e[2])


def edition(art, names, jump):
    """An /Art as an edition. names: size → picture; jump: what matches jump lines."""
    out = Edition()

    def beside(e, parent):
        if e[0] in ASIDE:
            (out.labels if parent == "/LI" else out.marks).append(all_text(e))
        elif e[0] != "#":
            for kid in e[2]:
                beside(kid, e[0])

    def walk(e):
        if e[0] == "#":
            out.main.append(e[1])
            out.figures.extend(names.get(s, str(s)) for s in e[2])
            return
        own = text_of(e)
        if e[0] == "/Figure":
            out.figures.extend(names.get(s, str(s)) for k in e[2] for s in (k[2] if k[0] == "#" else []))
        if e[0] in ("/Figure", "/Table"):
            out.captions.extend(text_of(k) for k in e[2] if k[0] == "/Caption")
        if e[0] == "/Div":  # pictures and a paragraph, their caption
            out.captions.extend(text_of(k) for k in e[2] if k[0] == "/P")
        if e[0] == "/Table":
            out.tables.append(own)
        elif e[0] == "/H1" and any(k == "/H1" for k in seen):
            out.repeats.append(own)
        elif e[0] != "/Figure" and not (e[0] == "/P" and jump.fullmatch("".join(own.split()))):
            for kid in e[2]:
                if kid[0] not in ASIDE and not (e[0] == "/Div" and kid[0] == "/P"):
                    walk(kid)
        seen.append(e[0])
        out.items += e[0] == "/LI"

    seen = []
    for kid in art[2]:
        walk(kid)
        beside(kid, "")
    return out
