"""ISO 19005-2, 6.1: the file's structure. Numbers after the clause are those of veraPDF's profiles (README)."""
import re

from pikepdf import Array, Dictionary, Name, Stream, String

from document import entry, items, place
from rules import rule

FILTERS = {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode",
           "DCTDecode", "JPXDecode"}
INLINE = {"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode", "AHx",
          "A85", "Fl", "RL", "CCF", "DCT"}


def raw_streams(doc):
    """(dictionary's text, where the data begins, its length or None, where the keyword endstream stands)."""
    if not hasattr(doc, "raw_streams"):
        found, at = [], 0
        for m in re.finditer(rb">>\s*stream", doc.raw):
            if m.start() < at:
                continue
            head = doc.raw[doc.raw.rfind(b"obj", 0, m.start()):m.end()]
            data = m.end() + (2 if doc.raw[m.end():m.end() + 2] == b"\r\n" else 1)
            length = re.search(rb"/Length (\d+)(?! \d+ R)", head)
            length = int(length.group(1)) if length else None
            end = doc.raw.find(b"endstream", data + (length or 0) - 2)
            end = len(doc.raw) if end < 0 else end
            found.append((head, m.end(), data, length, end))
            at = end
        doc.raw_streams = found
    return doc.raw_streams


def outside(doc):
    """The file's bytes that are no stream's data, and the data of object streams."""
    if not hasattr(doc, "raw_outside"):
        parts, at = [], 0
        for _, _, data, _, end in raw_streams(doc):
            parts.append(doc.raw[at:data])
            at = end
        parts.append(doc.raw[at:])
        parts += [o.read_bytes() for _, o in doc.streams() if str(o.get("/Type", "")) == "/ObjStm"]
        doc.raw_outside = b"\n".join(parts)
    return doc.raw_outside


@rule("A2 6.1.2-1; UA1 6.1-1", "the header is %PDF-1.n, n from 0 to 7, at the file's beginning")
def header(doc):
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)", doc.raw):
        yield f"it begins with {doc.raw[:12]!r}"


@rule("A2 6.1.2-2", "the line after it is a comment of four bytes above 127 at least")
def comment(doc):
    if not re.match(rb"[^\r\n]*(\r\n|\r|\n)%[\x80-\xff]{4}", doc.raw):
        yield f"{doc.raw[9:20]!r}"


@rule("A2 6.1.3-1", "the trailer has identifiers")
def identifiers(doc):
    ids = items(doc.trailer.get("/ID"))
    if len(ids) != 2 or not all(bytes(i) for i in ids):
        yield "none"


@rule("A2 6.1.3-2; X4 core-encrypt", "nothing is encrypted")
def encrypted(doc):
    if "/Encrypt" in doc.trailer:
        yield "the trailer has /Encrypt"


@rule("A2 6.1.3-3", "nothing but one line end after the last %%EOF")
def after_eof(doc):
    if not re.search(rb"%%EOF(\r\n|\r|\n)?$", doc.raw):
        yield f"it ends with {doc.raw[-12:]!r}"


@rule("A2 6.1.4-1", "xref, subsection headers and entries of a cross-reference table are lines of their own")
def cross_references(doc):
    for m in re.finditer(rb"(?<!start)xref", outside(doc)):
        text = outside(doc)[m.start():]
        if not re.match(rb"xref(\r\n|\r|\n)(\d+ \d+ ?(\r\n|\r|\n)(\d{10} \d{5} [nf]( \r| \n|\r\n))+)+trailer", text):
            yield f"{text[:30]!r}"


LITERAL = re.compile(rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)", re.S)


def hex_strings(doc):
    text = LITERAL.sub(b"()", outside(doc))
    return re.findall(rb"(?<!<)<(?!<)([^>]*)>(?!>)", text)


@rule("A2 6.1.6-1", "hexadecimal strings have an even number of digits")
def hex_even(doc):
    for s in hex_strings(doc):
        if len(re.sub(rb"\s", b"", s)) % 2:
            yield f"<{s[:40].decode('latin-1')}>"


