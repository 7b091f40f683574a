"""A PDF as the conditions see it: bytes, objects, what its pages show, its fonts, metadata and structure."""
import collections
import functools
import io
import re

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream

import content

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
NS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# ISO 32000-1, 14.8.4
STANDARD_TYPES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split())


def place(o):
    """How an object is named in a report."""
    try:
        number = o.objgen[0]
    except (AttributeError, NotImplementedError):
        number = 0
    return f"object {number}" if number else "direct object"


def spell(name):
    """A name, also one that is no UTF-8."""
    try:
        return str(name)
    except UnicodeDecodeError:
        return name.unparse().decode("latin-1")


def bytes_of(stream):
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def entry(o, key, default=None):
    return o.get(key, default) if isinstance(o, (Dictionary, Stream)) else default


def items(o):
    """An array's items, or the one object as a list; nothing as an empty one."""
    return list(o) if isinstance(o, Array) else [] if o is None else [o]


def number(o, default=0.0):
    try:
        return float(o)
    except (TypeError, ValueError):
        return default


class Property:
    """One property of the XMP packet: namespace, name, the prefix written, its element or attribute value."""

    def __init__(self, tag, prefix, element, value):
        self.ns, self.name = tag[1:].split("}") if tag.startswith("{") else ("", tag)
        self.prefix, self.element, self.value = prefix, element, value


class Xmp:
    def __init__(self, raw):
        self.raw, self.error, self.properties, self.root = raw, None, [], None
        body = re.sub(rb"<\?xpacket.*?\?>", b"", raw).strip()
        self.header = re.match(rb"\s*<\?xpacket ([^>]*)\?>", raw)
        try:
            self.root = etree.fromstring(body)
        except etree.XMLSyntaxError as fault:
            self.error = str(fault)
            return
        rdf = self.root if self.root.tag == f"{{{RDF}}}RDF" else self.root.find(f"{{{RDF}}}RDF")
        if rdf is None:
            self.error = "no rdf:RDF"
            return
        for description in rdf.findall(f"{{{RDF}}}Description"):
            prefixes = {v: k for k, v in description.nsmap.items()}
            for key, value in description.attrib.items():
                if not key.startswith((f"{{{RDF}}}", f"{{{XML}}}")):
                    self.properties.append(Property(key, prefixes.get(key[1:].split("}")[0]), None, value))
            for child in description:
                if isinstance(child.tag, str):
                    texts = [li.text or "" for li in child.iter(f"{{{RDF}}}li")]
                    value = texts[0] if texts else (child.text or "")
                    self.properties.append(Property(child.tag, child.prefix, child, value))

    def all(self, prefix, name):
        return [p for p in self.properties if p.ns == NS[prefix] and p.name == name]

    def get(self, prefix, name):
        found = self.all(prefix, name)
        return found[0].value if found else None


