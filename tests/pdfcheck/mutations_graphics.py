"""Changes that break conditions of graphics (ISO 19005-2, 6.2)."""
import re

from pikepdf import Array, Dictionary, Name, Stream, String

from change import draw, form, image, intent, obj, on, page, paint_in, resource, state

obj("A2 6.2.2-1", lambda pdf: draw(pdf, b"BX 1 2 broken EX"))
obj("X4 6.19-2", lambda pdf: draw(pdf, b"BX EX"))
obj("A2 6.2.2-2", lambda pdf: draw(pdf, b"/NotThere gs"))


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
