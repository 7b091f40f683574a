"""Changes that break conditions of files (ISO 19005-2, 6.1)."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from change import draw, in_bytes, obj, on, page, plain

in_bytes("A2 6.1.2-1")(lambda b: b"x" + b)
in_bytes("A2 6.1.2-2")(lambda b: re.sub(rb"^([^\n]*\n)%[^\n]*\n", rb"\1%abcd\n", b, count=1))
in_bytes("A2 6.1.3-1", "X4 6.1-2")(lambda b: b.replace(b"/ID", b"/IX"))
in_bytes("A2 6.1.3-3")(lambda b: b + b"more")
in_bytes("A2 6.1.7.1-1")(lambda b: re.sub(rb"/Length (\d)(\d+) ?>>", lambda m: b"/Length %d%s>>" % ((int(m.group(1)) + 1) % 9 + 1, m.group(2)), b, count=1))
in_bytes("A2 6.1.7.1-2")(lambda b: b.replace(b"\nendstream", b" endstream", 1))
in_bytes("A2 6.1.9-1")(lambda b: re.sub(rb"(\d+) 0 obj\n", rb"\1 0 obj ", b, count=1))
in_bytes("X4 6.1-1")(lambda b: b"%PDF-1.7" + b[8:])


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
