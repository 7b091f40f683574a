"""For each condition a change that breaks it: on the file's bytes, or on its objects (pikepdf)."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

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


# ---- tools ----


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


# ---- 6.1 ----

in_bytes("A2 6.1.2-1")(lambda b: b"x" + b)
in_bytes("A2 6.1.2-2")(lambda b: re.sub(rb"^([^\n]*\n)%[^\n]*\n", rb"\1%abcd\n", b, count=1))
in_bytes("A2 6.1.3-1", "X4 6.1-2")(lambda b: b.replace(b"/ID", b"/IX"))
in_bytes("A2 6.1.3-3")(lambda b: b + b"more")
in_bytes("A2 6.1.7.1-1")(lambda b: re.sub(rb"/Length (\d)(\d+) ?>>", lambda m: b"/Length %d%s>>" % ((int(m.group(1)) + 1) % 9 + 1, m.group(2)), b, count=1))
in_bytes("A2 6.1.7.1-2")(lambda b: b.replace(b"\nendstream", b" endstream", 1))
in_bytes("A2 6.1.9-1")(lambda b: re.sub(rb"(\d+) 0 obj\n", rb"\1 0 obj ", b, count=1))
in_bytes("X4 6.1-1")(lambda b: b"%PDF-1.7" + b[8:])


def plain(pdf_bytes, change):
    """The file without object streams, and its bytes changed."""
    import io
    pdf = pikepdf.open(io.BytesIO(pdf_bytes))
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    new = change(out.getvalue())
    assert new != out.getvalue(), "nothing changed"
    return new


in_bytes("A2 6.1.4-1")(lambda b: plain(b, lambda x: x.replace(b"xref\n0 ", b"xref \n0 ", 1)))
in_bytes("A2 6.1.6-1")(lambda b: plain(b, lambda x: re.sub(rb"<([0-9a-f]{8,})>", lambda m: b"<" + m.group(1)[:-1] + b" >", x, count=1)))
in_bytes("A2 6.1.6-2")(lambda b: plain(b, lambda x: re.sub(rb"<([0-9a-f]{8,})>", lambda m: b"<" + m.group(1)[:-2] + b"xy>", x, count=1)))


def encrypt(b):
    import io
    pdf = pikepdf.open(io.BytesIO(b))
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="", R=4, aes=False, metadata=False))
    return out.getvalue()


in_bytes("A2 6.1.3-2")(encrypt)


def no_accessibility(b):
    import io
    pdf = pikepdf.open(io.BytesIO(b))
    out = io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False,
                                                allow=pikepdf.Permissions(accessibility=False)))
    return out.getvalue()


in_bytes("UA1 7.16-1")(no_accessibility)
obj("A2 6.1.7.1-3", lambda pdf: pdf.Root.Metadata.__setitem__("/F", String("other")))


@on("A2 6.1.7.2-1", "X4 core-lzw")
def _(pdf):
    pdf.Root.Broken = pdf.make_indirect(Stream(pdf, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode))


in_bytes("A2 6.1.8-1")(lambda b: plain(b, lambda x: re.sub(rb"/BaseFont /\w{3}", b"/BaseFont /#ff#fe", x, count=1)))
obj("A2 6.1.10-1", lambda pdf: draw(pdf, b"q BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x00\x10 EI Q"))
obj("A2 6.1.12-1", lambda pdf: pdf.Root.__setitem__("/Perms", Dictionary(Broken=1)))
in_bytes("A2 6.1.13-1")(lambda b: plain(b, lambda x: x.replace(b"/Type /Pages", b"/X 3000000000 /Type /Pages", 1)))
in_bytes("A2 6.1.13-2")(lambda b: plain(b, lambda x: x.replace(b"/Type /Pages", b"/X 4" + b"0" * 38 + b".0 /Type /Pages", 1)))
in_bytes("A2 6.1.13-5")(lambda b: plain(b, lambda x: x.replace(b"/Type /Pages", b"/X 0." + b"0" * 39 + b"1 /Type /Pages", 1)))
obj("A2 6.1.13-3", lambda pdf: pdf.Root.__setitem__("/Broken", String("x" * 32768)))
obj("A2 6.1.13-4", lambda pdf: pdf.Root.__setitem__("/Broken", Name("/" + "x" * 128)))
in_bytes("A2 6.1.13-7")(lambda b: plain(b, lambda x: re.sub(rb"/Size \d+", b"/Size 8388609", x, count=1)))
obj("A2 6.1.13-8", lambda pdf: draw(pdf, b"q " * 29 + b"Q " * 29))
obj("A2 6.1.13-9", lambda pdf: pdf.Root.__setitem__("/Broken", Array(
    [Name.DeviceN, Array([Name(f"/C{i}") for i in range(33)]), Name.DeviceCMYK, Dictionary(FunctionType=2)])))
obj("A2 6.1.13-10", lambda pdf: pdf.Root.__setitem__("/Broken", pdf.make_indirect(
    Stream(pdf, b"1 begincidrange\n<0000> <00ff> 70000 \nendcidrange\n", Type=Name.CMap))))
obj("A2 6.1.13-11", lambda pdf: page(pdf).__setitem__("/TrimBox", Array([0, 0, 2, 2])))


@on("A2 7.9.2.4-size")
def _(pdf):
    del page(pdf)["/MediaBox"]


obj("A2 own-text", lambda pdf: draw(pdf, b"q q q Q Q"))

# ---- 6.2 ----

obj("A2 6.2.2-1", lambda pdf: draw(pdf, b"BX 1 2 broken EX"))
obj("X4 6.19-2", lambda pdf: draw(pdf, b"BX EX"))
obj("A2 6.2.2-2", lambda pdf: draw(pdf, b"/NotThere gs"))


def intent(pdf):
    return pdf.Root.OutputIntents[0]


def profile_with(at, data):
    def change(pdf):
        file = intent(pdf).DestOutputProfile
        old = file.read_bytes()
        file.write(old[:at] + data + old[at + len(data):])
    return change


obj("A2 6.2.3-1", profile_with(12, b"scnr"))
obj("X4 6.4-4", profile_with(12, b"mntr"))


@on("X4 6.4-9")
def _(pdf):
    file = intent(pdf).DestOutputProfile
    file.write(re.sub(rb"B2A([012])", rb"X2A\1", file.read_bytes()))


@on("A2 6.2.3-2")
def _(pdf):
    copy = Dictionary(intent(pdf))
    copy.DestOutputProfile = pdf.make_indirect(Stream(pdf, intent(pdf).DestOutputProfile.read_bytes(), N=3))
    pdf.Root.OutputIntents.append(copy)


obj("A2 6.2.3-3", lambda pdf: intent(pdf).__setitem__("/DestOutputProfileRef", Dictionary()))


@on("A2 6.2.3-pdfa", "A2 6.2.4.3-4", "A2 6.2.10-2")
def _(pdf):
    del pdf.Root["/OutputIntents"]
    state(pdf, ca=0.5)
    draw(pdf, b"0 g 0 0 9 9 re f")


@on("X4 6.20-2", "X4 6.4-3")
def _(pdf):
    del intent(pdf)["/DestOutputProfile"]
    if "/Group" in page(pdf):
        del page(pdf)["/Group"]
    state(pdf, ca=0.5)


def icc(pdf, n=3, version=2):
    data = bytearray(200)
    data[:4], data[8:9], data[12:20], data[36:40] = (200).to_bytes(4, "big"), bytes([version]), b"mntrRGB ", b"acsp"
    return Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, bytes(data), N=n))])


obj("A2 6.2.4.2-1", lambda pdf: resource(pdf, "/ColorSpace", "/Broken", icc(pdf, n=4)))


@on("A2 6.2.4.2-2")
def _(pdf):
    paint_in(pdf, icc(pdf))
    state(pdf, OPM=1, OP=True, op=True)


@on("A2 6.2.4.3-2", "X4 6.4-5")
def _(pdf):
    if str(intent(pdf).S) == "/GTS_PDFA1":
        del pdf.Root["/OutputIntents"]
    for p in pdf.pages:
        if "/ColorSpace" in p.obj.Resources and "/DefaultRGB" in p.obj.Resources.ColorSpace:
            del p.obj.Resources.ColorSpace["/DefaultRGB"]
    draw(pdf, b"1 0 0 rg 0 0 9 9 re f")


obj("A2 6.2.4.3-3", lambda pdf: draw(pdf, b"1 0 0 0 k 0 0 9 9 re f"))


@on("X4 6.4-6")
def _(pdf):
    del intent(pdf)["/DestOutputProfile"]
    draw(pdf, b"1 0 0 0 k 0 0 9 9 re f")


def tint(n=0.5):
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, n, 1, 0], N=1)


obj("A2 6.2.4.4-1", lambda pdf: pdf.Root.__setitem__("/Broken", Array(
    [Name.DeviceN, Array([Name("/Gold")]), Name.DeviceCMYK, tint(), Dictionary(Colorants=Dictionary())])))


@on("A2 6.2.4.4-2")
def _(pdf):
    for i in range(2):
        pdf.Root[f"/Broken{i}"] = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint(0.5 + i / 4)])


@on("X4 own-fffd")
def _(pdf):
    for name in ("/Gold 1", "/gold1"):
        pdf.Root[f"/Broken{len(name)}"] = Array([Name.Separation, Name(name), Name.DeviceCMYK, tint()])


obj("A2 6.2.5-1", lambda pdf: state(pdf, TR=Name.Identity))
obj("A2 6.2.5-2", lambda pdf: state(pdf, TR2=Name.Identity))
obj("A2 6.2.5-3", lambda pdf: state(pdf, HTP=Array([0, 0])))
obj("A2 6.2.5-4", lambda pdf: state(pdf, HT=Dictionary(Type=Name.Halftone, HalftoneType=6)))
obj("A2 6.2.5-5", lambda pdf: state(pdf, HT=Dictionary(Type=Name.Halftone, HalftoneType=1, HalftoneName=String("x"))))
obj("A2 6.2.5-6", lambda pdf: state(pdf, HT=Dictionary(Type=Name.Halftone, HalftoneType=1, TransferFunction=Name.Identity)))
obj("A2 6.2.6-1", lambda pdf: draw(pdf, b"/Beautiful ri"))
obj("A2 6.2.8-1", lambda pdf: image(pdf, Alternates=Array()))
obj("A2 6.2.8-2", lambda pdf: image(pdf, OPI=Dictionary()))
obj("A2 6.2.8-3", lambda pdf: image(pdf, Interpolate=True))
obj("A2 6.2.8-4", lambda pdf: image(pdf, BitsPerComponent=3))
obj("A2 6.2.8-5", lambda pdf: image(pdf, ImageMask=True, ColorSpace=None, BitsPerComponent=2))
obj("A2 8.9.5-data", lambda pdf: image(pdf, data=bytes(3)))
obj("A2 8.9.5-jpeg", lambda pdf: image(pdf, Filter=Name.DCTDecode, data=bytes.fromhex("ffd8ffc0000b080001000101011100ffd9")))
obj("A2 6.2.9-1", lambda pdf: form(pdf, PS=Stream(pdf, b"")))
obj("A2 6.2.9-2", lambda pdf: form(pdf, Ref=Dictionary(F=String("other.pdf"), Page=0)))
obj("A2 6.2.9-3", lambda pdf: image(pdf, Subtype=Name.PS))
obj("A2 6.2.10-1", lambda pdf: state(pdf, BM=Name.Shine))


def layers(pdf, **config):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(**config))


obj("A2 6.9-1", lambda pdf: layers(pdf))


@on("A2 6.9-2")
def _(pdf):
    layers(pdf, Name=String("x"))
    pdf.Root.OCProperties.Configs = Array([Dictionary(Name=String("x"))])


obj("A2 6.9-3", lambda pdf: layers(pdf, Name=String("x"), Order=Array()))
obj("A2 6.9-4", lambda pdf: layers(pdf, Name=String("x"), AS=Array()))

# ---- 6.2.11 ----


@on("A2 6.2.11.2-1")
def _(pdf):
    del composite(pdf)["/Type"]


obj("A2 6.2.11.2-2", lambda pdf: part(pdf).__setitem__("/Subtype", Name.CIDFontType9))


@on("A2 6.2.11.2-3")
def _(pdf):
    del composite(pdf)["/BaseFont"]


@on("A2 6.2.11.2-4")
def _(pdf):
    del simple(pdf)["/FirstChar"]


@on("A2 6.2.11.2-5")
def _(pdf):
    del simple(pdf)["/LastChar"]


obj("A2 6.2.11.2-6", lambda pdf: simple(pdf).__setitem__("/Widths", Array([500] * 256)))
obj("A2 6.2.11.2-7", lambda pdf: part(pdf).FontDescriptor.FontFile3.__setitem__("/Subtype", Name.Broken))
obj("A2 9.9-kind", lambda pdf: part(pdf).FontDescriptor.FontFile3.__setitem__("/Subtype", Name.Type1C))
obj("A2 9.9-program", lambda pdf: part(pdf).FontDescriptor.FontFile3.write(b"\x01\x00\x04\x04no font"))
obj("A2 9.9-length", lambda pdf: part(pdf, "/CIDFontType2").FontDescriptor.FontFile2.__setitem__("/Length1", 7))


@on("A2 6.2.11.3.1-1")
def _(pdf):
    composite(pdf).Encoding = pdf.make_indirect(Stream(
        pdf, b"/WMode 0 def", Type=Name.CMap, CMapName=Name.Other, CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Japan1"), Supplement=0)))


obj("A2 9.7.3-info", lambda pdf: part(pdf).__setitem__("/CIDSystemInfo", Dictionary(
    Registry=String("Adobe"), Ordering=String("GB1"), Supplement=0)))


@on("A2 6.2.11.3.2-1")
def _(pdf):
    del part(pdf, "/CIDFontType2")["/CIDToGIDMap"]


obj("A2 6.2.11.3.3-1", lambda pdf: composite(pdf).__setitem__("/Encoding", Name("/UniGB-UTF16-H")))


@on("A2 6.2.11.3.3-2")
def _(pdf):
    composite(pdf).Encoding = pdf.make_indirect(Stream(pdf, b"/WMode 1 def", Type=Name.CMap, CMapName=Name.Other, WMode=0))


@on("A2 6.2.11.4.1-1")
def _(pdf):
    del part(pdf).FontDescriptor["/FontFile3"]


@on("A2 6.2.11.4.1-2")
def _(pdf):
    for name, f in [(k, page(pdf).Resources.Font[k]) for k in page(pdf).Resources.Font.keys()]:
        if str(f.Subtype) == "/Type0":
            draw(pdf, b"BT " + str(name).encode() + b" 9 Tf <FFF0> Tj ET")
            return


obj("A2 own-outline", blank_glyph)
obj("A2 6.2.11.4.2-1", lambda pdf: [simple_type1(pdf)])
obj("A2 6.2.11.4.2-2", lambda pdf: part(pdf).FontDescriptor.__setitem__("/CIDSet", pdf.make_indirect(Stream(pdf, b"\x80"))))


def simple_type1(pdf):
    """A CFF font of names, in a simple font, with a CharSet of too few."""
    import io
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    strings = {}
    for name in (".notdef", "A", "B"):
        pen = T2CharStringPen(500, None)
        pen.moveTo((0, 0)), pen.lineTo((400, 0)), pen.lineTo((0, 400)), pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Broken", {}, strings, {})
    builder.setupHorizontalMetrics({n: (500, 0) for n in strings})
    data = builder.font["CFF "].compile(builder.font)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Broken"), Flags=4, CharSet=String("/A"),
                            FontFile3=pdf.make_indirect(Stream(pdf, data, Subtype=Name.Type1C)))
    resource(pdf, "/Font", "/Broken", pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Broken"), FirstChar=65, LastChar=66,
        Widths=[500, 500], FontDescriptor=pdf.make_indirect(descriptor))))
    draw(pdf, b"BT /Broken 9 Tf (A) Tj ET")


@on("A2 6.2.11.5-1")
def _(pdf):
    for f in fonts(pdf):
        if str(f.Subtype) == "/Type0":
            f.DescendantFonts[0].W = Array()
            f.DescendantFonts[0].DW = 777


obj("A2 9.8.2-flags", lambda pdf: simple(pdf).FontDescriptor.__setitem__("/Flags", 4 | 32))


@on("A2 6.2.11.6-1")
def _(pdf):
    simple(pdf).FontDescriptor.Flags = 32
    def change(tt):
        if "cmap" in tt:
            del tt["cmap"]
    rewrite_truetype(pdf, change, simple(pdf))


@on("A2 6.2.11.6-2")
def _(pdf):
    simple(pdf).FontDescriptor.Flags = 32
    simple(pdf).Encoding = Name.MacExpertEncoding


@on("A2 6.2.11.6-3")
def _(pdf):
    simple(pdf).FontDescriptor.Flags = 4
    simple(pdf).Encoding = Name.WinAnsiEncoding


@on("A2 6.2.11.6-4")
def _(pdf):
    simple(pdf).FontDescriptor.Flags = 4
    def change(tt):
        if "cmap" in tt:
            tt["cmap"].tables = []
    rewrite_truetype(pdf, change, simple(pdf))


@on("A2 6.2.11.7.2-1")
def _(pdf):
    del composite(pdf)["/ToUnicode"]


obj("A2 6.2.11.7.2-2", first_text(b"<FEFF>"))
obj("A2 own-fffd", first_text(b"<FFFD>"))
obj("A2 6.2.11.7.3-1", first_text(b"<E000>"))
obj("A2 own-radical", first_text(b"<2F6D>"))


@on("A2 6.2.11.8-1")
def _(pdf):
    for name, f in [(k, page(pdf).Resources.Font[k]) for k in page(pdf).Resources.Font.keys()]:
        if str(f.Subtype) == "/Type0":
            draw(pdf, b"BT " + str(name).encode() + b" 9 Tf <0000> Tj ET")
            return


@on("A2 9.6.4-tag")
def _(pdf):
    descriptors = {f.DescendantFonts[0].FontDescriptor.objgen: f.DescendantFonts[0].FontDescriptor
                   for f in fonts(pdf) if str(f.Subtype) == "/Type0"}
    a, b = list(descriptors.values())[:2]
    b.FontName = a.FontName


obj("A2 9.8-name", lambda pdf: part(pdf).FontDescriptor.__setitem__("/FontName", Name.Other))

# ---- 6.3 to 6.5 ----

obj("A2 6.3.1-1", lambda pdf: annotation(pdf, "Sound"))
obj("A2 6.3.2-1", lambda pdf: annotation(pdf, "Text", F=None))
obj("A2 6.3.2-2", lambda pdf: annotation(pdf, "Text", F=6))
obj("A2 6.3.3-1", lambda pdf: annotation(pdf, "Text"))
obj("A2 6.3.3-2", lambda pdf: annotation(pdf, "Text", AP=Dictionary(N=Stream(pdf, b""), D=Stream(pdf, b""))))
obj("A2 6.3.3-4", lambda pdf: annotation(pdf, "Text", AP=Dictionary(N=Dictionary())))
obj("A2 12.5.2-rect", lambda pdf: annotation(pdf, "Link", Rect=[9000, 9000, 9010, 9010]))
obj("A2 6.4.1-1", lambda pdf: annotation(pdf, "Widget", A=Dictionary(S=Name.GoTo)))


def fields(pdf, **entries):
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, **entries))]))


obj("A2 6.4.1-2", lambda pdf: fields(pdf, AA=Dictionary()))
obj("A2 6.4.1-3", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array(), NeedAppearances=True)))
obj("A2 6.4.2-1", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array(), XFA=Array())))
obj("A2 6.4.2-2", lambda pdf: pdf.Root.__setitem__("/NeedsRendering", True))
obj("X4 6.26-3", lambda pdf: fields(pdf))
obj("A2 6.5.1-1", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.Launch, F=String("x"))))
obj("A2 6.5.1-2", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.Named, N=Name.Print)))
obj("A2 6.5.2-1", lambda pdf: pdf.Root.__setitem__("/AA", Dictionary()))
obj("A2 6.5.2-2", lambda pdf: page(pdf).__setitem__("/AA", Dictionary()))
obj("X4 6.18-3", lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))))
obj("A2 12.6.4-uri", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.URI, URI=String("http://x/路".encode()))))
obj("A2 12.3.2-destination", lambda pdf: annotation(pdf, "Link", Dest=Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])))

# ---- 6.6 ----


@on("A2 6.6.2.1-1")
def _(pdf):
    del pdf.Root["/Metadata"]


obj("A2 6.6.2.1-2", swap(b' id="W5M0', b' bytes="2048" id="W5M0'))
obj("A2 6.6.2.1-3", swap(b' id="W5M0', b' encoding="UTF-8" id="W5M0'))
obj("A2 6.6.2.1-4", swap(b"</rdf:RDF>", b"</rdf:RDG>"))
obj("A2 6.6.2.1-5", swap(b"application/pdf", b"application/pdf\xff"))
in_bytes("A2 6.6.2.1-filter")(lambda b: plain(b, lambda x: x.replace(b"/Subtype /XML", b"/Subtype /XML /Filter [ ]", 1)))
obj("A2 6.6.2.3.1-1", extra(b"<dc:colour>red</dc:colour>"))
obj("A2 6.6.2.3.1-2", swap(b"<dc:format>application/pdf</dc:format>", b"<dc:format><rdf:Bag><rdf:li>application/pdf</rdf:li></rdf:Bag></dc:format>"))
obj("A2 6.6.2.3.2-1", swap(b"<pdfaSchema:prefix>", b"<pdfaSchema:more>x</pdfaSchema:more><pdfaSchema:prefix>"))
obj("A2 6.6.2.3.3-1", lambda pdf: metadata(pdf, lambda x: re.sub(
    rb"(<pdfaExtension:schemas>\s*)<rdf:Bag>(.*)</rdf:Bag>(\s*</pdfaExtension)", rb"\1<rdf:Seq>\2</rdf:Seq>\3", x, flags=re.S)))
obj("A2 6.6.2.3.3-2", cut(rb"<pdfaSchema:schema>.*?</pdfaSchema:schema>"))
obj("A2 6.6.2.3.3-3", swap(b"<pdfaSchema:namespaceURI>http:", b"<pdfaSchema:namespaceURI>"))
obj("A2 6.6.2.3.3-4", cut(rb"<pdfaSchema:prefix>.*?</pdfaSchema:prefix>"))
obj("A2 6.6.2.3.3-5", lambda pdf: metadata(pdf, lambda x: x.replace(b"<rdf:Seq>", b"<rdf:Bag>").replace(b"</rdf:Seq>", b"</rdf:Bag>")))
obj("A2 6.6.2.3.3-7", cut(rb"<pdfaProperty:name>.*?</pdfaProperty:name>"))
obj("A2 6.6.2.3.3-8", swap(b">Integer<", b">Whole<"))
obj("A2 6.6.2.3.3-9", swap(b">internal<", b">inner<"))
obj("A2 6.6.2.3.3-10", cut(rb"<pdfaProperty:description>.*?</pdfaProperty:description>"))
obj("A2 6.6.3-same", lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("another")))
obj("A2 6.6.4-1", cut(rb"<pdfaid:part>.*?</pdfaid:part>"))
obj("A2 6.6.4-2", swap(b"<pdfaid:part>2<", b"<pdfaid:part>1<"))
obj("A2 6.6.4-3", lambda pdf: metadata(pdf, lambda x: re.sub(rb"<pdfaid:conformance>.<", b"<pdfaid:conformance>X<", x)))


def another_prefix(ns, prefix, name):
    return extra(f'<other:{name} xmlns:other="{ns}">1</other:{name}>'.encode())


for clause, prop in (("4", "part"), ("5", "conformance"), ("6", "amd"), ("7", "corr")):
    obj(f"A2 6.6.4-{clause}", another_prefix("http://www.aiim.org/pdfa/ns/id/", "pdfaid", prop))
for clause, prop in (("3", "part"), ("4", "amd"), ("5", "corr")):
    obj(f"UA1 5-{clause}", another_prefix("http://www.aiim.org/pdfua/ns/id/", "pdfuaid", prop))
obj("UA1 5-1", cut(rb"<pdfuaid:part>.*?</pdfuaid:part>"))
obj("UA1 5-2", swap(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"))
obj("UA1 7.1-9", cut(rb"<dc:title>.*?</dc:title>"))
obj("A2 own-uuid", swap(b"urn:uuid:", b"urn:paiban:"))
obj("A2 6.8-2", lambda pdf: pdf.Root.__setitem__("/Broken", Dictionary(Type=Name.Filespec, EF=Dictionary())))
obj("A2 6.8-5", lambda pdf: pdf.Root.__setitem__("/Broken", pdf.make_indirect(Stream(pdf, b"x", Type=Name.EmbeddedFile))))
obj("A2 6.10-1", lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(AlternatePresentations=Dictionary())))
obj("A2 6.10-2", lambda pdf: page(pdf).__setitem__("/PresSteps", Dictionary()))
obj("A2 6.11-1", lambda pdf: pdf.Root.__setitem__("/Requirements", Array()))

# ---- 6.7, PDF/UA 7 ----

obj("A2 6.7.2.2-1", lambda pdf: pdf.Root.__setitem__("/MarkInfo", Dictionary(Marked=False)))
obj("UA1 7.1-4", lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True))


@on("A2 6.7.3.3-1")
def _(pdf):
    del pdf.Root["/StructTreeRoot"]


obj("A2 6.7.3.4-1", lambda pdf: element(pdf, "P").__setitem__("/S", Name.Chapter))


def roles(pdf, **entries):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(**entries)


@on("A2 6.7.3.4-2")
def _(pdf):
    roles(pdf, Chapter=Name.Verse, Verse=Name.Chapter)
    element(pdf, "P").S = Name.Chapter


obj("A2 6.7.3.4-3", lambda pdf: roles(pdf, P=Name.H1))
obj("UA1 7.1-1", lambda pdf: pdf.pages[0].contents_add(Stream(pdf, b"\n/P <</MCID 99990>> BDC /Artifact BMC EMC EMC\n")))
obj("UA1 7.1-2", lambda pdf: pdf.pages[0].contents_add(Stream(pdf, b"\n/Artifact BMC /P <</MCID 99990>> BDC EMC EMC\n")))
obj("UA1 7.1-3", lambda pdf: pdf.pages[0].contents_add(Stream(pdf, b"\n0 0 9 9 re f\n")))
obj("UA1 7.1-10", lambda pdf: pdf.Root.__setitem__("/ViewerPreferences", Dictionary()))
obj("UA1 7.1-12", lambda pdf: element(pdf, "P").__setitem__("/P", pdf.Root.StructTreeRoot))


@on("A2 14.7.4-mcid")
def _(pdf):
    add(pdf, document(pdf), "P", Pg=page(pdf)).K = 0


@on("A2 14.7.4.4-parents")
def _(pdf):
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    row = nums[1]
    row[0], row[len(row) - 1] = row[len(row) - 1], row[0]


obj("A2 6.7.4-1", lambda pdf: element(pdf, "P").__setitem__("/Lang", String("中文")))


def no_language(change):
    def broken(pdf):
        for where, o in [(None, e) for e in elements(pdf)] + [(None, pdf.Root)]:
            if "/Lang" in o:
                del o["/Lang"]
        change(pdf)
    return broken


obj("UA1 7.2-2", no_language(lambda pdf: None))
obj("UA1 7.2-21", no_language(lambda pdf: element(pdf, "P").__setitem__("/ActualText", String("x"))))
obj("UA1 7.2-22", no_language(lambda pdf: element(pdf, "P").__setitem__("/Alt", String("x"))))
obj("UA1 7.2-23", no_language(lambda pdf: element(pdf, "P").__setitem__("/E", String("x"))))
obj("UA1 7.2-24", no_language(lambda pdf: annotation(pdf, "Link", Contents=String("x"))))
for clause, key in (("30", b"/ActualText"), ("31", b"/Alt"), ("32", b"/E")):
    obj(f"UA1 7.2-{clause}", no_language(lambda pdf, key=key: pdf.pages[0].contents_add(
        Stream(pdf, b"\n/Span <<" + key + b" (x)>> BDC EMC\n"))))
obj("UA1 7.2-33", no_language(lambda pdf: None))
obj("UA1 7.2-34", no_language(lambda pdf: None))

obj("UA1 7.2-3", lambda pdf: tree(pdf, "Table", ["P"]))
obj("UA1 7.2-4", lambda pdf: tree(pdf, "TR"))
obj("UA1 7.2-5", lambda pdf: tree(pdf, "THead"))
obj("UA1 7.2-6", lambda pdf: tree(pdf, "TBody"))
obj("UA1 7.2-7", lambda pdf: tree(pdf, "TFoot"))
obj("UA1 7.2-8", lambda pdf: tree(pdf, "TH"))
obj("UA1 7.2-9", lambda pdf: tree(pdf, "TD"))
obj("UA1 7.2-10", lambda pdf: tree(pdf, "Table", ["TR", ["P"]]))
obj("UA1 7.2-11", lambda pdf: tree(pdf, "Table", ["THead"], ["THead"], ["TBody"]))
obj("UA1 7.2-12", lambda pdf: tree(pdf, "Table", ["TBody"], ["TFoot"], ["TFoot"]))
obj("UA1 7.2-13", lambda pdf: tree(pdf, "Table", ["TFoot"]))
obj("UA1 7.2-14", lambda pdf: tree(pdf, "Table", ["THead"]))


def spans(pdf, *rows):
    """A table of cells, each (ColSpan, RowSpan)."""
    table = tree(pdf, "Table")
    for row in rows:
        r = add(pdf, table, "TR")
        for across, down in row:
            add(pdf, r, "TD", A=Dictionary(O=Name.Table, ColSpan=across, RowSpan=down))


obj("UA1 7.2-15", lambda pdf: spans(pdf, [(1, 1), (1, 2)], [(2, 1)]))
obj("UA1 7.2-16", lambda pdf: tree(pdf, "Table", ["TR"], ["Caption"], ["TR"]))
obj("UA1 7.2-39", lambda pdf: tree(pdf, "Table", ["Caption"], ["TR"], ["Caption"]))
obj("UA1 7.2-41", lambda pdf: spans(pdf, [(1, 1), (1, 3)], [(1, 1)]))
obj("UA1 7.2-42", lambda pdf: spans(pdf, [(1, 1), (1, 1)], [(1, 1)]))
obj("UA1 7.2-43", lambda pdf: spans(pdf, [(1, 1), (1, 1)], [(3, 1)]))
obj("UA1 7.2-36", lambda pdf: tree(pdf, "Table", ["THead", ["P"]], ["TBody"]))
obj("UA1 7.2-37", lambda pdf: tree(pdf, "Table", ["TBody", ["P"]]))
obj("UA1 7.2-38", lambda pdf: tree(pdf, "Table", ["TBody"], ["TFoot", ["P"]]))
obj("UA1 7.2-17", lambda pdf: tree(pdf, "LI"))
obj("UA1 7.2-18", lambda pdf: tree(pdf, "LBody"))
obj("UA1 7.2-19", lambda pdf: tree(pdf, "L", ["P"]))
obj("UA1 7.2-20", lambda pdf: tree(pdf, "L", ["LI", ["P"]]))
obj("UA1 7.2-40", lambda pdf: tree(pdf, "L", ["LI"], ["Caption"]))
obj("UA1 7.2-26", lambda pdf: tree(pdf, "TOCI"))
obj("UA1 7.2-27", lambda pdf: tree(pdf, "TOC", ["P"]))
obj("UA1 7.2-28", lambda pdf: tree(pdf, "TOC", ["TOCI"], ["Caption"]))


@on("UA1 7.3-1")
def _(pdf):
    e = element(pdf, "Figure")
    for key in ("/Alt", "/ActualText"):
        if key in e:
            del e[key]


@on("A2 14.8.5.4.3-bbox")
def _(pdf):
    for e in elements(pdf, "Figure"):
        if "/A" in e:
            del e["/A"]


obj("UA1 7.4.2-1", lambda pdf: tree(pdf, "H6"))
obj("UA1 7.4.4-1", lambda pdf: tree(pdf, "Sect", ["H"], ["H"]))
obj("UA1 7.4.4-2", lambda pdf: tree(pdf, "H"))
obj("UA1 7.5-1", lambda pdf: tree(pdf, "Table", ["TR", ["TD"]]))


@on("UA1 7.5-2")
def _(pdf):
    element(pdf, "TD").A = Dictionary(O=Name.Table, Headers=Array([String("not there")]))


obj("UA1 7.7-1", lambda pdf: tree(pdf, "Formula"))
obj("UA1 7.9-1", lambda pdf: tree(pdf, "Note"))


@on("UA1 7.9-2")
def _(pdf):
    for _i in range(2):
        add(pdf, document(pdf), "Note", ID=String("same"))


obj("UA1 7.6-label", lambda pdf: tree(pdf, "L", ["LI", ["LBody"]], A=Dictionary(O=Name.List, ListNumbering=Name.Decimal)))
obj("UA1 7.6-numbering", lambda pdf: tree(pdf, "L", ["LI", ["Lbl"], ["LBody"]]))
obj("UA1 7.18.1-1", lambda pdf: annotation(pdf, "Text", Contents=String("x")))
obj("UA1 7.18.1-2", lambda pdf: annotation(pdf, "Text"))
obj("UA1 7.18.1-3", lambda pdf: annotation(pdf, "Widget"))
obj("UA1 7.18.2-1", lambda pdf: annotation(pdf, "TrapNet"))
obj("UA1 7.18.3-1", lambda pdf: [annotation(pdf, "Link"), page(pdf).__setitem__("/Tabs", Name.R)])
obj("UA1 7.18.4-1", lambda pdf: annotation(pdf, "Widget", TU=String("x")))
obj("UA1 7.18.5-1", lambda pdf: annotation(pdf, "Link", Contents=String("x")))
obj("UA1 7.18.5-2", lambda pdf: annotation(pdf, "Link"))
obj("UA1 own-link-words", lambda pdf: annotation(pdf, "Link", Contents=String("02.html")))


@on("A2 14.7.4.4-links")
def _(pdf):
    a = annotation(pdf, "Link", StructParent=99999)
    add(pdf, document(pdf), "Link").K = Dictionary(Type=Name.OBJR, Obj=a, Pg=page(pdf))


@on("A2 14.7.4.3-objr")
def _(pdf):
    a = annotation(pdf, "Link")
    add(pdf, document(pdf), "Link").K = Dictionary(Type=Name.OBJR, Obj=a, Pg=pdf.pages[1].obj)


@on("UA1 7.18.8-1")
def _(pdf):
    a = annotation(pdf, "PrinterMark")
    add(pdf, document(pdf), "Annot").K = Dictionary(Type=Name.OBJR, Obj=a, Pg=page(pdf))


@on("UA1 7.20-2")
def _(pdf):
    form(pdf, b"/P <</MCID 0>> BDC EMC", Resources=Dictionary())
    draw(pdf, b"/BrokenForm Do /BrokenForm Do")


obj("A2 own-document", lambda pdf: tree(pdf, "Part", into=pdf.Root.StructTreeRoot))
obj("A2 own-tibetan", lambda pdf: [e.__setitem__("/Lang", String("en")) for e in elements(pdf)])
obj("UA1 own-alt", lambda pdf: element(pdf, "Figure").__setitem__("/Alt", String("图片")))
obj("UA1 own-caption", lambda pdf: tree(pdf, "Caption"))
obj("UA1 own-ruby", lambda pdf: tree(pdf, "Ruby", ["RB"]))
obj("A2 own-empty", lambda pdf: tree(pdf, "P"))


@on("UA1 own-outlines")
def _(pdf):
    del pdf.Root["/Outlines"]


@on("UA1 own-labels")
def _(pdf):
    del pdf.Root["/PageLabels"]


# ---- PDF/X-4 ----


@on("X4 6.4-1")
def _(pdf):
    pdf.Root.OutputIntents.append(Dictionary(intent(pdf)))


@on("X4 6.4-2")
def _(pdf):
    intent(pdf).OutputConditionIdentifier = String("Our own press")
    if "/Info" in intent(pdf):
        del intent(pdf)["/Info"]


obj("X4 6.10-4", swap(b">PDF/X-4<", b">PDF/X-4p<"))
obj("X4 6.10-5", cut(rb"<xmpMM:DocumentID>.*?</xmpMM:DocumentID>"))
obj("X4 6.10-6", cut(rb"<xmpMM:VersionID>.*?</xmpMM:VersionID>"))
obj("X4 6.10-7", cut(rb"<xmpMM:RenditionClass>.*?</xmpMM:RenditionClass>"))
obj("X4 6.10-8", cut(rb"<xmp:CreateDate>.*?</xmp:CreateDate>"))
obj("X4 6.10-9", cut(rb"<xmp:ModifyDate>.*?</xmp:ModifyDate>"))
obj("X4 6.10-10", cut(rb"<xmp:MetadataDate>.*?</xmp:MetadataDate>"))
obj("X4 CGATS-2.17", lambda pdf: pdf.trailer.Info.__setitem__("/Trapped", Name.Unknown))
obj("X4 CGATS-2.17-xmp", swap(b">False</pdf:Trapped>", b">True</pdf:Trapped>"))


@on("X4 CGATS-2.10-trim")
def _(pdf):
    page(pdf).ArtBox = page(pdf).TrimBox


obj("X4 CGATS-2.10-bleed", lambda pdf: page(pdf).__setitem__("/BleedBox", Array([10, 10, 50, 50])))
obj("X4 CGATS-2.10-media", lambda pdf: page(pdf).__setitem__("/MediaBox", Array([10, 10, 50, 50])))
obj("X4 CGATS-2.10-crop", lambda pdf: page(pdf).__setitem__("/CropBox", Array([10, 10, 50, 50])))
obj("X4 6.17-1", lambda pdf: annotation(pdf, "Text"))
obj("X4 6.20-3", lambda pdf: page(pdf).__setitem__("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)))
