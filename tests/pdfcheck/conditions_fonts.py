"""ISO 19005-2, 6.2.11, and ISO 14289-1, 7.21: fonts and the text that they stand for."""
import re

from pikepdf import Array, Dictionary, Name, Stream

from document import entry, items, number, place
from rules import rule

SUBTYPES = {"Type1", "MMType1", "TrueType", "Type3", "Type0", "CIDFontType0", "CIDFontType2"}


def dictionaries(doc):
    """All font dictionaries of the file: (place, dictionary)."""
    for where, o in doc.dictionaries():
        if str(o.get("/Type", "")) == "/Font" or "/DescendantFonts" in o or (
                "/BaseFont" in o and "/Subtype" in o and "/FontDescriptor" in o):
            yield where, o


@rule("A2 6.2.11.2-1", "a font says that it is one")
def type_font(doc):
    for font in doc.all_fonts():
        for o in (font.obj, font.part):
            if str(o.get("/Type", "")) != "/Font":
                yield font.name


@rule("A2 6.2.11.2-2", "fonts are of the known kinds")
def subtypes(doc):
    for where, o in dictionaries(doc):
        if str(o.get("/Subtype", ""))[1:] not in SUBTYPES:
            yield f"{where}: {o.get('/Subtype')}"


@rule("A2 6.2.11.2-3", "fonts have names")
def base_fonts(doc):
    for where, o in dictionaries(doc):
        if str(o.get("/Subtype", "")) != "/Type3" and not isinstance(o.get("/BaseFont"), Name):
            yield where


@rule("A2 6.2.11.2-4", "simple fonts have a FirstChar")
def first_char(doc):
    for font in doc.all_fonts():
        if not font.composite and "/FirstChar" not in font.obj:
            yield font.name


@rule("A2 6.2.11.2-5", "simple fonts have a LastChar")
def last_char(doc):
    for font in doc.all_fonts():
        if not font.composite and "/LastChar" not in font.obj:
            yield font.name


@rule("A2 6.2.11.2-6", "simple fonts have a width for each code")
def widths_size(doc):
    for font in doc.all_fonts():
        if not font.composite:
            o = font.obj
            if len(items(o.get("/Widths"))) != int(o.get("/LastChar", -1)) - int(o.get("/FirstChar", 0)) + 1:
                yield font.name


@rule("A2 6.2.11.2-7", "a FontFile3 says what it is")
def file_subtype(doc):
    for font in doc.all_fonts():
        file = entry(font.descriptor, "/FontFile3")
        if file is not None and str(file.get("/Subtype", "")) not in ("/Type1C", "/CIDFontType0C", "/OpenType"):
            yield f"{font.name}: {file.get('/Subtype')}"


@rule("A2 9.9-kind", "a FontFile3 of a composite font is CIDFontType0C or OpenType (ISO 32000-1, table 126)")
def file_kind(doc):
    for font in doc.all_fonts():
        file = entry(font.descriptor, "/FontFile3")
        if file is not None and font.composite and str(file.get("/Subtype", "")) not in ("/CIDFontType0C", "/OpenType"):
            yield font.name


@rule("A2 9.9-program; X4 9.9-program", "font programs can be read (ISO 32000-1, 9.9)")
def program(doc):
    for font in doc.all_fonts():
        if font.fault:
            yield f"{font.name}: {font.fault}"


@rule("A2 9.9-length", "a FontFile2 says how long it is (ISO 32000-1, table 127)")
def length1(doc):
    for font in doc.all_fonts():
        file = entry(font.descriptor, "/FontFile2")
        if file is not None and int(file.get("/Length1", -1)) != len(file.read_bytes()):
            yield f"{font.name}: {file.get('/Length1')}"


@rule("A2 6.2.11.3.1-1; UA1 7.21.3.1-1", "a font's characters are of its CMap's collection (or the CMap is Identity)")
def collections(doc):
    for font in doc.all_fonts():
        cmap = font.obj.get("/Encoding")
        if not font.composite or (isinstance(cmap, Name) and str(cmap) in ("/Identity-H", "/Identity-V")):
            continue
        info = entry(font.part, "/CIDSystemInfo")
        own = entry(cmap, "/CIDSystemInfo")
        if own is None or info is None or any(str(own.get(k)) != str(info.get(k)) for k in ("/Registry", "/Ordering")):
            yield font.name


@rule("A2 9.7.3-info", "a CIDFont names its collection, the one of its program (ISO 32000-1, 9.7.3)")
def system_info(doc):
    for font in doc.all_fonts():
        info = entry(font.part, "/CIDSystemInfo")
        if not font.composite:
            continue
        if info is None or not all(k in info for k in ("/Registry", "/Ordering", "/Supplement")):
            yield font.name
        elif font.kind == "cff" and hasattr(font.program, "ROS"):
            if tuple(font.program.ROS[:2]) != (str(info.Registry), str(info.Ordering)):
                yield f"{font.name}: {font.program.ROS}"


