"""Changes that break conditions of annotations, actions and metadata (ISO 19005-2, 6.3 to 6.6)."""
import re

from pikepdf import Array, Dictionary, Name, Stream, String

from change import annotation, cut, extra, in_bytes, metadata, obj, on, page, plain, swap

# ---- 6.3 to 6.5 ----

obj("A2 6.3.1-1", lambda pdf: annotation(pdf, "Sound"))
obj("A2 6.3.2-1", lambda pdf: annotation(pdf, "Text", F=None))
obj("A2 6.3.2-2", lambda pdf: annotation(pdf, "Text", F=6))
obj("A2 6.3.3-1", lambda pdf: annotation(pdf, "Text"))
obj("A2 6.3.3-2", lambda pdf: annotation(pdf, "Text", AP=Dictionary(N=Stream(pdf, b""), D=Stream(pdf, b""))))
obj("A2 6.3.3-4", lambda pdf: annotation(pdf, "Text", AP=Dictionary(N=Dictionary())))
obj("A2 12.5.2-rect", lambda pdf: annotation(pdf, "Link", Rect=[9000, 9000, 9010, 9010]))
obj("A2 6.4.1-1", lambda pdf: annotation(pdf, "Widget", A=Dictionary(S=Name.GoTo)))


def fields(pdf, **entries):
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, **entries))]))


obj("A2 6.4.1-2", lambda pdf: fields(pdf, AA=Dictionary()))
obj("A2 6.4.1-3", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array(), NeedAppearances=True)))
obj("A2 6.4.2-1", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array(), XFA=Array())))
obj("A2 6.4.2-2", lambda pdf: pdf.Root.__setitem__("/NeedsRendering", True))
obj("X4 6.26-3", lambda pdf: fields(pdf))
obj("A2 6.5.1-1", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.Launch, F=String("x"))))
obj("A2 6.5.1-2", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.Named, N=Name.Print)))
obj("A2 6.5.2-1", lambda pdf: pdf.Root.__setitem__("/AA", Dictionary()))
obj("A2 6.5.2-2", lambda pdf: page(pdf).__setitem__("/AA", Dictionary()))
obj("X4 6.18-3", lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))))
obj("A2 12.6.4-uri", lambda pdf: annotation(pdf, "Link", A=Dictionary(S=Name.URI, URI=String("http://x/路".encode()))))
obj("A2 12.3.2-destination", lambda pdf: annotation(pdf, "Link", Dest=Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])))

# ---- 6.6 ----

@on("A2 6.6.2.1-1")
def _(pdf):
    del pdf.Root["/Metadata"]


obj("A2 6.6.2.1-2", swap(b' id="W5M0', b' bytes="2048" id="W5M0'))
obj("A2 6.6.2.1-3", swap(b' id="W5M0', b' encoding="UTF-8" id="W5M0'))
obj("A2 6.6.2.1-4", swap(b"</rdf:RDF>", b"</rdf:RDG>"))
obj("A2 6.6.2.1-5", swap(b"application/pdf", b"application/pdf\xff"))
in_bytes("A2 6.6.2.1-filter")(lambda b: plain(b, lambda x: x.replace(b"/Subtype /XML", b"/Subtype /XML /Filter [ ]", 1)))
obj("A2 6.6.2.3.1-1", extra(b"<dc:colour>red</dc:colour>"))
obj("A2 6.6.2.3.1-2", swap(b"<dc:format>application/pdf</dc:format>", b"<dc:format><rdf:Bag><rdf:li>application/pdf</rdf:li></rdf:Bag></dc:format>"))
obj("A2 6.6.2.3.2-1", swap(b"<pdfaSchema:prefix>", b"<pdfaSchema:more>x</pdfaSchema:more><pdfaSchema:prefix>"))
obj("A2 6.6.2.3.3-1", lambda pdf: metadata(pdf, lambda x: re.sub(
    rb"(<pdfaExtension:schemas>\s*)<rdf:Bag>(.*)</rdf:Bag>(\s*</pdfaExtension)", rb"\1<rdf:Seq>\2</rdf:Seq>\3", x, flags=re.S)))
obj("A2 6.6.2.3.3-2", cut(rb"<pdfaSchema:schema>.*?</pdfaSchema:schema>"))
obj("A2 6.6.2.3.3-3", swap(b"<pdfaSchema:namespaceURI>http:", b"<pdfaSchema:namespaceURI>"))
obj("A2 6.6.2.3.3-4", cut(rb"<pdfaSchema:prefix>.*?</pdfaSchema:prefix>"))
obj("A2 6.6.2.3.3-5", lambda pdf: metadata(pdf, lambda x: x.replace(b"<rdf:Seq>", b"<rdf:Bag>").replace(b"</rdf:Seq>", b"</rdf:Bag>")))
obj("A2 6.6.2.3.3-7", cut(rb"<pdfaProperty:name>.*?</pdfaProperty:name>"))
obj("A2 6.6.2.3.3-8", swap(b">Integer<", b">Whole<"))
obj("A2 6.6.2.3.3-9", swap(b">internal<", b">inner<"))
obj("A2 6.6.2.3.3-10", cut(rb"<pdfaProperty:description>.*?</pdfaProperty:description>"))
obj("A2 6.6.3-same", lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("another")))
obj("A2 6.6.4-1", cut(rb"<pdfaid:part>.*?</pdfaid:part>"))
obj("A2 6.6.4-2", swap(b"<pdfaid:part>2<", b"<pdfaid:part>1<"))
obj("A2 6.6.4-3", lambda pdf: metadata(pdf, lambda x: re.sub(rb"<pdfaid:conformance>.<", b"<pdfaid:conformance>X<", x)))


def another_prefix(ns, prefix, name):
    return extra(f'<other:{name} xmlns:other="{ns}">1</other:{name}>'.encode())


for clause, prop in (("4", "part"), ("5", "conformance"), ("6", "amd"), ("7", "corr")):
    obj(f"A2 6.6.4-{clause}", another_prefix("http://www.aiim.org/pdfa/ns/id/", "pdfaid", prop))
for clause, prop in (("3", "part"), ("4", "amd"), ("5", "corr")):
    obj(f"UA1 5-{clause}", another_prefix("http://www.aiim.org/pdfua/ns/id/", "pdfuaid", prop))
obj("UA1 5-1", cut(rb"<pdfuaid:part>.*?</pdfuaid:part>"))
obj("UA1 5-2", swap(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"))
obj("UA1 7.1-9", cut(rb"<dc:title>.*?</dc:title>"))
obj("A2 own-uuid", swap(b"urn:uuid:", b"urn:paiban:"))
obj("A2 6.8-2", lambda pdf: pdf.Root.__setitem__("/Broken", Dictionary(Type=Name.Filespec, EF=Dictionary())))
obj("A2 6.8-5", lambda pdf: pdf.Root.__setitem__("/Broken", pdf.make_indirect(Stream(pdf, b"x", Type=Name.EmbeddedFile))))
obj("A2 6.10-1", lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(AlternatePresentations=Dictionary())))
obj("A2 6.10-2", lambda pdf: page(pdf).__setitem__("/PresSteps", Dictionary()))
obj("A2 6.11-1", lambda pdf: pdf.Root.__setitem__("/Requirements", Array()))
