"""Builds many articles at once and reads back every edition of each."""
import os
import pathlib
import re
import shutil
import subprocess

import pictures
import read_dumps
import read_pages
import read_pdf
from document import files_of, pictures_of, source

PAPERS = {"zh-Hans": "jia", "zh-Hant": "yi", "bo": "bing"}
DATE = "2021-11-%02d"
TIME = 120  # seconds a build may take
FILES = 50  # that one call dumps
PLACE = re.compile(r"^(?P<file>[^:\n]+?)(?::(?P<line>\d+):\d+)?: (?P<kind>error|warning): (?P<text>.*)$", re.M)


def jump_pattern(layouts):
    """Matches jump lines: text of the layout, not of the article."""
    found = set()
    for path in pathlib.Path(layouts).glob("*/*.yaml"):
        for text in re.findall(r"^\s*jump_(?:to|from): (.*)$", path.read_text(encoding="utf-8"), re.M):
            found.add(r"[0-9༠-༩〇一二三四五六七八九十]+".join(re.escape("".join(s.split())) for s in text.split("{page}")))
    return re.compile("[（(]?(?:" + "|".join(sorted(found)) + ")[）)]?")


class Result:
    """What became of one article."""

    def __init__(self):
        self.editions = {}  # name of an output → Edition
        self.refused = []  # (line or None, message)
        self.warnings = []
        self.fault = ""  # a crash, a refusal without a place …


# Told of an article that stands alone on a front page, not on the page or spread that it is written for: no fault.
ALONE = re.compile("does not fit on a page|asks for \\d+ columns, but there are")


