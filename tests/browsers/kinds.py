"""The kinds of page of a published site, and where npm's tools are."""
import functools
import gzip
import http.server
import pathlib
import re
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "facsimile")]  # npm.py, chromium.py
from npm import install


def npm(tool, folder="npm"):
    """The folder of a tool that package.json names, or long/package.json; installed below the working folder when need
    be. None without npm."""
    source = next(f for f in (HERE, HERE / "long") if '"%s"' % tool in (f / "package.json").read_text(encoding="utf-8"))
    return install(source, pathlib.Path(folder).resolve() / source.name, tool)


class Server:
    """with Server(folder) as s: s.url is the address of what is in the folder, compressed as servers do."""

    def __init__(self, folder):
        handler = functools.partial(Compressed, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = "http://127.0.0.1:%d/" % self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Texts by gzip; everything may be kept for a year but pages."""
    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript; charset=utf-8",
                      ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".woff2": "font/woff2"}

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=%d" % (600 if path.suffix == ".html" else 31536000))
        self.end_headers()
        self.wfile.write(data)


def kind(site, page):
    """What kind of page a file of the site is: group, lost, paper, month, issue, page, article or another list."""
    parts = page.relative_to(site).parts
    name = parts[-1]
    if len(parts) == 1:
        return {"index.html": "group", "404.html": "lost"}.get(name, name[:-5])
    if len(parts) == 2:
        return "paper" if name == "index.html" else "month" if re.fullmatch(r"\d{4}-\d\d\.html", name) else "list"
    if len(parts) > 3 or not re.match(r"\d{4}-\d\d-\d\d", parts[1]):
        return "list"
    if name == "index.html":
        return "issue"
    return "page" if re.fullmatch(r"[A-Z]{0,3}\d\d\.html", name) else "article"


def pages(site):
    return sorted(pathlib.Path(site).rglob("*.html"))


def each_kind(site, of_each=1):
    """[(kind, page)]: of each paper's pages of a kind the first, or as many as are asked for; the heaviest article."""
    found, site = {}, pathlib.Path(site)
    for page in pages(site):
        what, parts = kind(site, page), page.relative_to(site).parts
        found.setdefault((what, parts[0] if len(parts) > 1 else ""), []).append(page)
    out = []
    for (what, _), files in sorted(found.items()):
        if what == "article":
            files.sort(key=lambda p: -p.stat().st_size)
        out += [(what, page) for page in files[:of_each]]
    return out