class Font:
    """A font dictionary, and what is shown with it."""

    def __init__(self, obj):
        self.obj, self.subtype = obj, str(obj.get("/Subtype", ""))
        self.composite = self.subtype == "/Type0"
        descendants = items(obj.get("/DescendantFonts"))
        self.part = descendants[0] if self.composite and descendants else obj
        self.descriptor = entry(self.part, "/FontDescriptor")
        self.name = f"{spell(obj.get('/BaseFont', '/(no name)'))[1:]} ({place(obj)})"
        self.codes = collections.Counter()  # seen, in any rendering mode but 3
        self.actual = set()  # of these, those that once stood outside ActualText
        self.file = next((self.descriptor[k] for k in ("/FontFile", "/FontFile2", "/FontFile3")
                          if entry(self.descriptor, k) is not None), None)
        self.texts = self._texts()
        self.default_width = number(entry(self.part, "/DW", 1000)) if self.composite else 0.0
        self.widths = self._widths()
        self.kind, self.fault, self.program = None, None, None
        self._open()

    def _texts(self):
        cmap = self.obj.get("/ToUnicode")
        if not isinstance(cmap, Stream):
            return None
        out, text = {}, cmap.read_bytes().decode("latin-1")
        decode = lambda h: bytes.fromhex(re.sub(r"\s", "", h)).decode("utf-16-be", "replace")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            for code, to in re.findall(r"<([^>]*)>\s*<([^>]*)>", block):
                out[int(code, 16)] = decode(to)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for first, last, to in re.findall(r"<([^>]*)>\s*<([^>]*)>\s*<([^>]*)>", block):
                start = decode(to)
                for i in range(int(last, 16) - int(first, 16) + 1):
                    out[int(first, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)
        return out

    def _widths(self):
        out = {}
        if not self.composite:
            for i, w in enumerate(items(self.obj.get("/Widths"))):
                out[int(self.obj.get("/FirstChar", 0)) + i] = number(w)
            return out
        w, i = items(entry(self.part, "/W")), 0
        while i + 1 < len(w):
            first = int(w[i])
            if isinstance(w[i + 1], Array):
                for k, x in enumerate(w[i + 1]):
                    out[first + k] = number(x)
                i += 2
            else:
                for k in range(first, int(w[i + 1]) + 1):
                    out[k] = number(w[i + 2])
                i += 3
        return out

    def _open(self):
        if self.file is None:
            return
        try:
            data = io.BytesIO(self.file.read_bytes())
            if entry(self.descriptor, "/FontFile3") is not None:
                fonts = CFFFontSet()
                fonts.decompile(data, None)
                self.kind, self.program = "cff", fonts[0]
            elif entry(self.descriptor, "/FontFile2") is not None:
                self.kind, self.program = "truetype", TTFont(data, lazy=True)
                self.glyphs = self.program.getGlyphSet()
                self.order = self.program.getGlyphOrder()
        except Exception as fault:  # pylint: disable=broad-except # fontTools raises what it likes
            self.fault = repr(fault)

    def glyph(self, code):
        """The name of the glyph that a code shows; None: the program has none."""
        if self.kind == "cff":
            charset = self.program.charset
            if hasattr(self.program, "ROS"):
                name = f"cid{code:05d}" if code else ".notdef"
                return name if name in self.program.CharStrings else None
            return charset[code] if code < len(charset) else None
        if self.composite:
            map_ = entry(self.part, "/CIDToGIDMap")
            if isinstance(map_, Stream):
                data = map_.read_bytes()
                code = int.from_bytes(data[2 * code:2 * code + 2], "big")
            return self.order[code] if code < len(self.order) else None
        tables = [t for t in self.program["cmap"].tables if (t.platformID, t.platEncID) in ((3, 1), (1, 0))]
        if not tables:
            return None
        unicode = ord(bytes([code]).decode("cp1252", "replace"))
        return tables[0].cmap.get(unicode if tables[0].platformID == 3 else code)

    def drawn(self, code):
        """(width in 1/1000 em, has an outline) of the glyph that a code shows; None: there is none."""
        name = self.glyph(code)
        if name is None:
            return None
        if self.kind == "cff":
            glyph = self.program.CharStrings[name]
            pen = BoundsPen(None)
            glyph.draw(pen)
            matrix = getattr(self.program, "FontMatrix", [0.001])
            return glyph.width * matrix[0] * 1000, pen.bounds is not None
        width = self.program["hmtx"][name][0] * 1000 / self.program["head"].unitsPerEm
        pen = BoundsPen(self.glyphs)
        self.glyphs[name].draw(pen)
        return width, pen.bounds is not None


class Element:
    """A structure element: type as the role map has it, parent, kids in order (elements, or content)."""

    def __init__(self, obj, kind, raw, parent):
        self.obj, self.kind, self.raw, self.parent, self.kids = obj, kind, raw, parent, []
        self.content, self.objrs = [], []  # (page object, MCID); annotation objects

    def attributes(self):
        return [a for a in items(self.obj.get("/A")) if isinstance(a, (Dictionary, Stream))]

    def attribute(self, key):
        return next((a[key] for a in self.attributes() if key in a), None)

    def where(self):
        return f"{self.raw} ({place(self.obj)})"

    def kinds(self):
        return [k.kind for k in self.kids]

    def language(self):
        e = self
        while e is not None:
            if "/Lang" in e.obj:
                return str(e.obj.Lang)
            e = e.parent
        return None


class Document:
    """Pages, fonts and structure are read when a condition asks for them."""

    def __init__(self, data):
        self.raw = data
        self.pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        self.root, self.trailer = self.pdf.Root, self.pdf.trailer
        self.info = self.trailer.get("/Info", Dictionary())
        metadata = self.root.get("/Metadata")
        self.xmp = Xmp(bytes_of(metadata)) if isinstance(metadata, Stream) else None
        self.press = bool(self.xmp and self.xmp.all("pdfxid", "GTS_PDFXVersion"))
        self.fonts = {}
        self.intents = [o for o in items(self.root.get("/OutputIntents")) if isinstance(o, Dictionary)]
        self.roles = {str(k)[1:]: str(v)[1:] for k, v in dict(entry(self.tree(), "/RoleMap", {})).items()}
        self.seen = set()

    @functools.cached_property
    def pages(self):
        return [content.Page(self, i + 1, page) for i, page in enumerate(self.pdf.pages)]

    # ---- objects ----

    def font(self, obj):
        key = obj.objgen if obj.objgen[0] else id(obj)
        if key not in self.fonts:
            self.fonts[key] = Font(obj)
        return self.fonts[key]

    def all_fonts(self):
        return list(self.fonts.values()) if self.pages else []

    def objects(self):
        """(indirect object's place, value) of everything in the file, also what is inside."""
        for o in self.pdf.objects:
            yield from self._inside(place(o), o, True)
        yield from self._inside("trailer", self.trailer, True)

    def _inside(self, where, o, top=False):
        try:
            if not top and o.is_indirect:
                return
        except AttributeError:
            pass
        yield where, o
        if isinstance(o, Array):
            for k in o:
                yield from self._inside(where, k)
        elif isinstance(o, (Dictionary, Stream)):
            for k in o.keys():
                yield from self._inside(where, o[k])

    def dictionaries(self):
        for where, o in self.objects():
            if isinstance(o, (Dictionary, Stream)):
                yield where, o

    def streams(self):
        for where, o in self.dictionaries():
            if isinstance(o, Stream):
                yield where, o

    # ---- colour ----

    def intent_space(self):
        """The colour space of the (first) destination profile: 'RGB ', 'CMYK', 'GRAY', or None."""
        for o in self.intents:
            profile = o.get("/DestOutputProfile")
            if isinstance(profile, Stream):
                return profile.read_bytes()[16:20].decode("latin-1")
        return None

    # ---- structure ----

    def tree(self):
        return self.root.get("/StructTreeRoot")

    def role(self, raw):
        """The standard type that a type is mapped to, itself where there is no mapping; None in a circle."""
        seen = set()
        while raw in self.roles and raw not in STANDARD_TYPES:
            if raw in seen:
                return None
            seen.add(raw)
            raw = self.roles[raw]
        return raw

    @functools.cached_property
    def _structure(self):
        """(elements in order, places of those that are their own ancestors or stand twice)"""
        elements, cycles, tree = [], [], self.tree()
        for kid in items(tree.get("/K")) if isinstance(tree, Dictionary) else []:
            self._read_element(kid, None, elements, cycles)
        return elements, cycles

    @property
    def elements(self):
        return self._structure[0]

    @property
    def cycles(self):
        return self._structure[1]

    def _read_element(self, obj, parent, elements, cycles):
        if obj.objgen in self.seen:
            cycles.append(place(obj))
            return
        self.seen.add(obj.objgen)
        raw = str(obj.get("/S", "/"))[1:]
        e = Element(obj, self.role(raw), raw, parent)
        elements.append(e)
        if parent:
            parent.kids.append(e)
        for kid in items(obj.get("/K")):
            if isinstance(kid, Dictionary) and "/S" in kid and str(kid.get("/Type", "")) not in ("/MCR", "/OBJR"):
                self._read_element(kid, e, elements, cycles)
            elif isinstance(kid, Dictionary) and str(kid.get("/Type", "")) == "/OBJR":
                e.objrs.append(kid)
            elif isinstance(kid, Dictionary):
                e.content.append((kid.get("/Pg", obj.get("/Pg")), int(kid.get("/MCID", -1))))
            else:
                e.content.append((obj.get("/Pg"), int(kid)))

    def of_kind(self, *kinds):
        return [e for e in self.elements if e.kind in kinds]

    def parent_tree(self):
        out = {}
        def read(node):
            nums = items(entry(node, "/Nums"))
            for i in range(0, len(nums) - 1, 2):
                out[int(nums[i])] = nums[i + 1]
            for kid in items(entry(node, "/Kids")):
                read(kid)
        read(entry(self.tree(), "/ParentTree"))
        return out

    def annotations(self):
        for page in self.pages:
            for a in items(page.obj.get("/Annots")):
                yield page, a
