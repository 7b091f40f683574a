#!/usr/bin/env python3
"""Do the tests notice a small change of the code? mutate.py [--count N] [--seed S] [--jobs N] [--only REGEX] [--list]

Makes small changes, one at a time, over the sources of ROOMS: the named ones below, and N more (80) by
chance, the same for the same seed, spread evenly over the files. For each the file is compiled in a folder of its own
under build/mutate and linked into its library; the quick tests of text and parse run with that library in place of the
tree's own, up to the first that fails. The tree itself is never touched. A test that crashes or takes far more time than
it should notices too. Ends with 1 when less than 85 % of the changes were noticed, 2 when a named one no longer applies
or the tests fail without any change. Takes about a quarter of an hour on two cores.

Not changed: asserts, reports' arguments, what guards or sizes memory, loops' bounds. EQUIVALENT lists changes that
nobody could notice, each with its reason."""
import argparse
import collections
import concurrent.futures
import difflib
import glob
import hashlib
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time

ROOMS = ("text", "lines", "breaks", "fonts", "beside", "parse", "prepare", "normalise", "yaml")
ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
BUILD = os.path.join(ROOT, "build", "mutate")
ENOUGH = 85  # per cent
CPU_SECONDS, WALL_SECONDS = 60, 600  # a test's; the slowest takes three

# The tests that can notice: parse knows nothing of text. The units first, then whole lines, then the tool.
TEXT = """breaks fit gaps linebreak para shape cluster hyphen quotes ruby vertical font_book address headline galley tables
vertical_body style layout_load html_article webfont""".split()
PARSE = """normalise normalise_filter parse_markdown parse_mend parse_places parse_reports parse_clean parse_yaml parse_limits address resolve
chars nfc picture layout_load site_load style html_article galley font_book""".split()
GOLDEN = "golden.lines"
SCRIPTS = ["cli." + s for s in ("check", "hygiene", "dump", "hyphen", "links", "english", "glyphs", "odd")]

# Tests that look first at a file, by the beginning of its name.
FIRST = {
    "balance": ["headline"], "breaks": ["breaks"], "cjk": ["gaps", "para"], "dump_line": [GOLDEN], "font_": ["font_book"],
    "hyphen": ["hyphen"], "missing": ["cluster", "cli.glyphs"], "place": ["para", "fit"], "ragged": ["linebreak"],
    "subset": ["webfont"], "words": ["headline"], "article": ["parse_markdown", "cli.check"],
    "bare_address": ["address"], "clean": ["parse_clean"], "definitions": ["parse_mend"], "dump": ["cli.dump"],
    "enumerator": ["parse_mend"], "flat": ["parse_markdown"], "front": ["parse_reports"], "html_tag": ["parse_mend"],
    "inlines": ["parse_markdown", "parse_mend"], "limits": ["parse_limits"], "markdown": ["parse_markdown"],
    "nearest": ["parse_reports"], "normalise": ["normalise"], "picture": ["parse_reports"], "prepare": ["parse_mend"],
    "reader": ["layout_load"], "yaml": ["parse_yaml"],
}  # fmt: skip

Change = collections.namedtuple("Change", "name file text line old new")

# ---- named changes: (name, file, what is there, what stands there instead); the first is a regular expression ----

