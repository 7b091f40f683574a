"""ISO 15930-7, PDF/X-4, what is not said elsewhere. Its text can't be had: clauses are those of its table of contents,
"core" and "CGATS" stand for the sources that README.md names."""
import re

from pikepdf import Dictionary, Name, Stream

from conditions_graphics import fault_of_profile
from document import entry, items, place
from rules import rule

# The ICC's registry of characterisations that newspapers and magazines name
REGISTERED = re.compile(r"(CGATS|FOGRA|IFRA|JC|JCN|JCW|WAN-IFRA)\s?\w+", re.I)


def intents(doc):
    return [i for i in doc.intents if str(i.get("/S")) == "/GTS_PDFX"]


@rule("X4 6.1-1", "the header's version is 1.6 at most")
def version(doc):
    m = re.match(rb"%PDF-1\.(\d)", doc.raw)
    if not m or int(m.group(1)) > 6:
        yield f"{doc.raw[:8]!r}"


@rule("X4 6.1-2", "the file has identifiers (ISO 32000-1, 14.4)")
def identifiers(doc):
    if len(items(doc.trailer.get("/ID"))) != 2:
        yield "none"


@rule("X4 6.4-1", "one output intent GTS_PDFX")
def one_intent(doc):
    if len(intents(doc)) != 1:
        yield f"{len(intents(doc))}"


@rule("X4 6.4-2", "the output intent has an identifier, and Info where the identifier is no registered one")
def condition(doc):
    for intent in intents(doc):
        identifier = str(intent.get("/OutputConditionIdentifier", ""))
        if not identifier:
            yield "no OutputConditionIdentifier"
        elif not str(intent.get("/Info", "")) and not REGISTERED.fullmatch(identifier):
            yield f"no Info for {identifier}"


@rule("X4 6.4-3", "the output intent's profile is embedded (a reference makes PDF/X-4p)")
def profile_embedded(doc):
    for intent in intents(doc):
        if not isinstance(intent.get("/DestOutputProfile"), Stream):
            yield str(intent.get("/OutputConditionIdentifier"))


def output_profiles(doc):
    for intent in intents(doc):
        if isinstance(intent.get("/DestOutputProfile"), Stream):
            yield intent.DestOutputProfile.read_bytes(), intent.DestOutputProfile.get("/N")


@rule("X4 6.4-4", "the profile is a printer's, of Gray, RGB or CMYK, with as many components as it says")
def profile_kind(doc):
    for data, n in output_profiles(doc):
        fault = fault_of_profile(data, n, ("prtr",), ("RGB ", "CMYK", "GRAY"))
        if fault:
            yield fault


@rule("X4 6.4-9", "the profile leads to the press: it has a table BToA (or is of Gray, with a curve)")
def profile_tables(doc):
    for data, _ in output_profiles(doc):
        n = int.from_bytes(data[128:132], "big")
        tags = {data[132 + 12 * i:136 + 12 * i] for i in range(min(n, 200))}
        if not tags & {b"B2A0", b"B2A1", b"B2A2", b"kTRC", b"rTRC"}:
            yield f"{sorted(tags)}"


@rule("X4 6.10-4", "the metadata says PDF/X-4")
def claim(doc):
    found = [p.value for p in doc.xmp.all("pdfxid", "GTS_PDFXVersion")] if doc.xmp else []
    if found != ["PDF/X-4"]:
        yield f"{found}"


def needed(doc, prefix, name):
    if not doc.xmp or not (doc.xmp.get(prefix, name) or "").strip():
        yield "none"


@rule("X4 6.10-5", "the metadata has xmpMM:DocumentID")
def document_id(doc):
    yield from needed(doc, "xmpMM", "DocumentID")


@rule("X4 6.10-6", "the metadata has xmpMM:VersionID")
def version_id(doc):
    yield from needed(doc, "xmpMM", "VersionID")


@rule("X4 6.10-7", "the metadata has xmpMM:RenditionClass")
def rendition(doc):
    yield from needed(doc, "xmpMM", "RenditionClass")


