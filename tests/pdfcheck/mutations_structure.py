"""Changes that break conditions of the structure (ISO 19005-2, 6.7; ISO 14289-1, 7)."""
from pikepdf import Array, Dictionary, Name, Stream, String

from change import add, annotation, document, draw, element, elements, form, obj, on, page, tree

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
