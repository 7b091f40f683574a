#!/usr/bin/env python3
"""PDF/UA-1 (ISO 14289-1) as far as a program can test it, but for fonts: ua.py check FILE… | ua.py mutations FILE

Conditions have the clause of ISO 14289-1 and the number that veraPDF's validation profile (PDF_UA/PDFUA-1.xml) gives
each test of it; what ISO 32000-1 asks beside has its clause (14.…). `mutations` spoils a sound file, in as many ways as
there are conditions, and sees that each is noticed and named. qpdf lays the file open."""
import base64
import copy
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "conserve"))
from read_pdf import TOKEN, Pdf  # noqa: E402

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form""".split())  # ISO 32000-1, 14.8.4
LANG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


class Element:
    def __init__(self, ref, dict_, parent):
        self.ref, self.dict, self.parent = ref, dict_, parent
        self.type = dict_["/S"][1:]
        self.kids, self.mcids, self.links = [], [], []  # mcids: (page, number)

    def up(self, *types):
        e = self.parent
        while e and e.type not in types:
            e = e.parent
        return e


class Checker:
    def __init__(self, pdf):
        self.pdf, self.faults, self.elements = pdf, [], []
        self.root = pdf.root()
        self.pages = []
        self._pages(self.root["/Pages"])

    def want(self, condition, ok, detail=""):
        if not ok:
            self.faults.append((condition, str(detail)))

    def _pages(self, ref):
        node = self.pdf.get(ref)
        if node.get("/Type") == "/Pages":
            for kid in node["/Kids"]:
                self._pages(kid)
        else:
            self.pages.append(ref)

    # ---- the document ----

    def document(self):
        root = self.root
        mark = self.pdf.get(root.get("/MarkInfo", {}))
        self.want("6.2-1", mark.get("/Marked") is True)
        self.want("7.1-4", mark.get("/Suspects") is not True)
        self.want("7.1-8", "/Metadata" in root)
        xmp = self.pdf.data(root["/Metadata"]).decode() if "/Metadata" in root else ""
        self.want("5-1", "http://www.aiim.org/pdfua/ns/id/" in xmp)
        self.want("5-2", re.search(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=.1.", xmp))
        self.want("7.1-9", re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", xmp, re.S))
        self.want("7.1-10", self.pdf.get(root.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is True)
        self.want("7.1-11", "/StructTreeRoot" in root)
        self.want("7.2-34", "/Lang" in root)
        self.want("7.2-29", LANG.fullmatch(root.get("/Lang", "u:")[2:]), root.get("/Lang"))

    # ---- the tree ----

    def tree(self):
        self.tree_root = self.pdf.get(self.root.get("/StructTreeRoot", {}))
        kids = self.tree_root.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._element(kid, None)
        self.want("14.7.2", len(self.elements) > 0 and all(e.type == "Document" for e in self.elements if not e.parent))

    def _element(self, ref, parent):
        e = Element(ref, self.pdf.get(ref), parent)
        self.elements.append(e)
        page = e.dict.get("/Pg")
        kids = e.dict.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                e.mcids.append((page, kid))
                continue
            k = self.pdf.get(kid)
            if k.get("/Type") == "/MCR":
                e.mcids.append((k.get("/Pg", page), k["/MCID"]))
            elif k.get("/Type") == "/OBJR":
                e.links.append((k.get("/Pg", page), k["/Obj"]))
            else:
                e.kids.append(self._element(kid, e))
        return e

    def attribute(self, e, key):
        a = self.pdf.get(e.dict.get("/A", []))
        return next((x[key] for x in (a if isinstance(a, list) else [a]) if key in x), None)

    def types(self):
        roles = self.pdf.get(self.tree_root.get("/RoleMap", {}))
        for e in self.elements:
            self.want("7.1-5", e.type in STANDARD or "/" + e.type in roles, e.type)
            self.want("7.1-7", "/" + e.type not in roles or e.type not in STANDARD, e.type)
            parent = e.parent.ref if e.parent else self.root["/StructTreeRoot"]
            self.want("7.1-12", e.dict.get("/P") == parent, e.ref)
            if "/Lang" in e.dict:
                self.want("7.2-29", LANG.fullmatch(e.dict["/Lang"][2:]), e.ref)

    def nesting(self):
        holds = {"Table": ("7.2-3", "TR THead TBody TFoot Caption"), "TR": ("7.2-10", "TH TD"),
                 "L": ("7.2-19", "L LI Caption"), "LI": ("7.2-20", "Lbl LBody"), "TOC": ("7.2-27", "TOC TOCI Caption"),
                 "Ruby": ("14.8.4.4.3", "RB RT RP")}
        stands = {"TR": ("7.2-4", "Table THead TBody TFoot"), "TH": ("7.2-8", "TR"), "TD": ("7.2-9", "TR"),
                  "LI": ("7.2-17", "L"), "LBody": ("7.2-18", "LI"), "TOCI": ("7.2-26", "TOC"),
                  "RB": ("14.8.4.4.3", "Ruby"), "RT": ("14.8.4.4.3", "Ruby"), "Lbl": ("14.8.4.3.3", "LI Note TOCI"),
                  "Caption": ("14.8.4.3", "Table Figure L TOC")}
        for e in self.elements:
            kids = [k.type for k in e.kids]
            if e.type in holds:
                condition, may = holds[e.type]
                self.want(condition, set(kids) <= set(may.split()) and not e.mcids, (e.ref, kids))
            if e.type in stands:
                condition, where = stands[e.type]
                self.want(condition, e.parent and e.parent.type in where.split(), e.ref)
            if e.type == "Table":
                self.want("7.2-16", "Caption" not in kids[1:-1], e.ref)
                self.want("7.2-39", kids.count("Caption") < 2, e.ref)
                rows = [len(k.kids) for k in e.kids if k.type == "TR"]
                self.want("7.2-42", len(set(rows)) == 1, (e.ref, rows))
            if e.type in ("L", "TOC"):
                self.want("7.2-40" if e.type == "L" else "7.2-28", "Caption" not in kids[1:], e.ref)
            if e.type == "Ruby":
                self.want("14.8.4.4.3", kids[:1] == ["RB"] and "RT" in kids, (e.ref, kids))

    def contents(self):
        """What an element must have."""
        ids, level = set(), 0
        for e in self.elements:
            d = e.dict
            if e.type == "Figure":
                self.want("7.3-1", d.get("/Alt", "u:")[2:].strip() or "/ActualText" in d, e.ref)
                self.want("14.8.5.4.3", self.attribute(e, "/BBox"), e.ref)
            elif e.type == "TH":
                self.want("7.5-1", self.attribute(e, "/Scope") or "/ID" in d, e.ref)
            elif e.type == "L":
                self.want("14.8.5.5", self.attribute(e, "/ListNumbering"), e.ref)
            elif e.type == "Note":
                self.want("7.9-1", d.get("/ID"), e.ref)
                self.want("7.9-2", d.get("/ID") not in ids, e.ref)
                ids.add(d.get("/ID"))
            elif re.fullmatch("H[1-6]", e.type):
                own = int(e.type[1])
                self.want("7.4.2-1", own <= level + 1, (e.ref, own, level))
                level = own
            elif e.type == "Link":
                self.want("7.18.5-1", e.links, e.ref)
        named = self.pdf.get(self.tree_root.get("/IDTree", {})).get("/Names", [])
        self.want("14.7.2-IDTree", set(named[::2]) == ids and named[::2] == sorted(named[::2]), named[::2])

    # ---- pages ----

    def marks(self):
        """Marked content is in the tree, once; all else is an artifact; the parent tree leads back."""
        owners = {}
        for e in self.elements:
            for place in e.mcids:
                self.want("14.7.4", place not in owners, place)
                owners[place] = e
        nums = self.pdf.get(self.pdf.get(self.tree_root.get("/ParentTree", {})).get("/Nums", []))
        parents = {nums[i]: nums[i + 1] for i in range(0, len(nums), 2)}
        for ref in self.pages:
            page = self.pdf.get(ref)
            seen = self._content(ref)
            back = self.pdf.get(parents.get(page.get("/StructParents"), []))
            for m in seen:
                self.want("7.1-3", (ref, m) in owners, (ref, m))
                self.want("14.7.4.4", m < len(back) and (ref, m) in owners and back[m] == owners[ref, m].ref, (ref, m))
            self.want("14.7.4", all(m in seen for p, m in owners if p == ref), ref)
            self._annotations(ref, page, parents)

    def _content(self, ref):
        streams = self.pdf.get(ref)["/Contents"]
        data = b"\n".join(self.pdf.data(s) for s in (streams if isinstance(streams, list) else [streams]))
        seen, open_, stack = [], [], []
        for token in TOKEN.findall(data):
            if not re.match(rb"[A-Za-z'\"]", token):
                stack.append(token)
                continue
            if token in (b"BDC", b"BMC"):
                m = re.search(rb"/MCID (\d+)", b" ".join(stack))
                artifact = b"/Artifact" in stack
                tagged, within = any(t for t, _ in open_), any(a for _, a in open_)
                self.want("7.1-1", not (artifact and tagged), ref)
                self.want("7.1-2", not (m and within), ref)
                open_.append((bool(m), artifact))
                if m:
                    seen.append(int(m.group(1)))
            elif token == b"EMC":
                open_.pop()
            elif token in (b"Tj", b"TJ", b"f", b"f*", b"S", b"B", b"Do", b"sh"):
                self.want("7.1-3", any(t or a for t, a in open_), (ref, token))
            stack = []
        return seen

    def _annotations(self, ref, page, parents):
        annots = self.pdf.get(page.get("/Annots", []))
        self.want("7.18.3-1", not annots or page.get("/Tabs") == "/S", ref)
        linked = {link: e for e in self.elements if e.type == "Link" for _, link in e.links}
        for a in annots:
            d = self.pdf.get(a)
            self.want("7.18.1-1", d["/Subtype"] == "/Link", a)
            self.want("7.18.5-1", a in linked and parents.get(d.get("/StructParent")) == linked[a].ref, a)
            self.want("7.18.5-2", d.get("/Contents", "u:")[2:].strip(), a)

    def check(self):
        self.document()
        self.tree()
        self.types()
        self.nesting()
        self.contents()
        self.marks()
        return self.faults


# ---- mutations ----


class Spoiler:
    """A sound file's objects, to be spoilt; `first` finds an element of a type."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.sound = Checker(pdf)
        self.sound.check()
        self.elements = self.sound.elements
        self.root = pdf.root()

    def first(self, type_, **more):
        return next(e.dict for e in self.elements if e.type == type_ and all(getattr(e, k) for k in more))

    def child(self, e, type_):
        kids = e["/K"]
        return next(i for i, k in enumerate(kids) if isinstance(k, str) and self.pdf.get(k).get("/S") == "/" + type_)

    def annotation(self):
        return next(self.pdf.get(a) for p in self.sound.pages for a in self.pdf.get(self.pdf.get(p).get("/Annots", [])))

    def stream(self, change):
        """Changes the first page's content."""
        ref = self.pdf.get(self.sound.pages[0])["/Contents"]
        s = self.pdf.objects["obj:" + ref]["stream"]
        s["data"] = base64.b64encode(change(base64.b64decode(s["data"]))).decode()

    def metadata(self, old, new):
        s = self.pdf.objects["obj:" + self.root["/Metadata"]]["stream"]
        s["data"] = base64.b64encode(base64.b64decode(s["data"]).replace(old, new)).decode()