@rule("A2 6.2.11.3.2-1; UA1 7.21.3.2-1", "an embedded CIDFontType2 says how CIDs lead to glyphs")
def cid_to_gid(doc):
    for where, o in dictionaries(doc):
        if str(o.get("/Subtype", "")) == "/CIDFontType2" and entry(o.get("/FontDescriptor"), "/FontFile2") is not None:
            map_ = o.get("/CIDToGIDMap")
            if not isinstance(map_, Stream) and str(map_) != "/Identity":
                yield f"{where}: {o.get('/BaseFont')}"


@rule("A2 6.2.11.3.3-1; UA1 7.21.3.3-1", "CMaps are Identity or embedded")
def cmaps(doc):
    for font in doc.all_fonts():
        encoding = font.obj.get("/Encoding")
        if font.composite and not isinstance(encoding, Stream) and str(encoding) not in ("/Identity-H", "/Identity-V"):
            yield f"{font.name}: {encoding}"


@rule("A2 6.2.11.3.3-2; UA1 7.21.3.3-2", "a CMap's WMode is that of its dictionary")
def wmode(doc):
    for where, o in doc.streams():
        if str(o.get("/Type", "")) == "/CMap" and "/CMapName" in o:
            m = re.search(rb"/WMode\s+(\d)", o.read_bytes())
            if (int(m.group(1)) if m else 0) != int(o.get("/WMode", 0)):
                yield where


@rule("A2 6.2.11.4.1-1; UA1 7.21.4.1-1; X4 6.5-1", "fonts are embedded")
def embedded(doc):
    for font in doc.all_fonts():
        if font.subtype != "/Type3" and font.file is None and font.codes:
            yield font.name


def shown(doc):
    for font in doc.all_fonts():
        if font.program is not None:
            for code in sorted(font.codes):
                yield font, code


def drawn(font, code):
    if not hasattr(font, "drawn_cache"):
        font.drawn_cache = {}
    if code not in font.drawn_cache:
        font.drawn_cache[code] = font.drawn(code)
    return font.drawn_cache[code]


@rule("A2 6.2.11.4.1-2; UA1 7.21.4.1-2; X4 6.5-2", "the program has every glyph that is shown")
def glyphs(doc):
    for font, code in shown(doc):
        if drawn(font, code) is None:
            yield f"{font.name}: code {code:#x}"


@rule("A2 own-outline; X4 own-outline", "a glyph that stands for a visible character has an outline")
def outlines(doc):
    for font, code in shown(doc):
        text = (font.texts or {}).get(code, "")
        there = drawn(font, code)
        if there and not there[1] and text.strip() and not all(c in "\u2060\u200b\u200c\u200d\u00ad\u3000\u00a0\u2002\u2003\u0f0c\ufeff" or c.isspace() for c in text):
            yield f"{font.name}: code {code:#x}, {text!r}"


@rule("A2 6.2.11.4.2-1; UA1 7.21.4.2-1", "a subset's CharSet, if there is one, lists all its glyphs")
def charset(doc):
    for font in doc.all_fonts():
        names = entry(font.descriptor, "/CharSet")
        if names is not None and font.kind == "cff" and not font.composite:
            if set(font.program.charset) - {".notdef"} - set(str(names).split("/")):
                yield font.name