SHRINK = r"a->shrink = amount;"
NAMED = [
    ("no second search", "lines/linebreak.c", r"if \(!justified \|\| !has_ugly_line\(b\)\)", "if (b)"),
    ("no contrast of neighbouring lines", "lines/linebreak.c", r"CONTRAST = 2500", "CONTRAST = 0"),
    ("lone characters on last lines", "lines/linebreak.c", r"penalty \+= PENALTY_ORPHAN;", "penalty += 0;"),
    ("ladders of hyphens", "lines/linebreak.c", r"if \(x->hyphen && \(y->hyphen \|\| y->forced\)\)", "if (false)"),
    *[(f"shrink class {c} left out", "text/gaps.c", SHRINK, f"a->shrink = c == SHRINK_{c} ? 0 : amount;")
      for c in ("SPACE", "BRACKET", "COMMA", "LATIN", "STOP")],
    ("no gap of Han and Latin", "text/gaps.c", r"a->gap \+= mixed;", "a->gap += 0 * mixed;"),
    ("no squeeze of pairs", "text/gaps.c", r"return give < half \? give : half;", "return 0;"),
    ("marks keep their white at a line's end", "text/gaps.c", r"return blank\.after;\n}", "return 0;\n}"),
    ("marks keep their white at a line's start", "text/gaps.c", r"return opens\(a\) \? blank_of\(p, a\)\.before : 0;",
     "return (void)p, 0;"),
    ("gaps within units open", "text/gaps.c", r"if \(in_unit\(a, b\) \|\| is_connector", "if (is_connector"),
    ("word spaces without cap", "text/gaps.c", r"set_stretch\(a, STRETCH_SPACE, em / 2 - a->box\)",
     "set_stretch(a, STRETCH_SPACE, 4 * em - a->box)"),
    ("gaps of Han and Latin without cap", "lines/fit.c", r"if \(c->n_latin && slack \* ", "if (false && slack * "),
    ("gaps between Han without cap", "lines/fit.c", r"c->n_other \* \(em / 2\)", "c->n_other * (em * 2)"),
    ("closing marks start lines", "breaks/breaks.c", r"c == LB_EX \|\| c == LB_CL \|\| ", "c == LB_EX || "),
    ("exclamations start lines", "breaks/breaks.c", r"c == LB_EX \|\| c == LB_CL \|\| ", "c == LB_CL || "),
    ("opening marks end lines", "breaks/breaks.c", r"if \(is_open\(a\) \|\| \(a == LB_QU", "if ((a == LB_QU"),
    ("interpuncts start lines", "breaks/breaks.c", r"\|\| c == LB_NS \|\| cp == '~'", "|| cp == '~'"),
    ("~ starts lines", "breaks/breaks.c", r"c == LB_NS \|\| cp == '~'", "c == LB_NS"),
    ("／ starts lines", "breaks/breaks.c", r"if \(c == LB_SOLIDUS \|\| c == LB_NS", "if (c == LB_NS"),
    ("/ ends lines at gb and strict", "breaks/breaks.c", r"r->level != BREAK_BASIC &&", "false &&"),
    ("—— …… start lines at strict", "breaks/breaks.c", r"r->level == BREAK_STRICT \|\| ", ""),
    ("one — starts lines as well", "breaks/breaks.c", r"is_connector\(r, i\) \? BREAK_POOR", "false ? BREAK_POOR"),
    ("％ parts as well as anything", "breaks/breaks.c", r"r->tailored \? BREAK_POOR : BREAK_NO;",
     "r->tailored ? BREAK_ALLOWED : BREAK_NO;"),
    ("closing quotes are ambiguous", "breaks/breaks_class.c", r"return LB_CL;\n    case 0x00AD", "return LB_QU;\n    case 0x00AD"),
    ("opening quotes are ambiguous", "breaks/breaks_class.c", r"return LB_OPW;\n    case 0x2019", "return LB_QU;\n    case 0x2019"),
    ("numbers part from their measures", "breaks/breaks_units.c", r"if \(j < n && lb_is_measure\(cps\[j\]\)\)", "if (false)"),
    ("units of measure part from numbers", "breaks/breaks_units.c", r"breaks_measures\(cps, n, out\);", ""),
    ("no joints of long strings", "breaks/breaks_units.c", r"breaks_joints\(cps, n, out\);", ""),
    ("addresses break anywhere", "breaks/breaks_units.c", r"breaks_address\(cps, n, out\);", ""),
    ("Tibetan breaks beyond UAX 14", "breaks/breaks_units.c", r"breaks_tibetan\(cps, n, out\);", ""),
    ("hyphenation across _", "lines/hyphenate.c", r'"_\./', '"./'),
    ("hyphenation before _", "lines/hyphenate.c", r'"_/\\\\@', r'"/\\\\@'),
    ("hyphenation beside digits", "lines/hyphenate.c", r"if \(char_is_digit\(before\) \|\| char_is_letter\(before\) \|\| ",
     "if (char_is_letter(before) || "),
    ("hyphenation in code", "lines/hyphenate.c", r" && !\(piece->style\.marks & MARK_CODE\)", ""),
    ("hyphenation of names like JavaScript", "lines/hyphenate.c", r" \|\| \(i && !\(word\[i\] & 0x20\)\)", ""),
    ("normaliser: no quotes", "normalise/normalise.c", r"\bnormalise_quotes\b", "normalise_nothing"),
    ("normaliser: no dashes, no ellipses", "normalise/normalise.c", r"\bnormalise_runs\b", "normalise_nothing"),
    ("normaliser: no brackets", "normalise/normalise.c", r"\bnormalise_brackets\b", "normalise_nothing"),
    ("normaliser: no marks", "normalise/normalise.c", r"\bnormalise_marks\b", "normalise_nothing"),
    ("normaliser: spaces stay", "normalise/normalise.c", r"\bnormalise_spaces\b", "normalise_nothing"),
    ("normaliser: no signs", "normalise/normalise.c", r"\bnormalise_signs\b", "normalise_nothing"),
    ("normaliser: nothing is protected", "normalise/normalise.c", r"\bnormalise_protect\b", "normalise_nothing"),
    ("normaliser: tells nothing", "normalise/normalise.c", r"\bnormalise_tell\b", "normalise_nothing"),
]  # fmt: skip
NOTHING = "static void normalise_nothing(NormText *t)\n{\n    (void)t;\n}\n"  # takes the place of a pass

