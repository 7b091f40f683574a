#!/usr/bin/env python3
"""The rules between the folders of tools/, read from the #include lines and calls of the sources, and their sizes."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
tools = root / "tools"

# What each folder may include, besides itself.
MAY = {
    "base": "",
    "chars": "base",
    "diag": "base chars",
    "world": "base chars diag",
    "journal": "base diag world",
    "picture": "base",
    "colour": "base",
    "doc": "base chars diag picture",
    "yaml": "base chars diag world",
    "normalise": "base chars diag doc",
    "prepare": "base chars diag doc world",
    "front": "base diag doc yaml",
    "inlines": "base chars diag world doc yaml normalise prepare",
    "beside": "base chars diag world doc picture yaml",
    "parse": "base chars diag world doc picture yaml normalise prepare front inlines beside",
    "resolve": "base chars diag doc",
    "site": "base chars diag world doc picture yaml",
    "load": "base chars diag world doc picture yaml normalise front parse beside site",
    "links": "base chars diag world doc picture yaml parse site",
    "facets": "base chars diag doc picture site",
    "frame": "base diag doc picture site",
    "breaks": "base chars doc",
    "fonts": "base chars diag world doc yaml frame",
    "text": "base chars diag doc frame breaks fonts",
    "lines": "base chars frame text",
    "style": "judge base yaml site text frame",
    "cascade": "judge base diag world yaml load site colour frame style",
    "setting": "base diag doc style text lines frame",
    "floats": "base chars doc setting style lines frame",
    "headline": "base setting floats lines",
    "galley": "setting floats headline frame lines",
    "judge": "base",
    "trees": "base judge",
    "makeup": "base judge trees",
    "fitting": "base diag doc judge site style setting floats headline galley text frame",
    "compose": "base diag doc site style setting floats headline galley text lines fonts frame fitting",
    "arrange": "base diag world makeup site style cascade setting floats headline galley text frame fitting compose",
    "overset": "base diag world doc makeup resolve site style setting floats headline galley text fonts breaks frame fitting compose arrange",
    "layout": "base diag world doc makeup resolve site style setting floats headline galley text fonts breaks frame fitting compose arrange overset",
    "tags": "base diag doc site fonts frame",
    "pdfio": "base diag",
    "finish": "base diag doc picture site fonts tags pdfio",
    "draw": "base diag world picture colour fonts frame tags pdfio finish",
    "pdf": "base diag world doc picture site fonts frame pdfio finish draw",
    "web": "base diag world doc picture colour yaml site fonts frame",
    "article": "base chars diag doc picture resolve site text breaks frame web",
    "facsimile": "base chars diag world doc picture site fonts frame web",
    "feeds": "base diag doc site facets frame web article",
    "search": "base chars diag doc resolve site frame",
    "metadata": "resolve site facets web facsimile",
    "html": "base diag world doc resolve site facets fonts frame web article facsimile feeds search ninjs metadata",
    "alto": "base chars diag doc site frame web",
    "epub": "base diag world doc picture site fonts frame web article facsimile",
    "ninjs": "base diag doc picture resolve site facets frame web article",
    "net": "base",
    "store": "base diag world journal site",
    "run": "base diag html layout links pdf search load site store world journal",
    "outputs": "base diag doc frame site run",
    "issues": "base diag world load site links html run outputs",
    "driver": "base diag world doc yaml load site links html alto epub net store markup run outputs issues",
    "markup": "base chars diag world doc picture",
    "import": "base chars diag world picture load site markup",
    "usage": "base chars diag yaml load site layout",
    "serve": "base diag world",
    "cli": "usage serve import base diag world yaml front parse load site cascade fonts breaks layout pdf run driver",
}
# Folders whose files may call each other in a circle, and which; nowhere else does one exist.
CIRCLES = {
    "cli": "build clean completion dump fonts import manual new run schema serve",
    "diag": "format phrase",  # phrases have formats, their arguments are phrases
    "trees": "tree wheel",  # a pinwheel holds trees, a tree pinwheels
    "article": "article article_figure article_table",  # captions and cells hold inlines
    "normalise": "normalise normalise_foreign normalise_protect normalise_quotes normalise_ranges normalise_tell",
    "parse": "markdown markdown_code markdown_insert markdown_table data_table",
    "picture": "avif jpeg jpeg_parts kinds picture png png_parts svg webp_read",
    "prepare": "prepare prepare_formula prepare_html prepare_lines prepare_pictures",
}
# How large files and folders may be.
MOST_LINES, MOST_FILES, MOST_FOLDER_LINES = 600, 25, 5000
# A header or call (regular expression) → the folders allowed to have it and how many files at most.
ONLY = {
    r'#include\s*[<"]cmark': (["parse", "inlines"], 99),
    r"\bhb_shape(_full)?\s*\(": (["text", "fonts"], 99),
    r"#include\s*<unicode/uchar\.h>": (["chars"], 1),
    r"(?i)\b0x(9FFF|A000)\b": (["chars"], 2),  # nobody else says what is Han
    r"#include\s*<hb-subset": (["fonts"], 1),
    r"#include\s*<qpdf/": (["pdfio"], 1),
    r"#include\s*<libdeflate": (["pdfio"], 1),
    r"#include\s*<nettle/": (["base"], 1),
    r"#include\s*<cairo": (["draw"], 1),
    r"\bcairo_(show_\w+|fill|stroke|paint|show_text_glyphs|tag_begin)\s*\(": (["draw"], 1),
    r"#include\s*<woff2/": (["facsimile"], 1),
    r"#include\s*<yaml": (["yaml"], 1),
    r"#include\s*<png\.h": (["picture"], 1),
    r"#include\s*<turbojpeg": (["picture"], 1),
    r"#include\s*<webp/encode": (["picture"], 1),
    r"#include\s*<webp/decode": (["picture"], 1),
    r"#include\s*<avif/": (["picture"], 1),
    r"#include\s*<libxml/": (["markup"], 1),
    r"#include\s*<unicode/ucnv\.h>": (["markup"], 1),
    r"\bFT_Outline_Render\s*\(": (["picture"], 1),
    r"#include\s*<librsvg": (["picture", "draw"], 2),  # looked at, drawn
    r"#include\s*<jpeglib": ([], 0),
    r"#include\s*<zip\.h": (["epub"], 1),
    r"#include\s*<sqlite3": (["store"], 1),
    r"#include\s*<lcms2": (["colour"], 1),
    r"#include\s*<hyphen\.h>": (["fonts"], 1),
    r"#include\s*<kainjow/": (["web"], 1),
    r"#include\s*<microhttpd": (["serve"], 1),
    r"#include\s*<curl/": (["net"], 1),
    r"#include\s*<netdb\.h>|\b(getaddrinfo|connect)\s*\(": (["net", "serve"], 2),
    r"#include\s*<unicode/uidna\.h>": (["net"], 1),
    r"\b(fopen|freopen|opendir|getenv|secure_getenv|localtime|clock_gettime)\s*\(": (["world"], 99),
    r"\btime\s*\(\s*(NULL|0|&)": (["world"], 99),
    r"\bPangoLayout\b|\bpango_layout_new\b": ([], 0),
    r"\b(system|popen|execv\w*|execl\w*)\s*\(": ([], 0),
    r"\bfork\s*\(": (["world"], 1),  # workers
    r"\bposix_spawn\w*\s*\(": (["world"], 2),  # the user's browser, pandoc
    r"#include\s*<sys/inotify": (["world"], 1),
    r"\b(setjmp|longjmp)\b": (["picture"], 1),  # libpng knows no other way to stop
    r"\b(tmpnam|mktemp|gets|strtok)\s*\(": ([], 0),
    r"\bsetlocale\s*\(": (["diag"], 1),
    r"#include\s*<libintl\.h": (["diag"], 1),
    r"__attribute__|__extension__|__builtin_|\b__typeof__\b": ([], 0),
}


def code(text):
    """The text without comments and string contents, so that only code is searched."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
    keep_includes = lambda m: m.group(0) if m.group(0).startswith('"') and re.search(
        r"#include\s*$", text[: m.start()].rsplit("\n", 1)[-1]) else re.sub(r"[^\n]", " ", m.group(0))
    return re.sub(pattern, keep_includes, text, flags=re.S)


