"""ISO 19005-2, 6.3 to 6.6, 6.8, 6.10, 6.11: annotations, forms, actions, metadata, files."""
import re

from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream

from document import NS, RDF, XML, entry, items, place
from rules import rule

ANNOTATIONS = set("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp "
                  "Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact".split())
ACTIONS = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}


def kind_of(a):
    return str(a.get("/Subtype", "/"))[1:]


def where_of(page, a):
    return f"{page.where}, {kind_of(a)} ({place(a)})"


# ---- 6.3 annotations ----


@rule("A2 6.3.1-1", "annotations are of the kinds that PDF/A knows")
def annotation_kinds(doc):
    for page, a in doc.annotations():
        if kind_of(a) not in ANNOTATIONS:
            yield where_of(page, a)


@rule("A2 6.3.2-1", "annotations have flags")
def annotation_flags(doc):
    for page, a in doc.annotations():
        if kind_of(a) != "Popup" and "/F" not in a:
            yield where_of(page, a)


@rule("A2 6.3.2-2", "annotations are printed and seen (Print; not Invisible, Hidden, NoView, ToggleNoView)")
def annotation_seen(doc):
    for page, a in doc.annotations():
        f = int(a.get("/F", 4))
        if not f & 4 or f & (1 | 2 | 32 | 256):
            yield f"{where_of(page, a)}: {f}"


@rule("A2 6.3.3-1", "annotations but links and pop-ups have an appearance")
def appearances(doc):
    for page, a in doc.annotations():
        rect = [float(x) for x in a.get("/Rect", [])]
        empty = len(rect) == 4 and rect[0] == rect[2] and rect[1] == rect[3]
        if kind_of(a) not in ("Popup", "Link") and not empty and "/AP" not in a:
            yield where_of(page, a)


@rule("A2 6.3.3-2", "appearances are normal ones alone")
def normal_appearances(doc):
    for page, a in doc.annotations():
        if "/AP" in a and set(a.AP.keys()) != {"/N"}:
            yield where_of(page, a)


@rule("A2 6.3.3-4", "a normal appearance is a stream")
def appearance_streams(doc):
    for page, a in doc.annotations():
        n = entry(a.get("/AP"), "/N")
        if n is not None and not isinstance(n, Stream) and not (kind_of(a) == "Widget" and str(a.get("/FT")) == "/Btn"):
            yield where_of(page, a)


@rule("A2 12.5.2-rect", "an annotation's rectangle lies on its page and is not empty (ISO 32000-1, table 164)")
def annotation_rect(doc):
    for page, a in doc.annotations():
        r, m = [float(x) for x in a.get("/Rect", [])], page.box("/MediaBox")
        if len(r) != 4 or not (r[0] < r[2] and r[1] < r[3]) or r[2] < m[0] or r[0] > m[2] or r[3] < m[1] or r[1] > m[3]:
            yield f"{where_of(page, a)}: {r}"


# ---- 6.4 forms ----


@rule("A2 6.4.1-1; X4 6.26-1", "no form fields with actions")
def widgets(doc):
    for page, a in doc.annotations():
        if kind_of(a) == "Widget" and ("/A" in a or "/AA" in a):
            yield where_of(page, a)


@rule("A2 6.4.1-2", "no fields with further actions")
def fields(doc):
    for field in items(entry(doc.root.get("/AcroForm"), "/Fields")):
        if "/AA" in field:
            yield place(field)


@rule("A2 6.4.1-3", "appearances need no making (NeedAppearances)")
def need_appearances(doc):
    if entry(doc.root.get("/AcroForm"), "/NeedAppearances", False):
        yield "true"


@rule("A2 6.4.2-1; UA1 7.15-1; X4 6.26-2", "no XFA")
def xfa(doc):
    if entry(doc.root.get("/AcroForm"), "/XFA") is not None:
        yield "the form has one"


@rule("A2 6.4.2-2", "nothing needs rendering")
def needs_rendering(doc):
    if doc.root.get("/NeedsRendering", False):
        yield "true"


# ---- 6.5 actions ----


