"""ISO 19005-2, 6.7, and ISO 14289-1, 7: the structure, languages, what a screen reader needs."""
import re

from pikepdf import Dictionary

from conditions_tables import kids_among, parent_among
from document import STANDARD_TYPES, entry, items, place
from rules import rule

LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


@rule("A2 6.7.2.2-1; UA1 6.2-1", "the file says that it is tagged (Marked)")
def marked(doc):
    if entry(doc.root.get("/MarkInfo"), "/Marked", False) is not True:
        yield "not"


@rule("UA1 7.1-4", "the structure is not suspect")
def suspects(doc):
    if entry(doc.root.get("/MarkInfo"), "/Suspects", False):
        yield "it is"


@rule("A2 6.7.3.3-1; UA1 7.1-11", "the catalog has a structure")
def has_tree(doc):
    if not isinstance(doc.tree(), Dictionary):
        yield "none"


@rule("A2 6.7.3.4-1; UA1 7.1-5", "types are standard ones or mapped to such")
def known_types(doc):
    for e in doc.elements:
        if e.kind is not None and e.kind not in STANDARD_TYPES:
            yield e.where()


@rule("A2 6.7.3.4-2; UA1 7.1-6", "types are not mapped in a circle")
def circles(doc):
    for e in doc.elements:
        if e.kind is None:
            yield e.where()


@rule("A2 6.7.3.4-3; UA1 7.1-7", "standard types are not mapped")
def remapped(doc):
    for name in doc.roles:
        if name in STANDARD_TYPES:
            yield name


@rule("UA1 7.1-1", "no artifact inside tagged content")
def artifact_in_content(doc):
    for page in doc.pages:
        yield from page.nested_artifacts


@rule("UA1 7.1-2", "no tagged content inside an artifact")
def content_in_artifact(doc):
    for page in doc.pages:
        yield from page.tagged_in_artifact


@rule("UA1 7.1-3", "all content is tagged or an artifact")
def all_tagged(doc):
    for page in doc.pages:
        if page.untagged:
            yield f"{page.where}: {sorted(set(page.untagged))}"
    numbers = {page.obj.objgen: set(page.mcids) for page in doc.pages}
    for e in doc.elements:
        for page, mcid in e.content:
            numbers.get(getattr(page, "objgen", None), set()).discard(mcid)
    for page in doc.pages:
        left = numbers[page.obj.objgen]
        if left:
            yield f"{page.where}: MCIDs {sorted(left)[:5]} stand in no element"


@rule("UA1 7.1-10", "viewers show the title (DisplayDocTitle)")
def display_title(doc):
    if entry(doc.root.get("/ViewerPreferences"), "/DisplayDocTitle", False) is not True:
        yield "not"


@rule("UA1 7.1-12", "elements have parents, those whose kids they are")
def parents(doc):
    for e in doc.elements:
        want = e.parent.obj if e.parent else doc.tree()
        if "/P" not in e.obj or e.obj.P.objgen != want.objgen:
            yield e.where()
    for where in doc.cycles:
        yield f"{where} has two places"


@rule("A2 14.7.4-mcid", "content is of one element, and on its page (ISO 32000-1, 14.7.4)")
def mcids(doc):
    seen, pages = set(), {page.obj.objgen: page for page in doc.pages}
    for page in doc.pages:
        if len(set(page.mcids)) != len(page.mcids):
            yield f"{page.where}: an MCID twice"
    for e in doc.elements:
        for obj, mcid in e.content:
            page = pages.get(getattr(obj, "objgen", None))
            if page is None or mcid not in page.mcids:
                yield f"{e.where()}: MCID {mcid} is on no page"
            elif (page.number, mcid) in seen:
                yield f"{e.where()}: MCID {mcid} twice"
            else:
                seen.add((page.number, mcid))


@rule("A2 14.7.4.4-parents", "the parent tree leads from content to its element (ISO 32000-1, 14.7.4.4)")
def parent_tree(doc):
    tree = doc.parent_tree()
    at = {}
    for e in doc.elements:
        for obj, mcid in e.content:
            at[getattr(obj, "objgen", None), mcid] = e
    for page in doc.pages:
        key = page.obj.get("/StructParents")
        row = items(tree.get(int(key))) if key is not None else []
        if page.mcids and not row:
            yield f"{page.where}: none"
        for mcid in page.mcids:
            e = at.get((page.obj.objgen, mcid))
            if e is not None and (mcid >= len(row) or row[mcid].objgen != e.obj.objgen):
                yield f"{page.where}: MCID {mcid}"