# ---- changes that nobody can notice: (file, the line as it is, the line changed) → why ----

EQUIVALENT = {
    ("text/shape.c", "uint64_t key = hash_bytes((uint64_t)face->id << 8 | (uint64_t)kind, text, n), at;",
     "uint64_t key = hash_bytes((uint64_t)face->id << 16 | (uint64_t)kind, text, n), at;"):
        "another hash; runs are compared whole",
    ("lines/fit.c", "if (c->n_latin && slack * (int64_t)c->n_latin > latin_room * n)",
     "if (c->n_latin && slack * (int64_t)c->n_latin >= latin_room * n)"):
        "when both are equal both ways give the same",
    ("text/words.c", "bool found = w->iterator && U_SUCCESS(status);", "bool found = w->iterator || U_SUCCESS(status);"):
        "only an ICU without its data fails here",
    ("parse/bare_address.c", "if (c <= ' ')", "if (c < ' ')"): "no prefix of an address has a space",
    ("inlines/collect_text.c", "if (n > room)", "if (n >= room)"): "when both are equal both ways give the same",
    ("fonts/subset_gsub.c", "done = script > done ? script : done;", "done = script >= done ? script : done;"):
        "when both are equal both ways give the same",
    ("lines/ink.c", "GlyphInk *at = &t->ink[(gid + f->id * 31) % INK_ENTRIES];",
     "GlyphInk *at = &t->ink[(gid + f->id * 15) % INK_ENTRIES];"): "another place in a cache",
    ("lines/ink.c", "uint64_t key = ((uint64_t)f->id << 32 | gid) + 1;",
     "uint64_t key = ((uint64_t)f->id << 16 | gid) + 1;"): "a face has 65,536 glyphs at most",
    ("prepare/enumerator.c", "return (Enumerator){STYLE_CIRCLED + r, (int)(cp - rows[r].from) + 1};",
     "return (Enumerator){STYLE_CIRCLED + r, (int)(cp - rows[r].from) - 1};"):
        "numbers of one style are only compared with one another",
}  # fmt: skip