def actions(doc):
    for where, o in doc.dictionaries():
        if isinstance(o.get("/S"), Name) and (str(o.get("/Type", "")) == "/Action" or str(o.S)[1:] in (
                "GoTo GoToR GoToE Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData JavaScript "
                "SetOCGState Rendition Trans GoTo3DView SetState NOP").split()):
            yield where, o


@rule("A2 6.5.1-1", "actions are of those that PDF/A knows")
def action_kinds(doc):
    for where, o in actions(doc):
        if str(o.S)[1:] not in ACTIONS:
            yield f"{where}: {o.S}"


@rule("A2 6.5.1-2", "named actions turn pages alone")
def named_actions(doc):
    for where, o in actions(doc):
        if str(o.S) == "/Named" and str(o.get("/N")) not in ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"):
            yield f"{where}: {o.get('/N')}"


@rule("A2 6.5.2-1; X4 6.18-1", "the document acts on nothing (AA)")
def document_actions(doc):
    if "/AA" in doc.root:
        yield "the catalog has AA"


@rule("A2 6.5.2-2; X4 6.18-2", "pages act on nothing (AA)")
def page_actions(doc):
    for page in doc.pages:
        if "/AA" in page.obj:
            yield page.where


@rule("X4 6.18-3", "no JavaScript")
def javascript(doc):
    if entry(doc.root.get("/Names"), "/JavaScript") is not None:
        yield "the catalog names some"
    for where, o in actions(doc):
        if str(o.S) == "/JavaScript":
            yield where


@rule("A2 12.6.4-uri", "a URI is 7-bit (ISO 32000-1, table 206)")
def uris(doc):
    for where, o in actions(doc):
        if "/URI" in o and any(b > 126 or b <= 32 for b in bytes(o.URI)):
            yield f"{where}: {bytes(o.URI)!r}"


@rule("A2 12.3.2-destination", "destinations lead to pages of the file (ISO 32000-1, 12.3.2.2)")
def destinations(doc):
    pages = {page.obj.objgen for page in doc.pages}
    def bad(dest, remote):
        return isinstance(dest, Array) and len(dest) and not remote and (
            not isinstance(dest[0], Dictionary) or dest[0].objgen not in pages)
    for where, o in doc.dictionaries():
        if bad(o.get("/Dest"), False) or (str(o.get("/S", "")) == "/GoTo" and bad(o.get("/D"), False)):
            yield where


# ---- 6.6 metadata ----


@rule("A2 6.6.2.1-1; UA1 7.1-8; X4 6.10-1", "the catalog has metadata")
def has_metadata(doc):
    if doc.xmp is None:
        yield "none"


@rule("A2 6.6.2.1-2", "the packet's header says no bytes")
def packet_bytes(doc):
    if doc.xmp and (not doc.xmp.header or b"bytes" in doc.xmp.header.group(1)):
        yield "it does"


@rule("A2 6.6.2.1-3", "the packet's header says no encoding")
def packet_encoding(doc):
    if doc.xmp and (not doc.xmp.header or b"encoding" in doc.xmp.header.group(1)):
        yield "it does"


@rule("A2 6.6.2.1-4; X4 6.10-2", "the metadata is XMP")
def well_formed(doc):
    if doc.xmp and doc.xmp.error:
        yield doc.xmp.error
    elif doc.xmp:
        about = {d.get(f"{{{RDF}}}about") for d in doc.xmp.root.iter(f"{{{RDF}}}Description") if d.getparent().tag == f"{{{RDF}}}RDF"}
        if len(about) != 1:
            yield f"about {about}"


@rule("A2 6.6.2.1-5", "the metadata is in UTF-8")
def utf8(doc):
    if doc.xmp:
        try:
            doc.xmp.raw.decode("utf-8")
        except UnicodeDecodeError as fault:
            yield str(fault)


@rule("A2 6.6.2.1-filter", "the metadata is not filtered (it is read without a PDF reader)")
def unfiltered(doc):
    if doc.xmp and "/Filter" in doc.root.Metadata:
        yield "it is"