# ---- 6.7.4, 7.2: languages ----


@rule("A2 6.7.4-1; UA1 7.2-29", "languages are written as RFC 3066 has them")
def languages(doc):
    for where, o in doc.dictionaries():
        if "/Lang" in o and not LANGUAGE.fullmatch(str(o.Lang)):
            yield f"{where}: {o.Lang}"
    for page in doc.pages:
        for tag, properties in page.marks:
            if isinstance(properties, Dictionary) and "/Lang" in properties and not LANGUAGE.fullmatch(str(properties.Lang)):
                yield f"{page.where}: {properties.Lang}"


def has_language(doc):
    return "/Lang" in doc.root and str(doc.root.Lang) != ""


def without_language(doc, key):
    for e in doc.elements:
        if key in e.obj and e.language() is None and not has_language(doc):
            yield e.where()


@rule("UA1 7.2-2", "outlines are in a known language")
def outline_language(doc):
    if "/Outlines" in doc.root and not has_language(doc):
        yield "the catalog has no Lang"


@rule("UA1 7.2-21", "ActualText is in a known language")
def actual_language(doc):
    yield from without_language(doc, "/ActualText")


@rule("UA1 7.2-22", "Alt is in a known language")
def alt_language(doc):
    yield from without_language(doc, "/Alt")


@rule("UA1 7.2-23", "E is in a known language")
def expansion_language(doc):
    yield from without_language(doc, "/E")


@rule("UA1 7.2-24", "an annotation's Contents are in a known language")
def contents_language(doc):
    for page, a in doc.annotations():
        if "/Contents" in a and "/Lang" not in a and not has_language(doc):
            yield page.where


def marks_without_language(doc, key):
    for page in doc.pages:
        for tag, properties in page.marks:
            if tag == "Span" and isinstance(properties, Dictionary) and key in properties:
                if "/Lang" not in properties and not has_language(doc):
                    yield page.where


@rule("UA1 7.2-30", "a span's ActualText is in a known language")
def span_actual(doc):
    yield from marks_without_language(doc, "/ActualText")


@rule("UA1 7.2-31", "a span's Alt is in a known language")
def span_alt(doc):
    yield from marks_without_language(doc, "/Alt")


@rule("UA1 7.2-32", "a span's E is in a known language")
def span_expansion(doc):
    yield from marks_without_language(doc, "/E")


@rule("UA1 7.2-33", "metadata in no language has the document's")
def metadata_language(doc):
    if doc.xmp and b"x-default" in doc.xmp.raw and not has_language(doc):
        yield "the catalog has no Lang"


@rule("UA1 7.2-34", "all text is in a known language")
def text_language(doc):
    for e in doc.elements:
        if e.content and e.language() is None and not has_language(doc):
            yield e.where()


@rule("A2 own-tibetan; UA1 own-tibetan", "Tibetan text is in an element in Tibetan, Han text not (ISO 14289-1, 7.2)")
def script_language(doc):
    texts = {(page.obj.objgen, mcid): text for page in doc.pages for mcid, text in page.texts.items()}
    for e in doc.elements:
        text = "".join(texts.get((getattr(page, "objgen", None), mcid), "") for page, mcid in e.content)
        tibetan, han = (sum(a <= ord(c) <= b for c in text) for a, b in ((0x0F40, 0x0FBC), (0x4E00, 0x9FFF)))
        language = (e.language() or str(doc.root.get("/Lang", ""))).lower()
        if (tibetan > 2 and tibetan > han and not language.startswith(("bo", "dz"))) or (
                han > 2 and han > tibetan and language.startswith(("bo", "dz"))):
            yield f"{e.where()} in {language}: {text[:20]}"


# ---- 7.3 to 7.9 ----


def text_entry(e, key):
    return str(e.obj.get(key, "")).strip()


@rule("UA1 7.3-1", "a Figure has an Alt or an ActualText")
def figure_alt(doc):
    for e in doc.of_kind("Figure"):
        if not text_entry(e, "/Alt") and "/ActualText" not in e.obj:
            yield e.where()


@rule("A2 14.8.5.4.3-bbox", "a Figure, Table or Formula of marked content says where it is (BBox: ISO 32000-1, table 345)")
def figure_box(doc):
    for e in doc.of_kind("Figure", "Formula"):
        box = e.attribute("/BBox")
        if e.content and (box is None or len(box) != 4 or float(box[0]) >= float(box[2]) or float(box[1]) >= float(box[3])):
            yield e.where()


