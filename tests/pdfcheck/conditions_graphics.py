"""ISO 19005-2, 6.2: graphics but fonts; and 6.9 optional content."""
import re

from pikepdf import Array, Dictionary, Name, Stream

from document import entry, items, number
from rules import rule

INTENTS = {"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}
BLEND_MODES = set("Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
                  "Difference Exclusion Hue Saturation Color Luminosity".split())
SPACES = {"RGB ": 3, "CMYK": 4, "GRAY": 1, "Lab ": 3}


@rule("A2 6.2.2-1; X4 6.19-1", "content streams hold operators of ISO 32000-1 alone, also within BX and EX")
def operators(doc):
    for page in doc.pages:
        for op in page.undefined:
            yield f"{page.where}: {op}"


@rule("X4 6.19-2", "no BX and EX")
def compatibility(doc):
    for page in doc.pages:
        if page.operators["BX"] or page.operators["EX"]:
            yield page.where


@rule("A2 6.2.2-2", "a page names what it uses in resources of its own")
def resources(doc):
    for page in doc.pages:
        if page.inherited:
            yield f"{page.where}: inherits its resources"
        for name in page.missing:
            yield f"{page.where}: no {name}"
    for where, o in doc.streams():
        if str(o.get("/Subtype", "")) == "/Form" and "/Resources" not in o and re.search(rb"/\w", o.read_bytes()):
            yield f"{where}: a form without resources"


def profiles(doc):
    """(place, profile's bytes, N, is it a destination) of each ICC profile."""
    for i, intent in enumerate(doc.intents):
        if isinstance(intent.get("/DestOutputProfile"), Stream):
            o = intent.DestOutputProfile
            yield f"output intent {i + 1}", o.read_bytes(), o.get("/N"), True
    for where, o in doc.objects():
        if isinstance(o, Array) and len(o) > 1 and isinstance(o[0], Name) and str(o[0]) == "/ICCBased":
            yield where, o[1].read_bytes(), o[1].get("/N"), False


def fault_of_profile(data, n, classes, spaces):
    if len(data) < 132 or data[36:40] != b"acsp":
        return "no ICC profile"
    kind, space = data[12:16].decode("latin-1"), data[16:20].decode("latin-1")
    if kind not in classes:
        return f"class {kind!r}"
    if space not in spaces:
        return f"colour space {space!r}"
    if data[8] >= 5:
        return f"version {data[8]}"
    if n is None or int(n) != SPACES[space]:
        return f"/N {n} for {space!r}"
    if int.from_bytes(data[:4], "big") != len(data):
        return f"{len(data)} bytes, but it says {int.from_bytes(data[:4], 'big')}"
    return None


@rule("A2 6.2.3-1", "the output intent's profile is a printer's or a monitor's, Gray, RGB or CMYK, before version 5")
def destination(doc):
    for where, data, n, is_destination in profiles(doc):
        fault = is_destination and fault_of_profile(data, n, ("prtr", "mntr"), ("RGB ", "CMYK", "GRAY"))
        if fault:
            yield f"{where}: {fault}"


@rule("A2 6.2.3-2", "all output intents have the same profile")
def one_destination(doc):
    found = {intent.DestOutputProfile.objgen for intent in doc.intents if "/DestOutputProfile" in intent}
    if len(found) > 1:
        yield f"{len(found)} profiles"


@rule("A2 6.2.3-3", "no profile by reference")
def referred_destination(doc):
    for intent in doc.intents:
        if "/DestOutputProfileRef" in intent:
            yield str(intent.get("/S"))


@rule("A2 6.2.3-pdfa", "an output intent GTS_PDFA1 has a profile where device colours are used")
def pdfa_intent(doc):
    if not any(str(i.get("/S")) == "/GTS_PDFA1" and "/DestOutputProfile" in i for i in doc.intents):
        yield "none"


@rule("A2 6.2.4.2-1; X4 6.4-8", "ICCBased profiles are of an input, monitor, printer or space, before version 5, with their N")
def icc_based(doc):
    for where, data, n, is_destination in profiles(doc):
        fault = not is_destination and fault_of_profile(data, n, ("prtr", "mntr", "scnr", "spac"), SPACES)
        if fault:
            yield f"{where}: {fault}"


@rule("A2 6.2.4.2-2", "no overprint mode 1 in ICCBased CMYK that overprints")
def icc_overprint(doc):
    for page in doc.pages:
        if not any("ICCBased" in s for s in page.spaces):
            continue
        for name, gs in page.states:
            if int(gs.get("/OPM", 0)) == 1 and (gs.get("/op", False) or gs.get("/OP", False)):
                yield f"{page.where}: {name}"


def device_users(doc, device):
    for page in doc.pages:
        for what, space, _ in page.colors:
            if space.split(" ")[-1] == device and not space.startswith(("Separation", "DeviceN")):
                yield f"{page.where}: {what} in {space}"
                break


@rule("A2 6.2.4.3-2", "DeviceRGB only under an RGB output intent or with DefaultRGB")
def device_rgb(doc):
    if doc.intent_space() != "RGB ":
        yield from device_users(doc, "DeviceRGB")


@rule("A2 6.2.4.3-3", "DeviceCMYK only under a CMYK output intent or with DefaultCMYK")
def device_cmyk(doc):
    if doc.intent_space() != "CMYK":
        yield from device_users(doc, "DeviceCMYK")


@rule("A2 6.2.4.3-4", "DeviceGray only under an output intent or with DefaultGray")
def device_gray(doc):
    if doc.intent_space() is None:
        yield from device_users(doc, "DeviceGray")


@rule("X4 6.4-5", "DeviceRGB only under an RGB output intent or with DefaultRGB")
def press_rgb(doc):
    if doc.intent_space() != "RGB ":
        yield from device_users(doc, "DeviceRGB")


@rule("X4 6.4-6", "DeviceCMYK only under a CMYK output intent or with DefaultCMYK")
def press_cmyk(doc):
    if doc.intent_space() != "CMYK":
        yield from device_users(doc, "DeviceCMYK")


@rule("A2 6.2.4.4-1", "DeviceN names its spot colorants in /Colorants")
def device_n(doc):
    for where, o in doc.objects():
        if isinstance(o, Array) and len(o) >= 4 and isinstance(o[0], Name) and str(o[0]) == "/DeviceN":
            known = {"/Cyan", "/Magenta", "/Yellow", "/Black", "/None"}
            table = entry(o[4], "/Colorants", {}) if len(o) > 4 else {}
            for name in o[1]:
                if str(name) not in known and str(name) not in dict(table):
                    yield f"{where}: {name}"


@rule("A2 6.2.4.4-2; X4 6.4-7", "a spot colour has one alternate space and one tint transform in the whole file")
def separations(doc):
    seen = {}
    for where, o in doc.objects():
        if isinstance(o, Array) and len(o) == 4 and isinstance(o[0], Name) and str(o[0]) == "/Separation":
            same = tuple(x.unparse(True) if hasattr(x, "unparse") else str(x) for x in (o[2], o[3]))
            if seen.setdefault(str(o[1]), same) != same:
                yield f"{where}: {o[1]}"


def states(doc):
    for where, o in doc.dictionaries():
        if str(o.get("/Type", "")) == "/ExtGState":
            yield where, o
    for page in doc.pages:
        for name, o in page.states:
            yield f"{page.where} {name}", o


@rule("A2 6.2.5-1; X4 6.13-1", "no transfer function (TR)")
def transfer(doc):
    for where, o in states(doc):
        if "/TR" in o:
            yield where


@rule("A2 6.2.5-2; X4 6.13-2", "TR2 is none but Default")
def transfer2(doc):
    for where, o in states(doc):
        if "/TR2" in o and str(o.TR2) != "/Default":
            yield where


@rule("A2 6.2.5-3; X4 6.13-3", "no HTP")
def halftone_phase(doc):
    for where, o in states(doc):
        if "/HTP" in o:
            yield where


def halftones(doc):
    for where, o in doc.dictionaries():
        if "/HalftoneType" in o:
            yield where, o


@rule("A2 6.2.5-4; X4 6.13-4", "halftones are of type 1 or 5")
def halftone_types(doc):
    for where, o in halftones(doc):
        if int(o.HalftoneType) not in (1, 5):
            yield f"{where}: {o.HalftoneType}"


@rule("A2 6.2.5-5", "halftones have no name")
def halftone_names(doc):
    for where, o in halftones(doc):
        if "/HalftoneName" in o:
            yield where


@rule("A2 6.2.5-6", "halftones of process colours have no transfer function")
def halftone_transfer(doc):
    for where, o in halftones(doc):
        if "/TransferFunction" in o and int(o.HalftoneType) == 1:
            yield where


@rule("A2 6.2.6-1; X4 6.23-1", "rendering intents are the four of ISO 32000-1")
def intents(doc):
    for page in doc.pages:
        for name in page.intents:
            if name not in INTENTS:
                yield f"{page.where}: {name}"
    for where, o in doc.dictionaries():
        for key in ("/Intent", "/RI"):
            if key in o and str(o.get("/Subtype", "/Image")) == "/Image" and isinstance(o[key], Name):
                if str(o[key])[1:] not in INTENTS and str(o.get("/Type", "")) not in ("/OCG", "/OCMD"):
                    yield f"{where}: {o[key]}"


def images(doc):
    for where, o in doc.streams():
        if str(o.get("/Subtype", "")) == "/Image":
            yield where, o


@rule("A2 6.2.8-1; X4 core-alternates", "images have no alternates")
def alternates(doc):
    for where, o in images(doc):
        if "/Alternates" in o:
            yield where


@rule("A2 6.2.8-2; X4 core-opi", "images and forms have no OPI")
def opi(doc):
    for where, o in doc.streams():
        if "/OPI" in o:
            yield where


@rule("A2 6.2.8-3", "images ask for no interpolation")
def interpolation(doc):
    for where, o in images(doc):
        if o.get("/Interpolate", False):
            yield where
    for page in doc.pages:
        for image in page.inline:
            if image.obj.get("/I", image.obj.get("/Interpolate", False)):
                yield f"{page.where}: inline image"


@rule("A2 6.2.8-4", "images have 1, 2, 4, 8 or 16 bits a component")
def bits(doc):
    for where, o in images(doc):
        if not o.get("/ImageMask", False) and int(o.get("/BitsPerComponent", 8)) not in (1, 2, 4, 8, 16):
            yield f"{where}: {o.BitsPerComponent}"


@rule("A2 6.2.8-5", "image masks have 1 bit")
def mask_bits(doc):
    for where, o in images(doc):
        if o.get("/ImageMask", False) and int(o.get("/BitsPerComponent", 1)) != 1:
            yield f"{where}: {o.BitsPerComponent}"


@rule("A2 8.9.5-data; X4 8.9.5-data", "an image's data is as much as its size and space say (ISO 32000-1, 8.9.5)")
def image_data(doc):
    for where, o in images(doc):
        if any(str(f) in ("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode") for f in items(o.get("/Filter"))):
            continue
        space = o.get("/ColorSpace")
        n = 1
        if space is not None:
            kind = str(space[0] if isinstance(space, Array) else space)
            n = {"/DeviceRGB": 3, "/DeviceCMYK": 4, "/CalRGB": 3, "/Lab": 3}.get(kind, 1)
            if kind == "/ICCBased":
                n = int(space[1].N)
        want = (int(o.Width) * n * int(o.get("/BitsPerComponent", 1)) + 7) // 8 * int(o.Height)
        have = len(o.read_bytes())
        if have < want:
            yield f"{where}: {have} of {want} bytes"


@rule("A2 8.9.5-jpeg; X4 8.9.5-jpeg", "a JPEG's size and components are those of its dictionary (ISO 32000-1, 7.4.8)")
def jpeg_data(doc):
    for where, o in images(doc):
        if [str(f) for f in items(o.get("/Filter"))] != ["/DCTDecode"]:
            continue
        m = re.search(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..(.)(..)(..)(.)", o.read_raw_bytes(), re.S)
        if not m:
            yield f"{where}: no frame"
            continue
        height, width, n = int.from_bytes(m.group(2), "big"), int.from_bytes(m.group(3), "big"), m.group(4)[0]
        space = o.get("/ColorSpace")
        kind = str(space[0] if isinstance(space, Array) else space)
        want = int(space[1].N) if kind == "/ICCBased" else {"/DeviceRGB": 3, "/DeviceCMYK": 4}.get(kind, 1)
        if (width, height) != (int(o.Width), int(o.Height)) or n != want:
            yield f"{where}: {width} × {height}, {n} components in {kind}"


@rule("A2 6.2.9-1; X4 6.14-1", "forms hold no PostScript")
def form_postscript(doc):
    for where, o in doc.streams():
        if "/PS" in o or str(o.get("/Subtype2", "")) == "/PS":
            yield where


@rule("A2 6.2.9-2; UA1 7.20-1; X4 core-reference", "no form refers to another file")
def form_reference(doc):
    for where, o in doc.streams():
        if "/Ref" in o and str(o.get("/Subtype", "")) == "/Form":
            yield where


@rule("A2 6.2.9-3; X4 6.14-2", "no PostScript XObjects")
def postscript(doc):
    for where, o in doc.streams():
        if str(o.get("/Subtype", "")) == "/PS":
            yield where


@rule("A2 6.2.10-1; X4 6.20-1", "blend modes are those of ISO 32000-1")
def blend_modes(doc):
    for where, o in states(doc):
        for mode in items(o.get("/BM")):
            if str(mode)[1:] not in BLEND_MODES:
                yield f"{where}: {mode}"


def is_transparent(page):
    if any("/SMask" in image for image in page.images):
        return True
    return any((entry(o, "/SMask") is not None and str(o.get("/SMask")) != "/None") or number(o.get("/ca", 1)) < 1
               or number(o.get("/CA", 1)) < 1 or any(str(m) not in ("/Normal", "/Compatible") for m in items(o.get("/BM")))
               for _, o in page.states)


@rule("A2 6.2.10-2; X4 6.20-2", "a page with transparency has a blending space: an output intent, or its group's")
def blending_space(doc):
    for page in doc.pages:
        group = page.obj.get("/Group")
        if is_transparent(page) and doc.intent_space() is None and entry(group, "/CS") is None:
            yield page.where


@rule("A2 6.9-1; UA1 7.10-1; X4 6.24-1", "configurations of optional content have names")
def configuration_names(doc):
    for config in configurations(doc):
        if not str(config.get("/Name", "")):
            yield "none"


def configurations(doc):
    properties = doc.root.get("/OCProperties")
    return ([properties.D] if entry(properties, "/D") is not None else []) + items(entry(properties, "/Configs"))


@rule("A2 6.9-2", "configurations of optional content have each another name")
def configuration_doubles(doc):
    names = [str(c.get("/Name", "")) for c in configurations(doc)]
    if len(set(names)) != len(names):
        yield f"{names}"


@rule("A2 6.9-3", "an /Order names all groups of optional content")
def configuration_order(doc):
    groups = {o.objgen for o in items(entry(doc.root.get("/OCProperties"), "/OCGs"))}
    def listed(o):
        return {o.objgen} if isinstance(o, Dictionary) else set().union(*map(listed, o)) if isinstance(o, Array) else set()
    for config in configurations(doc):
        if "/Order" in config and groups - listed(config.Order):
            yield "some are missing"


@rule("A2 6.9-4; UA1 7.10-2", "no configuration switches by itself (AS)")
def configuration_switches(doc):
    for config in configurations(doc):
        if "/AS" in config:
            yield str(config.get("/Name", ""))