class Press:
    def __init__(self, paiban, layouts, fonts, folder, layout="broadsheet"):
        self.paiban, self.layouts, self.fonts = paiban, layouts, fonts
        self.folder, self.layout = pathlib.Path(folder), layout
        self.jump = jump_pattern(layouts)
        self.builds = 0

    def run(self, *args):
        try:
            p = subprocess.run([self.paiban, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIME,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
            return p.returncode, p.stdout.decode(), p.stderr.decode(errors="replace")
        except subprocess.TimeoutExpired:
            return -99, "", "no end after %d s" % TIME

    # ---- writing ----

    def issues(self, docs, per_issue, per_page):
        """Papers' issues: (paper, date, [pages of documents])."""
        found = []
        for lang, paper in PAPERS.items():
            own = [d for d in docs if d.lang == lang]
            for n, start in enumerate(range(0, len(own), per_issue)):
                part = own[start:start + per_issue]
                pages = [part[i:i + per_page] for i in range(0, len(part), per_page)]
                found.append((paper, DATE % (n + 1), pages))
        return found

    def write(self, issues):
        shutil.rmtree(self.folder, ignore_errors=True)
        content = self.folder / "content"
        used = [p for p in PAPERS.values() if any(i[0] == p for i in issues)]
        content.mkdir(parents=True)
        (content / "group.yaml").write_text(f"name: 试报\nbase_url: https://paper.test/\npapers: [{', '.join(used)}]\n")
        for lang, paper in PAPERS.items():
            if paper in used:
                (content / paper).mkdir()
                (content / paper / "paper.yaml").write_text(f"title: 试报\nlang: {lang}\nlayout: {self.layout}\n")
        for paper, date, pages in issues:
            folder = content / paper / date
            folder.mkdir()
            lines = ["overset: extra", "pages:"]
            for n, page in enumerate(pages, 1):
                kind = ""
                if n == 2 and len(pages) > 2:
                    kind = "spread: true, "
                elif n == 6 and all(d.lang.startswith("zh") for d in page):
                    kind = "vertical: true, "
                lines.append(f"  - {{title: 版, {kind}articles: [{', '.join(d.slug for d in page)}]}}")
                for d in page:
                    (folder / f"{d.slug}.md").write_text(source(d)[0], encoding="utf-8")
                    for name, text in files_of(d).items():
                        (folder / name).parent.resolve().mkdir(exist_ok=True)
                        (folder / name).write_text(text, encoding="utf-8")
                    for k, p in enumerate(pictures_of(d)):
                        (folder / p.file).write_bytes(pictures.picture(p.file, p.number))
            (folder / "issue.yaml").write_text("\n".join(lines) + "\n")

    # ---- building ----

    def build(self, docs, per_issue=24, per_page=3):
        """slug → Result for every document."""
        results = {d.slug: Result() for d in docs}
        self._build(list(docs), results, per_issue, per_page)
        return results

    def _build(self, docs, results, per_issue, per_page):
        while docs:
            issues = self.issues(docs, per_issue, per_page)
            self.write(issues)
            status, _, stderr = self.run("build", "--quiet", "--effort", "fast", "--layouts", self.layouts, "--fonts", self.fonts, "--jobs",
                                         "1", str(self.folder))
            self.builds += 1
            if status == 0:
                self._note_warnings(stderr, results)
                self._read(issues, results)
                return
            refused = self._refused(stderr, results) if status == 1 else set()
            if not refused:
                self._part(docs, results, status, stderr)
                return
            docs = [d for d in docs if d.slug not in refused]

    @staticmethod
    def _slug(file):
        return pathlib.PurePath(file).stem if file.endswith(".md") else None

    def _refused(self, stderr, results):
        refused = set()
        for m in PLACE.finditer(stderr):
            slug = self._slug(m["file"])
            if m["kind"] == "error" and slug in results and m["line"]:
                results[slug].refused.append((int(m["line"]), m["text"]))
                refused.add(slug)
        return refused

    def _note_warnings(self, stderr, results):
        for m in PLACE.finditer(stderr):
            slug = self._slug(m["file"])
            if m["kind"] == "warning" and slug in results and m["line"]:
                results[slug].warnings.append((int(m["line"]), m["text"]))

    def _part(self, docs, results, status, stderr):
        """A fault that names no article: halves until it is found."""
        if len(docs) == 1:
            what = "crashed" if status < 0 or status > 3 else "refused without a place"
            first = [s for s in stderr.splitlines() if s.strip()][:3]
            results[docs[0].slug].fault = f"{what} (status {status}): {' / '.join(first)}"
            return
        middle = len(docs) // 2
        for part in (docs[:middle], docs[middle:]):
            self._build(part, results, 24, 3)

    # ---- reading back ----

    def _read(self, issues, results):
        for paper, date, pages in issues:
            folder = self.folder / "out/site" / paper / date
            docs = [d for page in pages for d in page]
            self.read_site(folder, [d.slug for d in docs], results)
            named = {"".join(d.front["title"].split()): (d.slug, {pictures.size(p.number): p.file for p in pictures_of(d)})
                     for d in docs}
            for slug, edition in self.read_pdf(folder / "issue.pdf", named).items():
                results[slug].editions["PDF"] = edition
            self.read_dumps([self.folder / "content" / paper / date / f"{d.slug}.md" for d in docs], results)

    @staticmethod
    def read_site(folder, slugs, results):
        found = {}
        for page in sorted(folder.glob("[0-9][0-9].html")):
            read_pages.Facsimile(found).page(page.read_text(encoding="utf-8"))
        for slug in slugs:
            page = (folder / f"{slug}.html").read_text(encoding="utf-8")
            results[slug].editions["article page"] = read_pages.ArticlePage(page).edition
            results[slug].editions["facsimile"] = found.get(slug, read_pages.Edition())

    def read_pdf(self, path, named):
        """slug → edition. named: title → (slug, size → picture); an article that isn't found is empty."""
        found = {slug: read_pages.Edition() for slug, _ in named.values()}
        for art in read_pdf.Pdf(path).articles():
            heads = ["".join(read_pdf.text_of(k).split()) for k in art[2] if k[0] == "/H1"]
            slug, names = named.get(heads[0] if heads else None, (None, None))
            if slug:
                found[slug] = read_pdf.edition(art, names, self.jump)
        return found

    def read_dumps(self, files, results):
        """files: those of an issue; each is dumped, stage by stage."""
        for stage, read in (("frames", read_dumps.frames), ("resolved", read_dumps.resolved)):
            for start in range(0, len(files), FILES):
                self._dump(stage, read, files[start:start + FILES], results)

    def _dump(self, stage, read, files, results):
        status, out, err = self.run("dump", f"--stage={stage}", "--layouts", self.layouts, "--fonts", self.fonts,
                                    *map(str, files))
        if status not in (0, 1) and len(files) > 1:  # which?
            for file in files:
                self._dump(stage, read, [file], results)
            return
        wrong = {self._slug(m["file"]): m["text"] for m in PLACE.finditer(err) if m["kind"] == "error"}
        parts = [out] if len(files) == 1 else re.split(r"^file .*\n", out, flags=re.M)[1:]
        for file, part in zip(files, parts):
            if file.stem not in wrong and status in (0, 1):
                results[file.stem].editions[stage] = read(part)
            elif not ALONE.search(wrong.get(file.stem, "")):
                results[file.stem].fault = f"dump --stage={stage} ended with {status}: {err.strip()[:200]}"