def spoil(type_, key, value=None):
    """An entry of the first element of a type changed or, without a value, dropped."""
    def change(s):
        if value is None:
            del s.first(type_)[key]
        else:
            s.first(type_)[key] = value
    return change


def swap_kids(type_, kid, place):
    """The first kid of a kind goes to another place among its element's kids."""
    def change(s):
        e = next(x for x in s.elements if x.type == type_ and any(k.type == kid for k in x.kids)).dict
        kids = e["/K"]
        kids.insert(place, kids.pop(s.child(e, kid)))
    return change


def set_type(type_, new):
    return spoil(type_, "/S", new)


def duplicate_caption(s):
    e = next(x for x in s.elements if x.type == "Table" and any(k.type == "Caption" for k in x.kids)).dict
    e["/K"].append(e["/K"][s.child(e, "Caption")])


MUTATIONS = {
    "5-1": lambda s: s.metadata(b"aiim.org/pdfua", b"example.org/x"),
    "5-2": lambda s: s.metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "6.2-1": lambda s: s.root.__setitem__("/MarkInfo", {"/Marked": False}),
    "7.1-1": lambda s: s.stream(lambda d: re.sub(rb"(/MCID 0\s*>>\s*BDC)", rb"\1 /Artifact BMC EMC", d, count=1)),
    "7.1-2": lambda s: s.stream(lambda d: re.sub(rb"(/Artifact.*?B[DM]C)", rb"\1 /P <</MCID 9999>> BDC EMC", d, count=1)),
    "7.1-3": lambda s: s.stream(lambda d: d + b"\n0 0 m 1 1 l S"),
    "7.1-4": lambda s: s.pdf.get(s.root["/MarkInfo"]).__setitem__("/Suspects", True),
    "7.1-5": set_type("Figure", "/Bild"),
    "7.1-7": lambda s: s.sound.tree_root.__setitem__("/RoleMap", {"/P": "/Span"}),
    "7.1-8": lambda s: s.root.pop("/Metadata"),
    "7.1-9": lambda s: s.metadata(b"dc:title>", b"dc:subject>"),
    "7.1-10": lambda s: s.root.pop("/ViewerPreferences"),
    "7.1-11": lambda s: s.root.pop("/StructTreeRoot"),
    "7.1-12": spoil("P", "/P"),
    "7.2-3": set_type("TR", "/P"),
    "7.2-4": set_type("Table", "/Div"),
    "7.2-8": set_type("TR", "/Div"),
    "7.2-9": lambda s: next(e for e in s.elements if e.type == "TD").parent.dict.__setitem__("/S", "/Div"),
    "7.2-10": set_type("TD", "/P"),
    "7.2-16": swap_kids("Table", "Caption", 1),
    "7.2-17": set_type("L", "/Div"),
    "7.2-18": set_type("LI", "/Div"),
    "7.2-19": set_type("LI", "/P"),
    "7.2-20": set_type("LBody", "/P"),
    "7.2-26": set_type("TOC", "/Div"),
    "7.2-27": set_type("TOCI", "/P"),
    "7.2-28": swap_kids("TOC", "Caption", 2),
    "7.2-29": lambda s: s.root.__setitem__("/Lang", "u:中文"),
    "7.2-34": lambda s: s.root.pop("/Lang"),
    "7.2-39": duplicate_caption,
    "7.2-40": lambda s: s.first("L")["/K"].append(next(e.ref for e in s.elements if e.type == "Caption")),
    "7.2-42": lambda s: s.first("TR")["/K"].pop(),
    "7.3-1": spoil("Figure", "/Alt", "u: "),
    "7.4.2-1": set_type("H2", "/H4"),
    "7.5-1": spoil("TH", "/A"),
    "7.9-1": spoil("Note", "/ID"),
    "7.9-2": lambda s: [e.dict.__setitem__("/ID", "b:41") for e in s.elements if e.type == "Note"],
    "7.18.1-1": lambda s: s.annotation().__setitem__("/Subtype", "/Text"),
    "7.18.3-1": lambda s: [s.pdf.get(p).pop("/Tabs") for p in s.sound.pages],
    "7.18.5-1": lambda s: s.annotation().__setitem__("/StructParent", 9999),
    "7.18.5-2": lambda s: s.annotation().pop("/Contents"),
    "14.7.2": set_type("Document", "/Art"),
    "14.7.2-IDTree": lambda s: s.sound.tree_root.pop("/IDTree"),
    "14.7.4": lambda s: s.first("H1")["/K"].append(s.first("H1")["/K"][0]),
    "14.7.4.4": lambda s: s.pdf.get(s.sound.tree_root["/ParentTree"])["/Nums"][1].reverse(),
    "14.8.4.3": set_type("Figure", "/Div"),
    "14.8.4.3.3": set_type("Note", "/Div"),
    "14.8.4.4.3": set_type("RB", "/Span"),
    "14.8.5.4.3": spoil("Figure", "/A"),
    "14.8.5.5": spoil("L", "/A"),
}


def mutations(path):
    sound, faults = Pdf(path), []
    if Checker(sound).check():
        return ["the file is not sound to begin with"]
    for condition, change in MUTATIONS.items():
        pdf = copy.deepcopy(sound)
        change(Spoiler(pdf))
        pdf.contents = {}
        found = {c for c, _ in Checker(pdf).check()}
        if condition not in found:
            faults.append(f"{condition}: a file spoilt there passes; told: {sorted(found)}")
    source = pathlib.Path(__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'"((?:5|6|7|14)(?:\.\d+)*(?:-\w+)?)"', source[: source.index("# ---- mutations")]))
    return faults + [f"{c}: nothing is spoilt for it" for c in sorted(named - set(MUTATIONS))]


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("check", "mutations"):
        sys.exit(__doc__)
    bad = 0
    for path in sys.argv[2:]:
        if sys.argv[1] == "check":
            faults = sorted({f"{c}: {d}" for c, d in Checker(Pdf(path)).check()})
        else:
            faults = mutations(path)
        print("\n".join([f"{path}: {f}" for f in faults[:20]] + [f"{path}: {len(faults)} faults"]))
        bad += len(faults)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