def headings(doc):
    return [(int(e.kind[1]), e) for e in doc.elements if e.kind and re.fullmatch(r"H[1-6]", e.kind)]


@rule("UA1 7.4.2-1", "headings begin with H1 and skip no level on their way down")
def heading_levels(doc):
    last = 0
    for level, e in headings(doc):
        if level > last + 1:
            yield f"{e.where()} after H{last}"
        last = level


@rule("UA1 7.4.4-1", "an element has one H at most")
def one_h(doc):
    for e in doc.elements:
        if e.kinds().count("H") > 1:
            yield e.where()


@rule("UA1 7.4.4-2", "H and H1… do not stand in one document")
def h_or_hn(doc):
    if headings(doc):
        for e in doc.of_kind("H"):
            yield e.where()


@rule("UA1 7.7-1", "a Formula has an Alt or an ActualText")
def formula_alt(doc):
    for e in doc.of_kind("Formula"):
        if not text_entry(e, "/Alt") and "/ActualText" not in e.obj:
            yield e.where()


@rule("UA1 7.9-1", "a Note has an ID")
def note_ids(doc):
    for e in doc.of_kind("Note"):
        if not bytes(e.obj.get("/ID", b"")):
            yield e.where()


@rule("UA1 7.9-2", "no two Notes have one ID")
def note_doubles(doc):
    seen = set()
    for e in doc.of_kind("Note"):
        if "/ID" in e.obj:
            if bytes(e.obj.ID) in seen:
                yield e.where()
            seen.add(bytes(e.obj.ID))


@rule("UA1 7.6-label", "an LI has a label, where its text is (ISO 14289-1, 7.6)")
def labels(doc):
    for e in doc.of_kind("LI"):
        numbering = e.parent.attribute("/ListNumbering") if e.parent else None
        if "Lbl" not in e.kinds() and numbering is not None and str(numbering) != "/None":
            yield e.where()


@rule("UA1 7.6-numbering", "an L says how it is numbered (ListNumbering: ISO 32000-1, table 347)")
def numbering(doc):
    known = {"/None", "/Disc", "/Circle", "/Square", "/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"}
    for e in doc.of_kind("L"):
        if str(e.attribute("/ListNumbering")) not in known:
            yield e.where()


# ---- 7.16 to 7.20 ----


@rule("UA1 7.16-1", "an encrypted file lets screen readers in")
def accessible(doc):
    o = doc.trailer.get("/Encrypt")
    if o is not None and not int(o.get("/P", 0)) & 512:
        yield "not"


def link_of(doc, annotation):
    return [e for e in doc.elements for o in e.objrs if entry(o, "/Obj") is not None and o.Obj.objgen == annotation.objgen]


def seen(a):
    return not int(a.get("/F", 0)) & 2


@rule("UA1 7.18.1-1", "an annotation that is seen is in an Annot")
def in_annot(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) not in ("/Widget", "/PrinterMark", "/Link", "/Popup") and seen(a):
            if not any(e.kind == "Annot" for e in link_of(doc, a)):
                yield f"{page.where}: {a.get('/Subtype')}"


@rule("UA1 7.18.1-2", "an annotation has Contents or an Alt")
def contents(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) not in ("/Widget", "/Link", "/Popup") and seen(a) and not str(a.get("/Contents", "")):
            if not any(text_entry(e, "/Alt") for e in link_of(doc, a)):
                yield f"{page.where}: {a.get('/Subtype')}"