@rule("A2 6.1.6-2", "hexadecimal strings hold digits and white space alone")
def hex_digits(doc):
    for s in hex_strings(doc):
        if not re.fullmatch(rb"[0-9A-Fa-f\s]*", s):
            yield f"<{s[:40].decode('latin-1')}>"


@rule("A2 6.1.7.1-1", "/Length is the length of the stream's data")
def stream_length(doc):
    for head, _, data, length, end in raw_streams(doc):
        if length is not None and doc.raw[data + length:end] not in (b"", b"\n", b"\r", b"\r\n"):
            yield f"/Length {length}, but {end - data} bytes: {head[:40]!r}"


@rule("A2 6.1.7.1-2", "a line end follows stream (no lone CR) and comes before endstream")
def stream_lines(doc):
    for head, keyword, _, _, end in raw_streams(doc):
        if doc.raw[keyword:keyword + 1] != b"\n" and doc.raw[keyword:keyword + 2] != b"\r\n":
            yield f"after stream: {head[:40]!r}"
        if doc.raw[end - 1:end] not in (b"\n", b"\r"):
            yield f"before endstream: {head[:40]!r}"


@rule("A2 6.1.7.1-3; X4 core-external", "no stream is another file's (F, FFilter, FDecodeParms)")
def external_stream(doc):
    for where, o in doc.streams():
        if any(k in o for k in ("/F", "/FFilter", "/FDecodeParms")):
            yield where


@rule("A2 6.1.7.2-1", "filters are those of ISO 32000-1 without LZW and Crypt")
def filters(doc):
    for where, o in doc.streams():
        for f in items(o.get("/Filter")):
            if str(f)[1:] not in FILTERS:
                yield f"{where}: {f}"


@rule("X4 core-lzw", "no LZW")
def lzw(doc):
    for where, o in doc.streams():
        if any(str(f) in ("/LZWDecode", "/LZW") for f in items(o.get("/Filter"))):
            yield where


@rule("A2 6.1.8-1", "names of fonts, colorants and structure types are UTF-8")
def names_utf8(doc):
    for where, o in doc.dictionaries():
        for key in ("/BaseFont", "/FontName", "/S"):
            try:
                if isinstance(o.get(key), Name):
                    str(o[key])
            except UnicodeDecodeError:
                yield f"{where}: {key}"
    for m in re.finditer(rb"/(?:BaseFont|FontName|S) ?/((?:#[0-9A-Fa-f]{2}|[^\s/<>\[\]()%#])*)", outside(doc)):
        name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda h: bytes([int(h.group(1), 16)]), m.group(1))
        try:
            name.decode("utf-8")
        except UnicodeDecodeError:
            yield f"/{m.group(1).decode('latin-1')}"


@rule("A2 6.1.9-1", "n g obj and endobj are set off by line ends, numbers by one space")
def object_spacing(doc):
    at = 0
    for head, _, data, _, end in raw_streams(doc) + [(b"", len(doc.raw), len(doc.raw), None, len(doc.raw))]:
        text = doc.raw[at:data]
        at = end
        for m in re.finditer(rb"(?<![\w.])(\d+)(\s+)(\d+)(\s+)obj\b(..?)", text, re.S):
            before = text[m.start() - 1:m.start()]
            if m.group(2) != b" " or m.group(4) != b" " or m.group(5)[:1] not in b"\r\n" or (before and before not in b"\r\n"):
                yield f"{text[m.start():m.start() + 24]!r}"
        for m in re.finditer(rb"(.)endobj(.?)", text, re.S):
            if m.group(1) not in b"\r\n" or m.group(2) not in b"\r\n":
                yield f"{text[m.start() - 20:m.end()]!r}"


@rule("A2 6.1.10-1", "filters of inline images are in the list")
def inline_filters(doc):
    for page in doc.pages:
        for image in page.inline:
            for f in image.filters:
                if str(f).lstrip("/") not in INLINE:
                    yield f"{page.where}: {f}"


@rule("A2 6.1.12-1", "/Perms has none but UR3 and DocMDP")
def permissions(doc):
    for key in dict(doc.root.get("/Perms", {})):
        if key not in ("/UR3", "/DocMDP"):
            yield key