# ---- changes by chance ----

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')
    |(?P<hex>0[xX][0-9A-Fa-f]+)|(?P<number>\d+)(?=\D)|(?P<name>[A-Za-z_]\w*)
    |(?P<op><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^!~<>=?:;,.(){}\[\]])|(?P<other>.)""",
    re.X | re.S | re.M,
)
# Statements with one of these are left alone: asserts, reports, memory.
APART = re.compile(
    r"\b(assert|static_assert|diag_\w+|DIAG_\w+|mem_\w+|arena_\w+|ARENA_\w+|vec_\w+|\w*free|\w*_destroy|sizeof|memcpy|memset"
    r"|\w*close|DEEPEST|MAX_\w+|MOST_\w+|\w*MOST|\w+_MAX|LONGEST_\w+|cap|cap_\w+|PAGE_\w+|PAGES)\b"
)
BOUND = re.compile(r"\s*(?:\w+(?:->|\.))*(?:n|n_\w+|len|end|cap|count|size|sizeof.*)\b")  # on the right of < is a bound

GUARD = re.compile(r"<=? (?:\w+(?:->|\.))*(?:n|n_\w+|len|end|cap|count|size)\s*$")  # k < n && a[k]: memory's too


class Source:
    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.text = f.read()
        self.tokens = []  # (kind, start, end, parens, braces) without white
        parens = braces = 0
        for m in TOKEN.finditer(self.text):
            kind, s = m.lastgroup, m.group()
            if kind == "space":
                continue
            braces -= s == "}"
            parens -= s == ")"
            self.tokens.append((kind, m.start(), m.end(), parens, braces))
            braces += s == "{"
            parens += s == "("
        self.apart = [False] * len(self.tokens)
        self.loops = [False] * len(self.tokens)
        self.mark_statements()
        for m in re.finditer(r"^[^\n;{}]*\w_free\([^;{}]*\)\n\{.*?^\}", self.text, re.M | re.S):  # leaks are ASan's to notice
            for k, t in enumerate(self.tokens):
                self.apart[k] |= m.start() <= t[1] < m.end()

    def str(self, k):
        return self.text[self.tokens[k][1] : self.tokens[k][2]] if 0 <= k < len(self.tokens) else ""

    def mark_statements(self):
        """Statements to leave alone; heads of for loops."""
        start = depth = 0
        for k in range(len(self.tokens)):
            s = self.str(k)
            depth = self.tokens[k][3]
            if (s in ";{}" and depth == 0) or s == "":
                part = self.text[self.tokens[start][1] : self.tokens[k][1]]
                if APART.search(part):
                    self.apart[start:k] = [True] * (k - start)
                start = k + 1
            if s == "for" and self.str(k + 1) == "(":
                e = k + 2
                while e < len(self.tokens) and not (self.str(e) == ")" and self.tokens[e][3] == depth):
                    self.loops[e] = True
                    e += 1

    def end_of(self, k):
        """The index of the bracket that closes the one at k."""
        pairs, depth = {"(": ")", "{": "}", "[": "]"}, 0
        open_, close = self.str(k), pairs[self.str(k)]
        while k < len(self.tokens):
            depth += (self.str(k) == open_) - (self.str(k) == close)
            if not depth:
                return k
            k += 1
        return len(self.tokens) - 1

    def replaced(self, from_, to, new):
        a, b = self.tokens[from_][1], self.tokens[to][2]
        return self.text[:a] + new + self.text[b:]


def halves(n):
    return [str(n // 2), str(n * 2)] if n > 1 else []


def edges(src, k):
    """The edge of a comparison."""
    s = src.str(k)
    swap = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}.get(s)
    right = src.text[src.tokens[k][2] :]
    if not swap or BOUND.match(right) or (s in (">", ">=") and re.match(r"\s*0\b(?!x)", right)):
        return
    limit = re.match(r"\s*(\d)\b(?!x)", right)  # i > 1 before x[i - 2]
    if limit and re.search(rf"\[[^\]]*\b{re.escape(src.str(k - 1))} - \d|\[{limit.group(1)}\]", right[:200]):
        return
    if src.tokens[k + 1][0] != "hex":  # code points have a kind of their own
        yield src.replaced(k, k, swap)


def signs(src, k):
    """+ 1 and − 1; within an index or before a bound they are memory's."""
    s, prev = src.str(k), src.tokens[k - 1]
    if s in "+-" and (prev[0] in ("name", "number") or src.str(k - 1) in ")]") and src.str(k + 1) in ("1", "2"):
        if not re.match(r"\s*(<=?|>=?)", src.text[src.tokens[k + 1][2] :]) and src.str(k + 2) != "]":
            yield src.replaced(k, k, "-" if s == "+" else "+")


def junctions(src, k):
    left = src.text[: src.tokens[k][1]][-60:]
    if src.str(k) in ("&&", "||") and not GUARD.search(left):
        yield src.replaced(k, k, "||" if src.str(k) == "&&" else "&&")


def constants(src, k):
    if src.tokens[k][0] == "number" and src.str(k - 1) != "[" and src.str(k - 1) != ">>":
        for new in halves(int(src.str(k))):
            yield src.replaced(k, k, new)


def conditions(src, k):
    if src.str(k) == "if" and src.str(k + 1) == "(":
        end = src.end_of(k + 1)
        yield src.replaced(k + 1, end, "(!" + src.text[src.tokens[k + 1][1] : src.tokens[end][2]] + ")")