@rule("UA1 7.18.1-3", "a field has a name for users (TU) or an Alt")
def field_names(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/Widget" and seen(a) and not str(a.get("/TU", "")):
            yield page.where


@rule("UA1 7.18.2-1; X4 6.17-2", "no TrapNet annotations")
def trap_net(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/TrapNet":
            yield page.where


@rule("UA1 7.18.3-1", "a page with annotations is gone through in the structure's order (Tabs)")
def tabs(doc):
    for page in doc.pages:
        if items(page.obj.get("/Annots")) and str(page.obj.get("/Tabs")) != "/S":
            yield page.where


@rule("UA1 7.18.4-1", "a field is in a Form")
def in_form(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/Widget" and seen(a) and not any(e.kind == "Form" for e in link_of(doc, a)):
            yield page.where


@rule("UA1 7.18.5-1", "a link is in a Link")
def in_link(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/Link" and seen(a) and not any(e.kind == "Link" for e in link_of(doc, a)):
            yield f"{page.where}: {place(a)}"


@rule("UA1 7.18.5-2", "a link says in words where it leads (Contents)")
def link_contents(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/Link" and seen(a) and not str(a.get("/Contents", "")).strip():
            yield f"{page.where}: {place(a)}"


@rule("UA1 own-link-words", "a link's Contents are words, not a bare file's name")
def link_words(doc):
    for page, a in doc.annotations():
        if re.fullmatch(r"[\w./-]+\.(html|pdf)", str(a.get("/Contents", ""))):
            yield f"{page.where}: {a.Contents}"


@rule("A2 14.7.4.4-links", "an annotation's StructParent leads to its element (ISO 32000-1, 14.7.4.4)")
def link_parents(doc):
    tree = doc.parent_tree()
    for page, a in doc.annotations():
        owners = link_of(doc, a)
        if owners:
            found = tree.get(int(a.get("/StructParent", -1)))
            if found is None or found.objgen != owners[0].obj.objgen:
                yield f"{page.where}: {place(a)}"


@rule("A2 14.7.4.3-objr", "an OBJR is on its annotation's page (ISO 32000-1, 14.7.4.3)")
def objr_pages(doc):
    at = {a.objgen: page for page, a in doc.annotations()}
    for e in doc.elements:
        for o in e.objrs:
            page = o.get("/Pg", e.obj.get("/Pg"))
            own = at.get(o.Obj.objgen) if "/Obj" in o else None
            if own is None or page is None or page.objgen != own.obj.objgen:
                yield e.where()


@rule("UA1 7.18.8-1", "printer's marks are no part of the structure")
def printer_marks(doc):
    for page, a in doc.annotations():
        if str(a.get("/Subtype")) == "/PrinterMark" and link_of(doc, a):
            yield page.where


@rule("UA1 7.20-2", "a form with tagged content is drawn once")
def form_once(doc):
    for page in doc.pages:
        for form in page.forms:
            if page.forms.count(form) > 1 and b"MCID" in form.read_bytes():
                yield page.where


@rule("A2 own-document; UA1 own-document", "the structure is one Document")
def one_document(doc):
    top = [e for e in doc.elements if e.parent is None]
    if len(top) != 1 or top[0].kind != "Document":
        yield f"{[e.raw for e in top]}"


@rule("UA1 own-alt", "a Figure's Alt says more than that it is a picture, and not its file's name")
def alt_words(doc):
    for e in doc.of_kind("Figure"):
        if re.fullmatch(r"(图片|圖片|插图|照片|པར་རིས།?|image|picture|\S+\.(jpe?g|png|svg))", text_entry(e, "/Alt"), re.I):
            yield f"{e.where()}: {e.obj.Alt}"


@rule("UA1 own-caption", "a Caption is in its Figure, Table or L (ISO 32000-1, table 333)")
def captions(doc):
    yield from parent_among(doc, ["Caption"], {"Figure", "Table", "L", "TOC", "Formula"})


@rule("UA1 own-ruby", "a Ruby has RB and RT (and RP) alone (ISO 32000-1, table 338)")
def ruby(doc):
    yield from kids_among(doc, ["Ruby"], {"RB", "RT", "RP"})
    for e in doc.of_kind("Ruby"):
        if not {"RB", "RT"} <= set(e.kinds()):
            yield e.where()


@rule("A2 own-empty; UA1 own-empty", "no element without content, kids, or a cell's leave to be empty")
def empty_elements(doc):
    for e in doc.elements:
        if not e.kids and not e.content and not e.objrs and e.kind not in ("TD", "TH"):
            yield e.where()


@rule("UA1 own-outlines", "a document of pages has bookmarks that lead somewhere (ISO 32000-1, 12.3.3)")
def outlines(doc):
    outline = doc.root.get("/Outlines")
    first = entry(outline, "/First")
    if first is None:
        yield "none"
    seen_items, o = 0, first
    while o is not None and seen_items < 10000:
        seen_items += 1
        if not str(o.get("/Title", "")) or not ("/Dest" in o or "/A" in o):
            yield place(o)
        o = o.get("/Next")


@rule("UA1 own-labels", "pages have labels (ISO 32000-1, 12.4.2)")
def page_labels(doc):
    if entry(doc.root.get("/PageLabels"), "/Nums") is None:
        yield "none"