def circle(sources):
    """The files of a folder (name → code) that call each other in a circle."""
    function = re.compile(r"^(?!static\b|typedef\b|enum\b)[A-Za-z][\w *]*?\b(\w+)\([^;{]*\)\s*\n\{", flags=re.M)
    owner = {f: name for name, text in sources.items() for f in function.findall(text)}
    calls = {name: {owner[f] for f in re.findall(r"\w+(?=\s*\()", text) if owner.get(f, name) != name}
             for name, text in sources.items()}
    def reached(name):
        seen, to_do = set(), [name]
        while to_do:
            new = calls[to_do.pop()] - seen
            seen |= new
            to_do += new
        return seen
    return {name for name in calls if name in reached(name)}


faults = []
users = {pattern: [] for pattern in ONLY}
files = sorted(p for p in tools.rglob("*") if p.suffix in (".c", ".h", ".cc"))
for path in files:
    name = path.relative_to(root)
    folder = path.relative_to(tools).parts[0]
    text = code(path.read_text(encoding="utf-8"))
    if folder in MAY:
        for number, line in enumerate(text.split("\n"), 1):
            m = re.match(r'\s*#include\s*"(\w+)/', line)
            if m and m.group(1) != folder and m.group(1) not in MAY[folder].split():
                faults.append(f"{name}:{number}: {folder} may not include {m.group(1)}")
            if re.match(r'\s*#include\s*"[^/"]+"', line):
                faults.append(f"{name}:{number}: name the folder in the include")
    else:
        faults.append(f"{name}: no such folder in the list")
    for pattern in ONLY:
        if re.search(pattern, text):
            users[pattern].append((folder, str(name)))