def flags(src, k):
    """A flag or a case left out: `| FLAG`, `x |= …;`, a label among others of one case."""
    if src.str(k) == "case":
        end = k + 1
        while src.str(end) != ":":
            end += 1
        if src.str(end + 1) in ("case", "default") or src.str(k - 1) == ":":
            yield src.replaced(k, end, "")
    if src.str(k) == "|" and re.fullmatch(r"[A-Z][A-Z_0-9]+", src.str(k + 1)):
        yield src.replaced(k, k + 1, "")
    if src.str(k) in ("|=", "&="):
        start, end = k, k
        while src.str(start - 1) not in (";", "{", "}", ")", "else"):
            start -= 1
        while src.str(end) != ";":
            end += 1
        if src.tokens[start][3] == src.tokens[end][3] == 0:
            yield src.replaced(start, end, ";")


def calls(src, k):
    """A statement that is nothing but a call."""
    if src.tokens[k][0] != "name" or src.tokens[k][3] or not src.tokens[k][4] or src.str(k + 1) != "(":
        return
    if src.str(k - 1) in (";", "{", "}", ")", "else") and src.str(k) not in ("if", "for", "while", "switch", "return"):
        end = src.end_of(k + 1)
        if src.str(end + 1) == ";":
            yield src.replaced(k, end + 1, ";")


def entries(src, k):
    """An entry of a table left out."""
    if src.str(k) != "{" or src.str(k - 1) != "=" or src.str(k - 2) != "]":
        return
    end = src.end_of(k)
    start = at = k + 1
    depth = src.tokens[k][4] + 1
    while at < end:
        if src.str(at) == "," and src.tokens[at][4] == depth and src.tokens[at][3] == src.tokens[k][3]:
            yield src.replaced(start, at, "")
            start = at + 1
        at += 1


def points(src, k):
    """A code point: of a range's end, compared with, or a case's."""
    if src.tokens[k][0] != "hex" or src.str(k - 1) not in ("<", "<=", ">", ">=", "==", "case"):
        return
    n = int(src.str(k), 16)
    yield src.replaced(k, k, hex(n + (1 if src.str(k - 1) in (">", ">=", "==", "case") else -1)))


KINDS = [edges, signs, junctions, constants, conditions, flags, calls, entries, points]


def changes_of(path, text, new, name):
    """What is different, as the lines that a reader sees."""
    a, b = text.split("\n"), new.split("\n")
    ops = [o for o in difflib.SequenceMatcher(None, a, b, False).get_opcodes() if o[0] != "equal"]
    _, i, j, k, m = ops[0]
    old = " ".join(s.strip() for s in a[i:j])
    return Change(name, path, new, i + 1, old, " ".join(s.strip() for s in b[k:m]))


def sites(path):
    """All changes of a file: kind → texts."""
    src = Source(os.path.join(ROOT, "tools", path))
    found = collections.defaultdict(list)
    for k in range(len(src.tokens)):
        if src.apart[k]:
            continue
        for kind in KINDS:
            if src.loops[k] and kind in (edges, signs, junctions, constants):
                continue
            for new in kind(src, k):
                found[kind.__name__].append(new)
    return src.text, found


def by_chance(files, count, seed):
    rng = random.Random(seed)
    rooms = {f: sites(f) for f in files}
    changes, taken = [], set()
    while len(changes) < count:
        before = len(changes)
        for f in rng.sample(files, len(files)):
            text, found = rooms[f]
            kinds = [k for k in sorted(found) if found[k]]
            if not kinds or len(changes) == count:
                continue
            kind = rng.choice(kinds)
            new = found[kind].pop(rng.randrange(len(found[kind])))
            change = changes_of(f, text, new, kind)
            if new != text and change[1:2] + change[4:] not in taken and (f, change.old, change.new) not in EQUIVALENT:
                taken.add(change[1:2] + change[4:])
                changes.append(change)
        if len(changes) == before and not any(any(r[1].values()) for r in rooms.values()):
            break
    return changes