# XMP Specification 2005, with the type that each is written as
BAG, SEQ, ALT, TEXT, DATE, BOOL = "Bag", "Seq", "Alt", "Text", "Date", "Boolean"
KNOWN = {
    NS["dc"]: dict(contributor=BAG, coverage=TEXT, creator=SEQ, date=SEQ, description=ALT, format=TEXT, identifier=TEXT,
                   language=BAG, publisher=BAG, relation=BAG, rights=ALT, source=TEXT, subject=BAG, title=ALT, type=BAG),
    NS["xmp"]: dict(BaseURL=TEXT, CreateDate=DATE, CreatorTool=TEXT, Identifier=BAG, Label=TEXT, MetadataDate=DATE,
                    ModifyDate=DATE, Nickname=TEXT, Rating=TEXT),
    NS["xmpMM"]: dict(DocumentID=TEXT, InstanceID=TEXT, VersionID=TEXT, RenditionClass=TEXT),
    NS["pdf"]: dict(Keywords=TEXT, PDFVersion=TEXT, Producer=TEXT),
    NS["pdfaid"]: dict(part=TEXT, conformance=TEXT, amd=TEXT, corr=TEXT),
    NS["pdfaExtension"]: dict(schemas=BAG),
}


def extension(doc):
    """The schemas that the packet describes: {namespace: {name: type}}, and the elements that describe them."""
    out, described = {}, []
    for p in doc.xmp.all("pdfaExtension", "schemas") if doc.xmp else []:
        for schema in p.element.findall(f"{{{RDF}}}Bag/{{{RDF}}}li"):
            described.append(schema)
            uri = schema.findtext(f"{{{NS['pdfaSchema']}}}namespaceURI")
            names = out.setdefault(uri, {})
            for li in schema.findall(f"{{{NS['pdfaSchema']}}}property/{{{RDF}}}Seq/{{{RDF}}}li"):
                names[li.findtext(f"{{{NS['pdfaProperty']}}}name")] = li.findtext(f"{{{NS['pdfaProperty']}}}valueType")
    return out, described


@rule("A2 6.6.2.3.1-1", "properties are XMP's own, PDF/A's, or described in an extension schema")
def known_properties(doc):
    extended, _ = extension(doc)
    for p in doc.xmp.properties if doc.xmp else []:
        if p.name not in KNOWN.get(p.ns, {}) and p.name not in extended.get(p.ns, {}):
            yield f"{p.prefix}:{p.name}"


def written_as(p):
    if p.element is None:
        return TEXT
    for kind in (BAG, SEQ, ALT):
        if p.element.find(f"{{{RDF}}}{kind}") is not None:
            return kind
    return TEXT