for pattern, (folders, most) in ONLY.items():
    for folder, name in users[pattern]:
        if folder not in folders:
            faults.append(f"{name}: has {pattern}")
    if folders and len(users[pattern]) > most:
        faults.append(f"{pattern}: in {len(users[pattern])} files ({users[pattern]}), at most {most}")
    if most == 1 and not users[pattern]:
        faults.append(f"{pattern}: nobody has it; one file of {folders} is to")
for folder in MAY:
    sources = {p.stem: code(p.read_text(encoding="utf-8")) for p in files if p.parent == tools / folder and p.suffix == ".c"}
    for name in sorted(circle(sources) - set(CIRCLES.get(folder, "").split())):
        faults.append(f"tools/{folder}/{name}.c: calls files of its folder that call it")
# Sizes. Of tests the files alone: their folders are lists of cases.
for path in [*files, *(p for kind in ("c", "h", "py", "sh", "js") for p in (root / "tests").rglob(f"*.{kind}"))]:
    n = path.read_bytes().count(b"\n")
    if n > MOST_LINES and "node_modules" not in path.parts:
        faults.append(f"{path.relative_to(root)}: {n} lines, more than {MOST_LINES}")
for folder in MAY:
    own = [p for p in files if p.parent == tools / folder]
    if len(own) > MOST_FILES:
        faults.append(f"tools/{folder}: {len(own)} files, more than {MOST_FILES}: divide it")
    if (n := sum(p.read_bytes().count(b"\n") for p in own)) > MOST_FOLDER_LINES:
        faults.append(f"tools/{folder}: {n} lines, more than {MOST_FOLDER_LINES}: divide it")
# Every code of a diagnostic is reported by somebody.
said = set(re.findall(r"\bDIAG_([A-Z0-9_]+)\b", "\n".join(
    p.read_text(encoding="utf-8") for p in files if p.name != "codes.h")))
for name in re.findall(r"^\s*X\((\w+),", (tools / "diag/codes.h").read_text(encoding="utf-8"), flags=re.M):
    if name not in said:
        faults.append(f"tools/diag/codes.h: nobody reports {name}")
print("\n".join(faults))
print(f"{len(files)} files, {len(faults)} faults")
sys.exit(bool(faults) or not files)