def named():
    changes, stale = [], []
    for name, path, what, instead in NAMED:
        with open(os.path.join(ROOT, "tools", path), encoding="utf-8") as f:
            text = f.read()
        if len(re.findall(what, text)) != 1:
            stale.append(f"{path}: {name}: {len(re.findall(what, text))} places are as {what}")
            continue
        new = re.sub(what, lambda _: instead, text)
        change = changes_of(path, text, new, name)
        if instead == "normalise_nothing":
            at = re.search(r"^/\*|^static |^void ", new[new.index('#include "'):], re.M).start() + new.index('#include "')
            change = change._replace(text=new[:at] + NOTHING + new[at:])
        changes.append(change)
    return changes, stale


# ---- building and running ----


def sh(args, **more):
    return subprocess.run(args, capture_output=True, text=True, errors="replace", **more)


def nice():
    os.nice(5)


def build(jobs):
    """The tree with a shared library for each folder, asserts and all."""
    os.makedirs(BUILD, exist_ok=True)
    flags = ["-DBUILD_SHARED_LIBS=ON", "-DCMAKE_BUILD_TYPE=Mutate", "-DCMAKE_C_FLAGS_MUTATE=-O1", "-DCMAKE_CXX_FLAGS_MUTATE=-O1",
             "-DCMAKE_LINK_DEPENDS_NO_SHARED=ON", "-DPAIBAN_WERROR=OFF", "-DCMAKE_EXE_LINKER_FLAGS=-Wl,--enable-new-dtags",
             "-DCMAKE_C_STANDARD_LIBRARIES=-lm"]  # fmt: skip
    for args in (["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", *flags],
                 ["ninja", "-C", BUILD, f"-j{jobs}", "paiban", *[f"{u}_test" for u in sorted({*TEXT, *PARSE})]]):  # fmt: skip
        run = sh(args, preexec_fn=nice)
        if run.returncode:
            sys.exit(f"mutate: {shlex.join(args)}:\n{run.stdout[-4000:]}{run.stderr[-4000:]}")


class Commands:
    """How a file is compiled and its library linked."""

    def __init__(self):
        self.compile, self.link = {}, {}
        with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as f:
            for entry in json.load(f):
                path = os.path.relpath(entry["file"], os.path.join(ROOT, "tools"))
                self.compile[path] = entry["command"]
        for room in ROOMS:
            run = sh(["ninja", "-C", BUILD, "-t", "commands", "-s", f"tools/libpaiban_{room}.so"])
            self.link[room] = run.stdout.strip().split("\n")[-1]

    def build(self, change, folder):
        """The library with the change, in the folder. None, or what the compiler said."""
        room, name = change.file.split("/")
        source, obj = os.path.join(folder, name), os.path.join(folder, name + ".o")
        with open(source, "w", encoding="utf-8") as f:
            f.write(change.text)
        command = self.compile[change.file].split(" -o ")[0] + f" -w -o {shlex.quote(obj)} -c {shlex.quote(source)}"
        theirs = f"tools/CMakeFiles/paiban_{room}.dir/{change.file}.o"
        library = f"tools/libpaiban_{room}.so"
        link = self.link[room].replace(theirs + " ", shlex.quote(obj) + " ")
        link = link.replace(f"-o {library} ", f"-o {shlex.quote(os.path.join(folder, os.path.basename(library)))} ")
        for line in (command, link):
            run = sh(line, shell=True, cwd=BUILD, preexec_fn=nice)
            if run.returncode:
                return run.stderr
        return None


def limits():
    nice()
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))