# ---- 6.1.13: what an implementation may be asked to bear ----


def numbers(doc):
    text = re.sub(rb"<[0-9A-Fa-f\s]*>", b"<>", LITERAL.sub(b"()", outside(doc)))
    for m in re.finditer(rb"(?<![\w#.+-])([+-]?\d+(?:\.\d*)?|[+-]?\.\d+)(?![\w.])", text):
        yield m.group(1)
    for page in doc.pages:
        for c in page.colors:
            for x in c[2]:
                yield str(x).encode()


@rule("A2 6.1.13-1; X4 6.25-1", "integers are within 32 bits")
def integers(doc):
    for n in numbers(doc):
        if b"." not in n and b"e" not in n and not -2147483648 <= int(n) <= 2147483647:
            yield n.decode()


@rule("A2 6.1.13-2", "real numbers are within ±3.403e38")
def reals(doc):
    for n in numbers(doc):
        if b"." in n and abs(float(n)) > 3.403e38:
            yield n.decode()[:60]


@rule("A2 6.1.13-5", "real numbers are not nearer to 0 than ±1.175e-38")
def small_reals(doc):
    for n in numbers(doc):
        if b"." in n and 0 < abs(float(n)) < 1.175e-38:
            yield n.decode()[:60]


@rule("A2 6.1.13-3; X4 6.25-2", "strings are shorter than 32768 bytes")
def strings(doc):
    for where, o in doc.objects():
        if isinstance(o, String) and len(bytes(o)) >= 32768:
            yield where


@rule("A2 6.1.13-4; X4 6.25-3", "names are at most 127 bytes")
def long_names(doc):
    for m in re.finditer(rb"/((?:#[0-9A-Fa-f]{2}|[^\s/<>\[\]()%#])+)", outside(doc)):
        if len(re.sub(rb"#[0-9A-Fa-f]{2}", b"x", m.group(1))) > 127:
            yield m.group(1)[:40].decode("latin-1")


@rule("A2 6.1.13-7", "at most 8388607 indirect objects")
def indirect_objects(doc):
    if int(doc.trailer.get("/Size", 0)) > 8388607:
        yield f"/Size {doc.trailer.Size}"


@rule("A2 6.1.13-8; X4 6.25-4", "q is nested 28 deep at most")
def nesting(doc):
    for page in doc.pages:
        if page.depth > 28:
            yield f"{page.where}: {page.depth}"


@rule("A2 6.1.13-9; X4 6.25-5", "DeviceN has 32 colorants at most")
def colorants(doc):
    for where, o in doc.objects():
        if isinstance(o, Array) and len(o) > 3 and isinstance(o[0], Name) and str(o[0]) == "/DeviceN" and len(items(o[1])) > 32:
            yield f"{where}: {len(o[1])}"


@rule("A2 6.1.13-10", "CIDs are at most 65535")
def cids(doc):
    for where, o in doc.streams():
        if str(o.get("/Type", "")) == "/CMap":
            for block in re.findall(rb"begincid(?:char|range)(.*?)endcid", o.read_bytes(), re.S):
                for n in re.findall(rb"\s(\d+)\s", block):
                    if int(n) > 65535:
                        yield f"{where}: {int(n)}"


@rule("A2 6.1.13-11", "pages are 3 to 14400 units wide and high")
def page_sizes(doc):
    for page in doc.pages:
        for name in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
            b = page.box(name)
            if b and not (3 <= abs(b[2] - b[0]) <= 14400 and 3 <= abs(b[3] - b[1]) <= 14400):
                yield f"{page.where}: {name} {b}"


@rule("A2 7.9.2.4-size", "every page has a MediaBox of four numbers (ISO 32000-1, table 30)")
def media_box(doc):
    for page in doc.pages:
        if page.box("/MediaBox") is None:
            yield page.where


@rule("A2 own-text; X4 own-text", "content streams can be read to their end, q and Q, BDC and EMC in pairs")
def balanced(doc):
    for page in doc.pages:
        if page.parse_fault or page.unbalanced:
            yield f"{page.where}: {page.parse_fault or page.unbalanced}"