@rule("A2 6.2.11.4.2-2; UA1 7.21.4.2-2", "a subset's CIDSet, if there is one, lists all its glyphs")
def cid_set(doc):
    for font in doc.all_fonts():
        listed = entry(font.descriptor, "/CIDSet")
        if listed is not None and font.kind is not None:
            data = listed.read_bytes()
            n = len(font.program.charset) if font.kind == "cff" else len(font.order)
            if not all(i // 8 < len(data) and data[i // 8] & 0x80 >> i % 8 for i in range(n)):
                yield font.name


@rule("A2 6.2.11.5-1; UA1 7.21.5-1; X4 6.5-3", "widths are the program's, within 1/1000 em")
def widths(doc):
    for font, code in shown(doc):
        there = drawn(font, code)
        if there and abs(there[0] - font.widths.get(code, font.default_width)) > 1:
            yield f"{font.name}: code {code:#x}, {font.widths.get(code, font.default_width)} for {there[0]:.1f}"


def truetypes(doc):
    for font in doc.all_fonts():
        if font.subtype == "/TrueType" and font.kind == "truetype":
            flags = int(entry(font.descriptor, "/Flags", 0))
            yield font, bool(flags & 4), bool(flags & 32)


@rule("A2 9.8.2-flags", "a font is symbolic or not (ISO 32000-1, table 123)")
def flags(doc):
    for font, symbolic, latin in truetypes(doc):
        if symbolic == latin:
            yield font.name


def cmap_ids(font):
    return [(t.platformID, t.platEncID) for t in font.program["cmap"].tables] if "cmap" in font.program else []


@rule("A2 6.2.11.6-1; UA1 7.21.6-1", "a TrueType font of Latin has a character map beside (3,0)")
def latin_cmaps(doc):
    for font, symbolic, _ in truetypes(doc):
        ids = cmap_ids(font)
        if not symbolic and len(ids) < (2 if (3, 0) in ids else 1):
            yield f"{font.name}: {ids}"


@rule("A2 6.2.11.6-2; UA1 7.21.6-2", "a TrueType font of Latin is in MacRoman or WinAnsi")
def latin_encoding(doc):
    for font, symbolic, _ in truetypes(doc):
        encoding = font.obj.get("/Encoding")
        name = str(encoding.get("/BaseEncoding", "")) if isinstance(encoding, Dictionary) else str(encoding)
        if not symbolic and name not in ("/MacRomanEncoding", "/WinAnsiEncoding"):
            yield f"{font.name}: {name}"


@rule("A2 6.2.11.6-3; UA1 7.21.6-3", "a symbolic TrueType font has no encoding")
def symbolic_encoding(doc):
    for font, symbolic, _ in truetypes(doc):
        if symbolic and "/Encoding" in font.obj:
            yield font.name


@rule("A2 6.2.11.6-4; UA1 7.21.6-4", "a symbolic TrueType font has one character map, or one for (3,0)")
def symbolic_cmaps(doc):
    for font, symbolic, _ in truetypes(doc):
        ids = cmap_ids(font)
        if symbolic and len(ids) != 1 and (3, 0) not in ids:
            yield f"{font.name}: {ids}"


def texts(doc):
    for font in doc.all_fonts():
        for code in sorted(font.codes):
            yield font, code, (font.texts or {}).get(code)


@rule("A2 6.2.11.7.2-1; UA1 7.21.7-1", "every code that is shown stands for a text")
def to_unicode(doc):
    for font, code, text in texts(doc):
        if not text:
            yield f"{font.name}: code {code:#x}"


@rule("A2 6.2.11.7.2-2; UA1 7.21.7-2", "no text is U+0000, U+FEFF or U+FFFE")
def no_unicode(doc):
    for font, code, text in texts(doc):
        if text and set(text) & set("\0\ufeff\ufffe"):
            yield f"{font.name}: code {code:#x}"


@rule("A2 own-fffd", "no text is U+FFFD or half a surrogate pair")
def replacement(doc):
    for font, code, text in texts(doc):
        if text and ("\ufffd" in text or any(0xD800 <= ord(c) <= 0xDFFF for c in text)):
            yield f"{font.name}: code {code:#x}"


@rule("A2 6.2.11.7.3-1", "a text of private characters has an ActualText")
def private(doc):
    for font, code, text in texts(doc):
        if text and code in font.actual and any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text):
            yield f"{font.name}: code {code:#x} U+{ord(text[0]):04X}"


@rule("A2 own-radical", "no text is a radical that looks like a Han character, or a compatibility ideograph with a canonical one")
def radicals(doc):
    for font, code, text in texts(doc):
        if text and any(0x2F00 <= ord(c) <= 0x2FD5 or 0xF900 <= ord(c) <= 0xFA0D for c in text):
            yield f"{font.name}: code {code:#x}, {text!r}"


@rule("A2 6.2.11.8-1; UA1 7.21.8-1", "no .notdef is shown")
def notdef(doc):
    for font, code in shown(doc):
        if font.glyph(code) == ".notdef" or (font.composite and code == 0):
            yield f"{font.name}: code {code:#x}"


@rule("A2 9.6.4-tag; X4 9.6.4-tag", "subsets of one font in a file have each another tag (ISO 32000-1, 9.6.4)")
def tags(doc):
    seen = {}
    for where, o in doc.dictionaries():
        if "/FontName" in o and str(o.get("/Type", "")) == "/FontDescriptor":
            file = next((o[k] for k in ("/FontFile", "/FontFile2", "/FontFile3") if k in o), None)
            if file is not None and seen.setdefault(str(o.FontName), file.objgen) != file.objgen:
                yield f"{where}: {o.FontName}"


@rule("A2 9.8-name; X4 9.8-name", "FontName is BaseFont (ISO 32000-1, table 122)")
def font_name(doc):
    for font in doc.all_fonts():
        if font.descriptor is not None and str(font.descriptor.get("/FontName")) != str(font.part.get("/BaseFont")):
            yield font.name