@rule("A2 6.6.2.3.1-2", "properties are of their types")
def property_types(doc):
    for p in doc.xmp.properties if doc.xmp else []:
        want = KNOWN.get(p.ns, {}).get(p.name)
        if want is None:
            continue
        if want in (BAG, SEQ, ALT) and written_as(p) != want:
            yield f"{p.prefix}:{p.name} is no {want}"
        elif want in (TEXT, DATE) and written_as(p) != TEXT:
            yield f"{p.prefix}:{p.name} is a {written_as(p)}"
        elif want == DATE and not re.fullmatch(
                r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?", p.value or ""):
            yield f"{p.prefix}:{p.name} {p.value}"


@rule("A2 6.6.2.3.2-1", "a described schema has no fields but the standard's")
def extension_fields(doc):
    allowed = {"pdfaSchema": {"schema", "namespaceURI", "prefix", "property", "valueType"},
               "pdfaProperty": {"name", "valueType", "category", "description"}}
    _, described = extension(doc)
    for schema in described:
        for e in schema.iter():
            for prefix, names in allowed.items():
                tag = etree.QName(e)
                if tag.namespace == NS[prefix] and tag.localname not in names:
                    yield tag.localname


@rule("A2 6.6.2.3.3-1", "the schemas are a Bag")
def extension_bag(doc):
    for p in doc.xmp.all("pdfaExtension", "schemas") if doc.xmp else []:
        if written_as(p) != BAG or p.prefix != "pdfaExtension":
            yield f"{p.prefix}, {written_as(p)}"


def schema_fields(doc, name, good):
    _, described = extension(doc)
    for schema in described:
        e = schema.find(f"{{{NS['pdfaSchema']}}}{name}")
        if e is None or e.prefix != "pdfaSchema" or not good(e):
            yield f"{name} of a schema"


@rule("A2 6.6.2.3.3-2", "a described schema has a name")
def schema_name(doc):
    yield from schema_fields(doc, "schema", lambda e: (e.text or "").strip())


@rule("A2 6.6.2.3.3-3", "a described schema has a namespace's URI")
def schema_uri(doc):
    yield from schema_fields(doc, "namespaceURI", lambda e: re.match(r"\w+:", e.text or ""))


@rule("A2 6.6.2.3.3-4", "a described schema has a prefix")
def schema_prefix(doc):
    yield from schema_fields(doc, "prefix", lambda e: (e.text or "").strip())


@rule("A2 6.6.2.3.3-5", "a described schema has a Seq of properties")
def schema_properties(doc):
    yield from schema_fields(doc, "property", lambda e: e.find(f"{{{RDF}}}Seq") is not None)


def property_fields(doc, name, good):
    _, described = extension(doc)
    for schema in described:
        for li in schema.findall(f"{{{NS['pdfaSchema']}}}property/{{{RDF}}}Seq/{{{RDF}}}li"):
            e = li.find(f"{{{NS['pdfaProperty']}}}{name}")
            if e is None or e.prefix != "pdfaProperty" or not good((e.text or "").strip()):
                yield f"{name} of a property"


@rule("A2 6.6.2.3.3-7", "a described property has a name")
def property_name(doc):
    yield from property_fields(doc, "name", bool)


@rule("A2 6.6.2.3.3-8", "a described property has a known type")
def property_type(doc):
    known = {"Text", "Integer", "Real", "Boolean", "Date", "URI", "URL", "MIMEType", "AgentName", "ProperName", "Lang Alt",
             "Rational", "RenditionClass", "GUID", "XPath", "Choice"}
    yield from property_fields(doc, "valueType", known.__contains__)


@rule("A2 6.6.2.3.3-9", "a described property is internal or external")
def property_category(doc):
    yield from property_fields(doc, "category", ("internal", "external").__contains__)


@rule("A2 6.6.2.3.3-10", "a described property has a description")
def property_description(doc):
    yield from property_fields(doc, "description", bool)


SAME = {"/Title": ("dc", "title"), "/Author": ("dc", "creator"), "/Subject": ("dc", "description"),
        "/Keywords": ("pdf", "Keywords"), "/Creator": ("xmp", "CreatorTool"), "/Producer": ("pdf", "Producer"),
        "/CreationDate": ("xmp", "CreateDate"), "/ModDate": ("xmp", "ModifyDate")}


@rule("A2 6.6.3-same", "the Info dictionary says what the metadata says (PDF/A-2 leaves it out of mind; readers show it)")
def info(doc):
    for key, (prefix, name) in SAME.items():
        if key not in doc.info or not doc.xmp:
            continue
        a, b = str(doc.info[key]), doc.xmp.get(prefix, name)
        if "Date" in key:
            a, b = re.sub(r"\D", "", a), re.sub(r"\D", "", b or "")
        if a != b:
            yield f"{key} {a!r}, {prefix}:{name} {b!r}"


@rule("A2 6.6.4-1", "the metadata identifies PDF/A")
def pdfa(doc):
    if not doc.xmp or not (doc.xmp.all("pdfaid", "part") and doc.xmp.all("pdfaid", "conformance")):
        yield "not"


@rule("A2 6.6.4-2", "pdfaid:part is 2")
def pdfa_part(doc):
    if doc.xmp and doc.xmp.get("pdfaid", "part") != "2":
        yield str(doc.xmp.get("pdfaid", "part"))


@rule("A2 6.6.4-3", "pdfaid:conformance is A, U or B")
def pdfa_conformance(doc):
    if doc.xmp and doc.xmp.get("pdfaid", "conformance") not in ("A", "U", "B"):
        yield str(doc.xmp.get("pdfaid", "conformance"))


def prefixes(doc, schema, name):
    for p in doc.xmp.all(schema, name) if doc.xmp else []:
        if p.prefix != schema:
            yield f"{p.prefix}:{name}"


@rule("A2 6.6.4-4", "the prefix of pdfaid:part is pdfaid")
def pdfa_part_prefix(doc):
    yield from prefixes(doc, "pdfaid", "part")


@rule("A2 6.6.4-5", "the prefix of pdfaid:conformance is pdfaid")
def pdfa_conformance_prefix(doc):
    yield from prefixes(doc, "pdfaid", "conformance")


@rule("A2 6.6.4-6", "the prefix of pdfaid:amd is pdfaid")
def pdfa_amd_prefix(doc):
    yield from prefixes(doc, "pdfaid", "amd")


@rule("A2 6.6.4-7", "the prefix of pdfaid:corr is pdfaid")
def pdfa_corr_prefix(doc):
    yield from prefixes(doc, "pdfaid", "corr")


@rule("UA1 5-1", "the metadata identifies PDF/UA")
def pdfua(doc):
    if not doc.xmp or not doc.xmp.all("pdfuaid", "part"):
        yield "not"


@rule("UA1 5-2", "pdfuaid:part is 1")
def pdfua_part(doc):
    if doc.xmp and doc.xmp.get("pdfuaid", "part") not in (None, "1"):
        yield str(doc.xmp.get("pdfuaid", "part"))


@rule("UA1 5-3", "the prefix of pdfuaid:part is pdfuaid")
def pdfua_prefix(doc):
    yield from prefixes(doc, "pdfuaid", "part")


@rule("UA1 5-4", "the prefix of pdfuaid:amd is pdfuaid")
def pdfua_amd_prefix(doc):
    yield from prefixes(doc, "pdfuaid", "amd")


@rule("UA1 5-5", "the prefix of pdfuaid:corr is pdfuaid")
def pdfua_corr_prefix(doc):
    yield from prefixes(doc, "pdfuaid", "corr")


@rule("UA1 7.1-9; X4 core-title", "the metadata has a title")
def title(doc):
    if not doc.xmp or not (doc.xmp.get("dc", "title") or "").strip():
        yield "none"


UUID = r"(urn:)?uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


@rule("A2 own-uuid; X4 6.10-3", "the document's and the file's identifiers are UUIDs (RFC 9562)")
def uuids(doc):
    for name in ("DocumentID", "InstanceID"):
        value = doc.xmp and doc.xmp.get("xmpMM", name)
        if not re.fullmatch(UUID, value or ""):
            yield f"xmpMM:{name} {value}"


# ---- 6.8, 6.10, 6.11 ----


def file_specifications(doc):
    for where, o in doc.dictionaries():
        if "/EF" in o or str(o.get("/Type", "")) in ("/Filespec", "/F"):
            yield where, o


@rule("A2 6.8-2; UA1 7.11-1", "embedded files have names (F and UF)")
def file_names(doc):
    for where, o in file_specifications(doc):
        if "/EF" in o and not (str(o.get("/F", "")) and str(o.get("/UF", ""))):
            yield where


@rule("A2 6.8-5; X4 core-embedded", "no embedded files (in PDF/A-2, of PDF/A alone: none at all here)")
def embedded_files(doc):
    if entry(doc.root.get("/Names"), "/EmbeddedFiles") is not None:
        yield "the catalog has a tree of them"
    for where, o in doc.dictionaries():
        if "/EF" in o or str(o.get("/Type", "")) == "/EmbeddedFile":
            yield where


@rule("A2 6.10-1; X4 core-alternate-presentations", "no alternate presentations")
def presentations(doc):
    if entry(doc.root.get("/Names"), "/AlternatePresentations") is not None:
        yield "the catalog has some"


@rule("A2 6.10-2", "no presentation steps")
def presentation_steps(doc):
    for page in doc.pages:
        if "/PresSteps" in page.obj:
            yield page.where


@rule("A2 6.11-1", "no requirements")
def requirements(doc):
    if "/Requirements" in doc.root:
        yield "the catalog has some"
