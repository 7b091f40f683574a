"""The tables of changes that break conditions, on bytes and on objects (pikepdf), and what such changes are made with."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

BYTES, OBJECTS = {}, {}


def in_bytes(*names):
    def add(f):
        for name in names:
            BYTES[name] = f
        return f
    return add


def on(*names):
    def add(f):
        for name in names:
            OBJECTS[name] = f
        return f
    return add


def obj(name, f):
    OBJECTS[name] = f


def page(pdf):
    return pdf.pages[0].obj


def draw(pdf, data):
    """More content on the first page, as an artifact."""
    pdf.pages[0].contents_add(Stream(pdf, b"\n/Artifact BMC " + data + b" EMC\n"))


def resource(pdf, kind, name, value):
    table = page(pdf).Resources.get(kind)
    if table is None:
        page(pdf).Resources[kind] = Dictionary()
    page(pdf).Resources[kind][name] = value


def state(pdf, **entries):
    resource(pdf, "/ExtGState", "/Broken", Dictionary(Type=Name.ExtGState, **entries))
    draw(pdf, b"/Broken gs")


def paint_in(pdf, space):
    resource(pdf, "/ColorSpace", "/Broken", space)
    draw(pdf, b"/Broken cs " + b"0 " * 1 + b"sc 0 0 9 9 re f")


def image(pdf, name="/Broken", **entries):
    fields = dict(Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    fields.update(entries)
    data = fields.pop("data", bytes(4))
    resource(pdf, "/XObject", name, pdf.make_indirect(Stream(pdf, data, **{k: v for k, v in fields.items() if v is not None})))
    draw(pdf, b"q 9 0 0 9 0 0 cm " + name.encode() + b" Do Q")


def form(pdf, data=b"", **entries):
    x = pdf.make_indirect(Stream(pdf, data, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **entries))
    resource(pdf, "/XObject", "/BrokenForm", x)
    return x


def annotation(pdf, subtype, **entries):
    fields = dict(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=[100, 100, 120, 120], F=4, P=page(pdf))
    fields.update(entries)
    a = pdf.make_indirect(Dictionary({f"/{k}": v for k, v in fields.items() if v is not None}))
    if "/Annots" not in page(pdf):
        page(pdf).Annots = Array()
    page(pdf).Annots.append(a)
    return a


def a_link(pdf):
    for p in pdf.pages:
        for a in p.obj.get("/Annots", []):
            if str(a.Subtype) == "/Link":
                return a
    raise LookupError("no link")


def elements(pdf, *kinds):
    found, stack = [], [pdf.Root.StructTreeRoot]
    while stack:
        e = stack.pop()
        k = e.get("/K")
        for kid in (list(k) if isinstance(k, Array) else [k] if k is not None else []):
            if isinstance(kid, Dictionary) and "/S" in kid:
                stack.append(kid)
                if not kinds or str(kid.S)[1:] in kinds:
                    found.append(kid)
    return found


def element(pdf, *kinds):
    found = elements(pdf, *kinds)
    if not found:
        raise LookupError(f"no {kinds}")
    return found[-1]


def add(pdf, parent, kind, first=False, **entries):
    e = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, **entries))
    k = parent.get("/K")
    kids = list(k) if isinstance(k, Array) else [k] if k is not None else []
    parent.K = Array([e] + kids if first else kids + [e])
    return e


def document(pdf):
    k = pdf.Root.StructTreeRoot.K
    return k[0] if isinstance(k, Array) else k


def tree(pdf, kind, *rest, into=None, **entries):
    """A new element, and in it others: tree(pdf, "Table", ["TR", ["TD"]])."""
    e = add(pdf, into if into is not None else document(pdf), kind, **entries)
    for r in rest:
        tree(pdf, r[0], *r[1:], into=e)
    return e


def metadata(pdf, change):
    old = pdf.Root.Metadata.read_bytes()
    new = change(old)
    assert new != old, "nothing changed"
    pdf.Root.Metadata.write(new)


def swap(old, new):
    return lambda pdf: metadata(pdf, lambda x: x.replace(old, new))


def cut(pattern):
    return lambda pdf: metadata(pdf, lambda x: re.sub(pattern, b"", x, flags=re.S))


def extra(text):
    """Before the end of the last description."""
    def change(x):
        at = x.rindex(b"</rdf:Description>")
        return x[:at] + text + x[at:]
    return lambda pdf: metadata(pdf, change)


def fonts(pdf):
    for p in pdf.pages:
        table = p.obj.Resources.get("/Font", Dictionary())
        for name in table.keys():
            yield table[name]


def font(pdf, test=lambda f: True):
    return next(f for f in fonts(pdf) if test(f))


def composite(pdf, kind="/CIDFontType0"):
    return font(pdf, lambda f: str(f.Subtype) == "/Type0" and str(f.DescendantFonts[0].Subtype) == kind)


def part(pdf, kind="/CIDFontType0"):
    return composite(pdf, kind).DescendantFonts[0]


def simple(pdf):
    return font(pdf, lambda f: str(f.Subtype) == "/TrueType")


def texts(pdf, change):
    cmap = composite(pdf).ToUnicode
    cmap.write(change(cmap.read_bytes()))


def first_text(to):
    return lambda pdf: texts(pdf, lambda x: re.sub(rb"(beginbfchar\s+<[0-9a-fA-F]+>\s*)<[^>]*>", rb"\1" + to, x, count=1))


def rewrite_truetype(pdf, change, f):
    import io
    from fontTools.ttLib import TTFont
    file = f.FontDescriptor.FontFile2
    tt = TTFont(io.BytesIO(file.read_bytes()))
    change(tt)
    out = io.BytesIO()
    tt.save(out)
    file.write(out.getvalue())
    file.Length1 = len(out.getvalue())


def blank_glyph(pdf):
    """All charstrings of a CFF font without ink."""
    file = part(pdf).FontDescriptor.FontFile3
    import io
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(file.read_bytes()), TTFont())
    strings = cff[0].CharStrings
    for name in strings.keys():
        strings[name].decompile()
        strings[name].program = ["endchar"]
        strings[name].bytecode = None
    out = io.BytesIO()
    class Holder:  # what fontTools asks of its font
        recalcBBoxes = False
        def getGlyphOrder(self):
            return cff[0].charset
    cff.compile(out, Holder(), isCFF2=False)
    file.write(out.getvalue())


def plain(pdf_bytes, change):
    """The file without object streams, and its bytes changed."""
    import io
    pdf = pikepdf.open(io.BytesIO(pdf_bytes))
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    new = change(out.getvalue())
    assert new != out.getvalue(), "nothing changed"
    return new


def intent(pdf):
    return pdf.Root.OutputIntents[0]
