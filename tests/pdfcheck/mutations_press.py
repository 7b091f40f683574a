"""Changes that break conditions of files for the press (PDF/X-4)."""
from pikepdf import Array, Dictionary, Name, String

from change import annotation, cut, intent, obj, on, page, swap


@on("X4 6.4-1")
def _(pdf):
    pdf.Root.OutputIntents.append(Dictionary(intent(pdf)))


@on("X4 6.4-2")
def _(pdf):
    intent(pdf).OutputConditionIdentifier = String("Our own press")
    if "/Info" in intent(pdf):
        del intent(pdf)["/Info"]


obj("X4 6.10-4", swap(b">PDF/X-4<", b">PDF/X-4p<"))
obj("X4 6.10-5", cut(rb"<xmpMM:DocumentID>.*?</xmpMM:DocumentID>"))
obj("X4 6.10-6", cut(rb"<xmpMM:VersionID>.*?</xmpMM:VersionID>"))
obj("X4 6.10-7", cut(rb"<xmpMM:RenditionClass>.*?</xmpMM:RenditionClass>"))
obj("X4 6.10-8", cut(rb"<xmp:CreateDate>.*?</xmp:CreateDate>"))
obj("X4 6.10-9", cut(rb"<xmp:ModifyDate>.*?</xmp:ModifyDate>"))
obj("X4 6.10-10", cut(rb"<xmp:MetadataDate>.*?</xmp:MetadataDate>"))
obj("X4 CGATS-2.17", lambda pdf: pdf.trailer.Info.__setitem__("/Trapped", Name.Unknown))
obj("X4 CGATS-2.17-xmp", swap(b">False</pdf:Trapped>", b">True</pdf:Trapped>"))


@on("X4 CGATS-2.10-trim")
def _(pdf):
    page(pdf).ArtBox = page(pdf).TrimBox


obj("X4 CGATS-2.10-bleed", lambda pdf: page(pdf).__setitem__("/BleedBox", Array([10, 10, 50, 50])))
obj("X4 CGATS-2.10-media", lambda pdf: page(pdf).__setitem__("/MediaBox", Array([10, 10, 50, 50])))
obj("X4 CGATS-2.10-crop", lambda pdf: page(pdf).__setitem__("/CropBox", Array([10, 10, 50, 50])))
obj("X4 6.17-1", lambda pdf: annotation(pdf, "Text"))
obj("X4 6.20-3", lambda pdf: page(pdf).__setitem__("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)))