@rule("X4 6.10-8", "the metadata has xmp:CreateDate")
def create_date(doc):
    yield from needed(doc, "xmp", "CreateDate")


@rule("X4 6.10-9", "the metadata has xmp:ModifyDate")
def modify_date(doc):
    yield from needed(doc, "xmp", "ModifyDate")


@rule("X4 6.10-10", "the metadata has xmp:MetadataDate")
def metadata_date(doc):
    yield from needed(doc, "xmp", "MetadataDate")


@rule("X4 CGATS-2.17", "Info says whether it is trapped, True or False")
def trapped(doc):
    if str(doc.info.get("/Trapped")) not in ("/True", "/False"):
        yield str(doc.info.get("/Trapped"))


@rule("X4 CGATS-2.17-xmp", "the metadata says the same of trapping")
def trapped_xmp(doc):
    value = doc.xmp and doc.xmp.get("pdf", "Trapped")
    if value not in ("True", "False") or f"/{value}" != str(doc.info.get("/Trapped")):
        yield str(value)


@rule("X4 CGATS-2.10-trim", "a page has a TrimBox or an ArtBox, not both")
def trim(doc):
    for page in doc.pages:
        if (page.box("/TrimBox") is None) == (page.box("/ArtBox") is None):
            yield page.where


def inside(a, b):
    return a is None or b is None or (
        a[0] >= b[0] - 0.01 and a[1] >= b[1] - 0.01 and a[2] <= b[2] + 0.01 and a[3] <= b[3] + 0.01)


@rule("X4 CGATS-2.10-bleed", "the TrimBox is in the BleedBox")
def trim_in_bleed(doc):
    for page in doc.pages:
        if not inside(page.box("/TrimBox") or page.box("/ArtBox"), page.box("/BleedBox")):
            yield page.where


@rule("X4 CGATS-2.10-media", "the BleedBox and the TrimBox are in the MediaBox")
def bleed_in_media(doc):
    for page in doc.pages:
        if not inside(page.box("/BleedBox"), page.box("/MediaBox")) or not inside(page.box("/TrimBox"), page.box("/MediaBox")):
            yield page.where


@rule("X4 CGATS-2.10-crop", "the TrimBox is in the CropBox")
def trim_in_crop(doc):
    for page in doc.pages:
        if not inside(page.box("/TrimBox"), page.box("/CropBox")):
            yield page.where


@rule("X4 6.17-1", "annotations but printer's marks lie outside the bleed")
def annotations(doc):
    for page, a in doc.annotations():
        bleed, r = page.box("/BleedBox") or page.box("/TrimBox"), [float(x) for x in a.get("/Rect", [0, 0, 0, 0])]
        if str(a.get("/Subtype")) != "/PrinterMark" and bleed and not (
                r[2] <= bleed[0] or r[0] >= bleed[2] or r[3] <= bleed[1] or r[1] >= bleed[3]):
            yield f"{page.where}: {a.get('/Subtype')}"


@rule("X4 6.26-3", "no form fields")
def fields(doc):
    if items(entry(doc.root.get("/AcroForm"), "/Fields")):
        yield "some"


@rule("X4 6.20-3", "a page that mixes in transparency mixes in the press's space (the group's CS, if it has one)")
def group_space(doc):
    for page in doc.pages:
        space = entry(page.obj.get("/Group"), "/CS")
        if isinstance(space, Name) and str(space) == "/DeviceRGB" and doc.intent_space() != "RGB ":
            yield page.where


@rule("X4 own-fffd", "no two Separation or DeviceN colorants of one name in other spelling")
def spot_names(doc):
    seen = {}
    for where, o in doc.objects():
        try:
            name = str(o[1]) if str(o[0]) == "/Separation" else None
        except (TypeError, IndexError, NotImplementedError, ValueError):
            continue
        if name and seen.setdefault(re.sub(r"\W", "", name).lower(), name) != name:
            yield f"{where}: {name}"
