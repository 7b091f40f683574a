"""Changes that break conditions of fonts (ISO 19005-2, 6.2.11)."""
from pikepdf import Array, Dictionary, Name, Stream, String

from change import (blank_glyph, composite, draw, first_text, fonts, obj, on, page, part, resource,
                    rewrite_truetype, simple)


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