def run_test(name, folder):
    """Does the test pass, with the libraries in the folder?"""
    scratch = os.path.join(folder, "scratch")
    shutil.rmtree(scratch, ignore_errors=True)
    os.makedirs(scratch)
    tool = os.path.join(BUILD, "paiban")
    env = dict(os.environ, LD_LIBRARY_PATH=folder, LC_ALL="C.UTF-8", PAIBAN=tool, SRC=ROOT, BUILD=BUILD, SCRATCH=scratch)
    pairs = os.path.join(ROOT, "..", "shared", "data", "line-break-pairs.tsv")  # as tests/CMakeLists.txt has it
    if os.path.exists(pairs):
        env["PAIBAN_BREAK_PAIRS"] = pairs
    if name == GOLDEN:
        args = ["python3", os.path.join(ROOT, "tests", "golden", "run.py"), tool]
    elif name.startswith("cli."):
        args = ["sh", os.path.join(ROOT, "tests", "cli", name[4:] + ".sh")]
    else:
        args = [os.path.join(BUILD, "tests", name + "_test")]
    log = open(os.path.join(folder, "log"), "wb")
    run = subprocess.Popen(args, cwd=scratch, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=limits)
    try:
        return run.wait(WALL_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        try:
            os.killpg(run.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        run.wait()
        log.close()


def tests_for(path):
    stem = os.path.basename(path)[:-2]
    related = [t for key in FIRST for t in FIRST[key] if stem.startswith(key)]
    units = TEXT if path.startswith(("text/", "lines/")) else PARSE
    related += [u for u in units if stem.startswith(u) and u not in related]
    return list(dict.fromkeys(related + units + [GOLDEN] + SCRIPTS))


def try_change(commands, change, folder):
    """('noticed', by), ('survived', None) or ("didn't build", why)"""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    why = commands.build(change, folder)
    if why:
        return "didn't build", why
    for test in tests_for(change.file):
        if not run_test(test, folder):
            return "noticed", test
    return "survived", None


def show(change):
    with open(os.path.join(ROOT, "tools", change.file), encoding="utf-8") as f:
        old = f.read()
    return "".join(difflib.unified_diff(old.splitlines(True), change.text.splitlines(True), "tools/" + change.file,
                                        f"({change.name})", n=2))  # fmt: skip


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--count", type=int, default=80, help="changes by chance, beside the named ones")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--only", help="changes whose file, kind or lines match this expression")
    p.add_argument("--list", action="store_true", help="list the changes and make none")
    o = p.parse_args()
    files = sorted(os.path.relpath(f, os.path.join(ROOT, "tools")) for room in ROOMS
                   for f in glob.glob(os.path.join(ROOT, "tools", room, "*.c")))  # fmt: skip
    changes, stale = named()
    changes += by_chance(files, o.count, o.seed)
    if o.only:
        changes = [c for c in changes if re.search(o.only, f"{c.file}: {c.name}: {c.old} → {c.new}")]
    for line in stale:
        print(f"STALE {line}")
    if o.list:
        for c in changes:
            print(f"{c.file}:{c.line}: {c.name}: {c.old} → {c.new}")
        return 2 if stale else 0
    build(o.jobs)
    commands = Commands()
    work = os.path.join(BUILD, "changes")
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(os.path.join(work, "none"))
    every = sorted({*TEXT, *PARSE}) + [GOLDEN] + SCRIPTS
    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        sound = list(pool.map(lambda t: run_test(t, os.path.join(work, "none", t)), every))
        if not all(sound):
            print("fails without a change:", *[t for t, s in zip(every, sound) if not s])
            return 2
        start = time.time()
        results = {}

        def one(k):
            results[k] = try_change(commands, changes[k], os.path.join(work, f"{k:03}"))
            c, (state, by) = changes[k], results[k]
            shutil.rmtree(os.path.join(work, f"{k:03}"), ignore_errors=True)
            what = by if state == "noticed" else "" if state == "survived" else by.strip().split("\n")[0]
            print(f"{state:12} {c.file}:{c.line} {c.name}: {c.old[:70]} → {c.new[:70]}  [{what}]", flush=True)

        list(pool.map(one, range(len(changes))))
    survivors = [changes[k] for k in sorted(results) if results[k][0] == "survived"]
    for c in survivors:
        print(f"\n{show(c)}")
    rows = collections.defaultdict(collections.Counter)
    for k, (state, _) in results.items():
        kind = changes[k].name if changes[k].name in [f.__name__ for f in KINDS] else "named"
        for row in (kind, changes[k].file.split("/")[0], "all"):
            rows[row][state] += 1
    print(f"\n{'':12}{'noticed':>9}{'survived':>9}{'no build':>9}")
    for row in [*[f.__name__ for f in KINDS], "named", *ROOMS, "all"]:
        r = rows[row]
        print(f"{row:12}{r['noticed']:9}{r['survived']:9}{r[chr(100) + 'idn' + chr(39) + 't build']:9}")
    made = rows["all"]["noticed"] + rows["all"]["survived"]
    share = 100 * rows["all"]["noticed"] / made if made else 0
    print(f"{made} changes, {share:.1f} % noticed (seed {o.seed}, {time.time() - start:.0f} s)")
    return 2 if stale else int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
