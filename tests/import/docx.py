#!/usr/bin/env python3
"""A small Word file: a headline by styles, a heading, bold. docx.py FILE"""
import sys
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = [("k", "报纸引题"), ("Title", "Title"), ("d", "副题"), ("b", "作者"), ("t", "正文宋体"), ("h", "heading 1")]


def paragraph(style, *runs):
    text = "".join(f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'
                   for words, bold in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p>'


def relation(kind, target):
    return (f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/{kind}" '
            f'Target="{target}"/></Relationships>')


body = "".join([paragraph("k", ("海拔五千米", False)), paragraph("Title", ("垭口的邮车", False)),
                paragraph("d", ("——三十年一条路", False)), paragraph("b", ("本报记者 戊", False)),
                paragraph("t", ("邮车每天翻过垭口，车上是", False), ("报纸", True), ("和药。", False)),
                paragraph("h", ("下山", False)), paragraph("t", ("风停了，路就好走。", False))])
styles = "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{name}"/></w:style>' for i, name in STYLES)
main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
               f'ContentType="{main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>')
    z.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
    z.writestr("word/_rels/document.xml.rels", relation("styles", "styles.xml"))
    z.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>')
    z.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
